"""Two plans side by side: duties kept, dropped, new, with another owner or another basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import regex

from cancu.graph.answers import DutyAnswer
from cancu.graph.duties import duties
from cancu.graph.elements import Graph
from cancu.graph.fold import fold
from cancu.graph.model import ProofLevel

_WORD = regex.compile(r"\w+")
_MARK = regex.compile(r"^(?:\d+(?:\.\d+)*[.)]?|[a-zđ][.)]|[IVXLC]+\.|[-–+•*])\s*")
_SAME = 0.95  # of the words: but for a date or a mark
_LIKE = 0.45  # of the words and neighbours: the same task in other words


class Fate(StrEnum):
    """What became of a duty from the first plan to the second."""

    KEPT = "giữ nguyên"
    REWORDED = "sửa lời"
    DROPPED = "không còn"
    NEW = "mới"


@dataclass(frozen=True, slots=True)
class Compared:
    """A duty of either plan with what became of it. `score` is how much both say the same."""

    fate: Fate
    before: DutyAnswer | None
    after: DutyAnswer | None
    score: float = 0.0
    owners_gone: tuple[str, ...] = ()
    owners_new: tuple[str, ...] = ()
    bases_gone: tuple[str, ...] = ()
    bases_new: tuple[str, ...] = ()


def compare(graph: Graph, before: str, after: str) -> tuple[Compared, ...]:
    """Return the duties of two documents (file names) in the order of the first, then new ones."""
    old, new = duties(graph, before), duties(graph, after)
    pairs = _pairs([_terms(duty.text) for duty in old], [_terms(duty.text) for duty in new])
    told = [
        _both(one, new[pairs[index][0]], pairs[index][1])
        if index in pairs
        else Compared(Fate.DROPPED, one, None)
        for index, one in enumerate(old)
    ]
    taken = {place for place, _ in pairs.values()}
    told += [Compared(Fate.NEW, None, one) for index, one in enumerate(new) if index not in taken]
    return tuple(told)


def _terms(text: str) -> frozenset[str]:
    """Return the words and neighbours of a duty without its mark: it may have moved."""
    words = _WORD.findall(fold(_MARK.sub("", text)))
    return frozenset([*words, *(f"{a} {b}" for a, b in pairwise(words))])


def _pairs(
    old: Sequence[frozenset[str]], new: Sequence[frozenset[str]]
) -> dict[int, tuple[int, float]]:
    """Match duties one to one, the most alike first."""
    scores = sorted(_scores(old, new), key=lambda row: (-row[0], row[1], row[2]))
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, left, right in scores:
        if left not in pairs and right not in taken:
            pairs[left] = (right, score)
            taken.add(right)
    return pairs


def _scores(
    old: Sequence[frozenset[str]], new: Sequence[frozenset[str]]
) -> Iterator[tuple[float, int, int]]:
    for left, one in enumerate(old):
        for right, other in enumerate(new):
            total = len(one) + len(other)
            score = 2 * len(one & other) / total if total else 0.0
            if score >= _LIKE:
                yield score, left, right


def _both(before: DutyAnswer, after: DutyAnswer, score: float) -> Compared:
    owners = _owners(before), _owners(after)
    bases = _bases(before), _bases(after)
    return Compared(
        Fate.KEPT if score >= _SAME else Fate.REWORDED,
        before,
        after,
        round(score, 2),
        _apart(*owners),
        _apart(*reversed(owners)),
        _apart(*bases),
        _apart(*reversed(bases)),
    )


def _owners(duty: DutyAnswer) -> dict[str, str]:
    return {fold(unit.unit): unit.unit for unit in duty.units if unit.role == "responsible"}


def _bases(duty: DutyAnswer) -> dict[str, str]:
    """The plans' own căn cứ differ from year to year: only what the duty itself rests on counts."""
    own = [row for row in duty.bases if row.level != ProofLevel.PREAMBLE]
    return {row.instrument_id: row.instrument for row in own}


def _apart(left: dict[str, str], right: dict[str, str]) -> tuple[str, ...]:
    return tuple(shown for key, shown in left.items() if key not in right)
