"""The citation appendix, opened again by python-docx."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from cancu.graph.appendix import write_appendix
from cancu.graph.appendix_rows import appendix_rows
from cancu.graph.build import build_graph
from cancu.graph.elements import Graph
from cancu.graph.facts import Facts, facts_of
from cancu.ingest.extract import read_string

_NAME = "40-KH-UBND.txt"


@pytest.fixture(scope="module")
def word(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> WordDocument:
    target = tmp_path_factory.mktemp("word") / "phu-luc.docx"
    assert write_appendix(graph, _NAME, target) == 19
    return docx.Document(str(target))


def test_rows_hold_every_instrument_of_the_plan(graph: Graph) -> None:
    rows = appendix_rows(graph, _NAME)
    assert len([row for row in rows if row.number]) == 17
    assert [row.name for row in rows if not row.number] == [
        "Nghị quyết Đại hội XII của Đảng",
        "Nghị quyết Trung ương 4 khóa XII",
    ]


def test_the_party_comes_first_then_rank_then_date(graph: Graph) -> None:
    labels = [row.label for row in appendix_rows(graph, _NAME)]
    assert labels.index("Nghị quyết 36-NQ/TW") < labels.index("Nghị quyết 22-NQ/TW")
    assert labels.index("Hướng dẫn 01-HD/BĐNTW") < labels.index("Nghị quyết 31/NQ-CP")
    assert labels.index("Nghị quyết 31/NQ-CP") < labels.index("Quyết định 5523/QĐ-UBND")


def test_a_row_says_where_and_whom(graph: Graph) -> None:
    rows = {row.label: row for row in appendix_rows(graph, _NAME)}
    row = rows["Chỉ thị 45-CT/TW"]
    assert row.clauses == ("II/2/2.5",)
    assert row.proposed == ("Ủy ban Mặt trận tổ quốc Việt Nam Quận 11", "các đoàn thể")
    assert row.date is None
    assert rows["Quyết định 272-QĐ/TW"].clauses == ("II/3", "II/3/-1")
    assert rows["Quyết định 272-QĐ/TW"].date == "2015-01-21"


def test_another_document_tells_nothing_to_this_ones_annex(facts: Facts, graph: Graph) -> None:
    """The plan does not date 45-CT/TW: that another document does must not fill its annex."""
    text = "KẾ HOẠCH\nVỀ A\nI. MỘT\n1. Chỉ thị số 45-CT/TW ngày 19/5/2015 của Bộ Chính trị về A."
    both = build_graph([facts, facts_of(read_string(text, "b.txt"))])
    node = next(data for _, data in both.nodes(data=True) if data.get("number") == "45-CT/TW")
    assert node["date"] == "2015-05-19"
    assert appendix_rows(both, _NAME) == appendix_rows(graph, _NAME)


def test_the_page_is_as_prescribed(word: WordDocument) -> None:
    section = word.sections[0]
    sizes = (section.page_width, section.page_height)
    assert [round(size.mm) for size in sizes if size] == [297, 210]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins if margin] == [20, 20, 30, 15]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert word.styles["Normal"].font.name == "Times New Roman"


def test_the_title_and_the_attached_line(word: WordDocument) -> None:
    lines = [paragraph.text for paragraph in word.paragraphs[:3]]
    assert lines == [
        "Phụ lục",
        "DANH MỤC VĂN BẢN ĐƯỢC VIỆN DẪN",
        "(Kèm theo Kế hoạch số 40/KH-UBND ngày 27 tháng 02 năm 2019 của Ủy ban nhân dân Quận 11)",
    ]


def test_the_table(word: WordDocument) -> None:
    table, _ = word.tables
    assert table.rows[1].cells[0].text == "Văn bản của Đảng"
    assert len(table.rows) == 22  # with a row above each group
    header = table.rows[0]._tr
    assert header.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert [cell.text for cell in table.rows[2].cells] == [
        "1",
        "Nghị quyết 36-NQ/TW",
        "26/03/2004",
        "—",
        "về công tác người Việt Nam ở nước ngoài",
        "II/2/2.5",
        "Đề xuất: Ủy ban Mặt trận tổ quốc Việt Nam Quận 11; các đoàn thể",
    ]
    widths = [cell.width for cell in table.rows[5].cells]
    assert widths == [column.width for column in table.columns]


def test_the_same_graph_gives_the_same_bytes(graph: Graph, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        write_appendix(graph, _NAME, tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "b.docx"]


def test_a_document_without_citations_has_an_empty_table(tmp_path: Path) -> None:
    bare = build_graph([facts_of(read_string("KẾ HOẠCH\nVỀ A\nI. MỘT\n1. Họp.", "b.txt"))])
    assert write_appendix(bare, "b.txt", tmp_path / "b.docx") == 0
    word = docx.Document(str(tmp_path / "b.docx"))
    assert word.paragraphs[2].text == "(Kèm theo Kế hoạch)"
    assert len(word.tables[0].rows) == 1


def test_a_folder_is_no_file(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_appendix(graph, _NAME, tmp_path)
    with pytest.raises(FileNotFoundError) as missing:
        write_appendix(graph, _NAME, tmp_path / "khong-co" / "a.docx")
    assert missing.value.filename == str(tmp_path / "khong-co")  # and not a name of our own


def test_libreoffice_opens_it(graph: Graph, tmp_path: Path, program: Callable[[str], str]) -> None:
    write_appendix(graph, _NAME, tmp_path / "a.docx")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [program("soffice"), home, "--headless", "--convert-to", "pdf", "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = subprocess.run(
        [program("pdftotext"), "-layout", "a.pdf", "-"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout
    assert text.count("Loại và số, ký hiệu") > 1  # the header row is repeated on each page
    assert "45-CT/TW" in text.replace("\u2011", "-")
