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
    for facts in all_facts:
        for stated, weight in dated(facts):
            seen[stated] += weight
    groups: dict[str, dict[str, int]] = {}
    for (number, date), weight in seen.items():
        if one := family(number, date):
            groups.setdefault(one, {})[number] = weight
    found: dict[str, dict[str, str]] = {}
    for one, weights in groups.items():
        for number, right in spellings(weights).items():
            found.setdefault(number, {})[day(one)] = right
    return found


def spellings(weights: Mapping[str, int]) -> dict[str, str]:
    """Map the numbers of one family to the one that counts; nothing where there is but one."""
    right = max(weights, key=lambda number: (weights[number], len(number), number), default="")
    return dict.fromkeys(weights, right) if len(weights) > 1 else {}


def spelling(number: str, date: str | None, known: Mapping[str, Mapping[str, str]]) -> str:
    """Return the spelling of `number` that counts.

    A mention without a date means the one instrument of that number, where there is but one.
    """
    dates = known.get(number, {})
    if date:
        return dates.get(date, number)
    return next(iter(dates.values())) if len(dates) == 1 else number


def dated(facts: Facts) -> Iterator[tuple[Stated, int]]:
    """Yield the numbers that a document prints with their day, and how much each counts."""
    if facts.head["number"] and facts.head["date"]:
        yield (facts.head["number"], facts.head["date"]), _OWN
    for citation in facts.citations:
        if citation.number and citation.date and len(citation.date) == 10:
            yield (citation.number, citation.date), 1


def family(number: str, date: str) -> str | None:
    """Return what the spellings of one instrument share, None where there can be only one."""
    found = _WITH_YEAR.fullmatch(number)
    if found and found["year"] != date[:4]:
        return None
    found = found or _WITHOUT.fullmatch(number)
    return f"{found['ordinal'].lstrip('0')}\n{found['tail']}\n{date}" if found else None


def day(family_: str) -> str:
    """Return the day that the members of a family share."""
    return family_.rpartition("\n")[2]
