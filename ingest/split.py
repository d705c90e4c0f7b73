"""Split a document into its clauses: every character belongs to one of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import regex

from cancu.ingest.markers import Marker, marker_at
from cancu.ingest.model import Clause, ClauseKind, Document, Problem, Span
from cancu.ingest.quoted import quoted
from cancu.ingest.read.compose import NO_ACT
from cancu.ingest.rows import table_rows
from cancu.ingest.zones import Texts, Zone, zones

_ZONE_PATHS = {
    ClauseKind.HEAD: "đầu văn bản",
    ClauseKind.TITLE: "tiêu đề",
    ClauseKind.PREAMBLE: "căn cứ",
    ClauseKind.RECIPIENTS: "nơi nhận",
    ClauseKind.SIGNATURE: "chữ ký",
    ClauseKind.NOTES: "chú thích",
    ClauseKind.FURNITURE: "trang web",
}
_SENTENCE_END = regex.compile(r"[.!?…][”\"’)]*$")
_NOTE_MARK = regex.compile(r"\[(?:\d{1,3}|[ivxl]{1,5})\]")


@dataclass(frozen=True, slots=True)
class Split:
    """The clauses in reading order and what was odd on the way."""

    clauses: tuple[Clause, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Growing:
    """Clauses so far, and the open levels above the place where the walk stands."""

    document: Document
    clauses: list[Clause] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stack: list[tuple[Marker, str]] = field(default_factory=list)  # marker, path
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    last_value: dict[tuple[str, int], int] = field(default_factory=dict)
    prefix: str = ""

    def add(self, path: str, kind: ClauseKind, start: int, marker: Span | None = None) -> None:
        """Open a clause at `start`; the one before ends there."""
        parent = path.rpartition("/")[0] or None
        page = self.document.page(start)
        self.clauses.append(Clause(path, kind, Span(start, start), parent, marker, page))


def split(document: Document) -> Split:
    """Return every clause of `document`, zones such as the head and the signature included."""
    texts = Texts.of(document)
    growing = _Growing(document)
    for zone in _zones(document, texts):
        if zone.kind is ClauseKind.NOTES:
            _add_notes(growing, texts, zone)
        elif zone.kind in _ZONE_PATHS:
            start = texts.blocks[zone.first].span.start
            growing.add(_ZONE_PATHS[zone.kind], zone.kind, start)
        else:
            _split_zone(growing, texts, zone)
    return Split(_closed(growing), tuple(growing.problems))


def _zones(document: Document, texts: Texts) -> tuple[Zone, ...]:
    """A page without its act has nothing but what the site prints around it."""
    if any(problem.code == NO_ACT for problem in document.source.problems):
        return (Zone(ClauseKind.FURNITURE, 0, len(texts.blocks)),)
    return zones(texts)


def _add_notes(growing: _Growing, texts: Texts, zone: Zone) -> None:
    """Place each note "[1] …" under the clause whose words carry its mark."""
    for at in range(zone.first, zone.last):
        start = texts.blocks[at].span.start
        mark = _NOTE_MARK.match(texts.texts[at])
        holder = _holder(growing, mark.group()) if mark else None
        if mark and holder:
            path = f"{holder}/{mark.group()}"
            growing.add(path, ClauseKind.NOTES, start, Span(start, start + mark.end()))
        elif at == zone.first or mark:
            growing.add(_ZONE_PATHS[zone.kind], zone.kind, start)


def _holder(growing: _Growing, mark: str) -> str | None:
    """Return the path of the clause in whose words `mark` stands."""
    place = growing.document.text.find(mark, 0, growing.clauses[-1].span.start)
    if place < 0:
        return None
    before = [clause for clause in growing.clauses if clause.span.start <= place]
    return before[-1].path if before else None


def _closed(growing: _Growing) -> tuple[Clause, ...]:
    """Give each clause its own words: from its mark to the next clause."""
    text = growing.document.text
    ends = [clause.span.start for clause in growing.clauses[1:]] + [len(text)]
    return tuple(
        replace(clause, span=Span(clause.span.start, len(text[:end].rstrip()) if end else end))
        if text[clause.span.start : end].strip()
        else clause
        for clause, end in zip(growing.clauses, ends, strict=True)
    )


def _split_zone(growing: _Growing, texts: Texts, zone: Zone) -> None:
    growing.stack.clear()
    growing.prefix = zone.prefix
    inside = quoted(texts.texts[zone.first : zone.last])
    rows = table_rows(texts, zone.first, zone.last, zone.prefix)
    if zone.prefix:
        growing.add(zone.prefix, zone.kind, texts.blocks[zone.first].span.start)
    for at in range(zone.first, zone.last):
        if at in rows:
            row = rows[at]
            path = f"{row.place or _place(growing)}/{row.label}".lstrip("/")
            growing.add(path, row.kind, texts.blocks[at].span.start)
        elif texts.blocks[at].cell is None or not rows:
            _take_block(growing, texts, at, zone, at - zone.first in inside)


def _place(growing: _Growing) -> str:
    return growing.stack[-1][1] if growing.stack else growing.prefix


def _take_block(growing: _Growing, texts: Texts, at: int, zone: Zone, quoted: bool) -> None:
    text = texts.texts[at]
    marker = None if quoted else marker_at(text, 0, len(text))
    if marker and _is_plausible(growing, texts, at, marker):
        _open_clause(growing, marker, texts.blocks[at].span.start)
    elif _is_closing(growing, texts, at, zone):
        if growing.clauses[-1].kind is not ClauseKind.CLOSING:
            growing.add("kết", ClauseKind.CLOSING, texts.blocks[at].span.start)
    elif not growing.clauses or growing.clauses[-1].path in _ZONE_PATHS.values():
        growing.add("kết", ClauseKind.CLOSING, texts.blocks[at].span.start)


def _is_plausible(growing: _Growing, texts: Texts, at: int, marker: Marker) -> bool:
    """Reject a number that only a wrapped line has brought to a paragraph's start."""
    if marker.kind is not ClauseKind.NUMBER or marker.value is None:
        return True
    rest = texts.texts[at][marker.length :].lstrip()
    if rest[:1].islower() and not texts.blocks[at].gap and marker.value > 1:
        expected = growing.last_value.get((_parent(growing, marker), marker.rank), 0) + 1
        return marker.value == expected
    return True


