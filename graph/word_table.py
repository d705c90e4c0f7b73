"""A table in Word whose header comes again on each page and whose short rows stay whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from cancu.graph.printable import printable

_HYPHEN = regex.compile(r"(?<=[\w/])-(?=\w)")
_WHOLE_LINES = 15  # printed lines: some more than half a page; a longer row may break
_LETTER = 2.2  # mm of an average letter of 13 points


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table; widths in mm add up to the page's 252 mm between the margins."""

    heading: str
    width: int
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell."""

    text: str
    bold: bool = False
    italic: bool = False


Cell = str | tuple[Line, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A row over all columns that says what the rows below it are."""

    text: str


def add_table(word: WordDocument, columns: Sequence[Column], rows: Iterable[Row | Group]) -> None:
    """Add a table with a header row, group rows and rows."""
    table = word.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, spec in zip(table.columns, columns, strict=True):
        column.width = Mm(spec.width)
    header = tuple((Line(spec.heading, bold=True),) for spec in columns)
    _fill(table.rows[0], columns, header, centred=True)
    _mark(table.rows[0], "w:tblHeader")
    last = table.rows[0]
    for row in rows:
        last = table.add_row()
        if isinstance(row, Group):
            _fill_group(last, row, columns)
        else:
            _fill(last, columns, row)
    for cell in last.cells:  # the notes never stand alone on the last page
        cell.paragraphs[-1].paragraph_format.keep_with_next = True


def _fill(row: _Row, columns: Sequence[Column], texts: Row, *, centred: bool = False) -> None:
    if _lines(texts, columns) <= _WHOLE_LINES:
        _mark(row, "w:cantSplit")
    for cell, text, spec in zip(row.cells, texts, columns, strict=True):
        cell.width = Mm(spec.width)  # LibreOffice heeds the cells, Word the columns
        _write(cell, _as_lines(text), centred=centred or spec.centred)


def _lines(texts: Row, columns: Sequence[Column]) -> int:
    """Return about how many printed lines the tallest cell takes."""
    return max(
        sum(1 + int(len(line.text) * _LETTER / spec.width) for line in _as_lines(text))
        for text, spec in zip(texts, columns, strict=True)
    )


def _as_lines(text: Cell) -> tuple[Line, ...]:
    return (Line(text),) if isinstance(text, str) else text


def _fill_group(row: _Row, group: Group, columns: Sequence[Column]) -> None:
    _mark(row, "w:cantSplit")
    cell = row.cells[0].merge(row.cells[len(columns) - 1])
    for extra in cell.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    _write(cell, (Line(group.text, bold=True),), centred=False)
    cell.paragraphs[0].paragraph_format.keep_with_next = True


def _write(cell: _Cell, lines: tuple[Line, ...], *, centred: bool) -> None:
    paragraph = cell.paragraphs[0]
    for number, line in enumerate(lines):
        paragraph = cell.add_paragraph() if number else paragraph
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.space_before = Pt(2)
        paragraph.paragraph_format.space_after = Pt(2)
        run = _add_unbroken(paragraph, printable(line.text))
        run.bold, run.italic = line.bold or None, line.italic or None


def _add_unbroken(paragraph: Paragraph, text: str) -> Run:
    """Add text whose numbers (22-NQ/TW) a line's end does not cut at the hyphen."""
    first, *rest = _HYPHEN.split(text)
    run = paragraph.add_run(first)
    for piece in rest:
        run._r.append(OxmlElement("w:noBreakHyphen"))
        run._r.add_t(piece)
    return run


def _mark(row: _Row, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
