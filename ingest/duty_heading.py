"""Tell a heading that names who must do what stands below it."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from cancu.ingest.model import Span
from cancu.ingest.tables.units import words
from cancu.ingest.unit_lists import list_at

_OPENING = regex.compile(
    r"(?i:(?:về\s+)?trách\s+nhiệm(?:\s*(?:,|và)\s*(?:quyền\s+hạn|nghĩa\s+vụ|nhiệm\s+vụ|quyền))*(?:\s+(?:phối\s+hợp|quản\s+lý|thực\s+hiện))?\s+(?:của|đối\s+với)\s*:?"
    r"|nhiệm\s+vụ(?:\s*,?\s*(?:và\s+)?quyền\s+hạn)?\s+của|(?:kính\s+|trân\s+trọng\s+)?đề\s+nghị|yêu\s+cầu|giao(?:\s+nhiệm\s+vụ)?(?:\s+cho)?|phân\s+công|đối\s+với)(?:\s*:)?\s+"
)
_RESPONSIBILITY = regex.compile(r"(?i:(?:về\s+)?trách\s+nhiệm|nhiệm\s+vụ)")
_CLOSING = regex.compile(
    r"[^\S\n]*(?:\([^()\n]{1,160}\))?[^\S\n]*(?:,?[^\S\n]*(?:có|chịu)\s+trách\s+nhiệm(?:\s+(?:thực\s+hiện|sau|như\s+sau|sau\s+đây|các\s+nội\s+dung\s+sau))?|có\s+nhiệm\s+vụ|thực\s+hiện)?[^\S\n]*"
    r"(?P<mark>[:.])?[^\S\n]*(?=\n|$)"
)
_INLINE = regex.compile(r"[^\S\n]*(?:\([^()\n]{1,160}\))?[^\S\n]*:[^\S\n]*(?=\S)")
_AIM = regex.compile(rf"(?i:(?:về\s+)?(?:{'|'.join(words().aims)}))(?!\p{{L}})")
_LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Heading:
    """The units a heading names, and where the body after it begins."""

    units: tuple[Span, ...]
    body: int


def heading_at(text: str, start: int, end: int) -> Heading | None:
    """Return the heading with which a clause begins, None where it begins otherwise.

    `start` must lie behind the clause's mark.
    """
    opening = _OPENING.match(text, start, end)
    listed = list_at(text, opening.end() if opening else start, end)
    if not listed:
        return None
    closing = _CLOSING.match(text, listed.end, end)
    if closing:
        return Heading(listed.units, closing.end())
    inline = _INLINE.match(text, listed.end, end)
    if inline:
        return Heading(listed.units, inline.end())
    if opening and _RESPONSIBILITY.match(opening[0]) and text[:end].rstrip().endswith(":"):
        return Heading(listed.units, end)
    return None


def states_aims(text: str, start: int, end: int) -> bool:
    """Tell the title of a section of aims, scope or assessment: it hands out no duties."""
    line = text.find("\n", start, end)
    stop = end if line < 0 else line
    return stop - start <= _LONGEST_TITLE and bool(_AIM.match(text, start, stop))
