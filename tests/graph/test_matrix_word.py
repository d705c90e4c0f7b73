"""The assignment matrix in Word, opened again by python-docx and by LibreOffice."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from cancu.graph.elements import Graph
from cancu.graph.matrix import UNOWNED, instrument_matrix, plan_matrix
from cancu.graph.matrix_word import matrix_docx
from tests.graph.plans_made import LABELLED, graph_of, long_plan

_SEED = "40-KH-UBND.txt"


def _opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


@pytest.fixture(scope="module")
def word(graph: Graph) -> WordDocument:
    return _opened(matrix_docx(graph, plan_matrix(graph, _SEED), "II"))


def test_the_titles_are_as_prescribed(word: WordDocument) -> None:
    """Nghị định 30, Phụ lục I: the word in small letters, the name in capitals."""
    assert [paragraph.text for paragraph in word.paragraphs[:3]] == [
        "Phụ lục II",
        "BẢNG PHÂN CÔNG NHIỆM VỤ",
        "(Kèm theo Kế hoạch số 40/KH-UBND ngày 27 tháng 02 năm 2019 của Ủy ban nhân dân Quận 11)",
    ]
    runs = [paragraph.runs[0] for paragraph in word.paragraphs[:3]]
    assert [run.font.size and run.font.size.pt for run in runs] == [14, 14, None]
    assert [run.italic for run in runs] == [None, None, True]


def test_rows_hold_every_task(word: WordDocument) -> None:
    table = word.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "STT",
        "Nhiệm vụ",
        "Đơn vị chủ trì, thực hiện",
        "Đơn vị phối hợp",
        "Thời hạn",
        "Căn cứ, trích dẫn, mức chứng minh",
    ]
    places = [row.cells[0].text for row in table.rows]
    assert places == ["STT", *map(str, range(1, 23)), UNOWNED, "23", "24", "25"]
    cells = [cell.text for cell in table.rows[19].cells]
    assert cells[1].endswith("\n(III/9/-2)")
    assert cells[2] == "Ủy ban Mặt trận tổ quốc Việt Nam Quận 11;\nCác đoàn thể"
    assert cells[3:5] == ["Không nêu", "Không nêu"]
    assert cells[5].startswith("Đề xuất, chờ xác nhận, qua nội dung II/2/2.5")


def test_proposals_look_apart_from_what_is_stated(word: WordDocument) -> None:
    proposed, *_, general = word.tables[0].rows[19].cells[5].paragraphs
    assert proposed.runs[0].italic
    assert general.text.startswith("Căn cứ chung của văn bản")
    assert not general.runs[0].italic


def test_the_header_comes_again(word: WordDocument) -> None:
    assert word.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_results_have_a_column_where_there_are_any() -> None:
    graph = graph_of(LABELLED)
    word = _opened(matrix_docx(graph, plan_matrix(graph, "ke-hoach.txt")))
    table = word.tables[0]
    assert table.rows[0].cells[5].text == "Sản phẩm, kết quả"
    assert table.rows[1].cells[5].text == "Báo cáo của Ủy ban nhân dân tỉnh"
    assert table.rows[2].cells[5].text == "Không nêu"
    assert sum(round(column.width.mm) for column in table.columns) == 252


def test_of_an_instrument_the_line_is_left_to_the_office(graph: Graph) -> None:
    word = _opened(matrix_docx(graph, instrument_matrix(graph, "45-CT/TW", "2026-11-22")))
    lines = [paragraph.text for paragraph in word.paragraphs]
    assert lines[2] == "Nhiệm vụ có căn cứ là Chỉ thị 45-CT/TW"
    assert lines[3].startswith("(Kèm theo ………")
    assert "22/11/2026" in lines[-1]
    assert len(word.tables[0].rows) == 3  # header, the document's row, the task


def test_the_same_graph_gives_the_same_bytes(graph: Graph) -> None:
    first, second = (matrix_docx(graph, plan_matrix(graph, _SEED)) for _ in range(2))
    assert first == second


def test_libreoffice_opens_five_hundred_rows(tmp_path: Path, program: Callable[[str], str]) -> None:
    graph = graph_of(long_plan(500))
    (tmp_path / "a.docx").write_bytes(matrix_docx(graph, plan_matrix(graph, "ke-hoach.txt")))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [program("soffice"), home, "--headless", "--convert-to", "pdf", "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=240)
    text = subprocess.run(
        [program("pdftotext"), "-layout", "a.pdf", "-"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout
    pages = text.rstrip("\f").split("\f")
    assert len(pages) > 50
    assert all("Đơn vị chủ trì" in page for page in pages if "Ghi chú" not in page)
    assert not pages[0].strip().startswith("1\n")  # the first page shows no number
    assert pages[1].strip().startswith("2\n")
    found = text.replace("\u2011", "-")
    assert all(f"({place}" in found for place in ("I/1)", "I/250)", "I/500)"))
