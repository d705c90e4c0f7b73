"""What a clause takes over from the clauses above it."""

from __future__ import annotations

import regex

from cancu.ingest.deeds import is_deed
from cancu.ingest.duty_words import Prose
from cancu.ingest.duty_work import Work, ends_with
from cancu.ingest.model import ClauseKind, Span, UnitRole

_ONLY_INTRODUCES = regex.compile(
    r"(?:trách\s+nhiệm|nhiệm\s+vụ|(?<!hợp\s)sau|(?<!hợp\s)sau\s+đây|như\s+sau|thực\s+hiện)\s*:\s*$"
)
_OBJECTS = regex.compile(r"gồm(?:\s+có)?\s*:\s*$")
_CASES = regex.compile(r"trường\s+hợp(?:\s+(?:sau|sau\s+đây|như\s+sau))?\s*:\s*$")
# "Ban bầu cử: 01 cá nhân": a figure, not something to do.
_FIGURE = regex.compile(
    r"(?i:(?:mỗi\s[^.;:\n]{1,60}\s)?(?:không\s+quá|tối\s+đa|tối\s+thiểu|ít\s+nhất)\s+)?\d[\d.,]*\s"
)
_JOINS = regex.compile(r"[Pp]hối\s+hợp(?:\s+(?:cùng\s+)?với)?\s*:?\s*$")
_LONGEST_CASES = 80  # characters
_LONGEST_TITLE = 200  # characters


def inherit(text: str, works: list[Work], work: Work) -> None:
    """Give a duty the units of the heading above, unless it begins with units of its own."""
    if work.silent or work.clause.kind is ClauseKind.ROW:
        return
    if work.parent is not None and _lists_cases(text, works[work.parent]):
        work.drop_leads(_new_subjects(work))
        return
    if work.parent is not None and _lists_objects(text, works, works[work.parent]):
        return
    if any(works[child].is_line for child in work.children):
        work.drop_leads()
        return
    if work.heading:
        told = _has_body(text, works, work) and not _states_figure(text, work)
        work.add_leads(_heading_leads(text, work, work.heading.units) if told else ())
    elif _states_figure(text, work):
        work.drop_leads()
    elif work.prose and work.prose.subject:
        _weigh_subject(text, works, work, work.prose)
    else:
        _take_over(text, works, work)


def _take_over(text: str, works: list[Work], work: Work) -> None:
    """Give the units above to words without a subject of their own."""
    if work.children and work.leads and _ONLY_INTRODUCES.search(text, work.start, work.end):
        work.drop_leads(_before_introduction(work))
    elif not work.is_line and not _introduces(text, works, work):
        above = _units_above(text, works, work)
        if above:
            work.drop_leads(_new_subjects(work))
        work.add_leads(above)


def _heading_leads(text: str, work: Work, units: tuple[Span, ...]) -> tuple[Span, ...]:
    """Leave out a unit of the heading that its body only lets help another one of it."""
    leads = {unit.of(text).casefold() for unit in units}
    begins = {unit.of(text).casefold() for unit in work.prose.subject} if work.prose else set()
    if not begins or not begins < leads:
        return units
    helping = {
        one.unit.of(text).casefold() for one in work.named if one.role is UnitRole.COORDINATING
    }
    return tuple(unit for unit in units if unit.of(text).casefold() not in helping)


def _weigh_subject(text: str, works: list[Work], work: Work, prose: Prose) -> None:
    """Let the units with which a clause begins lead, unless they only help or introduce."""
    if _joins(text, works, work):
        work.help_with(prose.subject)
        work.add_leads(_units_above(text, works, work))
    elif work.children and _ONLY_INTRODUCES.search(text, prose.subject_end, work.end):
        work.drop_leads(_before_introduction(work))


def _joins(text: str, works: list[Work], work: Work) -> bool:
    """Tell an entry under "Chủ trì, phối hợp:": it begins with whom the one above acts."""
    if work.parent is None:
        return False
    above = works[work.parent]
    return bool(_JOINS.search(text, max(above.start, above.end - _LONGEST_CASES), above.end))


def _states_figure(text: str, work: Work) -> bool:
    """Tell an entry of a list of figures: "Hội đồng A: không quá 05 cá nhân"."""
    at = work.heading.body if work.heading else work.start
    return bool(_FIGURE.match(text, at, work.clause.span.end))


def _before_introduction(work: Work) -> frozenset[Span]:
    """Return the units of the sentences before the one that leads over to the clauses below."""
    last = work.prose.sentences[-1].span.start if work.prose and work.prose.sentences else 0
    return frozenset(one.unit for one in work.named if one.unit.start < last)


def _new_subjects(work: Work) -> frozenset[Span]:
    """Return the units with which a later sentence turns to somebody else."""
    later = work.prose.sentences[1:] if work.prose else ()
    return frozenset(unit for sentence in later for unit in sentence.begins)


def _has_body(text: str, works: list[Work], work: Work) -> bool:
    return work.prose is not None and not _introduces(text, works, work)


def _introduces(text: str, works: list[Work], work: Work) -> bool:
    """Tell words that only lead over to the clauses below."""
    words = text[work.start : work.clause.span.end].rstrip()
    title = (
        "\n" not in words and len(words) < _LONGEST_TITLE and not words.endswith((".", ";", "/"))
    )
    if not work.children or work.named or _lists_objects(text, works, work):
        return False
    return words.endswith(":") or title


def _lists_objects(text: str, works: list[Work], work: Work) -> bool:
    """Tell "Chủ trì thực hiện các dự án, bao gồm:", whose clauses name what the deed is done to."""
    if work.objects is None:
        items = [work, *(works[child] for child in work.children)]
        deeds = [is_deed(text, item.start, item.end, capital=True) for item in items]
        ends = _OBJECTS.search(text, max(work.start, work.end - _LONGEST_CASES), work.end)
        others = any(deeds[1:]) or any(item.named for item in items[1:])
        work.objects = bool(ends) and deeds[0] and not others
    return work.objects


def _lists_cases(text: str, work: Work) -> bool:
    return ends_with(text, work.start, work.end, ":") and bool(
        _CASES.search(text, max(work.start, work.end - _LONGEST_CASES), work.end)
    )


def _units_above(text: str, works: list[Work], work: Work) -> tuple[Span, ...]:
    at = work.parent
    while at is not None:
        above = works[at]
        if ends_with(text, above.start, above.end, "./."):
            return ()  # the end of the act: what follows is no part of it
        if above.heading:
            return above.heading.units
        if above.prose and above.prose.subject:
            return () if _lists_cases(text, above) else above.prose.subject
        at = above.parent
    return ()
