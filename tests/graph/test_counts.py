"""How many mentions were told."""

from __future__ import annotations

from cancu.graph.build import build_graph
from cancu.graph.counts import count_mentions
from cancu.graph.elements import Graph

from .acts_made import act


def test_the_seed(graph: Graph) -> None:
    found = count_mentions(graph)
    assert found.mentions == 23
    assert found.resolved + found.ambiguous + found.unresolved == 23
    assert sum(count for _, count in found.reasons) == found.ambiguous + found.unresolved


def test_each_kind() -> None:
    def plan(name: str, body: str) -> object:
        return act(name, f"{ord(name)}/KH-UBND", body, kind="KẾ HOẠCH")

    graph = build_graph(
        [
            plan("a", "1. Nghị quyết số 22-NQ/TW ngày 02/02/2008."),
            plan("b", "1. Nghị quyết số 22-NQ/TW ngày 10/4/2013."),
            plan("c", "1. Theo Nghị quyết số 22-NQ/TW.\n2. Theo Nghị quyết số 27/NQ-CP."),
        ]  # type: ignore[list-item]
    )
    found = count_mentions(graph)
    assert (found.resolved, found.ambiguous, found.unresolved) == (2, 1, 1)
    assert found.reasons == (("có thể là nhiều văn bản", 1), ("không nêu năm ban hành", 1))
