"""Put the printed lines of a page in reading order: side by side means column after column.

Two columns without rules stand at the head of an act (issuer and motto, number and date) and at
its foot (recipients and signature). Lines of one height that share a gutter open such a place;
lines that keep to one side of the gutter and line up with a column belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cancu.ingest.read.pdf_lines import LISTED, MARK, RAISED, WIDE, PrintedLine
from cancu.ingest.tables import types

_SAME_HEIGHT = 5.0  # points between baselines; a superscript is raised less
_NARROW = 2.0  # points of gutter that must stay free
_ALIGNED = 6.0
_FARTHEST = 150.0  # from one line of a column to the next: room for a signature and a seal
_AHEAD = 4  # lines of one side before the next pair shows that they belong


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed line in reading order; the rest tells where in which table or columns it stands."""

    line: PrintedLine
    region: int | None = None  # counted on its page
    column: int = 0
    row: int = 0
    columns: int = 0  # of the ruled table that it stands in
    span: tuple[int, int] = (1, 1)  # rows and columns of its cell


Band = list[PrintedLine]


def reading_order(lines: list[PrintedLine], regions: int = 0) -> list[Placed]:
    """Order lines of a page from top to bottom, each pair of columns left before right.

    Regions are numbered from `regions` on.
    """
    bands = _bands(lines)
    middle = _middle(lines)
    placed: list[Placed] = []
    at = 0
    while at < len(bands):
        region = _grown(bands, at, middle) if len(bands[at]) == 2 else None
        if region is None:
            placed += [Placed(line) for line in bands[at]]
            at += 1
            continue
        del placed[len(placed) - (at - region.first) :]  # lines above that line up with it
        placed += _columns(bands, region, regions)
        regions += 1
        at = region.last
    return placed


def _bands(lines: list[PrintedLine]) -> list[Band]:
    bands: list[Band] = []
    for line in sorted(lines, key=lambda line: (line.baseline, line.left)):
        if bands and _is_level(bands[-1][0], line):
            bands[-1].append(line)
        else:
            bands.append([line])
    return [_merged(sorted(band, key=lambda line: line.left)) for band in bands]


def _is_level(first: PrintedLine, line: PrintedLine) -> bool:
    """A raised number stands higher than the line it belongs to."""
    is_raised = first.text.isdigit() and first.size < line.size * RAISED
    return line.baseline - first.baseline < _SAME_HEIGHT * (2 if is_raised else 1)


def _merged(band: Band) -> Band:
    """Join what is no wider apart than words are, and a list's mark with its text."""
    merged = band[:1]
    for line in band[1:]:
        last = merged[-1]
        is_apart = line.left - last.right > WIDE and not MARK.fullmatch(last.text)
        if is_apart or line.text.startswith(("CỘNG H", "ĐẢNG CỘNG")):
            merged.append(line)
        else:
            merged[-1] = _joined(last, line)
    return merged


def _is_mark(left: PrintedLine, right: PrintedLine) -> bool:
    """Tell the mark of a footnote: digits that hang on a word, higher and smaller."""
    is_higher = left.baseline - right.baseline > 1
    return is_higher and right.text.isdigit() and 0 < right.size < left.size * RAISED


def _joined(left: PrintedLine, right: PrintedLine) -> PrintedLine:
    blank = " " if right.left - left.right > 1 and not left.text.endswith(" ") else ""
    shift = len(left.text) + len(blank)
    words = right.text
    if _is_mark(left, right):
        blank, words = " " if LISTED.fullmatch(left.text) else "", f"[{right.text}]"
    return PrintedLine(
        left.text + blank + words,
        left.left,
        max(left.right, right.right),
        left.baseline,
        left.bold and right.bold,
        left.italic and right.italic,
        left.size,
        left.certainties + tuple(sure.moved(shift) for sure in right.certainties),
    )


@dataclass(slots=True)
class _Region:
    """Bands [first, last) with the gutter that they leave free."""

    first: int
    last: int
    left_edge: float
    right_edge: float
    middle: float  # twice that of the page

    def takes(self, band: Band) -> bool:
        """Narrow the gutter by the band where it still leaves one free."""
        if len(band) > 2:
            return False
        edges = [line.right for line in band if self._side(line) == 0]
        starts = [line.left for line in band if self._side(line) == 1]
        if len(edges) + len(starts) < len(band) or (len(band) == 2 and len(edges) != 1):
            return False
        left, right = max([self.left_edge, *edges]), min([self.right_edge, *starts])
        if right - left < _NARROW:
            return False
        self.left_edge, self.right_edge = left, right
        return True

    def _side(self, line: PrintedLine) -> int:
        if line.right < self.right_edge:
            return 0
        return 1 if line.left > self.left_edge else 2

    def column(self, line: PrintedLine) -> int:
        return 0 if line.left < self.left_edge else 1


def _middle(lines: list[PrintedLine]) -> float:
    """Return twice the middle of what is printed on the page."""
    return min(line.left for line in lines) + max(line.right for line in lines) if lines else 0.0


def _grown(bands: list[Band], at: int, middle: float) -> _Region:
    left, right = bands[at]
    region = _Region(at, at + 1, left.right, right.left, middle)
    _grow_down(bands, region)
    while region.first > 0 and _lines_up(bands, region, region.first - 1, centred=True):
        if not region.takes(bands[region.first - 1]):
            break
        region.first -= 1
    return region


def _grow_down(bands: list[Band], region: _Region) -> None:
    edges = region.left_edge, region.right_edge
    at = region.last
    while at < len(bands) and at - region.last < _AHEAD:
        if _drop(bands, at) > _FARTHEST or not region.takes(bands[at]):
            break
        if len(bands[at]) == 2 or _lines_up(bands, region, at, centred=False):
            region.last = at + 1
            edges = region.left_edge, region.right_edge
        at += 1
    region.left_edge, region.right_edge = edges


def _drop(bands: list[Band], at: int) -> float:
    return bands[at][0].baseline - bands[at - 1][0].baseline


def _lines_up(bands: list[Band], region: _Region, at: int, centred: bool) -> bool:
    """Tell whether the single line of a band shares an edge or the centre with its column."""
    if len(bands[at]) != 1:
        return False
    line = bands[at][0]
    if types.is_type_line(line.text) or _is_near(line.left + line.right, region.middle):
        return False  # a title stands below both columns, in the middle of the page
    near = bands[at + 1] if at < region.first else bands[at - 1]
    if abs(near[0].baseline - line.baseline) > _FARTHEST:
        return False
    for band in bands[region.first : region.last]:
        for other in band:
            if region.column(other) != region.column(line):
                continue
            if _is_near(other.left + other.right, line.left + line.right):
                return True
            if not centred and abs(other.left - line.left) < _ALIGNED:
                return True
    return False


def _is_near(double: float, other: float) -> bool:
    return abs(double - other) < 2 * _ALIGNED


def _columns(bands: list[Band], region: _Region, number: int) -> Iterator[Placed]:
    lines = [line for band in bands[region.first : region.last] for line in band]
    for column in (0, 1):
        for line in lines:
            if region.column(line) == column:
                yield Placed(line, number, column)
