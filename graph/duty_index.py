"""A flat table of duties beside the graph: SQLite filters, sorts and pages their list."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from typing import Any

import regex

from cancu.graph.database import Database
from cancu.graph.elements import Graph
from cancu.graph.model import EdgeKind, NodeKind, ProofLevel

SCHEMA = """
CREATE TABLE duties (id TEXT PRIMARY KEY, document TEXT NOT NULL, place INTEGER NOT NULL,
                     level TEXT NOT NULL, timed INTEGER NOT NULL, due TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX duties_in_order ON duties (document, place);
CREATE INDEX duties_by_due ON duties (due);
"""
NO_BASIS = "none"
_STRENGTH = {level.value: rank for rank, level in enumerate(ProofLevel)}
_UNTIL = regex.compile(r"(?:đến|trước)\s+((?:\d{1,2}/){0,2}\d{4})(?!\d)")

DutyRow = tuple[str, str, int, str, int, str]  # id, document, place, level, timed, due


def insert_duties(database: Database, rows: Iterable[DutyRow]) -> None:
    """Add rows to a store that is being written."""
    database.executemany("INSERT INTO duties VALUES (?, ?, ?, ?, ?, ?)", rows)


def duty_rows(graph: Graph) -> Iterator[DutyRow]:
    """Yield a row a duty: its place, its strongest proof level, and when it is due."""
    for node, data in graph.nodes(data=True):
        if data["kind"] == NodeKind.DUTY:
            edges = [edge for *_, edge in graph.out_edges(node, data=True)]
            printed = [edge for edge in edges if edge.get("deadline")]
            dues = sorted(filter(None, (last_day(edge.get("due") or "") for edge in printed)))
            first = dues[0] if dues else ""
            yield node, data["document"], data["order"], _level(edges), int(bool(printed)), first


def _level(edges: list[dict[str, Any]]) -> str:
    levels = [edge["level"] for edge in edges if edge["kind"] == EdgeKind.GROUNDED_IN]
    return min(levels, key=_STRENGTH.__getitem__, default=NO_BASIS)


def last_day(due: str) -> str:
    """Return the last day (ISO) of a deadline as `due_words` says it, "" where no year tells.

    A month or a year runs to its last day.
    """
    found = _UNTIL.search(due)
    if not found:
        return ""
    *rest, year = (int(part) for part in found[1].split("/"))
    month = rest[-1] if rest else 12
    if not (year and 1 <= month <= 12):
        return ""
    days = monthrange(year, month)[1]
    day = rest[0] if len(rest) > 1 else days
    return f"{year:04}-{month:02}-{min(day, days):02}"
