"""Repair a source's text before anything is extracted, with the exact way back.

What changes: composed characters (NFC), the Icelandic and African letters that stand for Đ, blanks
of every width folded to one space, marks of no width dropped, hyphens of every code point made
`-`, wrapped lines joined. Nothing else: a doubtful repair belongs to the stage that can weigh it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace

import regex

from cancu.ingest.model import Block, BlockKind, Document, OffsetMap, Run, Source, Span
from cancu.ingest.wrap import Habits, Line, begins, habits

_BLANKS = r"\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_MARKS = r"\u200b-\u200f\u2060\ufeff\u00ad"  # they print nothing
_STARS = rf"\*(?:[{_MARKS}]*\*)+"  # two asterisks: emphasis that a converter left
_GAP = rf"(?:[{_BLANKS}{_MARKS}]|{_STARS})"
_ODD = regex.compile(
    rf"(?!\ (?!{_GAP}))(?P<gap>{_GAP}+)"
    rf"|[^\p{{M}}{_BLANKS}{_MARKS}]?(?:(?:[{_MARKS}]|{_STARS})*\p{{M}})+"
    r"|[\u2010\u2011\u2212\ufffe\uffff\u00d0\u0189\u00f0]"
    r"|[АВЕКМНОРСТХ]"
)
_PLAIN = str.maketrans(
    "\u2010\u2011\u2212\ufffe\uffff\u00d0\u0189\u00f0АВЕКМНОРСТХ",
    "-----ĐĐđABEKMHOPCTX",
)
# What no line without anything odd holds: most lines are copied whole.
_SUSPECT = regex.compile(
    r"[\n\t\r\v\f\x1c-\x1f\x85\u00a0\u1680\u2000-\u2011\u2028\u2029\u202f\u205f-\u2060\u2212\u3000"
    r"\ufeff\ufffe\uffff\u00ad\u00d0\u0189\u00f0\u0410-\u042f\p{M}]|  |\*\*"
)
_NOTHING = regex.compile(rf"[{_MARKS}]+|{_STARS}")
# "*Căn cứ Luật Giá;*", perhaps over wrapped lines, but no list "* a", no "(*)", no bullet below.
_EMPHASIS = regex.compile(
    r"(?<![\w*(])\*(?P<words>[^\s*)](?:[^*\n]|\n(?!\s*\n)){0,900}?)"
    r"(?:(?<!\n\s*)\*|(?<=\n\s*)\*(?=[^\s\p{Lu}“\"(*])|(?<=\d\s*\n\s*)\*)(?!\*)"
)
_EDGE_BEFORE = regex.compile(rf"{_GAP}*")
_EDGE_AFTER = regex.compile(rf"{_GAP}*$")
_BROKEN_NUMBER = regex.compile(r"(?:^|\s)\S*[\p{L}\d][-/]$")
_SOFT_HYPHEN_END = regex.compile("[\u00ad]\\s*$")


@dataclass(slots=True)
class _Copy:
    """The repaired text as it grows, with the runs that lead back."""

    pieces: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    length: int = 0

    def add(self, words: str, source: Span) -> None:
        if not words:
            return
        end = self.length + len(words)
        self.pieces.append(words)
        last = self.runs[-1] if self.runs else None
        run = Run(self.length, end, source.start, source.end)
        if last and _is_straight(last) and _is_straight(run) and last.source_end == source.start:
            self.runs[-1] = Run(last.start, end, last.source_start, source.end)
        else:
            self.runs.append(run)
        self.length = end


def _is_straight(run: Run) -> bool:
    return run.end - run.start == run.source_end - run.source_start


def repair(source: Source) -> Document:
    """Return the document whose text is `source`'s, repaired and joined into paragraphs."""
    copy = _Copy()
    blocks: list[Block] = []
    bare = _without_emphasis(source)
    for group in _paragraphs(bare):
        if blocks:
            _add_break(copy, bare, group[0])
        start = copy.length
        _add_paragraph(copy, bare, group)
        blocks.append(_joined(group, Span(start, copy.length)))
    return Document("".join(copy.pieces), tuple(blocks), OffsetMap(tuple(copy.runs)), source)


