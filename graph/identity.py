"""Which mentions are one instrument: number + issuer + year or term, never the number alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from cancu.graph.body import folded_body, place_of
from cancu.graph.facts import CitationFact, Facts
from cancu.graph.fold import fold, fold_number
from cancu.graph.locality import Area, Located, areas, locate
from cancu.graph.model import UPWARDS
from cancu.graph.variants import spelling, variants
from cancu.ingest.tables import types
from cancu.ingest.tables.laws_numbered import NumberedLaw, numbered_laws

# Years in which the terms of the Party's Central Committee began. Its numbers run per term.
_TERMS = {"VII": 1991, "VIII": 1996, "IX": 2001, "X": 2006, "XI": 2011, "XII": 2016, "XIII": 2021}
_TERM_LENGTH = 5  # years; a congress meets in January to April of the next term's first
_TERM = regex.compile(r"kh(?:óa|oá)\s+([IVXL]+)\b", regex.I)
LAW_WITH_NUMBER = regex.compile(r"((?:Bộ luật|Luật|Pháp lệnh)\s[^;]+?),?\s+số\s*:?\s*\d")
# A standard has its year after a colon: TCVN 6909:2001.
_YEAR_IN_NUMBER = regex.compile(r"[/:]((?:19|20)\d\d)(?=/|$)")
# Codes that bodies of many places share: such a number says nothing without its body.
_LOCAL = regex.compile(
    r"(?<!\p{L})(?:UBND|HĐND|UB|TU|HU|QU|ĐU|CTUBND|TTHĐND)(?:$|[-/&])|[-/]S\p{Lu}+"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells an instrument from all others; fields not known are None."""

    key: str  # the number, or the folded name of an unnumbered instrument
    year: int | None
    term: str | None  # khóa, in Roman figures, where no year is known
    issuer: str | None  # folded, only where many bodies share the code
    home: str | None = None  # whose words say what is meant, where they do not say all of it

    @property
    def id(self) -> str:
        """Return a stable id that reads well: `22-NQ/TW@2013`, `45-CT/TW@khóa XI`."""
        when = str(self.year) if self.year else f"khóa {self.term}" if self.term else "?"
        parts = [self.key if _YEAR_IN_NUMBER.search(self.key) else f"{self.key}@{when}"]
        parts += [self.issuer] if self.issuer else []
        parts += [f"theo {self.home}"] if self.home else []
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Meant:
    """The instrument that a mention means, and why it could not be told better."""

    identity: Identity
    reason: str = ""  # Vietnamese; empty where all is known
    candidates: tuple[Identity, ...] = ()  # all that it could be, where it could not be told
    inferred: str = ""  # Vietnamese: what tells the place that the mention leaves out


@dataclass(frozen=True, slots=True)
class Claim:
    """An identity as one document states it; `scope` is the place whose bodies it speaks of."""

    identity: Identity
    document: str
    scope: str
    said_in: int | None = None  # year of the document that speaks
    located: Located | None = None  # what the document tells of a body named without its place


ITSELF = -1  # the place of what a document says of itself, beside those of its citations


@dataclass(frozen=True, slots=True)
class Claims:
    """What one document states of each citation, and what it makes known to all, by key."""

    stated: tuple[Claim, ...]
    known: tuple[tuple[str, Claim, int], ...]  # with the place of the citation, -1 for itself


def identify(
    all_facts: tuple[Facts, ...], choices: Mapping[tuple[str, str], str] | None = None
) -> dict[tuple[str, int], Meant]:
    """Map (document, index of citation) to the instrument that it means.

    `choices` maps (document, folded number or name) to the id that a person chose.
    """
    spelled = variants(all_facts)
    claimed = {facts.name: claims_of(facts, spelled) for facts in all_facts}
    known: dict[str, list[Claim]] = {}
    for claims in claimed.values():
        for key, claim, _ in claims.known:
            known.setdefault(key, []).append(claim)
    by_id = {claim.identity.id: claim.identity for rows in known.values() for claim in rows}
    chosen = {place: by_id[node] for place, node in (choices or {}).items() if node in by_id}
    return {
        (name, index): meant
        for name, claims in claimed.items()
        for index, meant in enumerate(settle(claims, lambda key: known.get(key, ()), chosen))
    }


def claims_of(facts: Facts, spelled: Spellings) -> Claims:
    """Return what a document states; the document itself is what other documents may mean."""
    stated = tuple(_claims(facts, spelled))
    own = of_document(facts, spelled)
    itself = [(Claim(own, facts.name, _scope(facts)), ITSELF)] if own else []
    places = ((claim, place) for place, claim in enumerate(stated))
    known = (
        (claim.identity.key, _with_number(claim), place)
        for claim, place in (*places, *itself)
        if not claim.identity.home
    )
    return Claims(stated, (*known, *_laws_by_name(facts, stated)))


