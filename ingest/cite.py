"""Find mentions of instruments: number first, then back for the type, forward for date and body."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import regex

from cancu.ingest.bodies import body_at, issuer_after
from cancu.ingest.laws import LAW_START, law_at
from cancu.ingest.model import Clause, ClauseKind, Document, Mention, Problem, Span
from cancu.ingest.named import named_in
from cancu.ingest.patterns import DATE, NUMBER, Number, iso_date, number_of
from cancu.ingest.pinpoint import run_before
from cancu.ingest.short import introduced, short_forms
from cancu.ingest.tables import types

_SILENT = frozenset(
    {ClauseKind.HEAD, ClauseKind.RECIPIENTS, ClauseKind.SIGNATURE, ClauseKind.FURNITURE}
)
_WINDOW = 200  # characters before a number in which its type word is looked for
_SENTENCE = regex.compile(r"[;\n“”\"]|[.!?…]\s+(?=\p{Lu})")
_SO = regex.compile(r"(?:số|SỐ|Số)\s*:?\s*$")
_BODY_IN_DESCRIPTION = regex.compile(r"(?:Ban Chấp hành|Bộ Chính trị|Ban Bí thư)\b")
_OF_IN_DESCRIPTION = regex.compile(r"\bcủa\s+")
_PROPOSED = regex.compile(
    r"(?:[Đđ]ề nghị|[Ýý] kiến)((?:\s+thẩm định)?\s+của\s+)[^;\n]*?\s+tại\s+[^;\n]{0,90}$"
)
_OWN_LINE = regex.compile(r"\(\s*(?:[Bb]an hành |[Đđ]ược ban hành )?[Kk]èm theo")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with the path of the clause that holds it."""

    mention: Mention
    clause: str


def find(
    document: Document, clauses: tuple[Clause, ...]
) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """Return every mention of an instrument in reading order, and the numbers not understood."""
    text = document.text
    problems: list[Problem] = []
    speaking = [clause for clause in clauses if clause.kind not in _SILENT and clause.span]
    numbered: list[list[Mention]] = []
    for clause in speaking:
        mentions, odd = _numbered(text, clause.span)
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
    taken = [mention.span for mention in numbered]
    others = [
        mention
        for mention in (*named_in(text, span), *short_forms(text, span, numbers))
        if not any(mention.span.start < t.end and t.start < mention.span.end for t in taken)
    ]
    mentions = sorted([*numbered, *others], key=lambda mention: mention.span)
    return _shared_tails(text, mentions)


def _numbered(text: str, span: Span) -> tuple[list[Mention], list[Problem]]:
    mentions: list[Mention] = []
    problems: list[Problem] = []
    lowest = span.start
    for shape in NUMBER.finditer(text, span.start, span.end):
        number = number_of(shape.group())
        if number is None:
            continue
        if _is_of_own_act(text, span.start, shape.start()):
            continue
        mention = _mention(text, lowest, shape, number, span.end)
        if mention.type is None and mentions:
            mention = replace(mention, type=_listed_type(text, mentions[-1], mention))
        mentions.append(mention)
        lowest = mention.span.end
        if mention.type is None:
            message = f"không rõ loại văn bản của số {number.canonical}"
            problems.append(Problem("unknown-type", message, mention.span))
    return mentions, problems


def _listed_type(text: str, before: Mention, mention: Mention) -> str | None:
    """Return the type that a list states once: "các Luật số 43/2024/QH15, số 47/2024/QH15"."""
    gap = text[before.span.end : mention.span.start]
    return before.type if _LIST_GAP.fullmatch(gap) else None


def _is_of_own_act(text: str, lowest: int, start: int) -> bool:
    """The line "(Kèm theo Kế hoạch số …)" over an annex speaks of the document itself."""
    opened = text.rfind("(", max(lowest, start - 90), start)
    return opened >= 0 and bool(_OWN_LINE.match(text, opened))


def _mention(
    text: str, lowest: int, shape: regex.Match[str], number: Number, limit: int
) -> Mention:
    front = _front(text, lowest, shape.start(), number)
    end, date, issuer = tail(text, shape.end(), limit)
    start, pinpoint = run_before(text, lowest, front.start)
    printed = shape.group() if shape.group() != number.canonical else None
    return Mention(
        Span(start, end),
        " ".join(text[start:end].split()),
        front.type,
        number.canonical,
        printed,
        date,
        issuer or front.issuer or _proposer(text, lowest, start),
        None,
        pinpoint,
    )


def _proposer(text: str, lowest: int, start: int) -> str | None:
    """Return who proposes by the instrument: "Theo đề nghị của Giám đốc Sở A tại Tờ trình số"."""
    found = _PROPOSED.search(text, max(lowest, start - _WINDOW), start)
    body = body_at(text, found.end(1), start) if found else None
    return " ".join(body.of(text).split()) if body else None


@dataclass(frozen=True, slots=True)
class _Front:
    """What stands before a number: where the mention begins, its type and described issuer."""

    start: int
    type: str | None
    issuer: str | None = None


