"""A unit's tasks hold all that other clauses tell of them, however little was loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from cancu.graph.build import build_graph
from cancu.graph.facts import facts_of
from cancu.graph.matrix import (
    instrument_matrix,
    matrix_of_instruments,
    matrix_of_units,
    unit_matrix,
)
from cancu.graph.papers import papers_of_instrument, papers_of_unit
from cancu.graph.store import load_graph, save
from cancu.ingest.extract import read_string
from tests.graph.plans_made import LABELLED, TABLE


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    texts = {"a.txt": LABELLED, "b.txt": TABLE.replace("12/KH-UBND", "13/KH-UBND")}
    facts = [facts_of(read_string(text, name)) for name, text in texts.items()]
    save(folder, facts, build_graph(facts))
    return folder


@pytest.mark.parametrize("name", ["Sở Tư pháp", "so tai chinh", "sở"])  # the last names many
def test_units(kept: Path, name: str) -> None:
    graph, answers = papers_of_unit(kept, name)
    matrix = matrix_of_units(graph, answers, "2026-11-22")
    assert matrix == unit_matrix(load_graph(kept), name, "2026-11-22")
    if name == "Sở Tư pháp":
        assert matrix.rows[0].helps == ("Sở Nội vụ", "Bộ Tư pháp")  # of clauses beside its own


@pytest.mark.parametrize("number", ["30/2020/NĐ-CP", "64/2025/QH15", "12/KH-UBND", "Nghị định"])
def test_instruments(kept: Path, number: str) -> None:
    """Also one that nothing rests on, and one that is named only in part."""
    graph, answers = papers_of_instrument(kept, number)
    found = matrix_of_instruments(graph, answers)
    assert found == instrument_matrix(load_graph(kept), number)
    assert bool(found.rows) == (number != "12/KH-UBND")
