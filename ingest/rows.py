"""Rows of the tables inside a body or an annex, each with the path segments it is cited by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise, takewhile

import regex

from cancu.ingest.markers import Marker, marker_at
from cancu.ingest.model import ClauseKind
from cancu.ingest.zones import Texts

_ORDINAL = regex.compile(r"0*(?P<label>(?P<whole>\d{1,4})(?:\.[1-9]\d?)*)[.)]?$")
_COUNTS = regex.compile(r"(?:STT|Stt|TT|Số\s*TT|Số thứ tự|SỐ TT)\b")
_FORM = regex.compile(r"(?:Mẫu|Biểu|Phụ lục)\s(?:số\s)?\d")
_GROUP = regex.compile(r"(?P<label>(?P<roman>[IVXLC]+)(?:\.\d{1,2})+|[IVXLC]+|[A-Z])[.)]?$")
_ITEM = regex.compile(r"(?:(?P<letter>[a-wyzđ])(?:[.)]?$|\)\s)|[-–+](?:\s|$))")
# A letterhead, or who receives and who signs: no table of tasks.
_LAYOUT = regex.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|Nơi nhận\b|\(\s*(?:Ký|ký|Chữ ký|Họ tên|Họ và tên)\b"
)
_FEW_ROWS = 3  # of a letterhead or a signature
_TALLEST_HEADER = 4  # rows; a cell merged over more is no title
_COLUMN_NUMBER = regex.compile(r"[\[(]?\s*(?:\d{1,2}|[A-ZĐ])\s*(?:[\])]|=.{1,40})?$")
_ROMAN_RANK, _CAPITAL_RANK = 4, 3
_HEADINGS = frozenset(
    {
        ClauseKind.PART,
        ClauseKind.CHAPTER,
        ClauseKind.SECTION,
        ClauseKind.ROMAN,
        ClauseKind.NUMBER,
        ClauseKind.LETTER,
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row that opens a clause: `path` goes on from the path of the table's place."""

    path: str
    kind: ClauseKind


@dataclass(frozen=True, slots=True)
class _Printed:
    """A row as printed: its first block, what it opens with, how many columns have words."""

    at: int
    row: int
    texts: tuple[str, ...]  # of its cells
    columns: int  # those that a merged cell from above holds for too
    own: int  # those that it prints itself
    opens: bool  # its first cell has words
    rows: int  # over which its tallest cell is merged
    blank: bool = False  # the table is a form: an ordinal may stand alone

    @property
    def first(self) -> str:
        return self.texts[0]

    @property
    def ordinal(self) -> str | None:
        alone = self.columns == 1 and not self.blank
        found = _ORDINAL.match(self.first) if self.opens and not alone else None
        return found["label"] if found else None


@dataclass(slots=True)
class _Walk:
    """Where the walk down a table stands: the groups above, the last numbered row, its items."""

    width: int  # columns of the header
    ordinals: frozenset[str]  # all that the table prints
    nested: bool  # they begin anew in each group
    groups: list[tuple[int, str]] = field(default_factory=list)  # rank, label
    count: int = 0
    under: str = ""  # path of the row or group above, which items "a" and "-" belong to
    dashes: int = 0

    def take(self, row: _Printed) -> Row | None:
        """Return what `row` opens, None where it goes on with the row above."""
        before = self.groups[-1][1] if self.groups else ""
        if group := _group(row, self.width, bool(self.ordinals), before):
            return self._open_group(*group)
        ordinal = row.ordinal
        if ordinal is None and self.ordinals:
            return self._item(row)
        label = ordinal or self._counted(row)
        self.count = int(label.partition(".")[0]) if label[0].isdigit() else self.count
        self.under, self.dashes = f"{self._prefix}hàng {label}", 0
        return Row(self.under, ClauseKind.ROW)

    def _item(self, row: _Printed) -> Row | None:
        """Return the item "a" or "-" that stands under the row or group above."""
        listed = row.opens and row.columns > 1 and self.under
        item = _ITEM.match(row.first) if listed else None
        if item is None:
            return None
        self.dashes += not item["letter"]
        return Row(f"{self.under}/{item['letter'] or f'-{self.dashes}'}", ClauseKind.ROW)

    def _open_group(self, rank: int, label: str) -> Row:
        self.groups = [*takewhile(lambda one: one[0] < rank, self.groups), (rank, label)]
        self.count, self.dashes = 0 if self.nested else self.count, 0
        self.under = "/".join(label for _, label in self.groups)
        return Row(self.under, ClauseKind.ROMAN)

    @property
    def _prefix(self) -> str:
        return "".join(f"{group}/" for _, group in self.groups) if self.nested else ""

    def _counted(self, row: _Printed) -> str:
        """Return the label of a row in a table without ordinals."""
        roman = _GROUP.match(row.first) if row.columns > 1 else None
        return roman["label"] if roman else str(self.count + 1)


