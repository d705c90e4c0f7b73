"""Repair a source's text before anything is extracted, with the exact way back.

What changes: composed characters (NFC), the Icelandic and African letters that stand for Đ, blanks
of every width folded to one space, marks of no width dropped, hyphens of every code point made
`-`, wrapped lines joined. Nothing else: a doubtful repair belongs to the stage that can weigh it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import regex

from cancu.ingest.model import Block, BlockKind, Document, OffsetMap, Run, Source, Span
from cancu.ingest.wrap import Habits, Line, begins, habits

_BLANKS = r"\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_MARKS = r"\u200b-\u200f\u2060\ufeff\u00ad"  # they print nothing
_STARS = rf"\*(?:[{_MARKS}]*+\*)++"  # two asterisks: emphasis that a converter left
_GAP = rf"(?:[{_BLANKS}{_MARKS}]++|{_STARS})"  # a run is one step: steps cost memory
_BLANKS_OR_MARKS = rf"(?!\ (?!{_GAP}))(?P<gap>{_GAP}++)"
_OTHERS = "\u2010\u2011\u2212\ufffe\uffff\u00d0\u0189\u00f0АВЕКМНОРСТХ"
_ODD = regex.compile(
    rf"{_BLANKS_OR_MARKS}"
    rf"|[^\p{{M}}{_BLANKS}{_MARKS}]?(?:(?:[{_MARKS}]|{_STARS})*+\p{{M}})++"
    rf"|[{_OTHERS}]"
)
_COMBINING = regex.compile(r"\p{M}")
# The same where nothing combines, ten times faster.
_ODD_COMPOSED = regex.compile(
    rf"(?=[{_BLANKS}{_MARKS}*{_OTHERS}])(?:{_BLANKS_OR_MARKS}|[{_OTHERS}])"
)
_PLAIN = str.maketrans(_OTHERS, "-----ĐĐđABEKMHOPCTX")
# Odd, though Python calls it printable and composed.
_ODD_WORDS = (*"\u2010\u2011\u2212\u00d0\u0189\u00f0", *map(chr, range(0x410, 0x430)), "  ", "**")
_LINE = BlockKind.LINE
_NOTHING = regex.compile(rf"[{_MARKS}]+|{_STARS}")
# "*Căn cứ Luật Giá;*", perhaps over wrapped lines, but no list "* a", no "(*)", no bullet below.
_EMPHASIS = regex.compile(
    r"(?<![\w*(])\*(?P<words>[^\s*)](?:[^*\n]|\n(?!\s*\n)){0,900}?)"
    r"(?:(?<!\n\s*)\*|(?<=\n\s*)\*(?=[^\s\p{Lu}“\"(*])|(?<=\d\s*\n\s*)\*)(?!\*)"
)
_EDGE_BEFORE = regex.compile(rf"{_GAP}*+")
# Matched from the end, where the asterisk that must be there comes first.
_EDGE_AFTER = regex.compile(rf"(?r)(?:[{_BLANKS}{_MARKS}]++|(?:\*[{_MARKS}]*+)++\*)*+")
_BROKEN_NUMBER = regex.compile(r"(?:^|\s)\S*[\p{L}\d][-/]$")
_LONGEST_NUMBER = 40  # characters of a number cut at a line's end


@dataclass(slots=True)
class _Copy:
    """The repaired text as it grows, with the runs that lead back; the last run is still open."""

    pieces: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    length: int = 0
    source_end: int = 0  # of what was copied last
    _begun: tuple[int, int] | None = None  # where an open run, which maps one to one, began

    def add(self, words: str, start: int, end: int) -> None:
        """Add what came from `start` to `end` of the source."""
        if not words:
            return
        is_straight = len(words) == end - start
        if self._begun and (not is_straight or start != self.source_end):
            self._close()
        if not is_straight:
            self.runs.append(Run(self.length, self.length + len(words), start, end))
        elif not self._begun:
            self._begun = (self.length, start)
        self.pieces.append(words)
        self.length += len(words)
        self.source_end = end

    def _close(self) -> None:
        if self._begun:
            start, source_start = self._begun
            self.runs.append(Run(start, self.length, source_start, self.source_end))
            self._begun = None

    def offsets(self) -> OffsetMap:
        """Return the way back of all that was added."""
        self._close()
        return OffsetMap(tuple(self.runs))


def repair(source: Source) -> Document:
    """Return the document whose text is `source`'s, repaired and joined into paragraphs."""
    copy = _Copy()
    blocks: list[Block] = []
    bare = _without_emphasis(source)
    for group in _paragraphs(bare):
        if blocks:
            _add_break(copy, group[0])
        start = copy.length
        _add_paragraph(copy, bare, group)
        blocks.append(_joined(group, start, copy.length))
    return Document("".join(copy.pieces), tuple(blocks), copy.offsets(), source)


def _without_emphasis(source: Source) -> Source:
    """Put a mark of no width for each asterisk that a converter left around italics.

    Lengths stay, so that the way back does too.
    """
    if "*" not in source.text:
        return source
    return replace(source, text=_EMPHASIS.sub("\u200b\\g<words>\u200b", source.text))


