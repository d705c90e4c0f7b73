"""Every letter of a document stands in exactly one clause."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.coverage import coverage
from cancu.ingest.extract import read, read_string
from cancu.ingest.model import Span

_LINES = (
    *("QUYẾT ĐỊNH", "KẾ HOẠCH", "VỀ VIỆC A", "Căn cứ Luật Giá;", "Điều 1. Một", "1. Hai", "a) Ba"),
    *(
        "- Bốn",
        "Chương I",
        "I. NĂM",
        "PHỤ LỤC I",
        "Nơi nhận:",
        "- Như trên;",
        "TM. ỦY BAN NHÂN DÂN",
    ),
    *("(Kèm theo Quyết định số 1/QĐ-UBND)", "|", "Sáu bảy tám.", "“Điều 5. Chín”", "", "CHỦ TỊCH"),
)


@given(st.lists(st.sampled_from(_LINES), min_size=1, max_size=30))
def test_any_order_of_lines_is_held_whole(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not any(map(str.isalnum, text)):
        return
    found = coverage(read_string(text))
    assert not found.gaps
    assert not found.overlaps
    assert found.share == 1.0


def test_the_seed_is_held_whole(seed: Path) -> None:
    assert coverage(read(seed)).share == 1.0


def test_what_no_clause_holds_is_told(seed: Path) -> None:
    reading = read(seed)
    lost = reading.clauses[5]
    found = coverage(replace(reading, clauses=reading.clauses[:5] + reading.clauses[6:]))
    assert found.share < 1.0
    assert any(gap.holds(lost.span) for gap in found.gaps)


def test_what_two_clauses_hold_is_told(seed: Path) -> None:
    reading = read(seed)
    twice = replace(reading.clauses[5], span=Span(0, reading.clauses[5].span.end))
    found = coverage(replace(reading, clauses=(*reading.clauses[:5], twice, *reading.clauses[6:])))
    assert found.overlaps


@pytest.mark.parametrize("kind", ["txt", "docx", "html"])
def test_the_corpus_is_held_whole(shared: Path, kind: str) -> None:
    for path in sorted((shared / "corpus" / kind).glob("*"))[::8]:
        assert coverage(read(path)).share == 1.0, path.name
