"""The same task table in Word, HTML and text gives the same duties."""

from __future__ import annotations

import io

import pytest
from docx import Document

from cancu.ingest.extract import extract
from cancu.ingest.model import Reading, Source
from cancu.ingest.read.docx import read_docx
from cancu.ingest.read.html import read_html
from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair
from cancu.ingest.task_table import row_results, task_tables

_TITLES = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm")
_UNITS = {1: "Sở Y tế", 4: "Sở Nội vụ"}  # each leads its row and the two below it


def _word() -> Source:
    file = Document()
    for line in ("KẾ HOẠCH", "Triển khai công tác năm", "I. NHIỆM VỤ"):
        file.add_paragraph(line)
    table = file.add_table(rows=8, cols=6)
    for column, title in enumerate(_TITLES):
        if column in (2, 3):
            table.cell(1, column).text = title
        else:
            table.cell(0, column).merge(table.cell(1, column)).text = title
    table.cell(0, 2).merge(table.cell(0, 3)).text = "Đơn vị thực hiện"
    for n in range(1, 7):
        for column, words in ((0, f"{n}"), (1, f"Việc {n}"), (3, "Công an tỉnh"), (4, "Quý I")):
            table.cell(n + 1, column).text = words
    for n, unit in _UNITS.items():
        table.cell(n + 1, 2).merge(table.cell(n + 3, 2)).text = unit
        table.cell(n + 1, 5).merge(table.cell(n + 3, 5)).text = f"Báo cáo {n}"
    written = io.BytesIO()
    file.save(written)
    return read_docx("a.docx", written.getvalue())


def _page() -> Source:
    first = "".join(
        "<th colspan=2>Đơn vị thực hiện" if title == "Chủ trì" else f"<th rowspan=2>{title}"
        for title in _TITLES
        if title != "Phối hợp"
    )
    rows = ""
    for n in range(1, 7):
        unit = f"<td rowspan=3>{_UNITS[n]}" if n in _UNITS else ""
        result = f"<td rowspan=3>Báo cáo {n}" if n in _UNITS else ""
        rows += f"<tr><td>{n}<td>Việc {n}{unit}<td>Công an tỉnh<td>Quý I{result}"
    page = (
        "<p>KẾ HOẠCH<p>Triển khai công tác năm<p>I. NHIỆM VỤ"
        f"<table><tr>{first}<tr><th>Chủ trì<th>Phối hợp{rows}</table>"
    )
    return read_html("a.html", page.encode())


def _results(reading: Reading) -> list[list[str]]:
    document = reading.document
    tables = task_tables(document)
    rows = [clause for clause in reading.clauses if clause.kind.value == "row"]
    found = [row_results(tables, document.blocks_in(clause.span)) for clause in rows]
    return [[document.quote(span) for span in spans] for spans in found]


@pytest.mark.parametrize("read", [_word, _page], ids=["docx", "html"])
def test_a_merged_cell_holds_for_all_its_rows(read: type) -> None:
    reading = extract(repair(read()))
    duties = [(one.clause, one.unit, one.role.value, one.deadline) for one in reading.assignments]
    expected = []
    for n in range(1, 7):
        unit = _UNITS[1 if n < 4 else 4]
        expected.append((f"I/hàng {n}", unit, "responsible", "Quý I"))
        expected.append((f"I/hàng {n}", "Công an tỉnh", "coordinating", None))
    assert sorted(duties) == sorted(expected)
    assert _results(reading) == [["Báo cáo 1"]] * 3 + [["Báo cáo 4"]] * 3


def _rows(*rows: str) -> str:
    return "<table>" + "".join(f"<tr><td>{row.replace('|', '<td>')}" for row in rows) + "</table>"


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        # a header printed again on the next page is no unit, and ends no duty
        (
            _rows(
                "STT|Việc|Cơ quan chủ trì", "1|Họp|Sở A", "STT|Việc|Cơ quan chủ trì", "2|In|Sở B"
            ),
            [("hàng 1", "Sở A"), ("hàng 2", "Sở B")],
        ),
        # a table cut in two: the rest goes on with the ordinals, with and without the header
        (
            _rows("STT|Việc|Cơ quan chủ trì", "1|Họp|Sở A") + _rows("2|In|Sở B", "3|Gửi|Sở C"),
            [("hàng 1", "Sở A"), ("hàng 2", "Sở B"), ("hàng 3", "Sở C")],
        ),
        (
            _rows("STT|Việc|Cơ quan chủ trì", "1|Họp|Sở A") + _rows("2|In|Sở B"),
            [("hàng 1", "Sở A"), ("hàng 2", "Sở B")],
        ),
        # another table has columns of its own
        (
            _rows("STT|Việc|Cơ quan chủ trì", "1|Họp|Sở A") + _rows("1|In|Sở B", "2|Gửi|Sở C"),
            [("hàng 1", "Sở A")],
        ),
        # a list inside the cell of who leads, each with its share
        (
            _rows(
                "STT|Việc|Cơ quan chủ trì",
                "1|Họp|<p>1. Sở Y tế đối với khám bệnh<p>2. Sở Nội vụ đối với thi đua",
                "2|In|Sở B",
            ),
            [("hàng 1", "Sở Y tế"), ("hàng 1", "Sở Nội vụ"), ("hàng 2", "Sở B")],
        ),
    ],
)
def test_tables_over_pages(tables: str, expected: list[tuple[str, str]]) -> None:
    page = f"<p>KẾ HOẠCH<p>Triển khai<p>I. NHIỆM VỤ{tables}"
    reading = extract(repair(read_html("a.html", page.encode())))
    leads = [one for one in reading.assignments if one.role.value == "responsible"]
    assert [(one.clause.removeprefix("I/"), one.unit) for one in leads] == expected


def test_a_text_s_second_header_row_names_no_column() -> None:
    """Where merged cells are not known, the titles below stand in any column."""
    lines = "|\nSTT\n|\nViệc\n|\nĐơn vị\n|\n|\nChủ trì\n|\nPhối hợp\n|\n|\n1\n|\nHọp\n|\nSở A\n|\nSở B\n|\n"
    text = f"KẾ HOẠCH\n\nTriển khai\n\nI. VIỆC\n\n{lines}"
    assert task_tables(repair(read_text("a.txt", text.encode()))) == {}
