"""Find mentions of instruments: number first, then back for the type, forward for date and body."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from cancu.ingest.bodies import body_before, issuer_after
from cancu.ingest.front import WINDOW, front, type_ending_at
from cancu.ingest.lists import listed_type, shared
from cancu.ingest.model import Clause, ClauseKind, Document, Mention, Problem, Span
from cancu.ingest.named import named_in
from cancu.ingest.patterns import DATE, NUMBER, Number, iso_date, number_of
from cancu.ingest.pinpoint import run_before
from cancu.ingest.short import introduced, short_forms
from cancu.ingest.standards import standards_in
from cancu.ingest.typed_numbers import AFTER_SO, typed_number

_SILENT = frozenset(
    {ClauseKind.HEAD, ClauseKind.RECIPIENTS, ClauseKind.SIGNATURE, ClauseKind.FURNITURE}
)
# A body may speak before the number: "theo đề nghị của Sở A tại Tờ trình số …".
_ISSUED_IN = regex.compile(
    r"\s+(?:(?:phê\s+duyệt|ban\s+hành|hướng\s+dẫn|chỉ\s+đạo|yêu\s+cầu|giao|quy\s+định|có\s+ý\s+kiến)\s+)?"
    r"tại\s+(?:các\s+)?$"
)
_LED = regex.compile(r"(?:của|được|do|và|,)\s+$")
_SO = regex.compile(r"(?:[Ss][ốôo]|SỐ)\s*:?\s*$")
_OWN_LINE = regex.compile(r"\(\s*(?:[Bb]an hành |[Đđ]ược ban hành )?[Kk]èm theo")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with the path of the clause that holds it."""

    mention: Mention
    clause: str


def find(
    document: Document, clauses: tuple[Clause, ...], own: str | None = None
) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """Return every mention of an instrument in reading order, and the numbers not understood.

    `own` is the document's number: the line over its annex names it and no other instrument.
    """
    text = document.text
    problems: list[Problem] = []
    speaking = [clause for clause in clauses if clause.kind not in _SILENT and clause.span]
    numbered: list[list[Mention]] = []
    for clause in speaking:
        mentions, odd = _numbered(text, clause.span, own)
        numbered.append(mentions)
        problems += odd
    numbers = introduced([mention for mentions in numbered for mention in mentions])
    found = [
        Found(mention, _speaker(clause))
        for clause, mentions in zip(speaking, numbered, strict=True)
        for mention in _with_others(text, clause.span, mentions, numbers)
    ]
    return tuple(found), tuple(problems)


def _speaker(clause: Clause) -> str:
    """A note speaks for the clause that carries its mark."""
    noted = clause.parent if clause.kind is ClauseKind.NOTES else None
    return noted or clause.path


