"""Read a PDF page by pdfplumber: slow, but right where fonts fall back on others."""

from __future__ import annotations

import io
import logging
from bisect import bisect_left
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from cancu.ingest.read.pdf_lines import WIDE, PrintedLine

_T = TypeVar("_T")
_THIN = 3.0  # points
_WORDS: dict[str, Any] = {"x_tolerance_ratio": 0.15, "y_tolerance": 3}


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table of a page: its place and, row by row, the words of its cells.

    `spans` has over how many rows and columns each cell is merged; (0, 0) where another cell is
    merged over the place.
    """

    left: float
    top: float
    right: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[tuple[int, int], ...], ...]

    def holds(self, line: PrintedLine) -> bool:
        """Tell whether a line is printed inside."""
        middle = (line.left + line.right) / 2
        return self.left < middle < self.right and self.top < line.baseline - 3 < self.bottom


class Plumber:
    """Opens the document when the first page is asked for; each page is freed after use."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None
        self.failed: list[int] = []  # pages that it could not read
        self.was_needed = False  # for a page that PDFium garbles

    def close(self) -> None:
        """Free the document."""
        if self._document is not None:
            with suppress(Exception):  # closing walks the pages, damaged ones too
                self._document.close()
            self._document = None

    def lines(self, number: int) -> list[PrintedLine]:
        """Return the printed lines of a page (from 1), none where it cannot be read."""
        return self._read(number, _lines) or []

    def tables(self, number: int) -> list[Table]:
        """Return the ruled tables of a page from top to bottom."""
        return self._read(number, _tables) or []

    def _read(self, number: int, action: Callable[[Any], _T]) -> _T | None:
        try:
            page = self._page(number)
            try:
                return action(page)
            finally:
                page.close()
        except Exception:  # noqa: BLE001 - pdfminer raises whatever its parser meets
            self.failed.append(number)
            return None

    def _page(self, number: int) -> Any:  # noqa: ANN401 - pdfplumber is untyped
        import pdfplumber

        if self._document is None:
            logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it warns of each odd font
            self._document = pdfplumber.open(io.BytesIO(self._data))
        return self._document.pages[number - 1]


def _is_no_shade(drawn: dict[str, Any]) -> bool:
    """Shading is drawn line by line and would pass for rows; thin boxes are rules."""
    is_thin = min(float(drawn.get("width", 0)), float(drawn.get("height", 0))) < _THIN
    return drawn.get("object_type") != "rect" or is_thin or bool(drawn.get("stroke"))


def _tables(page: Any) -> list[Table]:  # noqa: ANN401 - pdfplumber is untyped
    found = []
    for table in page.filter(_is_no_shade).find_tables():
        rows = table.extract(**_WORDS)
        if len(rows) > 1 and max(map(len, rows)) > 1:
            cells = tuple(tuple(cell or "" for cell in row) for row in rows)
            left, top, right, bottom = map(float, table.bbox)
            found.append(Table(left, top, right, bottom, cells, _spans(table)))
    return sorted(found, key=lambda table: table.top)


def _spans(table: Any) -> tuple[tuple[tuple[int, int], ...], ...]:  # noqa: ANN401
    """Count the rows and columns that begin inside each cell's box."""
    boxes = [row.cells for row in table.rows]
    tops = sorted({box[1] for row in boxes for box in row if box})
    lefts = sorted({box[0] for row in boxes for box in row if box})
    return tuple(
        tuple(
            (_within(tops, box[1], box[3]), _within(lefts, box[0], box[2])) if box else (0, 0)
            for box in row
        )
        for row in boxes
    )


def _within(edges: list[float], start: float, end: float) -> int:
    return bisect_left(edges, end) - bisect_left(edges, start)


def _lines(page: Any) -> list[PrintedLine]:  # noqa: ANN401 - pdfplumber is untyped
    """Join words of one height to lines, up to a blank wider than between words."""
    lines: list[list[dict[str, Any]]] = []
    words = page.extract_words(**_WORDS)
    for word in sorted(words, key=lambda word: (round(word["bottom"] / 3), word["x0"])):
        if lines and _is_next(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_line(line, page.chars) for line in lines]


def _is_next(last: dict[str, Any], word: dict[str, Any]) -> bool:
    is_level = abs(float(last["bottom"]) - float(word["bottom"])) < 4
    return is_level and -2 <= float(word["x0"]) - float(last["x1"]) < WIDE


def _line(words: list[dict[str, Any]], letters: list[dict[str, Any]]) -> PrintedLine:
    left, right = float(words[0]["x0"]), float(words[-1]["x1"])
    bottom = float(max(word["bottom"] for word in words))
    fonts = {
        str(letter["fontname"]).lower()
        for letter in letters
        if abs(letter["bottom"] - bottom) < 4 and left <= letter["x0"] < right
    }
    return PrintedLine(
        " ".join(str(word["text"]) for word in words),
        left,
        right,
        bottom,
        all("bold" in font for font in fonts),
        all("italic" in font or "oblique" in font for font in fonts),
    )