def table_rows(texts: Texts, first: int, last: int) -> dict[int, Row]:
    """Map the first block of each row below a table's header to its row.

    A row without an ordinal in a table that has them goes on with the row above: it has none.
    """
    rows: dict[int, Row] = {}
    for table in tables_in(texts, first, last):
        rows |= _rows_of(_printed(texts, table))
    return rows


def tables_in(texts: Texts, first: int, last: int) -> list[list[int]]:
    """Return the blocks of each table.

    One that goes on with the ordinals of the one right above is the same, cut by a page.
    """
    tables: list[list[int]] = []
    inside = [at for at in range(first, last) if texts.blocks[at].cell is not None]
    for _, blocks in groupby(inside, key=lambda at: _table(texts, at)):
        table = list(blocks)
        if tables and tables[-1][-1] + 1 == table[0] and _goes_on(texts, tables[-1], table):
            tables[-1] += table
        else:
            tables.append(table)
    return tables


def header_of(texts: Texts, table: list[int]) -> list[int]:
    """Return the blocks of a table's header; none where the first row is no header."""
    printed = _printed(texts, table)
    count = _header_rows(printed)
    end = printed[count].at if count < len(printed) else table[-1] + 1
    return [at for at in table if at < end]


def repeated_header(texts: Texts, table: list[int]) -> list[int]:
    """Return the blocks of a header that is printed again below, on another page."""
    printed = _printed(texts, table)
    heads = {row.texts for row in printed[: _header_rows(printed)]}
    ends = [*(row.at for row in printed[1:]), table[-1] + 1]
    again = [
        (row.at, end)
        for number, (row, end) in enumerate(zip(printed, ends, strict=True))
        if number and row.texts in heads
    ]
    return [at for start, end in again for at in range(start, end)]


def _goes_on(texts: Texts, before: list[int], table: list[int]) -> bool:
    above, below = _printed(texts, before), _printed(texts, table)
    heads = {row.texts for row in above[: _header_rows(above)]}
    first = next((row for row in below if row.texts not in heads), None)
    last = next((row.ordinal for row in reversed(above) if row.ordinal), None)
    if not first or not last or not first.ordinal or first.columns < 2:
        return False
    return last.isdigit() and first.ordinal.isdigit() and int(first.ordinal) == int(last) + 1


def _table(texts: Texts, at: int) -> int:
    cell = texts.blocks[at].cell
    return cell.table if cell else -1


def _printed(texts: Texts, blocks: list[int]) -> list[_Printed]:
    found = []
    reach: dict[int, tuple[int, int]] = {}  # column → the last row that a cell holds for
    for (table, row), inside in groupby(blocks, key=lambda at: _row(texts, at)):
        places = list(inside)
        cells = [cell for at in places if (cell := texts.blocks[at].cell)]
        own = {cell.column for cell in cells}
        held = {column for column, last in reach.items() if last >= (table, row)}
        reach |= {cell.column: (table, row + cell.rows - 1) for cell in cells}
        words = tuple(texts.texts[at] for at in places)
        tallest = max(cell.rows for cell in cells)
        opens = cells[0].column == 0
        found.append(_Printed(places[0], row, words, len(own | held), len(own), opens, tallest))
    return found


def _rows_of(printed: list[_Printed]) -> dict[int, Row]:
    if printed[0].columns < 2 or (len(printed) < 2 and not printed[0].ordinal):
        return {}
    shown = printed if len(printed) <= _FEW_ROWS else printed[:1]
    if any(_LAYOUT.match(text) for row in shown for text in row.texts):
        return {}
    header, first = printed[0], _header_rows(printed)
    heads = {row.texts for row in printed[:first]}
    below = [row for row in printed[first:] if row.texts not in heads]
    below = _without_cut(below)
    if not any(row.ordinal for row in below):
        below = [replace(row, blank=True) for row in below]
    taken = Counter(_in_groups(below, header.columns))
    nested = any(count > 1 for count in taken.values())
    walk = _Walk(header.columns, frozenset(taken), nested)
    opened = ((row.at, walk.take(row)) for row in below)
    return {at: row for at, row in opened if row}


