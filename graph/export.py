"""Hand the graph to other programs: GraphML, node-link JSON, CSV, Neo4j, Turtle, Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from cancu.graph.elements import Graph
from cancu.graph.model import EdgeKind, NodeKind
from cancu.graph.store import node_link

Row = dict[str, Any]
_BASE = "urn:cancu:"
_ELI = "http://data.europa.eu/eli/ontology#"
_PREDICATES = {
    EdgeKind.BASED_ON: "eli:based_on",
    EdgeKind.CITES: "eli:cites",
    EdgeKind.AMENDS: "eli:amends",
    EdgeKind.REPEALS: "eli:repeals",
    EdgeKind.REPLACES: "eli:changes",
    EdgeKind.PROMULGATES: "eli:has_part",
    EdgeKind.IMPLEMENTS: "eli:applies",
}


class ExportError(Exception):
    """The graph cannot be written in that form. `str(error)` is one Vietnamese line."""


def export(graph: Graph, form: str, target: Path) -> tuple[Path, ...]:
    """Write the graph to `target`, a file or, for tables, a folder; return the files written.

    `form` is one of FORMS. The same graph gives the same bytes.
    """
    files = FORMS[form](graph)
    if list(files) == [""]:
        _write(target, files[""])
        return (target,)
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        _write(target / name, content)
    return tuple(target / name for name in files)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part")
    temporary.write_bytes(content)
    temporary.replace(path)


def _graphml(graph: Graph) -> dict[str, bytes]:
    """GraphML holds no lists and no empty values: lists become JSON, empty values go."""
    plain: Graph = nx.MultiDiGraph()
    plain.add_nodes_from((node, _flat(data)) for node, data in graph.nodes(data=True))
    for source, target, key, data in graph.edges(keys=True, data=True):
        plain.add_edge(source, target, key=key, **_flat(data))
    written = io.BytesIO()
    nx.write_graphml(plain, written)
    return {"": written.getvalue()}


def _flat(data: Row) -> Row:
    return {
        name: json.dumps(value, ensure_ascii=False, sort_keys=True)
        if isinstance(value, (list, tuple, dict))
        else value
        for name, value in data.items()
        if value is not None
    }


def _json(graph: Graph) -> dict[str, bytes]:
    return {"": node_link(graph).encode()}


def _tables(graph: Graph) -> tuple[list[Row], list[Row]]:
    nodes = [{"id": node, **_flat(data)} for node, data in graph.nodes(data=True)]
    edges = [
        {"source": source, "target": target, "key": key, **_flat(data)}
        for source, target, key, data in graph.edges(keys=True, data=True)
    ]
    return nodes, edges


def _columns(rows: list[Row], first: tuple[str, ...]) -> list[str]:
    rest = {name for row in rows for name in row} - set(first)
    return [*first, *sorted(rest)]


def _csv(graph: Graph) -> dict[str, bytes]:
    nodes, edges = _tables(graph)
    return {
        "nodes.csv": _sheet(nodes, ("id", "kind", "label")),
        "edges.csv": _sheet(edges, ("source", "target", "kind")),
    }


def _sheet(rows: list[Row], first: tuple[str, ...], renamed: dict[str, str] | None = None) -> bytes:
    columns = _columns(rows, first)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow((renamed or {}).get(column, column) for column in columns)
    writer.writerows([row.get(column) for column in columns] for row in rows)
    return written.getvalue().encode()


def _neo4j(graph: Graph) -> dict[str, bytes]:
    """Headings as `neo4j-admin database import` reads them."""
    nodes, edges = _tables(graph)
    return {
        "nodes.csv": _sheet(nodes, ("id", "kind", "label"), {"id": "id:ID", "kind": ":LABEL"}),
        "edges.csv": _sheet(
            edges,
            ("source", "target", "kind"),
            {"source": ":START_ID", "target": ":END_ID", "kind": ":TYPE"},
        ),
    }


def _turtle(graph: Graph) -> dict[str, bytes]:
    """Instruments by their ELI path, documents, clauses and units by their id."""
    names = {node: _name(node, data) for node, data in graph.nodes(data=True)}
    lines = [f"@prefix eli: <{_ELI}> .", f"@prefix cancu: <{_BASE}#> .", ""]
    for node, data in graph.nodes(data=True):
        lines += [f"{names[node]} {words} ." for words in _described(data)]
    seen: set[str] = set()
    for source, target, data in graph.edges(data=True):
        kind = EdgeKind(data["kind"])
        predicate = _PREDICATES.get(kind, f"cancu:{kind.value}")
        seen.add(f"{names[source]} {predicate} {names[target]} .")
    return {"": ("\n".join([*lines, *sorted(seen)]) + "\n").encode()}


def _name(node: str, data: Row) -> str:
    path = data["eli"] if data["kind"] == NodeKind.INSTRUMENT else f"{data['kind']}/{node}"
    return f"<{_BASE}{_escaped(path)}>"


def _escaped(path: str) -> str:
    """Escape what an IRI may not hold; letters with tones may stand."""
    return "".join(c if c.isalnum() or c in "/-._~:#" else f"%{ord(c):02X}" for c in path)


def _described(data: Row) -> Iterator[str]:
    is_instrument = data["kind"] == NodeKind.INSTRUMENT
    yield f"a {'eli:LegalResource' if is_instrument else 'cancu:' + data['kind'].capitalize()}"
    yield f"eli:title {_literal(data['label'])}"
    if is_instrument and data["number"]:
        yield f"eli:number {_literal(data['number'])}"
    if is_instrument and data["date"] and len(data["date"]) == 10:
        day = "http://www.w3.org/2001/XMLSchema#date"
        yield f"eli:date_document {_literal(data['date'])}^^<{day}>"


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _parquet(graph: Graph) -> dict[str, bytes]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ExportError("thiếu pyarrow; hãy cài: pip install 'cancu[parquet]'") from None
    found = {}
    nodes, edges = _tables(graph)
    for name, rows, first in (
        ("nodes.parquet", nodes, ("id", "kind", "label")),
        ("edges.parquet", edges, ("source", "target", "kind")),
    ):
        columns = {c: [row.get(c) for row in rows] for c in _columns(rows, first)}
        written = pyarrow.BufferOutputStream()
        pyarrow.parquet.write_table(pyarrow.table(columns), written)
        found[name] = written.getvalue().to_pybytes()
    return found


FORMS: dict[str, Callable[[Graph], dict[str, bytes]]] = {
    "graphml": _graphml,
    "json": _json,
    "csv": _csv,
    "neo4j": _neo4j,
    "turtle": _turtle,
    "parquet": _parquet,
}
