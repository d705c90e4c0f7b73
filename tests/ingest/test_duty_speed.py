"""Duties are read in linear time: twice the text asks twice the work, on hostile text too."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from cancu.ingest.assign import assign
from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair
from cancu.ingest.split import split

HEAD = "KẾ HOẠCH\n\nTHỰC HIỆN VIỆC A\n\nCăn cứ Luật A;\n\nI. NHIỆM VỤ\n\n"
HOSTILE = [
    "1. " + "; Sở Y tế" * 400,
    "1. " + "các sở, " * 400 + ".",
    "1. Trong khi thực hiện, " + "các xã, " * 400 + "thì dừng.",
    "1. Giao " + "Sở A: " * 400,
    "1. gửi " + "đến các sở qua " * 400,
    "1. phối hợp " + "và chặt chẽ, " * 400,
    "1. " + "(gọi tắt là Sở) " * 400,
    "1. hoàn thành " + "trước ngày " * 400,
    "1. Sở Y tế:\n\n" + "- Thời gian: Quý I/2026.\n\n" * 400,
    "1. Sở Y tế:\n\n" + "- Theo dõi việc A trước ngày 01/6. Báo cáo.\n\n" * 400,
]


def calls(act: Callable[[], object]) -> int:
    """Count the calls, of the program and of built-in functions, that `act` makes."""
    count = 0

    def profile(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


def work(body: str) -> int:
    document = repair(read_text("a.txt", f"{HEAD}{body}\n\nII. KINH PHÍ\n".encode()))
    clauses = split(document).clauses
    return calls(lambda: assign(document, clauses))


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_twice_the_text_asks_at_most_twice_the_calls(hostile: str) -> None:
    start, unit = hostile[:3], hostile[3:]
    once, twice = work(start + unit), work(start + unit * 2)
    assert twice < 2.3 * once
