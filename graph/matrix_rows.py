"""The rows of an assignment matrix: each task once, with who, when, what results and on what basis.

A task whose units stand in labelled clauses below it ("- Đơn vị chủ trì: …") is one row with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cancu.graph.answers import BasisRow, DutyAnswer, UnitRow
from cancu.graph.elements import Graph, clause_id
from cancu.graph.labelled import Told, is_label, told, without_cells
from cancu.graph.model import EdgeKind, Evidence, NodeKind, ProofLevel
from cancu.graph.query import duty_answer
from cancu.ingest.model import ClauseKind

_PREAMBLE = "căn cứ"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as printed; `units` tells for whom, empty where for all who lead."""

    printed: str
    due: str  # in dates, as far as they can be told
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A task. Empty tuples: the document does not state it."""

    document: str
    path: str
    page: int | None
    task: tuple[str, ...]  # paragraphs
    leads: tuple[str, ...]
    helps: tuple[str, ...]
    advised: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    results: tuple[str, ...]
    stated: tuple[BasisRow, ...]
    proposed: tuple[BasisRow, ...]
    general: tuple[BasisRow, ...]  # the document's own căn cứ

    @property
    def bases(self) -> tuple[BasisRow, ...]:
        """Return all of them, stated ones first."""
        return (*self.stated, *self.proposed, *self.general)


def document_rows(graph: Graph, name: str) -> tuple[MatrixRow, ...]:
    """Return the tasks of the document read from file `name`, in reading order."""
    return rows_of_documents(graph, [name])[name]


def rows_of_documents(graph: Graph, names: Iterable[str]) -> dict[str, tuple[MatrixRow, ...]]:
    """Return the tasks of each document."""
    return {
        document.name: tuple(document.row(home) for home in document.homes)
        for document in _documents(graph, names)
    }


def rows_of(graph: Graph, duties: Iterable[DutyAnswer]) -> dict[str, tuple[MatrixRow, ...]]:
    """Return by document the tasks that hold any of `duties`."""
    wanted: dict[str, set[str]] = {}
    for duty in duties:
        wanted.setdefault(duty.document, set()).add(duty.path)
    found = {}
    for document in _documents(graph, wanted):
        paths = wanted[document.name]
        homes = [home for home, members in document.homes.items() if paths & set(members)]
        found[document.name] = tuple(document.row(home) for home in homes)
    return found


_Clause = tuple[int, str, str, str]  # order, path, text, kind


def _documents(graph: Graph, names: Iterable[str]) -> Iterator[_Document]:
    """Yield documents; their clauses are gathered in one walk over the graph."""
    clauses: dict[str, list[_Clause]] = {name: [] for name in names}
    for _, data in graph.nodes(data=True):
        if data["kind"] in (NodeKind.CLAUSE, NodeKind.DUTY) and data["document"] in clauses:
            row = data["order"], data["path"], data["text"], data["clause_kind"]
            clauses[data["document"]].append(row)
    for name, rows in clauses.items():
        yield _Document(graph, name, sorted(rows))


class _Document:
    """A document's clauses, and which of them make one task."""

    def __init__(self, graph: Graph, name: str, rows: list[_Clause]) -> None:
        self._graph, self.name = graph, name
        self._texts = {path: text for _, path, text, _ in rows if path != _PREAMBLE}
        kinds = {path: kind for _, path, _, kind in rows}
        self._table_rows = {path for path, kind in kinds.items() if kind == ClauseKind.ROW}
        self._labels = {path for path, text in self._texts.items() if is_label(text)}
        self.homes: dict[str, list[str]] = {}
        for path in self._texts:
            if self._is_assigned(path):
                self.homes.setdefault(self._home(path), []).append(path)
        self._join()
        self._parts: dict[str, list[str]] = {}
        for path in self._texts:
            if path not in self.homes:
                self._parts.setdefault(self._owner(path), []).append(path)

    def _is_assigned(self, path: str) -> bool:
        edges = self._graph.out_edges(clause_id(self.name, path), data=True)
        return any(data["kind"] == EdgeKind.ASSIGNED_TO for *_, data in edges)

    def _home(self, path: str) -> str:
        home = path
        while home in self._labels and _above(home) in self._texts:
            home = _above(home)
        return home

    def _join(self) -> None:
        """Join clauses that name no lead to the task above whose labelled clauses name it."""
        labelled = {home for home, members in self.homes.items() if members != [home]}
        for home in [home for home in self.homes if not self._has_lead(home)]:
            above = self._owner(_above(home))
            if above in labelled:
                self.homes[above] += self.homes.pop(home)

    def _has_lead(self, home: str) -> bool:
        kinds = [self._graph.nodes[clause_id(self.name, path)]["kind"] for path in self.homes[home]]
        return NodeKind.DUTY in kinds

    def row(self, home: str) -> MatrixRow:
        """Return the task of clause `home` with all that its labelled clauses tell."""
        members = dict.fromkeys((home, *self.homes[home]))
        answers = [duty_answer(self._graph, clause_id(self.name, path)) for path in members]
        units = [unit for answer in answers for unit in answer.units]
        said = self._told(home, units)
        bases = _distinct(basis for answer in answers if answer.is_duty for basis in answer.bases)
        times = [time for part in said for time in part.times if time]
        return MatrixRow(
            self.name,
            home,
            answers[0].evidence.page,
            tuple(part.task for part in said if part.task),
            _names(units, "responsible"),
            _names(units, "coordinating"),
            _names(units, "advised"),
            _deadlines(units) or tuple(Deadline(time, "", ()) for time in dict.fromkeys(times)),
            tuple(dict.fromkeys(words for part in said for words in part.results if words)),
            tuple(row for row in bases if _is_stated(row)),
            tuple(row for row in bases if row.level == ProofLevel.CARRIED),
            tuple(row for row in bases if row.level == ProofLevel.PREAMBLE),
        )

    def _told(self, home: str, units: list[UnitRow]) -> list[Told]:
        """Return the words of the task and of clauses below it that are no task of their own."""
        known = tuple(_printed(units))
        if home in self._table_rows:
            return [self._row_told(home, units)]
        return [told(self._texts[path], known) for path in (home, *self._parts.get(home, []))]

    def _row_told(self, home: str, units: list[UnitRow]) -> Told:
        """Return the words of a table's row: what stands in its other cells has been read there."""
        data = self._graph.nodes[clause_id(self.name, home)]
        results = [Evidence(**row) for row in data.get("results", [])]
        task = told(without_cells(self._texts[home], _cells(units, results)))
        return replace(task, times=(), results=tuple(evidence.quote for evidence in results))

    def _owner(self, path: str) -> str:
        """Return the nearest clause at or above that is a task."""
        while path and path not in self.homes:
            path = _above(path)
        return path


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _printed(units: list[UnitRow]) -> Iterable[str]:
    for unit in units:
        yield unit.evidence.quote
        if unit.deadline:
            yield unit.deadline
        if unit.deadline_evidence:
            yield unit.deadline_evidence.quote


