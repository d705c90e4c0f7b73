"""Keep what documents state of instruments, so that a change finds what follows from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cancu.graph.database import Database
from cancu.graph.facts import Facts
from cancu.graph.identity import ITSELF, Claim, Claims, Identity, Spellings, claims_of
from cancu.graph.variants import dated, day, family, spellings

SCHEMA = """
CREATE TABLE dated (document TEXT NOT NULL, number TEXT NOT NULL, date TEXT NOT NULL,
                    family TEXT NOT NULL, weight INTEGER NOT NULL,
                    PRIMARY KEY (document, number, date)) WITHOUT ROWID;
CREATE INDEX dated_by_family ON dated (family, number, weight);
CREATE TABLE spellings (number TEXT NOT NULL, date TEXT NOT NULL, family TEXT NOT NULL,
                        spelled TEXT NOT NULL, PRIMARY KEY (number, date)) WITHOUT ROWID;
CREATE INDEX spellings_by_family ON spellings (family);
CREATE TABLE claims (document TEXT NOT NULL, place INTEGER NOT NULL, lookup TEXT NOT NULL,
                     number TEXT, asks INTEGER NOT NULL, key TEXT NOT NULL, year INTEGER,
                     term TEXT, issuer TEXT, home TEXT, scope TEXT NOT NULL,
                     PRIMARY KEY (document, place, lookup)) WITHOUT ROWID;
CREATE INDEX claims_by_lookup ON claims (lookup, key, year, term, issuer, home, scope, asks);
CREATE INDEX claims_by_number ON claims (number) WHERE number IS NOT NULL;
"""
_PUT = "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_KNOWN = """SELECT DISTINCT key, year, term, issuer, scope FROM claims
  WHERE lookup = ? AND year IS NOT NULL AND home IS NULL"""
_NAMED = """SELECT DISTINCT key, year, term, issuer, home FROM claims
  WHERE lookup = ? AND (home IS NULL OR asks = 0)"""
_ASKING = """SELECT DISTINCT document FROM claims
  WHERE lookup IN (SELECT value FROM json_each(?)) AND asks <> 0"""
_PRINTING = """SELECT DISTINCT document FROM claims
  WHERE number IN (SELECT value FROM json_each(?))"""

Known = frozenset[tuple[Identity, str]]  # identities and the scopes in which they are said


@dataclass(frozen=True, slots=True)
class Stated:
    """The rows of what one document states: numbers with their day, and claims."""

    dated: tuple[tuple[object, ...], ...]
    claims: tuple[tuple[object, ...], ...]

    @property
    def families(self) -> set[str]:
        """Return the families of the numbers."""
        return {str(family_) for _, _, _, family_, _ in self.dated}

    @property
    def lookups(self) -> set[str]:
        """Return the keys of the claims."""
        return {str(row[2]) for row in self.claims}


def stated(facts: Facts, spelled_: Spellings) -> Stated:
    """Return what a document states, with numbers spelled as told."""
    rows = {(row[1], row[2]): row for row in _rows(facts, claims_of(facts, spelled_))}
    return Stated(tuple(_dated(facts)), tuple(rows.values()))


def _dated(facts: Facts) -> Iterator[tuple[object, ...]]:
    weights: dict[tuple[str, str, str], int] = {}
    for (number, date), weight in dated(facts):
        if one := family(number, date):
            weights[number, date, one] = weights.get((number, date, one), 0) + weight
    for said, weight in weights.items():
        yield facts.name, *said, weight


def put_dated(database: Database, rows: Stated) -> None:
    """Keep the numbers that a document prints with their day."""
    database.executemany("INSERT INTO dated VALUES (?, ?, ?, ?, ?)", rows.dated)


def put_claims(database: Database, rows: Stated) -> None:
    """Keep what a document claims."""
    database.executemany(_PUT, rows.claims)


def forget_dated(database: Database, document: str) -> set[str]:
    """Drop a document's dated numbers; return their families."""
    rows = database.execute("SELECT family FROM dated WHERE document = ?", (document,)).fetchall()
    database.execute("DELETE FROM dated WHERE document = ?", (document,))
    return {one for (one,) in rows}


