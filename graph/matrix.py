"""The assignment matrix of a plan, of a unit or of an instrument, before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cancu.graph.answers import BasisRow, DutyAnswer, InstrumentAnswer, UnitAnswer
from cancu.graph.elements import Graph, document_id
from cancu.graph.matrix_rows import MatrixRow, document_rows, rows_of
from cancu.graph.papers import duties_of_units, duties_on_instruments
from cancu.graph.query import instrument, unit
from cancu.graph.rows import printed_date
from cancu.graph.standing import standing
from cancu.graph.states import Known
from cancu.graph.validity import state_on
from cancu.ingest.tables import types

_TITLE = "BẢNG PHÂN CÔNG NHIỆM VỤ"
UNOWNED = "Điều khoản có nêu đơn vị phối hợp hoặc nơi nhận, không nêu đơn vị chủ trì, thực hiện"


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one document under a heading; no heading where the whole matrix is of one."""

    heading: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix with what it is of. `name` is the document's file where it is of one, else empty."""

    title: str
    about: str
    name: str
    day: str | None  # ISO: states of the bases are those of this day
    sections: tuple[Section, ...]

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        """Return all rows in their order."""
        return tuple(row for section in self.sections for row in section.rows)


def plan_matrix(
    graph: Graph, name: str, day: str | None = None, table: Sequence[Known] = ()
) -> Matrix:
    """Return the matrix of the document read from file `name`; clauses without a lead come last."""
    rows = _on(graph, document_rows(graph, name), day, table)
    led = tuple(row for row in rows if row.leads)
    others = tuple(row for row in rows if not row.leads)
    sections = (Section("", led), *([Section(UNOWNED, others)] if others else []))
    return Matrix(_TITLE, "", name, day, sections)


def unit_matrix(
    graph: Graph, name: str, day: str | None = None, table: Sequence[Known] = ()
) -> Matrix:
    """Return what the units of that name have a part in. Raises `NothingFound`."""
    return matrix_of_units(graph, unit(graph, name), day, table)


def matrix_of_units(
    graph: Graph,
    answers: Sequence[UnitAnswer],
    day: str | None = None,
    table: Sequence[Known] = (),
) -> Matrix:
    """Return what units have a part in; `graph` holds their documents whole."""
    duties = duties_of_units(answers)
    about = f"Nhiệm vụ có {units_named(answers)} chủ trì, phối hợp hoặc nhận tham mưu, báo cáo"
    return Matrix(_TITLE, about, "", day, _sections(graph, duties, day, table))


def units_named(answers: Sequence[UnitAnswer]) -> str:
    """Return the units' names; offices of one name in several places are told apart."""
    names = dict.fromkeys(answer.unit for answer in answers)
    if len(names) == len(answers):
        return "; ".join(names)
    return "; ".join(f"{answer.unit} ({answer.place or 'không nêu nơi'})" for answer in answers)


def instrument_matrix(
    graph: Graph, number: str, day: str | None = None, table: Sequence[Known] = ()
) -> Matrix:
    """Return the tasks that rest on an instrument, through chains too. Raises `NothingFound`."""
    return matrix_of_instruments(graph, instrument(graph, number), day, table)


def matrix_of_instruments(
    graph: Graph,
    answers: Sequence[InstrumentAnswer],
    day: str | None = None,
    table: Sequence[Known] = (),
) -> Matrix:
    """Return the tasks that rest on instruments; `graph` holds their documents whole."""
    named = "; ".join(dict.fromkeys(answer.instrument for answer in answers))
    duties = duties_on_instruments(answers)
    return Matrix(
        _TITLE, f"Nhiệm vụ có căn cứ là {named}", "", day, _sections(graph, duties, day, table)
    )


def _sections(
    graph: Graph, duties: Iterable[DutyAnswer], day: str | None, table: Sequence[Known]
) -> tuple[Section, ...]:
    found = rows_of(graph, duties)
    heads = {name: graph.nodes[document_id(name)] for name in found}
    ordered = sorted(found, key=lambda name: (_standing(heads[name]), name))
    return tuple(
        Section(document_title(heads[name], name), _on(graph, found[name], day, table))
        for name in ordered
    )


def _standing(head: dict[str, Any]) -> tuple[int, int, int, str, str]:
    return standing(head["type"], head["number"], head["issuer"], head["title"], head["date"])


def document_title(head: dict[str, Any], name: str) -> str:
    """Return a document as a list names it, by its number or else its title, with its file."""
    kind = types.label(head["type"]) if head["type"] else "Văn bản"
    parts = [kind]
    parts += [f"số {head['number']}"] if head["number"] else [head["title"] or ""]
    parts += [f"ngày {printed_date(head['date'])}"] if head["date"] else []
    parts += [f"của {head['issuer']}"] if head["issuer"] else []
    return f"{' '.join(part for part in parts if part)} (tệp {name})"


def _on(
    graph: Graph, rows: tuple[MatrixRow, ...], day: str | None, table: Sequence[Known]
) -> tuple[MatrixRow, ...]:
    if not day:
        return rows

    def dated(bases: tuple[BasisRow, ...]) -> tuple[BasisRow, ...]:
        return tuple(
            replace(row, state=state_on(graph, row.instrument_id, day, table)) for row in bases
        )

    return tuple(
        replace(
            row,
            stated=dated(row.stated),
            proposed=dated(row.proposed),
            general=dated(row.general),
        )
        for row in rows
    )
