"""What is drawn of a graph: nearest first, columns from units to what is carried out."""

from __future__ import annotations

import networkx as nx
import pytest

from cancu.graph.api.base import Base
from cancu.graph.api.draw import draw
from cancu.graph.api.picture import picture, relation
from cancu.graph.api.shown import MissingExtra
from cancu.graph.elements import Graph, add_edge, add_node
from cancu.graph.model import EdgeKind, Evidence, NodeKind

_PLACE = Evidence("a.txt", "I", 0, 1, "x")


def _chain(*kinds: EdgeKind) -> Graph:
    """Instruments 0, 1, 2 … each of which does something with the next."""
    graph: Graph = nx.MultiDiGraph()
    for number in range(len(kinds) + 1):
        add_node(graph, str(number), NodeKind.INSTRUMENT, f"Nghị quyết {number}")
    for number, kind in enumerate(kinds):
        add_edge(graph, str(number), str(number + 1), kind, _PLACE)
    return graph


def _columns(graph: Graph) -> dict[str, int]:
    return {node["id"]: node["column"] for node in picture(graph).nodes}


def test_what_is_carried_out_stands_further_right() -> None:
    graph = _chain(EdgeKind.IMPLEMENTS, EdgeKind.BASED_ON, EdgeKind.AMENDS)
    # A change is no chain: 3 is amended, not carried out.
    assert _columns(graph) == {"0": 3, "1": 4, "2": 5, "3": 3}


def test_a_circle_ends() -> None:
    graph = _chain(EdgeKind.IMPLEMENTS)
    add_edge(graph, "1", "0", EdgeKind.IMPLEMENTS, _PLACE)
    assert max(_columns(graph).values()) < 10


@pytest.mark.parametrize("most", [1, 2, 5, 200])
def test_nearest_come_first_and_the_rest_is_counted(base: Base, most: int) -> None:
    graph = base.graph()
    [start] = [node for node, data in graph.nodes(data=True) if data["label"] == "Chỉ thị 45-CT/TW"]
    drawn = picture(graph, [start], most)
    ids = [node["id"] for node in drawn.nodes]
    assert ids[0] == start
    assert len(ids) + drawn.left_out == len(graph)
    assert len(ids) == min(most, len(graph))
    away = nx.single_source_shortest_path_length(graph.to_undirected(), start)
    steps = [away.get(node, 99) for node in ids]
    assert steps == sorted(steps)
    ends = {end for edge in drawn.edges for end in (edge["source"], edge["target"])}
    assert ends <= set(ids)


def test_mentions_of_one_relation_are_one_line(base: Base) -> None:
    graph = base.graph()
    drawn = picture(graph, most=500)
    lines = {(edge["source"], edge["target"], edge["words"]) for edge in drawn.edges}
    assert len(lines) == len(drawn.edges)
    assert sum(edge["count"] for edge in drawn.edges) == graph.number_of_edges()
    assert all(edge["quote"] for edge in drawn.edges)


def test_every_relation_has_words() -> None:
    told = {"role": "responsible", "level": "carried"}
    words = {relation({"kind": kind.value, **told}) for kind in EdgeKind}
    assert {"chịu trách nhiệm", "đề xuất, chờ xác nhận", "gồm", "bãi bỏ"} <= words


def test_proposals_and_general_bases_look_different(base: Base) -> None:
    edges = picture(base.graph(around="III/9/-2", steps=1)).edges
    assert {edge["words"] for edge in edges if edge["proposed"]} == {
        "thực hiện (đề xuất)",
        "đề xuất, chờ xác nhận",
    }
    assert {edge["words"] for edge in edges if edge["general"]} == {"căn cứ chung của văn bản"}


def test_a_widget_grows_where_it_is_opened(base: Base) -> None:
    pytest.importorskip("anywidget")
    widget = base.draw("45-CT/TW")
    before = {node["id"] for node in widget.nodes}
    for other in ("x", {"open": 3}, {"open": "không có"}, {}, None):  # nothing to open
        widget._opened(widget, other, [])
    assert {node["id"] for node in widget.nodes} == before
    widget._opened(widget, {"open": "40-KH-UBND.txt#II/2/2.5"}, [])
    after = {node["id"] for node in widget.nodes}
    assert before < after == before | set(base.graph(around="40-KH-UBND.txt#II/2/2.5"))


@pytest.mark.parametrize("most", [1, 3, 10])
def test_a_hub_is_not_loaded_whole(base: Base, most: int) -> None:
    pytest.importorskip("anywidget")
    widget = base.draw("40-KH-UBND.txt", steps=9, most=most)
    assert len(widget.nodes) == most
    assert widget.nodes[0]["id"] == "tài liệu: 40-KH-UBND.txt"
    assert widget.left_out > 0  # at least the rest of the ring that was begun
    unloaded = widget.left_out
    widget._opened(widget, {"open": widget.nodes[0]["id"]}, [])
    assert len(widget.nodes) == most
    assert widget.left_out >= unloaded


def test_a_widget_needs_no_network(base: Base) -> None:
    pytest.importorskip("anywidget")
    script = draw(base.graph()).get_state()["_esm"]
    assert "cytoscape" in script
    assert "import(" not in script
    assert "fetch(" not in script
    assert "innerHTML" not in script.partition("const GAP")[2]  # our part: words are never markup


def test_without_anywidget(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(__import__("sys").modules, "cancu.graph.api.widget", raising=False)
    monkeypatch.setitem(__import__("sys").modules, "anywidget", None)
    with pytest.raises(MissingExtra, match="pip install"):
        base.draw("45-CT/TW")
