"""Footnotes of PDF pages: their numbers in the text and before the notes."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from cancu.ingest.model import Source
from cancu.ingest.read.pdf import read_pdf

Piece = tuple[float, float, float, str]  # size, left, top, words


def _read(*pieces: Piece) -> Source:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    for size, left, top, words in pieces:
        canvas.setFont("Times-Roman", size)
        canvas.drawString(left, A4[1] - top, words)
    canvas.save()
    return read_pdf("a.pdf", written.getvalue())


def _wide(words: str) -> float:
    return 85 + stringWidth(words, "Times-Roman", 14)


_TEXT: tuple[Piece, ...] = (
    (14, 85, 100, "dong dau"),
    (14, 85, 120, "cau co chu thich"),
    (8, _wide("cau co chu thich"), 114, "1"),
    (14, 85, 140, "dong ba"),
)


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        # a number that is not raised, before smaller words: LibreOffice prints it so
        (["1 Sua doi boi A"], ["cau co chu thich[1]", "[1] Sua doi boi A"]),
        # a note that goes on with a number is no other note
        (
            ["1 Sua doi ngay", "16 thang 8 nam 2016."],
            ["cau co chu thich[1]", "[1] Sua doi ngay", "16 thang 8 nam 2016."],
        ),
        # a number that the text does not carry raised opens none
        (["2 Sua doi boi A"], ["cau co chu thich¹", "2 Sua doi boi A"]),
    ],
)
def test_notes_whose_numbers_are_not_raised(
    texts: Callable[[Source], list[str]], notes: list[str], expected: list[str]
) -> None:
    pieces = [(10.0, 85.0, 700.0 + 12 * n, words) for n, words in enumerate(notes)]
    source = _read(*_TEXT, *pieces)
    assert [text for text in texts(source) if not text.startswith("dong")] == expected
    assert any(block.note for block in source.blocks) == ("[1]" in expected[0])


def test_a_mark_between_words_stays_in_its_sentence(
    texts: Callable[[Source], list[str]],
) -> None:
    source = _read(
        (14, 85, 100, "dong dau"),
        (14, 85, 120, "tu bac 1"),
        (8, _wide("tu bac 1 "), 114, "3 "),
        (14, _wide("tu bac 1 ") + 8, 120, "den bac"),
        (14, 85, 140, "dong sau"),
        (6, 85, 700, "3"),
        (10, 90, 704, "Sua doi boi A"),
    )
    assert texts(source) == ["dong dau", "tu bac 1 [3] den bac", "dong sau", "[3] Sua doi boi A"]