def _with_others(
    text: str,
    span: Span,
    numbered: list[Mention],
    numbers: dict[tuple[str, str], str | None],
) -> list[Mention]:
    """Add the mentions without a number of their own, in reading order."""
    others = (
        *named_in(text, span),
        *standards_in(text, span),
        *short_forms(text, span, numbers),
    )
    return shared(text, _apart([*numbered, *others]))


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Sort by place; of two that overlap, the one named first in `mentions` stays."""
    kept: list[Mention] = []
    for mention in mentions:
        span = mention.span
        if not any(span.start < other.span.end and other.span.start < span.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.span)


def _numbered(text: str, span: Span, own: str | None) -> tuple[list[Mention], list[Problem]]:
    mentions: list[Mention] = []
    problems: list[Problem] = []
    lowest = span.start
    for place, number in _numbers(text, span):
        if place.start < lowest:
            continue
        if _is_like(own, number) and _over_annex(text, span.start, place.start):
            continue
        mention = _mention(text, lowest, place, number, span.end)
        if mention.type is None and mentions:
            mention = replace(mention, type=listed_type(text, mentions[-1], mention))
        mentions.append(mention)
        lowest = mention.span.end
        problems += _doubts(mention, number)
    return mentions, problems


def _numbers(text: str, span: Span) -> list[tuple[Span, Number]]:
    """Return the numbers of `span` in reading order, those a type word makes certain included."""
    found: list[tuple[Span, Number]] = []
    for shape in NUMBER.finditer(text, span.start, span.end):
        number = number_of(shape.group()) or _typed(text, span.start, shape.start(), shape.group())
        if number:
            found.append((Span(*shape.span()), number))
    for shape in AFTER_SO.finditer(text, span.start, span.end):
        place = Span(*shape.span("number"))
        if any(place.start < taken.end and taken.start < place.end for taken, _ in found):
            continue
        number = _typed(text, span.start, shape.start(), shape["number"])
        if number:
            found.append((place, number))
    return sorted(found, key=lambda pair: pair[0])


def _typed(text: str, lowest: int, end: int, printed: str) -> Number | None:
    before = _SO.search(text, max(lowest, end - 8), end)
    word = type_ending_at(text, lowest, before.start() if before else end)
    return typed_number(printed) if word else None


def _doubts(mention: Mention, number: Number) -> list[Problem]:
    """Say what of a number is not certain: its type, or how it was repaired."""
    problems: list[Problem] = []
    if mention.type is None:
        message = f"không rõ loại văn bản của số {number.canonical}"
        problems.append(Problem("unknown-type", message, mention.span))
    if number.doubt:
        message = f"số in là “{mention.printed}”, đọc là {number.canonical}: {number.doubt}"
        problems.append(Problem("repaired-number", message, mention.span))
    return problems


def _over_annex(text: str, lowest: int, start: int) -> bool:
    """Tell a number in the line "(Kèm theo Kế hoạch số …)" over an annex."""
    opened = text.rfind("(", max(lowest, start - 90), start)
    return opened >= 0 and bool(_OWN_LINE.match(text, opened))


def _is_like(own: str | None, number: Number) -> bool:
    """Such a line may misprint the document's number: 203/QĐ-UBND over an annex of 2031/QĐ-UBND."""
    if own is None:
        return True
    ours, theirs = regex.findall(r"\d+", own), regex.findall(r"\d+", number.canonical)
    alike = ours[:1] and theirs[:1] and (ours[0].startswith(theirs[0]) or ours[-1:] == theirs[-1:])
    return bool(alike) and own.rpartition("/")[2] == number.canonical.rpartition("/")[2]


def _mention(text: str, lowest: int, place: Span, number: Number, limit: int) -> Mention:
    before = front(text, lowest, place.start, number)
    end, date, issuer = tail(text, place.end, limit)
    start, pinpoint = run_before(text, lowest, before.start)
    printed = place.of(text)
    return Mention(
        Span(start, end),
        " ".join(text[start:end].split()),
        before.type,
        number.canonical,
        printed if printed != number.canonical else None,
        date,
        issuer or before.issuer or _proposer(text, lowest, start),
        None,
        pinpoint,
    )


def _proposer(text: str, lowest: int, start: int) -> str | None:
    """Return the body that speaks in the instrument: "Theo đề nghị của Sở A tại Tờ trình số"."""
    lowest = max(lowest, start - WINDOW)
    said = _ISSUED_IN.search(text, lowest, start)
    body = body_before(text, lowest, said.start()) if said else None
    if not body or not _LED.search(text, max(lowest, body.start - 8), body.start):
        return None
    return " ".join(body.of(text).split())


def tail(text: str, start: int, limit: int) -> tuple[int, str | None, str | None]:
    """Read date and body after a number or name, in either order; return the end and both."""
    end, date, issuer = start, None, None
    for _ in range(2):
        dated = DATE.match(text, end, limit)
        if dated and date in (None, iso_date(dated)):  # some pages print it twice
            end, date = dated.end(), iso_date(dated)
        body = issuer_after(text, end, limit) if issuer is None else None
        if body:
            end, issuer = body.end, " ".join(body.of(text).split())
    return end, date, issuer
