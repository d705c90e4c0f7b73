"""Names of laws, and the words that end a name that no table holds."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

import regex

_SYLLABLE = regex.compile(r"[\p{L}\d]+|[,“”()/&]")
_TYPE_WORD = regex.compile(r"^(?:Bộ luật|Luật|Pháp lệnh)\s+")
# One word, two spellings of the tone or the vowel: hoá/hóa, uỷ/ủy, kĩ/kỹ, quản lí/quản lý.
_SPELLINGS = str.maketrans({"í": "ý", "ì": "ỳ", "ĩ": "ỹ", "ỉ": "ỷ", "ị": "ỵ"})
_TONES = {"oá": "óa", "oà": "òa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "uỷ": "ủy", "uý": "úy"}


@dataclass(slots=True)
class Trie:
    """Names by syllable; `ends` marks where one may end."""

    children: dict[str, Trie] = field(default_factory=dict)
    ends: bool = False


@cache
def _table() -> dict[str, list[str]]:
    text = resources.files(__package__).joinpath("laws.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text))


def rows(kind: str) -> tuple[str, ...]:
    """Return the rows of one list of the table: laws, codes, ordinances, treaties and so on."""
    return tuple(_table()[kind])


@lru_cache(maxsize=8192)
def fold(syllable: str) -> str:
    """Return one spelling for a syllable, whatever its case and tone placement."""
    folded = syllable.casefold()
    for old, new in _TONES.items():
        folded = folded.replace(old, new)
    return folded[:-1] + folded[-1].translate(_SPELLINGS) if folded else folded


@cache
def names() -> Trie:
    """Return all names, of whatever type, as one trie of folded syllables."""
    root = Trie()
    for kind in ("laws", "codes", "ordinances"):
        for name in _table()[kind]:
            _add(root, name)
    return root


def is_name(words: str) -> bool:
    """Tell the whole name of a law, a code or an ordinance, with its type word."""
    node: Trie | None = names()
    for syllable in _SYLLABLE.findall(_TYPE_WORD.sub("", words)):
        node = node.children.get(fold(syllable)) if node else None
    return node is not None and node.ends


def _add(root: Trie, name: str) -> None:
    node = root
    for syllable in _SYLLABLE.findall(name):
        node = node.children.setdefault(fold(syllable), Trie())
    node.ends = True


@cache
def groups() -> tuple[str, ...]:
    """Return what groups of laws that one law amends are about."""
    return tuple(_table()["groups"])


@cache
def treaties() -> tuple[str, ...]:
    """Return the names of treaties with their type words."""
    return tuple(_table()["treaties"])


@cache
def stops() -> frozenset[str]:
    """Return the words and the pairs of words that end a name."""
    return frozenset(_table()["stops"])


@cache
def stop_openings() -> frozenset[str]:
    """Return the first words of the pairs among the stops."""
    return frozenset(stop.split()[0] for stop in stops() if " " in stop)


@cache
def inner_commas() -> tuple[str, ...]:
    """Return the words, comma included, after which a name goes on."""
    return tuple(_table()["inner_commas"])
