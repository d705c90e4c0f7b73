"""What is wrong in the documents: a rule, a reason, the places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cancu.graph.decisions import Decision
from cancu.graph.elements import Graph
from cancu.graph.model import EdgeKind, Evidence, NodeKind
from cancu.graph.states import Known

NAMING = frozenset(
    {
        EdgeKind.BASED_ON,
        EdgeKind.CITES,
        EdgeKind.AMENDS,
        EdgeKind.REPLACES,
        EdgeKind.REPEALS,
        EdgeKind.DETAILS,
        EdgeKind.GUIDES,
        EdgeKind.PROMULGATES,
        EdgeKind.IMPLEMENTS,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `places` are never empty: no finding without its words."""

    rule: str
    message: str  # Vietnamese, one line
    places: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules look at: the graph, an office's tables, the day that is asked for."""

    graph: Graph
    table: Sequence[Known] = ()
    day: str | None = None
    decisions: Sequence[Decision] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its code; `title` says in Vietnamese what it looks for."""

    code: str
    title: str
    find: Callable[[Checked], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A clause's words that name an instrument."""

    instrument: str  # node
    data: dict[str, Any]
    evidence: Evidence

    @property
    def stated(self) -> dict[str, str | None]:
        """Return what the mention says of the instrument."""
        said: dict[str, str | None] = self.data["stated"]
        return said


def mentions(graph: Graph) -> dict[str, list[Mention]]:
    """Return the mentions of each document in reading order, by its file's name."""
    found: dict[str, list[Mention]] = {}
    for _, target, data in graph.edges(data=True):
        if "stated" in data:
            mention = Mention(target, data, Evidence(**data["evidence"]))
            found.setdefault(mention.evidence.document, []).append(mention)
    for rows in found.values():
        rows.sort(key=lambda mention: mention.evidence.start)
    return dict(sorted(found.items()))


def documents(graph: Graph) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the nodes of documents."""
    for node, data in graph.nodes(data=True):
        if data["kind"] == NodeKind.DOCUMENT:
            yield node, data


def instruments(graph: Graph) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the nodes of instruments."""
    for node, data in graph.nodes(data=True):
        if data["kind"] == NodeKind.INSTRUMENT:
            yield node, data
