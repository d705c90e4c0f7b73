"""Units and instruments with the whole documents of their duties, as tables of tasks need them.

A task's other units may stand in clauses that the question itself does not load.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cancu.graph import partial, query
from cancu.graph.answers import DutyAnswer, InstrumentAnswer, UnitAnswer
from cancu.graph.elements import Graph


def papers_of_unit(folder: Path, name: str) -> tuple[Graph, tuple[UnitAnswer, ...]]:
    """Return the units of that name with the documents of their duties. Raises `NothingFound`."""
    graph = partial.for_unit(folder, name)
    answers = query.unit(graph, name)
    return _whole(folder, graph, duties_of_units(answers)), answers


def papers_of_instrument(folder: Path, number: str) -> tuple[Graph, tuple[InstrumentAnswer, ...]]:
    """Return the instruments with the documents of what rests on them. Raises `NothingFound`."""
    graph = partial.for_instrument(folder, number)
    answers = query.instrument(graph, number)
    return _whole(folder, graph, duties_on_instruments(answers)), answers


def duties_of_units(answers: Iterable[UnitAnswer]) -> list[DutyAnswer]:
    """Return the duties in which units have a part."""
    return [duty for answer in answers for _, duty in answer.duties]


def duties_on_instruments(answers: Iterable[InstrumentAnswer]) -> list[DutyAnswer]:
    """Return the duties that rest on instruments, through chains too."""
    return [row.duty for answer in answers for row in answer.resting]


def _whole(folder: Path, graph: Graph, duties: list[DutyAnswer]) -> Graph:
    names = {duty.document for duty in duties}
    return partial.for_documents(folder, names) if names else graph
