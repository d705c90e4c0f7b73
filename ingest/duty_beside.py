"""By when, and what lines give to the clauses beside them."""

from __future__ import annotations

from bisect import bisect_right

from cancu.ingest.deadline import deadlines_in
from cancu.ingest.duty_work import Work
from cancu.ingest.model import ClauseKind, Span, UnitRole
from cancu.ingest.task_lines import LineKind

_LISTED = frozenset({ClauseKind.DASH, ClauseKind.LETTER})


def date_own(text: str, work: Work) -> None:
    """Date the responsible units by what the prose says.

    A date binds who is told in its own sentence, else in the nearest one before it, else those
    of the heading above, else everybody.
    """
    found = deadlines_in(text, work.body.start, work.body.end) if work.body and work.leads else ()
    if not found or not work.body or not work.prose:
        return
    leads = [one.unit for one in work.named if one.role is UnitRole.RESPONSIBLE]
    above = tuple(unit for unit in leads if unit.start < work.body.start) or tuple(leads)
    starts = [sentence.span.start for sentence in work.prose.sentences]
    bound = _bound(starts, leads, above)
    for deadline in found:
        work.dated.append((deadline, bound[bisect_right(starts, deadline.start)]))


def _bound(starts: list[int], leads: list[Span], above: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """Return whom a date binds, for each sentence in turn; the first entry is before them all."""
    told: list[list[Span]] = [[] for _ in range(len(starts) + 1)]
    for unit in leads:
        told[bisect_right(starts, unit.start)].append(unit)
    bound = [above]
    for units in told[1:]:
        bound.append(tuple(units) or bound[-1])
    return bound


def share_lines(works: list[Work]) -> None:
    """Lines under the last of several tasks hold for those before it that have none."""
    for work in works:
        waiting: list[Work] = []
        for child in (works[number] for number in work.children):
            if child.is_line or child.clause.kind not in _LISTED:
                waiting.clear()
            elif not _tells_who(child):
                waiting.append(child)
            else:
                _hand_back(child, waiting)
                waiting.clear()


def _tells_who(work: Work) -> bool:
    return any(line.kind is LineKind.LEAD for line in work.lines)


def _hand_back(source: Work, targets: list[Work]) -> None:
    first = source.lines[0].label.start
    for target in targets:
        target.named += [one for one in source.named if one.unit.start > first]
        target.deadlines += [one for one in source.deadlines if one.start > first]


def share_times(works: list[Work]) -> None:
    """A time line that is a clause of its own dates the responsible units beside it."""
    for work in works:
        children = [works[number] for number in work.children]
        times = [child.deadlines for child in children if _is_time(child) and child.deadlines]
        for child in children if times else ():
            _date(works, child, times[0])


def _is_time(work: Work) -> bool:
    return work.is_line and work.lines[0].kind is LineKind.TIME


def _date(works: list[Work], work: Work, deadlines: list[Span]) -> None:
    if work.leads and not work.deadlines and not work.dated:
        work.deadlines += deadlines
    for child in work.children:
        _date(works, works[child], deadlines)
