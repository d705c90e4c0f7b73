"""Where the name of a law ends that follows its type word: by the table, else by grammar."""

from __future__ import annotations

import regex

from cancu.ingest.tables import laws

_SYLLABLE = regex.compile(r"(?P<between>\s*,?\s*)(?P<word>[\p{L}\d]+|[“”()/&])")
_TOKEN = regex.compile(r"(?P<between>,?\s+|\s*-\s*)(?P<word>[\p{L}]+|\d+(?!\d*/))")
_CAPITAL = regex.compile(r"\s+\p{Lu}")
_AND_NAME = regex.compile(r"\s+(?!Luật|Bộ luật|Nghị|Pháp lệnh)\p{Lu}")
_NEXT_WORD = regex.compile(r"\s+(\p{L}+)")
_LONGEST = 24  # syllables of a name that is in no table


def name_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of the name that begins at `start`, None where none does."""
    return known_end(text, start, limit) or _unknown_end(text, start, limit)


def known_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of the longest name of the table at `start`.

    A comma inside a name may be left out ("Phòng chống tham nhũng"), or printed where the name has
    none ("Thực hành, tiết kiệm"): the latter only where no shorter name ends before it.
    """
    node, at, end = laws.names(), start, None
    while True:
        syllable = _SYLLABLE.match(text, at, limit)
        child = _child(node, syllable) if syllable else None
        if not syllable or child is None:
            return end
        node, at = child, syllable.end()
        end = at if node.ends else end


def _child(node: laws.Trie, syllable: regex.Match[str]) -> laws.Trie | None:
    word, children = laws.fold(syllable["word"]), node.children
    if "," not in syllable["between"] and word in children:
        return children[word]
    after_comma = children.get(",")
    if after_comma:
        return after_comma.children.get(word)
    return None if node.ends else children.get(word)


def _unknown_end(text: str, start: int, limit: int) -> int | None:
    """Read a name that no table holds: it opens with a capital and runs to a word that ends it."""
    if not _CAPITAL.match(text, start, limit):
        return None
    return words_end(text, start, limit)


def words_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of the words at `start` that may belong to one name."""
    at = start
    for _ in range(_LONGEST):
        token = _TOKEN.match(text, at, limit)
        cell = token and "\n" in token["between"] and not text[at - 1 : token.end()].isupper()
        if not token or cell or not _goes_on(text, start, at, token):
            break
        at = token.end()
    return at if at > start else None


def _goes_on(text: str, start: int, at: int, token: regex.Match[str]) -> bool:
    word = token["word"].casefold()
    if "," in token["between"]:
        return f"{text[start:at].rsplit(maxsplit=1)[-1]},".casefold() in laws.inner_commas()
    if word == "và":  # "Tiêu chuẩn và Quy chuẩn kỹ thuật", but "và các văn bản"
        return bool(_AND_NAME.match(text, token.end()))
    return not word.isdigit() and not _stops(text, word, token.end())


def _stops(text: str, word: str, after: int) -> bool:
    """Tell a word that ends a name, alone or with the next: "hiện hành", not "Thực hiện …"."""
    if word in laws.stops():
        return True
    if word not in laws.stop_openings():
        return False
    follows = _NEXT_WORD.match(text, after)
    return follows is not None and f"{word} {follows[1].casefold()}" in laws.stops()
