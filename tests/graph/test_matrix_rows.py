"""The rows of a matrix: each task once, with all that stands in clauses below it."""

from __future__ import annotations

from cancu.graph.elements import Graph
from cancu.graph.matrix_rows import Deadline, document_rows, rows_of
from cancu.graph.model import NodeKind
from cancu.graph.query import duty_answer
from tests.graph.plans_made import LABELLED, TABLE, graph_of, long_plan

_SEED = "40-KH-UBND.txt"


def test_labelled_clauses_are_one_row_with_their_task() -> None:
    first, *_ = document_rows(graph_of(LABELLED), "ke-hoach.txt")
    assert first.path == "I/1"
    assert first.task == (
        "Rà soát văn bản",
        "Phối hợp với Bộ Tư pháp rà soát văn bản theo Luật số 64/2025/QH15.",
    )
    assert first.leads == ("Sở Tư pháp",)
    assert first.helps == ("Sở Nội vụ", "Bộ Tư pháp")  # also whom the task itself names
    assert [deadline.printed for deadline in first.deadlines] == ["trước ngày 15/12/2025"]
    assert first.results == ("Báo cáo của Ủy ban nhân dân tỉnh",)


def test_a_task_with_its_labels_in_one_clause() -> None:
    row = document_rows(graph_of(LABELLED), "ke-hoach.txt")[1]
    assert (row.path, row.task) == ("I/2", ("Tập huấn nghiệp vụ.",))
    assert (row.leads, row.helps) == (("Sở Nội vụ",), ("Sở Tư pháp",))
    assert row.deadlines == (Deadline("Hằng năm", "mỗi năm", ()),)


def test_a_table_row_is_its_task_without_the_cells_beside_it() -> None:
    first, second = document_rows(graph_of(TABLE), "ke-hoach.txt")
    assert first.task == ("Rà soát văn bản của Sở Y tế",)  # where a unit is named too
    assert (first.leads, first.helps) == (("Sở Tư pháp",), ("Sở Nội vụ", "Sở Y tế"))
    assert first.deadlines == (Deadline("Quý IV/2025", "từ 01/10/2025, đến 31/12/2025", ()),)
    assert first.results == ("Báo cáo của Sở Tư pháp",)
    assert (second.task, second.leads, second.results) == (("Tập huấn",), ("Sở Nội vụ",), ())


def test_what_is_stated_is_apart_from_what_is_proposed(graph: Graph) -> None:
    rows = {row.path: row for row in document_rows(graph, _SEED)}
    row = rows["III/9/-2"]
    assert not row.stated
    assert "Kế hoạch 119-KH/TU" in [basis.instrument for basis in row.proposed]
    assert [basis.instrument for basis in row.general] == ["Quyết định 5523/QĐ-UBND"]


def test_every_clause_that_names_a_unit_is_in_a_row(graph: Graph) -> None:
    """Nothing is dropped: 22 duties, and 3 clauses that name no lead."""
    rows = document_rows(graph, _SEED)
    assert len([row for row in rows if row.leads]) == 22
    assert [row.path for row in rows if not row.leads] == ["II/1/1.1/-3", "II/2/2.4", "II/2/2.6"]


def test_rows_of_some_duties_hold_their_whole_tasks() -> None:
    graph = graph_of(LABELLED)
    duty = duty_answer(graph, "ke-hoach.txt#I/1/b/-1")
    assert [row.path for row in rows_of(graph, [duty])["ke-hoach.txt"]] == ["I/1"]


def test_a_long_plan_has_a_row_for_each_task() -> None:
    graph = graph_of(long_plan(50))
    rows = document_rows(graph, "ke-hoach.txt")
    assert [row.path for row in rows] == [f"I/{number}" for number in range(1, 51)]
    duties = [node for node, data in graph.nodes(data=True) if data["kind"] == NodeKind.DUTY]
    assert len(duties) == 50
    assert rows[6].stated[0].instrument == "Nghị định 7/2020/NĐ-CP"
