"""Ask a store, or a graph in memory, for single nodes and what is near them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

import networkx as nx

from cancu.graph.answers import NothingFound
from cancu.graph.as_json import loaded
from cancu.graph.database import Database
from cancu.graph.elements import Graph, document_id
from cancu.graph.fold import fold, fold_number
from cancu.graph.missing import near_names
from cancu.graph.model import NodeKind
from cancu.graph.store import opened

_KINDS = "SELECT kind, COUNT(*) FROM nodes GROUP BY kind"
_KEYED = "SELECT id FROM nodes WHERE kind = ? AND key = ?"
_NAMED = "SELECT key, label FROM nodes WHERE kind = ? ORDER BY id"
_OF_KIND = "SELECT id FROM nodes WHERE kind = ?"
_BESIDE = """SELECT target FROM edges WHERE source IN (SELECT value FROM json_each(:nodes))
  UNION SELECT source FROM edges WHERE target IN (SELECT value FROM json_each(:nodes))"""
_NODES = """SELECT id, kind, label, attributes FROM nodes
  WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"""
# The cast keeps the second list out of the index: by it SQLite would seek every pair of nodes.
_EDGES = """SELECT source, target, key, kind, attributes FROM edges
  WHERE source IN (SELECT value FROM json_each(:nodes))
  AND CAST(target AS TEXT) IN (SELECT value FROM json_each(:nodes)) ORDER BY source, target, key"""


class Shelf(Protocol):
    """Where single nodes can be had."""

    def counts(self) -> dict[str, int]:
        """Return the number of nodes of each kind."""

    def of_kind(self, kind: NodeKind) -> set[str]:
        """Return all nodes of a kind."""

    def keyed(self, kind: NodeKind, key: str) -> set[str]:
        """Return the nodes of a kind that a question names by `key`, folded."""

    def named(self, kind: NodeKind) -> dict[str, str]:
        """Return what the nodes of a kind are called, by what a question names them by."""

    def beside(self, nodes: Iterable[str]) -> set[str]:
        """Return what one edge joins to `nodes`, in either direction."""

    def among(self, nodes: Iterable[str]) -> Graph:
        """Return those of `nodes` that are there, with the edges between them."""


class Kept:
    """A store on disk; nothing is loaded but what is asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self) -> dict[str, int]:
        """Return the number of nodes of each kind."""
        return dict(self._database.execute(_KINDS).fetchall())

    def of_kind(self, kind: NodeKind) -> set[str]:
        """Return all nodes of a kind."""
        return {row[0] for row in self._database.execute(_OF_KIND, (kind.value,))}

    def keyed(self, kind: NodeKind, key: str) -> set[str]:
        """Return the nodes of a kind that a question names by `key`, folded."""
        return {row[0] for row in self._database.execute(_KEYED, (kind.value, key))}

    def named(self, kind: NodeKind) -> dict[str, str]:
        """Return what the nodes of a kind are called, by what a question names them by."""
        return dict(self._database.execute(_NAMED, (kind.value,)).fetchall())

    def beside(self, nodes: Iterable[str]) -> set[str]:
        """Return what one edge joins to `nodes`, in either direction."""
        return {row[0] for row in self._database.execute(_BESIDE, {"nodes": _listed(nodes)})}

    def among(self, nodes: Iterable[str]) -> Graph:
        """Return those of `nodes` that are there, with the edges between them."""
        graph: Graph = nx.MultiDiGraph()
        wanted = _listed(nodes)
        for name, kind, label, text in self._database.execute(_NODES, (wanted,)):
            graph.add_node(name, kind=kind, label=label, **loaded(text))
        for source, target, key, kind, text in self._database.execute(_EDGES, {"nodes": wanted}):
            graph.add_edge(source, target, key=key, kind=kind, **loaded(text))
        return graph


