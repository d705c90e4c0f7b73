"""What the store asks of a database: SQLite's words, which any other database translates.

A query has `?` or `:name` for its values, a list is one JSON value in `json_each(?)`, words are
found by `words MATCH ?`, and texts are compared by their bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

Given = Sequence[Any] | Mapping[str, Any]


class StoreError(Exception):
    """The graph's folder cannot be read or written. `str(error)` is one Vietnamese line."""


class Rows(Protocol):
    """The rows that a query found."""

    def __iter__(self) -> Iterator[Any]:
        """Yield each row as a tuple."""

    def fetchone(self) -> Any:  # noqa: ANN401 - as in the standard library
        """Return the next row, None after the last."""

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""


class Database(Protocol):
    """An open store. `sqlite3.Connection` is one as it is."""

    def execute(self, query: str, given: Given = ..., /) -> Rows:
        """Run one query."""

    def executemany(self, query: str, given: Iterable[Given], /) -> object:
        """Run one query for each of `given`."""

    def close(self) -> None:
        """Let go of it; a change that is not kept by then is undone."""
