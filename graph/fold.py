"""Fold text for search: no case, no tones, đ as d, one spelling of blanks and dashes."""

from __future__ import annotations

import unicodedata

import regex

_MARKS = regex.compile(r"\p{M}+")
_LOOSE = regex.compile(r"[\s\-–—/]+")
_TERM = regex.compile(r"[\p{L}\p{N}\p{Co}]+")  # what FTS5 takes for a word


def fold(text: str) -> str:
    """Return `text` in small letters without tones, đ as d, blanks folded."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return " ".join(_MARKS.sub("", plain).split())


def terms(folded: str) -> str:
    """Return the words of a folded text, a blank between two, as a store finds them."""
    return " ".join(_TERM.findall(folded))


def holds_number(label: str, wanted: str) -> bool:
    """Tell whether a name or number, folded, is part of what an instrument is called."""
    return len(wanted) > 3 and wanted in fold_number(label)


def fold_number(number: str) -> str:
    """Return one form of a number however its dashes, slashes and blanks are typed."""
    return _LOOSE.sub("/", fold(number)).strip("/")
