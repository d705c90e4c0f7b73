"""Which mentions are one instrument: number + issuer + year or term, never the number alone."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from cancu.graph.facts import CitationFact, Facts
from cancu.graph.fold import fold
from cancu.ingest.tables import types

# Years in which the terms of the Party's Central Committee began. Its numbers run per term.
_TERMS = {"VII": 1991, "VIII": 1996, "IX": 2001, "X": 2006, "XI": 2011, "XII": 2016, "XIII": 2021}
_TERM_LENGTH = 5  # years; a congress meets in January to April of the next term's first
_TERM = regex.compile(r"[Kk]h[óo][aá]\s+([IVXL]+)")
_YEAR_IN_NUMBER = regex.compile(r"/((?:19|20)\d\d)/")
# Codes that bodies of many places share: such a number says nothing without its body.
_LOCAL = regex.compile(r"(?:UBND|HĐND|UB|TU|HU|QU|ĐU|CTUBND|TTHĐND)(?:$|[-/&])|[-/]S\p{Lu}+")
_SHORT = (
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bhdnd\b", "hoi dong nhan dan"),
    (r"\btp\b", "thanh pho"),
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells an instrument from all others; fields not known are None."""

    number: str | None
    name: str | None
    type: str | None
    year: int | None
    term: str | None  # khóa, in Roman figures
    issuer: str | None  # folded, only where many bodies share the code
    home: str | None = None  # the one document that can say which body is meant

    @property
    def id(self) -> str:
        """Return a stable id that reads well: `22-NQ/TW@2013`, `45-CT/TW@khóa XI`."""
        when = str(self.year) if self.year else f"khóa {self.term}" if self.term else "?"
        key = self.number or self.name or "?"
        dated = bool(self.number and _YEAR_IN_NUMBER.search(self.number))
        parts = [key if dated else f"{key}@{when}"]
        parts += [self.issuer] if self.issuer else []
        parts += [f"theo {self.home}"] if self.home else []
        return " · ".join(parts)


def identify(all_facts: tuple[Facts, ...]) -> dict[tuple[str, int], Identity]:
    """Map (document, index of citation) to the instrument that it means.

    A mention that lacks the year joins the one instrument that fits what it says; where none
    or several fit, it stays apart.
    """
    stated = {
        (facts.name, index): _stated(facts, citation)
        for facts in all_facts
        for index, citation in enumerate(facts.citations)
    }
    full: dict[str, list[Identity]] = {}
    for identity in stated.values():
        if identity.year and identity not in full.setdefault(_key(identity), []):
            full[_key(identity)].append(identity)
    return {place: _settled(identity, full) for place, identity in stated.items()}


def of_document(facts: Facts) -> Identity | None:
    """Return the identity that a document states of itself, None without a number."""
    head = facts.head
    if not head["number"]:
        return None
    return _identity(head["number"], None, head["type"], head["date"], head["issuer"], facts.name)


def _stated(facts: Facts, citation: CitationFact) -> Identity:
    resting = facts.citations[citation.rests_on] if citation.rests_on is not None else citation
    return _identity(
        citation.number,
        citation.name,
        resting.type or citation.type,
        citation.date or resting.date,
        citation.issuer or resting.issuer,
        facts.name,
    )


def _identity(
    number: str | None,
    name: str | None,
    type_: str | None,
    date: str | None,
    issuer: str | None,
    home: str,
) -> Identity:
    inside = _YEAR_IN_NUMBER.search(number or "")
    year = int(inside[1]) if inside else int(date[:4]) if date else None
    term = _TERM.search(f"{issuer or ''} {name or ''}")
    local = bool(number and _LOCAL.search(number))
    return Identity(
        number,
        None if number else name,
        type_ if name and not number else None,
        year,
        term[1] if term and not year else None,
        _body(issuer) if local and issuer else None,
        home if local and not issuer and not year else None,
    )


def _body(issuer: str) -> str:
    folded = fold(issuer)
    for short, long in _SHORT:
        folded = regex.sub(short, long, folded)
    return folded


def _key(identity: Identity) -> str:
    return identity.number or fold(identity.name or "")


def _settled(identity: Identity, full: dict[str, list[Identity]]) -> Identity:
    if identity.year:
        return identity
    fitting = [other for other in full.get(_key(identity), []) if _fits(identity, other)]
    return fitting[0] if len(fitting) == 1 else identity


def _fits(bare: Identity, full: Identity) -> bool:
    """Tell whether a mention without a year can mean an instrument with one."""
    if bare.home and full.issuer:  # a body of another place may share the number
        return False
    if bare.issuer and full.issuer and not full.issuer.startswith(bare.issuer):
        return False
    if bare.term and full.year:
        begins = _TERMS.get(bare.term)
        return begins is not None and begins <= full.year <= begins + _TERM_LENGTH
    return True


def label(type_: str | None, number: str | None, name: str | None) -> str:
    """Return how an instrument is written in answers: "Chỉ thị 45-CT/TW"."""
    if not number:
        return name or "?"
    return f"{types.label(type_)} {number}" if type_ else number
