"""Bring a store up to date with changed documents: only what follows from them is made anew."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from cancu.graph import claims_kept as kept
from cancu.graph.build import Decided, choices
from cancu.graph.database import Database
from cancu.graph.decisions import Decision
from cancu.graph.facts import Facts
from cancu.graph.identity import Identity
from cancu.graph.linking_pool import Pool, begun
from cancu.graph.part_maker import Meaning, facts_in
from cancu.graph.parts import drop_part, forget_part, replace_part, settle_nodes
from cancu.graph.says import spoken_of

_MADE = ("nodes", "edges", "words", "duties", "says", "parts", "links", "decided")
_STATED = ("dated", "spellings", "claims")

_PUT = """INSERT INTO facts VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE
  SET digest = excluded.digest, unread = excluded.unread, body = excluded.body"""
_NEARLY_ALL = 0.5  # of the documents: from there on it is faster to link all of them

FactsRow = tuple[str, str, int, bytes]  # name, digest, unread, body
Shown = Callable[[Sequence[str]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a store has to take in and to drop; `take` returns the row of one of `fresh`."""

    fresh: Sequence[str]
    gone: Sequence[str]
    take: Callable[[str], FactsRow]


def link(
    database: Database,
    changes: Changes,
    decisions: Iterable[Decision],
    shown: Shown = iter,
    jobs: int = 1,
) -> None:
    """Take in changed facts, and link what follows from them, with `jobs` processes.

    The rows are those that a build from nothing makes. The caller begins and ends the transaction.
    """
    work = _Work(database, {decision.key: decision for decision in decisions})
    changed = work.take_all(changes) if work.is_anew(changes) else work.take_some(changes)
    with begun(database, len(changed), jobs if work.anew else 1) as pool:
        restated = work.restate(changed, pool)
        names = sorted(restated | work.following())
        made = pool.parts(names, Meaning(work.spelled, work.chosen, work.decided))
        for name in shown(names):
            work.touch(replace_part(database, name, made(name)))
    settle_nodes(database, spoken_of(database) if work.anew else sorted(work.touched))


@dataclass(slots=True)
class _Work:
    """One run. `before` has what keys meant before it, for those that it touches."""

    database: Database
    decided: Decided
    anew: bool = False
    before: dict[str, kept.Known] = field(default_factory=dict)
    families: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    spelled: dict[str, dict[str, str]] = field(default_factory=dict)
    chosen: dict[tuple[str, str], Identity] = field(default_factory=dict)

    def is_anew(self, changes: Changes) -> bool:
        """Tell whether so much changes that what follows from it is nearly all."""
        (linked,) = self.database.execute("SELECT count(*) FROM parts").fetchone()
        (known,) = self.database.execute("SELECT count(*) FROM facts").fetchone()
        changed = len(changes.fresh) + len(changes.gone)
        self.anew = linked != known or changed > _NEARLY_ALL * known
        return self.anew

    def take_all(self, changes: Changes) -> list[str]:
        """Empty what is made of facts, and return all documents."""
        for table in (*_MADE, *_STATED):
            self.database.execute(f"DELETE FROM {table}")  # noqa: S608
        names = [(name,) for name in changes.gone]
        self.database.executemany("DELETE FROM facts WHERE name = ?", names)
        for name in changes.fresh:
            self._put(changes.take(name))
        return [name for (name,) in self.database.execute("SELECT name FROM facts ORDER BY name")]

    def take_some(self, changes: Changes) -> list[str]:
        """Take single documents out and in."""
        for name in changes.gone:
            old = self._forget(name)
            self.touched |= forget_part(self.database, old)
            self.database.execute("DELETE FROM facts WHERE name = ?", (name,))
        for name in changes.fresh:
            if self.database.execute("SELECT 1 FROM facts WHERE name = ?", (name,)).fetchone():
                drop_part(self.database, self._forget(name))
            self._put(changes.take(name))
        return sorted(changes.fresh)

    def _put(self, row: FactsRow) -> None:
        self.database.execute(_PUT, row)

    def _forget(self, name: str) -> Facts:
        old = self._facts(name)
        self.families |= kept.forget_dated(self.database, name)
        self._unclaim(name)
        return old

    def _unclaim(self, name: str) -> None:
        self._watch(kept.lookups(self.database, name))
        kept.forget_claims(self.database, name)

    def _watch(self, lookups: Iterable[str]) -> None:
        for lookup in lookups:
            if not self.anew and lookup not in self.before:
                self.before[lookup] = kept.known(self.database, lookup)

    def restate(self, changed: Sequence[str], pool: Pool) -> set[str]:
        """Keep what documents claim, also those whose numbers are spelled otherwise by now."""
        self.spelled = kept.spelled(self.database)
        stated = pool.stated(changed, self.spelled)
        for name in changed:
            rows = stated(name)
            self.families |= set() if self.anew else rows.families
            kept.put_dated(self.database, rows)
            self._claim(rows)
        shared = kept.shared_families(self.database) if self.anew else self.families
        numbers = kept.respell(self.database, shared)
        self.spelled = kept.spelled(self.database)
        others = kept.printing(self.database, numbers)
        for name in sorted(others):
            self._unclaim(name)
            self._claim(kept.stated(self._facts(name), self.spelled))
        return {*changed, *others}

    def _claim(self, rows: kept.Stated) -> None:
        self._watch(rows.lookups)
        kept.put_claims(self.database, rows)

    def following(self) -> set[str]:
        """Return the documents whose mentions may mean something else by now."""
        choice = choices(self.decided)
        for place, node in choice.items():
            if found := kept.identity_of(self.database, node):
                self.chosen[place] = found
        moved = [key for key, was in self.before.items() if kept.known(self.database, key) != was]
        names = self._decided_anew() | {name for name, _ in choice}
        names &= {name for (name,) in self.database.execute("SELECT name FROM facts")}
        return names | kept.asking(self.database, moved)

    def _decided_anew(self) -> set[str]:
        new, old = _digests(self.decided.values()), _old_digests(self.database)
        if new != old:
            self.database.execute("DELETE FROM decided")
            self.database.executemany("INSERT INTO decided VALUES (?, ?)", sorted(new.items()))
        return {name for name in {*old, *new} if old.get(name) != new.get(name)}

    def touch(self, nodes: set[str]) -> None:
        """Note shared nodes to settle; where all are made anew, the store itself knows them."""
        if not self.anew:
            self.touched |= nodes

    def _facts(self, name: str) -> Facts:
        return facts_in(self.database, name)


def is_linked(database: Database, decisions: Iterable[Decision]) -> bool:
    """Tell whether all facts are linked, with these decisions."""
    apart = "SELECT EXISTS (SELECT name FROM facts EXCEPT SELECT document FROM parts)"
    (is_open,) = database.execute(apart).fetchone()
    decided = {decision.key: decision for decision in decisions}
    return not is_open and _digests(decided.values()) == _old_digests(database)


def _digests(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return a hash of the decisions on each document."""
    rows: dict[str, list[str]] = {}
    for one in decisions:
        rows.setdefault(one.document, []).append(repr(one))
    return {
        name: hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
        for name, lines in rows.items()
    }


def _old_digests(database: Database) -> dict[str, str]:
    return dict(database.execute("SELECT document, digest FROM decided").fetchall())
