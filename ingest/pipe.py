"""Give spaCy what a reading found, as span groups that displaCy draws and DocBin keeps.

The only module that imports spaCy, which takes seconds: nothing else here may import this one.

A `Doc` gets three span groups:

    ========= =========================== ===================== ==========
    group     label                       `id_`                 `kb_id_`
    ========= =========================== ===================== ==========
    citations type code, `?` if untold    number or name        clause path
    units     responsible coordinating …  the unit as printed   clause path
    clauses   article roman number dash … clause path           parent path
    ========= =========================== ===================== ==========

`doc.spans[group].attrs["facts"]` holds one dictionary a span, in the same order, of plain JSON
values: the row of the JSON record, what a citation resolves to, and the exact character offsets
`start` and `end`, which may lie inside a token where the span had to be widened. `outer` and
`rests_on` are places in the group. `doc.user_data["cancu"]` holds what the document says of itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as TokenSpan

from cancu.ingest.extract import read_string
from cancu.ingest.model import Assignment, Citation, Clause, Reading, Span
from cancu.ingest.record import record

CITATIONS, UNITS, CLAUSES = GROUPS = ("citations", "units", "clauses")
LONGEST = 100_000_000  # characters; spaCy's own limit guards parsers, which are not used here

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One span to be: where it stands in the text of the `Doc`, its names, its facts."""

    span: Span
    label: str
    key: str
    path: str
    facts: Facts


def blank() -> Language:
    """Return an empty Vietnamese pipeline whose tokens keep every character and need no model.

    spaCy's own tokenizer for Vietnamese asks for pyvi, or else glues "40/KH-UBND,".
    """
    tokenizer = {"@tokenizers": "spacy.Tokenizer.v1"}
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": tokenizer}})
    nlp.max_length = LONGEST
    return nlp


@Language.factory("cancu", assigns=["doc.spans"])
def make_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component that `nlp.add_pipe("cancu")` adds."""
    return annotate


def annotate(doc: Doc) -> Doc:
    """Read the text of `doc` and add the span groups; the text stays as it is.

    Raises `IngestError` where the text cannot be read; a text of blanks only gets empty groups.
    """
    if not doc.text.strip():
        return _fill(doc, {group: [] for group in GROUPS})
    reading = read_string(doc.text)
    # A byte-order mark is in the text of the `Doc` and not in the source's.
    shift = len(doc.text) - len(reading.document.source.text)

    def back(span: Span) -> Span:
        source = reading.document.offsets.source_span(span)
        return Span(source.start + shift, source.end + shift)

    return _describe(doc, reading, back)


def to_doc(reading: Reading, nlp: Language | None = None) -> Doc:
    """Return a `Doc` of the repaired text of `reading`, with the same span groups."""
    doc = (nlp or blank()).make_doc(reading.document.text)
    return _describe(doc, reading, lambda span: span)


def _describe(doc: Doc, reading: Reading, place: Callable[[Span], Span]) -> Doc:
    told = record(reading)
    doc.user_data["cancu"] = told["document"]
    citations = zip(reading.citations, told["citations"], strict=True)
    units = zip(reading.assignments, told["assignments"], strict=True)
    return _fill(
        doc,
        {
            CITATIONS: [_citation(c, place(c.mention.span), row) for c, row in citations],
            UNITS: [_unit(a, place(a.span), row) for a, row in units],
            CLAUSES: [_clause(c, place(c.span)) for c in reading.clauses],
        },
    )


def _fill(doc: Doc, groups: dict[str, list[_Entry]]) -> Doc:
    for name, entries in groups.items():
        spans = [_widened(doc, entry) for entry in entries]
        facts = [_placed(entry) for entry in entries]
        doc.spans[name] = SpanGroup(doc, name=name, spans=spans, attrs={"facts": facts})
    return doc


def _widened(doc: Doc, entry: _Entry) -> TokenSpan:
    """Return the tokens that hold the entry: a border inside a token must not lose it."""
    start, end = entry.span.start, max(entry.span.end, entry.span.start + 1)
    found = doc.char_span(
        start, end, entry.label, kb_id=entry.path, span_id=entry.key, alignment_mode="expand"
    )
    if found is None:
        raise ValueError(f"[{start}:{end}] lies outside a text of {len(doc.text)} characters")
    return found


def _placed(entry: _Entry) -> Facts:
    return {"start": entry.span.start, "end": entry.span.end, **entry.facts}


def _citation(citation: Citation, span: Span, row: Facts) -> _Entry:
    resolution = citation.resolution
    resolved = {
        "date": resolution.date or citation.mention.date,
        "issuer": resolution.issuer or citation.mention.issuer,
        "how": resolution.how,
        "rests_on": resolution.rests_on,
        "candidates": list(resolution.candidates),
    }
    facts = {
        **row,
        "printed": citation.mention.printed,
        "outer": citation.via,
        "resolved": resolved,
    }
    return _Entry(span, citation.mention.type or "?", citation.key, citation.clause, facts)


def _unit(assignment: Assignment, span: Span, row: Facts) -> _Entry:
    return _Entry(span, assignment.role.value, assignment.unit, assignment.clause, row)


def _clause(clause: Clause, span: Span) -> _Entry:
    facts: Facts = {"parent": clause.parent, "page": clause.page}
    return _Entry(span, clause.kind.value, clause.path, clause.parent or "", facts)
