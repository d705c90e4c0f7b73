"""A neighbourhood from the store is the one of the whole graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from cancu.graph.answers import NothingFound
from cancu.graph.elements import Graph
from cancu.graph.facts import Facts
from cancu.graph.model import NodeKind
from cancu.graph.shelf import Held, kept, meant, near, rings
from cancu.graph.store import StoreError

from .store_rows import keep


@pytest.fixture(scope="module")
def folder(
    facts: Facts, tmp_path_factory: pytest.TempPathFactory, home: Callable[[Path], Path]
) -> Path:
    place = home(tmp_path_factory.mktemp("shelf"))
    keep(place, [facts])
    return place


def _same(one: Graph, other: Graph) -> bool:
    return nx.utils.graphs_equal(one, other)


@pytest.mark.parametrize("wanted", ["45-CT/TW", "Phòng Nội vụ", "III/9/-2", "40-KH-UBND.txt"])
@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_store_and_memory_agree(graph: Graph, folder: Path, wanted: str, steps: int) -> None:
    held = Held(graph)
    with kept(folder) as shelf:
        assert meant(shelf, wanted) == meant(held, wanted)
        found = near(shelf, meant(shelf, wanted), steps)
        assert _same(found, near(held, meant(held, wanted), steps))
        assert shelf.counts() == held.counts()
        assert shelf.named(NodeKind.UNIT) == held.named(NodeKind.UNIT)
    # The reference: networkx's own walk over the whole graph.
    [start] = meant(held, wanted)
    reached = nx.single_source_shortest_path_length(graph.to_undirected(), start, steps)
    assert set(found) == set(reached)
    assert _same(found, nx.MultiDiGraph(graph.subgraph(reached)))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("45 ct tw", ["văn bản: 45-CT/TW?"]),  # typed in any way
        ("III/9/-2", ["40-KH-UBND.txt#III/9/-2"]),
        ("40-KH-UBND.txt#iii/9/-2", ["40-KH-UBND.txt#III/9/-2"]),  # with its file, any case
        ("40-KH-UBND.txt", ["tài liệu: 40-KH-UBND.txt"]),
        ("40-KH-UBND.txt#căn cứ", ["40-KH-UBND.txt#căn cứ"]),  # a node's own id
    ],
)
def test_names(graph: Graph, wanted: str, expected: list[str]) -> None:
    found = meant(Held(graph), wanted)
    assert [node.partition("@")[0].rstrip("?") for node in sorted(found)] == [
        name.rstrip("?") for name in expected
    ]


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("45-CT/TU", "gần giống: Chỉ thị 45-CT/TW"),
        ("phong noi vu quan", "gần giống: Phòng Nội vụ"),
        ("khác.txt#III/9/-2", "không có"),  # the path is there, in another file
    ],
)
def test_near_names_are_told(graph: Graph, folder: Path, wanted: str, hint: str) -> None:
    with pytest.raises(NothingFound, match=hint):
        meant(Held(graph), wanted)
    with kept(folder) as shelf, pytest.raises(NothingFound, match=hint):
        meant(shelf, wanted)


@pytest.mark.parametrize("enough", [1, 5, 20])
def test_rings_stop_once_there_are_enough(graph: Graph, enough: int) -> None:
    held = Held(graph)
    start = meant(held, "Phòng Nội vụ")
    some, every = rings(held, start, 9, enough), rings(held, start, 9)
    assert enough < len(some) < len(every)
    assert every[: len(some)] == some  # the nearest, in the same order


def test_nothing_of_another_kind_is_loaded(folder: Path) -> None:
    with kept(folder) as shelf:
        found = shelf.among(shelf.of_kind(NodeKind.UNIT))
    assert {data["kind"] for _, data in found.nodes(data=True)} == {"unit"}


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="chưa có đồ thị"), kept(tmp_path):
        pass
