"""Ruled tables that go on over pages."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from cancu.ingest.model import Cell
from cancu.ingest.read.pdf import read_pdf

_HEADER = [["STT", "Noi dung", "Don vi", "", "San pham"], ["", "", "Chu tri", "Phoi hop", ""]]
_MERGED_HEADER = [
    *(("SPAN", (column, 0), (column, 1)) for column in (0, 1, 4)),
    ("SPAN", (2, 0), (3, 0)),
]


def _pdf(rows: int, *merged: tuple[int, int]) -> dict[str, Cell]:
    """Print a table with two header rows, repeated; the unit of the first of `merged` rows (from
    1) holds for them all. Return the cell of each text.
    """
    body = [[f"{n}", f"Viec {n}", f"So {n}", f"Huyen {n}", "Ke hoach"] for n in range(1, rows + 1)]
    spans = [("SPAN", (2, first + 1), (2, last + 1)) for first, last in merged]
    for first, last in merged:
        for row in body[first:last]:
            row[2] = ""
    look = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), *_MERGED_HEADER, *spans])
    written = io.BytesIO()
    table = Table(_HEADER + body, colWidths=[40, 140, 90, 90, 70], repeatRows=2, style=look)
    SimpleDocTemplate(written, pagesize=A4).build([table])
    source = read_pdf("a.pdf", written.getvalue())
    return {b.span.of(source.text): b.cell for b in source.blocks if b.cell}


def test_a_header_of_two_rows_is_read_once_with_its_merged_cells() -> None:
    cells = _pdf(60)
    assert cells["STT"] == Cell(0, 0, 0, rows=2)
    assert cells["Don vi"] == Cell(0, 0, 2, columns=2)
    assert cells["Phoi hop"] == Cell(0, 1, 3)
    # the second page begins with a header that is printed again, and the rows count on
    assert {cells[f"Viec {n}"].row - n for n in range(1, 61)} == {1}


def test_a_merged_cell_holds_for_its_rows() -> None:
    assert _pdf(6, (2, 4))["So 2"] == Cell(0, 3, 2, rows=3)


def test_a_cell_merged_over_the_page_s_end_holds_on_the_next_page() -> None:
    """The printer parts it: on the next page a blank merged cell stands for the rest."""
    cells = _pdf(60, (25, 45))
    assert cells["So 25"] == Cell(0, 26, 2, rows=21)
    assert cells["So 46"] == Cell(0, 47, 2)
