"""Tell what rests on letters that the recogniser of a scan was not sure of.

Measured on 14 printed documents, drawn at 150 and 200 dpi, straight, askew and with dirt (36 000
words): below the bounds stand 13 % of the numbers read right and 86 % of those read wrong, most
of the others not digits at all; Roman numerals lose strokes at any confidence up to 94. Words that
lost a tone are told by none: a name that is in no table is doubtful.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

import regex

from cancu.ingest.model import (
    Assignment,
    Certainty,
    Citation,
    Clause,
    Document,
    Head,
    Problem,
    Span,
)
from cancu.ingest.tables import laws

CODE = "doubtful-reading"
_SURE = 80  # percent
_SURE_NUMBER = 90  # of digits and of codes as QĐ-UBND
_SURE_ROMAN = 95
_ROMAN = regex.compile(r"\P{L}*[IVXLC]+\P{L}*")
_NUMBER = regex.compile(r"\d|\p{Lu}\s*[-/]\s*\p{Lu}")
# What stands for a digit that was not made out: "§2/2015", "2O18", "l5". "QH15", "30c" are whole.
_GLUED = regex.compile(r"[§|\[\]]\d|\d[§|\[\]]|\d[lIOoSZ](?!\p{L})|(?<!\p{L})[lIOoSZB]\d")
# What looks like a number after its "số" and was not read as one: "129/2025/0HI5", "66. l 3/2026".
_UNREAD = regex.compile(
    r"(?:[Ss][ốôo]|SỐ)\s*:?\s+(?P<number>(?:\S{1,3}\s){0,2}?(?=\S*\d)\S*(?:[/⁄]\S|-\p{Lu})\S*)"
)
_NEXT = regex.compile(rf"\s*,?\s*{_UNREAD.pattern}")
# A date that was not read as one stands right behind its number or name: "ngày I1 tháng 5".
_DATE = regex.compile(r"\s*,?\s*(?P<date>ng[àaáảãạ]y(?:\s+\S+){1,5})")
_WITHIN_LIST = regex.compile(r"\s*(?:ngày\s[^;:.\n]{0,60}?)?(?:,|và|,\s*và)\s*(?:s[ốôo]\s*)?")
_NO_DATE = "chưa đọc được ngày"
_FIELDS = ("number", "date", "issuer", "type")


def doubtful(
    document: Document, citations: tuple[Citation, ...], problems: tuple[Problem, ...]
) -> tuple[tuple[Citation, ...], tuple[Problem, ...]]:
    """Return the citations, each with what is doubtful of its letters, and a problem for each.

    A number that was repaired (one of `problems`) is doubtful too where it was scanned.
    """
    if not document.source.certainties:
        return citations, ()
    repaired = {problem.span: problem.message for problem in problems if problem.span}
    starts = frozenset(citation.mention.span.start for citation in citations)
    told, found = [], []
    before: Citation | None = None
    for citation in citations:
        span = citation.mention.span
        reasons = [*_reasons(document, citation, starts), *_listed(document.text, before, citation)]
        unsure = ", ".join(reasons)
        before = citation if any(map(_tells_of_date, reasons)) else None
        doubt = "; ".join(filter(None, (unsure, repaired.get(span, ""))))
        told.append(replace(citation, doubt=doubt) if doubt else citation)
        if unsure:
            found.append(Problem(CODE, f"viện dẫn có thể đọc sai: {unsure}", span))
    return tuple(told), tuple(found)


def _reasons(document: Document, citation: Citation, starts: frozenset[int]) -> Iterator[str]:
    """A lost tone leaves the recogniser as sure as before: only a known name vouches for itself."""
    mention = citation.mention
    if unsure := _unsure(document, mention.span):
        yield unsure
    if mention.number is None and not (mention.name and laws.is_name(mention.name)):
        yield "tên không có trong bảng tên luật, dấu có thể sai"
    if not mention.date and (date := _DATE.match(document.text, mention.span.end)):
        yield f"{_NO_DATE} đi kèm “{' '.join(date['date'].split())}”"
    found = _NEXT.match(document.text, mention.span.end)
    if found and starts.isdisjoint(range(mention.span.end, found.end())):
        yield f"chưa đọc được số đi kèm “{found['number']}”"


def _listed(text: str, before: Citation | None, citation: Citation) -> Iterator[str]:
    """A date that was not read cuts a list: what its members share is lost to the next ones."""
    if before and citation.mention.text[:1].isdigit():
        between = before.mention.span.end, citation.mention.span.start
        if _WITHIN_LIST.fullmatch(text, *between):
            yield f"{_NO_DATE} của văn bản đứng trước trong danh sách"


def _tells_of_date(reason: str) -> bool:
    return reason.startswith(_NO_DATE)


def doubts(
    document: Document,
    head: Head,
    clauses: tuple[Clause, ...],
    assignments: tuple[Assignment, ...],
) -> tuple[Problem, ...]:
    """Return a problem for each doubtful field, marker of a clause, unit and deadline."""
    if not document.source.certainties:
        return ()
    spans = dict.fromkeys(_spans(document.text, head, clauses, assignments))
    return tuple(
        Problem(CODE, f"{what} có thể đọc sai: {unsure}", span)
        for what, span in spans
        if (unsure := _unsure(document, span))
    )


def unread(document: Document, head: Head, citations: tuple[Citation, ...]) -> tuple[Problem, ...]:
    """Return a problem for each number of a scan that no citation and no head took."""
    if not document.source.certainties:
        return ()
    taken = [citation.mention.span for citation in citations]
    own = head.number.value if head.number else None
    return tuple(
        Problem(CODE, f"có số chưa đọc được: {found['number']}", Span(*found.span("number")))
        for found in _UNREAD.finditer(document.text)
        if not any(span.start <= found.start("number") < span.end for span in taken)
        and found["number"].rstrip(".,;:)") != own
    )


def _spans(
    text: str, head: Head, clauses: tuple[Clause, ...], assignments: tuple[Assignment, ...]
) -> Iterator[tuple[str, Span]]:
    for name in _FIELDS:
        field = getattr(head, name)
        if field:
            yield "phần đầu văn bản", field.span
    for clause in clauses:
        if clause.marker and any(map(str.isalnum, clause.marker.of(text))):  # a dash is a dash
            yield "số thứ tự", clause.marker
    for row in assignments:
        yield "tên đơn vị", row.span
        if row.deadline_span:
            yield "thời hạn", row.deadline_span


def _unsure(document: Document, span: Span) -> str:
    """Return the doubtful words that a span rests on, as printed, with their percentages."""
    place = document.offsets.source_span(span)
    words = document.source.certainties
    at = bisect_left(words, place.start, key=lambda word: word.span.end)
    found = []
    while at < len(words) and words[at].span.start < place.end:
        if words[at].span.end > place.start and _is_doubtful(document.source.text, words[at]):
            text = words[at].span.of(document.source.text)
            found.append(f"“{text}” ({words[at].percent} %)")
        at += 1
    return ", ".join(found)


def _is_doubtful(text: str, word: Certainty) -> bool:
    printed = word.span.of(text)
    if _ROMAN.fullmatch(printed):
        return word.percent < _SURE_ROMAN
    if not _NUMBER.search(printed):
        return word.percent < _SURE
    return word.percent < _SURE_NUMBER or bool(_GLUED.search(printed))
