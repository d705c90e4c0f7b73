"""Vietnamese encodings of before Unicode: letters by code, and the fonts that show them."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_VOWELS = frozenset("aăâeêioôơuưy")
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")


@dataclass(frozen=True, slots=True)
class Encoding:
    """One row of encodings.toml. `letters` maps codes of one or two characters to letters."""

    name: str
    label: str  # as people call it
    letters: dict[str, str]
    fonts: tuple[str, ...] = ()  # how the names of its fonts begin
    capital_fonts: str = ""  # how the names of those end that show capitals only


@cache
def all_encodings() -> tuple[Encoding, ...]:
    """Return the rows of encodings.toml in their order."""
    text = resources.files(__package__).joinpath("encodings.toml").read_text(encoding="utf-8")
    return tuple(
        Encoding(
            row["name"],
            row["label"],
            _letters(row),
            tuple(row.get("fonts", ())),
            row.get("capital_fonts", ""),
        )
        for row in tomllib.loads(text)["encoding"]
    )


@cache
def by_name() -> dict[str, Encoding]:
    """Map names to rows."""
    return {row.name: row for row in all_encodings()}


@lru_cache(maxsize=512)  # one document asks for the same few names thousands of times
def of_font(font: str) -> Encoding | None:
    """Return the encoding that a font of this name shows, None for a font of Unicode."""
    folded = font.strip(" \"'").casefold()
    for row in all_encodings():
        if folded.startswith(tuple(name.casefold() for name in row.fonts)):
            return row
    return None


def shows_capitals(font: str, encoding: Encoding) -> bool:
    """Tell a font that draws small letters as capitals."""
    end = encoding.capital_fonts
    return bool(end) and font.strip(" \"'").removesuffix("(Ds)").endswith(end)


def _letters(row: dict[str, Any]) -> dict[str, str]:
    singles = dict(zip("".join(row["codes"]), "".join(row["letters"]), strict=True))
    marks: dict[str, str] = row.get("marks", {})
    both = [(code, mark) for small, mark in marks.items() for code in (small, small.upper())]
    pairs = {
        vowel + code: _composed(singles.get(vowel, vowel), mark)
        for vowel in row.get("vowels", "")
        for code, mark in both
    }
    return singles | {codes: letter for codes, letter in pairs.items() if len(letter) == 1}


def _composed(vowel: str, mark: str) -> str:
    """Compose a letter; Unicode has some, such as ŏ and ŷ, that are not Vietnamese."""
    letter = unicodedata.normalize("NFC", vowel + mark)
    bare = unicodedata.normalize("NFD", letter.lower()).translate(_TONES)
    return letter if unicodedata.normalize("NFC", bare) in _VOWELS else ""
