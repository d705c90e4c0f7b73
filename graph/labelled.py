"""Clauses that only label who does a task, by when or with what result: "Đơn vị chủ trì: …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from cancu.graph.fold import fold
from cancu.ingest.task_lines import Line, LineKind, lines_in

_MARK = regex.compile(r"(?:[-+–•*]|\p{Ll}\)|\d+(?:\.\d+)*[.)]?)\s+")
_RESULT = regex.compile(r"(?i:sản\s+phẩm|kết\s+quả)")
_TASK = regex.compile(
    r"^(?i:(?:tên\s+)?nhiệm\s+vụ|nội\s+dung(?:\s+thực\s+hiện)?|công\s+việc)\s*:\s*"
)
_JOINING = frozenset({"va", "cac", "cung", "voi", "trong", "hoan", "thanh"})
_BETWEEN, _BETWEEN_UNITS, _ENDS = " .;,", " ;,", (".", ";", ")")
_PREPOSITIONS = frozenset(
    {"va", "voi", "cung", "cho", "cua", "do", "boi", "tai", "tu", "giua", "ve", "trinh", "gui"}
)
_TELLING = (LineKind.LEAD, LineKind.COORDINATE, LineKind.TIME)


@dataclass(frozen=True, slots=True)
class Told:
    """What the labelled lines of a clause tell beside its task."""

    task: str  # without its mark and without lines that were read wholly
    times: tuple[str, ...]
    results: tuple[str, ...]


def is_label(text: str) -> bool:
    """Tell whether a clause's words begin with such a label: its task stands in a clause above."""
    start = _after_mark(text)
    lines = lines_in(text, start, len(text))
    if not lines or lines[0].label.start != start:
        return False
    return lines[0].kind in _TELLING or _is_result(text, lines[0])


def told(text: str, known: tuple[str, ...] = ()) -> Told:
    """Split a clause's words into its task and what its labelled lines tell.

    A line about units or time is left out of the task only where `known`, the units' and
    deadlines' printed words, holds all of it: nothing may get lost.
    """
    start = _after_mark(text)
    lines = lines_in(text, start, len(text))
    cuts = [*(line.label.start for line in lines), len(text)]
    kept, times, results = text[start : cuts[0]], [], []
    for line, end in zip(lines, cuts[1:], strict=True):
        words = text[line.span.start : end]
        if _is_result(text, line):
            results.append(_bare(words))
        elif not _is_known(words, line, known):
            kept += text[line.label.start : end]
        if line.kind is LineKind.TIME:
            times.append(_bare(words))
    return Told(_TASK.sub("", kept.strip(), count=1), tuple(times), tuple(results))


def without_cells(text: str, cells: Sequence[str]) -> str:
    """Return a table row's words without the cells at its end, given in reading order.

    A unit behind a preposition is part of the task: "phối hợp với Sở A".
    """
    kept = text.rstrip(_BETWEEN)
    for cell in reversed(cells):
        before = kept.removesuffix(cell).rstrip(_BETWEEN_UNITS)
        last = before.rpartition(" ")[2]
        if not kept.endswith(cell) or not before or fold(last) in _PREPOSITIONS:
            break
        kept = before
    return text[: len(kept) + 1].strip() if text[len(kept) : len(kept) + 1] in _ENDS else kept


def _after_mark(text: str) -> int:
    mark = _MARK.match(text)
    return mark.end() if mark else 0


def _is_result(text: str, line: Line) -> bool:
    label = line.label.of(text).lstrip(" -+–•*")
    return line.kind is LineKind.TASK and bool(_RESULT.match(label))


def _bare(words: str) -> str:
    return words.strip(" .;\n")


def _is_known(words: str, line: Line, known: tuple[str, ...]) -> bool:
    if line.kind not in _TELLING:
        return False
    left = f" {fold(words)} "
    for said in sorted((fold(word) for word in known if word), key=len, reverse=True):
        left = left.replace(said, " ")
    left = regex.sub(r"[.,;:]", " ", left)
    return not set(left.split()) - _JOINING
