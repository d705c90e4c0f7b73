"""Find duties by SQL: one page of them is loaded, never all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import regex

from cancu.graph.answers import DutyAnswer
from cancu.graph.database import Database
from cancu.graph.fold import fold, fold_number, terms
from cancu.graph.model import EdgeKind, NodeKind
from cancu.graph.partial import descendants, listed_clauses
from cancu.graph.query import duty_answer
from cancu.graph.unit_forms import unit_forms
from cancu.graph.web.wanted import PER_PAGE, Wanted, day_of

_JOINED = (
    "id IN (SELECT source FROM edges WHERE kind = ? AND target IN (SELECT value FROM json_each(?)))"
)
_MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Found:
    """One page of duties. `total` stops at a bound: a reader needs no exact million."""

    duties: tuple[DutyAnswer, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """Return the number of pages."""
        return max(1, -(-self.total // PER_PAGE))

    @property
    def bounded(self) -> bool:
        """Tell whether there are more than were counted."""
        return self.total >= _MOST_COUNTED


Condition = tuple[str, tuple[object, ...]]


def find_duties(database: Database, wanted: Wanted) -> Found:
    """Return the page of duties that the address asks for, in reading order."""
    conditions = list(_conditions(database, wanted))
    where = " AND ".join(text for text, _ in conditions) or "1 = 1"
    given = [value for _, values in conditions for value in values]
    total = database.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM duties WHERE {where} LIMIT {_MOST_COUNTED}) AS found",  # noqa: S608 - our own words
        given,
    ).fetchone()[0]
    rows = database.execute(
        f"SELECT id FROM duties WHERE {where} ORDER BY document, place LIMIT ? OFFSET ?",  # noqa: S608
        (*given, PER_PAGE, (wanted.trang - 1) * PER_PAGE),
    )
    return Found(answers(database, [row[0] for row in rows]), total, wanted.trang)


def answers(database: Database, nodes: Iterable[str]) -> tuple[DutyAnswer, ...]:
    """Return the answers on duties or clauses, in the order given."""
    nodes = list(nodes)
    graph = listed_clauses(database, set(nodes))
    return tuple(duty_answer(graph, node) for node in nodes if node in graph)


def _conditions(database: Database, wanted: Wanted) -> Iterable[Condition]:
    if wanted.tai_lieu:
        yield "document = ?", (wanted.tai_lieu,)
    if wanted.muc:
        yield "level = ?", (wanted.muc,)
    if wanted.han:
        yield _due(wanted.han)
    if wanted.don_vi:
        units = named(database, NodeKind.UNIT, wanted.don_vi)
        yield _JOINED, (EdgeKind.ASSIGNED_TO.value, json.dumps(units))
    if wanted.van_ban:
        named_ones = named(database, NodeKind.INSTRUMENT, wanted.van_ban)
        lower = sorted(descendants(database, named_ones)) if named_ones else []
        yield _JOINED, (EdgeKind.GROUNDED_IN.value, json.dumps(lower))
    if words := terms(fold(wanted.tim)):
        yield "id IN (SELECT id FROM words WHERE words MATCH ?)", (words,)


def _due(asked: str) -> Condition:
    if asked in ("co", "khong"):
        return "timed = ?", (int(asked == "co"),)
    day = date.today().isoformat() if asked == "qua" else day_of(asked)  # noqa: DTZ011 - of here
    return "due <> '' AND due <= ?", (day or "",)


def named(database: Database, kind: NodeKind, typed: str) -> list[str]:
    """Return what has that id, else an instrument of just that number, else all with the words.

    "Sở Y tế" typed as a filter is meant with its head and its parts; a number is meant as it is.
    """
    keys = unit_forms(typed) if kind is NodeKind.UNIT else (fold_number(typed),)
    exact = _ids(database, "id = ?", [(kind.value, typed)])
    if not exact and kind is NodeKind.INSTRUMENT:
        exact = _ids(database, "key = ?", [(kind.value, keys[0])])
    likes = [(kind.value, like(key)) for key in keys if key]
    return exact or _ids(database, "key LIKE ? ESCAPE '\\'", likes)


def _ids(database: Database, where: str, asked: Sequence[tuple[str, ...]]) -> list[str]:
    query = f"SELECT id FROM nodes WHERE kind = ? AND ({where})"  # noqa: S608 - our own words
    return sorted({row[0] for values in asked for row in database.execute(query, values)})


def like(key: str) -> str:
    """Return the pattern of SQL's LIKE that finds `key` inside, its own signs escaped."""
    return "%" + regex.sub(r"([%_\\])", r"\\\1", key) + "%" if key else ""
