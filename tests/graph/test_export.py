"""Each form of the graph, opened again by an independent reader."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx
import pytest

from cancu.graph.elements import Graph
from cancu.graph.export import FORMS, export


def test_graphml(graph: Graph, tmp_path: Path) -> None:
    [path] = export(graph, "graphml", tmp_path / "a.graphml")
    read = nx.read_graphml(path)
    assert set(read) == set(graph)
    assert read.number_of_edges() == graph.number_of_edges()
    node = next(n for n in graph if n.startswith("văn bản: 5523"))
    assert read.nodes[node]["number"] == "5523/QĐ-UBND"


def test_json(graph: Graph, tmp_path: Path) -> None:
    [path] = export(graph, "json", tmp_path / "a.json")
    read = nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    assert nx.utils.graphs_equal(read, graph)


@pytest.mark.parametrize("form", ["csv", "neo4j"])
def test_tables(graph: Graph, tmp_path: Path, form: str) -> None:
    nodes, edges = (
        list(csv.DictReader(path.open(encoding="utf-8", newline="")))
        for path in export(graph, form, tmp_path / form)
    )
    assert len(nodes) == len(graph)
    assert len(edges) == graph.number_of_edges()
    name, source, target = (
        ("id", "source", "target") if form == "csv" else ("id:ID", ":START_ID", ":END_ID")
    )
    ids = {row[name] for row in nodes}
    assert {row[end] for row in edges for end in (source, target)} <= ids
    if form == "neo4j":
        assert {row[":TYPE"] for row in edges} == {
            data["kind"] for *_, data in graph.edges(data=True)
        }


def test_turtle(graph: Graph, tmp_path: Path) -> None:
    rdflib = pytest.importorskip("rdflib", reason="the test extra brings rdflib")
    [path] = export(graph, "turtle", tmp_path / "a.ttl")
    read = rdflib.Graph().parse(path)
    eli = rdflib.Namespace("http://data.europa.eu/eli/ontology#")
    decision = rdflib.URIRef(
        "urn:cancu:eli/vn/qd/2018/5523-qd-ubnd/uy-ban-nhan-dan-thanh-pho-ho-chi-minh"
    )
    plan = rdflib.URIRef("urn:cancu:eli/vn/kh/2019/40-kh-ubnd/uy-ban-nhan-dan-quan-11")
    assert (plan, eli.based_on, decision) in read
    assert str(read.value(decision, eli.date_document)) == "2018-12-04"
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    assert len(set(read.objects(None, rdflib.RDF.type))) == len(kinds)


def test_parquet(graph: Graph, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the parquet extra brings pyarrow")
    nodes, edges = (parquet.read_table(path) for path in export(graph, "parquet", tmp_path / "p"))
    assert nodes.num_rows == len(graph)
    assert edges.num_rows == graph.number_of_edges()
    assert set(edges["source"].to_pylist()) <= set(nodes["id"].to_pylist())


@pytest.mark.parametrize("form", sorted(FORMS))
def test_same_bytes(graph: Graph, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    first, again = (export(graph, form, tmp_path / name) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]
