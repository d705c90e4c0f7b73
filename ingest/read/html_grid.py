"""Tell where in which table a cell of a page stands, and what number an item of a list prints."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from cancu.ingest.model import Cell
from cancu.ingest.read.docx_numbering import printed

_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_FORMATS |= {"I": "upperRoman", "none": "none"}
_MOST_COLUMNS = 1000
_MOST_ROWS = 65_534
_DEEPEST = 50  # tables in tables; past that the page is hostile


@dataclass(slots=True)
class Grid:
    """Where in which table the walk stands; `number` is None for a table of mere layout."""

    number: int | None
    row: int = -1
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)  # column → last row that a cell covers

    def begin_row(self) -> None:
        """Go on to the next row."""
        self.row, self.column = self.row + 1, 0

    def place(self, attributes: dict[str, str | None]) -> Cell | None:
        """Return the place of the next cell, and take up all that it covers."""
        if self.number is None:
            return None
        row = max(self.row, 0)
        while self.taken.get(self.column, -1) >= row:
            self.column += 1
        rows = min(max(number(attributes.get("rowspan"), 1), 1), _MOST_ROWS)
        columns = min(max(number(attributes.get("colspan"), 1), 1), _MOST_COLUMNS)
        cell = Cell(self.number, row, self.column, rows, columns)
        if rows > 1:
            last = min(self.column + columns, _MOST_COLUMNS)
            self.taken |= dict.fromkeys(range(self.column, last), row + rows - 1)
        self.column += columns
        return cell


def is_layout(table: LexborNode, depth: int) -> bool:
    """Tell what is there for the layout only.

    Such has one cell, or holds tables and most of its words in one cell.
    """
    cells = table.css("td, th")
    if depth > _DEEPEST or len(cells) < 2:
        return True
    if all(inner.mem_id == table.mem_id for inner in table.css("table")):
        return False
    return max(map(_letters, cells)) * 2 > _letters(table)


def _letters(node: LexborNode) -> int:
    return sum(map(len, node.text().split()))


@dataclass(slots=True)
class ItemList:
    """A list of a page and how many items it has had."""

    format: str
    count: int

    @classmethod
    def of(cls, node: LexborNode, styles: dict[str, str]) -> ItemList:
        """Return the list that opens at `node`."""
        shown = f"{styles.get('list-style-type', '')} {styles.get('list-style', '')}".split()
        if "none" in shown:
            return cls("none", 0)
        if node.tag == "ul":
            return cls("bullet", 0)
        format_ = _FORMATS.get(node.attributes.get("type") or "1", "decimal")
        for name in shown:
            format_ = _CSS_FORMATS.get(name, format_)
        return cls(format_, number(node.attributes.get("start"), 1) - 1)

    def next(self, node: LexborNode) -> str:
        """Return what the next item prints before its words."""
        self.count = number(node.attributes.get("value"), self.count + 1)
        if self.format == "bullet":
            return "• "
        shown = printed(self.count, self.format)
        return f"{shown}. " if shown else ""


_CSS_FORMATS = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}


def number(value: str | None, otherwise: int) -> int:
    """Return the number that an attribute holds, `otherwise` where it holds none."""
    try:
        return int(value) if value else otherwise
    except ValueError:
        return otherwise
