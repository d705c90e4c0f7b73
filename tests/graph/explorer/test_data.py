"""The explorer's data: what the graph says, numbered, and nothing twice."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cancu.graph.build import build_graph
from cancu.graph.elements import Graph
from cancu.graph.explorer.data import explorer_data
from cancu.graph.facts import facts_of
from cancu.graph.model import ProofLevel
from cancu.graph.query import basis
from cancu.ingest.extract import read_string
from tests.graph.plans_made import LABELLED

_SEED = "40-KH-UBND.txt"


@pytest.fixture(scope="module")
def data(graph: Graph) -> dict[str, Any]:
    return explorer_data(graph, _SEED)


def _task(data: dict[str, Any], path: str) -> dict[str, Any]:
    return next(task for task in data["tasks"] if task["path"] == path)


def test_every_task_is_there_and_those_without_a_lead_come_last(data: dict[str, Any]) -> None:
    assert len(data["tasks"]) == 25
    led = [any(role == 0 for _, role in task["units"]) for task in data["tasks"]]
    assert led == [True] * 22 + [False] * 3


def test_bases_and_chains_are_those_of_the_queries(graph: Graph, data: dict[str, Any]) -> None:
    answer = basis(graph, "III/9/-2")[0]
    labels = [row["label"] for row in data["instruments"]]
    levels = list(ProofLevel)
    rows = _task(data, "III/9/-2")["bases"]
    assert [(labels[row[0]], levels[row[1]]) for row in rows] == [
        (basis.instrument, basis.level) for basis in answer.bases
    ]
    links = {(labels[lower], labels[upper], said) for lower, upper, said, *_ in data["links"]}
    assert links >= {
        (link.lower, link.upper, link.relation_label) for row in answer.bases for link in row.chain
    }


def test_words_lead_to_their_place(data: dict[str, Any]) -> None:
    words = data["words"][_task(data, "III/9/-2")["bases"][0][2]]
    assert words == [0, "II/2/2.5", None, "Nghị quyết số 36-NQ/TW ngày 26 tháng 3 năm 2004"]
    content = _task(data, "III/9/-2")["bases"][0][3]
    assert data["contents"][content][0] == "II/2/2.5"
    assert len({json.dumps(words) for words in data["words"]}) == len(data["words"])


def test_what_a_clause_only_names_is_there_too(data: dict[str, Any]) -> None:
    """17 numbered instruments and 2 by name; 9 of them stand behind duties."""
    assert len(data["instruments"]) == 19
    assert {mention[0] for mention in data["mentions"]} == set(range(19))


def test_offices_of_one_name_stay_apart() -> None:
    other = LABELLED.replace("TỈNH A", "TỈNH B").replace("12/KH-UBND", "13/KH-UBND")
    facts = [facts_of(read_string(text, f"{n}.txt")) for n, text in enumerate((LABELLED, other))]
    data = explorer_data(build_graph(facts))
    places = [unit["place"] for unit in data["units"] if unit["label"] == "Sở Tư pháp"]
    assert places == ["Ủy ban nhân dân tỉnh A", "Ủy ban nhân dân tỉnh B"]
    assert [row["file"] for row in data["documents"]] == ["0.txt", "1.txt"]


def test_of_one_document_another_one_tells_nothing() -> None:
    texts = {"a.txt": LABELLED, "b.txt": LABELLED.replace("30/2020/NĐ-CP", "31/2020/NĐ-CP")}
    graph = build_graph([facts_of(read_string(text, name)) for name, text in texts.items()])
    data = explorer_data(graph, "a.txt")
    assert "Nghị định 31/2020/NĐ-CP" not in [row["label"] for row in data["instruments"]]
    assert {task["document"] for task in data["tasks"]} == {0}
