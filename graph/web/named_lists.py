"""Lists of instruments, units and documents by SQL, with how much hangs on each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cancu.graph.database import Database
from cancu.graph.fold import fold_number
from cancu.graph.model import EdgeKind, NodeKind
from cancu.graph.unit_forms import unit_forms
from cancu.graph.web.listing import like
from cancu.graph.web.wanted import PER_PAGE

# Counts come from an index over the kinds of edges that end at a node.
_LISTED = """
SELECT nodes.id, nodes.label, nodes.attributes,
       (SELECT count(*) FROM edges WHERE target = nodes.id AND edges.kind = :counted) AS held
FROM nodes WHERE nodes.kind = :kind AND {named}
ORDER BY {order} LIMIT :most OFFSET :skipped"""
_MANY = 5000  # more are listed by name: to sort them by weight would count every edge
_CHOICES = 500
_SIZE = "SELECT count(*) FROM nodes WHERE kind = :kind AND {named}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A node with the number of edges that make it weighty."""

    id: str
    label: str
    data: dict[str, Any]
    held: int


@dataclass(frozen=True, slots=True)
class Names:
    """One page of a list."""

    rows: Sequence[Listed]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """Return the number of pages."""
        return max(1, -(-self.total // PER_PAGE))


def find_instruments(database: Database, typed: str, page: int) -> Names:
    """Return a page of instruments; the most used first where there are not too many."""
    keys = (fold_number(typed),)
    return _find(database, NodeKind.INSTRUMENT, EdgeKind.GROUNDED_IN, keys, page)


def find_units(database: Database, typed: str, page: int) -> Names:
    """Return a page of units, those with most to do first where there are not too many."""
    return _find(database, NodeKind.UNIT, EdgeKind.ASSIGNED_TO, unit_forms(typed), page)


def _find(
    database: Database, kind: NodeKind, counted: EdgeKind, keys: Sequence[str], page: int
) -> Names:
    likes = {f"like{n}": like(key) for n, key in enumerate(filter(None, keys))}
    named = " OR ".join(f"key LIKE :{name} ESCAPE '\\'" for name in likes)
    named = f"({named or '1 = 1'})"
    values: dict[str, str | int] = {"kind": kind.value, "counted": counted.value, **likes}
    total = database.execute(_SIZE.format(named=named), values).fetchone()[0]
    order = "nodes.key, nodes.id" if total > _MANY else "held DESC, nodes.key, nodes.id"
    values |= {"most": PER_PAGE, "skipped": (page - 1) * PER_PAGE}
    rows = database.execute(_LISTED.format(order=order, named=named), values)
    listed = [Listed(node, label, json.loads(text), held) for node, label, text, held in rows]
    return Names(listed, total, page)


def documents(database: Database) -> list[Listed]:
    """Return the documents with the number of their duties, newest first."""
    counts = dict(database.execute("SELECT document, count(*) FROM duties GROUP BY document"))
    rows = database.execute(
        "SELECT id, label, attributes FROM nodes WHERE kind = ?", (NodeKind.DOCUMENT.value,)
    )
    listed = [(node, label, json.loads(text)) for node, label, text in rows]
    named = [Listed(n, label, data, counts.get(data["file"], 0)) for n, label, data in listed]
    return sorted(named, key=lambda one: (one.data.get("date") or "", one.label), reverse=True)


def document_names(database: Database) -> list[str]:
    """Return the first documents by file name; with more, a list to choose from helps nobody."""
    query = "SELECT name FROM facts ORDER BY name LIMIT ?"
    return [row[0] for row in database.execute(query, (_CHOICES,))]
