"""Turn text of before Unicode (TCVN3, VNI) into Unicode, and tell where there is such text.

A font's name tells the encoding, and letter statistics where there is no font. Either way the
words must read better as Vietnamese afterwards: files keep the font's name over text long since
converted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

import regex

from cancu.ingest.model import Problem
from cancu.ingest.read.garble import is_syllable
from cancu.ingest.tables import encodings
from cancu.ingest.tables.encodings import Encoding

_WORD = regex.compile(r"[A-Za-z\u0080-\u036f\u1e00-\u1eff]{1,40}")
# Letters that Unicode alone has, and the codes of Windows-1258 for tones.
_UNICODE_ONLY = regex.compile(r"[ăđĩũơưĂĐĨŨƠƯ\u0300-\u036f\u1ea0-\u1ef9]")
_LETTER = regex.compile(r"\p{L}")
_SMALL = regex.compile(r"[a-z]")
_CAPITAL = regex.compile(r"[A-Z]")
_LINE = regex.compile(r"[^\n\r]+")
# Fonts marked as symbols hold codes in the private area, PDF some as letters that look alike.
_ALIKE = {0xF000 + code: code for code in range(0x20, 0x100)} | {0x3BC: 0xB5, 0x2219: 0xB7}
_SAMPLE = 2_000  # words with letters beyond ASCII
_LOOKED_AT = 200_000  # characters in which a text shows what it is
_FEWEST = 8  # such words, without a font's name to rest on
_VIETNAMESE = 0.9  # share of syllables among them
_CODES = 0.6  # the most where they are codes of something else


def convert(text: str, encoding: Encoding, is_capital: bool = False) -> str:
    """Return the Unicode of `text`; `is_capital` where its font shows capitals only."""
    if not text.isascii():
        words = unicodedata.normalize("NFC", text.translate(_ALIKE))
        pattern = _pattern(encoding.name)
        letters = encoding.letters
        text = pattern.sub(lambda code: letters[code.group()], words)
    return text.upper() if is_capital else text


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    """Two characters before one: a vowel's marks follow it."""
    codes = encodings.by_name()[name].letters
    pairs: dict[str, str] = {}
    for code in codes:
        if len(code) == 2:
            pairs[code[0]] = pairs.get(code[0], "") + code[1]
    singles = regex.escape("".join(code for code in codes if len(code) == 1))
    parts = [f"{vowel}[{marks}]" for vowel, marks in pairs.items()]
    return regex.compile("|".join([*parts, f"[{singles}]"]))


def share(text: str) -> tuple[float, int]:
    """Return the share of Vietnamese syllables among words with letters beyond ASCII, and how many.

    Abbreviations in capitals do not count either way.
    """
    words = list(islice(_marked(text), _SAMPLE))
    whole = sum(map(is_syllable, words))
    return whole / len(words) if words else 1.0, len(words)


