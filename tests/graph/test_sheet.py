"""Sheets read back by openpyxl: text stays text, days are days, nothing breaks."""

from __future__ import annotations

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from cancu.graph.printable import printable
from cancu.graph.sheet import Day, Sheet, SheetCell, SheetColumn, workbook

_COLUMNS = (SheetColumn("A", 10), SheetColumn("B", 20, optional=True))


def _page(*rows: tuple[SheetCell, SheetCell], **more: str) -> Worksheet:
    data = workbook([Sheet("Bảng", ("BẢNG", "(về)"), _COLUMNS, rows, **more)], "Bảng", "a.txt")
    return openpyxl.load_workbook(io.BytesIO(data))["Bảng"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://a", "{a}"])
def test_formula_like_text_stays_text(text: str) -> None:
    cell = _page((text, "x"))["A5"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2025-12-15", "2025-12-15 00:00:00"),  # a real date, which openpyxl reads as one
        ("2025-12", "12/2025"),  # known in part: words
        ("1899-01-01", "01/01/1899"),  # before Excel's first day
        ("2025-02-30", "30/02/2025"),  # misprinted: as printed
        (None, None),
    ],
)
def test_days(iso: str | None, expected: str | None) -> None:
    value = _page((Day(iso), "x"))["A5"].value
    assert (value and str(value)) == expected


def test_the_page_is_ready_to_read_and_print() -> None:
    page = _page(("a", "b"), ("c", "d"))
    assert page.freeze_panes == "A5"
    assert page.auto_filter.ref == "A4:B6"
    assert page.print_title_rows == "$4:$4"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    assert [page.column_dimensions[name].width > 9 for name in "AB"] == [True, True]
    assert page["A5"].alignment.wrap_text
    assert page["A5"].font.name == "Times New Roman"


def test_an_optional_column_without_words_is_left_out() -> None:
    page = _page(("a", None), ("b", "Không nêu"), unsaid="Không nêu")
    assert [[cell.value for cell in row] for row in page["A4:B5"]] == [["A", None], ["a", None]]


def test_long_cells_and_control_characters() -> None:
    page = _page(("chữ " * 1250, "a\x00b\x0bc"), ("x" * 40_000, "d"))
    assert page["A5"].value == "chữ " * 1250
    assert page["B5"].value == "abc"
    assert page["A6"].value.endswith(" … [còn 8000 ký tự: xem văn bản gốc]")
    assert page.row_dimensions[5].height <= 409


def test_five_hundred_rows() -> None:
    page = _page(*((number, f"việc {number}") for number in range(500)))
    assert [row[1].value for row in page["A5:B504"]] == [f"việc {n}" for n in range(500)]
    assert page["A504"].value == 499


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheet = Sheet("Bảng", ("T",), _COLUMNS, [("a", Day("2025-01-02"))])
    assert workbook([sheet], "T", "s") == workbook([sheet], "T", "s")


@given(st.text(st.characters(codec=None), min_size=1, max_size=50))
def test_any_text_comes_back(text: str) -> None:
    value = _page((text, "x"))["A5"].value
    assert (value or "") == printable(text)
