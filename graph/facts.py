"""What the graph keeps of one reading: plain values that go to JSON and back unchanged."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cancu.graph.ground import bases, propose
from cancu.graph.model import Evidence
from cancu.graph.subject import subject_after
from cancu.ingest.model import Citation, Clause, Field, Reading, Span, UnitRole

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
    via: int | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AssignmentFact:
    """A unit with its role in a clause."""

    clause: str
    unit: str
    role: str
    deadline: str | None
    evidence: Evidence


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
    clauses: tuple[ClauseFact, ...]
    citations: tuple[CitationFact, ...]
    assignments: tuple[AssignmentFact, ...]
    proposals: tuple[ProposalFact, ...]
    bases: tuple[BasisFact, ...]
    problems: tuple[ProblemFact, ...]


def facts_of(reading: Reading, name: str | None = None) -> Facts:
    """Reduce a reading to its facts, known by `name` or else by its file's name."""
    proposals = propose(reading)
    return Facts(
        name=name or reading.document.name,
        digest=reading.document.source.digest,
        head={name: _value(getattr(reading.head, name)) for name in _HEAD},
        clauses=_clauses(reading),
        citations=tuple(_citation(reading, citation) for citation in reading.citations),
        assignments=_assignments(reading),
        proposals=tuple(ProposalFact(p.duty, p.content, p.score, p.shared) for p in proposals),
        bases=tuple(
            BasisFact(
                b.duty,
                b.citation,
                b.level.value,
                b.through,
                b.proposal.content if b.proposal else None,
                b.proposal.score if b.proposal else None,
                b.proposal.shared if b.proposal else (),
            )
            for b in bases(reading, proposals)
        ),
        problems=_problems(reading),
    )


def evidence_at(reading: Reading, clause: str, span: Span) -> Evidence:
    """Return the evidence for a span of a clause."""
    document = reading.document
    page = document.page(span.start)
    return Evidence(document.name, clause, span.start, span.end, document.quote(span), page)


def _value(field: Field | None) -> str | None:
    return field.value if field else None


def _clauses(reading: Reading) -> tuple[ClauseFact, ...]:
    duties = {a.clause for a in reading.assignments if a.role is UnitRole.RESPONSIBLE}
    return tuple(
        ClauseFact(
            clause.path,
            clause.parent,
            clause.kind.value,
            clause.path in duties,
            evidence_at(reading, clause.path, clause.span),
        )
        for clause in _first_of_path(reading.clauses)
    )


def _first_of_path(clauses: tuple[Clause, ...]) -> list[Clause]:
    """Two clauses of one path are a misnumbering that the reading has reported."""
    return list({clause.path: clause for clause in reversed(clauses)}.values())[::-1]


def _citation(reading: Reading, citation: Citation) -> CitationFact:
    mention, resolution = citation.mention, citation.resolution
    return CitationFact(
        citation.clause,
        citation.role.value,
        mention.type,
        mention.number,
        mention.name,
        resolution.date or mention.date,
        resolution.issuer or mention.issuer,
        subject_after(reading, citation),
        mention.pinpoint,
        resolution.how,
        resolution.rests_on,
        citation.via,
        evidence_at(reading, citation.clause, mention.span),
    )


def _assignments(reading: Reading) -> tuple[AssignmentFact, ...]:
    return tuple(
        AssignmentFact(
            a.clause,
            a.unit,
            a.role.value,
            a.deadline,
            evidence_at(reading, a.clause, a.span),
        )
        for a in reading.assignments
    )


def _problems(reading: Reading) -> tuple[ProblemFact, ...]:
    document = reading.document
    stated = (*document.source.problems, *document.problems, *reading.problems)
    return tuple(
        ProblemFact(p.code, p.message, evidence_at(reading, "", p.span) if p.span else None)
        for p in stated
    )


def to_json(facts: Facts) -> str:
    """Return facts as one line of JSON."""
    return json.dumps(asdict(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Facts:
    """Return the facts that `to_json` wrote."""
    raw = json.loads(text)
    return Facts(
        name=raw["name"],
        digest=raw["digest"],
        head=raw["head"],
        clauses=tuple(ClauseFact(**_with_evidence(row)) for row in raw["clauses"]),
        citations=tuple(
            CitationFact(**{**_with_evidence(row), "pinpoint": tuple(row["pinpoint"])})
            for row in raw["citations"]
        ),
        assignments=tuple(AssignmentFact(**_with_evidence(row)) for row in raw["assignments"]),
        proposals=tuple(
            ProposalFact(**{**row, "shared": tuple(row["shared"])}) for row in raw["proposals"]
        ),
        bases=tuple(BasisFact(**{**row, "shared": tuple(row["shared"])}) for row in raw["bases"]),
        problems=tuple(ProblemFact(**_with_evidence(row)) for row in raw["problems"]),
    )


def _with_evidence(row: dict[str, Any]) -> dict[str, Any]:
    stated = row["evidence"]
    return {**row, "evidence": Evidence(**stated) if stated else None}
