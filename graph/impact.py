"""What rests on an instrument, directly and through chains: what falls when it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cancu.graph.answers import InstrumentAnswer, MentionRow, RestingRow
from cancu.graph.model import ProofLevel

_FIRM = (ProofLevel.EXPLICIT, ProofLevel.SECTION, ProofLevel.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Impact:
    """An instrument with all that rests on it; `firm` duties name it or what carries it out."""

    instrument: str
    instrument_id: str
    documents: tuple[str, ...]
    clauses: tuple[MentionRow, ...]
    duties: tuple[RestingRow, ...]
    units: tuple[tuple[str, int], ...]  # with the number of duties each has on this basis
    firm: int
    proposed: int
    general: int


def impact_of(answer: InstrumentAnswer) -> Impact:
    """Return the impact of an instrument; a duty counts once, by its strongest basis."""
    duties: dict[tuple[str, str], RestingRow] = {}
    for row in answer.resting:
        duties.setdefault((row.duty.document, row.duty.path), row)
    levels = [row.basis.level for row in duties.values()]
    names = {row.document for row in answer.mentions} | {document for document, _ in duties}
    return Impact(
        answer.instrument,
        answer.instrument_id,
        tuple(sorted(names)),
        answer.mentions,
        tuple(duties.values()),
        _units(duties.values()),
        sum(level in _FIRM for level in levels),
        levels.count(ProofLevel.CARRIED),
        levels.count(ProofLevel.PREAMBLE),
    )


def _units(rows: Iterable[RestingRow]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for row in rows:
        for unit in {unit.unit for unit in row.duty.units if unit.role == "responsible"}:
            counts[unit] = counts.get(unit, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