def _without_cut(below: list[_Printed]) -> list[_Printed]:
    """Leave out the end of a row that an empty cell has cut in two: "8 | Xã A", "2 | 1", "9 | …".

    Its number is no ordinal: the row behind it goes on from the row before.
    """
    kept: list[_Printed] = []
    numbered = [row for row in below if row.ordinal]
    following = dict(pairwise(numbered))
    for row in below:
        after = following.get(row)
        last = _value(kept[-1]) if kept else 0
        cut = after is not None and 0 < _value(row) < last == _value(after) - 1
        if not cut:
            kept.append(row)
    return kept


def _value(row: _Printed) -> int:
    return int(row.ordinal) if row.ordinal and row.ordinal.isdigit() else 0


def _in_groups(below: list[_Printed], width: int) -> Iterator[str]:
    """Yield each ordinal once a group: one that comes twice is counted anew in each group."""
    seen: set[tuple[int, str]] = set()
    group = 0
    for row in below:
        ordinal = row.ordinal
        if _group(row, width, numbered=True, before=""):
            group += 1
        elif ordinal and (group, ordinal) not in seen:
            seen.add((group, ordinal))
            yield ordinal


def _group(row: _Printed, width: int, numbered: bool, before: str) -> tuple[int, str] | None:
    """Return rank and label of a row that heads the rows below it, None of another."""
    if row.columns == 1 < width:
        marker = _mark(row.first)
        return (marker.rank, marker.label) if marker and marker.kind in _HEADINGS else None
    found = _GROUP.match(row.first) if row.opens else None
    if not found or not (numbered or row.columns == 2 < width):
        return None
    label = found["label"]
    if found["roman"]:
        return _ROMAN_RANK + label.count("."), label
    roman = all(letter in "IVXLC" for letter in label) and not (label == "C" and before == "B")
    return (_ROMAN_RANK if roman else _CAPITAL_RANK), label


def _header_rows(printed: list[_Printed]) -> int:
    """Count the rows of the header: merged cells spread it over two or three.

    Cells known to be merged tell where it ends, else an ordinal column; without both the first
    row is all. A row of column numbers may follow: "(1) (2) (3)".
    """
    if _FORM.match(printed[0].first):
        return 0  # a list of forms has none
    if printed[0].ordinal and not _numbers_columns(printed[0]):
        return 0  # a table that goes on below a paragraph
    end = _merged_rows(printed) or _guessed_rows(printed)
    return end + (end < len(printed) and _numbers_columns(printed[end]))


def _merged_rows(printed: list[_Printed]) -> int:
    """Count the rows over which the header's cells are known to be merged, 0 where none are."""
    if not 1 < printed[0].rows <= _TALLEST_HEADER:
        return 0
    below = printed[0].row + printed[0].rows
    return next((at for at, row in enumerate(printed) if row.row >= below), 0)


def _guessed_rows(printed: list[_Printed]) -> int:
    end = 1
    if _COUNTS.match(printed[0].first):
        first = (at for at, row in enumerate(printed) if at and _is_numbered(row))
        reached = next(first, 1)
        widest = max(row.columns for row in printed)
        below = printed[1:reached]
        end = reached if all(_heads(row, widest) for row in below) else 1
    while end < len(printed) and not printed[end].opens:
        end += 1  # the header's first cell is merged over this row
    return end


def _heads(row: _Printed, widest: int) -> bool:
    numbered = sum(bool(_COLUMN_NUMBER.match(text)) for text in row.texts)
    return 1 < row.own < widest or numbered > 2


def _numbers_columns(row: _Printed) -> bool:
    if row.own < 2 or len(row.texts) != row.own:
        return False
    return all(_COLUMN_NUMBER.match(text) for text in row.texts)


def _is_numbered(row: _Printed) -> bool:
    text = row.first
    return bool(_ORDINAL.match(text) or _GROUP.match(text) or _mark(text))


def _mark(text: str) -> Marker | None:
    return marker_at(text, 0, len(text))


def _row(texts: Texts, at: int) -> tuple[int, int]:
    cell = texts.blocks[at].cell
    return (cell.table, cell.row) if cell else (-1, -1)
