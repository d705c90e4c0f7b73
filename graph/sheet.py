"""Sheets of an Excel workbook: frozen header, filters, real dates, printed on lying A4."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cancu.graph.printable import printable, shortened
from cancu.graph.whole_file import steady

_LONGEST = 32_000  # Excel holds 32,767 characters in a cell
_FONT = {"font_name": "Times New Roman", "font_size": 12}
_A4 = 9
_OLDEST = 1900  # Excel counts days from there
_LINE, _TALLEST = 15.5, 409.0  # points; Excel refuses a taller row
_LETTERS = 1.4  # of 12 points in a unit of width


@dataclass(frozen=True, slots=True)
class Day:
    """A day as ISO; one that is known only in part, or older than Excel's days, stays words."""

    iso: str | None


SheetCell = str | int | float | Day | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column; `width` in characters. An optional one is left out where it would be empty."""

    heading: str
    width: int
    centred: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its title lines; without columns, only lines of text.

    `unsaid` is what cells say where nothing is stated.
    """

    name: str
    titles: tuple[str, ...]
    columns: tuple[SheetColumn, ...] = ()
    rows: Sequence[Sequence[SheetCell]] = ()
    lines: tuple[str, ...] = ()
    unsaid: str = ""


def workbook(sheets: Iterable[Sheet], title: str, subject: str) -> bytes:
    """Return the file; the same sheets give the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    formats = _formats(book)
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), _without_empty(sheet), formats)
    book.set_properties(
        {
            "title": printable(title)[:255],
            "subject": printable(subject)[:255],
            "author": "Căn Cứ",
            "created": datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None),
        }
    )
    book.close()
    return steady(buffer.getvalue())


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    cell = {**_FONT, "text_wrap": True, "valign": "top", "border": 1}
    return {
        "title": book.add_format({**_FONT, "bold": True, "font_size": 14, "align": "center"}),
        "about": book.add_format({**_FONT, "italic": True, "align": "center"}),
        "header": book.add_format(
            {**cell, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E7E6E6"}
        ),
        "cell": book.add_format(cell),
        "centred": book.add_format({**cell, "align": "center"}),
        "day": book.add_format({**cell, "align": "center", "num_format": "dd/mm/yyyy"}),
        "line": book.add_format({**_FONT, "text_wrap": True, "valign": "top"}),
    }


def _write_sheet(page: Worksheet, sheet: Sheet, formats: dict[str, Format]) -> None:
    _set_print(page)
    top = _write_titles(page, sheet, formats)
    if not sheet.columns:
        page.set_column(0, 0, 130)
        for number, line in enumerate(sheet.lines):
            page.write_string(top + number, 0, _held(line), formats["line"])
        return
    _write_header(page, top, sheet.columns, formats)
    for place, row in enumerate(sheet.rows, top + 1):
        page.set_row(place, _height(row, sheet.columns))
        for number, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            style = formats["centred" if column.centred else "cell"]
            _write_cell(page, (place, number), cell, style, formats["day"])
    page.freeze_panes(top + 1, 0)
    page.autofilter(top, 0, top + len(sheet.rows), len(sheet.columns) - 1)
    page.repeat_rows(top)


def _without_empty(sheet: Sheet) -> Sheet:
    empty = (None, "", Day(None), sheet.unsaid)
    kept = [
        number
        for number, column in enumerate(sheet.columns)
        if not column.optional or any(row[number] not in empty for row in sheet.rows)
    ]
    return replace(
        sheet,
        columns=tuple(sheet.columns[number] for number in kept),
        rows=[[row[number] for number in kept] for row in sheet.rows],
    )


def _write_header(
    page: Worksheet, top: int, columns: tuple[SheetColumn, ...], formats: dict[str, Format]
) -> None:
    page.set_row(top, _height([column.heading for column in columns], columns) + _LINE)
    for number, column in enumerate(columns):
        page.set_column(number, number, column.width)
        page.write_string(top, number, column.heading, formats["header"])


def _height(row: Sequence[SheetCell], columns: tuple[SheetColumn, ...]) -> float:
    """Not every program fits rows to wrapped words by itself."""
    lines = max(
        sum(1 + int(len(line) / (column.width * _LETTERS)) for line in cell.split("\n"))
        if isinstance(cell, str)
        else 1
        for cell, column in zip(row, columns, strict=True)
    )
    return min(lines * _LINE, _TALLEST)


def _set_print(page: Worksheet) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)  # inches
    page.set_header('&C&"Times New Roman"&13&P')


def _write_titles(page: Worksheet, sheet: Sheet, formats: dict[str, Format]) -> int:
    """Write the titles over the table's width; return the first row below them."""
    last = len(sheet.columns) - 1
    for number, title in enumerate(sheet.titles):
        style = formats["about" if title.startswith("(") else "title"]
        if last > 0:
            page.merge_range(number, 0, number, last, "", style)
        page.write_string(number, 0, _held(title), style)
    return len(sheet.titles) + 1


def _write_cell(
    page: Worksheet, at: tuple[int, int], cell: SheetCell, style: Format, day_style: Format
) -> None:
    if isinstance(cell, Day):
        day = _day(cell.iso)
        if day:
            page.write_datetime(*at, day, day_style)
            return
        cell = "/".join(reversed(cell.iso.split("-"))) if cell.iso else None
    if isinstance(cell, int | float):
        page.write_number(*at, cell, style)
    elif cell:
        page.write_string(*at, _held(cell), style)  # `write` would make "=…" a formula
    else:
        page.write_blank(*at, None, style)


def _day(iso: str | None) -> date | None:
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return None
    return day if day.year >= _OLDEST else None


def _held(text: str) -> str:
    """Excel refuses a longer cell; what is left out is told in it."""
    plain = printable(text)
    if len(plain) <= _LONGEST:
        return plain
    return f"{shortened(plain, _LONGEST)} [còn {len(plain) - _LONGEST} ký tự: xem văn bản gốc]"
