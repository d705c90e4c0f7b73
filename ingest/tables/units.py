"""Words of which the names of bodies are made, and words that end such a name."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

import regex

_BLANK = r"[^\S\n]+"
# The tone mark of these groups stands on either vowel: "hóa" and "hoá", "Ủy" and "Uỷ".
_TONES = "óa|oá òa|oà ỏa|oả õa|oã ọa|oạ óe|oé òe|oè ỏe|oẻ õe|oẽ ọe|oẹ úy|uý ùy|uỳ ủy|uỷ ũy|uỹ ụy|uỵ"
_TONE_GROUPS = {
    spelling: f"(?:{group})" for group in _TONES.split() for spelling in group.split("|")
}
_TONE_GROUP = regex.compile("|".join(_TONE_GROUPS))
_UPPER_TONES = {"Ủy": "(?:Ủy|Uỷ)"}


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The lists of units.toml."""

    offices: tuple[str, ...]
    bound_offices: tuple[str, ...]
    bodies: tuple[str, ...]
    open_bodies: tuple[str, ...]
    heads: tuple[str, ...]
    fields: tuple[str, ...]
    groups: tuple[str, ...]
    compounds: tuple[str, ...]
    levels: tuple[str, ...]
    tails: tuple[str, ...]
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    stops: tuple[str, ...]
    aims: tuple[str, ...]


@cache
def _rows() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("units.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def short_names() -> dict[str, str]:
    """Map the usual short forms to what they stand for."""
    table: dict[str, str] = _rows()["short"]
    return table


@cache
def words() -> UnitWords:
    """Return the lists of units.toml."""
    rows = _rows()
    return UnitWords(**{field.name: tuple(rows[field.name]) for field in fields(UnitWords)})


def pattern(names: tuple[str, ...]) -> str:
    """Return a case-blind pattern of `names`, longest first, that ends at a word's end.

    Blanks stand for any white space but a line break, and tone marks may stand on either vowel.
    Names that begin alike share their first words, so that most places fail on one word.
    """
    tree: _Tree = {}
    for name in names:
        node = tree
        for word in name.split(" "):
            node = node.setdefault(word, {})
        node[_END] = {}
    return rf"(?i:{_branches(tree, '')})(?![\p{{L}}\p{{M}}\d])"


_END = ""
_DASH = "-"
_Tree = dict[str, "_Tree"]


def _branches(node: _Tree, before: str) -> str:
    """Return the pattern of what can stand behind the word `before`."""
    further = sorted((word for word in node if word != _END), key=lambda word: (-len(word), word))
    if not further:
        return ""
    ways = "|".join(
        f"{_gap(before, word)}{_spelled(word)}{_branches(node[word], word)}" for word in further
    )
    return f"(?:{ways}){'?' if _END in node else ''}"


def _gap(before: str, word: str) -> str:
    if not before:
        return ""
    return r"\s*" if _DASH in (before, word) else _BLANK


def _spelled(word: str) -> str:
    if word == _DASH:
        return "[-–]"
    escaped = regex.escape(word, special_only=True, literal_spaces=True)
    toned = _TONE_GROUP.sub(lambda found: _TONE_GROUPS[found[0]], escaped)
    for printed, either in _UPPER_TONES.items():
        toned = toned.replace(printed, either)
    return toned
