"""The instruments behind a unit's duties, by side, force and date."""

from __future__ import annotations

from cancu.graph.backing_rows import backing_rows
from cancu.graph.elements import Graph
from cancu.graph.query import duty_answer, unit
from cancu.graph.standing import Side

_DUTY = "40-KH-UBND.txt#III/9/-2"


def test_chains_are_climbed_and_levels_kept_apart(graph: Graph) -> None:
    rows = {row.label: row for row in backing_rows(graph, [duty_answer(graph, _DUTY)])}
    placed = ("Kế hoạch 40/KH-UBND: III/9/-2",)
    assert rows["Chỉ thị 45-CT/TW"].duties == (("đề xuất, chờ xác nhận", placed),)
    assert rows["Quyết định 5523/QĐ-UBND"].duties == (("căn cứ chung của văn bản", placed),)


def test_the_party_stands_first(graph: Graph) -> None:
    duties = [duty for answer in unit(graph, "phòng kinh tế") for _, duty in answer.duties]
    rows = backing_rows(graph, duties)
    assert [row.place for row in rows] == list(range(1, len(rows) + 1))
    sides = [row.side for row in rows]
    assert sides == sorted(sides)
    assert set(sides) == {Side.PARTY, Side.STATE}
    assert not backing_rows(graph, [])
