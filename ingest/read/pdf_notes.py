"""Part the footnotes of PDF pages from the text that they would otherwise cut in two."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import regex

from cancu.ingest.read.pdf_furniture import Page
from cancu.ingest.read.pdf_lines import RAISED, PrintedLine

_SMALLER = 0.95  # of the text's letters: notes are printed at most that large
_MARK = regex.compile(r"(\d{1,3})\s*")


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
        first = _first_note(lines, size, goes_on)
        goes_on = first < len(lines)
        if not goes_on:
            texts.append(page)
            continue
        marked = _marked(lines[first:], size)
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


def _first_note(lines: list[PrintedLine], size: float, goes_on: bool) -> int:
    small = len(lines)
    while small > 0 and lines[small - 1].size < size * _SMALLER:
        small -= 1
    starts = [at for at in range(small, len(lines)) if _is_mark(lines[at], size)]
    if not starts:
        return len(lines)
    return small if goes_on else starts[0]


def _is_mark(line: PrintedLine, size: float) -> bool:
    return 0 < line.size < size * RAISED and bool(_MARK.match(line.text))


def _marked(lines: list[PrintedLine], size: float) -> list[PrintedLine]:
    """Set each raised number, in brackets, before the words that it stands over."""
    marked: list[PrintedLine] = []
    waiting = ""
    for line in lines:
        mark = _MARK.match(line.text) if _is_mark(line, size) else None
        if mark and mark.end() == len(line.text):
            waiting = f"[{mark[1]}] "
            continue
        text = f"[{mark[1]}] {line.text[mark.end() :]}" if mark else waiting + line.text
        waiting = ""
        marked.append(replace(line, text=text))
    return marked
