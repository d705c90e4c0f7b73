"""Read the printed lines of a PDF page with their places, by PDFium.

Places are in points from the page's left and top. PDFium gives a page's letters in the order of
drawing, broken into lines where the height changes; what stands side by side on one height comes
as one line and is cut here where the blank between is wider than any word space.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as c
import regex

from cancu.ingest.model import Certainty

_BREAK = regex.compile(r"\r\n|\r|\n")
_BLANK = regex.compile(r"\s+")
WIDE = 14.0  # points: no word space of a justified line is as wide
_HEAD = regex.compile(r"(?<=\S)\s+(?=(?:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN)\s)")
_HYPHEN = "\ufffe"  # PDFium's sign for a hyphen at the end of a line
_NAME_BYTES = 128
RAISED = 0.75  # of the letters beside it: a mark of a footnote is printed that small
SMALLER = 0.95  # of the text's letters: notes are printed at most that large
_DIGITS = regex.compile(
    r"(?m)^\d{1,3}(?P<blank>[^\S\r\n]?)(?=[\p{L},.;:)])"
    r"|(?<=\S ?)(?<!\d)\d{1,3}(?!\d)|(?<!\d)\d{2,9}"
)
_METRES = regex.compile(r"(?<!\p{L})[kdc]?m$")
_FIRST_DIGITS = regex.compile(r"\d{1,3}")
_ON_LETTER = regex.compile(r"(?<=\p{L})\d{1,2}(?!\d)(?P<blank>)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
OPENS_NOTE = regex.compile(r"(\d{1,3})\s+(?=[\p{Lu}“\"(])")
LISTED = regex.compile(r"(?:(?:Điều|ĐIỀU)\s+)?\d{1,3}[.)]|[a-zđ]\)|[IVXL]+\.")
MARK = regex.compile(
    r"(?:[-–+•*▪●○o]|\d{1,3}(?:\.\d{1,3})+[.)]?|\(?(?:\d{1,3}|[a-zđ]|[IVXLC]+)[.)])\s*"
)
_UPRIGHT = 8.0  # points: the height of a table row at least
_EMBOLDENED = 600  # font weight


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A run of words on one height; `baseline` grows downwards."""

    text: str
    left: float
    right: float
    baseline: float
    bold: bool = False
    italic: bool = False
    size: float = 0.0  # of the first letter, in points; 0 where not known
    certainties: tuple[Certainty, ...] = ()  # of the words of a scan, in `text`