def settle(
    claims: Claims,
    others: Callable[[str], Sequence[Claim]],
    chosen: Mapping[tuple[str, str], Identity],
) -> Iterator[Meant]:
    """Yield the instrument that each of a document's mentions means; `others` are known by key.

    A mention that leaves something out joins the one instrument of its own document that fits,
    else the one of all documents; where none or several fit, it stays apart with the reason,
    unless a person chose: `chosen` is by document and folded number or name.
    """
    for claim in claims.stated:
        own = [other for key, other, _ in claims.known if key == claim.identity.key]
        meant = _settled(claim, own, others(claim.identity.key))
        choice = chosen.get((claim.document, fold_number(claim.identity.key)))
        yield Meant(choice) if meant.reason and choice else meant


def _laws_by_name(facts: Facts, stated: Sequence[Claim]) -> Iterator[tuple[str, Claim, int]]:
    """A law cited with its number is found by its name too, as most mentions cite it."""
    for place, citation in enumerate(facts.citations):
        named = LAW_WITH_NUMBER.search(citation.evidence.quote) if citation.number else None
        if named:
            yield fold(named[1]), stated[place], place


Spellings = Mapping[str, Mapping[str, str]]  # as `variants` returns them


def of_document(facts: Facts, spelled: Spellings | None = None) -> Identity | None:
    """Return the identity that a document states of itself, None without a number."""
    head = facts.head
    if not head["number"]:
        return None
    number = spelling(head["number"], head["date"], spelled or {})
    return _claim(facts, (number, None, head["date"], head["issuer"])).identity


_Stated = tuple[str | None, str | None, str | None, str | None]  # number, name, date, issuer


def _stated(facts: Facts, citation: CitationFact, spelled: Spellings) -> _Stated:
    resting = facts.citations[citation.rests_on] if citation.rests_on is not None else citation
    date, issuer = citation.date or resting.date, citation.issuer or resting.issuer
    number = citation.number and spelling(citation.number, date, spelled)
    return number, citation.name or citation.evidence.quote, date, issuer


def _made_by(facts: Facts, citation: CitationFact) -> str | None:
    """Return when an instrument was made that details or carries out the one that is cited."""
    link = citation.link
    upward = link and link.kind in UPWARDS and not link.inverse
    return facts.citations[link.outer].date if link and upward else None


def term_begins(term: str | None) -> int | None:
    """Return the year in which a term of the Party's Central Committee began."""
    return _TERMS.get((term or "").upper())


def _claim(facts: Facts, stated: _Stated) -> Claim:
    number, name, date, issuer = stated
    inside = _YEAR_IN_NUMBER.search(number or "")
    year = int(inside[1]) if inside else int(date[:4]) if date else None
    term = _TERM.search(f"{issuer or ''} {name or ''}")
    body = folded_body(issuer) if issuer and number and _LOCAL.search(number) else None
    identity = Identity(
        number or fold(name or ""), year, term[1].upper() if term and not year else None, body
    )
    said_in = facts.head["date"]
    return Claim(
        replace(identity, home=_home(facts, identity, number)),
        facts.name,
        _scope(facts),
        int(said_in[:4]) if said_in else None,
    )


def _claims(facts: Facts, spelled: Spellings) -> Iterator[Claim]:
    told: tuple[Area, ...] | None = None  # read from all clauses: only where it is asked for
    for citation in facts.citations:
        stated = _stated(facts, citation, spelled)
        claim = _spoken_by(_claim(facts, stated), _made_by(facts, citation))
        if claim.identity.home and claim.identity.issuer and not place_of(claim.identity.issuer):
            told = areas(facts, folded_body(facts.head["issuer"] or "")) if told is None else told
            claim = _placed(facts, claim, stated, told)
        yield claim


def _spoken_by(claim: Claim, outer: str | None) -> Claim:
    """Nothing made later can be what an instrument details: its year bounds what is meant."""
    if not outer:
        return claim
    years = (claim.said_in, int(outer[:4]))
    return replace(claim, said_in=min(year for year in years if year))


def _placed(facts: Facts, claim: Claim, stated: _Stated, told: tuple[Area, ...]) -> Claim:
    """Give a body named without its place the one that the document tells."""
    (number, _, date, _), body = stated, claim.identity.issuer or ""
    when = date or (str(claim.identity.year) if claim.identity.year else None)
    located = locate(told, body, when, facts.head["date"])
    if located is None or located.body is None:
        return replace(claim, located=located)
    whole = replace(claim.identity, issuer=located.body)
    identity = replace(whole, home=_home(facts, whole, number))
    return replace(claim, identity=identity, located=located)


def _home(facts: Facts, identity: Identity, number: str | None) -> str | None:
    """Return whose words an identity hangs on, None where it says enough by itself.

    A law's name says enough without a year; a number does not: it comes again.
    """
    if number is None:
        return None
    if not (identity.year or identity.term):
        return facts.name
    named = not _LOCAL.search(number) or place_of(identity.issuer)
    return None if named else _scope(facts)