def _front(text: str, lowest: int, start: int, number: Number) -> _Front:
    lowest = max(lowest, start - _WINDOW)
    so = _SO.search(text, lowest, start)
    before = so.start() if so else start
    if law := _law_ending_at(text, lowest, before, number):
        return law
    word = _type_ending_at(text, lowest, before)
    if word:
        return _Front(word[0], _type_code(word[1], number))
    described = _described(text, lowest, before, number) if so else None
    return described or _Front(start, _type_from_symbol(number))


def _law_ending_at(text: str, lowest: int, end: int, number: Number) -> _Front | None:
    """A law's name may stand between `Luật` and its number, and hold other laws' names."""
    if not number.issuer_code.startswith(("QH", "UBTVQH")):
        return None
    for found in LAW_START.finditer(text, lowest, end):
        law = law_at(text, found.start(), end)
        bare = not text[found.end() : end].strip()
        if bare or (law and not text[law.end : end].strip(" ,\n")):
            code = types.by_name()[" ".join(found["type"].split()).casefold()].code
            return _Front(found.start(), code)
    return None


def _type_ending_at(text: str, lowest: int, end: int) -> tuple[int, str] | None:
    """Return where the type word that ends at `end` begins and its code."""
    found = _type_before().search(text, max(lowest, end - 28), end)
    if not found:
        return None
    row = types.by_name()[" ".join(found[1].split()).casefold()]
    return found.start(1), row.code


@cache
def _type_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\d])({_type_words()})\s*$", regex.I)


@cache
def _type_inside() -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\d])({_type_words()})(?!\p{{L}})", regex.I)


def _type_words() -> str:
    return "|".join(regex.escape(name).replace(r"\ ", r"\s+") for name in types.by_name())


def _described(text: str, lowest: int, end: int, number: Number) -> _Front | None:
    """A description may stand between type and number: "Nghị quyết Hội nghị … số 06-NQ/TW"."""
    breaks = [found.end() for found in _SENTENCE.finditer(text, lowest, end)]
    lowest = breaks[-1] if breaks else lowest
    expected = _expected_types(number)
    candidates = [
        (found.start(1), code, found.end())
        for found in _type_inside().finditer(text, lowest, end)
        if (code := types.by_name()[" ".join(found[1].split()).casefold()].code) in expected
        and found[1][0].isupper()
    ]
    if not candidates:
        return None
    start, code, after = candidates[-1]
    return _Front(start, code, _described_issuer(text, after, end))


def _expected_types(number: Number) -> frozenset[str]:
    if number.symbol:
        return frozenset(row.code for row in types.by_symbol()[number.symbol])
    if number.issuer_code.startswith(("QH", "UBTVQH")):
        return frozenset({"L", "BL", "PL", "NQ", "HP"})
    return frozenset({"CV"})


def _described_issuer(text: str, start: int, end: int) -> str | None:
    body = _BODY_IN_DESCRIPTION.search(text, start, end)
    of = _OF_IN_DESCRIPTION.search(text, start, end)
    at = body.start() if body else of.end() if of else None
    found = body_at(text, at, end) if at is not None else None
    return " ".join(found.of(text).split()) if found else None


def _type_code(code: str, number: Number) -> str:
    """Return the type that the words name; the symbol only settles what words leave open."""
    if code == "TT" and number.symbol == "TTLT":
        return "TTLT"
    return code


def _type_from_symbol(number: Number) -> str | None:
    if number.symbol:
        return types.by_symbol()[number.symbol][0].code
    if number.issuer_code.startswith(("QH", "UBTVQH")) or number.issuer_code == "VBHN":
        return None
    return "CV"


def tail(text: str, start: int, limit: int) -> tuple[int, str | None, str | None]:
    """Read date and body after a number or name, in either order; return the end and both."""
    end, date, issuer = start, None, None
    for _ in range(2):
        dated = DATE.match(text, end, limit) if date is None else None
        if dated:
            end, date = dated.end(), iso_date(dated)
        body = issuer_after(text, end, limit) if issuer is None else None
        if body:
            end, issuer = body.end, " ".join(body.of(text).split())
    return end, date, issuer


_LIST_GAP = regex.compile(r"\s*(?:,|và|hoặc|;|,\s*và)\s*(?:số\s*)?")
_COORDINATION = regex.compile(r"\s*(?:,|và|hoặc|;|,\s*và)\s*$")


def _shared_tails(text: str, mentions: list[Mention]) -> list[Mention]:
    """Give a date and body printed once for a list to every member that they plainly cover."""
    shared = list(mentions)
    for place in range(len(shared) - 2, -1, -1):
        here, after = shared[place], shared[place + 1]
        if here.number and after.number and _is_list(text, here, after):
            shared[place] = replace(
                here, date=here.date or after.date, issuer=here.issuer or after.issuer
            )
    return shared


def _is_list(text: str, here: Mention, after: Mention) -> bool:
    if here.date or here.issuer or here.type != after.type:
        return False
    if (here.number or "").partition("/")[2] != (after.number or "").partition("/")[2]:
        return False
    return bool(_COORDINATION.fullmatch(text, here.span.end, after.span.start))