def _marked(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        word = found.group()
        if not word.isascii() and not (word.isupper() and word.isalpha() and len(word) > 1):
            yield word


def detect(text: str) -> Encoding | None:
    """Return the encoding whose codes stand in `text` as if they were characters of cp1252.

    None for Unicode, and wherever the words leave any doubt.
    """
    sample = text[:_LOOKED_AT]
    if sample.isascii() or is_all_unicode(sample):
        return None
    before, count = share(sample)
    if count < _FEWEST or before > _CODES or _plain(sample) > count:
        return None
    rated = sorted(
        ((share(convert(sample, row)), row.name) for row in encodings.all_encodings() if row.fonts),
        reverse=True,
    )
    (best, marked), name = rated[0]
    is_clear = best >= _VIETNAMESE and best - rated[1][0][0] > 0.1 and marked >= _FEWEST
    return encodings.by_name()[name] if is_clear else None


def is_all_unicode(text: str) -> bool:
    """Tell text that `detect` finds no codes in, without a look at its words.

    Each word takes two characters at least.
    """
    return _plain(text) * 2 > len(text)


def _plain(text: str) -> int:
    """Return the number of words among which so many letters of Unicode can stray."""
    return 20 * len(_UNICODE_ONLY.findall(text))


def written(words: str, named: Encoding) -> Encoding:
    """Return the encoding of words whose font names one: pasted text may be in another."""
    if words.isascii() or share(convert(words, named))[0] >= _CODES:
        return named
    others = (row for row in encodings.all_encodings() if row.fonts and row.name != named.name)
    return next((row for row in others if share(convert(words, row))[0] >= _VIETNAMESE), named)


def without_fonts(text: str, encoding: Encoding) -> str:
    """Return the Unicode of text whose fonts are unknown.

    TCVN3 has no capitals with tones, and a font's name would tell them: a line or a word whose
    ASCII letters are all capitals is one in capitals.
    """
    converted = convert(text, encoding)
    if not encoding.capital_fonts:
        return converted
    return _LINE.sub(lambda line: _with_capitals(line.group()), converted)


def _with_capitals(line: str) -> str:
    if not _SMALL.search(line) and any(map(_is_capital, _WORD.findall(line))):
        return line.upper()
    return _WORD.sub(
        lambda word: word.group().upper() if _is_capital(word.group()) else word.group(), line
    )


def _is_capital(word: str) -> bool:
    """Two capitals tell: "Số" has one too. Without letters of the encoding there is no need."""
    return not word.isascii() and not _SMALL.search(word) and len(_CAPITAL.findall(word)) > 1


BY_LETTERS = "theo mặt chữ"
_BY_FONT = "theo phông chữ"


def problem(encoding: Encoding, letters: int, how: str = BY_LETTERS) -> Problem:
    """Return the note of a conversion; `how` says what told the encoding."""
    if encoding.capital_fonts and how == BY_LETTERS:
        how += " (bảng mã này không có chữ hoa mang dấu)"
    message = (
        f"đã đổi {letters} chữ cái từ bảng mã {encoding.label} sang Unicode {how}: cần soát lại"
    )
    return Problem("legacy-font", message)


def count_letters(text: str) -> int:
    """Return how many letters are in `text`."""
    return len(_LETTER.findall(text))


def is_unicode(text: str) -> bool:
    """Tell text with letters that no encoding of before Unicode holds as such."""
    return _UNICODE_ONLY.search(text) is not None


@dataclass(slots=True)
class FontWords:
    """The words that a file shows in fonts of before Unicode, as it holds them."""

    words: dict[str, list[str]] = field(default_factory=dict)  # encoding → words
    outdated: set[str] = field(default_factory=set)  # encodings whose fonts show Unicode too

    def add(self, encoding: Encoding, words: str) -> None:
        """Note words in a font of `encoding`."""
        if is_unicode(words):
            self.outdated.add(encoding.name)
        else:
            self.words.setdefault(encoding.name, []).append(words)

    def legacy(self) -> frozenset[str]:
        """Return the names of the encodings that the words are in, whatever the fonts say.

        Where a font also shows Unicode its name says nothing: the words must leave no doubt.
        """
        return frozenset(
            name
            for name, words in self.words.items()
            if _is_legacy(encodings.by_name()[name], " ".join(words), name in self.outdated)
        )

    def problems(self, converted: Iterable[str]) -> list[Problem]:
        """Return a note for each of these encodings that was converted."""
        return [
            problem(row, count_letters(convert(" ".join(self.words[row.name]), row)), _BY_FONT)
            for row in map(encodings.by_name().__getitem__, sorted(converted))
        ]


def _is_legacy(encoding: Encoding, text: str, is_doubtful: bool) -> bool:
    if is_doubtful:
        return detect(text) == encoding
    before, after = share(text)[0], share(convert(text, encoding))[0]
    return after >= before and after > _CODES
