"""Spell a letterhead in capitals as running text would."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cancu.ingest.tables import issuers
from cancu.ingest.tables.units import words

_LONGEST_NAME = 12  # words
_LEVELS = {"TỈNH": "tỉnh", "HUYỆN": "huyện", "XÃ": "xã", "PHƯỜNG": "phường"}


def sentence_case(capitals: str, text: str) -> str:
    """Return `capitals` in the spelling of the table of bodies, of `text`, or of a rule."""
    folded = capitals.casefold()
    for known in issuers.codes().values():
        if known.casefold() == folded:
            return known
    return _in_text(capitals, text) or _by_rule(capitals)


def _in_text(capitals: str, text: str) -> str | None:
    folded, wanted = text.casefold(), capitals.casefold()
    place = folded.find(wanted) if len(folded) == len(text) else -1
    while place >= 0:
        spelled = text[place : place + len(capitals)]
        if not spelled.isupper():
            return spelled
        place = folded.find(wanted, place + 1)
    return None


def _by_rule(capitals: str) -> str:
    capitals = capitals.replace("UỶ BAN", "ỦY BAN")
    if capitals.startswith("CHỦ TỊCH "):
        return f"Chủ tịch {_by_rule(capitals.removeprefix('CHỦ TỊCH '))}"
    for name in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
        if capitals.casefold().startswith(name.casefold()):
            return f"{name} {_place(capitals[len(name) :].split())}".strip()
    return " ".join(_spelled(capitals.split()))


@cache
def _names() -> dict[str, str]:
    """Map the names of bodies and of their parts, folded, to their spelling."""
    known = words()
    parts = (*known.fields, *known.heads, *known.open_bodies, *known.bodies, "Trung ương")
    return {name.casefold(): name for name in parts}


def _spelled(printed: list[str]) -> Iterator[str]:
    """Yield known names as they are spelled, the longest first, and other words with a capital."""
    at = 0
    while at < len(printed):
        reach = range(min(len(printed), at + _LONGEST_NAME), at, -1)
        folded = ((stop, " ".join(printed[at:stop]).casefold()) for stop in reach)
        stop, name = next((one for one in folded if one[1] in _names()), (at + 1, ""))
        yield _names().get(name) or _LEVELS.get(printed[at], printed[at].capitalize())
        at = stop


def _place(words: list[str]) -> str:
    if words[:2] == ["THÀNH", "PHỐ"]:
        return " ".join(["Thành phố", *(word.capitalize() for word in words[2:])])
    return " ".join(_LEVELS.get(word, word.capitalize()) for word in words)