def _without_emphasis(source: Source) -> Source:
    """Put a mark of no width for each asterisk that a converter left around italics.

    Lengths stay, so that the way back does too.
    """
    if "*" not in source.text:
        return source
    return replace(source, text=_EMPHASIS.sub("\u200b\\g<words>\u200b", source.text))


def _paragraphs(source: Source) -> list[list[Line]]:
    """Group the lines that belong to one paragraph; other blocks stand alone."""
    lines = [_line(source, block) for block in source.blocks]
    lines = [line for line in lines if line.text]
    habit = habits([line for line in lines if line.block.kind is BlockKind.LINE])
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, habit):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _line(source: Source, block: Block) -> Line:
    text = block.span.of(source.text)
    if not _SUSPECT.search(text):
        stripped = text.strip()
        start = block.span.start + text.find(stripped)
        return Line(stripped, _moved(block, Span(start, start + len(stripped))))
    before = _EDGE_BEFORE.match(text)
    start = before.end() if before else 0
    after = _EDGE_AFTER.search(text, start)
    end = after.start() if after else len(text)
    clean = unicodedata.normalize("NFC", _NOTHING.sub("", text[start:end]))
    span = Span(block.span.start + start, block.span.start + end)
    return Line(clean.strip(), _moved(block, span))


def _moved(block: Block, span: Span) -> Block:
    """Return the block with another span; `dataclasses.replace` is ten times slower."""
    if span == block.span:
        return block
    return Block(
        span,
        block.kind,
        block.page,
        block.cell,
        block.gap,
        block.bold,
        block.italic,
        block.centred,
    )


def _continues(before: Line, line: Line, habit: Habits) -> bool:
    kinds = {before.block.kind, line.block.kind}
    return kinds == {BlockKind.LINE} and not begins(before, line, habit)


def _joined(group: list[Line], span: Span) -> Block:
    first = group[0].block
    kind = BlockKind.CELL if first.cell else BlockKind.PARAGRAPH
    return replace(
        first,
        span=span,
        kind=kind,
        bold=all(line.block.bold for line in group),
        italic=all(line.block.italic for line in group),
        centred=all(line.block.centred for line in group),
    )


def _add_break(copy: _Copy, source: Source, line: Line) -> None:
    before = copy.runs[-1].source_end
    copy.add("\n", Span(before, max(line.block.span.start, before)))


def _add_paragraph(copy: _Copy, source: Source, group: list[Line]) -> None:
    for number, line in enumerate(group):
        if number:
            _add_joint(copy, source, line)
        _add_words(copy, source, line.block.span)


def _add_joint(copy: _Copy, source: Source, line: Line) -> None:
    """Join with a space, or with nothing inside a number or word cut at the line's end."""
    before = copy.runs[-1].source_end
    tail = source.text[max(before - 40, 0) : before]
    if _SOFT_HYPHEN_END.search(tail) or (
        _BROKEN_NUMBER.search(tail) and "/" in tail.split()[-1] + line.text.split()[0]
    ):
        return
    copy.add(" ", Span(before, max(line.block.span.start, before)))


def _add_words(copy: _Copy, source: Source, span: Span) -> None:
    at = span.start
    if not _SUSPECT.search(source.text, span.start, span.end):
        copy.add(span.of(source.text), span)
        return
    for odd in _ODD.finditer(source.text, span.start, span.end):
        copy.add(source.text[at : odd.start()], Span(at, odd.start()))
        copy.add(_mended(odd), Span(*odd.span()))
        at = odd.end()
    copy.add(source.text[at : span.end], Span(at, span.end))


def _mended(odd: regex.Match[str]) -> str:
    words = _NOTHING.sub("", odd.group())
    if odd["gap"]:
        return " " if words else ""
    return unicodedata.normalize("NFC", words.translate(_PLAIN))
