"""Make the part of the graph that one document adds, from what a store knows of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import networkx as nx

from cancu.graph import claims_kept as kept
from cancu.graph.build import Decided, add_part
from cancu.graph.database import Database
from cancu.graph.elements import Graph
from cancu.graph.facts import Facts, unpack
from cancu.graph.identity import Claim, Identity, Spellings, claims_of, of_document, settle
from cancu.graph.parts import Part, part_of

_CLAIMS_AT_HAND = 20_000  # keys: one is looked up again and again while a folder is linked


@dataclass(frozen=True, slots=True)
class Meaning:
    """What tells the meaning of mentions beside the claims: spellings, and people's decisions."""

    spelled: Spellings
    chosen: Mapping[tuple[str, str], Identity]
    decided: Decided


About = Meaning | Spellings


def maker(database: Database, about: About) -> Callable[[str], Part | kept.Stated]:
    """Return what makes the part of a document, or what it states where only spellings are told."""
    if isinstance(about, Meaning):
        return PartMaker(database, about).part
    return lambda name: kept.stated(facts_in(database, name), about)


@dataclass(slots=True)
class PartMaker:
    """Makes parts while no claim changes."""

    database: Database
    meaning: Meaning
    others: Callable[[str], Sequence[Claim]] = field(init=False)

    def __post_init__(self) -> None:
        self.others = lru_cache(maxsize=_CLAIMS_AT_HAND)(self._others)

    def part(self, name: str) -> Part:
        """Return the part of the document read from the file `name`."""
        facts, meaning = facts_in(self.database, name), self.meaning
        claims = claims_of(facts, meaning.spelled)
        settled = enumerate(settle(claims, self.others, meaning.chosen))
        meant = {(name, index): one for index, one in settled}
        graph: Graph = nx.MultiDiGraph()
        add_part(graph, facts, of_document(facts, meaning.spelled), meant, meaning.decided)
        return part_of(graph)

    def _others(self, lookup: str) -> Sequence[Claim]:
        found = kept.known(self.database, lookup)
        return [Claim(identity, "", scope) for identity, scope in found]


def facts_in(database: Database, name: str) -> Facts:
    """Return the facts that a store keeps of a document."""
    row = database.execute("SELECT body FROM facts WHERE name = ?", (name,)).fetchone()
    return unpack(row[0])
