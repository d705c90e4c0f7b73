"""A document cut up for proof-reading: every word once, with what was read from it in place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from cancu.ingest.model import Assignment, Citation, Problem, Reading, Span

_UNPLACED = "ngoài cấu trúc"


class MarkKind(StrEnum):
    """What a stretch of text was read as."""

    FIELD = "field"  # of the head
    CITATION = "citation"
    UNIT = "unit"
    DEADLINE = "deadline"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch read as something. `index` counts its kind over the document, from 0."""

    span: Span
    kind: MarkKind
    index: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that all lie inside the same marks; `opened` and `closed` begin and end here."""

    text: str
    marks: tuple[Mark, ...]
    opened: tuple[Mark, ...]
    closed: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause's own words, or words that no clause holds; pages where the format has them."""

    path: str
    span: Span
    page: int | None
    pieces: tuple[Piece, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the marks that begin here, in reading order."""
        return tuple(mark for piece in self.pieces for mark in piece.opened)


def all_problems(reading: Reading) -> tuple[Problem, ...]:
    """Return what reading, repair and extraction found doubtful, each once."""
    document = reading.document
    stated = (*document.source.problems, *document.problems, *reading.problems)
    return tuple(dict.fromkeys(stated))


def passages(reading: Reading) -> Iterator[Passage]:
    """Yield the document in reading order; the passages hold every word of it once."""
    marks = sorted(_marks(reading), key=lambda mark: (mark.span.start, -mark.span.end))
    starts = [mark.span.start for mark in marks]
    document = reading.document
    for path, span in _stretches(reading):
        inside = marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if span.of(document.text).strip():
            pieces = tuple(_pieces(document.text, span, inside))
            yield Passage(path, span, document.page(span.start), pieces)


def _stretches(reading: Reading) -> Iterator[tuple[str, Span]]:
    at = 0
    for clause in sorted(reading.clauses, key=lambda clause: clause.span):
        if clause.span.start > at:
            yield _UNPLACED, Span(at, clause.span.start)
        if clause.span.end > at:
            yield clause.path, Span(max(at, clause.span.start), clause.span.end)
        at = max(at, clause.span.end)
    yield _UNPLACED, Span(at, len(reading.document.text))


def _marks(reading: Reading) -> Iterator[Mark]:
    yield from _each(MarkKind.CITATION, (c.mention.span for c in reading.citations))
    yield from _each(MarkKind.UNIT, (a.span for a in reading.assignments))
    yield from _each(MarkKind.DEADLINE, (a.deadline_span for a in reading.assignments))
    yield from _each(MarkKind.PROBLEM, (problem.span for problem in all_problems(reading)))
    head = reading.head
    fields = (head.number, head.type, head.date, head.issuer, head.place, head.title, head.signer)
    yield from _each(MarkKind.FIELD, (field.span if field else None for field in fields))


def _each(kind: MarkKind, spans: Iterable[Span | None]) -> Iterator[Mark]:
    for index, span in enumerate(spans):
        if span:
            yield Mark(span, kind, index)


def _pieces(text: str, span: Span, marks: list[Mark]) -> Iterator[Piece]:
    """Cut `span` where a mark begins or ends; a mark that runs on is cut at the span's end."""
    borders = {span.start, span.end}
    for mark in marks:
        borders |= {mark.span.start, min(mark.span.end, span.end)}
    cuts = sorted(borders)
    for start, end in pairwise(cuts):
        over = tuple(m for m in marks if m.span.start <= start < m.span.end)
        opened = tuple(m for m in over if m.span.start == start)
        closed = tuple(m for m in over if min(m.span.end, span.end) == end)
        yield Piece(text[start:end], over, opened, closed)


def chain_of(reading: Reading, citation: Citation) -> str:
    """Return the instrument whose description holds the citation, an empty text without one."""
    return reading.citations[citation.via].key if citation.via is not None else ""


def tasks_of(reading: Reading, path: str) -> tuple[Assignment, ...]:
    """Return what the clause gives units to do; a unit may be named in a heading above."""
    return tuple(task for task in reading.assignments if task.clause == path)
