"""What comes next in a list, and marks inside a line."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.markers import Marker, marker_at
from cancu.ingest.model import Span
from cancu.ingest.series import Series, follows, inside_line


def _marker(text: str) -> Marker:
    marker = marker_at(text, 0, len(text))
    assert marker is not None
    return marker


@pytest.mark.parametrize(
    ("mark", "before", "expected"),
    [
        ("1. A", 0, True),
        ("2. A", 1, True),
        ("4. A", 2, False),  # 3 is missing
        ("Điều 7. A", 0, True),  # an excerpt begins anywhere
        ("Điều 7. A", 4, False),
        ("e) a", 5, True),  # a b c d đ e
        ("e) a", 4, True),  # a b c d e, as lists without đ go on
        ("g) a", 5, False),
        ("Điều 7a. A", 3, True),  # an inserted article has no place in the series
    ],
)
def test_follows(mark: str, before: int, expected: bool) -> None:
    assert follows(_marker(mark), before) is expected


@pytest.mark.parametrize(
    ("line", "mark", "before", "found"),
    [
        # a converter glued "a)" to the line that announces it
        ("1. Nhiệm vụ a) Thực hiện việc này", "b) Hai", 0, ["a)"]),
        ("1. Nhiệm vụ a) Một b) Hai", "c) Ba", 0, ["a)", "b)"]),
        ("Điều 1. Nhiệm vụ 1. Một việc.", "2. Hai", 0, ["1."]),
        # a pinpoint is no mark, in no wording
        ("1. Theo quy định tại điểm a) Luật Giá", "b) Hai", 0, []),
        ("Điều 1. Theo khoản 1. Một", "2. Hai", 0, []),
        # "kiểm điểm" names no điểm
        ("1. Họp kiểm điểm a) Một", "b) Hai", 0, ["a)"]),
        # all that is missing must stand there, or nothing is opened
        ("1. Nhiệm vụ a) Một", "c) Ba", 0, []),
        # nothing is missing
        ("1. Nhiệm vụ a) Một", "b) Hai", 1, []),
        # too far apart to be one line's work
        ("Điều 1. Một 1. A 2. B 3. C 4. D 5. E 6. F", "7. G", 0, []),
    ],
)
def test_inside_line(line: str, mark: str, before: int, found: list[str]) -> None:
    spans = inside_line(line, Span(0, len(line)), _marker(mark), before)
    assert [span.of(line) for span in spans] == found


def test_a_path_used_again_counts_anew() -> None:
    series = Series()
    series.take("I", _marker("3. A"))
    assert (series.count("I", "-"), series.count("I", "-")) == (1, 2)
    series.begin("I")
    assert (series.before("I", _marker("4. A")), series.count("I", "-")) == (0, 1)


def test_lists_of_other_ranks_under_one_path_do_not_mix() -> None:
    series = Series()
    series.take("I", _marker("3. A"))
    assert series.before("I", _marker("a) b")) == 0
    assert series.before("I", _marker("4. A")) == 3


@given(st.text("ab)1. 2A", max_size=40), st.integers(0, 6))
def test_marks_inside_stand_in_order(line: str, before: int) -> None:
    spans = inside_line(line, Span(0, len(line)), _marker("d) x"), before)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(span.of(line)[1:] == ")" for span in spans)
