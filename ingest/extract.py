"""The main job of this package: a file becomes a `Reading`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cancu.ingest.assign import assign
from cancu.ingest.cite import Found, find
from cancu.ingest.doubt import doubtful, doubts, unread
from cancu.ingest.due import due_dates
from cancu.ingest.head import read_head
from cancu.ingest.model import (
    Assignment,
    Citation,
    Clause,
    Document,
    Head,
    Mention,
    Problem,
    Reading,
)
from cancu.ingest.read.dispatch import read_source
from cancu.ingest.read.text import read_text
from cancu.ingest.relate import chains
from cancu.ingest.repair import repair
from cancu.ingest.resolve import resolve
from cancu.ingest.roles import roles
from cancu.ingest.split import split
from cancu.ingest.unit_names import full_names


def read(path: Path, ocr: bool = False) -> Reading:
    """Read one file, what is scanned too where `ocr` asks for it.

    Raises `IngestError` where that is not possible.
    """
    return extract(repair(read_source(path, ocr)))


def read_string(text: str, name: str = "văn bản") -> Reading:
    """Read a text that is already in memory."""
    return extract(repair(read_text(name, text.encode())))


def extract(document: Document) -> Reading:
    """Return all that `document` says."""
    parts = split(document)
    head = read_head(document, parts.clauses)
    citations, odd = citations_of(document, head, parts.clauses)
    assignments = _completed(document, head, assign(document, parts.clauses))
    citations, unsure = doubtful(document, citations, odd)
    unsure += doubts(document, head, parts.clauses, assignments)
    unsure += unread(document, head, citations)
    problems = (*parts.problems, *odd, *_unresolved(citations), *unsure)
    return Reading(document, head, parts.clauses, citations, assignments, problems)


def _completed(
    document: Document, head: Head, assignments: tuple[Assignment, ...]
) -> tuple[Assignment, ...]:
    """Put beside what is printed what it means: deadlines in dates, short names in full."""
    issued = head.date.value if head.date else None
    names = full_names(document.text, (one.unit for one in assignments))
    return tuple(
        replace(one, due=due_dates(one.deadline or "", issued), full=names.get(one.unit))
        if one.deadline or one.unit in names
        else one
        for one in assignments
    )


def citations_of(
    document: Document, head: Head, clauses: tuple[Clause, ...]
) -> tuple[tuple[Citation, ...], tuple[Problem, ...]]:
    """Return the citations of a document already split, and the numbers not understood."""
    mentions, odd = find(document, clauses, head.number.value if head.number else None)
    others = tuple(item for item in mentions if not _is_itself(item.mention, head))
    return _citations(document, head, clauses, others), odd


def _unresolved(citations: tuple[Citation, ...]) -> tuple[Problem, ...]:
    """Say of each mention that could mean several instruments why it was left open."""
    return tuple(
        Problem("unresolved", citation.resolution.reason, citation.mention.span)
        for citation in citations
        if citation.resolution.how == "open"
    )


def _is_itself(mention: Mention, head: Head) -> bool:
    """A document never cites itself; the same number of another date is another document."""
    if not head.number or mention.number != head.number.value:
        return False
    return not mention.date or not head.date or head.date.value.startswith(mention.date)


def _citations(
    document: Document, head: Head, clauses: tuple[Clause, ...], found: tuple[Found, ...]
) -> tuple[Citation, ...]:
    placed = {clause.path: clause for clause in clauses}
    vias = chains(document.text, found)
    return tuple(
        Citation(item.mention, item.clause, role, resolution, via)
        for item, role, resolution, via in zip(
            found, roles(document, head, placed, found, vias), resolve(found), vias, strict=True
        )
    )
