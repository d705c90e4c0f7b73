"""Give set phrases of a scan their tones back: "sửa đôi, bô sung", "Luật An toàn thực phâm".

Recognisers lose tones and are sure of what is left. Where the words are those of a law of the table
or of a fixed formula but for their marks, they are read as such. What is mended is vouched for with
0 percent: whoever rests on it is told.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from cancu.ingest.model import Certainty
from cancu.ingest.read.pdf_lines import PrintedLine
from cancu.ingest.tables import laws

_FORMULAS = ("sửa đổi bổ sung một số điều của", "sửa đổi bổ sung")
_TYPES = {"laws": "Luật", "codes": "Bộ luật", "ordinances": "Pháp lệnh"}
_SHORTEST = 3  # words: fewer may be other words
_WORD = regex.compile(r"\p{L}+")
_TOKEN = regex.compile(r"\P{L}*(\p{L}+)\P{L}*")
_ENDS = frozenset(".;:")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A word of a line: what it is without marks and whether a sentence ends behind it."""

    line: int
    start: int
    text: str
    bare: str
    ends: bool


def with_phrases(pages: Iterable[tuple[PrintedLine, ...]]) -> list[tuple[PrintedLine, ...]]:
    """Return the lines of the pages with the tones of their set phrases."""
    return [_mended(lines) for lines in pages]


def _mended(lines: tuple[PrintedLine, ...]) -> tuple[PrintedLine, ...]:
    words = [word for number, line in enumerate(lines) for word in _words(number, line.text)]
    mended = list(lines)
    at = 0
    while at < len(words):
        phrase = _phrase_at(words, at)
        for word, right in zip(words[at:], phrase, strict=False):
            if laws.fold(word.text) != laws.fold(right):
                mended[word.line] = _with_word(mended[word.line], word, right)
        at += len(phrase) or 1
    return tuple(mended)


def _words(number: int, line: str) -> Iterator[_Printed]:
    """Marks within a word part it: "và/hoặc" is in no phrase."""
    at = 0
    for printed in line.split(" "):
        found = _TOKEN.fullmatch(printed)
        text, start = (found[1], at + found.start(1)) if found else ("", at)
        yield _Printed(number, start, text, _bare(text), printed[-1:] in _ENDS)
        at += len(printed) + 1


def _phrase_at(words: Sequence[_Printed], at: int) -> tuple[str, ...]:
    """Return the longest phrase that the words from there on are, but for their marks."""
    if at + 1 >= len(words):
        return ()
    for bare, phrase in _phrases().get((words[at].bare, words[at + 1].bare), ()):
        here = words[at : at + len(bare)]
        if tuple(word.bare for word in here) == bare and not any(w.ends for w in here[:-1]):
            return phrase
    return ()


@cache
def _phrases() -> dict[tuple[str, str], list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Map the first two bare words to the phrases that open so, the longest first.

    Words that two phrases differ in by marks alone are left as they are printed.
    """
    known: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for text in (*_FORMULAS, *_names()):
        words = tuple(_WORD.findall(text))
        if len(words) >= _SHORTEST:
            folded = tuple(map(laws.fold, words))
            known.setdefault(tuple(map(_bare, words)), set()).add(folded)
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for bare in sorted(known, key=len, reverse=True):
        if len(known[bare]) == 1:
            (phrase,) = known[bare]
            found.setdefault((bare[0], bare[1]), []).append((bare, phrase))
    return found


def _names() -> Iterator[str]:
    for kind, type_ in _TYPES.items():
        for name in laws.rows(kind):
            yield f"{type_} {name}"


def _bare(word: str) -> str:
    marked = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def _with_word(line: PrintedLine, word: _Printed, right: str) -> PrintedLine:
    """Letters keep their case and their places."""
    end = word.start + len(word.text)
    if len(right) != len(word.text):  # marks that stand as letters of their own
        return line
    cased = "".join(
        new.upper() if old.isupper() else new for old, new in zip(word.text, right, strict=True)
    )
    sure = tuple(_unless(word, one) for one in line.certainties)
    return replace(line, text=line.text[: word.start] + cased + line.text[end:], certainties=sure)


def _unless(word: _Printed, sure: Certainty) -> Certainty:
    holds = sure.span.start <= word.start < sure.span.end
    return Certainty(sure.span, 0) if holds else sure
