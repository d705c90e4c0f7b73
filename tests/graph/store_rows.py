"""All rows of a store, for comparison: two stores of the same documents have the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from cancu.graph.store import opened

_HIDDEN = ("words_", "sqlite_")  # what FTS5 and SQLite keep for themselves


def rows_of(folder: Path) -> dict[str, list[str]]:
    """Return the rows of every table; where the words of a document begin is no content."""
    with closing(opened(folder)) as database:
        return all_rows(database)


def all_rows(database: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the rows of every table of an open store."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    tables = [name for (name,) in database.execute(query) if not name.startswith(_HIDDEN)]
    columns = {"words": "id, text", "parts": "document, digest, clauses"}
    return {
        table: sorted(
            repr(row) for row in database.execute(f"SELECT {columns.get(table, '*')} FROM {table}")
        )
        for table in tables
    }
