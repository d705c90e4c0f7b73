"""Issuing bodies: codes in numbers, and the words that begin and end a body's name."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class IssuerWords:
    """What the grammar of a body's name rests on."""

    heads: tuple[str, ...]  # longest first
    stops: frozenset[str]
    lower_stops: frozenset[str]
    stop_phrases: frozenset[tuple[str, ...]]
    names: tuple[str, ...]  # longest first
    closed: tuple[str, ...]  # longest first
    fields: tuple[str, ...]  # longest first


@cache
def _table() -> dict[str, dict[str, object]]:
    text = resources.files(__package__).joinpath("issuers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def codes() -> dict[str, str]:
    """Map the codes inside numbers to bodies."""
    return {code: str(name) for code, name in _table()["codes"].items()}


@cache
def standard_case() -> dict[str, str]:
    """Map codes, case-folded, to their standard letter case."""
    return {code.casefold(): code for code in codes()}


@cache
def words() -> IssuerWords:
    """Return the words that begin and end the name of a body."""
    table = _table()["words"]
    return IssuerWords(
        heads=_longest_first(table["heads"]),
        stops=frozenset(_strings(table["stops"])),
        lower_stops=frozenset(_strings(table["lower_stops"])),
        stop_phrases=frozenset(tuple(phrase.split()) for phrase in _strings(table["stop_phrases"])),
        names=_longest_first(table["names"]),
        closed=_longest_first(table["closed"]),
        fields=_longest_first(table["fields"]),
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _longest_first(value: object) -> tuple[str, ...]:
    return tuple(sorted(_strings(value), key=lambda item: (-len(item), item)))
