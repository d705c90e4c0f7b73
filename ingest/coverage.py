"""How much of a document its clauses hold: every letter in exactly one, or it is told."""

from __future__ import annotations

from dataclasses import dataclass

from cancu.ingest.model import Reading, Span


@dataclass(frozen=True, slots=True)
class Coverage:
    """Letters and digits of a document by the clauses that hold them.

    `gaps` are in no clause, `overlaps` in more than one.
    """

    letters: int
    held: int
    gaps: tuple[Span, ...]
    overlaps: tuple[Span, ...]

    @property
    def share(self) -> float:
        """Return the share held by exactly one clause; an empty document is held whole."""
        return self.held / self.letters if self.letters else 1.0


def coverage(reading: Reading) -> Coverage:
    """Measure the clauses of a reading, zones included, against its text."""
    text = reading.document.text
    gaps, overlaps, at = [], [], 0
    for span in sorted(clause.span for clause in reading.clauses if clause.span):
        if span.start > at:
            gaps.append(Span(at, span.start))
        elif span.start < at:
            overlaps.append(Span(span.start, min(at, span.end)))
        at = max(at, span.end)
    gaps.append(Span(at, len(text)))
    told = [[s for s in spans if _letters(s.of(text))] for spans in (gaps, overlaps)]
    total = _letters(text)
    lost = sum(_letters(span.of(text)) for spans in told for span in spans)
    return Coverage(total, total - lost, tuple(told[0]), tuple(told[1]))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
