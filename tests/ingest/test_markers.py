"""Marks that open clauses."""

from __future__ import annotations

import pytest

from cancu.ingest.markers import marker_at
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
        "(Kèm theo Kế hoạch)",
        "Mục tiêu chung",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert marker_at(text, 0, len(text)) is None


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