def _cells(units: list[UnitRow], results: list[Evidence]) -> list[str]:
    """Return what a table's cells beside the task hold, in reading order."""
    found = {unit.evidence.start: unit.evidence.quote for unit in units if unit.role != "advised"}
    until = [unit.deadline_evidence for unit in units if unit.deadline_evidence]
    found |= {evidence.start: evidence.quote for evidence in (*until, *results)}
    return [quote for _, quote in sorted(found.items())]


def _names(units: list[UnitRow], role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit.unit for unit in units if unit.role == role))


def _deadlines(units: list[UnitRow]) -> tuple[Deadline, ...]:
    dated = [(u.deadline, u.due, u.unit) for u in units if u.role == "responsible" and u.deadline]
    found: dict[tuple[str, str], list[str]] = {}
    for printed, due, unit in dated:
        found.setdefault((printed, due), []).append(unit)
    leads = set(_names(units, "responsible"))
    return tuple(
        Deadline(printed, due, () if set(named) == leads else tuple(dict.fromkeys(named)))
        for (printed, due), named in found.items()
    )


def _distinct(bases: Iterable[BasisRow]) -> Sequence[BasisRow]:
    found: dict[tuple[str | None, ...], BasisRow] = {}
    for row in bases:
        found.setdefault((row.instrument_id, row.level, row.through, row.content), row)
    return list(found.values())


def _is_stated(row: BasisRow) -> bool:
    return row.level not in (ProofLevel.CARRIED, ProofLevel.PREAMBLE)
