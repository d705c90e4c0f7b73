"""Part the footnotes of PDF pages from the text that they would otherwise cut in two."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import regex

from cancu.ingest.read.pdf_furniture import Page
from cancu.ingest.read.pdf_lines import OPENS_NOTE, SMALLER, PrintedLine

_TINY = 0.6  # a mark over words that are themselves smaller
_IN_TEXT = regex.compile(r"\[(\d{1,3})\]")
_MARK = regex.compile(r"(?|\[(\d{1,3})\]|(\d{1,3})(?!\d))\s*")


def without_notes(pages: list[Page]) -> tuple[list[Page], list[Page], int]:
    """Return the pages without their footnotes, the pages of footnotes, and how many there are.

    Notes stand last on a page, in smaller letters, and open with a raised number; those that fill
    a page go on at the foot of the next. A note begins with its number in brackets.
    """
    size = _text_size(pages)
    texts, notes, count = [], [], 0
    goes_on = False
    for page in pages:
        lines = sorted(page.lines, key=lambda line: (line.baseline, line.left))
        marks = {mark for line in lines for mark in _IN_TEXT.findall(line.text)}
        first = _first_note(lines, size, goes_on, marks)
        goes_on = first < len(lines)
        if not goes_on:
            texts.append(page)
            continue
        marked = _marked(lines[first:], size, marks)
        count += sum(line.text.startswith("[") for line in marked)
        texts.append(replace(page, lines=tuple(lines[:first])))
        notes.append(replace(page, lines=tuple(marked), is_ruled=False))
    return texts, notes, count


def _text_size(pages: list[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _first_note(lines: list[PrintedLine], size: float, goes_on: bool, marks: set[str]) -> int:
    small = len(lines)
    while small > 0 and lines[small - 1].size < size * SMALLER:
        small -= 1
    if any(_is_raised(line, size) for line in lines[small:]):
        marks.clear()  # a note goes on with "16 tháng 8"
    starts = [at for at in range(small, len(lines)) if _mark(lines[at], size, marks)]
    if not starts:
        return len(lines)
    return small if goes_on else starts[0]


def _is_raised(line: PrintedLine, size: float) -> bool:
    if line.text.startswith("["):
        return bool(_MARK.match(line.text))
    return 0 < line.size < size * _TINY and bool(_MARK.match(line.text))


def _mark(line: PrintedLine, size: float, marks: set[str]) -> regex.Match[str] | None:
    """Return the number that opens a note: raised, or one that the page's text carries raised."""
    if _is_raised(line, size):
        return _MARK.match(line.text)
    found = OPENS_NOTE.match(line.text)
    return found if found and found[1] in marks else None


def _marked(lines: list[PrintedLine], size: float, marks: set[str]) -> list[PrintedLine]:
    """Set each number, in brackets, before the words that it stands over or opens."""
    marked: list[PrintedLine] = []
    waiting = ""
    for line in lines:
        mark = _mark(line, size, marks)
        if mark and mark.end() == len(line.text):
            waiting = f"[{mark[1]}] "
            continue
        text = f"[{mark[1]}] {line.text[mark.end() :]}" if mark else waiting + line.text
        waiting = ""
        marked.append(replace(line, text=text))
    return marked
