"""Split a document into its clauses: every character belongs to one of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import partial

import regex

from cancu.ingest.ending import RECIPIENTS
from cancu.ingest.letter import KINH_GUI
from cancu.ingest.markers import Marker, below_article, marker_at, without_note
from cancu.ingest.model import Clause, ClauseKind, Document, Problem, Span
from cancu.ingest.notes import Marks, note_mark
from cancu.ingest.quoted import quoted
from cancu.ingest.read.compose import NO_ACT
from cancu.ingest.rows import table_rows
from cancu.ingest.series import Series, follows, heading_below, inside_line
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
_ADDRESSED = regex.compile(rf"(?:{RECIPIENTS.pattern}|{KINH_GUI.pattern})")
_ARTICLE = regex.compile(r"(?:Điều|ĐIỀU)\s(?P<number>\d{1,4})[.:]")


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
    series: Series = field(default_factory=Series)
    prefix: str = ""
    articles: dict[int, int] = field(default_factory=dict)  # number, its last block in the zone
    marked: bool = False  # the block at hand opened a clause
    after_mark: bool = False  # the block before did

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
    end = next((at for at, block in enumerate(texts.blocks) if block.note), len(texts.blocks))
    if end == len(texts.blocks):
        return zones(texts)
    notes = Zone(ClauseKind.NOTES, end, len(texts.blocks))
    return (*zones(Texts(texts.blocks[:end], texts.texts[:end])), notes)


def _add_notes(growing: _Growing, texts: Texts, zone: Zone) -> None:
    """Place each note "[1] …" under the clause whose words carry its mark."""
    marks = Marks(growing.document, texts.blocks[zone.first].span.start)
    before = tuple(growing.clauses)
    for at in range(zone.first, zone.last):
        start = texts.blocks[at].span.start
        mark = note_mark(texts.texts[at])
        holder = _holder(before, marks.place(mark, start)) if mark else None
        if mark and holder:
            growing.add(f"{holder}/{mark}", ClauseKind.NOTES, start, Span(start, start + len(mark)))
        elif at == zone.first or mark:
            growing.add(_ZONE_PATHS[zone.kind], zone.kind, start)


def _holder(clauses: tuple[Clause, ...], place: int | None) -> str | None:
    """Return the path of the clause in whose words the mark at `place` stands."""
    if place is None:
        return None
    at = bisect_right(clauses, place, key=lambda clause: clause.span.start)
    return clauses[at - 1].path if at else None


def _closed(growing: _Growing) -> tuple[Clause, ...]:
    """Give each clause its own words: from its mark to the next clause."""
    clauses = growing.clauses
    ends = [clause.span.start for clause in clauses[1:]] + [len(growing.document.text)]
    return tuple(map(partial(_closed_at, growing.document.text), clauses, ends))


def _closed_at(text: str, clause: Clause, end: int) -> Clause:
    start = clause.span.start
    words = text[start:end].rstrip()
    if not words:
        return clause
    span, marker = Span(start, start + len(words)), clause.marker
    return Clause(clause.path, clause.kind, span, clause.parent, marker, clause.page)


def _split_zone(growing: _Growing, texts: Texts, zone: Zone) -> None:
    growing.stack.clear()
    growing.prefix = zone.prefix
    growing.articles = _articles(texts, zone)
    growing.series.begin(zone.prefix)
    inside = quoted(texts.texts[zone.first : zone.last])
    rows = table_rows(texts, zone.first, zone.last)
    silent = {_table(texts, at) for at in rows} | _signed_tables(texts, zone)
    if zone.prefix:
        growing.add(zone.prefix, zone.kind, texts.blocks[zone.first].span.start)
    for at in range(zone.first, zone.last):
        growing.after_mark = growing.marked
        growing.marked = False
        if at in rows and at - zone.first not in inside:
            path = f"{_place(growing)}/{rows[at].path}".lstrip("/")
            growing.add(path, rows[at].kind, texts.blocks[at].span.start)
        elif _table(texts, at) not in silent:
            _take_block(growing, texts, at, zone, at - zone.first in inside)


def _articles(texts: Texts, zone: Zone) -> dict[int, int]:
    heads = ((at, _ARTICLE.match(texts.texts[at])) for at in range(zone.first, zone.last))
    return {int(head["number"]): at for at, head in heads if head}


def _signed_tables(texts: Texts, zone: Zone) -> set[int | None]:
    """Return the tables at a form's head and foot: who receives and who signs it are no items."""
    cells = (at for at in range(zone.first, zone.last) if texts.blocks[at].cell)
    return {_table(texts, at) for at in cells if _ADDRESSED.match(texts.texts[at])}


def _table(texts: Texts, at: int) -> int | None:
    cell = texts.blocks[at].cell
    return cell.table if cell else None


def _place(growing: _Growing) -> str:
    return growing.stack[-1][1] if growing.stack else growing.prefix


