"""What the explorer page shows, as plain values that go to JSON.

Nodes are numbered; words that many rows rest on are held once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cancu.graph.acts import Nature
from cancu.graph.answers import BasisRow
from cancu.graph.elements import Graph, clause_id, document_id
from cancu.graph.matrix import document_title
from cancu.graph.matrix_rows import MatrixRow, rows_of_documents
from cancu.graph.model import (
    CHANGES,
    RELATION_LABELS,
    UPWARDS,
    EdgeKind,
    Evidence,
    NodeKind,
    ProofLevel,
)
from cancu.graph.query import documents
from cancu.graph.rows import CITED_LABELS
from cancu.graph.standing import standing


def explorer_data(graph: Graph, name: str = "") -> dict[str, Any]:
    """Return the page's data: of the document read from file `name`, or else of the whole graph.

    The same graph gives the same values in the same order.
    """
    names = [name] if name else sorted(documents(graph))
    heads = {each: graph.nodes[document_id(each)] for each in names}
    rows = [row for tasks in rows_of_documents(graph, names).values() for row in tasks]
    rows.sort(key=lambda row: not row.leads)  # clauses that name no lead come last
    mentions = _mentions(graph, set(names))
    instruments = _ordered(graph, _reached(graph, rows, mentions) if name else None)
    held = _Held(graph, instruments, names)
    return {
        "documents": [_document(each, heads[each]) for each in names],
        "instruments": [_instrument(graph, node) for node in instruments],
        "tasks": [held.task(row, heads[row.document]["issuer"]) for row in rows],
        "links": list(held.links()),
        "mentions": [held.mention(node, data) for node, data in mentions],
        "units": held.units(),
        "contents": held.contents(),
        "words": held.words(),
    }


def _document(name: str, head: dict[str, Any]) -> dict[str, Any]:
    return {"file": name, "label": document_title(head, name), "title": head["title"]}


def _instrument(graph: Graph, node: str) -> dict[str, Any]:
    data = graph.nodes[node]
    return {key: data[key] for key in ("label", "date", "issuer", "subject", "reason")}


def _ordered(graph: Graph, reached: set[str] | None) -> list[str]:
    nodes = [
        (standing(data["type"], data["number"], data["issuer"], data["name"], data["date"]), node)
        for node, data in graph.nodes(data=True)
        if data["kind"] == NodeKind.INSTRUMENT and (reached is None or node in reached)
    ]
    return [node for _, node in sorted(nodes)]


def _mentions(graph: Graph, names: set[str]) -> list[tuple[str, dict[str, Any]]]:
    """Return each clause's mention of an instrument, in reading order."""
    found = [
        (graph.nodes[clause]["document"], graph.nodes[clause]["order"], instrument, data)
        for clause, instrument, data in graph.edges(data=True)
        if "stated" in data and graph.nodes[clause].get("document") in names
    ]
    found.sort(key=lambda row: (*row[:2], row[3]["evidence"]["start"], row[2]))
    return [(instrument, data) for *_, instrument, data in found]


def _reached(
    graph: Graph, rows: Iterable[MatrixRow], mentions: Iterable[tuple[str, dict[str, Any]]]
) -> set[str]:
    """Return what the rows rest on or the clauses name, and all that this carries out."""
    waiting = [basis.instrument_id for row in rows for basis in row.bases]
    waiting += [instrument for instrument, _ in mentions]
    seen: set[str] = set()
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += [upper for lower, upper, _ in _climbing(graph, [node]) if lower == node]
    return seen


def _climbing(graph: Graph, nodes: Iterable[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield what instruments do with others: what empowers a body is no directive carried out."""
    for lower, upper, data in graph.out_edges(nodes, data=True):
        kind = data["kind"] in UPWARDS | CHANGES
        if kind and data.get("nature") in (None, Nature.CONTENT):
            yield lower, upper, data


class _Held:
    """The numbers under which documents, instruments, units and words stand in the data."""

    def __init__(self, graph: Graph, instruments: list[str], names: list[str]) -> None:
        self._graph = graph
        self._instruments = {node: number for number, node in enumerate(instruments)}
        self._documents = {name: number for number, name in enumerate(names)}
        self._units: dict[tuple[str, str], int] = {}
        self._words: dict[Evidence, int] = {}
        self._contents: dict[str, int] = {}

    def task(self, row: MatrixRow, place: str | None) -> dict[str, Any]:
        """Return a task; units as [number, role]."""
        units = [
            [self._units.setdefault((unit, place or ""), len(self._units)), role]
            for role, names in enumerate((row.leads, row.helps, row.advised))
            for unit in names
        ]
        return {
            "document": self._documents[row.document],
            "path": row.path,
            "page": row.page,
            "text": list(row.task),
            "units": units,
            "deadlines": [[d.printed, list(d.units)] for d in row.deadlines],
            "results": list(row.results),
            "bases": [self._basis(row.document, basis) for basis in row.bases],
        }

    def _basis(self, name: str, basis: BasisRow) -> list[Any]:
        """Return instrument, level, words, content clause, score, shared words, who decided."""
        content = clause_id(name, basis.content) if basis.content else None
        return [
            self._instruments[basis.instrument_id],
            list(ProofLevel).index(ProofLevel(basis.level)),
            self._said(basis.evidence),
            content and self._contents.setdefault(content, len(self._contents)),
            basis.score,
            list(basis.shared),
            basis.decided,
        ]

    def _said(self, evidence: Evidence) -> int:
        return self._words.setdefault(evidence, len(self._words))

    def mention(self, instrument: str, data: dict[str, Any]) -> list[Any]:
        """Return instrument, what the clause does with it, words."""
        said = self._said(Evidence(**data["evidence"]))
        return [self._instruments[instrument], CITED_LABELS[data["role"]], said]

    def links(self) -> Iterator[list[Any]]:
        """Yield lower, upper, relation, whether a chain climbs it, words; each relation once."""
        seen = set()
        edges = sorted(
            _climbing(self._graph, self._instruments),
            key=lambda edge: (edge[0], edge[1], edge[2]["kind"], edge[2]["evidence"]["start"]),
        )
        for lower, upper, data in edges:
            kind = EdgeKind(data["kind"])
            ends = self._instruments.get(lower), self._instruments.get(upper)
            if None not in ends and (ends, kind) not in seen:
                seen.add((ends, kind))
                words = self._said(Evidence(**data["evidence"]))
                yield [*ends, RELATION_LABELS[kind], kind in UPWARDS, words]

    def units(self) -> list[dict[str, str]]:
        """Return the units with the body that speaks of them: offices of one name are many."""
        return [{"label": unit, "place": place} for unit, place in self._units]

    def contents(self) -> list[list[str]]:
        """Return path and words of the content clauses that proposals come through."""
        nodes = (self._graph.nodes[node] for node in self._contents)
        return [[data["path"], data["text"]] for data in nodes]

    def words(self) -> list[list[Any]]:
        """Return document (its file where it is not among the page's), clause, page and quote."""
        return [
            [self._documents.get(e.document, e.document), e.clause, e.page, e.quote]
            for e in self._words
        ]
