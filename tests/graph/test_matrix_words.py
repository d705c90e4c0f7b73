"""What cells say: never more than the document, and proposals by their name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cancu.graph.elements import Graph
from cancu.graph.matrix_rows import Deadline, MatrixRow, document_rows
from cancu.graph.matrix_words import (
    basis_name,
    deadline_text,
    general_line,
    last_day,
    level_text,
    proposed_lines,
    stated_lines,
    units_text,
)
from tests.graph.plans_made import graph_of, long_plan

_EMPTY = MatrixRow("a.txt", "I/1", None, ("Việc",), *((),) * 8)


@pytest.fixture(scope="module")
def rows(graph: Graph) -> dict[str, MatrixRow]:
    return {row.path: row for row in document_rows(graph, "40-KH-UBND.txt")}


def test_what_is_not_stated_says_so() -> None:
    assert units_text(()) == "Không nêu"
    assert deadline_text(_EMPTY) == "Không nêu"
    assert general_line(_EMPTY) == "Không nêu"
    assert level_text(_EMPTY) == "không tìm thấy căn cứ"
    assert last_day(_EMPTY) is None


def test_units_are_one_a_line() -> None:
    assert units_text(("các sở", "Sở Tư pháp")) == "Các sở;\nSở Tư pháp"


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("trước 15/12/2025", "2025-12-15"),
        ("từ 01/12/2025, đến 31/12/2025", "2025-12-31"),  # the first day is no deadline
        ("từ 01/01/2026", None),
        ("trước 15/11, mỗi năm", None),  # no year: no day that a sheet could hold
        ("đến 31/12/2025; đến 30/06/2026", None),  # several: none is chosen
    ],
)
def test_last_day(due: str, expected: str | None) -> None:
    assert last_day(replace(_EMPTY, deadlines=(Deadline("…", due, ()),))) == expected


def test_deadlines_of_some_units_name_them() -> None:
    deadlines = (Deadline("tháng 6", "", ("Sở A", "Sở B")), Deadline("hằng năm", "", ()))
    assert deadline_text(replace(_EMPTY, deadlines=deadlines)) == "Sở A; Sở B: tháng 6;\nhằng năm"
    assert last_day(replace(_EMPTY, deadlines=deadlines)) is None


def test_proposals_are_called_proposals(rows: dict[str, MatrixRow]) -> None:
    lines = list(proposed_lines(rows["III/9/-2"], 240))
    assert lines[0].startswith("Đề xuất, chờ xác nhận, qua nội dung II/2/2.5 (độ khớp 0,77;")
    assert any(line.startswith("– Kế hoạch 119-KH/TU: “") for line in lines)
    assert "Chuỗi: Kế hoạch 119-KH/TU thực hiện Chỉ thị 45-CT/TW" in lines
    assert general_line(rows["III/9/-2"]) == "Căn cứ chung của văn bản: Quyết định 5523/QĐ-UBND"
    assert general_line(rows["III/9/-1"]).startswith("Chỉ có căn cứ chung của văn bản:")


def test_many_general_bases_are_counted(rows: dict[str, MatrixRow]) -> None:
    row = rows["III/9/-1"]
    line = general_line(replace(row, general=row.general * 3), 2)
    assert line == "Chỉ có căn cứ chung của văn bản: 3 văn bản, xem ghi chú cuối bảng"


def test_a_stated_basis_has_its_level_and_words() -> None:
    row = document_rows(graph_of(long_plan(1)), "ke-hoach.txt")[0]
    assert list(stated_lines(row.stated[0], 240)) == [
        "Nghị định 1/2020/NĐ-CP",
        f"Nêu rõ trong điều khoản: “{row.stated[0].evidence.quote}” (I/1)",
    ]


def test_a_name_adds_only_what_its_quote_does_not_say() -> None:
    basis = document_rows(graph_of(long_plan(1)), "ke-hoach.txt")[0].stated[0]
    bare = replace(basis, evidence=replace(basis.evidence, quote="Nghị định số 1"), date="2021")
    assert basis_name(bare) == "Nghị định 1/2020/NĐ-CP ngày 2021 của Chính phủ"