class Held:
    """A graph in memory."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def counts(self) -> dict[str, int]:
        """Return the number of nodes of each kind."""
        return dict(Counter(data["kind"] for _, data in self._graph.nodes(data=True)))

    def of_kind(self, kind: NodeKind) -> set[str]:
        """Return all nodes of a kind."""
        return {node for node, data in self._graph.nodes(data=True) if data["kind"] == kind}

    def keyed(self, kind: NodeKind, key: str) -> set[str]:
        """Return the nodes of a kind that a question names by `key`, folded."""
        return {node for node in self.of_kind(kind) if _key(self._graph.nodes[node]) == key}

    def named(self, kind: NodeKind) -> dict[str, str]:
        """Return what the nodes of a kind are called, by what a question names them by."""
        found = (self._graph.nodes[node] for node in sorted(self.of_kind(kind)))
        return {_key(data): data["label"] for data in found}

    def beside(self, nodes: Iterable[str]) -> set[str]:
        """Return what one edge joins to `nodes`, in either direction."""
        return {other for node in nodes for other in nx.all_neighbors(self._graph, node)}

    def among(self, nodes: Iterable[str]) -> Graph:
        """Return those of `nodes` that are there, with the edges between them."""
        return nx.MultiDiGraph(self._graph.subgraph(nodes))


def _key(data: dict[str, Any]) -> str:
    """Return what a question names a node by, as the store keeps it."""
    if data["kind"] in (NodeKind.DUTY, NodeKind.CLAUSE):
        return fold(data["path"])
    return str(data.get("folded" if data["kind"] == NodeKind.UNIT else "key", ""))


def _listed(nodes: Iterable[str]) -> str:
    return json.dumps(sorted(nodes), ensure_ascii=False)


@contextmanager
def kept(folder: Path) -> Iterator[Kept]:
    """Open the store of `folder` for a while. Raises `StoreError`."""
    with closing(opened(folder)) as database:
        yield Kept(database)


def meant(shelf: Shelf, wanted: str) -> set[str]:
    """Return the nodes that `wanted` names: a node's id, an instrument, a unit, a clause, a file.

    A number that recurs gives several; the first kind that knows the name decides. Raises
    `NothingFound` with near names.
    """
    file, _, path = wanted.rpartition("#")
    clauses = (NodeKind.DUTY, NodeKind.CLAUSE)
    named = {
        node
        for kind in clauses
        for node in shelf.keyed(kind, fold(path).strip("/ "))
        if not file or node.startswith(f"{file}#")
    }
    found = (
        set(shelf.among({wanted}))
        or shelf.keyed(NodeKind.INSTRUMENT, fold_number(wanted))
        or shelf.keyed(NodeKind.UNIT, fold(wanted))
        or named
        or set(shelf.among({document_id(wanted)}))
    )
    if found:
        return found
    raise NothingFound(
        f"không có văn bản, đơn vị, điều khoản hay tệp nào là “{wanted}”{_near(shelf, wanted)}"
    )


def _near(shelf: Shelf, wanted: str) -> str:
    labels = {**shelf.named(NodeKind.UNIT), **shelf.named(NodeKind.INSTRUMENT)}
    return near_names(fold_number(wanted), labels) or near_names(fold(wanted), labels)


def near(shelf: Shelf, start: Iterable[str], steps: int) -> Graph:
    """Return the graph of what at most `steps` edges, in either direction, join to `start`."""
    return shelf.among(rings(shelf, start, steps))


def rings(
    shelf: Shelf, start: Iterable[str], steps: int, enough: float = float("inf")
) -> list[str]:
    """List the nodes at most `steps` edges from `start`, nearest first, those of a ring by name.

    A hub joins half the store within a few steps: no ring is begun once more than `enough` are
    listed.
    """
    outermost = set(start)
    listed = dict.fromkeys(sorted(outermost))
    for _ in range(steps):
        if len(listed) > enough:
            break
        outermost = shelf.beside(outermost) - listed.keys()
        listed |= dict.fromkeys(sorted(outermost))
    return list(listed)
