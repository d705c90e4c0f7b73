"""The names of laws that amend others."""

from __future__ import annotations

import pytest

from cancu.ingest.amending_names import amended_end
from cancu.ingest.laws import law_at


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a group of laws, told by what they are about
        (
            "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch và các văn bản",
            "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch",
        ),
        ("Luật sửa đổi các luật về thuế năm 2014", "Luật sửa đổi các luật về thuế"),
        # a subject with `và` inside, which the table knows
        (
            "Luật sửa đổi, bổ sung một số điều của 15 Luật trong lĩnh vực nông nghiệp và môi trường,",
            "Luật sửa đổi, bổ sung một số điều của 15 Luật trong lĩnh vực nông nghiệp và môi trường",
        ),
        # a subject that no table knows goes to the date or number
        (
            "Luật sửa đổi, bổ sung một số điều của 11 Luật về biên phòng, hải quan số 9/2031/QH17",
            "Luật sửa đổi, bổ sung một số điều của 11 Luật về biên phòng, hải quan",
        ),
        # one article or annex of a law
        (
            "Luật sửa đổi, bổ sung Điều 6 và Phụ lục 4 về Danh mục ngành, nghề đầu tư của Luật Đầu tư ngày 22",
            "Luật sửa đổi, bổ sung Điều 6 và Phụ lục 4 về Danh mục ngành, nghề đầu tư của Luật Đầu tư",
        ),
        (
            "Luật sửa đổi, bổ sung một số điều và Phụ lục Danh mục chỉ tiêu của Luật Thống kê,",
            "Luật sửa đổi, bổ sung một số điều và Phụ lục Danh mục chỉ tiêu của Luật Thống kê",
        ),
        # small letters in the list of amended laws
        (
            "Luật sửa đổi, bổ sung một số điều của luật chứng khoán, luật kế toán và luật giá số 56",
            "Luật sửa đổi, bổ sung một số điều của luật chứng khoán, luật kế toán và luật giá",
        ),
        # the list ends before what is no law
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Giá, Nghị định số 1/2020/NĐ-CP",
            "Luật sửa đổi, bổ sung một số điều của Luật Giá",
        ),
        ("Luật sửa đổi, bổ sung Luật Giá và luật sư", "Luật sửa đổi, bổ sung Luật Giá"),
    ],
)
def test_names(text: str, name: str) -> None:
    law = law_at(text, 0, len(text))
    assert law is not None
    assert law.of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        " sửa đổi năm 2020",  # nothing is named
        " sửa đổi này có hiệu lực",
        " Giá số 16/2023/QH15",  # no amending law
    ],
)
def test_what_amends_no_named_law(text: str) -> None:
    assert amended_end(text, 0, len(text)) is None


def test_a_chain_of_amending_laws_ends_without_recursion() -> None:
    text = "Luật sửa đổi " * 5000
    assert law_at(text, 0, len(text)) is None
