from __future__ import annotations

import pytest

from cancu.graph.body import folded_body, place_of


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        # abbreviations are spelled out, so that both spellings are one body
        ("UBND TP.HCM", "uy ban nhan dan thanh pho ho chi minh"),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "uy ban nhan dan thanh pho ho chi minh"),
        # who signs numbers in the series of the body, also behind two titles
        ("Chủ tịch Ủy ban nhân dân tỉnh Cà Mau", "uy ban nhan dan tinh ca mau"),
        ("Thường trực Ban Chấp hành Đảng bộ tỉnh", "dang bo tinh"),
        # a department is given the level of its province
        ("Sở Xây dựng Hà Nội", "so xay dung thanh pho ha noi"),
    ],
)
def test_one_body_has_one_folded_name(printed: str, folded: str) -> None:
    assert folded_body(printed) == folded


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (None, ""),
        # the level alone names no place
        ("uy ban nhan dan tinh", ""),
        # a province is known without its level; districts and wards are not
        ("uy ban nhan dan tinh ca mau", "ca mau"),
        ("uy ban nhan dan quan 11", "quan 11"),
        ("tinh uy nghe an", "nghe an"),
    ],
)
def test_the_place_in_a_bodys_name(body: str | None, place: str) -> None:
    assert place_of(body) == place
