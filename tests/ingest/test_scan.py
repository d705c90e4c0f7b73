"""One pass over a text finds in each span what a scan of that span alone finds."""

from __future__ import annotations

from itertools import pairwise

import regex
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.model import Mention, Span
from cancu.ingest.scan import apart, by_span

_WORDS = regex.compile(r"a+b?|\d+\s\d+")


@given(st.text("ab1 \n", max_size=60), st.lists(st.integers(0, 60), max_size=8))
def test_one_pass_is_as_good_as_many(text: str, cuts: list[int]) -> None:
    edges = sorted({min(cut, len(text)) for cut in cuts} | {0, len(text)})
    spans = [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    alone = {
        index: [m.span() for m in _WORDS.finditer(text, span.start, span.end)]
        for index, span in enumerate(spans)
    }
    together = by_span(_WORDS, text, spans)
    found = {index: [m.span() for m in together.get(index, [])] for index in alone}
    assert found == alone


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=12))
def test_what_stays_is_sorted_and_apart(places: list[tuple[int, int]]) -> None:
    mentions = [Mention(Span(start, start + size), "") for start, size in places]
    kept = [mention.span for mention in apart(mentions)]
    assert all(one.end <= other.start for one, other in pairwise(kept))
    assert not mentions or mentions[0].span in kept  # the first comes before all others
