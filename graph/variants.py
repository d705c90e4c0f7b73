"""One instrument printed with and without its year: 112/QĐ-TTg and 112/2021/QĐ-TTg of one date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import regex

from cancu.graph.facts import Facts

_WITH_YEAR = regex.compile(r"(?P<ordinal>[^/]+)/(?P<year>(?:19|20)\d\d)/(?P<tail>.+)")
_WITHOUT = regex.compile(r"(?P<ordinal>[^/-]+)/(?P<tail>\p{L}.*)")
_OWN = 1000  # a document's own head outweighs every citation of it

Stated = tuple[str, str]  # number and date, ISO


def variants(all_facts: Iterable[Facts]) -> dict[str, dict[str, str]]:
    """Map a number, then a date, to the spelling that counts; only numbers that have two.

    The day tells that both are one: numbers of one body run on through the year.
    """
    seen = Counter[Stated]()
    for stated, weight in _dated(all_facts):
        seen[stated] += weight
    groups: dict[tuple[str, str, str], list[str]] = {}
    for number, date in seen:
        if key := _key(number, date):
            groups.setdefault(key, []).append(number)
    found: dict[str, dict[str, str]] = {}
    for (_, _, date), spelled in groups.items():
        if len(spelled) > 1:
            right = max(spelled, key=lambda number: (seen[number, date], len(number), number))
            for number in spelled:
                found.setdefault(number, {})[date] = right
    return found


def spelling(number: str, date: str | None, known: Mapping[str, Mapping[str, str]]) -> str:
    """Return the spelling of `number` that counts.

    A mention without a date means the one instrument of that number, where there is but one.
    """
    dates = known.get(number, {})
    if date:
        return dates.get(date, number)
    return next(iter(dates.values())) if len(dates) == 1 else number


def _dated(all_facts: Iterable[Facts]) -> Iterator[tuple[Stated, int]]:
    for facts in all_facts:
        if facts.head["number"] and facts.head["date"]:
            yield (facts.head["number"], facts.head["date"]), _OWN
        for citation in facts.citations:
            if citation.number and citation.date and len(citation.date) == 10:
                yield (citation.number, citation.date), 1


def _key(number: str, date: str) -> tuple[str, str, str] | None:
    found = _WITH_YEAR.fullmatch(number)
    if found and found["year"] != date[:4]:
        return None
    found = found or _WITHOUT.fullmatch(number)
    return (found["ordinal"].lstrip("0"), found["tail"], date) if found else None