def _parent(growing: _Growing, marker: Marker) -> str:
    above = [path for open_marker, path in growing.stack if open_marker.rank < marker.rank]
    return above[-1] if above else growing.prefix


def _open_clause(growing: _Growing, marker: Marker, start: int) -> None:
    while growing.stack and growing.stack[-1][0].rank >= marker.rank:
        growing.stack.pop()
    parent = growing.stack[-1][1] if growing.stack else growing.prefix
    label = marker.label
    if marker.kind is ClauseKind.DASH:
        count = growing.counts.get((parent, label), 0) + 1
        growing.counts[(parent, label)] = count
        label = f"{label}{count}"
    path = f"{parent}/{label}" if parent else label
    span = Span(start, start + marker.length)
    _check_series(growing, parent, marker, path, span)
    growing.stack.append((marker, path))
    growing.add(path, marker.kind, start, span)


def _check_series(growing: _Growing, parent: str, marker: Marker, path: str, span: Span) -> None:
    """Misnumbering is reported, and the text still placed where it stands."""
    if marker.value is None:
        return
    before = growing.last_value.get((parent, marker.rank), 0)
    growing.last_value[(parent, marker.rank)] = marker.value
    skips_d = marker.label == "e" and marker.value == before + 2  # a, b, c, d, e without đ
    opens = marker.kind is ClauseKind.ARTICLE and not before
    if marker.value == before + 1 or opens or skips_d:
        return
    message = f"số thứ tự không liền mạch: {path} (trước đó là {before or 'chưa có'})"
    growing.problems.append(Problem("misnumbered", message, span))


def _is_closing(growing: _Growing, texts: Texts, at: int, zone: Zone) -> bool:
    """Tell a closing paragraph: no mark, after the last section, continuing no heading."""
    if zone.kind is not ClauseKind.PART or not growing.stack or at == zone.first:
        return False
    if any(marker.kind is ClauseKind.ARTICLE for marker, _ in growing.stack):
        return False
    later = (texts.texts[n] for n in range(at + 1, zone.last))
    if any(marker_at(text, 0, len(text)) for text in later):
        return False
    return bool(_SENTENCE_END.search(texts.texts[at - 1])) or growing.clauses[-1].path == "kết"
