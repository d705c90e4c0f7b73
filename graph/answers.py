"""The frozen values that questions are answered with; each carries its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from cancu.graph.model import Evidence
from cancu.graph.succession import Successor
from cancu.graph.validity import State


class NothingFound(Exception):
    """No node answers the question. `str(error)` is one Vietnamese line with near names."""


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: what `lower` does with `upper`, and the words that say so."""

    lower: str  # label
    upper: str
    upper_id: str
    relation: str  # as EdgeKind
    relation_label: str  # "thực hiện", "quy định chi tiết", "sửa đổi, bổ sung" …
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class BasisRow:
    """One instrument that backs a duty, how that is known, and what it carries out in turn."""

    instrument: str  # label
    instrument_id: str
    date: str | None
    issuer: str | None
    level: str  # as ProofLevel
    level_label: str
    through: str | None  # path of the clause that names it, where that is not the duty
    content: str | None  # path of the content clause that the duty is proposed to carry out
    score: float | None
    shared: tuple[str, ...]
    evidence: Evidence
    chain: tuple[Link, ...]
    decided: str = ""  # who confirmed it, and when
    state: State | None = None  # on the day that was asked for


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit of a duty."""

    unit: str
    role: str
    deadline: str | None
    evidence: Evidence
    deadline_evidence: Evidence | None
    due: str = ""  # the deadline in dates


@dataclass(frozen=True, slots=True)
class DutyAnswer:
    """A duty (or another clause that was asked for by its path) with its units and bases."""

    document: str
    path: str
    is_duty: bool
    text: str
    evidence: Evidence
    units: tuple[UnitRow, ...]
    bases: tuple[BasisRow, ...]
    only_general: bool  # no basis but the document's own căn cứ, or none at all


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """What a unit owes: its duties with its role in each."""

    unit: str
    place: str | None
    duties: tuple[tuple[UnitRow, DutyAnswer], ...]
    successors: tuple[Successor, ...] = ()  # on the day that was asked for


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A clause that names an instrument."""

    document: str
    path: str
    role: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RestingRow:
    """A duty that rests on an instrument; `chain` leads from its own basis up to it."""

    duty: DutyAnswer
    basis: BasisRow
    chain: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class InstrumentAnswer:
    """An instrument: who names it, what it carries out, what changes it, what rests on it."""

    instrument: str
    instrument_id: str
    type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    reason: str  # why it could not be told which instrument of that number is meant
    differing: dict[str, tuple[str, ...]]  # dates or types in which mentions contradict each other
    documents: tuple[str, ...]  # files that hold its text
    mentions: tuple[MentionRow, ...]
    implements: tuple[Link, ...]  # upwards, nearest first
    implemented_by: tuple[Link, ...]  # directly
    changes: tuple[Link, ...]  # amends, replaces or repeals: by it and of it
    resting: tuple[RestingRow, ...]
    state: State | None = None  # on the day that was asked for
    inferred: tuple[str, ...] = ()  # what told what mentions leave out: a place, a law's number
