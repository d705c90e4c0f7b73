"""Words of a scanned page become straight lines with their certainties."""

from __future__ import annotations

from itertools import pairwise
from math import radians, tan

import pytest

from cancu.ingest.model import Certainty, Span
from cancu.ingest.read.scan_lines import lines_of, skew
from cancu.ingest.read.tesseract import Word


def _line(
    number: int, top: float, *words: str, left: float = 100.0, slope: float = 0.0, sure: int = 90
) -> list[Word]:
    """Set words of 10 pixels a letter, 20 high, on a line that falls by `slope` degrees."""
    made = []
    for word in words:
        drop = (left - 100) * tan(radians(slope))
        width = 10.0 * len(word)
        made.append(
            Word(word, sure, left, top + drop, left + width, top + drop + 20, (1, 1, number))
        )
        left += width + 10
    return made


def test_places_are_in_points() -> None:
    (line,) = lines_of(_line(1, 200, "mot", "hai"), 144)
    assert (line.text, line.left, line.right, line.baseline) == ("mot hai", 50.0, 85.0, 110.0)
    assert line.certainties == (Certainty(Span(0, 3), 90), Certainty(Span(4, 7), 90))


def test_columns_are_cut_apart() -> None:
    words = _line(1, 200, "trai") + _line(1, 200, "phai", left=400)
    assert [line.text for line in lines_of(words, 72)] == ["trai", "phai"]


@pytest.mark.parametrize("slope", [-3.0, 0.0, 1.0, 5.0])
def test_a_page_askew_is_turned_straight(slope: float) -> None:
    words = [
        word
        for number in range(4)
        for word in _line(number, 200 + 40 * number, *["chu"] * 20, slope=slope)
    ]
    assert skew(words) == pytest.approx(slope, abs=0.01)
    lines = lines_of(words, 72)
    assert [line.left - lines[0].left for line in lines] == pytest.approx([0] * 4, abs=12)
    drops = [lower.baseline - upper.baseline for upper, lower in pairwise(lines)]
    assert drops == pytest.approx([40] * 3, abs=0.5)


def test_letters_below_the_line_do_not_lower_it() -> None:
    deep = Word("gì", 90, 100, 200, 120, 226, (1, 1, 1))
    (line,) = lines_of([deep, *_line(1, 200, "mot", left=130)], 72)
    assert line.baseline == 220


@pytest.mark.parametrize(
    ("text", "sure", "is_kept"),
    [
        ("-------", 90, False),  # a rule
        ("|", 96, False),
        ("I", 8, False),  # dirt
        ("1", 95, True),  # a page number
        ("a)", 30, True),
    ],
)
def test_dirt_is_no_line(text: str, sure: int, is_kept: bool) -> None:
    assert bool(lines_of(_line(1, 200, text, sure=sure), 72)) is is_kept
