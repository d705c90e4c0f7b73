"""How many mentions were told to be which instrument, and why the others were not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cancu.graph.elements import Graph
from cancu.graph.model import NodeKind


@dataclass(frozen=True, slots=True)
class Counts:
    """Mentions of a graph; `reasons` counts why some are open, the most frequent first."""

    instruments: int
    mentions: int
    resolved: int
    ambiguous: int  # could be one of several that are known
    unresolved: int
    reasons: tuple[tuple[str, int], ...]


def count_mentions(graph: Graph) -> Counts:
    """Count the mentions of a graph by what they resolved to."""
    reasons: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for _, target, data in graph.edges(data=True):
        if "stated" in data:
            node = graph.nodes[target]
            told["ambiguous" if node["candidates"] else "open" if node["reason"] else "told"] += 1
            if node["reason"]:
                reasons["có thể là nhiều văn bản" if node["candidates"] else node["reason"]] += 1
    instruments = sum(data["kind"] == NodeKind.INSTRUMENT for _, data in graph.nodes(data=True))
    return Counts(
        instruments,
        told.total(),
        told["told"],
        told["ambiguous"],
        told["open"],
        tuple(reasons.most_common()),
    )
