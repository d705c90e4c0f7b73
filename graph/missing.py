"""What to say where nothing answers: the names and paths that come near, the words nobody has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from cancu.graph.fold import fold


def near_names(wanted: str, labels: Mapping[str, str]) -> str:
    """Return the labels whose folded keys come near `wanted`, as the end of a message."""
    near = dict.fromkeys(labels[key] for key in get_close_matches(wanted, labels, n=3))
    return f"; gần giống: {', '.join(near)}" if near else ""


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
