"""Spans and the way back to the source."""

from __future__ import annotations

import pytest

from cancu.ingest.model import Block, BlockKind, OffsetMap, Run, Source, Span
from cancu.ingest.repair import repair

_MAP = OffsetMap(
    (
        Run(0, 5, 0, 5),  # straight
        Run(5, 6, 5, 8),  # three characters folded to one
        Run(6, 10, 8, 12),  # straight again, shifted by two
    )
)


@pytest.mark.parametrize(
    ("span", "source"),
    [
        (Span(0, 5), Span(0, 5)),  # a straight run maps one to one
        (Span(5, 6), Span(5, 8)),  # a folded character gives back all it was made from
        (Span(3, 7), Span(3, 9)),  # a span over all three keeps both ends exact
        (Span(6, 10), Span(8, 12)),  # what follows a fold is shifted, not stretched
        (Span(7, 7), Span(9, 9)),  # an empty span stays empty
    ],
)
def test_source_span_leads_back(span: Span, source: Span) -> None:
    assert _MAP.source_span(span) == source


def test_a_span_holds_what_lies_inside_it() -> None:
    assert Span(2, 8).holds(Span(2, 8))
    assert not Span(2, 8).holds(Span(1, 3))
    assert not Span(4, 4)


def test_a_page_is_that_of_the_line_not_of_its_paragraph() -> None:
    first = Block(Span(0, 9), BlockKind.LINE, page=1)
    second = Block(Span(10, 19), BlockKind.LINE, page=2)
    source = Source("a.pdf", "", "pdf", "Căn cứ số\n5/QĐ-UBND", (first, second))
    document = repair(source)
    assert len(document.blocks) == 1  # one sentence over the end of the page
    assert document.page(document.text.index("Căn")) == 1
    assert document.page(document.text.index("5/QĐ")) == 2


def test_a_text_without_pages_has_none() -> None:
    source = Source("a.txt", "", "txt", "Quận 11", (Block(Span(0, 7), BlockKind.LINE),))
    assert repair(source).page(3) is None
