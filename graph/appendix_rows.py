"""The rows of a citation appendix: what a document cites, where, and whom it concerns."""

from __future__ import annotations

from dataclasses import dataclass, field

from cancu.graph.build import Stated, Told
from cancu.graph.elements import Graph
from cancu.graph.identity import label
from cancu.graph.model import NodeKind, ProofLevel
from cancu.graph.query import duty_answer
from cancu.graph.standing import Side, Standing, side, standing


@dataclass(frozen=True, slots=True)
class AppendixRow:
    """An instrument that a document cites. Fields that the document does not state are None."""

    place: int  # from 1
    label: str
    type: str | None
    number: str | None
    name: str | None
    date: str | None  # ISO
    issuer: str | None
    subject: str | None
    clauses: tuple[str, ...]  # paths, in reading order
    units: tuple[str, ...]  # whose duties rest on it as the document states
    proposed: tuple[str, ...]  # whose duties are only proposed to
    side: Side
    node: str = field(compare=False)  # in the graph that it was read from


def appendix_rows(graph: Graph, name: str) -> tuple[AppendixRow, ...]:
    """Return the instruments that the document read from file `name` cites, by rank and date.

    Only what this document says of them: another one's words are not in its annex.
    """
    clauses: dict[str, list[tuple[int, str]]] = {}
    said: dict[str, list[Stated]] = {}
    for clause in _clauses(graph, name):
        data = graph.nodes[clause]
        for _, target, edge in graph.out_edges(clause, data=True):
            if "stated" in edge:
                clauses.setdefault(target, []).append((data["order"], data["path"]))
                said.setdefault(target, []).append(edge["stated"])
    units = _units(graph, name)
    stated = {node: Told(rows).whole for node, rows in said.items()}
    ordered = sorted(clauses, key=lambda node: _standing(stated[node], node))
    return tuple(
        _row(place, node, stated[node], clauses[node], units.get(node, {}))
        for place, node in enumerate(ordered, 1)
    )


def _clauses(graph: Graph, name: str) -> list[str]:
    return [
        node
        for node, data in graph.nodes(data=True)
        if data["kind"] in (NodeKind.CLAUSE, NodeKind.DUTY) and data["document"] == name
    ]


def _units(graph: Graph, name: str) -> dict[str, dict[str, bool]]:
    """Map instruments to the units whose duties rest on them by more than the căn cứ.

    The value tells whether the document states it; what is only proposed is marked as such.
    """
    units: dict[str, dict[str, bool]] = {}
    for clause in sorted(_clauses(graph, name), key=lambda node: int(graph.nodes[node]["order"])):
        if graph.nodes[clause]["kind"] != NodeKind.DUTY:
            continue
        answer = duty_answer(graph, clause)
        owners = [unit.unit for unit in answer.units if unit.role == "responsible"]
        for row in answer.bases:
            if row.level != ProofLevel.PREAMBLE:
                stated = row.level != ProofLevel.CARRIED
                for reached in (row.instrument_id, *(link.upper_id for link in row.chain)):
                    named = units.setdefault(reached, {})
                    named.update({owner: stated or named.get(owner, False) for owner in owners})
    return units


def _standing(data: Stated, node: str) -> tuple[Standing, str]:
    place = standing(data["type"], data["number"], data["issuer"], data["name"], data["date"])
    return place, node


def _row(
    place: int,
    node: str,
    data: Stated,
    clauses: list[tuple[int, str]],
    units: dict[str, bool],
) -> AppendixRow:
    paths = tuple(dict.fromkeys(path for _, path in sorted(clauses)))
    return AppendixRow(
        place,
        label(data["type"], data["number"], data["name"]),
        data["type"],
        data["number"],
        data["name"],
        data["date"],
        data["issuer"],
        data["subject"],
        paths,
        tuple(unit for unit, stated in units.items() if stated),
        tuple(unit for unit, stated in units.items() if not stated),
        side(data["type"], data["number"], data["issuer"], data["name"]),
        node,
    )