def _take_block(growing: _Growing, texts: Texts, at: int, zone: Zone, quoted: bool) -> None:
    text = texts.texts[at]
    start = texts.blocks[at].span.start
    marker = None if quoted else _marker(growing, text)
    if marker and marker.kind is ClauseKind.ROMAN and _is_in_article(growing, at):
        marker = below_article(marker)
    if marker and _is_plausible(growing, texts, at, marker):
        _open_inside_line(growing, marker, start)
        _open_clause(growing, marker, start)
        _open_glued_heading(growing, marker, texts.blocks[at].span)
    elif _is_closing(growing, texts, at, zone):
        if growing.clauses[-1].kind is not ClauseKind.CLOSING:
            growing.add("kết", ClauseKind.CLOSING, start)
    elif not growing.clauses or growing.clauses[-1].path in _ZONE_PATHS.values():
        if zone.opening:
            growing.add("nội dung", ClauseKind.BODY, start)
        else:
            growing.add("kết", ClauseKind.CLOSING, start)


def _marker(growing: _Growing, text: str) -> Marker | None:
    marker = marker_at(text, 0, len(text))
    above = growing.stack[-1][0].kind if growing.stack else None
    in_article = any(one.kind is ClauseKind.ARTICLE for one, _ in growing.stack)
    if marker is None or above is None or not in_article or "." not in marker.label:
        return marker
    if _continues_list(growing, marker):
        return marker  # "3.2" after "3.1" in an article without khoản
    plain = Marker(ClauseKind.NUMBER, "1", marker.rank - marker.label.count("."), 1, 0)
    expected = growing.series.before(_parent(growing, plain), plain) + 1
    return without_note(marker, expected)


def _is_in_article(growing: _Growing, at: int) -> bool:
    """Tell "I. QUAN ĐIỂM" of a programme that article 1 approves: its next article is to come."""
    kinds = [marker.kind for marker, _ in growing.stack]
    if ClauseKind.ARTICLE not in kinds:
        return False
    place = kinds.index(ClauseKind.ARTICLE)
    number = growing.stack[place][0].value
    if number is None or ClauseKind.ROMAN in kinds[:place]:
        return False
    return growing.articles.get(number + 1, -1) > at


def _is_plausible(growing: _Growing, texts: Texts, at: int, marker: Marker) -> bool:
    """Reject a number that only a wrapped line has brought to a paragraph's start.

    "(1)" is a clause where it continues a list; in an annex it explains a blank of a form.
    """
    if marker.kind is not ClauseKind.NUMBER or marker.value is None:
        return True
    if marker.label.startswith("("):
        in_annex = growing.prefix.startswith("Phụ lục")
        return not in_annex and _continues_list(growing, marker)
    rest = texts.texts[at][marker.length :].lstrip()
    if rest[:1].islower() and not texts.blocks[at].gap and marker.value > 1:
        return _continues_list(growing, marker)
    return True


def _continues_list(growing: _Growing, marker: Marker) -> bool:
    return marker.value == growing.series.before(_parent(growing, marker), marker) + 1


def _parent(growing: _Growing, marker: Marker) -> str:
    above = [path for open_marker, path in growing.stack if open_marker.rank < marker.rank]
    return above[-1] if above else growing.prefix


def _open_inside_line(growing: _Growing, marker: Marker, start: int) -> None:
    """Open the clauses before `marker` whose marks a converter glued into the line before."""
    parent = _parent(growing, marker)
    last = growing.clauses[-1] if growing.clauses else None
    if last is None or last.kind.is_zone or not f"{last.path}/".startswith(f"{parent}/"):
        return
    before = growing.series.before(parent, marker)
    text = growing.document.text
    for mark in inside_line(text, Span(last.span.start, start), marker, before):
        found = marker_at(text, mark.start, start)
        if found and found.rank == marker.rank:
            _open_clause(growing, found, mark.start)


def _open_glued_heading(growing: _Growing, marker: Marker, within: Span) -> None:
    """Open the heading that a converter glued to the one above: "PHẦN II. … I. …"."""
    place = heading_below(growing.document.text, within, marker)
    found = marker_at(growing.document.text, place, within.end) if place is not None else None
    if found and place is not None and found.rank > marker.rank:
        _open_clause(growing, found, place)


def _open_clause(growing: _Growing, marker: Marker, start: int) -> None:
    while growing.stack and growing.stack[-1][0].rank >= marker.rank:
        growing.stack.pop()
    parent = growing.stack[-1][1] if growing.stack else growing.prefix
    label = marker.label
    if marker.kind is ClauseKind.DASH:
        label = f"{label}{growing.series.count(parent, label)}"
    path = f"{parent}/{label}" if parent else label
    span = Span(start, start + marker.length)
    _check_series(growing, parent, marker, path, span)
    growing.series.begin(path)
    growing.stack.append((marker, path))
    growing.marked = True
    growing.add(path, marker.kind, start, span)


def _check_series(growing: _Growing, parent: str, marker: Marker, path: str, span: Span) -> None:
    """Misnumbering is reported, and the text still placed where it stands."""
    before = growing.series.before(parent, marker)
    growing.series.take(parent, marker)
    if follows(marker, before) or _begins_anew(growing, marker):
        return
    message = f"số thứ tự không liền mạch: {path} (trước đó là {before or 'chưa có'})"
    growing.problems.append(Problem("misnumbered", message, span))


def _begins_anew(growing: _Growing, marker: Marker) -> bool:
    """A form or list in an annex has its own numbers, under a heading without a mark."""
    if marker.value != 1 or not growing.prefix or growing.after_mark:
        return False
    above = (one for one, _ in growing.stack)
    return not any(one.kind is ClauseKind.ARTICLE for one in above)


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
