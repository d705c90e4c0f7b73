"""The instruments behind a set of duties: of a unit, or of all that rests on an instrument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cancu.graph.answers import BasisRow, DutyAnswer
from cancu.graph.elements import Graph, document_id
from cancu.graph.identity import label
from cancu.graph.model import LEVEL_LABELS, ProofLevel
from cancu.graph.standing import Side, side, standing

_LEVELS = list(ProofLevel)
_Places = dict[str, dict[str, dict[str, None]]]  # level, document, clauses


@dataclass(frozen=True, slots=True)
class BackingRow:
    """An instrument with the duties that rest on it, by proof level, strongest first."""

    place: int  # from 1
    node: str
    label: str
    date: str | None
    issuer: str | None
    subject: str | None
    side: Side
    duties: tuple[tuple[str, tuple[str, ...]], ...]  # level, "document: clauses" in reading order


def backing_rows(graph: Graph, duties: Iterable[DutyAnswer]) -> tuple[BackingRow, ...]:
    """Return what backs the duties, directly and through chains, by rank and date."""
    found: dict[str, _Places] = {}
    for duty in duties:
        for basis in duty.bases:
            for node in _reached(basis):
                places = found.setdefault(node, {}).setdefault(basis.level, {})
                places.setdefault(duty.document, {})[duty.path] = None
    ordered = sorted(found, key=lambda node: (_standing(graph, node), node))
    return tuple(_row(graph, place, node, found[node]) for place, node in enumerate(ordered, 1))


def _reached(basis: BasisRow) -> Iterator[str]:
    yield basis.instrument_id
    for link in basis.chain:
        yield link.upper_id


def _standing(graph: Graph, node: str) -> tuple[int, int, int, str, str]:
    data = graph.nodes[node]
    return standing(data["type"], data["number"], data["issuer"], data["name"], data["date"])


def _row(graph: Graph, place: int, node: str, duties: _Places) -> BackingRow:
    data = graph.nodes[node]
    levels = sorted(duties, key=lambda level: _LEVELS.index(ProofLevel(level)))
    return BackingRow(
        place,
        node,
        data["label"],
        data["date"],
        data["issuer"],
        data["subject"],
        side(data["type"], data["number"], data["issuer"], data["name"]),
        tuple(
            (LEVEL_LABELS[ProofLevel(level)], tuple(_placed(graph, duties[level])))
            for level in levels
        ),
    )


def _placed(graph: Graph, places: dict[str, dict[str, None]]) -> Iterator[str]:
    for name, paths in places.items():
        head = graph.nodes[document_id(name)]
        named = label(head["type"], head["number"], name)
        yield f"{named}: {', '.join(paths)}"
