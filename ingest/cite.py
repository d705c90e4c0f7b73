"""Find the mentions of instruments in a document's clauses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from cancu.ingest.amending import joined
from cancu.ingest.lists import shared
from cancu.ingest.model import Clause, ClauseKind, Document, Mention, Problem
from cancu.ingest.named import named
from cancu.ingest.numbered import numbered
from cancu.ingest.scan import apart
from cancu.ingest.short import introduced, short_forms
from cancu.ingest.standards import standards
from cancu.ingest.works import works

_SILENT = frozenset(
    {ClauseKind.HEAD, ClauseKind.RECIPIENTS, ClauseKind.SIGNATURE, ClauseKind.FURNITURE}
)


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with the path of the clause that holds it."""

    mention: Mention
    clause: str


def find(
    document: Document, clauses: tuple[Clause, ...], own: str | None = None
) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """Return every mention of an instrument in reading order, and the numbers not understood.

    `own` is the document's number: the line over its annex names it and no other instrument.
    """
    text = document.text
    speaking = [
        clause
        for clause in clauses
        if clause.kind not in _SILENT and clause.span.start < clause.span.end
    ]
    spans = [clause.span for clause in speaking]
    mentions, problems = numbered(text, spans, own)
    numbers = introduced(list(chain.from_iterable(mentions.values())))
    others = chain(
        *(named(text, spans), works(text, spans), standards(text, spans)),
        short_forms(text, spans, numbers),
    )
    for index, mention in others:
        mentions.setdefault(index, []).append(mention)
    found = [
        Found(mention, _speaker(speaking[index]))
        for index in sorted(mentions)
        for mention in shared(text, joined(text, apart(mentions[index])))
    ]
    return tuple(found), tuple(problems)


def _speaker(clause: Clause) -> str:
    """A note speaks for the clause that carries its mark."""
    noted = clause.parent if clause.kind is ClauseKind.NOTES else None
    return noted or clause.path
