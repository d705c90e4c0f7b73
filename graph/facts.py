"""What the graph keeps of one reading: plain values that go to JSON and back unchanged."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from cancu.graph.acts import act_of
from cancu.graph.apart import told_apart
from cancu.graph.as_json import dumped_bytes
from cancu.graph.due_words import due_words
from cancu.graph.effect import effect_of
from cancu.graph.ground import bases, propose
from cancu.graph.model import CHANGES, UPWARDS, Basis, EdgeKind, Evidence
from cancu.graph.relation import is_part, relation, words_between
from cancu.graph.subject import subject_after
from cancu.ingest.model import (
    Assignment,
    Citation,
    Clause,
    ClauseKind,
    Field,
    Head,
    Reading,
    Resolution,
    Span,
    UnitRole,
)
from cancu.ingest.task_table import TaskTable, row_results, task_tables

_FAST = 3  # of zlib: a sixth of the size in a tenth of the time that reading takes
_CODE = (".py", ".toml", ".tsv")
_HEAD = ("number", "type", "date", "issuer", "place", "title", "signer", "signer_title")


@cache
def fingerprint() -> str:
    """Return a hash of the program that makes facts: another program reads every file anew."""
    digest = hashlib.sha256()
    root = Path(__file__).resolve().parent.parent
    for file in sorted(p for name in ("ingest", "graph") for p in (root / name).rglob("*")):
        if file.suffix in _CODE:
            digest.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class ClauseFact:
    """A clause with its words; `duty` says that it gives one."""

    path: str
    parent: str | None
    kind: str
    duty: bool
    evidence: Evidence
    results: tuple[Evidence, ...]  # what a task table says comes of it


@dataclass(frozen=True, slots=True)
class LinkFact:
    """What two cited instruments are to each other; the words run from one to the other."""

    outer: int  # index of the citation whose description holds this one
    kind: str  # as EdgeKind
    inverse: bool  # this one acts on the outer: "được sửa đổi bởi"
    part: bool  # a change of only a part
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ActFact:
    """What a document does with an instrument: `kind` as EdgeKind, `nature` of a basis."""

    kind: str
    nature: str | None
    part: bool


@dataclass(frozen=True, slots=True)
class CitationFact:
    """A mention with what it and the mention it rests on say together."""

    clause: str
    role: str
    type: str | None
    number: str | None
    name: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    pinpoint: tuple[str, ...]
    how: str  # as Resolution.how
    rests_on: int | None
    reason: str  # why it is open
    link: LinkFact | None
    act: ActFact | None  # what the document itself does with it
    prints: tuple[str, ...]  # of date and issuer: what this very mention prints
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AssignmentFact:
    """A unit with its role in a clause."""

    clause: str
    unit: str
    role: str
    deadline: str | None
    evidence: Evidence
    deadline_evidence: Evidence | None
    full: str | None  # the whole name of a unit printed in short
    due: str  # the deadline in dates, as far as they can be told


@dataclass(frozen=True, slots=True)
class ProposalFact:
    """A duty and the content clause that it seems to carry out."""

    duty: str
    content: str
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BasisFact:
    """A duty's basis: `citation` is an index into the document's citations."""

    duty: str
    citation: int
    level: str
    through: str | None
    content: str | None
    score: float | None
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProblemFact:
    """What a person should know of the document."""

    code: str
    message: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the graph knows from one document."""

    name: str  # file name
    digest: str
    head: dict[str, str | None]
    head_evidence: Evidence | None  # where it says its number, or else its title
    since: str | None  # first day of effect, ISO
    since_evidence: Evidence | None
    clauses: tuple[ClauseFact, ...]
    citations: tuple[CitationFact, ...]
    assignments: tuple[AssignmentFact, ...]
    proposals: tuple[ProposalFact, ...]
    bases: tuple[BasisFact, ...]
    problems: tuple[ProblemFact, ...]


