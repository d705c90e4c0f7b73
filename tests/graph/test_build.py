"""The typed graph: nodes, edges, evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from cancu.graph import build
from cancu.graph.build import build_graph
from cancu.graph.elements import Graph, clause_id
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


def test_every_edge_quotes_the_document(graph: Graph, reading: Reading) -> None:
    """No edge without words, and no words that the document does not hold at that place."""
    for *_, data in graph.edges(data=True):
        assert data["kind"] in set(EdgeKind)
        evidence = data["evidence"]
        said = reading.document.text[evidence["start"] : evidence["end"]]
        assert evidence["quote"] == " ".join(said.split())
        assert evidence["quote"]


def test_a_chain_quotes_the_words_that_tie_it(graph: Graph) -> None:
    quotes = {
        graph.nodes[source]["label"]: data["evidence"]["quote"]
        for source, _, data in graph.edges(data=True)
        if data["kind"] == EdgeKind.IMPLEMENTS
    }
    assert quotes["Kế hoạch 119-KH/TU"] == (
        "Kế hoạch số 119-KH/TU của Thành ủy về triển khai thực hiện Chỉ thị số 45-CT/TW "
        "của Bộ Chính trị khóa XI"
    )


def test_an_amended_decree_does_not_carry_out_what_amends_it() -> None:
    text = (
        "QUYẾT ĐỊNH\nVỀ A\nCăn cứ Nghị định số 83/2014/NĐ-CP của Chính phủ về kinh doanh xăng dầu "
        "được sửa đổi, bổ sung bởi Nghị định số 95/2021/NĐ-CP;\nĐiều 1. Một"
    )
    made = build_graph([facts_of(read_string(text, "a"))])
    ((lower, upper),) = [
        (made.nodes[s]["label"], made.nodes[t]["label"])
        for s, t, data in made.edges(data=True)
        if data["kind"] == EdgeKind.AMENDS
    ]
    assert (lower, upper) == ("Nghị định 95/2021/NĐ-CP", "Nghị định 83/2014/NĐ-CP")
    assert EdgeKind.IMPLEMENTS not in {data["kind"] for *_, data in made.edges(data=True)}


def test_two_deadlines_of_one_unit_are_two_edges(facts: Facts) -> None:
    first = next(row for row in facts.assignments if row.role == "responsible")
    rows = tuple(replace(first, deadline=until) for until in ("quý I", "quý II", "quý I"))
    made = build_graph([replace(facts, assignments=rows)])
    until = [d["deadline"] for *_, d in made.edges(data=True) if d["kind"] == EdgeKind.ASSIGNED_TO]
    assert sorted(until) == ["quý I", "quý II"]


def test_evidence_names_the_folder_too() -> None:
    """Two folders may hold one file name: the evidence tells them apart."""
    reading = read_string("KẾ HOẠCH\nVỀ A\nI. MỘT\n1. Theo Nghị quyết số 22-NQ/TW.", "b.txt")
    made = build_graph([facts_of(reading, "con/b.txt")])
    assert {data["evidence"]["document"] for *_, data in made.edges(data=True)} == {"con/b.txt"}


@pytest.mark.parametrize(
    ("said", "fullest", "differing"),
    [
        (["2013", "2013-04-10"], "2013-04-10", {}),  # one says more, neither contradicts
        (["2013-04-10", "2013-10-04"], "2013-04-10", {"date": ["2013-04-10", "2013-10-04"]}),
        ([None, "2013"], "2013", {}),
        ([None, None], None, {}),
    ],
)
def test_what_mentions_say_together(
    said: list[str | None], fullest: str | None, differing: dict[str, list[str]]
) -> None:
    rows = [{**dict.fromkeys(build.FIELDS), "date": date} for date in said]
    assert build.Told(rows).whole["date"] == fullest
    assert build.Told(rows).differing == differing


def test_capitals_of_a_title_give_way() -> None:
    rows = [{**dict.fromkeys(build.FIELDS), "issuer": i} for i in ("BỘ CHÍNH TRỊ", "Bộ Chính trị")]
    assert build.Told(rows).whole["issuer"] == "Bộ Chính trị"


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


def _act(name: str, number: str, body: str) -> Facts:
    head = f"UBND TỈNH A\n\nSố: {number}\n\nLào Cai, ngày 10 tháng 12 năm 2025\n\nQUYẾT ĐỊNH\n\nVỀ B\n\n"
    return facts_of(read_string(head + body, name))


def test_what_a_document_does_is_an_edge_of_the_instrument_that_it_is() -> None:
    graph = build_graph(
        [
            _act("a", "3/2020/QĐ-UBND", "Điều 1. Ban hành quy định."),
            _act(
                "b",
                "9/2025/QĐ-UBND",
                "Điều 1. Quyết định này có hiệu lực từ ngày 01/01/2026 và thay thế Quyết định số "
                "3/2020/QĐ-UBND của UBND tỉnh A.",
            ),
        ]
    )
    new, old = "văn bản: 9/2025/QĐ-UBND · uy ban nhan dan tinh a", "văn bản: 3/2020/QĐ-UBND"
    [(target, data)] = [
        (target, data)
        for _, target, data in graph.out_edges(new, data=True)
        if data["kind"] == EdgeKind.REPLACES
    ]
    assert target.startswith(old)
    assert (data["part"], data["since"]) == (False, "2026-01-01")
    # the text of the replaced one is at hand: the mention is the same node
    assert any(edge["kind"] == EdgeKind.TEXT_OF for *_, edge in graph.in_edges(target, data=True))


def test_a_short_name_is_the_unit_that_the_document_names_in_full() -> None:
    graph = build_graph(
        [
            _act(
                "a",
                "4/KH-UBND",
                "I. VIỆC LÀM\n\n1. Giao Sở Tài nguyên và Môi trường (sau đây gọi tắt là Sở TN&MT) kiểm tra."
                "\n\n2. Giao Sở TN&MT báo cáo trước ngày 15/12/2025.",
            )
        ]
    )
    units = [data for _, data in graph.nodes(data=True) if data["kind"] == NodeKind.UNIT]
    assert [unit["label"] for unit in units] == ["Sở Tài nguyên và Môi trường"]
    tasks = [data for *_, data in graph.edges(data=True) if data["kind"] == EdgeKind.ASSIGNED_TO]
    assert {task["printed"] for task in tasks} == {"Sở Tài nguyên và Môi trường", "Sở TN&MT"}
    assert [task["due"] for task in tasks if task["due"]] == ["trước 15/12/2025"]
