"""Tell text that a PDF's fonts garble from Vietnamese: words fall apart or change letters."""

from __future__ import annotations

import unicodedata
from itertools import islice

import regex

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_VOWELS = "aăâeêioôơuưy"
_SYLLABLE = regex.compile(
    rf"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?[{_VOWELS}]{{1,3}}"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_SAMPLE = 150  # words of a page
_FEWEST = 12


def share_of_syllables(text: str) -> float | None:
    """Return the share of words that can be Vietnamese; None where too few tell.

    Abbreviations in capitals do not count either way.
    """
    found = (word.group() for word in islice(_WORD.finditer(text), _SAMPLE))
    words = [word for word in found if len(word) < 2 or not word.isupper()]
    if len(words) < _FEWEST:
        return None
    bare = unicodedata.normalize("NFD", " ".join(words).lower()).translate(_TONES)
    syllables = unicodedata.normalize("NFC", bare).split()
    return sum(1 for word in syllables if _SYLLABLE.fullmatch(word)) / len(syllables)