def facts_of(reading: Reading, name: str | None = None) -> Facts:
    """Reduce a reading to its facts, known by `name` or else by its file's name."""
    reading = told_apart(reading)
    place = _Places(reading, name or reading.document.name)
    proposals, effect = propose(reading), effect_of(reading)
    return Facts(
        name=place.name,
        digest=reading.document.source.digest,
        head={name: _value(getattr(reading.head, name)) for name in _HEAD},
        head_evidence=_stated(place, reading.head),
        since=effect.since if effect else None,
        since_evidence=place.found(effect.span) if effect else None,
        clauses=_clauses(place),
        citations=tuple(_citation(place, citation) for citation in reading.citations),
        assignments=tuple(_assignment(place, row) for row in reading.assignments),
        proposals=tuple(ProposalFact(p.duty, p.content, p.score, p.shared) for p in proposals),
        bases=tuple(_basis(basis) for basis in bases(reading, proposals)),
        problems=_problems(place),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """A reading under the name that its evidence shows: two folders may hold one file name."""

    reading: Reading
    name: str

    def at(self, clause: str, span: Span) -> Evidence:
        """Return the evidence for a span of a clause."""
        document = self.reading.document
        page = document.page(span.start)
        return Evidence(self.name, clause, span.start, span.end, document.quote(span), page)

    def found(self, span: Span) -> Evidence:
        """Return the evidence for a span whose clause is yet to be told: the one that holds it."""
        held = (c.path for c in self.reading.clauses if c.span.holds(span))
        return self.at(next(held, ""), span)


def _value(field: Field | None) -> str | None:
    return field.value if field else None


def _stated(place: _Places, head: Head) -> Evidence | None:
    field = head.number or head.title
    return place.at("", field.span) if field else None


def _clauses(place: _Places) -> tuple[ClauseFact, ...]:
    rows = place.reading.assignments
    duties = {a.clause for a in rows if a.role is UnitRole.RESPONSIBLE}
    tables = task_tables(place.reading.document)
    return tuple(
        ClauseFact(
            clause.path,
            clause.parent,
            clause.kind.value,
            clause.path in duties,
            place.at(clause.path, clause.span),
            _results(place, tables, clause),
        )
        for clause in _first_of_path(place.reading.clauses)
    )


def _results(place: _Places, tables: dict[int, TaskTable], clause: Clause) -> tuple[Evidence, ...]:
    if clause.kind is not ClauseKind.ROW or not tables:
        return ()
    blocks = place.reading.document.blocks_in(clause.span)
    return tuple(place.at(clause.path, span) for span in row_results(tables, blocks))


def _first_of_path(clauses: tuple[Clause, ...]) -> list[Clause]:
    """A zone may come twice: the signature of an act and that of what is attached to it."""
    return list({clause.path: clause for clause in reversed(clauses)}.values())[::-1]


def _citation(place: _Places, citation: Citation) -> CitationFact:
    mention, resolution = citation.mention, citation.resolution
    link = _link(place, citation)
    if link and _is_of_an_older_law(place, citation, link):
        resolution = Resolution("open", reason=_OLDER_LAW)
    return CitationFact(
        citation.clause,
        citation.role.value,
        mention.type,
        mention.number,
        mention.name,
        resolution.date or mention.date,
        resolution.issuer or mention.issuer,
        subject_after(place.reading, citation),
        mention.pinpoint,
        resolution.how,
        resolution.rests_on,
        resolution.reason,
        link,
        _act(place, citation),
        tuple(name for name in ("date", "issuer") if getattr(mention, name)),
        place.at(citation.clause, mention.span),
    )


_OLDER_LAW = "văn bản cùng tên nêu ở trên ra đời sau văn bản quy định chi tiết, thực hiện nó"


def _is_of_an_older_law(place: _Places, inner: Citation, link: LinkFact) -> bool:
    """Tell a law named alone that an act details which is older than the law of that name above."""
    outer = place.reading.citations[link.outer]
    made = outer.mention.date or outer.resolution.date
    later = inner.resolution.date and made and inner.resolution.date[: len(made)] > made
    upward = link.kind in UPWARDS and not link.inverse
    return bool(later and upward and not (inner.mention.date or inner.mention.number))


def _act(place: _Places, citation: Citation) -> ActFact | None:
    act = act_of(place.reading, citation)
    return ActFact(act.kind.value, act.nature and act.nature.value, act.part) if act else None


def _link(place: _Places, inner: Citation) -> LinkFact | None:
    if inner.via is None:
        return None
    outer = place.reading.citations[inner.via]
    words = words_between(place.reading, outer, inner)
    kind, inverse = relation(words)
    part = kind is EdgeKind.AMENDS or is_part(words) or bool(inner.mention.pinpoint)
    first, last = sorted((outer.mention.span, inner.mention.span))
    evidence = place.at(inner.clause, Span(first.start, max(first.end, last.end)))
    return LinkFact(inner.via, kind.value, inverse, kind in CHANGES and part, evidence)


def _assignment(place: _Places, row: Assignment) -> AssignmentFact:
    until = place.found(row.deadline_span) if row.deadline_span else None
    return AssignmentFact(
        row.clause,
        row.unit,
        row.role.value,
        row.deadline,
        place.at(row.clause, row.span),
        until,
        row.full.name if row.full else None,
        "; ".join(words for due in row.due if (words := due_words(due))),
    )


def _basis(basis: Basis) -> BasisFact:
    proposal = basis.proposal
    return BasisFact(
        basis.duty,
        basis.citation,
        basis.level.value,
        basis.through,
        proposal.content if proposal else None,
        proposal.score if proposal else None,
        proposal.shared if proposal else (),
    )


def _problems(place: _Places) -> tuple[ProblemFact, ...]:
    document = place.reading.document
    stated = (*document.source.problems, *document.problems, *place.reading.problems)
    return tuple(
        ProblemFact(p.code, p.message, place.found(p.span) if p.span else None)
        for p in dict.fromkeys(stated)
    )


def to_json(facts: Facts) -> bytes:
    """Return facts as one line of JSON."""
    return dumped_bytes(facts)


def from_json(text: bytes) -> Facts:
    """Return the facts that `to_json` wrote."""
    return _decoder().decode(text)


@cache
def _decoder() -> msgspec.json.Decoder[Facts]:
    return msgspec.json.Decoder(Facts)


def pack(facts: Facts) -> bytes:
    """Return facts as the store keeps them."""
    return pack_json(to_json(facts))


def pack_json(text: bytes) -> bytes:
    """Return the facts that `to_json` wrote as the store keeps them."""
    return zlib.compress(text, _FAST)


def unpack_json(body: bytes) -> bytes:
    """Return the JSON of facts that the store keeps."""
    return zlib.decompress(body)


def unpack(body: bytes) -> Facts:
    """Return the facts that `pack` packed."""
    return from_json(unpack_json(body))
