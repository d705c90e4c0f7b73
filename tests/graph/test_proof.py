"""A document cut up for proof-reading."""

from __future__ import annotations

from collections import Counter
from io import StringIO

import pytest
from rich.console import Console

from cancu.graph.proof import MarkKind, passages
from cancu.graph.show_proof import show_proof
from cancu.ingest.extract import read_string
from cancu.ingest.model import Reading

_LETTER = """Số: 12/KH-UBND
KẾ HOẠCH
Về việc thử

Căn cứ Quyết định số 5523/QĐ-UBND ngày 04 tháng 12 năm 2018;
I. NHIỆM VỤ
1. Giao Phòng Y tế chủ trì, báo cáo trước ngày 15/12/2019.
2. Thực hiện Chỉ thị số 27/CTTg.
"""


@pytest.fixture(scope="module", params=["seed", "letter"])
def proofed(request: pytest.FixtureRequest, reading: Reading) -> Reading:
    return reading if request.param == "seed" else read_string(_LETTER)


def test_every_word_stands_in_one_passage(proofed: Reading) -> None:
    words = "".join(piece.text for passage in passages(proofed) for piece in passage.pieces)
    assert "".join(words.split()) == "".join(proofed.document.text.split())


def test_every_citation_opens_and_closes_once(proofed: Reading) -> None:
    pieces = [piece for passage in passages(proofed) for piece in passage.pieces]
    for side in ("opened", "closed"):
        seen = Counter(
            mark.index
            for piece in pieces
            for mark in getattr(piece, side)
            if mark.kind is MarkKind.CITATION
        )
        assert seen == Counter(range(len(proofed.citations)))


def test_a_marked_piece_quotes_its_mark(proofed: Reading) -> None:
    """Between where a mark opens and where it closes stand exactly its words."""
    for passage in passages(proofed):
        for mark in passage.marks:
            words = "".join(piece.text for piece in passage.pieces if mark in piece.marks)
            assert mark.span.of(proofed.document.text).startswith(words)


def _printed(reading: Reading, terminal: bool) -> str:
    console = Console(
        file=StringIO(), force_terminal=terminal, width=100, highlight=False, color_system=None
    )
    show_proof(console, reading)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_what_was_read_is_printed_under_the_words() -> None:
    printed = _printed(read_string(_LETTER), terminal=False)
    lines = [line.partition(" │ ")[2].strip() for line in printed.splitlines()]
    # the mention in brackets, numbered
    cited = "Căn cứ ⟦Quyết định số 5523/QĐ-UBND ngày 04 tháng 12 năm 2018⟧[1];"
    assert cited in lines
    # what it was read as, right beneath
    note = "[1] 5523/QĐ-UBND · Quyết định · 04/12/2018 · căn cứ"
    assert lines[lines.index(cited) + 1] == note
    # a duty with its deadline
    assert (
        "→ Phòng Y tế: chịu trách nhiệm; thời hạn: trước ngày 15/12/2019 (= trước 15/12/2019)"
        in lines
    )
    # a doubtful number says so where it stands
    assert any(line.startswith("‼ số in là “27/CTTg”") for line in lines)


def test_a_terminal_wraps_beside_the_gutter(reading: Reading) -> None:
    lines = _printed(reading, terminal=True).splitlines()
    assert max(map(len, lines)) <= 100
    # a wrapped clause never runs under its path
    at = next(i for i, line in enumerate(lines) if line.startswith("II/1/1.1/-1 "))
    assert lines[at + 1].startswith(" " * 17)
