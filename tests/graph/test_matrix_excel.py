"""The assignment matrix in Excel, opened again by openpyxl and by LibreOffice."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from cancu.graph.elements import Graph
from cancu.graph.matrix import plan_matrix, unit_matrix
from cancu.graph.matrix_excel import matrix_xlsx
from tests.graph.plans_made import LABELLED, graph_of, long_plan

_SEED = "40-KH-UBND.txt"


def _opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def _rows(book: Workbook, name: str, header: int) -> list[dict[str, object]]:
    rows = list(book[name].iter_rows(min_row=header, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_rows_hold_every_task(graph: Graph) -> None:
    book = _opened(matrix_xlsx(graph, plan_matrix(graph, _SEED)))
    assert book.sheetnames == ["Phân công", "Căn cứ", "Ghi chú"]
    rows = {row["Điều khoản"]: row for row in _rows(book, "Phân công", 5)}
    assert len(rows) == 25
    row = rows["III/9/-2"]
    assert row["Thời hạn (nguyên văn)"] == "Không nêu"
    assert row["Mức chứng minh cao nhất"] == "đề xuất, chờ xác nhận"
    assert "Kế hoạch 119-KH/TU" in str(row["Căn cứ, trích dẫn, mức chứng minh"])
    assert "Sản phẩm, kết quả" not in row  # the plan states none at all


def test_each_basis_is_a_row_with_its_words(graph: Graph) -> None:
    book = _opened(matrix_xlsx(graph, plan_matrix(graph, _SEED)))
    rows = [row for row in _rows(book, "Căn cứ", 3) if row["Điều khoản"] == "III/9/-2"]
    found = {row["Căn cứ"]: row for row in rows}
    assert found["Kế hoạch 119-KH/TU"]["Mức chứng minh"] == "đề xuất, chờ xác nhận"
    assert found["Kế hoạch 119-KH/TU"]["Ngày ban hành"] == "Không nêu"
    assert found["Quyết định 5523/QĐ-UBND"]["Ngày ban hành"] != "Không nêu"
    assert found["Quyết định 5523/QĐ-UBND"]["Mức chứng minh"] == "căn cứ chung của văn bản"
    assert "5523/QĐ-UBND" in str(found["Quyết định 5523/QĐ-UBND"]["Trích dẫn"])


def test_days_beside_the_printed_words() -> None:
    graph = graph_of(LABELLED)
    rows = _rows(_opened(matrix_xlsx(graph, plan_matrix(graph, "ke-hoach.txt"))), "Phân công", 5)
    assert rows[0]["Thời hạn (nguyên văn)"] == "trước ngày 15/12/2025"
    assert str(rows[0]["Ngày cuối"]) == "2025-12-15 00:00:00"
    assert rows[1]["Ngày cuối"] is None
    assert rows[0]["Sản phẩm, kết quả"] == "Báo cáo của Ủy ban nhân dân tỉnh"


def test_of_a_unit_each_row_names_its_document() -> None:
    graph = graph_of(LABELLED)
    rows = _rows(_opened(matrix_xlsx(graph, unit_matrix(graph, "sở nội vụ"))), "Phân công", 5)
    assert {row["Văn bản giao việc"] for row in rows} == {"ke-hoach.txt"}


def test_the_same_graph_gives_the_same_bytes(graph: Graph) -> None:
    first, second = (matrix_xlsx(graph, plan_matrix(graph, _SEED)) for _ in range(2))
    assert first == second


def test_libreoffice_opens_five_hundred_rows(tmp_path: Path, program: Callable[[str], str]) -> None:
    graph = graph_of(long_plan(500))
    (tmp_path / "a.xlsx").write_bytes(matrix_xlsx(graph, plan_matrix(graph, "ke-hoach.txt")))
    program("localc")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [
        program("soffice"),
        home,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):9,34,76",
        "a.xlsx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=240)
    text = (tmp_path / "a.csv").read_text("utf-8")
    assert text.count("Nghị định 500/2020/NĐ-CP") == 1
    assert text.count("Sở Tư pháp") >= 500
