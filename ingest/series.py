"""Follow the numbers of lists: what comes next, what is skipped, what stands inside a line."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from cancu.ingest.markers import Marker, letter_of
from cancu.ingest.model import ClauseKind, Span

_MOST_MISSING = 5  # marks looked for inside a line
_ABOVE = frozenset({ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION})
_FIRST_HEADING = regex.compile(r"\p{Lu}{2}\s(?P<mark>(?:I|A|1)\.)\s\p{Lu}{2}")
_NO_MARK_AFTER = (
    r"(?<!(?<!(?:[Kk]iểm|[Tt]hời|[Đđ]ịa|[Qq]uan|[Tt]rọng|[Tt]hí|[Đđ]ặc|[Ưư]u|huyết|[Nn]hược)\s)[Đđ]iểm\s)"
    r"(?<!(?:[Kk]hoản|[Mm]ục|[Đđ]iều|số|[Pp]hần|[Tt]iết|tại|và|ngày|,|từ|đến)\s)"
)


@dataclass(slots=True)
class Series:
    """The last number of each open list, by the path above and the rank of its marks."""

    last: dict[str, dict[int, int]] = field(default_factory=dict)
    dashes: dict[str, dict[str, int]] = field(default_factory=dict)

    def begin(self, path: str) -> None:
        """Forget the lists of an earlier clause that has the same path."""
        self.last.pop(path, None)
        self.dashes.pop(path, None)

    def before(self, parent: str, marker: Marker) -> int:
        """Return the number before `marker` in its list, 0 where it opens one."""
        return self.last.get(parent, {}).get(marker.rank, 0)

    def take(self, parent: str, marker: Marker) -> None:
        """Make `marker` the last of its list."""
        if marker.value is not None:
            self.last.setdefault(parent, {})[marker.rank] = marker.value

    def count(self, parent: str, label: str) -> int:
        """Count one more dash under `parent`."""
        counts = self.dashes.setdefault(parent, {})
        counts[label] = counts.get(label, 0) + 1
        return counts[label]


def follows(marker: Marker, before: int) -> bool:
    """Tell whether `marker` may come next after `before`."""
    if marker.value is None or marker.value == before + 1:
        return True
    if marker.kind is ClauseKind.ARTICLE and not before:
        return True  # an excerpt
    return marker.label == "e" and marker.value == before + 2  # a, b, c, d, e without đ


def inside_line(text: str, within: Span, marker: Marker, before: int) -> tuple[Span, ...]:
    """Return the marks missing before `marker` that stand inside `text[within]`, all or none.

    A converter glues "a) …" to the line that announces it: "1. Nhiệm vụ a) Thực hiện …".
    """
    if marker.value is None or not 1 < marker.value - before <= _MOST_MISSING:
        return ()
    found, at = [], within.start
    for value in range(before + 1, marker.value):
        mark = _mark(marker, value)
        place = regex.search(mark, text, pos=at, endpos=within.end) if mark else None
        if place is None:
            return ()
        found.append(Span(*place.span("mark")))
        at = place.end()
    return tuple(found)


def heading_below(text: str, within: Span, marker: Marker) -> int | None:
    """Return where the first heading under a part or chapter stands on its line, None if nowhere.

    Only capitals are headings there: "PHẦN II. NỘI DUNG I. THỦ TỤC CẤP TỈNH".
    """
    if marker.kind not in _ABOVE or not within.of(text).isupper():
        return None
    place = _FIRST_HEADING.search(text, within.start + marker.length, within.end)
    return place.start("mark") if place else None


def _mark(marker: Marker, value: int) -> str | None:
    if marker.kind is ClauseKind.LETTER:
        return rf"(?<=\s){_NO_MARK_AFTER}(?P<mark>{letter_of(value)}\))(?=\s\p{{L}})"
    if marker.kind is ClauseKind.NUMBER and marker.label.isdigit():
        return (
            rf"(?<=[\p{{Ll}}).;:”]\s){_NO_MARK_AFTER}(?P<mark>{value}\.)(?=(?:\d\d?)?\s[\p{{Lu}}(])"
        )
    return None
