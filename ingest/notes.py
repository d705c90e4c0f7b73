"""Find where the text carries the marks of its footnotes and endnotes."""

from __future__ import annotations

from collections import Counter

import regex

from cancu.ingest.model import Document

_IN_BRACKETS = r"\[(?:\d{1,3}|[ivxlc]{1,9})\]"
_MARK = regex.compile(_IN_BRACKETS)
# Where a page prints the mark no higher than the word: "Giáo dục nghề nghiệp39".
_AT_END = regex.compile(rf"(?r)(?:{_IN_BRACKETS}|(?<=\p{{Ll}})\d{{1,3}})$")
_ENDS = frozenset("0123456789]")


def note_mark(text: str) -> str | None:
    """Return the mark, "[1]" or "[i]", that a note begins with."""
    found = _MARK.match(text)
    return found.group() if found else None


def past_mark(text: str, at: int, end: int) -> int:
    """Return where the mark of a note that hangs on the word before `at` ends, `at` without one."""
    found = _MARK.match(text, at, end)
    return found.end() if found else at


def before_mark(text: str, start: int, end: int) -> int:
    """Return where a name ends before the mark of a note on it, `end` where it has none."""
    found = _AT_END.search(text, start, end) if text[end - 1 : end] in _ENDS else None
    return found.start() if found else end


def without_marks(words: str) -> str:
    """Return words without the marks of notes."""
    return _MARK.sub("", words)


class Marks:
    """The marks in the words before the notes, which begin at `end`."""

    def __init__(self, document: Document, end: int) -> None:
        self._document = document
        self._places: dict[str, list[int]] = {}
        self._taken: Counter[str] = Counter()
        for found in _MARK.finditer(document.text, 0, end):
            self._places.setdefault(found.group(), []).append(found.start())

    def place(self, mark: str, note: int) -> int | None:
        """Return where the mark of the note at `note` stands, None where nowhere.

        Notes that are counted anew on each page have their marks on their own page; a mark that
        several notes share otherwise stands for them in turn.
        """
        places = self._places.get(mark, [])
        page = self._document.page(note)
        here = [at for at in places if page is not None and self._document.page(at) == page]
        if here:
            return here[0]
        turn = min(self._taken[mark], len(places) - 1)
        self._taken[mark] += 1
        return places[turn] if places else None