def _scope(facts: Facts) -> str:
    """Return the place of the body that speaks: "UBND tỉnh" in its words is that province's."""
    body = folded_body(facts.head["issuer"] or "")
    return place_of(body) or body or facts.name


def _settled(claim: Claim, beside: Sequence[Claim], known: Sequence[Claim]) -> Meant:
    """Tell what a claim means, and keep what told its place, or why its place stays open."""
    meant, located = _told(claim, beside, known), claim.located
    if located is None:
        return meant
    if located.body:
        return replace(meant, inferred=located.why)
    return replace(meant, reason=f"{meant.reason}, {located.why}") if meant.reason else meant


def _told(claim: Claim, beside: Sequence[Claim], known: Sequence[Claim]) -> Meant:
    others = [other for other in known if says_all(other.identity)]
    if law := _by_name_and_year(claim.identity):
        return Meant(_identity_of(law), inferred=_from_table(law))
    if says_all(claim.identity):
        numbers = {other.identity for other in others if _is_number_of(claim, other)}
        return Meant(numbers.pop() if len(numbers) == 1 else claim.identity)
    near = [other for other in beside if says_all(other.identity)]
    fitting = _fitting(claim, near) or _fitting(claim, others)
    if len(fitting) == 1:
        return Meant(fitting[0])
    return Meant(claim.identity, _reason(claim.identity, fitting), tuple(fitting))


@cache
def _numbered() -> dict[tuple[str, int], NumberedLaw]:
    return {(fold(law.name), law.year): law for law in numbered_laws()}


def _by_name_and_year(identity: Identity) -> NumberedLaw | None:
    return _numbered().get((identity.key, identity.year)) if identity.year else None


def _with_number(claim: Claim) -> Claim:
    law = _by_name_and_year(claim.identity)
    return replace(claim, identity=_identity_of(law)) if law else claim


def _identity_of(law: NumberedLaw) -> Identity:
    return Identity(law.number, law.year, None, None)


def _is_number_of(claim: Claim, other: Claim) -> bool:
    """Tell the number of a law that is cited by name and year: "Luật Đất đai năm 2024"."""
    same_year = other.identity.year == claim.identity.year
    return same_year and other.identity.key != claim.identity.key


def _from_table(law: NumberedLaw) -> str:
    return f"số {law.number} theo bảng các luật (nguồn: {law.source})"


def says_all(identity: Identity) -> bool:
    """Tell whether an instrument is known wholly, by the year and not by whose words they are."""
    return bool(identity.year) and identity.home is None


def _fitting(claim: Claim, others: Sequence[Claim]) -> list[Identity]:
    found = {other.identity for other in others if _fits(claim, other)}
    numbers = {other.year for other in found if other.key != claim.identity.key}
    # a law's number says more than its name and year
    found = {o for o in found if o.key != claim.identity.key or o.year not in numbers}
    found = {o for o in found if not _is_misprinted(claim.identity.key, o)}
    return sorted(found, key=lambda identity: identity.id)


def _is_misprinted(name: str, number: Identity) -> bool:
    """Tell another number than the one that a law of this name and year is known to have."""
    law = _numbered().get((name, number.year)) if number.year else None
    return law is not None and number.key not in (law.number, name)


def _fits(claim: Claim, other: Claim) -> bool:
    """Tell whether what a mention says can be said of a known instrument."""
    bare, full = claim.identity, other.identity
    if bare.year and full.year != bare.year:
        return False
    if full.year and claim.said_in and full.year > claim.said_in:
        return False  # nobody cites what is not yet made
    if bare.term and full.year:
        begins = _TERMS.get(bare.term)
        if begins is None or not begins <= full.year <= begins + _TERM_LENGTH:
            return False
    return _same_body(claim, other)


def _same_body(claim: Claim, other: Claim) -> bool:
    """A code of many places needs the place: stated, or that of the body that speaks."""
    bare, full = claim.identity.issuer, other.identity.issuer
    if full is None or bare == full:
        return True
    if bare and (place_of(bare) or not _is_office_of(bare, full)):
        return False
    return claim.scope in (other.scope, place_of(full))


def _is_office_of(office: str, body: str) -> bool:
    """Tell whether "uy ban nhan dan tinh" can be "uy ban nhan dan tinh nghe an"."""
    return body == office or body.startswith(f"{office} ")


def _reason(identity: Identity, fitting: list[Identity]) -> str:
    if fitting:
        return f"có thể là một trong {len(fitting)}: {'; '.join(other.id for other in fitting)}"
    missing = ["năm ban hành"] if identity.home and not (identity.year or identity.term) else []
    local = _LOCAL.search(identity.key) and not place_of(identity.issuer)
    missing += ["cơ quan ban hành của địa phương nào"] if local else []
    return f"không nêu {' và '.join(missing)}" if missing else ""


def label(type_: str | None, number: str | None, name: str | None) -> str:
    """Return how an instrument is written in answers: "Chỉ thị 45-CT/TW"."""
    if not number:
        return name or "?"
    return f"{types.label(type_)} {number}" if type_ else number
