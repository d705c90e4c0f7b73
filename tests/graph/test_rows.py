"""Answers as flat rows."""

from __future__ import annotations

from cancu.graph import query
from cancu.graph.elements import Graph
from cancu.graph.model import Evidence
from cancu.graph.rows import chain_text, duty_rows, instrument_rows, place, unit_rows


def test_a_row_a_basis(graph: Graph) -> None:
    rows = list(duty_rows(query.basis(graph, "III/9/-2")))
    assert [row["Căn cứ"] for row in rows] == [
        "Nghị quyết 36-NQ/TW",
        "Kế hoạch 1730/KH-UB",
        "Kế hoạch 119-KH/TU",
        "Quyết định 5523/QĐ-UBND",
    ]
    assert rows[2]["Chuỗi bên trên"] == "Kế hoạch 119-KH/TU thực hiện Chỉ thị 45-CT/TW"
    assert rows[0]["Qua nội dung"] == "II/2/2.5"
    assert len({tuple(row) for row in rows}) == 1  # one heading for all


def test_rows_of_units_and_instruments(graph: Graph) -> None:
    unit = list(unit_rows(query.unit(graph, "Phòng Nội vụ")))
    assert {row["Điều khoản"] for row in unit} >= {"III/6/-1", "III/6/-2", "III/3/-2"}
    rows = list(instrument_rows(query.instrument(graph, "45-CT/TW")))
    assert [row["Điều khoản"] for row in rows] == ["II/2/2.5", "II/2/2.5", "III/9/-2"]
    assert [bool(row["Chuỗi"]) for row in rows] == [False, True, True]
    assert all(row["Câu chữ"] and row["Nơi có câu chữ"] for row in rows)


def test_places() -> None:
    evidence = Evidence("a.pdf", "II/1", 0, 4, "chữ", 3)
    assert place(evidence) == "a.pdf, II/1, trang 3"
    assert place(Evidence("a.txt", "", 0, 0, "")) == "a.txt"
    assert chain_text(()) == ""
