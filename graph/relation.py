"""What one cited instrument is to another: the words between the two mentions say it."""

from __future__ import annotations

import regex

from cancu.graph.model import CHANGES, EdgeKind
from cancu.ingest.model import Citation, Reading, Span

# "quy định chi tiết … thi hành" is one act: its "thi hành" must not count as carrying out.
_ACT_TAIL = r"(?:(?:(?!thực\ hiện|thi\ hành)[^;]){0,90}(?:thực\ hiện|thi\ hành))?"
_VERBS = regex.compile(
    rf"""
    (?P<passive>được\s+)?
    (?:(?P<amends>(?:sửa\ đổi|bổ\ sung|đính\ chính)(?:,?\s+(?:và\s+)?bổ\ sung)?)
      |(?P<replaces>thay\ thế)
      |(?P<repeals>(?:bãi|hủy|huỷ)\ bỏ)
      |(?P<details>quy\ định\ chi\ tiết{_ACT_TAIL})
      |(?P<guides_application>hướng\ dẫn{_ACT_TAIL})
      |(?P<implements>thực\ hiện|triển\ khai|thi\ hành|quán\ triệt|cụ\ thể\ h(?:óa|oá)))
    """,
    regex.X | regex.I,
)
_BY = regex.compile(r"\b(?:bởi|tại|bằng)$", regex.I)
_ACCORDING = regex.compile(r"\b(?:theo|căn cứ)\b", regex.I)


def relation(words: str) -> tuple[EdgeKind, bool]:
    """Return what the first instrument is to the second, from the words between them.

    The flag says that the relation runs the other way: "A được sửa đổi bởi B" makes B amend A.
    """
    flat = " ".join(words.split())
    found = list(_VERBS.finditer(flat))
    if not found:
        return (EdgeKind.BASED_ON if _ACCORDING.search(flat) else EdgeKind.CITES), False
    last = found[-1]
    kind = EdgeKind(str(last.lastgroup))
    passive = last["passive"] is not None
    # "được thực hiện theo B" still carries out B; only "được cụ thể hóa bởi B" turns it round.
    return kind, passive and (kind in CHANGES or _BY.search(flat) is not None)


def words_between(reading: Reading, outer: Citation, inner: Citation) -> str:
    """Return the text between two mentions without the mentions in it: their names are no verbs."""
    start, end = outer.mention.span.end, inner.mention.span.start
    between = Span(start, max(start, end))
    text = reading.document.text
    pieces, place = [], between.start
    for citation in reading.citations:
        span = citation.mention.span
        if between.holds(span) and span.start >= place:
            pieces.append(text[place : span.start])
            place = span.end
    return " ".join([*pieces, text[place : between.end]])
