"""Mend Roman numerals of headings, of which recognisers lose strokes: "L MỤC ĐÍCH", "HI. TỔ CHỨC".

Headings in capitals count up, so that the numeral before tells what this one is. What is mended is
vouched for with 0 percent: whoever rests on it is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import regex

from cancu.ingest.model import Certainty, Span
from cancu.ingest.read.pdf_lines import PrintedLine

_HEADING = regex.compile(
    r"(?P<numeral>[IVXLHlÌÍỈĨỊ1|!\]]{1,6})(?:[.,:]\s*|\s+)(?=\p{Lu}[\p{Lu}\p{N}\p{P}\s]{5})"
)
_STROKES = str.maketrans(
    {**dict.fromkeys("LlÌÍỈĨỊ1|!]", "I"), "H": "II"}  # L is 50: no act has so many parts
)
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_NUMERALS = tuple("X" * (n // 10) + _ONES[n % 10] for n in range(40))
_VALUES = {numeral: value for value, numeral in enumerate(_NUMERALS)}


def with_numerals(pages: Iterable[tuple[PrintedLine, ...]]) -> list[tuple[PrintedLine, ...]]:
    """Return the lines of the pages with the numerals of their headings in order."""
    counted = _Count()
    return [tuple(counted.mended(line) for line in lines) for lines in pages]


class _Count:
    """Walks over lines and knows which heading comes next."""

    def __init__(self) -> None:
        self._expected = 1

    def mended(self, line: PrintedLine) -> PrintedLine:
        found = _heading(line.text)
        value = _value(found["numeral"], self._expected) if found else None
        if not found or not value:
            return line
        self._expected = value + 1
        return _with_numeral(line, found, _NUMERALS[value])


def _heading(text: str) -> regex.Match[str] | None:
    found = _HEADING.match(text)
    return found if found and text.isupper() and " " in text.strip() else None


def _value(printed: str, expected: int) -> int | None:
    """A recogniser loses strokes and adds none: a longer numeral than expected is as printed."""
    strokes = printed.translate(_STROKES)
    wanted = _NUMERALS[min(expected, len(_NUMERALS) - 1)]
    is_whole = printed in _VALUES
    if strokes == "I" and wanted != "II":
        return 1  # another part counts anew
    if strokes == wanted or (_is_near(strokes, wanted) and not (is_whole and printed > wanted)):
        return expected
    return _VALUES.get(strokes)


def _is_near(strokes: str, wanted: str) -> bool:
    longer, shorter = sorted((strokes, wanted), key=len, reverse=True)
    lost = (longer[:at] + longer[at + 1 :] for at in range(len(longer)))
    return len(longer) - len(shorter) == 1 and shorter in lost


def _with_numeral(line: PrintedLine, found: regex.Match[str], numeral: str) -> PrintedLine:
    if found.group() == f"{numeral}. ":
        return line
    start = f"{numeral}. "
    shift = len(start) - found.end()
    first = Certainty(Span(0, len(numeral) + 1), 0)
    rest = (
        Certainty(Span(max(sure.span.start, found.end()), sure.span.end), sure.percent)
        for sure in line.certainties
        if sure.span.end > found.end()
    )
    text = start + line.text[found.end() :]
    return replace(line, text=text, certainties=(first, *(sure.moved(shift) for sure in rest)))
