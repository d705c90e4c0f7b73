"""What the store says in SQLite's words, PostgreSQL is told in its own."""

from __future__ import annotations

import pytest

from cancu.graph.postgres_words import tables, translated
from cancu.graph.store import TABLES

_LIST = "jsonb_array_elements_text((%s)::jsonb)"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # values in order and by name; two colons are a type, not a name
        ("SELECT a FROM b WHERE c = ? AND d = ?", "SELECT a FROM b WHERE c = %s AND d = %s"),
        ("SELECT :one, :one, a::text", "SELECT %(one)s, %(one)s, a::text"),
        # a percent sign is no value
        ("SELECT a FROM b WHERE c LIKE '%x'", "SELECT a FROM b WHERE c LIKE '%%x'"),
        # a list to compare with, and one to begin from, whose texts are compared by their bytes
        ("a IN (SELECT value FROM json_each(?))", f"a = ANY (ARRAY(SELECT {_LIST}))"),
        ("(SELECT value FROM json_each(?) UNION", f'(SELECT {_LIST} COLLATE "C" UNION'),
        # all of the words, in any order
        ("words MATCH ?", "string_to_array(text, ' ') @> string_to_array((%s)::text, ' ')"),
        # part of a text
        ("instr(key, ?) > 0", "strpos(key, %s) > 0"),
    ],
)
def test_queries(query: str, expected: str) -> None:
    assert translated(query) == expected


def test_tables_have_nothing_left_that_only_sqlite_knows() -> None:
    made = tables(TABLES)
    assert made.count("CREATE TABLE") == TABLES.count("CREATE TABLE") + 1  # and the words
    for word in ("ROWID", "BLOB", "VIRTUAL", "fts5"):
        assert word not in made
    assert "body BYTEA NOT NULL" in made
    assert made.count('TEXT COLLATE "C"') == made.count("TEXT")  # no text in the server's order
