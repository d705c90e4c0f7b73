"""Compose the lines of PDF pages: tables, columns, indents and gaps become blocks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import mode

import regex

from cancu.ingest.model import BlockKind
from cancu.ingest.read.compose import Composer, Look
from cancu.ingest.read.pdf_columns import Placed, reading_order
from cancu.ingest.read.pdf_furniture import Page
from cancu.ingest.read.pdf_lines import PrintedLine
from cancu.ingest.read.pdf_plumber import Plumber, Table
from cancu.ingest.read.pdf_tables import Entry, Tables

_NOTE = regex.compile(r"\[\d+\] ")  # as footnotes are made to begin
_SMALLEST_PITCH = 5.0  # points; less is a superscript


def compose(composer: Composer, pages: list[Page], plumber: Plumber) -> None:
    """Add the pages' lines in reading order."""
    tables = Tables()
    printed = [entry for page in pages for entry in _entries(page, tables, plumber)]
    for entry in tables.rejoined(printed):
        if entry.gap:
            composer.leave_gap()
        line = entry.placed.line
        composer.place(line.text, BlockKind.LINE, entry.look, entry.cell, entry.page)
        if line.certainties:
            composer.vouch(line.certainties)


def _entries(page: Page, tables: Tables, plumber: Plumber) -> Iterator[Entry]:
    ruled = plumber.tables(page.number) if page.is_ruled else []
    lines = tables.continued(list(_placed(page, ruled)), ruled)
    margins = _margins(lines)
    pitches = _pitches(lines)
    for at, placed in enumerate(lines):
        gap = _stands_apart(lines, at, pitches.get(_key(placed), 0.0), margins)
        cell = tables.cell(page.number, placed)
        line = placed.line
        look = Look(line.bold, line.italic, cell is None and _is_centred(line, margins))
        yield Entry(page.number, placed, gap, look, cell)


def _placed(page: Page, tables: list[Table]) -> Iterator[Placed]:
    """Yield what stands above, in and below each ruled table."""
    rest = [line for line in page.lines if not any(table.holds(line) for table in tables)]
    regions = 0
    for table in tables:
        above = [line for line in rest if line.baseline < table.top + 3]
        rest = [line for line in rest if line.baseline >= table.top + 3]
        for placed in reading_order(above, regions):
            regions = regions if placed.region is None else max(regions, placed.region + 1)
            yield placed
        yield from _cells(table, regions)
        regions += 1
    yield from reading_order(rest, regions)


def _cells(table: Table, region: int) -> Iterator[Placed]:
    for row, cells in enumerate(table.rows):
        for column, words in enumerate(cells):
            for text in words.split("\n"):
                if text.strip():
                    line = PrintedLine(text.strip(), table.left, table.right, table.top)
                    span = table.spans[row][column]
                    yield Placed(line, region, column, row, len(table.rows[0]), span)


def _place(placed: Placed) -> tuple[int | None, int, int]:
    return placed.region, placed.row, placed.column


def _margins(lines: list[Placed]) -> tuple[float, float]:
    """Return where the full lines of a page begin and end."""
    free = [placed.line for placed in lines if placed.region is None]
    if not free:
        return 0.0, 0.0
    return float(mode(round(line.left) for line in free)), max(line.right for line in free)


def _is_centred(line: PrintedLine, margins: tuple[float, float]) -> bool:
    before, after = line.left - margins[0], margins[1] - line.right
    return before > 15 and abs(before - after) < 8


def _pitches(lines: list[Placed]) -> dict[int, float]:
    """Return the distance of lines within a paragraph, for the body (-1) and each region."""
    drops: dict[int, list[float]] = {}
    for upper, lower in pairwise(lines):
        drop = lower.line.baseline - upper.line.baseline
        if _place(upper) == _place(lower) and drop > _SMALLEST_PITCH:
            drops.setdefault(_key(lower), []).append(drop)
    return {key: sorted(found)[len(found) // 5] for key, found in drops.items()}


def _key(placed: Placed) -> int:
    return -1 if placed.region is None else placed.region


def _stands_apart(lines: list[Placed], at: int, pitch: float, margins: tuple[float, float]) -> bool:
    if _NOTE.match(lines[at].line.text):
        return True
    if at == 0:
        return not lines[at].columns and _is_indented(lines, at, margins)
    before, placed = lines[at - 1], lines[at]
    if _place(before) != _place(placed):
        return False
    drop = placed.line.baseline - before.line.baseline
    if drop > pitch * 1.2 + 1 and pitch:
        return True
    return placed.region is None and _is_indented(lines, at, margins)


def _is_indented(lines: list[Placed], at: int, margins: tuple[float, float]) -> bool:
    """Tell the first line of a paragraph: farther in than the next line, or after a short one."""
    line = lines[at].line
    if line.left < margins[0] + 8 or _is_centred(line, margins):
        return False
    if at + 1 < len(lines) and lines[at + 1].line.left < line.left - 5:
        return True
    short = margins[1] - (margins[1] - margins[0]) * 0.1
    return at > 0 and (lines[at - 1].line.right < short or lines[at - 1].line.left < line.left - 5)