class PageReader:
    """Reads one page; close it at once, a document of many pages holds memory otherwise."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.page = page
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        # Filled anew by each call: to make them for each letter takes longer than the call.
        self._matrix = c.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._origins = ctypes.byref(self._x), ctypes.byref(self._y)
        self._corners = tuple(ctypes.c_double() for _ in range(4))
        self._box_of = tuple(map(ctypes.byref, self._corners))
        self._font = ctypes.create_string_buffer(_NAME_BYTES)
        self.width, self.height = page.get_size()
        count = self._textpage.count_chars()
        # Without the numbers, older versions give another text, that of a rectangle.
        self.text: str = self._textpage.get_text_range(0, count) if count else ""
        self._straight = len(self.text) == count
        self._marks: dict[int, int] = {}  # where marks of footnotes begin and end
        self._loose: set[int] = set()  # those of no footnote on the page

    def close(self) -> None:
        """Free what PDFium holds."""
        self._textpage.close()
        self.page.close()

    def lines(self) -> list[PrintedLine]:
        """Return the printed lines in the order of drawing, cut where columns stand apart.

        The mark of a footnote that hangs on a word or number is put in brackets; a raised number
        without a note stays raised.
        """
        lines = self._printed()
        numbers = _note_numbers(lines)
        raised = _DIGITS if numbers else _ON_LETTER
        for start, end in self._raised(raised):
            self._marks[start] = end
            if self.text[start:end] not in numbers:
                self._loose.add(start)
        return self._printed() if self._marks else lines

    def _raised(self, digits: regex.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Yield the digits that are printed smaller than what they hang on, no exponents."""
        for run in digits.finditer(self.text):
            start, end = run.span()
            opens = start == 0 or self.text[start - 1] in "\r\n"
            hangs_on = start - 1 - (self.text[start - 1] == " ")
            before = self._size(run.end("blank") if opens else hangs_on)
            end = run.start("blank") if opens else end
            small = next((at for at in range(start, end) if self._size(at) < before * RAISED), end)
            if small < end and not _METRES.search(self.text, max(start - 4, 0), small):
                yield small, end

    def _printed(self) -> list[PrintedLine]:
        wide = self._wide_heights()
        lines: list[PrintedLine] = []
        for start, end in self._stretches():
            line = self._line(start, end)
            if line and (self._is_wide(line, wide) or _HEAD.search(line.text)):
                pieces = (self._line(first, last) for first, last in self._cut(start, end))
                lines += [piece for piece in pieces if piece]
            elif line:
                lines.append(line)
        return lines

    def _is_wide(self, line: PrintedLine, wide: list[tuple[float, float]]) -> bool:
        height = self.height - line.baseline
        return any(bottom - 2 < height < top for bottom, top in wide)

    def has_rules(self) -> bool:
        """Tell whether upright rules are drawn, as a table's are."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        page, get, kind = self.page.raw, c.FPDFPage_GetObject, c.FPDFPageObj_GetType
        rules: set[int] = set()
        for number in range(c.FPDFPage_CountObjects(page)):
            drawn = get(page, number)
            if kind(drawn) != c.FPDF_PAGEOBJ_PATH:
                continue
            c.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
            if top.value - bottom.value < _UPRIGHT:
                continue
            rules |= {round(left.value), round(right.value)}
            if len(rules) > 3:
                return True
        return False

    def _stretches(self) -> Iterator[tuple[int, int]]:
        start = 0
        for found in _BREAK.finditer(self.text):
            yield from self._unhyphened(start, found.start())
            start = found.end()
        yield from self._unhyphened(start, len(self.text))

    def _unhyphened(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """PDFium runs lines together at a hyphen: part them where the height changes."""
        at = self.text.find(_HYPHEN, start, end)
        while at >= 0 and at + 1 < end:
            if abs(self._origin(at)[1] - self._origin(at + 1)[1]) > 2:
                yield start, at + 1
                start = at + 1
            at = self.text.find(_HYPHEN, at + 1, end)
        yield start, end

    def _line(self, start: int, end: int) -> PrintedLine | None:
        words = self.text[start:end]
        bare = words.strip()
        if not bare:
            return None
        first = start + len(words) - len(words.lstrip())
        last = first + len(bare) - 1
        left, baseline = self._origin(first)
        word = self._past_mark(first, last)  # a mark is raised: the words tell the height
        if word != first:
            baseline = self._origin(word)[1]
        right = self._right(last)
        bold, italic = self._look(word)
        if (bold or italic) and last > word:
            other = self._look(last)
            bold, italic = bold and other[0], italic and other[1]
        text = self._with_marks(first, last + 1) if self._marks else bare
        text = text.replace(_HYPHEN, "-").replace("\0", "")
        return PrintedLine(
            text, left, right, self.height - baseline, bold, italic, self._size(word)
        )

    def _past_mark(self, first: int, last: int) -> int:
        end = self._marks.get(first, first)
        while end < last and self.text[end].isspace():
            end += 1
        return end if end <= last else first

    def _with_marks(self, first: int, end: int) -> str:
        """A mark after that of a list stands apart: "1. [2] Thông tư" is no "1.2"."""
        text, at = "", first
        for start, stop in self._marks.items():
            if first <= start < end:
                text += self.text[at:start]
                digits = self.text[start:stop]
                mark = digits.translate(_RAISED) if start in self._loose else f"[{digits}]"
                text += f"{' ' if LISTED.fullmatch(text) else ''}{mark}"
                at = stop
        return text + self.text[at:end]

    # --- columns -------------------------------------------------------------------------------

    def _wide_heights(self) -> list[tuple[float, float]]:
        """Return the heights at which a box of text stands wide apart from the one before."""
        left, top, right, bottom = self._corners
        get, raw, refs = c.FPDFText_GetRect, self._raw, self._box_of
        wide = []
        reach = self.width
        for number in range(self._textpage.count_rects()):
            get(raw, number, *refs)
            if left.value - reach > WIDE:
                low, high = bottom.value, top.value
                get(raw, number - 1, *refs)
                wide.append((min(low, bottom.value), max(high, top.value)))
                get(raw, number, *refs)
            reach = right.value
        return wide

    def _cut(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        head = _HEAD.search(self.text, start, end)
        first = start
        for blank in _BLANK.finditer(self.text, start, end):
            if blank.start() == start or blank.end() == end:
                continue
            gap = self._left(blank.end()) - self._right(blank.start() - 1)
            is_head = head is not None and blank.start() == head.start()
            before = self.text[first : blank.start()].strip()
            if is_head or (gap > WIDE and not MARK.fullmatch(before)):
                yield first, blank.start()
                first = blank.end()
        yield first, end

    # --- letters -------------------------------------------------------------------------------

    def _index(self, offset: int) -> int:
        if self._straight:
            return offset
        return max(int(c.FPDFText_GetCharIndexFromTextIndex(self._raw, offset)), 0)

    def _origin(self, offset: int) -> tuple[float, float]:
        c.FPDFText_GetCharOrigin(self._raw, self._index(offset), *self._origins)
        return self._x.value, self._y.value

    def _left(self, offset: int) -> float:
        return self._box(offset)[0]

    def _right(self, offset: int) -> float:
        return self._box(offset)[1]

    def _box(self, offset: int) -> tuple[float, float]:
        left, right, _, _ = self._corners
        c.FPDFText_GetCharBox(self._raw, self._index(offset), *self._box_of)
        return left.value, right.value

    def _size(self, offset: int) -> float:
        """Return the printed size: many programs write size 1 and stretch it."""
        index = self._index(offset)
        c.FPDFText_GetMatrix(self._raw, index, self._matrix)
        return float(c.FPDFText_GetFontSize(self._raw, index) * abs(self._matrix.d))

    def _look(self, offset: int) -> tuple[bool, bool]:
        index = self._index(offset)
        c.FPDFText_GetFontInfo(self._raw, index, self._font, _NAME_BYTES, None)
        font = self._font.value.lower()
        bold = b"bold" in font or b"black" in font
        if not bold:
            bold = c.FPDFText_GetFontWeight(self._raw, index) >= _EMBOLDENED
        return bold, b"italic" in font or b"oblique" in font


def has_neighbours(lines: list[PrintedLine]) -> bool:
    """Tell whether lines stand beside others, level or half a line off, as cells of a table do."""
    heights = sorted((line.baseline, line.size or _UPRIGHT) for line in lines)
    return any(lower - upper < size * 0.95 for (upper, _), (lower, size) in pairwise(heights))


def _note_numbers(lines: list[PrintedLine]) -> frozenset[str]:
    """Return the numbers that open the footnotes of a page: small, or before smaller words."""
    sizes = sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    numbers = set()
    for line in lines:
        found = _FIRST_DIGITS.match(line.text) if line.size < usual * SMALLER else None
        if not found:
            continue
        is_raised = line.size < usual * RAISED
        opens = found.end() < len(line.text) or _is_followed(line, lines)
        if opens if is_raised else OPENS_NOTE.match(line.text):
            numbers.add(found.group())
    return frozenset(numbers)


def _is_followed(number: PrintedLine, lines: list[PrintedLine]) -> bool:
    return any(
        0 < line.baseline - number.baseline < number.size * 1.5
        and 0 < line.left - number.left < line.size * 2
        for line in lines
    )
