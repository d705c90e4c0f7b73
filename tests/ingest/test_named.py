"""Instruments cited by a name."""

from __future__ import annotations

import pytest

from cancu.ingest.model import Mention, Span
from cancu.ingest.named import named


def _named(text: str) -> list[Mention]:
    return [mention for _, mention in named(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "name", "issuer", "date"),
    [
        # a congress, with the Party as its body
        (
            "theo Nghị quyết Đại hội XII của Đảng, các",
            "Nghị quyết Đại hội XII của Đảng",
            "Đảng",
            None,
        ),
        # a plenum and its term: no body is printed
        ("Nghị quyết Trung ương 4 khóa XII về", "Nghị quyết Trung ương 4 khóa XII", None, None),
        # the congress itself stands after `của`
        (
            "Nghị quyết của Đại hội đại biểu toàn quốc lần thứ XIV của Đảng.",
            "Nghị quyết của Đại hội đại biểu toàn quốc lần thứ XIV của Đảng",
            "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng",
            None,
        ),
        # a local congress with its years
        (
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ I, nhiệm kỳ 2025 - 2030 và",
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ I, nhiệm kỳ 2025 - 2030",
            None,
            None,
        ),
        # what follows the comma is another instrument
        (
            "Nghị quyết Trung ương 4 khoá XII, Kết luận số 21-KL/TW",
            "Nghị quyết Trung ương 4 khoá XII",
            None,
            None,
        ),
        # an amending law's own title names what it amends
        ("LUẬT\nSỬA ĐỔI MỘT SỐ ĐIỀU CỦA LUẬT GIÁ", "LUẬT GIÁ", None, None),
        # a law that is told to have been enacted
        ("Ngày 1/6/2025, Quốc hội ban hành Luật Nhà giáo.", "Luật Nhà giáo", None, None),
        # the next cell of a table is no part of the name
        ("theo Luật Khí quyển\nCục A", "Luật Khí quyển", None, None),
        # a law takes the date behind it, or the year alone
        ("Căn cứ Luật Giá ngày 19 tháng 6 năm 2023;", "Luật Giá", None, "2023-06-19"),
        ("Luật Đất đai năm 2024 và", "Luật Đất đai", None, "2024"),
    ],
)
def test_named(text: str, name: str, issuer: str | None, date: str | None) -> None:
    (mention,) = _named(text)
    assert (mention.name, mention.issuer, mention.date) == (name, issuer, date)
    assert text[mention.span.start : mention.span.end] == mention.text


@pytest.mark.parametrize(
    "text",
    [
        "các Nghị quyết của Trung ương",  # in general
        "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII số 06-NQ/TW",  # numbered
        "nghị quyết của Đảng ủy",
        "về dự án Luật Viên chức (sửa đổi)",  # a bill
        "dự án Luật sửa đổi, bổ sung một số điều của Luật Giá, Luật Dược.",  # and what it would amend
        "LUẬT\nTHUẾ THU NHẬP CÁ NHÂN",  # a law's own title
        "Quốc hội ban hành Luật Thuế thu nhập cá nhân.",  # its enacting formula
    ],
)
def test_what_is_not_named(text: str) -> None:
    assert list(_named(text)) == []


def test_a_pinpoint_in_front_is_part_of_the_mention() -> None:
    text = "theo khoản 2 Điều 5 Luật Giá"
    (mention,) = _named(text)
    assert mention.text == "khoản 2 Điều 5 Luật Giá"
    assert mention.pinpoint == ("Điều 5/2",)


def test_pinpoints_in_brackets_are_part_of_the_mention() -> None:
    text = "Luật Giá (Điều 5, khoản 1 Điều 6) và"
    (mention,) = _named(text)
    assert mention.text == "Luật Giá (Điều 5, khoản 1 Điều 6)"
    assert mention.pinpoint == ("Điều 5", "Điều 6/1")


def test_a_treaty_on_the_law_of_the_sea_is_no_law() -> None:
    assert _named("Công ước của Liên hợp quốc về Luật Biển năm 1982") == []
