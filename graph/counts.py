"""How many mentions were told to be which instrument, and why the others were not."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from cancu.graph.database import Database
from cancu.graph.elements import Graph
from cancu.graph.model import NodeKind

_SEVERAL = "có thể là nhiều văn bản"
_MENTIONED = """SELECT attributes, sum(mentions) FROM says JOIN nodes ON node = id
  WHERE mentions > 0 GROUP BY id"""
_INSTRUMENTS = "SELECT count(*) FROM nodes WHERE kind = 'instrument'"


@dataclass(frozen=True, slots=True)
class Counts:
    """Mentions of a graph; `reasons` counts why some are open, the most frequent first."""

    instruments: int
    mentions: int
    resolved: int
    ambiguous: int  # could be one of several that are known
    unresolved: int
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large a store is."""

    nodes: dict[str, int]  # by kind
    edges: int


def sizes(database: Database) -> Sizes:
    """Count the nodes of each kind and the edges of a store."""
    kinds = database.execute("SELECT kind, count(*) FROM nodes GROUP BY kind").fetchall()
    (edges,) = database.execute("SELECT count(*) FROM edges").fetchone()
    return Sizes(dict(kinds), edges)


def counted_mentions(database: Database) -> Counts:
    """Count the mentions of a store by what they resolved to."""
    reasons: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for text, count in database.execute(_MENTIONED):
        node = json.loads(text)
        told[_state(node)] += count
        if node["reason"]:
            reasons[_reason(node)] += count
    (instruments,) = database.execute(_INSTRUMENTS).fetchone()
    return _counts(instruments, told, reasons)


def count_mentions(graph: Graph) -> Counts:
    """Count the mentions of a graph by what they resolved to."""
    reasons: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for _, target, data in graph.edges(data=True):
        if "stated" in data:
            node = graph.nodes[target]
            told[_state(node)] += 1
            if node["reason"]:
                reasons[_reason(node)] += 1
    instruments = sum(data["kind"] == NodeKind.INSTRUMENT for _, data in graph.nodes(data=True))
    return _counts(instruments, told, reasons)


def _state(node: dict[str, Any]) -> str:
    return "ambiguous" if node["candidates"] else "open" if node["reason"] else "told"


def _reason(node: dict[str, Any]) -> str:
    return _SEVERAL if node["candidates"] else str(node["reason"])


def _counts(instruments: int, told: Counter[str], reasons: Counter[str]) -> Counts:
    ordered = sorted(reasons.items(), key=lambda row: (-row[1], row[0]))
    states = told["told"], told["ambiguous"], told["open"]
    return Counts(instruments, told.total(), *states, tuple(ordered))
