"""Nodes and edges: their ids, and how each edge keeps its evidence."""

from __future__ import annotations

from typing import TypeAlias

import networkx as nx

from cancu.graph.facts import Facts
from cancu.graph.fold import fold
from cancu.graph.identity import Identity
from cancu.graph.model import EdgeKind, Evidence, NodeKind

Graph: TypeAlias = "nx.MultiDiGraph[str]"


def document_id(name: str) -> str:
    """Return the id of the document read from the file `name`."""
    return f"tài liệu: {name}"


def clause_id(name: str, path: str) -> str:
    """Return the id of a clause of the document read from the file `name`."""
    return f"{name}#{path}"


def instrument_id(identity: Identity) -> str:
    """Return the id of an instrument."""
    return f"văn bản: {identity.id}"


def unit_id(unit: str, facts: Facts) -> str:
    """Return the id of a unit: offices of one name exist in every place."""
    issuer = fold(facts.head["issuer"] or facts.name)
    return f"đơn vị: {fold(unit)} · {issuer}"


def add_node(graph: Graph, node: str, kind: NodeKind, shown: str, /, **attributes: object) -> None:
    """Add a node, or to its attributes."""
    graph.add_node(node, kind=kind.value, label=shown, **attributes)


def add_edge(
    graph: Graph, source: str, target: str, kind: EdgeKind, evidence: Evidence, **attributes: object
) -> None:
    """Add an edge; its key tells statements of one relation apart by place, then by number.

    One unit may have two deadlines at one place: two edges.
    """
    data = {"kind": kind.value, "evidence": evidence.row(), **attributes}
    place = f"{kind.value}@{evidence.document}:{evidence.start}"
    key, again = place, 1
    while graph.has_edge(source, target, key):
        if graph.edges[source, target, key] == data:
            return
        again += 1
        key = f"{place}+{again}"
    graph.add_edge(source, target, key=key, **data)
