"""Tell whether words say what somebody does: they end the name before them."""

from __future__ import annotations

import regex

from cancu.ingest.tables.units import words

VERBS = frozenset(words().verbs)
_NOUNS = frozenset(words().nouns)
_WORD_BEFORE = regex.compile(r"(?r)[\p{L}\p{M}]+(?=[^\S\n]+$)")
TWO_WORDS = regex.compile(r"\s*([\p{L}\p{M}]+,?)(?:[^\S\n]+([\p{L}\p{M}]+))?")
_LONGEST_SYLLABLE = 9  # letters and the gap behind them


def is_deed(text: str, at: int, end: int, capital: bool = False) -> bool:
    """Tell whether the words at `at` are what somebody does, rather than part of a name.

    `capital` allows the first word a capital, as after a title that was joined to its body.
    """
    found = TWO_WORDS.match(text, at, end)
    if not found or (found[1][0].isupper() and not capital):
        return False
    first = found[1].rstrip(",").lower()
    both = f"{first} {found[2] or ''}"
    if both not in VERBS and (first not in VERBS or both in _NOUNS):
        return False
    before = _WORD_BEFORE.search(text, max(0, at - _LONGEST_SYLLABLE), at)
    return not (before and f"{before[0].lower()} {first}" in _NOUNS)
