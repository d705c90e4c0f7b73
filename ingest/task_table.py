"""Read the columns of a task table: who leads, who helps, by when, with what result."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from cancu.ingest.model import Block, Cell, Document, Span
from cancu.ingest.rows import header_of, repeated_header, tables_in
from cancu.ingest.task_lines import LineKind, column_kind
from cancu.ingest.zones import Texts

Columns = dict[int, LineKind]
_AS_ABOVE = regex.compile(r"[\s\-–(]*(?i:như\s+trên|nt|n\.t\.?)[\s\-–.;)]*")


@dataclass(frozen=True, slots=True)
class TaskTable:
    """What the columns of a table tell, and by column its cells that hold for several rows.

    `header` has where the blocks begin of a header that is printed again on another page;
    `meant` maps where a cell "như trên" begins to what it repeats.
    """

    columns: Columns
    merged: dict[int, list[Block]]
    header: frozenset[int]
    meant: dict[int, list[Block]]


def task_tables(document: Document) -> dict[int, TaskTable]:
    """Map each table that has a column for who does the work to what its columns tell."""
    tables: dict[int, TaskTable] = {}
    if not any(block.cell for block in document.blocks):
        return tables
    texts = Texts.of(document)
    for places in tables_in(texts, 0, len(texts.blocks)):
        columns = _columns(texts, header_of(texts, places))
        if LineKind.LEAD in columns.values() or LineKind.COORDINATE in columns.values():
            again = frozenset(texts.blocks[at].span.start for at in repeated_header(texts, places))
            blocks = [texts.blocks[at] for at in places]
            meant = _meant(document, [b for b in blocks if b.cell and b.cell.column in columns])
            table = TaskTable(columns, _merged(blocks), again, meant)
            tables |= {block.cell.table: table for block in blocks if block.cell}
    return tables


def _merged(blocks: list[Block]) -> dict[int, list[Block]]:
    merged: dict[int, list[Block]] = {}
    for block in blocks:
        if block.cell and block.cell.rows > 1:
            merged.setdefault(block.cell.column, []).append(block)
    return merged


def _meant(document: Document, blocks: list[Block]) -> dict[int, list[Block]]:
    """Find the cells that only say "as above", and the cell of their column that they mean."""
    last: dict[int, list[Block]] = {}
    meant: dict[int, list[Block]] = {}
    for block in blocks:
        cell = block.cell
        above = last.get(cell.column, []) if cell else []
        if _AS_ABOVE.fullmatch(document.text, block.span.start, block.span.end):
            meant[block.span.start] = above
        elif cell:
            goes_on = above and above[0].cell and above[0].cell.row == cell.row
            last[cell.column] = [*above, block] if goes_on else [block]
    return meant


def _columns(texts: Texts, header: list[int]) -> Columns:
    """Tell columns by their titles; one under a title merged over several goes before it.

    Where no cell is known to be merged, the columns of the rows below the first are not known.
    """
    known = [cell for at in header if (cell := texts.blocks[at].cell)]
    if known and all(cell.rows == cell.columns == 1 for cell in known):
        header = [at for at, cell in zip(header, known, strict=True) if cell.row == known[0].row]
    titles: dict[tuple[int, int], str] = {}
    cells: dict[tuple[int, int], Cell] = {}
    for at in header:
        if cell := texts.blocks[at].cell:
            place = (cell.row, cell.column)
            titles[place] = f"{titles.get(place, '')} {texts.texts[at]}"
            cells[place] = cell
    columns: Columns = {}
    for place in sorted(titles):
        kind = column_kind(" ".join(titles[place].split()))
        if kind:
            cell = cells[place]
            columns |= dict.fromkeys(range(cell.column, cell.column + cell.columns), kind)
    return columns


def row_cells(
    tables: dict[int, TaskTable], blocks: tuple[Block, ...]
) -> tuple[tuple[LineKind, Span], ...]:
    """Return the cells of a row that tell who or when, in reading order.

    A cell merged over several rows holds for each of them.
    """
    return tuple(cell for cell in _cells(tables, blocks) if cell[0] is not LineKind.RESULT)


def row_results(tables: dict[int, TaskTable], blocks: tuple[Block, ...]) -> tuple[Span, ...]:
    """Return the cells of a row that tell what comes of the task.

    A merged row without a mark of its own belongs to the row above, and has no results.
    """
    first = next((block.cell for block in blocks if block.cell), None)
    own = tuple(b for b in blocks if b.cell and first and b.cell.row == first.row)
    return tuple(span for kind, span in _cells(tables, own) if kind is LineKind.RESULT and span)


def _cells(
    tables: dict[int, TaskTable], blocks: tuple[Block, ...]
) -> Iterator[tuple[LineKind, Span]]:
    for block in (*_from_above(tables, blocks), *blocks):
        cell = block.cell
        table = tables.get(cell.table) if cell else None
        kind = table.columns.get(cell.column) if cell and table else None
        if kind and table and block.span.start not in table.header:
            for told in table.meant.get(block.span.start, [block]):
                yield kind, told.span


def _from_above(tables: dict[int, TaskTable], blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the merged cells of rows above that hold for the first row of `blocks` too."""
    first = next((block.cell for block in blocks if block.cell), None)
    table = tables.get(first.table) if first else None
    if first is None or table is None:
        return
    for merged in table.merged.values():
        end = bisect_left(merged, _row(first), key=lambda block: _row(block.cell))
        cell = merged[end - 1].cell if end else None
        if cell and cell.table == first.table and first.row < cell.row + cell.rows:
            start = bisect_left(merged, _row(cell), key=lambda block: _row(block.cell))
            yield from merged[start:end]


def _row(cell: Cell | None) -> tuple[int, int]:
    return (cell.table, cell.row) if cell else (-1, -1)
