"""Kinds of nodes and edges, proof levels, and the evidence that every answer shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NodeKind(StrEnum):
    """What a node stands for. A clause that gives a duty is a duty."""

    DOCUMENT = "document"
    CLAUSE = "clause"
    DUTY = "duty"
    INSTRUMENT = "instrument"
    UNIT = "unit"


class EdgeKind(StrEnum):
    """What the source is to the target.

    What a document does with an instrument is an edge of the clause that says so. What it says of
    two others (one carries out, details, amends … the other) is an edge between those two.
    """

    CONTAINS = "contains"  # document or clause → clause
    TEXT_OF = "text_of"  # document → the instrument it is
    BASED_ON = "based_on"
    CITES = "cites"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    DETAILS = "details"
    GUIDES = "guides_application"
    PROMULGATES = "promulgates"
    IMPLEMENTS = "implements"
    CARRIES_OUT = "carries_out"  # duty → content clause: proposed
    GROUNDED_IN = "grounded_in"  # duty → instrument, with its proof level
    ASSIGNED_TO = "assigned_to"  # duty or clause → unit


class ProofLevel(StrEnum):
    """How a duty's basis is known, strongest first."""

    EXPLICIT = "explicit"  # its own text names the instrument
    SECTION = "section"  # a heading above names it
    CONFIRMED = "confirmed"  # a person confirmed the proposal
    CARRIED = "carried"  # it carries out a content clause that has a basis: a proposal
    PREAMBLE = "preamble"  # only the document's căn cứ


# What a chain climbs: who carries out, details or guides rests on what is carried out.
UPWARDS = frozenset({EdgeKind.IMPLEMENTS, EdgeKind.DETAILS, EdgeKind.GUIDES, EdgeKind.BASED_ON})
CHANGES = frozenset({EdgeKind.AMENDS, EdgeKind.REPLACES, EdgeKind.REPEALS})
RELATION_LABELS = {
    EdgeKind.IMPLEMENTS: "thực hiện",
    EdgeKind.DETAILS: "quy định chi tiết",
    EdgeKind.GUIDES: "hướng dẫn",
    EdgeKind.BASED_ON: "căn cứ",
    EdgeKind.CITES: "viện dẫn",
    EdgeKind.AMENDS: "sửa đổi, bổ sung",
    EdgeKind.REPLACES: "thay thế",
    EdgeKind.REPEALS: "bãi bỏ",
}

LEVEL_LABELS = {
    ProofLevel.EXPLICIT: "nêu rõ trong điều khoản",
    ProofLevel.SECTION: "theo đề mục bên trên",
    ProofLevel.CONFIRMED: "đề xuất đã được xác nhận",
    ProofLevel.CARRIED: "đề xuất, chờ xác nhận",
    ProofLevel.PREAMBLE: "căn cứ chung của văn bản",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words an answer rests on and where they stand."""

    document: str  # file name
    clause: str  # path
    start: int  # offsets into the repaired text
    end: int
    quote: str
    page: int | None = None

    def row(self) -> dict[str, str | int | None]:
        """Return the fields by name; `dataclasses.asdict` is ten times slower."""
        return {
            "document": self.document,
            "clause": self.clause,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "page": self.page,
        }


@dataclass(frozen=True, slots=True)
class Proposal:
    """A content clause that a duty seems to carry out: proposed until a person confirms it."""

    duty: str  # path
    content: str  # path
    score: float  # 0 to 1
    shared: tuple[str, ...]  # the words both share, weightiest first


@dataclass(frozen=True, slots=True)
class Basis:
    """One instrument that backs one duty.

    `citation` is an index into the reading's citations. `through` is the path of the clause
    that holds the citation where it is not the duty itself; `proposal` says why a carried one
    is proposed.
    """

    duty: str
    citation: int
    level: ProofLevel
    evidence: Evidence
    through: str | None = None
    proposal: Proposal | None = None
