"""The words and weights that link duties to content clauses."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grounding:
    """grounding.toml; phrases are tuples of syllables, longest first."""

    distributing: tuple[str, ...]
    purposes: tuple[str, ...]
    approving: tuple[str, ...]
    purpose_weight: float
    parent_weight: float
    row_weight: float
    own_field_weight: float
    syllable_weight: float
    threshold: float
    near: float
    who_labels: tuple[str, ...]
    task_labels: tuple[str, ...]
    stops: frozenset[str]
    boilerplate: tuple[Phrase, ...]
    unit_words: tuple[Phrase, ...]


@cache
def grounding() -> Grounding:
    """Return the table."""
    text = resources.files(__package__).joinpath("grounding.toml").read_text(encoding="utf-8")
    row = tomllib.loads(text)
    return Grounding(
        distributing=tuple(row["distributing"]),
        purposes=tuple(row["purposes"]),
        approving=tuple(row["approving"]),
        purpose_weight=row["purpose_weight"],
        parent_weight=row["parent_weight"],
        row_weight=row["row_weight"],
        own_field_weight=row["own_field_weight"],
        syllable_weight=row["syllable_weight"],
        threshold=row["threshold"],
        near=row["near"],
        who_labels=_longest_first(row["who_labels"]),
        task_labels=_longest_first(row["task_labels"]),
        stops=frozenset(row["stops"]),
        boilerplate=phrases(row["boilerplate"]),
        unit_words=phrases(row["unit_words"]),
    )


def phrases(words: list[str]) -> tuple[Phrase, ...]:
    """Cut phrases into syllables, longest first."""
    return tuple(sorted({tuple(w.casefold().split()) for w in words}, key=lambda p: (-len(p), p)))


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of `clauses` clauses a term stands; terms below `floor` are not listed."""

    clauses: int
    floor: int
    counts: dict[str, int]


@cache
def frequencies() -> Frequencies:
    """Return frequencies.tsv, which benchmarks/frequencies.py makes from a corpus of clauses."""
    text = resources.files(__package__).joinpath("frequencies.tsv").read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    clauses, floor = head.split("\t")[1:3]
    rows = (line.split("\t") for line in lines)
    return Frequencies(int(clauses), int(floor), {term: int(count) for term, count in rows})
