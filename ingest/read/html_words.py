"""Gather the words of one paragraph of a page: white space folded, old fonts turned to Unicode."""

from __future__ import annotations

from itertools import groupby

import regex

from cancu.ingest.read import legacy
from cancu.ingest.read.compose import Look
from cancu.ingest.read.html_styles import Font, Frame
from cancu.ingest.tables.encodings import Encoding

_SPACE = regex.compile(r"[ \t\r\n\f]+")
_NOTE = regex.compile(r"[\[(]?(\d{1,3})[\])]?")
_LINKED = regex.compile(r"[\[(]?(\d{1,3}|[ivxlc]{1,9})[\])]?")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Fonts:
    """Which encodings of before Unicode a page's words are converted from.

    `allowed` are the names of those that fonts may name, None for all; `unnamed` is the encoding of
    words without such a font.
    """

    def __init__(
        self, allowed: frozenset[str] | None = None, unnamed: Encoding | None = None
    ) -> None:
        self.seen = legacy.FontWords()
        self.changed = 0  # letters without a font
        self._allowed = allowed
        self._unnamed = unnamed

    def read(self, words: str, font: Font | None) -> str:
        """Return the Unicode of words in one font."""
        if font is None:
            return self._without_font(words)
        encoding = legacy.written(words, font.encoding)
        self.seen.add(encoding, words)
        if legacy.is_unicode(words) or not self._allows(encoding):
            return words
        return legacy.convert(words, encoding, font.is_capital)

    def _allows(self, encoding: Encoding) -> bool:
        return self._allowed is None or encoding.name in self._allowed

    def _without_font(self, words: str) -> str:
        if self._unnamed is None:
            return words
        converted = legacy.without_fonts(words, self._unnamed)
        self.changed += legacy.count_letters(converted)
        return converted


class Words:
    """The pieces of a paragraph, each with its font, and the look that they share."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._pieces: list[tuple[str, Font | None]] = []
        self._bold = self._italic = True

    def add(self, text: str, frame: Frame) -> None:
        """Add a piece of text under the rules of HTML for white space."""
        words = text.replace("\r\n", "\n") if frame.preserves else _SPACE.sub(" ", text)
        if not frame.preserves and (not self._pieces or self._pieces[-1][0][-1:] in (" ", "\n")):
            words = words.lstrip(" ")
        if not words:
            return
        self._pieces.append((words, frame.font))
        if not words.isspace():
            self._bold = self._bold and frame.look.bold
            self._italic = self._italic and frame.look.italic

    def add_break(self) -> None:
        """Add a line break; white space before it prints nothing."""
        font = None
        if self._pieces:
            words, font = self._pieces[-1]
            self._pieces[-1] = (words.rstrip(" "), font)
        self._pieces.append(("\n", font))

    @property
    def is_empty(self) -> bool:
        """Tell that the paragraph has no words yet."""
        return all(words.isspace() for words, _ in self._pieces)

    @property
    def is_blank(self) -> bool:
        """Tell a paragraph of breaks and hard spaces, which leaves a gap."""
        return any(words.strip(" ") for words, _ in self._pieces)

    def look(self, centred: bool) -> Look:
        """Return the look that all words share."""
        return Look(self._bold, self._italic, centred)

    def take(self) -> str:
        """Return the paragraph and begin another; the break that stands last breaks nothing.

        Words of one font are converted together: VNI writes a letter as two characters, which tags
        may part.
        """
        joined = "".join(
            self._fonts.read("".join(words for words, _ in pieces), font)
            for font, pieces in groupby(self._pieces, key=lambda piece: piece[1])
        )
        self._pieces.clear()
        self._bold = self._italic = True
        return joined.rstrip(" ").removesuffix("\n").rstrip(" ")


def raised(text: str, in_note_link: bool) -> str | None:
    """Return how a raised number is written in plain text, None where `text` is none.

    One that links to a note of the page is its mark, "[1]" as in other formats; any other stays a
    raised digit. Without this "Điều 5" with note 1 would read "Điều 51".
    """
    found = (_LINKED if in_note_link else _NOTE).fullmatch(text.strip())
    if not found:
        return None
    return f"[{found[1]}]" if in_note_link else text.strip().translate(_RAISED)
