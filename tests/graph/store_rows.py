"""All rows of a store, for comparison: two stores of the same documents have the same."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import regex

from cancu.graph.database import Database
from cancu.graph.facts import Facts, pack
from cancu.graph.linking import Changes, link
from cancu.graph.store import TABLES, opened
from cancu.graph.store_writing import changing

_TABLES = sorted(regex.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", TABLES))


def rows_of(folder: Path) -> dict[str, list[str]]:
    """Return the rows of every table; where the words of a document begin is no content."""
    with closing(opened(folder)) as database:
        return all_rows(database)


def keep(folder: Path, documents: Iterable[Facts]) -> None:
    """Keep documents in the store of `folder`."""
    rows = {facts.name: (facts.name, facts.digest, 0, pack(facts)) for facts in documents}
    with changing(folder) as database:
        link(database, Changes(sorted(rows), [], rows.__getitem__), ())


def all_rows(database: Database) -> dict[str, list[str]]:
    """Return the rows of every table of an open store."""
    columns = {"words": "id, text", "parts": "document, digest, clauses"}
    return {
        table: sorted(
            repr(row) for row in database.execute(f"SELECT {columns.get(table, '*')} FROM {table}")
        )
        for table in _TABLES
    }
