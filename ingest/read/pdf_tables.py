"""Number the tables and columns of a PDF; a ruled table may go on over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import regex

from cancu.ingest.model import Cell
from cancu.ingest.read.compose import Look
from cancu.ingest.read.pdf_columns import Placed
from cancu.ingest.read.pdf_plumber import Table

_IS_CUT = regex.compile(r"[-/,]$")
_ENDED = regex.compile(r"[.;:!?]$")
_GOES_ON = regex.compile(r"\p{Ll}(?![.)])")
_ORDINAL = regex.compile(r"[\dIVXLC.]{1,6}[.)]?|\p{L}[.)]?|[-–+*•]")
_TALLEST_HEADER = 4  # rows


@dataclass(slots=True)
class Entry:
    """A line of the document with its place; the cell grows where its table goes on."""

    page: int
    placed: Placed
    gap: bool
    look: Look
    cell: Cell | None


class Tables:
    """Tells each line's cell, page after page."""

    def __init__(self) -> None:
        self._number = -1
        self._region: tuple[int, int] | None = None  # page and region of the last line
        self._columns = 0  # of the ruled table that the last line stands in
        self._titles: dict[int, list[str]] = {}  # the first rows' texts, which may be repeated
        self._offset = 0  # rows of the table on pages before
        self._rows = 0
        self._tails: dict[int, str] = {}  # the last words of each column, in the last row
        self._ends: dict[int, Cell] = {}  # the last cell of each column
        self._grown: dict[Cell, Cell] = {}  # by what they were on the page where they begin
        self._goes_on = False
        self._is_cut = False  # the page's end parts a row

    def continued(self, lines: list[Placed], ruled: Sequence[Table]) -> list[Placed]:
        """Take a page; one that begins where a table broke off loses the repeated header."""
        first = lines[0] if lines else None
        self._goes_on = bool(first and first.columns and first.columns == self._columns)
        if first is None or not self._goes_on:
            return lines
        rows = [list(row) for _, row in groupby(lines, key=lambda one: (one.region, one.row))]
        repeated = 0
        while repeated < len(rows) and _texts(rows[repeated]) == self._titles.get(repeated):
            repeated += 1
        rest = lines[sum(map(len, rows[:repeated])) :]
        self._goes_on = bool(rest and rest[0].columns)
        self._is_cut = self._goes_on and self._cuts(rows[repeated])
        if self._goes_on:
            self._grow(rest[0].row, ruled[0])
        return rest

    def _cuts(self, row: list[Placed]) -> bool:
        """Tell a row that goes on inside a sentence or in one cell only, without its ordinal."""
        if row[0].column == 0 and _ORDINAL.fullmatch(row[0].line.text):
            return False
        only = row[0].column if row[0].column == row[-1].column else 0
        if only and row[0].span[1] == 1 and not _ENDED.search(self._tails.get(only, ".")):
            return True
        firsts = {placed.column: placed.line.text for placed in reversed(row)}
        return any(
            bool(_GOES_ON.match(text)) or bool(_IS_CUT.search(self._tails.get(column, "")))
            for column, text in firsts.items()
        )

    def _grow(self, row: int, table: Table) -> None:
        """A blank cell under one that is merged down to the page's end belongs to it."""
        for column, (rows, _) in enumerate(table.spans[row]):
            above = self._ends.get(column)
            if not rows or not above or table.rows[row][column].strip():
                continue
            is_last = above.row + above.rows >= self._rows
            if is_last and max(rows, above.rows) > 1 and rows - self._is_cut > 0:
                grown = replace(above, rows=above.rows + rows - self._is_cut)
                self._grown[self._first_form(above)] = self._ends[column] = grown

    def _first_form(self, cell: Cell) -> Cell:
        return next((first for first, last in self._grown.items() if last == cell), cell)

    def cell(self, page: int, placed: Placed) -> Cell | None:
        """Return the place of a line in the document's tables."""
        if placed.region is None:
            self._region, self._columns = None, 0
            return None
        if (page, placed.region) != self._region:
            self._open(placed)
            self._region = page, placed.region
        row = placed.row + self._offset
        cell = Cell(self._number, row, placed.column, *placed.span)
        self._remember(placed, cell)
        return cell

    def _remember(self, placed: Placed, cell: Cell) -> None:
        if placed.columns and cell.row < _TALLEST_HEADER:
            self._titles.setdefault(cell.row, []).append(placed.line.text)
        if cell.row + 1 > self._rows:
            self._tails = {}
        self._columns, self._rows = placed.columns, cell.row + 1
        self._tails[cell.column] = placed.line.text
        self._ends[cell.column] = cell

    def _open(self, placed: Placed) -> None:
        if self._goes_on:
            self._goes_on = False
            self._offset = self._rows - placed.row - self._is_cut
            return
        self._number += 1
        self._offset = self._rows = 0
        self._titles, self._tails, self._ends = {}, {}, {}

    def rejoined(self, entries: list[Entry]) -> list[Entry]:
        """Give merged cells their rows on later pages, and each cell of a cut row its rest."""
        for entry in entries:
            entry.cell = self._grown.get(entry.cell, entry.cell) if entry.cell else None
        joined: list[Entry] = []
        for _, row in groupby(entries, key=_row):
            joined += sorted(row, key=_column)
        return joined


def _texts(row: list[Placed]) -> list[str]:
    return [placed.line.text for placed in row]


def _row(entry: Entry) -> tuple[int, int] | None:
    return (entry.cell.table, entry.cell.row) if entry.cell else None


def _column(entry: Entry) -> int:
    return entry.cell.column if entry.cell else 0
