"""Run a pattern over a whole text once and hand its matches to the spans that hold them.

A document has thousands of clauses: to start a scan for each costs more than the scan itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import regex

from cancu.ingest.model import Mention, Span

Matches = dict[int, list[regex.Match[str]]]
Pattern = regex.Pattern[str]


def by_span_of_any(patterns: Sequence[Pattern], text: str, spans: Sequence[Span]) -> Matches:
    """Return the matches of several patterns that never overlap, each span's in reading order.

    A pattern that opens with plain letters is found many times faster than a choice of several.
    """
    found: Matches = {}
    for pattern in patterns:
        for index, matches in by_span(pattern, text, spans).items():
            found.setdefault(index, []).extend(matches)
    for matches in found.values():
        matches.sort(key=regex.Match.start)
    return found


def by_span(pattern: Pattern, text: str, spans: Sequence[Span]) -> Matches:
    """Return the matches inside each span, by the span's index.

    `spans` are sorted and apart. A match that runs over a span's end is none of its own: the
    spans that it touches are scanned alone.
    """
    starts: list[int] = []
    found: Matches = {}
    touched: set[int] = set()
    for match in pattern.finditer(text):
        starts = starts or [span.start for span in spans]
        start, end = match.span()
        index = bisect_right(starts, start) - 1
        if index >= 0 and end <= spans[index].end:
            found.setdefault(index, []).append(match)
        else:
            touched.update(_touched(spans, starts, max(index, 0), Span(start, end)))
    for index in touched:
        alone = list(pattern.finditer(text, spans[index].start, spans[index].end))
        found.pop(index, None)
        if alone:
            found[index] = alone
    return found


def _touched(spans: Sequence[Span], starts: list[int], first: int, match: Span) -> list[int]:
    last = bisect_left(starts, match.end)
    return [index for index in range(first, last) if spans[index].end > match.start]


def apart(mentions: Sequence[Mention]) -> list[Mention]:
    """Sort by place; of two that overlap, the one that comes first in `mentions` stays."""
    kept: list[Mention] = []
    for mention in mentions:
        at = bisect_left(kept, mention.span, key=lambda other: other.span)
        if at and kept[at - 1].span.end > mention.span.start:
            continue
        if at < len(kept) and kept[at].span.start < mention.span.end:
            continue
        kept.insert(at, mention)
    return kept
