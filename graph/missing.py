"""What to say where nothing answers: the names and paths that come near, the words nobody has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from heapq import nlargest
from itertools import pairwise

from cancu.graph.fold import fold

_COMPARED = 500  # keys that are compared letter by letter


def near_names(wanted: str, labels: Mapping[str, str]) -> str:
    """Return the labels whose folded keys come near `wanted`, as the end of a message."""
    likely = _likely(wanted, labels)
    near = dict.fromkeys(labels[key] for key in get_close_matches(wanted, likely, n=3))
    return f"; gần giống: {', '.join(near)}" if near else ""


def _likely(wanted: str, keys: Collection[str]) -> Collection[str]:
    """Keep the keys that share most pairs of letters: comparing all of a great store is slow."""
    if len(keys) <= _COMPARED:
        return keys
    pairs = set(pairwise(wanted))
    return nlargest(_COMPARED, keys, key=lambda key: 2 * len(pairs & set(pairwise(key))) - len(key))


def near_paths(wanted: str, paths: Iterable[str]) -> str:
    """Return the clause paths that come near `wanted`; nothing where it is no path."""
    return near_names(wanted, {fold(path): path for path in paths}) if "/" in wanted else ""


def unknown_words(words: Iterable[str], clauses: Iterable[Iterable[str]]) -> str:
    """Return which words of a question no clause has, or that none has them all."""
    lost = dict.fromkeys(words)
    asked = len(lost)
    for held in clauses:
        for word in lost.keys() & set(held):
            del lost[word]
        if not lost:
            break
    if lost:
        return f"; không nơi nào có từ: {', '.join(lost)}"
    return "; từng từ thì có, nhưng không nơi nào có đủ" if asked > 1 else ""
