"""Labelled lines are told apart from the task, and no word of them is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.graph.labelled import is_label, told, without_cells


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Đơn vị chủ trì: Sở Tư pháp.", True),
        ("b) Cơ quan thực hiện:", True),  # a heading of such lines
        ("c) Thời gian thực hiện: Hằng năm.", True),
        ("- Sản phẩm: Báo cáo.", True),
        ("a) Nhiệm vụ: Rà soát văn bản.", False),  # this is the task
        ("2. Tập huấn. Đơn vị chủ trì: Sở Nội vụ.", False),  # the label comes after a task
        ("- Sở Tư pháp chủ trì tập huấn.", False),
    ],
)
def test_is_label(text: str, expected: bool) -> None:
    assert is_label(text) is expected


def test_what_was_read_wholly_leaves_the_task() -> None:
    text = "- Tập huấn. Đơn vị chủ trì: Sở Nội vụ và Sở Tư pháp. Thời gian: Hằng năm."
    found = told(text, ("Sở Nội vụ", "Sở Tư pháp", "Hằng năm"))
    assert found.task == "Tập huấn."
    assert found.times == ("Hằng năm",)


def test_what_was_not_read_stays_in_the_task() -> None:
    """The second unit is not among the known ones: its line must not vanish."""
    text = "- Tập huấn. Đơn vị chủ trì: Sở Nội vụ, Trung tâm X."
    assert told(text, ("Sở Nội vụ",)).task == text.removeprefix("- ")


def test_results_are_told_apart() -> None:
    found = told("1. Rà soát. Sản phẩm: Báo cáo; kế hoạch. Thời hạn: Tháng 12.")
    assert found.results == ("Báo cáo; kế hoạch",)
    assert "Báo cáo" not in found.task
    assert told("a) Nhiệm vụ: Rà soát.").task == "Rà soát."


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("Tập huấn. Sở A Sở B; Sở C Quý IV", ["Sở A", "Sở B", "Sở C", "Quý IV"], "Tập huấn."),
        ("Mô hình (PPP) Sở A", ["Sở A"], "Mô hình (PPP)"),
        ("Phối hợp với Sở A Sở B", ["Sở A", "Sở B"], "Phối hợp với Sở A"),  # of the task itself
        ("Sở A tập huấn Quý IV, nếu có", ["Sở A", "Quý IV"], "Sở A tập huấn Quý IV, nếu có"),
        ("Sở A", ["Sở A"], "Sở A"),  # a row of nothing else keeps its words
    ],
)
def test_cells_at_the_end_of_a_table_row(text: str, cells: list[str], expected: str) -> None:
    assert without_cells(text, cells) == expected


_PIECES = st.sampled_from(
    ["Đơn vị chủ trì: ", "Sở A. ", "Thời gian: ", "Sản phẩm: ", "việc ", "\n", "- ", "; "]
)


@given(st.lists(_PIECES).map("".join))
def test_no_word_is_lost(text: str) -> None:
    found = told(text)
    for word in ("việc", "A."):
        kept = " ".join((found.task, *found.times, *found.results))
        assert kept.count(word.strip(".")) >= text.count(word.strip("."))
