"""Answers with the state of each basis on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cancu.graph.answers import BasisRow, DutyAnswer, InstrumentAnswer, UnitAnswer
from cancu.graph.elements import Graph
from cancu.graph.states import Known
from cancu.graph.succession import successors
from cancu.graph.validity import state_on
from cancu.ingest.tables.succession import Succession


def duties_on(
    graph: Graph, answers: Sequence[DutyAnswer], day: str, table: Sequence[Known] = ()
) -> tuple[DutyAnswer, ...]:
    """Return the answers with each basis's state on `day` (ISO)."""
    return tuple(_duty(graph, answer, day, table) for answer in answers)


def units_on(
    graph: Graph,
    answers: Sequence[UnitAnswer],
    day: str,
    table: Sequence[Known] = (),
    rows: Sequence[Succession] = (),
) -> tuple[UnitAnswer, ...]:
    """Return what units owe with each basis's state on `day`, and who has their work by then."""
    return tuple(
        replace(
            answer,
            successors=successors(answer.unit, answer.place, day, rows),
            duties=tuple((task, _duty(graph, duty, day, table)) for task, duty in answer.duties),
        )
        for answer in answers
    )


def instruments_on(
    graph: Graph, answers: Sequence[InstrumentAnswer], day: str, table: Sequence[Known] = ()
) -> tuple[InstrumentAnswer, ...]:
    """Return instruments with their own state on `day` and that of what rests on them."""
    return tuple(
        replace(
            answer,
            state=state_on(graph, answer.instrument_id, day, table),
            resting=tuple(
                replace(row, basis=_basis(graph, row.basis, day, table)) for row in answer.resting
            ),
        )
        for answer in answers
    )


def _duty(graph: Graph, answer: DutyAnswer, day: str, table: Sequence[Known]) -> DutyAnswer:
    return replace(answer, bases=tuple(_basis(graph, row, day, table) for row in answer.bases))


def _basis(graph: Graph, row: BasisRow, day: str, table: Sequence[Known]) -> BasisRow:
    return replace(row, state=state_on(graph, row.instrument_id, day, table))
