"""Marks that open clauses."""

from __future__ import annotations

import pytest

from cancu.ingest.markers import letter_of, marker_at, without_note
from cancu.ingest.model import ClauseKind as Kind


@pytest.mark.parametrize(
    ("text", "kind", "label", "value"),
    [
        ("I. MỤC ĐÍCH", Kind.ROMAN, "I", 1),
        ("XIV. Tổ chức", Kind.ROMAN, "XIV", 14),
        ("IX.", Kind.ROMAN, "IX", 9),  # a smaller numeral before a larger one
        ("1. Mục đích", Kind.NUMBER, "1", 1),
        ("1.1 Tiếp tục", Kind.NUMBER, "1.1", 1),  # a point inside stands for the closing one
        ("2.10. Rà soát", Kind.NUMBER, "2.10", 10),
        ("a) Chủ trì", Kind.LETTER, "a", 1),
        ("đ) Phối hợp", Kind.LETTER, "đ", 5),  # a, b, c, d, đ
        ("(2) Duy trì", Kind.NUMBER, "(2)", 2),  # both brackets belong to the label
        ("- Sở Tài chính", Kind.DASH, "-", None),
        ("– Sở Tài chính", Kind.DASH, "-", None),  # a long dash is the same mark
        ("+ Rà soát", Kind.DASH, "+", None),
        ("Điều 5. Phạm vi", Kind.ARTICLE, "Điều 5", 5),
        ("ĐIỀU 5. PHẠM VI", Kind.ARTICLE, "Điều 5", 5),
        ("Điều 12a. Bổ sung", Kind.ARTICLE, "Điều 12a", None),
        ("Chương II", Kind.CHAPTER, "Chương II", None),
        ("Mục 1. Quy định", Kind.SECTION, "Mục 1", None),
        ("Phần thứ nhất", Kind.PART, "Phần thứ nhất", None),
        ("A. ĐẶC ĐIỂM", Kind.ROMAN, "A", None),
    ],
)
def test_marks(text: str, kind: Kind, label: str, value: int | None) -> None:
    marker = marker_at(text, 0, len(text))
    assert marker is not None
    assert (marker.kind, marker.label, marker.value) == (kind, label, value)


@pytest.mark.parametrize(
    "text",
    [
        "11 xây dựng Kế hoạch",  # a number that a wrapped line has brought here
        "2018 - 2021 như sau",
        "16 Phường",
        "1730/KH-UB ngày",
        "Điều này có hiệu lực",
        "* *",  # an ornament
        "* (Có Phụ lục đính kèm)*",  # emphasis that a converter left
        "* (Kèm theo Quyết định số 1/QĐ-UBND)",  # its end is in the next paragraph
        "(1) của Điều này",  # a reference
        "Phần thứ nhất bao gồm tên các cơ quan",  # a sentence
        "Chương II của Luật này",
        "Mục 1 được sửa đổi",
        "(Kèm theo Kế hoạch)",
        "Mục tiêu chung",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert marker_at(text, 0, len(text)) is None


def test_a_sum_of_money_is_no_point_number() -> None:
    for text in ("3.071 TTHC", "3.117.000 đồng", "1.0 Phần mềm"):
        marker = marker_at(text, 0, len(text))
        assert marker is None or "." not in marker.label


@pytest.mark.parametrize(
    ("text", "expected", "label", "value"),
    [
        ("1.36 Quyết định", 1, "1", 1),  # khoản 1 with the mark of note 36
        ("1.36 Quyết định", 2, "1.36", 36),  # khoản 1 is open: its point 36
        ("4.9 Xác định", 3, "4", 4),  # khoản 3 is repealed and left out
        ("1.1 Quyết định", 1, "1.1", 1),  # the first point of khoản 1
        ("1.2.3 Quyết định", 1, "1.2.3", 3),
        ("1. Quyết định", 1, "1", 1),
    ],
)
def test_the_mark_of_a_note_is_no_point(text: str, expected: int, label: str, value: int) -> None:
    marker = marker_at(text, 0, len(text))
    assert marker is not None
    read = without_note(marker, expected)
    assert (read.label, read.value) == (label, value)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2.[3] Trường hợp", "2"),  # a note marked right after the number
        ("a)[17] Một", "a"),
        ("a)12 Một", "a"),  # raised in print, glued by a converter
    ],
)
def test_a_note_after_the_mark(text: str, label: str) -> None:
    marker = marker_at(text, 0, len(text))
    assert marker is not None
    assert marker.label == label


def test_letters_and_their_places_agree() -> None:
    for value in range(1, 20):
        marker = marker_at(f"{letter_of(value)}) Một", 0, 6)
        assert marker is not None
        assert marker.value == value


def test_outer_levels_rank_before_inner_ones() -> None:
    texts = [
        "Phần I",
        "Chương I",
        "Mục 1",
        "I. A",
        "Điều 1. A",
        "1. A",
        "1.1. A",
        "a) b",
        "- A",
        "+ A",
    ]
    ranks = [marker.rank for text in texts if (marker := marker_at(text, 0, len(text)))]
    assert len(ranks) == len(texts)
    assert ranks == sorted(ranks)