def shared_families(database: Database) -> list[str]:
    """List the families in which a number is spelled in several ways."""
    query = "SELECT family FROM dated GROUP BY family HAVING min(number) <> max(number)"
    return [one for (one,) in database.execute(query)]


def respell(database: Database, families: Iterable[str]) -> set[str]:
    """Bring the spellings of families up to date; return the numbers that are read otherwise."""
    changed: set[str] = set()
    weigh = "SELECT number, sum(weight) FROM dated WHERE family = ? GROUP BY number"
    for one in sorted(families):
        rows = database.execute("SELECT number, spelled FROM spellings WHERE family = ?", (one,))
        old, new = dict(rows.fetchall()), spellings(dict(database.execute(weigh, (one,))))
        if old != new:
            changed |= {n for n in {*old, *new} if old.get(n) != new.get(n)}
            database.execute("DELETE FROM spellings WHERE family = ?", (one,))
            kept = [(number, day(one), one, right) for number, right in new.items()]
            database.executemany("INSERT INTO spellings VALUES (?, ?, ?, ?)", kept)
    return changed


def spelled(database: Database) -> dict[str, dict[str, str]]:
    """Return all spellings, as `variants` does."""
    found: dict[str, dict[str, str]] = {}
    for number, date, right in database.execute("SELECT number, date, spelled FROM spellings"):
        found.setdefault(number, {})[date] = right
    return found


def _rows(facts: Facts, claims: Claims) -> Iterator[tuple[object, ...]]:
    """Yield what a document makes known, and what it only asks for, by place and key."""
    for place, (claim, citation) in enumerate(zip(claims.stated, facts.citations, strict=True)):
        yield facts.name, place, claim.identity.key, citation.number, 1, *_said(claim)
    for lookup, claim, place in claims.known:
        asks = place != ITSELF and claims.stated[place].identity.key == lookup
        number = facts.head["number"] if place == ITSELF else facts.citations[place].number
        yield facts.name, place, lookup, number, int(asks), *_said(claim)


def _said(claim: Claim) -> tuple[object, ...]:
    one = claim.identity
    return one.key, one.year, one.term, one.issuer, one.home, claim.scope if one.issuer else ""


def forget_claims(database: Database, document: str) -> None:
    """Drop what a document claims."""
    database.execute("DELETE FROM claims WHERE document = ?", (document,))


def lookups(database: Database, document: str) -> list[str]:
    """List the keys under which a document makes instruments known."""
    query = "SELECT DISTINCT lookup FROM claims WHERE document = ?"
    return [lookup for (lookup,) in database.execute(query, (document,))]


def known(database: Database, lookup: str) -> Known:
    """Return the instruments that all documents make known under a key."""
    rows = database.execute(_KNOWN, (lookup,))
    return frozenset(
        (Identity(key, year, term, body), scope) for key, year, term, body, scope in rows
    )


def identity_of(database: Database, node: str) -> Identity | None:
    """Return the instrument that some document makes known and whose id is `node`."""
    ends = [at for at in range(len(node)) if node.startswith(("@", " · "), at)]
    for key in (node, *(node[:at] for at in ends)):
        for row in database.execute(_NAMED, (key,)):
            if Identity(*row).id == node:
                return Identity(*row)
    return None


def asking(database: Database, lookups_: Iterable[str]) -> set[str]:
    """Return the documents with a mention that is looked up under one of these keys."""
    return {name for (name,) in database.execute(_ASKING, (_listed(lookups_),))}


def printing(database: Database, numbers: Iterable[str]) -> set[str]:
    """Return the documents that print one of these numbers."""
    return {name for (name,) in database.execute(_PRINTING, (_listed(numbers),))}


def _listed(texts: Iterable[str]) -> str:
    return json.dumps(sorted(texts), ensure_ascii=False)
