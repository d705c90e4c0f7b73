"""Tell where the cells of a Word table stand, and over how many rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cancu.ingest.model import Cell
from cancu.ingest.read.docx_styles import VAL, W, as_number

_TBL, _TR, _TC, _T = f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}t"
_ROW_LOOK, _CELL_LOOK = f"{W}trPr", f"{W}tcPr"
_ROW_CHANGES = f"{W}tblPrEx"
_BEFORE, _SPAN, _MERGE = f"{W}gridBefore", f"{W}gridSpan", f"{W}vMerge"
# Holds no row or cell of the table it stands in; all but tables and paragraphs hold no words.
CLOSED = frozenset(
    f"{W}{name}"
    for name in ("p", "tbl", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sectPr")
)


@dataclass(slots=True)
class Place:
    """A cell of the file: its first column and how many it takes.

    `goes_on` tells one that is merged into the cell above it, `rows` over how many rows one is
    merged that begins here.
    """

    element: etree._Element
    column: int
    columns: int
    goes_on: bool
    rows: int = 1


def rows_of(table: etree._Element) -> list[list[Place]]:
    """Return the cells of each row of a table."""
    grid: list[list[Place]] = []
    above: dict[int, Place] = {}  # column → the cell that one below may be merged into
    for row in _inside(table, _TR):
        places = list(_places(row))
        here = {place.column: place for place in places}
        for column, place in here.items():
            if place.goes_on and column in above:
                here[column] = above[column]
                above[column].rows += 1
        above = here
        grid.append(places)
    return grid


def _places(row: etree._Element) -> Iterator[Place]:
    column = as_number(_settings(row, _ROW_LOOK).get(_BEFORE), 0)
    for element in _inside(row, _TC):
        stated = _settings(element, _CELL_LOOK)
        columns = max(as_number(stated.get(_SPAN), 1), 1)
        yield Place(element, column, columns, stated.get(_MERGE) in ("", "continue"))
        column += columns


def cells_of(grid: list[list[Place]], table: int) -> Iterator[tuple[Cell, etree._Element]]:
    """Yield the cells of a table in reading order, each with its place in the document."""
    for row, places in enumerate(grid):
        for place in places:
            yield Cell(table, row, place.column, place.rows, place.columns), place.element


def is_frame(table: etree._Element, grid: list[list[Place]]) -> bool:
    """Tell what is there for the layout only: one cell, or tables and most words in one cell.

    A table in a cell of any other table is a part of that cell.
    """
    cells = [place.element for row in grid for place in row]
    if len(cells) == 1:
        return True
    tables = table.iter(_TBL)
    next(tables)
    if next(tables, None) is None:
        return False
    return max(map(_letters, cells), default=0) * 2 > _letters(table)


def _letters(element: etree._Element) -> int:
    return sum(len(words.text or "") for words in element.iter(_T))


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or cells of a row, also those inside content controls."""
    for child in parent.iterchildren():
        here = child.tag
        if here == tag:
            yield child
        elif here not in CLOSED:
            yield from _inside(child, tag)


def _settings(element: etree._Element, look: str) -> dict[str, str]:
    """Return the settings of a row or cell, which stand before what it holds, "" where bare."""
    for settings in element:
        if settings.tag == look:
            return {str(found.tag): found.get(VAL) or "" for found in settings}
        if settings.tag != _ROW_CHANGES:
            break
    return {}
