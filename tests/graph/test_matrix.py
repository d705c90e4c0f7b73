"""Matrices of a plan, of a unit and of an instrument."""

from __future__ import annotations

import pytest

from cancu.graph.answers import NothingFound
from cancu.graph.build import build_graph
from cancu.graph.elements import Graph
from cancu.graph.facts import facts_of
from cancu.graph.matrix import UNOWNED, instrument_matrix, plan_matrix, unit_matrix
from cancu.graph.states import parse_states
from cancu.ingest.extract import read_string
from tests.graph.plans_made import LABELLED, graph_of

_SEED = "40-KH-UBND.txt"


def test_a_plan_with_clauses_without_a_lead_last(graph: Graph) -> None:
    matrix = plan_matrix(graph, _SEED)
    assert [(section.heading, len(section.rows)) for section in matrix.sections] == [
        ("", 22),
        (UNOWNED, 3),
    ]


def test_a_unit_in_two_places_is_told_apart() -> None:
    other = LABELLED.replace("TỈNH A", "TỈNH B").replace("12/KH-UBND", "13/KH-UBND")
    texts = {"a.txt": LABELLED, "b.txt": other}
    graph = build_graph([facts_of(read_string(text, name)) for name, text in texts.items()])
    matrix = unit_matrix(graph, "so tu phap")
    assert "Ủy ban nhân dân tỉnh A" in matrix.about
    assert "Ủy ban nhân dân tỉnh B" in matrix.about
    assert [section.heading for section in matrix.sections] == [
        "Kế hoạch số 12/KH-UBND ngày 05/03/2025 của Ủy ban nhân dân tỉnh A (tệp a.txt)",
        "Kế hoạch số 13/KH-UBND ngày 05/03/2025 của Ủy ban nhân dân tỉnh B (tệp b.txt)",
    ]
    assert {row.path for row in matrix.rows} == {"I/1", "I/2"}


def test_an_instrument_has_what_rests_on_it_through_chains(graph: Graph) -> None:
    matrix = instrument_matrix(graph, "45-CT/TW")
    assert [row.path for row in matrix.rows] == ["III/9/-2"]
    with pytest.raises(NothingFound):
        instrument_matrix(graph, "999/QĐ-X")


def test_states_are_those_of_the_day() -> None:
    graph = graph_of(LABELLED)
    line = "30/2020/NĐ-CP,,,hết hiệu lực,,2026-01-01"
    table = parse_states(f"so,co_quan,ngay,trang_thai,boi,tu_ngay\n{line}\n", "t.csv")
    row = plan_matrix(graph, "ke-hoach.txt", "2026-06-01", table).rows[0]
    assert [basis.state.code for basis in row.general if basis.state] == ["ended"]
    assert all(basis.state for basis in row.bases)
    assert not any(basis.state for basis in plan_matrix(graph, "ke-hoach.txt").rows[0].bases)
