"""Tell text that a PDF's fonts garble from Vietnamese: words fall apart or change letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

# Not what is part of a number or code, as V.09.02.01 and 5523/QĐ-UBND.
_WORD = regex.compile(r"(?<![\p{L}\p{M}\d./-])\p{L}[\p{L}\p{M}]*+(?![./-]?\d|[./-]\p{L})")
_VOWELS = "aăâeêioôơuưy"
_SYLLABLE = regex.compile(
    rf"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?[{_VOWELS}]{{1,3}}"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_NUCLEI = (
    "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iêu|iu|oa|oai|oao|oay|oe|oeo|oi|oo|oă|ôi"
    "|ơi|ua|ui|uy|uya|uyu|uyê|uâ|uây|uê|uô|uôi|uơ|ưa|ưi|ưu|ươ|ươi|ươu|yê|yêu"
)
_SPELT = regex.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    rf"(?:{_NUCLEI})(?:ng|nh|ch|[cmnpt])?"
)
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_SAMPLE = 150  # words of a page
_LOOKED_AT = 1_500  # characters in which they stand
FEW = 7  # odd words, as lists of abbreviations have them


def share_of_syllables(text: str, few: int = FEW) -> float:
    """Return the share of words that can be Vietnamese, 1 where only a few cannot.

    Abbreviations in capitals do not count either way; lone letters do, for words fall apart.
    """
    counted = [_counted(token) for token in text[:_LOOKED_AT].split()[:_SAMPLE]]
    broken = sum(count[1] for count in counted)
    if broken <= few:
        return 1.0
    whole = sum(count[0] for count in counted)
    return whole / (whole + broken)


@lru_cache(maxsize=1 << 14)
def _counted(token: str) -> tuple[int, int]:
    """Return how many words between two blanks are syllables, and how many are none.

    Kept: a page has few tokens that no page before it had.
    """
    words = [word for word in _WORD.findall(token) if len(word) < 2 or not word.isupper()]
    whole = sum(map(_is_whole, words))
    return whole, len(words) - whole


def _is_whole(word: str) -> bool:
    bare = unicodedata.normalize("NFD", word.lower()).translate(_TONES)
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


def is_syllable(word: str) -> bool:
    """Tell a word that Vietnamese could spell, with one tone at most."""
    bare = unicodedata.normalize("NFD", word.lower())
    toneless = bare.translate(_TONES)
    if len(bare) - len(toneless) > 1:
        return False
    return _SPELT.fullmatch(unicodedata.normalize("NFC", toneless)) is not None
