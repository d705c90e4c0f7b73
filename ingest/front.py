"""What stands before a number: its type word, a description in between, the issuer in that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain

import regex

from cancu.ingest.amending_names import AMENDING_START
from cancu.ingest.bodies import body_at
from cancu.ingest.laws import LAW_START, LONGEST_NAME, is_own, law_at
from cancu.ingest.patterns import Number
from cancu.ingest.tables import types

WINDOW = 200  # characters before a number in which its type word is looked for
_SO_AND_DIGITS = 16  # characters: the name of a group of laws is told by the number after it
_SENTENCE = regex.compile(r"[;\n“”\"]|[.!?…]\s+(?=\p{Lu})|\b(?:này|sau\s+đây)\s")
# A scan prints "so" and "sô" too.
SO = regex.compile(r"(?:[Ss][ốôo]|SỐ)\s*:?\s*$")
_BODY_IN_DESCRIPTION = regex.compile(r"(?:Ban Chấp hành|Bộ Chính trị|Ban Bí thư|[Ll]iên ngành)\b")
_OF_IN_DESCRIPTION = regex.compile(r"\bcủa\s+")


@dataclass(frozen=True, slots=True)
class Front:
    """Where the mention begins, its type and the issuer that a description names."""

    start: int
    type: str | None
    issuer: str | None = None


def front(text: str, lowest: int, start: int, number: Number) -> Front:
    """Read what stands before the number that begins at `start`, no further back than `lowest`."""
    farthest = max(lowest, start - LONGEST_NAME)
    lowest = max(lowest, start - WINDOW)
    so = SO.search(text, lowest, start)
    before = so.start() if so else start
    if law := _law_ending_at(text, farthest, lowest, before, number):
        return law
    word = type_ending_at(text, lowest, before)
    if word:
        return Front(word[0], _type_code(word[1], number))
    described = _described(text, lowest, before, number) if so else None
    return described or Front(start, _type_from_symbol(number))


def _law_ending_at(text: str, farthest: int, lowest: int, end: int, number: Number) -> Front | None:
    """A law's name may stand between `Luật` and its number, and hold other laws' names."""
    if not number.issuer_code.startswith(("QH", "UBTVQH")):
        return None
    starts = chain(
        AMENDING_START.finditer(text, farthest, lowest), LAW_START.finditer(text, lowest, end)
    )
    for found in starts:
        if is_own(text, found):
            continue
        law = law_at(text, found.start(), end + _SO_AND_DIGITS)
        bare = not text[found.end() : end].strip()
        if bare or (law and law.end <= end and not text[law.end : end].strip(" ,\n")):
            code = types.by_name()[" ".join(found["type"].split()).casefold()].code
            return Front(found.start(), code)
    return None


def type_ending_at(text: str, lowest: int, end: int) -> tuple[int, str] | None:
    """Return where the type word that ends at `end` begins and its code."""
    found = _type_before().match(text, max(lowest, end - 28), end)
    if not found:
        return None
    row = types.by_name()[" ".join(found[1].split()).casefold()]
    return found.start(1), row.code


@cache
def _type_before() -> regex.Pattern[str]:
    """Match backwards: a search from the front tries every place before the right one."""
    return regex.compile(rf"(?<![\p{{L}}\d])({_type_words()})\s*", regex.I | regex.R)


@cache
def _type_inside() -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\d])({_type_words()})(?!\p{{L}})", regex.I)


def _type_words() -> str:
    return "|".join(regex.escape(name).replace(r"\ ", r"\s+") for name in types.by_name())


def _described(text: str, lowest: int, end: int, number: Number) -> Front | None:
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
    return Front(start, code, _described_issuer(text, after, end))


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
