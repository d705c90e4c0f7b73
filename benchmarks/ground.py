"""Measure proposals against hand-made links: a curve over thresholds, and leave-one-document-out.

    python benchmarks/ground.py ../shared/gold

A duty counts right where its first proposal is one of the links; a proposal for a duty that has
none is false. Figures are micro-averaged. Leaving out re-chooses the threshold alone: the weights
of grounding.toml and similar.py were set while looking at all of these links, so documents never
seen do worse (chosen anew with the threshold, they give precision 0.81 at recall 0.63).
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from cancu.graph.ground import propose
from cancu.ingest.extract import read
from cancu.ingest.tables.grounding import grounding

_STEPS = [step / 200 for step in range(201)]
_SHOWN = _STEPS[::4]


@dataclass(frozen=True, slots=True)
class Case:
    """One duty: its best proposal, if any, and what would be right."""

    document: str
    duty: str
    said: str | None
    score: float
    shared: tuple[str, ...]
    right: tuple[str, ...]

    def given(self, threshold: float) -> bool:
        """Tell whether the proposal stands at a threshold."""
        return self.said is not None and self.score >= threshold

    def hit(self, threshold: float) -> bool:
        """Tell whether the proposal stands and is right."""
        return self.given(threshold) and self.said in self.right


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one threshold over some cases."""

    right: int
    given: int
    gold: int
    false: int  # given for duties that have no counterpart
    without: int

    @property
    def precision(self) -> float:
        """Return the share of proposals that are right, 1 where none is given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Return the share of links found."""
        return self.right / self.gold if self.gold else 1.0

    def row(self) -> str:
        """Return the figures as columns of a table."""
        false = f"{self.false:4d}/{self.without:<4d}"
        counts = f"{self.right:5d}{self.given:6d}{self.gold:6d}"
        return f"{self.precision:7.3f}{self.recall:8.3f}  {counts}  {false}"


def cases(gold: Path, threshold: float) -> list[Case]:
    """Judge the first proposal of every duty of every document that has links."""
    found: list[Case] = []
    for path in sorted(gold.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        links = record.get("carries_out")
        if links:
            found += _of_document(path, record, links, threshold)
    return found


def _of_document(
    path: Path, record: dict, links: dict[str, list[str]], threshold: float
) -> list[Case]:
    first = {}
    for proposal in propose(read(path.with_suffix(".txt")), threshold):
        first.setdefault(proposal.duty, proposal)
    duties = {row["clause"] for row in record["assignments"] if row["role"] == "responsible"}
    return [
        Case(
            path.stem,
            duty,
            first[duty].content if duty in first else None,
            first[duty].score if duty in first else 0.0,
            first[duty].shared if duty in first else (),
            tuple(links.get(duty, ())),
        )
        for duty in sorted(duties | links.keys())
    ]


def figures(listed: list[Case], threshold: float) -> Figures:
    """Count at one threshold."""
    given = [case for case in listed if case.given(threshold)]
    return Figures(
        right=sum(case.hit(threshold) for case in listed),
        given=len(given),
        gold=sum(bool(case.right) for case in listed),
        false=sum(not case.right for case in given),
        without=sum(not case.right for case in listed),
    )


def best_threshold(listed: list[Case]) -> float:
    """Return the threshold that gains most: right ones count 1, wrong ones cost 2."""

    def gain(threshold: float) -> float:
        counts = figures(listed, threshold)
        return counts.right - 2 * (counts.given - counts.right)

    most = max(gain(step) for step in _STEPS)
    level = [step for step in _STEPS if gain(step) == most]
    return level[len(level) // 2]


def main(gold: Path, misses: bool) -> None:
    """Print the tables."""
    listed, chosen = cases(gold, 0.0), grounding().threshold
    head = "precision recall  right given  gold  false/without"
    print(f"{'threshold':22}{head}")
    for step in _SHOWN:
        if figures(listed, step).given:
            print(f"{step:<22.2f}{figures(listed, step).row()}")
    names = sorted({case.document for case in listed})
    print(f"\n{f'at {chosen}':22}{head}")
    for name in names:
        own = [case for case in listed if case.document == name]
        print(f"{name:22}{figures(own, chosen).row()}")
    print(f"{'all':22}{figures(listed, chosen).row()}")
    _leave_one_out(listed, names, head)
    if misses:
        _misses(listed, chosen)


def _leave_one_out(listed: list[Case], names: list[str], head: str) -> None:
    print(f"\n{'left out, threshold':26}{head}")
    total = Figures(0, 0, 0, 0, 0)
    for name in names:
        threshold = best_threshold([case for case in listed if case.document != name])
        own = figures([case for case in listed if case.document == name], threshold)
        total = Figures(
            total.right + own.right,
            total.given + own.given,
            total.gold + own.gold,
            total.false + own.false,
            total.without + own.without,
        )
        print(f"{name:20}{threshold:<6.3f}{own.row()}")
    print(f"{'all':26}{total.row()}")


def _misses(listed: list[Case], threshold: float) -> None:
    print()
    for case in listed:
        given, hit = case.given(threshold), case.hit(threshold)
        if given != hit or (case.right and not given):
            kind = "wrong" if given else "silent"
            print(f"{kind} {case.document} {case.duty} -> {case.said} {case.score}", end=" ")
            print(f"right {list(case.right)} shared {list(case.shared)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--misses" in sys.argv)
