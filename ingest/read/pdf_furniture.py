"""Find what a PDF prints on every page beside the act: page numbers and running heads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import regex

from cancu.ingest.read.pdf_lines import PrintedLine

_MARGIN = 0.085  # of the page's height: the first line of a text stands lower, or barely so
_NUMBER = regex.compile(r"[-–\s]*(?:Trang\s+|trang\s+)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–.\s]*")
_MOTTO = regex.compile(r"Độc\s+lập\b|Số\b|[\W_]*$")
_EDGE_NUMBER = regex.compile(r"^\d{1,4}\s+(?=\D)|(?<=\D)\s+\d{1,4}$")


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page; `number` counts from 1, `is_ruled` tells of upright rules on it.

    A page that is a scan has few lines of text beside its picture; one that is not clear does not
    read as Vietnamese.
    """

    number: int
    height: float
    lines: tuple[PrintedLine, ...]
    is_ruled: bool = False
    is_scan: bool = False
    is_clear: bool = True


def without_furniture(pages: list[Page]) -> tuple[list[Page], bool]:
    """Drop page numbers and running heads; tell whether any running head was dropped."""
    heads = _running_heads(pages)
    step = _numbering(pages)
    kept = []
    for page in pages:
        lines = tuple(
            line
            for line in page.lines
            if not (_is_in_margin(page, line) and _is_furniture(page, line, heads, step))
        )
        kept.append(replace(page, lines=lines))
    return kept, bool(heads)


def _is_furniture(page: Page, line: PrintedLine, heads: frozenset[str], step: int | None) -> bool:
    number = _NUMBER.fullmatch(line.text)
    if number:
        return step is not None and int(number[1]) - page.number == step
    return _EDGE_NUMBER.sub("", line.text) in heads


def _is_in_margin(page: Page, line: PrintedLine) -> bool:
    depth = line.baseline / page.height
    return depth < _MARGIN or depth > 1 - _MARGIN


def _numbering(pages: list[Page]) -> int | None:
    """Return by how much the printed numbers run ahead of the pages, None where none do."""
    steps = Counter(
        int(number[1]) - page.number
        for page in pages
        for line in page.lines
        if _is_in_margin(page, line) and (number := _NUMBER.fullmatch(line.text))
    )
    return min(steps, key=lambda step: (-steps[step], abs(step), step)) if steps else None


def _running_heads(pages: list[Page]) -> frozenset[str]:
    """A line in the margin is a running head where left or right pages all have it.

    An act and what is attached to it open with the same letterhead: that is none.
    """
    seen = Counter(
        text
        for page in pages
        for text in {
            _EDGE_NUMBER.sub("", line.text)
            for line in page.lines
            if _is_in_margin(page, line) and not _NUMBER.fullmatch(line.text)
        }
    )
    fewest = max(2, len(pages) * 2 // 5)
    return frozenset(
        text for text, count in seen.items() if count >= fewest and not _may_open_an_act(text)
    )


def _may_open_an_act(text: str) -> bool:
    is_numbered = any(map(str.isdigit, text)) and not text.startswith("Số")
    return not is_numbered and (text.isupper() or bool(_MOTTO.match(text)))
