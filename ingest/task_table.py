"""Read the columns of a task table: who leads, who helps, by when, with what result."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cancu.ingest.model import Block, Document, Span
from cancu.ingest.task_lines import LineKind, column_kind

Columns = dict[int, LineKind]


def task_tables(document: Document) -> dict[int, Columns]:
    """Map each table that has a column for who does the work to what its columns tell."""
    tables: dict[int, Columns] = {}
    cells = [block for block in document.blocks if block.cell is not None]
    for number, blocks in groupby(cells, key=_table):
        columns = _columns(document, list(blocks))
        if LineKind.LEAD in columns.values() or LineKind.COORDINATE in columns.values():
            tables[number] = columns
    return tables


def _table(block: Block) -> int:
    return block.cell.table if block.cell else -1


def _columns(document: Document, blocks: list[Block]) -> Columns:
    first = min(block.cell.row for block in blocks if block.cell)
    titles: dict[int, str] = {}
    for block in blocks:
        if block.cell and block.cell.row == first:
            words = block.span.of(document.text)
            titles[block.cell.column] = f"{titles.get(block.cell.column, '')} {words}"
    kinds = {column: column_kind(" ".join(title.split())) for column, title in titles.items()}
    return {column: kind for column, kind in kinds.items() if kind}


def row_cells(
    tables: dict[int, Columns], blocks: tuple[Block, ...]
) -> tuple[tuple[LineKind, Span], ...]:
    """Return the cells of a row that tell who or when, in reading order."""
    return tuple(cell for cell in _cells(tables, blocks) if cell[0] is not LineKind.RESULT)


def row_results(tables: dict[int, Columns], blocks: tuple[Block, ...]) -> tuple[Span, ...]:
    """Return the cells of a row that tell what comes of the task.

    A merged row without a mark of its own belongs to the row above, and has no results.
    """
    first = next((block.cell for block in blocks if block.cell), None)
    own = tuple(b for b in blocks if b.cell and first and b.cell.row == first.row)
    return tuple(span for kind, span in _cells(tables, own) if kind is LineKind.RESULT and span)


def _cells(
    tables: dict[int, Columns], blocks: tuple[Block, ...]
) -> Iterator[tuple[LineKind, Span]]:
    for block in blocks:
        cell = block.cell
        kind = tables.get(cell.table, {}).get(cell.column) if cell else None
        if kind:
            yield kind, block.span
