"""How much two clauses say the same: rare syllables and pairs that both hold."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from cancu.ingest.tables.grounding import Phrase, frequencies, grounding

_WORD = regex.compile(r"[\p{L}\d]+")
_BREAK = regex.compile(r"[^\p{L}\d\s]+")
_CONTENT_LENGTH = 0.2  # how far a long content clause is held against it; 1 would be the cosine
_SCALE = 0.2  # spreads what plans of usual length share over 0 to 1
_RARITY = 0.75  # how far a rare term is put before a common one
_MOST_SHARED = 6

Features = Mapping[str, float]


def terms(text: str) -> set[str]:
    """Return the syllables of a text and the pairs of neighbours, in small letters."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return {*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))}


@cache
def rarity(term: str) -> float:
    """Return the inverse document frequency of a term, from the table made of a corpus."""
    table = frequencies()
    count = table.counts.get(term, table.floor / 2 - 1)
    return max(math.log((table.clauses + 1) / (count + 1)), 0.0)


def segments(text: str, dropped: tuple[Phrase, ...]) -> list[list[str]]:
    """Cut a text into runs of telling syllables: phrases of `dropped` and stops end a run.

    `dropped` is sorted by falling length.
    """
    runs: list[list[str]] = [[]]
    openers = _by_first(dropped)
    for piece in _BREAK.split(text):
        words = piece.split()
        folded = piece.casefold().split()
        at = 0
        while at < len(words):
            length = _dropped_at(folded, at, openers)
            if length:
                runs.append([])
            else:
                runs[-1].append(words[at])
            at += length or 1
        runs.append([])
    return [run for run in runs if run]


@lru_cache(maxsize=8)
def _by_first(dropped: tuple[Phrase, ...]) -> Mapping[str, list[Phrase]]:
    openers: dict[str, list[Phrase]] = {word: [(word,)] for word in grounding().stops}
    for phrase in dropped:
        openers.setdefault(phrase[0], []).append(phrase)
    return openers


def _dropped_at(folded: list[str], at: int, openers: Mapping[str, list[Phrase]]) -> int:
    """Return how many words from `at` tell nothing, 0 where the first one does."""
    for phrase in openers.get(folded[at], ()):
        if phrase == tuple(folded[at : at + len(phrase)]):
            return len(phrase)
    return 0


def features(text: str, dropped: tuple[Phrase, ...]) -> dict[str, float]:
    """Count the telling syllables and pairs of a text."""
    counts: defaultdict[str, float] = defaultdict(float)
    for run in segments(text, dropped):
        words = [word.casefold() for word in run]
        for word in words:
            counts[word] += grounding().syllable_weight
        for first, second in itertools.pairwise(words):
            counts[f"{first} {second}"] += 1
    return dict(counts)


@dataclass(frozen=True, slots=True)
class Measured:
    """The terms of a clause and how long it is by their weights."""

    terms: Features
    length: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What each term of a document's clauses weighs there; others weigh nothing."""

    weight: Mapping[str, float]

    @classmethod
    def of(cls, texts: Iterable[Features]) -> Weights:
        """Weigh terms: rare in the world, and not all over the document."""
        listed = list(texts)
        held = Counter(term for counts in listed for term in counts)
        every = math.log(len(listed) + 1)
        return cls({term: _weight(term, every, count) for term, count in held.items()})

    def of_term(self, term: str) -> float:
        """Return a term's weight."""
        return self.weight.get(term, 0.0)

    def measure(self, counts: Features) -> Measured:
        """Return a clause's terms with their Euclidean length."""
        total = sum(count * self.of_term(term) ** 2 for term, count in counts.items())
        return Measured(counts, math.sqrt(total) or 1.0)


def _weight(term: str, every: float, held: int) -> float:
    local = (every - math.log(held + 0.5)) / every
    return math.pow(rarity(term), _RARITY) * math.sqrt(max(local, 0.0))


def score(duty: Measured, content: Measured, weights: Weights) -> float:
    """Return how much `content` says of what `duty` says, from 0 with no upper bound."""
    shared: float = sum(
        min(duty.terms[term], content.terms[term]) * weights.of_term(term) ** 2
        for term in sorted(duty.terms.keys() & content.terms.keys())
    )
    lengths = duty.length * math.pow(content.length, _CONTENT_LENGTH)
    return shared / lengths * _SCALE


def bounded(value: float) -> float:
    """Bring a score between 0 and 1 so that two high ones still differ."""
    return 1.0 - math.exp(-value)


def shared_words(
    text: str, content: Features, weights: Weights, dropped: tuple[Phrase, ...]
) -> tuple[str, ...]:
    """Return the runs of words of `text` that `content` holds too, as printed, weightiest first."""
    found: dict[str, float] = {}
    for run in segments(text, dropped):
        for words in _held_runs(run, content):
            weight = sum(weights.of_term(word.casefold()) for word in words)
            found.setdefault(" ".join(words), weight)
    ranked = sorted(found, key=lambda words: (-found[words], words))
    return tuple(ranked[:_MOST_SHARED])


def _held_runs(run: list[str], content: Features) -> list[list[str]]:
    """Cut a run into the longest stretches whose syllables and pairs `content` holds."""
    stretches: list[list[str]] = [[]]
    for place, word in enumerate(run):
        joined = place > 0 and f"{run[place - 1]} {word}".casefold() in content
        if word.casefold() not in content:
            stretches.append([])
        elif stretches[-1] and not joined:
            stretches.append([word])
        else:
            stretches[-1].append(word)
    return [words for words in stretches if words]
