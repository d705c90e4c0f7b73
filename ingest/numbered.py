"""Find mentions by their number: first the number, then back for the type, forward for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import regex

from cancu.ingest.bodies import body_at, body_before, issuer_after
from cancu.ingest.front import SO, WINDOW, front, type_ending_at
from cancu.ingest.lists import listed_type
from cancu.ingest.model import Mention, Problem, Span
from cancu.ingest.notes import past_mark
from cancu.ingest.patterns import DATE, NUMBER_BY_SLASH, Number, iso_date, number_of
from cancu.ingest.pinpoint import run_before
from cancu.ingest.scan import by_span, by_span_of_any
from cancu.ingest.typed_numbers import AFTER_SO, typed_number

# A body may speak before the number: "theo đề nghị của Sở A tại Tờ trình số …".
_ISSUED_IN = regex.compile(
    r"\s+(?:(?:phê\s+duyệt|ban\s+hành|hướng\s+dẫn|chỉ\s+đạo|yêu\s+cầu|giao|quy\s+định|có\s+ý\s+kiến|nêu)\s+)?"
    r"tại\s+(?:các\s+)?$"
)
_LED = regex.compile(r"(?:của|được|do|và|,)\s+$")
_JOINT = frozenset({"TTLT", "NQLT"})
_AND_BODY = regex.compile(r"(?:\s*,|\s+và|\s+[-–])\s+(?=\p{Lu})")
_DIGITS = regex.compile(r"\d+")
_SO_LINE = regex.compile(r"\s*Số\s*:\s*")
_PLACE_AND_DATE = regex.compile(r"\s*(?:CỘNG\s+H|\p{Lu}[\p{L}\s.-]{2,40},\s*ngày\s)")
_OWN_LINE = regex.compile(r"\(\s*(?:[Bb]an hành |[Đđ]ược ban hành )?[Kk]èm theo")


def numbered(
    text: str, spans: Sequence[Span], own: str | None
) -> tuple[dict[int, list[Mention]], list[Problem]]:
    """Return the mentions with a number inside each span, by its index, and what is doubtful.

    `own` is the document's number: the line over its annex names it and no other instrument.
    """
    plain, after_so = by_span(NUMBER_BY_SLASH, text, spans), by_span_of_any(AFTER_SO, text, spans)
    mentions: dict[int, list[Mention]] = {}
    problems: list[Problem] = []
    for index in sorted(plain.keys() | after_so.keys()):
        numbers = _numbers(text, spans[index], plain.get(index, ()), after_so.get(index, ()))
        inside, odd = _in_span(text, spans[index], numbers, own)
        problems += odd
        if inside:
            mentions[index] = inside
    return mentions, problems


def _in_span(
    text: str, span: Span, numbers: list[tuple[Span, Number]], own: str | None
) -> tuple[list[Mention], list[Problem]]:
    mentions: list[Mention] = []
    problems: list[Problem] = []
    lowest = span.start
    for place, number in numbers:
        if place.start < lowest:
            continue
        over = _over_annex(text, span.start, place.start) and _is_like(own, number)
        if over or _in_letterhead(text, place):
            continue
        mention = _mention(text, lowest, place, number, span.end)
        if mention.type is None and mentions:
            mention = replace(mention, type=listed_type(text, mentions[-1], mention))
        mentions.append(mention)
        lowest = mention.span.end
        problems += _doubts(mention, number)
    return mentions, problems


def _numbers(
    text: str,
    span: Span,
    plain: Iterable[regex.Match[str]],
    after_so: Iterable[regex.Match[str]],
) -> list[tuple[Span, Number]]:
    """Return the numbers of `span` in reading order, those a type word makes certain included."""
    found: list[tuple[Span, Number]] = []
    taken: set[int] = set()
    for shape in plain:
        place = Span(shape.start("ordinal"), shape.end())
        printed = place.of(text)
        number = number_of(printed) or _typed(text, span.start, place.start, printed)
        if number and place.start >= span.start:
            found.append((place, number))
            taken.update(range(place.start, place.end))
    for shape in after_so:
        place = Span(*shape.span("number"))
        if taken.isdisjoint(range(place.start, place.end)) and (
            number := _typed(text, span.start, shape.start(), shape["number"])
        ):
            found.append((place, number))
    return sorted(found, key=lambda pair: pair[0])


def _typed(text: str, lowest: int, end: int, printed: str) -> Number | None:
    before = SO.search(text, max(lowest, end - 8), end)
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


def _in_letterhead(text: str, place: Span) -> bool:
    """Tell the document's own number line where it stands below: a consolidated text ends in it."""
    if ":" not in text[max(place.start - 3, 0) : place.start]:
        return False
    line = text.rfind("\n", 0, place.start) + 1
    alone = _SO_LINE.fullmatch(text, line, place.start)
    return bool(alone and _PLACE_AND_DATE.match(text, place.end))


def _is_like(own: str | None, number: Number) -> bool:
    """Such a line may misprint the document's number: 203/QĐ-UBND over an annex of 2031/QĐ-UBND."""
    if own is None:
        return True
    ours, theirs = _DIGITS.findall(own), _DIGITS.findall(number.canonical)
    alike = ours[:1] and theirs[:1] and (ours[0].startswith(theirs[0]) or ours[-1:] == theirs[-1:])
    return bool(alike) and own.rpartition("/")[2] == number.canonical.rpartition("/")[2]


def _mention(text: str, lowest: int, place: Span, number: Number, limit: int) -> Mention:
    before = front(text, lowest, place.start, number)
    end, date, issuer = _tail(text, place.end, limit)
    if issuer and number.symbol in _JOINT:
        end, issuer = _with_partners(text, end, limit, issuer)
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


def _with_partners(text: str, end: int, limit: int, issuer: str) -> tuple[int, str]:
    """Take the further bodies of a joint act: "của Bộ trưởng Bộ A và Bộ trưởng Bộ B"."""
    start = end
    while joint := _AND_BODY.match(text, end, limit):
        body = body_at(text, joint.end(), limit)
        if not body:
            break
        end = body.end
    return end, " ".join(f"{issuer}{text[start:end]}".split())


def _tail(text: str, start: int, limit: int) -> tuple[int, str | None, str | None]:
    """Read date and body after a number or name, in either order; return the end and both."""
    end, date, issuer = start, None, None
    for _ in range(2):
        before = end
        at = past_mark(text, end, limit)
        dated = DATE.match(text, at, limit)
        if dated and date in (None, iso_date(dated)):  # some pages print it twice
            end, date = dated.end(), iso_date(dated)
        at = max(end, at)
        body = issuer_after(text, at, limit) if issuer is None else None
        if body:
            end, issuer = body.end, " ".join(body.of(text).split())
        if end == before:
            break
    return end, date, issuer
