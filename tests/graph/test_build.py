"""The typed graph: nodes, edges, evidence."""

from __future__ import annotations

from collections import Counter

from cancu.graph.build import Graph, build_graph, clause_id
from cancu.graph.facts import Facts, facts_of
from cancu.graph.model import EdgeKind, NodeKind
from cancu.ingest.extract import read_string
from cancu.ingest.model import Reading


def test_nodes_of_the_seed(graph: Graph) -> None:
    kinds = Counter(data["kind"] for _, data in graph.nodes(data=True))
    assert kinds[NodeKind.DOCUMENT] == 1
    assert kinds[NodeKind.DUTY] == 22
    # 17 numbered and 2 named instruments, and the plan itself
    assert kinds[NodeKind.INSTRUMENT] == 20


def test_every_edge_has_its_evidence(graph: Graph, reading: Reading) -> None:
    text = " ".join(reading.document.text.split())
    for *_, data in graph.edges(data=True):
        assert data["kind"] in set(EdgeKind)
        if data["kind"] not in (EdgeKind.IMPLEMENTS, EdgeKind.TEXT_OF):
            assert data["evidence"]["quote"] in text


def test_what_a_plan_says_of_two_others_is_an_edge_between_them(graph: Graph) -> None:
    said = {
        (graph.nodes[source]["label"], graph.nodes[target]["label"])
        for source, target, data in graph.edges(data=True)
        if data["kind"] == EdgeKind.IMPLEMENTS
    }
    assert said == {
        ("Nghị quyết 49/NQ-CP", "Nghị quyết Trung ương 4 khóa XII"),
        ("Nghị quyết 31/NQ-CP", "Nghị quyết 22-NQ/TW"),
        ("Nghị quyết 38/NQ-CP", "Nghị quyết 06-NQ/TW"),
        ("Kế hoạch 1730/KH-UB", "Nghị quyết 27/NQ-CP"),
        ("Kế hoạch 119-KH/TU", "Chỉ thị 45-CT/TW"),
    }


def test_the_clause_tree_is_whole(graph: Graph, facts: Facts) -> None:
    for clause in facts.clauses:
        above = [
            source
            for source, _, data in graph.in_edges(clause_id(facts.name, clause.path), data=True)
            if data["kind"] == EdgeKind.CONTAINS
        ]
        assert len(above) == 1


def test_the_order_of_documents_changes_nothing(facts: Facts) -> None:
    other = facts_of(read_string("KẾ HOẠCH\nVỀ A\nI. MỘT\n1. Theo Nghị quyết số 22-NQ/TW.", "b"))
    one, two = build_graph([facts, other]), build_graph([other, facts])
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))


def test_units_of_two_places_are_two(facts: Facts) -> None:
    text = (
        "UBND PHƯỜNG B\n\nKẾ HOẠCH\n\nVỀ A\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế:\n\n- Họp."
    )
    both = build_graph([facts, facts_of(read_string(text, "b"))])
    named = [n for n, data in both.nodes(data=True) if data["label"] == "Phòng Kinh tế"]
    assert len(named) == 2
