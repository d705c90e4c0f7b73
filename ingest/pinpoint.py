"""Read a run of pinpoints ("các điểm a, b và đ khoản 2, khoản 3 Điều 5") into paths.

Such a run goes from the inside out: labels of the innermost level first, each level held by the
next one that follows it. Levels in front of one name belong to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

import regex

_LEVELS = {
    "tiết": 7,
    "điểm": 6,
    "khoản": 5,
    "điều": 4,
    "tiểu mục": 3,
    "mẫu": 3,  # a form in an annex
    "mẫu số": 3,
    "mục": 2,
    "chương": 1,
    "phần": 0,
    "phụ lục": -1,  # an annex has parts of its own
}
_DIEU = _LEVELS["điều"]  # it and what stands above keep their words in a path
_LABEL = (
    r"(?<![\p{L}\d])(?:\d{1,4}(?:\.\d{1,3})*[a-zđ]?|[IVXLC]+|[a-zđ](?:\.?\d{1,2})?|[A-HK])"
    r"(?![\p{L}\d/])"
)
_WORD = (
    r"(?:[Tt]iết|[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Tt]iểu\s+mục|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ\s+lục(?:\s+số)?"
    r"|[Mm]ẫu(?:\s+số)?|ĐIỂM|KHOẢN|ĐIỀU|MỤC|CHƯƠNG|PHỤ\s+LỤC)"
)
_PROMULGATED = r"(?:được\s+)?ban\s+hành\s+(?:kèm\s+theo|kèm|theo)|kèm\s+theo"
# "khoản 2 Điều 12 của Quy định kèm theo …": what was promulgated stands in between.
_WORK = (
    r"(?:\s+(?:của|tại|thuộc))?\s+(?:Quy\s+(?:chế|định|chuẩn)|Chương\s+trình|Kế\s+hoạch|Đề\s+án"
    r"|Danh\s+mục(?:\s+TTHC)?|Điều\s+lệ|Hướng\s+dẫn|Bảng\s+giá)"
)
# "Điều 227 (tội vi phạm …) của Bộ luật Hình sự": a remark on the place.
_REMARK = r"(?:\s*\([^()\n]{2,160}\))?"
_TO_NAME = rf"{_REMARK}(?:\s*,)?(?:\s+(?:của|tại|thuộc)|(?:{_WORK})?\s+(?:{_PROMULGATED}))?\s*"
# "Mục A và thứ tự 2 tại Mục B": the number of a line in a list is no part of the path.
_IN_ORDER = r"(?:số\s+)?thứ\s+tự\s+(?:số\s+)?\d+(?:\s*,\s*\d+)*\s+(?:tại|thuộc|của)\s+"
_LINKS = rf"(?:(?:và|hoặc|đến|của|thuộc|các|từ|tại)\s+|{_IN_ORDER})*"
# "Mục I của Phụ lục ban hành kèm theo …": an act's only annex has no label.
_ONLY_ANNEX = (
    r"(?:,?\s+(?:của\s+|tại\s+|thuộc\s+|và\s+)?[Pp]hụ\s+lục(?=\s+(?:ban|được|kèm|của)\s|\s*$))"
)
_RUN = regex.compile(
    rf"[Pp]hụ\s+lục(?<=\b(?:tại|theo|của|trong)\s+[Pp]hụ\s+lục)\s+(?:{_PROMULGATED})\s*$"
    rf"|{_WORD}\s+(?:từ\s+)?{_LABEL}"
    rf"(?:(?:\s*[,;]\s*|\s+){_LINKS}(?:{_WORD}\s+)?{_LABEL})*"
    rf"{_ONLY_ANNEX}?{_TO_NAME}$"
)
# Read backwards: a run ends in a label, and most names have none before them.
_LAST_LABEL = regex.compile(rf"(?:{_LABEL}|[Pp]hụ\s+lục){_TO_NAME}", regex.R)
_NO_PLACE = regex.compile(rf"\([^()]*\)|{_IN_ORDER}")
_BRACKET = regex.compile(r"\s*\(([^()\n]{5,200})\)")
_TOKEN = regex.compile(
    rf"(?P<apart>[,;]|và\s|hoặc\s)|(?P<word>{_WORD})\s+|(?P<to>đến\s+)|(?P<label>{_LABEL})"
)
_REACH = 240  # characters before the name in which a run is looked for
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LONGEST_RANGE = 200


@dataclass(frozen=True, slots=True)
class _Level:
    """Labels under one level word."""

    level: int
    word: str
    labels: tuple[str, ...]
    held: bool  # nothing but a blank or "của" parts it from the level before


def run_before(text: str, lowest: int, start: int) -> tuple[int, tuple[str, ...]]:
    """Return where the run that ends at `start` begins and its paths; `start, ()` without one."""
    reach = max(lowest, start - _REACH)
    if not _LAST_LABEL.match(text, reach, start):
        return start, ()
    found = _RUN.search(text, reach, start)
    return (found.start(), paths(_NO_PLACE.sub(" ", found.group()))) if found else (start, ())


def run_after(text: str, start: int, limit: int) -> tuple[int, tuple[str, ...]]:
    """Return the end and the paths of a run in brackets at `start`; `start, ()` without one."""
    bracket = _BRACKET.match(text, start, limit)
    if not bracket:
        return start, ()
    found = _RUN.fullmatch(bracket[1])
    return (bracket.end(), paths(bracket[1])) if found else (start, ())


def paths(run: str) -> tuple[str, ...]:
    """Expand a run into paths, outermost level first (`Điều 5/2/a`)."""
    chains: list[list[_Level]] = []
    for level in _levels(run):
        held = [chain for chain in chains if _holds(level, chain[-1])]
        if not held and level.held:  # annexes nest as they like: "Phần XIII Mục 2 của Phụ lục I"
            held = chains[-1:]
        for chain in held:
            chain.append(level)
        if not held:
            chains.append([level])
    return tuple(_expand(chains))


def _holds(level: _Level, inner: _Level) -> bool:
    """Tell whether `inner` may stand in `level`: "Điều 27 và Phụ lục I" are two."""
    beside = level.level < 0 and not level.held and inner.level == _DIEU
    return inner.level > level.level and not beside


def _expand(chains: list[list[_Level]]) -> list[str]:
    found: list[str] = []
    for chain in chains:
        outer_first = list(reversed(chain))
        combinations = product(*(level.labels for level in outer_first))
        found += [_path(outer_first, labels) for labels in combinations]
    return found


def _path(levels: list[_Level], labels: tuple[str, ...]) -> str:
    segments: list[str] = []
    for level, label in zip(levels, labels, strict=True):
        named = level.level <= _DIEU or not segments
        segments.append(f"{level.word} {label}".strip() if named else label)
    return "/".join(segments)


def _levels(run: str) -> list[_Level]:
    levels: list[_Level] = []
    to, apart = False, False
    for token in _TOKEN.finditer(run):
        if token["word"]:
            word = " ".join(token["word"].split()).capitalize()
            word = word.replace("Phụ lục số", "Phụ lục")
            if not (to and levels and levels[-1].word == word):  # "từ Điều 5 đến Điều 9"
                levels.append(_Level(_LEVELS[word.casefold()], word, (), not apart))
                to = False
        elif token["label"] and levels:
            levels[-1] = _with_label(levels[-1], token["label"], to)
            to = False
        to, apart = to or bool(token["to"]), bool(token["apart"])
    return [_whole(level) for level in levels if level.labels or level.level < 0]


def _whole(level: _Level) -> _Level:
    """An act's only annex has no label."""
    return level if level.labels else replace(level, labels=("",))


def _with_label(level: _Level, label: str, to: bool) -> _Level:
    added = _between(level.labels[-1], label) if to and level.labels else (label,)
    return replace(level, labels=level.labels + added)


def _between(first: str, last: str) -> tuple[str, ...]:
    """List the labels after `first` up to `last`."""
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _LONGEST_RANGE:
        return tuple(str(number) for number in range(int(first) + 1, int(last) + 1))
    start, end = _LETTERS.find(first), _LETTERS.find(last)
    if len(first) == len(last) == 1 and 0 <= start < end:
        return tuple(_LETTERS[start + 1 : end + 1])
    return (last,)
