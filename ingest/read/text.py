"""Read plain text: hard-wrapped lines, and tables that portals flatten to lines of a lone bar."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import takewhile

import regex

from cancu.ingest.errors import DamagedFile, EmptyFile
from cancu.ingest.model import Block, BlockKind, Cell, Problem, Source, Span
from cancu.ingest.read import legacy
from cancu.ingest.read.charset import decode
from cancu.ingest.read.text_furniture import furniture
from cancu.ingest.tables import types

_BAR = regex.compile(r"\s*\|\s*")
_BORDER = regex.compile(r"\s\|(?:\s|$)")
_CELL = regex.compile(r"[^|\s][^|]*[^|\s]|[^|\s]")
_BODY_MARK = regex.compile(r"\s*(?:[IVX]{1,5}\.|Điều\s+\d{1,3}[.:]?|\d{1,2}\.)\s", regex.V1)
_ORDINAL = regex.compile(r"(?:(?:\d{1,4}|[IVXLC]+)(?:\.\d{1,3})*|[A-Z]|[a-zđ])[.)]?")
_LINE_ENDS = "\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"
_ATTACHED = regex.compile(r"\((?:Ban hành\s|Được ban hành\s)?[Kk][èe]m theo\s")
_ENDED = regex.compile(r"[.;:!?…/][\"”’)]*\s*$")
_FURNITURE = Problem(
    "page-furniture", "đã bỏ dòng đầu trang, số trang hoặc chữ ký số in xen vào lời văn"
)
_LONGEST_HEADING = 8  # lines
_LONGEST_CELL = 12  # lines; past that a "cell" with clause marks in it is the body of the act


def read_text(name: str, data: bytes) -> Source:
    """Read the bytes of a text file into lines and flattened table cells.

    Raises `EmptyFile` where there is no text and `DamagedFile` where the bytes are no text.
    """
    text, problems = _decode(name, data)
    if not text.strip():
        raise EmptyFile(name, "tệp không có chữ nào; hãy kiểm tra lại tệp gốc")
    lines = _lines(text)
    kept = _without_furniture(lines)
    if len(kept) < len(lines):
        problems = (*problems, _FURNITURE)
    blocks = tuple(_with_cells(kept))
    return Source(name, hashlib.sha256(data).hexdigest(), "txt", text, blocks, problems)


def _without_furniture(lines: list[_Line]) -> list[_Line]:
    """Drop what stands beside the act; a sentence that it cuts goes on with no gap."""
    dropped = furniture([one.text.strip() for one in lines], [one.block.page for one in lines])
    if len(dropped) == len(lines):
        return lines
    kept: list[_Line] = []
    for at, line in enumerate(lines):
        if at in dropped:
            continue
        follows = bool(kept) and at - 1 in dropped
        if follows and not _ENDED.search(kept[-1].text):
            line = _Line(replace(line.block, gap=False), line.text)  # noqa: PLW2901
        kept.append(line)
    return kept


def _decode(name: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    text, problems = decode(data)
    if "\0" in text:
        raise DamagedFile(name, "không phải tệp văn bản; hãy lưu lại thành .txt (UTF-8)")
    encoding = legacy.detect(text)
    if encoding is None:
        return text, problems
    converted = legacy.without_fonts(text, encoding)
    changed = legacy.count_letters(converted)
    return converted, (*problems, legacy.problem(encoding, changed))


@dataclass(frozen=True, slots=True)
class _Line:
    block: Block
    text: str


def _lines(text: str) -> list[_Line]:
    """List the non-blank lines, each knowing whether a blank one stands before it.

    A form feed ends a page; a file with none has no pages.
    """
    lines = []
    start, gap = 0, False
    page = 1 if "\f" in text.strip() else None
    for printed in text.splitlines(keepends=True):
        shown = printed.rstrip(_LINE_ENDS)
        if shown.strip():
            line = _Line(
                Block(Span(start, start + len(shown)), BlockKind.LINE, page, gap=gap), shown
            )
            lines += _with_bars(line) if _is_row(shown) else [line]
        gap = not shown.strip()
        start += len(printed)
        page = page and page + printed.count("\f")
    return lines


def _is_row(line: str) -> bool:
    """Tell a line with words and the borders of cells: a bar alone, or inside a word, is none."""
    return "|" in line and bool(_BORDER.search(line)) and bool(line.strip(" \t|"))


def _with_bars(line: _Line) -> list[_Line]:
    """Cut a row on one line, "A | B |", into its cells with the bars between.

    Without the last bar the row goes on in the next line.
    """
    start, page = line.block.span.start, line.block.page
    bar = _Line(Block(Span(start, start), BlockKind.LINE, page), "|")
    cut = [bar]
    for cell in _CELL.finditer(line.text):
        span = Span(start + cell.start(), start + cell.end())
        cut += [_Line(Block(span, BlockKind.LINE, page), cell.group()), bar]
    return cut if line.text.rstrip().endswith("|") else cut[:-1]


def _with_cells(lines: list[_Line]) -> list[Block]:
    """Drop the bars and give the lines between them their place in a table."""
    bars = [n for n, line in enumerate(lines) if _BAR.fullmatch(line.text)]
    if not bars:
        return [line.block for line in lines]
    blocks: list[Block] = [line.block for line in lines[: bars[0]]]
    contents = [
        lines[here + 1 : after] for here, after in zip(bars, [*bars[1:], len(lines)], strict=True)
    ]
    table = _TableWalk()
    for content, following in zip(contents, [*contents[1:], []], strict=True):
        if content is contents[-1] or _is_outside(content, table):
            table = table.closed()
            blocks += [line.block for line in content]
        else:
            table = table.step(content, following)
            blocks += [replace(line.block, cell=table.cell) for line in content]
    return blocks


def _is_outside(content: list[_Line], table: _TableWalk) -> bool:
    """Tell the body of the act, which stands between two tables, from a cell of one."""
    if not content:
        return False
    if content[0].block.gap or _opens_an_act(content):
        return True
    if table.is_inside_row:
        return False
    if table.is_full and _BODY_MARK.match(content[0].text):
        return True
    return len(content) > _LONGEST_CELL and any(_BODY_MARK.match(line.text) for line in content)


def _opens_an_act(content: list[_Line]) -> bool:
    """Tell the act itself, which a portal prints right after the table of its letterhead."""
    marks = [line.text.strip(" *") for line in content[:3]]
    if _opens_attached(content):
        return True
    if len(content) > _LONGEST_CELL and marks[0].startswith("Kính gửi"):
        return True  # a letter has no type word
    return len(content) > 1 and any(types.is_type_line(text) for text in marks)


def _opens_attached(content: list[_Line]) -> bool:
    """Tell the list that an act comes with: capitals and "(Kèm theo …)" below its signature."""
    texts = [line.text.strip(" *") for line in content[:_LONGEST_HEADING]]
    heading = list(takewhile(lambda text: not text or text.isupper(), texts))
    below = texts[len(heading) : len(heading) + 1]
    return any(heading) and any(_ATTACHED.match(text) for text in below)


@dataclass(frozen=True, slots=True)
class _TableWalk:
    """Where in which table the walk stands.

    A portal prints bars around each row, so that an empty stretch between two bars is a row's
    end or, inside a row, an empty cell.
    """

    table: int = 0
    row: int = 0
    column: int = -1
    width: int = 0  # columns of the first row
    widest: int = 0  # columns of the widest row, merged cells of the header apart

    @property
    def cell(self) -> Cell:
        return Cell(self.table, self.row, self.column)

    def step(self, content: list[_Line], following: list[_Line]) -> _TableWalk:
        """Go on to the cell that holds `content`; none is an empty cell or the row's end."""
        if content or self._is_empty_cell(following):
            return replace(self, column=self.column + 1)
        if self.column < 0:
            return self
        columns = self.column + 1
        widest = max(self.widest, columns)
        return replace(
            self, row=self.row + 1, column=-1, width=self.width or columns, widest=widest
        )

    def _is_empty_cell(self, following: list[_Line]) -> bool:
        """Two bars in a row end it, unless cells are still to come and no row begins there."""
        if not 0 < self.column + 1 < self.width:
            return False
        if not following:
            return True  # the row's end is yet to come
        return self.column > 0 and not _ORDINAL.fullmatch(following[0].text.strip())

    @property
    def is_inside_row(self) -> bool:
        """Tell whether the row that the walk stands in has cells to come."""
        return 0 <= self.column < self.widest - 1

    @property
    def is_full(self) -> bool:
        """Tell whether the row has all its cells: what follows must be the row's end."""
        return self.row > 0 and self.column + 1 == self.widest > 1

    def closed(self) -> _TableWalk:
        return self if self.column < 0 and not self.row else _TableWalk(self.table + 1)
