"""Chains across documents: ward, district, city, Prime Minister, Politburo."""

from __future__ import annotations

from cancu.graph.build import build_graph
from cancu.graph.model import EdgeKind
from cancu.graph.query import basis

from .levels_made import five_levels

_UP = ["Quyết định 1730/QĐ-UBND", "Quyết định 112/QĐ-TTg", "Nghị quyết 22-NQ/TW"]


def test_a_wards_duty_rests_on_the_politburos_resolution_step_by_step() -> None:
    """Each step is another document's words, with its place."""
    (answer,) = basis(build_graph(five_levels()), "tuyên truyền")
    (row,) = [row for row in answer.bases if row.instrument == "Kế hoạch 40/KH-UBND"]
    assert row.level == "explicit"
    assert [link.upper for link in row.chain] == _UP
    assert [link.evidence.document for link in row.chain] == ["quan", "thanh-pho", "thu-tuong"]
    assert all(link.evidence.quote for link in row.chain)


def test_steps_point_upwards_only() -> None:
    """The lower act is the source: it carries out, or is based on, the upper one."""
    graph = build_graph(five_levels())
    kinds = {EdgeKind.IMPLEMENTS, EdgeKind.BASED_ON}
    steps = {
        (graph.nodes[lower]["number"], graph.nodes[upper]["number"])
        for lower, upper, data in graph.edges(data=True)
        if data["kind"] in kinds and graph.nodes[lower]["kind"] == "instrument"
    }
    assert steps == {
        ("40/KH-UBND", "1730/QĐ-UBND"),
        ("1730/QĐ-UBND", "112/QĐ-TTg"),
        ("112/QĐ-TTg", "22-NQ/TW"),
    }


def test_a_missing_paper_ends_the_chain_there() -> None:
    """Without the city's decision nothing says what it rests on."""
    papers = [facts for facts in five_levels() if facts.name != "thanh-pho"]
    (answer,) = basis(build_graph(papers), "tuyên truyền")
    (row,) = [row for row in answer.bases if row.instrument == "Kế hoạch 40/KH-UBND"]
    assert [link.upper for link in row.chain] == _UP[:1]
