"""Say who must do what: the units that each clause names, with role and deadline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from cancu.ingest.deadline import deadlines_in, stated_time
from cancu.ingest.duty_heading import Heading, heading_at, states_aims
from cancu.ingest.duty_words import Named, Prose, read_prose
from cancu.ingest.model import Assignment, Block, Clause, ClauseKind, Document, Span, UnitRole
from cancu.ingest.task_lines import Line, LineKind, lines_in
from cancu.ingest.task_table import Columns, row_cells, task_tables
from cancu.ingest.unit_lists import whole_list

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
_LISTED = frozenset({ClauseKind.DASH, ClauseKind.LETTER})
_ONLY_INTRODUCES = regex.compile(
    r"(?:trách\s+nhiệm|nhiệm\s+vụ|(?<!hợp\s)sau|(?<!hợp\s)sau\s+đây|như\s+sau|thực\s+hiện)\s*:\s*$"
)
_CASES = regex.compile(r"trường\s+hợp(?:\s+(?:sau|sau\s+đây|như\s+sau))?\s*:\s*$")
_CLOSES = regex.compile(r"\./\.\s*$")  # the end of the act: what follows is no part of it
# "Ban bầu cử: 01 cá nhân": a figure, not something to do.
_FIGURE = regex.compile(
    r"(?i:(?:mỗi\s[^.;:\n]{1,60}\s)?(?:không\s+quá|tối\s+đa|tối\s+thiểu|ít\s+nhất)\s+)?\d[\d.,]*\s"
)
_LONGEST_TITLE = 200  # characters
_BLANKS = " \t\n\xa0"


@dataclass(slots=True)
class _Work:
    """One clause on the way: what its own words give, and what it hands on or takes over."""

    clause: Clause
    start: int  # behind the mark
    parent: int | None
    children: list[int] = field(default_factory=list)
    lines: tuple[Line, ...] = ()
    heading: Heading | None = None
    prose: Prose | None = None
    body: Span | None = None  # the words of the prose
    named: list[Named] = field(default_factory=list)
    deadlines: list[Span] = field(default_factory=list)  # of lines and cells: they bind all
    dated: list[tuple[Span, tuple[Span, ...]]] = field(default_factory=list)  # of sentences
    silent: bool = False  # in a section of aims

    @property
    def is_line(self) -> bool:
        """Tell a clause that is nothing but a labelled line."""
        return bool(self.lines) and self.lines[0].label.start == self.start

    @property
    def leads(self) -> bool:
        """Tell whether some unit is responsible already."""
        return any(one.role is UnitRole.RESPONSIBLE for one in self.named)


def assign(document: Document, clauses: tuple[Clause, ...]) -> tuple[Assignment, ...]:
    """Return the assignments of all clauses, in reading order of the clauses."""
    works = _tree(document, clauses)
    tables = task_tables(document)
    for work in works:
        _read(document, tables, works, work)
    for work in works:
        _inherit(document, works, work)
        _date_own(document.text, work)
    _share_lines(works)
    _share_times(works)
    return tuple(one for work in works for one in _assignments(document, work))


# --- the tree ------------------------------------------------------------------------------


def _tree(document: Document, clauses: tuple[Clause, ...]) -> list[_Work]:
    """Tie each clause to the one above: a path can recur, so the last one before it counts."""
    works: list[_Work] = []
    places: dict[str, int] = {}
    for number, clause in enumerate(clauses):
        parent = places.get(clause.parent) if clause.parent else None
        start = clause.marker.end if clause.marker else clause.span.start
        work = _Work(clause, _past_blanks(document.text, start, clause.span.end), parent)
        if parent is not None:
            works[parent].children.append(number)
        works.append(work)
        places[clause.path] = number
    return works


def _past_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _BLANKS:
        at += 1
    return at


# --- what a clause's own words give --------------------------------------------------------


def _read(document: Document, tables: dict[int, Columns], works: list[_Work], work: _Work) -> None:
    clause = work.clause
    above = works[work.parent] if work.parent is not None else None
    work.silent = clause.kind.is_zone or (
        above is not None and above.silent and not above.clause.kind.is_zone
    )
    if clause.kind in _TITLED and states_aims(document.text, work.start, clause.span.end):
        work.silent = True
    if work.silent:
        return
    if clause.kind is ClauseKind.ROW:
        _read_row(document, tables, work)
    else:
        _read_words(document.text, work)


def _read_row(document: Document, tables: dict[int, Columns], work: _Work) -> None:
    for kind, span in row_cells(document, tables, _blocks(document, work.clause.span)):
        _take(document.text, work, kind, span)


def _blocks(document: Document, span: Span) -> tuple[Block, ...]:
    blocks = document.blocks
    first = bisect_left(blocks, span.start, key=lambda block: block.span.start)
    last = bisect_left(blocks, span.end, key=lambda block: block.span.start)
    return blocks[first:last]


def _read_words(text: str, work: _Work) -> None:
    end = work.clause.span.end
    work.lines = lines_in(text, work.start, end)
    stop = work.lines[0].label.start if work.lines else end
    work.heading = heading_at(text, work.start, stop)
    body = work.heading.body if work.heading else work.start
    if _past_blanks(text, body, stop) < stop:
        work.prose = read_prose(text, _past_blanks(text, body, stop), stop)
        work.named += work.prose.named
        work.body = Span(body, stop)
    for line in work.lines:
        _take(text, work, line.kind, line.span)


def _take(text: str, work: _Work, kind: LineKind, span: Span) -> None:
    """Take what a labelled line or a cell says; a line may hold whole sentences."""
    if kind is LineKind.TIME:
        time = stated_time(text, span.start, span.end)
        work.deadlines += [time] if time else []
    elif kind is LineKind.TASK:
        prose = read_prose(text, span.start, span.end)
        work.named += prose.named
    else:
        _take_units(text, work, kind, span)


def _take_units(text: str, work: _Work, kind: LineKind, span: Span) -> None:
    role = UnitRole.RESPONSIBLE if kind is LineKind.LEAD else UnitRole.COORDINATING
    listed = whole_list(text, span.start, span.end)
    work.named += [Named(unit, role) for unit in listed.units]
    if text[listed.end : span.end].strip(" .;,\n"):
        work.named += read_prose(text, span.start, span.end).named


# --- what it takes over --------------------------------------------------------------------


def _inherit(document: Document, works: list[_Work], work: _Work) -> None:
    """Give a duty the units of the heading above, unless it begins with units of its own."""
    if work.silent or work.clause.kind is ClauseKind.ROW:
        return
    text, end = document.text, work.clause.span.end
    if any(works[child].is_line for child in work.children):
        _drop_leads(work)
        return
    if work.heading:
        told = _has_body(text, work) and not _states_figure(text, work)
        _add(work, work.heading.units if told else ())
    elif _states_figure(text, work):
        _drop_leads(work)
    elif work.prose and work.prose.subject:
        if work.children and _ONLY_INTRODUCES.search(text, work.prose.subject_end, end):
            _drop_leads(work)
    elif not work.is_line and not _introduces(text, work):
        above = _units_above(text, works, work)
        if above:
            _drop_leads(work, _new_subjects(work))
        _add(work, above)


def _states_figure(text: str, work: _Work) -> bool:
    """Tell an entry of a list of figures: "Hội đồng A: không quá 05 cá nhân"."""
    at = work.heading.body if work.heading else work.start
    return bool(_FIGURE.match(text, at, work.clause.span.end))


def _date_own(text: str, work: _Work) -> None:
    """Date the responsible units by what the prose says, sentence by sentence."""
    if work.body and work.leads:
        for deadline in deadlines_in(text, work.body.start, work.body.end):
            work.dated.append((deadline, _dated_units(work, deadline)))


def _dated_units(work: _Work, deadline: Span) -> tuple[Span, ...]:
    """Return whom a date binds: who is told in its own sentence, else before it, else everybody."""
    leads = [one.unit for one in work.named if one.role is UnitRole.RESPONSIBLE]
    before = (one.span for one in work.prose.sentences) if work.prose else ()
    for sentence in reversed([span for span in before if span.start <= deadline.start]):
        told = tuple(unit for unit in leads if sentence.start <= unit.start < sentence.end)
        if told:
            return told
    inherited = tuple(unit for unit in leads if work.body and unit.start < work.body.start)
    return inherited or tuple(leads)


def _new_subjects(work: _Work) -> frozenset[Span]:
    """Return the units with which a later sentence turns to somebody else."""
    later = work.prose.sentences[1:] if work.prose else ()
    return frozenset(unit for sentence in later for unit in sentence.begins)


def _drop_leads(work: _Work, but: frozenset[Span] = frozenset()) -> None:
    work.named = [
        one for one in work.named if one.role is not UnitRole.RESPONSIBLE or one.unit in but
    ]


def _add(work: _Work, units: tuple[Span, ...]) -> None:
    work.named = [Named(unit, UnitRole.RESPONSIBLE) for unit in units] + work.named


def _has_body(text: str, work: _Work) -> bool:
    return work.prose is not None and not _introduces(text, work)


def _introduces(text: str, work: _Work) -> bool:
    """Tell words that only lead over to the clauses below."""
    words = text[work.start : work.clause.span.end].rstrip()
    title = (
        "\n" not in words and len(words) < _LONGEST_TITLE and not words.endswith((".", ";", "/"))
    )
    return bool(work.children) and not work.named and (words.endswith(":") or title)


def _units_above(text: str, works: list[_Work], work: _Work) -> tuple[Span, ...]:
    at = work.parent
    while at is not None:
        above = works[at]
        if _CLOSES.search(text, above.start, above.clause.span.end):
            return ()
        if above.heading:
            return above.heading.units
        if above.prose and above.prose.subject:
            cases = _CASES.search(text, above.start, above.clause.span.end)
            return () if cases else above.prose.subject
        at = above.parent
    return ()


# --- what lines give to their neighbours ---------------------------------------------------


def _share_lines(works: list[_Work]) -> None:
    """Lines under the last of several tasks hold for those before it that have none."""
    for work in works:
        waiting: list[_Work] = []
        for child in (works[number] for number in work.children):
            if child.is_line or child.clause.kind not in _LISTED:
                waiting.clear()
            elif not _tells_who(child):
                waiting.append(child)
            else:
                _hand_back(child, waiting)
                waiting.clear()


def _tells_who(work: _Work) -> bool:
    return any(line.kind is LineKind.LEAD for line in work.lines)


def _hand_back(source: _Work, targets: list[_Work]) -> None:
    first = source.lines[0].label.start
    for target in targets:
        target.named += [one for one in source.named if one.unit.start > first]
        target.deadlines += [one for one in source.deadlines if one.start > first]


def _share_times(works: list[_Work]) -> None:
    """A time line that is a clause of its own dates the responsible units beside it."""
    for work in works:
        children = [works[number] for number in work.children]
        times = [child for child in children if _is_time(child)]
        for time in times:
            for child in children:
                _date(works, child, time.deadlines)


def _is_time(work: _Work) -> bool:
    return work.is_line and work.lines[0].kind is LineKind.TIME


def _date(works: list[_Work], work: _Work, deadlines: list[Span]) -> None:
    if work.leads and not work.deadlines and not work.dated:
        work.deadlines += deadlines
    for child in work.children:
        _date(works, works[child], deadlines)


# --- results -------------------------------------------------------------------------------

_ORDER = (UnitRole.RESPONSIBLE, UnitRole.COORDINATING, UnitRole.ADVISED)


def _assignments(document: Document, work: _Work) -> list[Assignment]:
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
    return document.quote(unit).casefold()


def _dates(document: Document, work: _Work) -> dict[str, list[Span]]:
    """Return by when each unit is to act: one unit can be named in several sentences."""
    dates: dict[str, list[Span]] = {_key(document, one.unit): [] for one in work.named}
    for deadline, units in work.dated:
        for key in dict.fromkeys(_key(document, unit) for unit in units):
            dates[key].append(deadline)
    return {key: [*own, *work.deadlines] for key, own in dates.items()}


def _assignment(document: Document, path: str, named: Named, deadline: Span | None) -> Assignment:
    quoted = document.quote(deadline) if deadline else None
    return Assignment(path, document.quote(named.unit), named.role, named.unit, quoted, deadline)