def _paragraphs(source: Source) -> list[list[Line]]:
    """Group the lines that belong to one paragraph; other blocks stand alone."""
    lines = [line for line in _lines(source) if line.text]
    habit = habits([line for line in lines if line.block.kind is _LINE])
    groups: list[list[Line]] = []
    before = None
    for line in lines:
        if before and _continues(before, line, habit):
            groups[-1].append(line)
        else:
            groups.append([line])
        before = line
    return groups


def _lines(source: Source) -> Iterator[Line]:
    text = source.text
    odd = tuple(words for words in _ODD_WORDS if words in text)
    composed = unicodedata.is_normalized("NFC", text)
    all_plain = composed and not odd and text.replace("\n", "").isprintable()
    for block in source.blocks:
        words = text[block.span.start : block.span.end]
        if all_plain or _is_plain(words, odd, composed):
            yield _plain_line(words, block)
        else:
            yield _mended_line(words, block)


def _plain_line(text: str, block: Block) -> Line:
    stripped = text.strip()
    if len(stripped) == len(text):
        return Line(text, block, True)
    start = block.span.start + text.find(stripped)
    return Line(stripped, _moved(block, Span(start, start + len(stripped))), True)


def _mended_line(text: str, block: Block) -> Line:
    before = _EDGE_BEFORE.match(text)
    start = before.end() if before else 0
    after = _EDGE_AFTER.match(text, start)
    end = after.start() if after else len(text)
    clean = unicodedata.normalize("NFC", _NOTHING.sub("", text[start:end]))
    span = Span(block.span.start + start, block.span.start + end)
    return Line(clean.strip(), _moved(block, span))


def _is_plain(text: str, odd: tuple[str, ...], composed: bool) -> bool:
    """Tell text that needs no repair, as most does.

    `odd` are the odd words of the document; `composed` tells that nothing in it combines.
    """
    if not text.isprintable() or not (composed or unicodedata.is_normalized("NFC", text)):
        return False
    return not any(map(text.__contains__, odd))


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
        block.note,
    )


def _continues(before: Line, line: Line, habit: Habits) -> bool:
    are_lines = before.block.kind is _LINE and line.block.kind is _LINE
    return are_lines and not begins(before, line, habit)


def _joined(group: list[Line], start: int, end: int) -> Block:
    first = group[0].block
    span = first.span
    kind = BlockKind.CELL if first.cell else BlockKind.PARAGRAPH
    if span.start != start or span.end != end:
        span = Span(start, end)
    elif kind is first.kind and len(group) == 1:
        return first
    return Block(
        span,
        kind,
        first.page,
        first.cell,
        first.gap,
        first.bold and all(line.block.bold for line in group),
        first.italic and all(line.block.italic for line in group),
        first.centred and all(line.block.centred for line in group),
        first.note,
    )


def _add_break(copy: _Copy, line: Line) -> None:
    copy.add("\n", copy.source_end, max(line.block.span.start, copy.source_end))


def _add_paragraph(copy: _Copy, source: Source, group: list[Line]) -> None:
    first, last = group[0].block.span, group[-1].block.span
    words = _plain_words(group)
    if len(words) == last.end - first.start:
        copy.add(words, first.start, last.end)
    else:
        _add_lines(copy, source, group)


def _plain_words(group: list[Line]) -> str:
    """Return the words of lines that are to be joined as they stand, or none.

    They map one to one where just a line's end stands between each two.
    """
    for line in group:
        if not line.plain or line.text[-1] in "-/":
            return ""
    return " ".join([line.text for line in group]) if len(group) > 1 else group[0].text


def _add_lines(copy: _Copy, source: Source, group: list[Line]) -> None:
    for line in group:
        if line is not group[0] and not _cuts_number(source.text, copy.source_end, line):
            before = copy.source_end
            copy.add(" ", before, max(line.block.span.start, before))
        if line.plain:
            copy.add(line.text, line.block.span.start, line.block.span.end)
        else:
            _add_words(copy, source, line.block.span)


def _cuts_number(text: str, end: int, line: Line) -> bool:
    """Tell whether a number is cut at `end`, a line's end, and goes on in `line`."""
    if text[end - 1] not in "-/":
        return False
    tail = text[max(end - _LONGEST_NUMBER, 0) : end]
    return bool(
        _BROKEN_NUMBER.search(tail) and "/" in tail.split()[-1] + line.text.split(maxsplit=1)[0]
    )


def _add_words(copy: _Copy, source: Source, span: Span) -> None:
    text = span.of(source.text)  # a search in a part of the whole costs as much as in the whole
    first, at = span.start, 0
    pattern = _ODD if _COMBINING.search(text) else _ODD_COMPOSED
    for odd in pattern.finditer(text):
        start, end = odd.span()
        copy.add(text[at:start], first + at, first + start)
        copy.add(_mended(odd), first + start, first + end)
        at = end
    copy.add(text[at:], first + at, span.end)


def _mended(odd: regex.Match[str]) -> str:
    words = _NOTHING.sub("", odd.group())
    if odd["gap"]:
        return " " if words else ""
    return unicodedata.normalize("NFC", words.translate(_PLAIN))
