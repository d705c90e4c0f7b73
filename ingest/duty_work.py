"""One clause on the way to its assignments."""

from __future__ import annotations

from dataclasses import dataclass, field

from cancu.ingest.duty_heading import Heading
from cancu.ingest.duty_words import Named, Prose
from cancu.ingest.model import Clause, Span, UnitRole
from cancu.ingest.task_lines import Line

_BLANKS = " \t\n\xa0"


@dataclass(slots=True)
class Work:
    """What a clause's own words give, and what it hands on or takes over. Filled in by `assign`."""

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
    objects: bool | None = None  # its clauses name things and no duties; told once, when asked

    @property
    def end(self) -> int:
        """Return where the clause's own words end."""
        return self.clause.span.end

    @property
    def is_line(self) -> bool:
        """Tell a clause that is nothing but a labelled line."""
        return bool(self.lines) and self.lines[0].label.start == self.start

    @property
    def leads(self) -> bool:
        """Tell whether some unit is responsible already."""
        return any(one.role is UnitRole.RESPONSIBLE for one in self.named)

    def drop_leads(self, but: frozenset[Span] = frozenset()) -> None:
        """Forget the responsible units other than `but`."""
        self.named = [
            one for one in self.named if one.role is not UnitRole.RESPONSIBLE or one.unit in but
        ]

    def help_with(self, units: tuple[Span, ...]) -> None:
        """Make `units` those with whom somebody else acts."""
        self.named = [
            Named(one.unit, UnitRole.COORDINATING) if one.unit in units else one
            for one in self.named
        ]

    def add_leads(self, units: tuple[Span, ...]) -> None:
        """Put responsible units before those named already."""
        self.named = [Named(unit, UnitRole.RESPONSIBLE) for unit in units] + self.named


def past_blanks(text: str, at: int, end: int) -> int:
    """Return where the first word behind `at` begins, or `end`."""
    while at < end and text[at] in _BLANKS:
        at += 1
    return at


def ends_with(text: str, start: int, end: int, mark: str) -> bool:
    """Tell whether text[start:end] ends with `mark`, blanks aside."""
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return text.endswith(mark, start, end)
