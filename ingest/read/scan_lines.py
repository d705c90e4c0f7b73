"""Make printed lines of the words that were recognised on a scanned page.

Places are in points, as those of PDF text, and straight: a page that lay askew is turned back.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import atan, cos, degrees, radians, sin
from operator import attrgetter
from statistics import median

import regex

from cancu.ingest.model import Certainty, Span
from cancu.ingest.read.pdf_lines import WIDE, PrintedLine
from cancu.ingest.read.tesseract import Word

_POINTS = 72.0  # an inch
_DEEP = regex.compile(r"[gpqyjQ,;()/|Ạ-ỹ]")  # letters that reach below the line, dots too
_LONG = 5  # words of a line that tells the slope
_SPECK = 60  # percent; rules, stamps and dirt read as marks stay below


def lines_of(words: list[Word], dpi: int) -> list[PrintedLine]:
    """Return the lines of a page's words, cut where columns stand apart."""
    straight = _straight(words, skew(words))
    found = (
        _line(piece, _POINTS / dpi)
        for _, line in groupby(straight, key=attrgetter("line"))
        for piece in _cut(list(line), WIDE * dpi / _POINTS)
    )
    return [line for line in found if line is not None]


def skew(words: list[Word]) -> float:
    """Return the degrees by which the lines fall to the right, 0 where too few tell."""
    slopes = [
        _slope(line)
        for _, found in groupby(words, key=attrgetter("line"))
        if len(line := list(found)) >= _LONG
    ]
    return degrees(atan(median(slopes))) if slopes else 0.0


def _slope(line: list[Word]) -> float:
    """Fit a straight line through the words' middles."""
    xs = [word.left + word.right for word in line]
    ys = [word.top + word.bottom for word in line]
    middle, level = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - middle) ** 2 for x in xs)
    rise = sum((x - middle) * (y - level) for x, y in zip(xs, ys, strict=True))
    return rise / spread if spread else 0.0


def _straight(words: list[Word], angle: float) -> Iterator[Word]:
    """Turn the boxes about the picture's corner: their sizes stay."""
    right, down = cos(radians(angle)), sin(radians(angle))
    for word in words:
        left = word.left * right + word.bottom * down
        bottom = word.bottom * right - word.left * down
        width, height = word.right - word.left, word.bottom - word.top
        yield Word(
            word.text, word.confidence, left, bottom - height, left + width, bottom, word.line
        )


def _cut(line: list[Word], wide: float) -> Iterator[list[Word]]:
    piece = line[:1]
    for word in line[1:]:
        if word.left - piece[-1].right > wide:
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _line(words: list[Word], scale: float) -> PrintedLine | None:
    if _is_speck(words):
        return None
    level = [word.bottom for word in words if not _DEEP.search(word.text)]
    return PrintedLine(
        " ".join(word.text for word in words),
        words[0].left * scale,
        words[-1].right * scale,
        median(level or [word.bottom for word in words]) * scale,
        certainties=tuple(_certainties(words)),
    )


def _is_speck(words: list[Word]) -> bool:
    """Tell a rule or dirt: marks without a letter or digit, or one letter that hardly is one."""
    text = "".join(word.text for word in words)
    if not any(map(str.isalnum, text)):
        return True
    return len(text) == 1 and words[0].confidence < _SPECK


def _certainties(words: list[Word]) -> Iterator[Certainty]:
    at = 0
    for word in words:
        yield Certainty(Span(at, at + len(word.text)), word.confidence)
        at += len(word.text) + 1
