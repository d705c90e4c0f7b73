"""The citation appendix in Excel, opened again by openpyxl."""

from __future__ import annotations

import io

import openpyxl

from cancu.graph.appendix_excel import appendix_xlsx, backing_xlsx
from cancu.graph.backing_rows import backing_rows
from cancu.graph.elements import Graph
from cancu.graph.query import duty_answer

_SEED = "40-KH-UBND.txt"


def _rows(data: bytes) -> dict[object, dict[str, object]]:
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    header, *rows = page.iter_rows(min_row=5, values_only=True)
    found = [dict(zip(header, row, strict=True)) for row in rows]
    return {row["Loại và số, ký hiệu"]: row for row in found}


def test_rows_of_a_plan(graph: Graph) -> None:
    rows = _rows(appendix_xlsx(graph, _SEED))
    assert len(rows) == 19
    row = rows["Chỉ thị 45-CT/TW"]
    assert row["Nhóm"] == "Văn bản của Đảng"
    assert row["Ngày ban hành"] == "Không nêu"
    assert row["Đơn vị liên quan"] == "Không nêu"
    assert "các đoàn thể" in str(row["Đơn vị liên quan (đề xuất, chờ xác nhận)"])
    assert str(rows["Quyết định 5523/QĐ-UBND"]["Ngày ban hành"]) == "2018-12-04 00:00:00"


def test_rows_of_duties(graph: Graph) -> None:
    duty = duty_answer(graph, f"{_SEED}#III/9/-2")
    rows = _rows(backing_xlsx(backing_rows(graph, [duty]), "của một nhiệm vụ"))
    assert rows["Chỉ thị 45-CT/TW"]["Mức chứng minh"] == "đề xuất, chờ xác nhận"
    assert rows["Chỉ thị 45-CT/TW"]["Nhiệm vụ dựa vào"] == "Kế hoạch 40/KH-UBND: III/9/-2"
