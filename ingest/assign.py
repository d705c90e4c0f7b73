"""Say who must do what: the units that each clause names, with role and deadline."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cancu.ingest.deadline import stated_time
from cancu.ingest.duty_above import inherit
from cancu.ingest.duty_beside import date_own, share_lines, share_times
from cancu.ingest.duty_heading import heading_at, states_aims
from cancu.ingest.duty_words import Named, read_prose
from cancu.ingest.duty_work import Work, past_blanks
from cancu.ingest.model import Assignment, Clause, ClauseKind, Document, Span, UnitRole
from cancu.ingest.notes import before_mark
from cancu.ingest.task_lines import LineKind, lines_in
from cancu.ingest.task_table import TaskTable, row_cells, task_tables
from cancu.ingest.unit_lists import whole_list

_ITEM = regex.compile(r"(?:\d{1,2}[.)]|\p{Ll}\)|[-–+•])\s*")  # of a list inside a cell
_SCOPE = " đối với "  # "Bộ Tài chính đối với sàn giao dịch tín chỉ"
_TITLED = frozenset(
    {
        ClauseKind.PART,
        ClauseKind.CHAPTER,
        ClauseKind.SECTION,
        ClauseKind.ARTICLE,
        ClauseKind.ROMAN,
        ClauseKind.NUMBER,
        ClauseKind.LETTER,
    }
)


def assign(document: Document, clauses: tuple[Clause, ...]) -> tuple[Assignment, ...]:
    """Return the assignments of all clauses, in reading order of the clauses."""
    works = _tree(document, clauses)
    tables = task_tables(document)
    for work in works:
        _read(document, tables, works, work)
    for work in works:
        inherit(document.text, works, work)
        date_own(document.text, work)
    share_lines(works)
    share_times(works)
    return tuple(one for work in works for one in _assignments(document, work))


# --- the tree ------------------------------------------------------------------------------


def _tree(document: Document, clauses: tuple[Clause, ...]) -> list[Work]:
    """Tie each clause to the one above: a path can recur, so the last one before it counts."""
    works: list[Work] = []
    places: dict[str, int] = {}
    for number, clause in enumerate(clauses):
        parent = places.get(clause.parent) if clause.parent else None
        start = clause.marker.end if clause.marker else clause.span.start
        work = Work(clause, past_blanks(document.text, start, clause.span.end), parent)
        if parent is not None:
            works[parent].children.append(number)
        works.append(work)
        places[clause.path] = number
    return works


# --- what a clause's own words give --------------------------------------------------------


def _read(document: Document, tables: dict[int, TaskTable], works: list[Work], work: Work) -> None:
    clause = work.clause
    above = works[work.parent] if work.parent is not None else None
    zone = clause.kind.is_zone and clause.kind is not ClauseKind.BODY
    work.silent = zone or (above is not None and above.silent and not above.clause.kind.is_zone)
    if clause.kind in _TITLED and states_aims(document.text, work.start, clause.span.end):
        work.silent = True
    if work.silent:
        return
    if clause.kind is ClauseKind.ROW:
        _read_row(document, tables, work)
    else:
        _read_words(document.text, work)


def _read_row(document: Document, tables: dict[int, TaskTable], work: Work) -> None:
    for kind, span in row_cells(tables, document.blocks_in(work.clause.span)):
        _take(document.text, work, kind, span)


def _read_words(text: str, work: Work) -> None:
    end = work.clause.span.end
    work.lines = lines_in(text, work.start, end)
    stop = work.lines[0].label.start if work.lines else end
    work.heading = heading_at(text, work.start, stop)
    body = work.heading.body if work.heading else work.start
    if past_blanks(text, body, stop) < stop:
        work.prose = read_prose(text, past_blanks(text, body, stop), stop)
        work.named += work.prose.named
        work.body = Span(body, stop)
    for line in work.lines:
        _take(text, work, line.kind, line.span)


def _take(text: str, work: Work, kind: LineKind, span: Span) -> None:
    """Take what a labelled line or a cell says; a line may hold whole sentences."""
    if kind is LineKind.TIME:
        time = stated_time(text, span.start, span.end)
        work.deadlines += [time] if time else []
    elif kind is LineKind.TASK:
        prose = read_prose(text, span.start, span.end)
        work.named += prose.named
    else:
        _take_units(text, work, kind, span)


def _take_units(text: str, work: Work, kind: LineKind, span: Span) -> None:
    role = UnitRole.RESPONSIBLE if kind is LineKind.LEAD else UnitRole.COORDINATING
    item = _ITEM.match(text, span.start, span.end)
    scope = text.find(_SCOPE, span.start, span.end)
    stop = span.end if scope < 0 else scope
    listed = whole_list(text, item.end() if item else span.start, stop)
    work.named += [Named(unit, role) for unit in listed.units]
    if text[listed.end : span.end].strip(" .;,\n"):
        work.named += read_prose(text, span.start, span.end).named


# --- results -------------------------------------------------------------------------------

_ORDER = (UnitRole.RESPONSIBLE, UnitRole.COORDINATING, UnitRole.ADVISED)


def _assignments(document: Document, work: Work) -> list[Assignment]:
    """One entry a unit: the strongest role counts, and each deadline of a responsible one."""
    given: dict[str, Named] = {}
    for one in sorted(work.named, key=lambda one: _ORDER.index(one.role)):
        given.setdefault(_key(document, one.unit), one)
    dates = _dates(document, work)
    return [
        _assignment(document, work.clause.path, one, deadline)
        for key, one in sorted(given.items(), key=lambda item: item[1].unit.start)
        for deadline in _due(one.role, dates[key])
    ]


def _due(role: UnitRole, dates: list[Span]) -> Sequence[Span | None]:
    return dates if role is UnitRole.RESPONSIBLE and dates else (None,)


def _key(document: Document, unit: Span) -> str:
    return document.quote(_bare(document, unit)).casefold()


def _bare(document: Document, unit: Span) -> Span:
    return Span(unit.start, before_mark(document.text, unit.start, unit.end))


def _dates(document: Document, work: Work) -> dict[str, list[Span]]:
    """Return by when each unit is to act: one unit can be named in several sentences."""
    dates: dict[str, list[Span]] = {_key(document, one.unit): [] for one in work.named}
    for deadline, units in work.dated:
        for key in dict.fromkeys(_key(document, unit) for unit in units):
            dates[key].append(deadline)
    return {key: [*own, *work.deadlines] for key, own in dates.items()}


def _assignment(document: Document, path: str, named: Named, deadline: Span | None) -> Assignment:
    quoted = document.quote(deadline) if deadline else None
    unit = _bare(document, named.unit)
    return Assignment(path, document.quote(unit), named.role, unit, quoted, deadline)
