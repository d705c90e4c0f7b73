"""Keep what each document says of the instruments and units that documents share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import chain
from typing import Any

from cancu.graph.as_json import dumped, loaded
from cancu.graph.build import Told
from cancu.graph.database import Database
from cancu.graph.elements import Graph
from cancu.graph.identity import Identity
from cancu.graph.model import NodeKind

SCHEMA = """
CREATE TABLE says (node TEXT NOT NULL, document TEXT NOT NULL, kind TEXT NOT NULL,
                   mentions INTEGER NOT NULL, said TEXT NOT NULL,
                   PRIMARY KEY (node, document)) WITHOUT ROWID;
CREATE INDEX says_by_document ON says (document);
CREATE TABLE parts (document TEXT PRIMARY KEY, digest TEXT NOT NULL, first INTEGER NOT NULL,
                    clauses INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE links (document TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
                    key TEXT NOT NULL,
                    PRIMARY KEY (document, source, target, key)) WITHOUT ROWID;
CREATE TABLE decided (document TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
"""
SHARED = (NodeKind.INSTRUMENT.value, NodeKind.UNIT.value)
# Most documents say the same of a law: its first words in the order of documents are enough.
_SAID = "SELECT kind, said FROM says WHERE node = ? GROUP BY kind, said ORDER BY min(document)"

Row = tuple[str, str, int, str]  # node, kind, mentions, said


def said_in(part: Graph) -> Iterator[Row]:
    """Yield what one document's part says of shared nodes."""
    mentions: dict[str, int] = {}
    for _, target, data in part.edges(data=True):
        if "stated" in data:
            mentions[target] = mentions.get(target, 0) + 1
    for node, data in part.nodes(data=True):
        if data["kind"] in SHARED:
            yield node, data["kind"], mentions.get(node, 0), dumped(_said(data))


def _said(data: Mapping[str, Any]) -> dict[str, Any]:
    if data["kind"] == NodeKind.UNIT:
        return {name: value for name, value in data.items() if name != "kind"}
    said = {dumped(one): one for one in data["said"]}
    identity = asdict(data["identity"])
    return {
        "said": list(said.values()),
        "identity": identity,
        "reason": data["reason"],
        "candidates": data["candidates"],
    }


def replace_said(database: Database, document: str, rows: Iterable[Row]) -> set[str]:
    """Keep what a document says by now; return the nodes of which it says something else."""
    query = "SELECT node, kind, mentions, said FROM says WHERE document = ?"
    old = {row[0]: row for row in database.execute(query, (document,))}
    new = {row[0]: row for row in rows}
    changed = {node for node in {*old, *new} if old.get(node) != new.get(node)}
    dropped = [(node, document) for node in changed & old.keys()]
    database.executemany("DELETE FROM says WHERE node = ? AND document = ?", dropped)
    kept = [(node, document, *new[node][1:]) for node in sorted(changed & new.keys())]
    database.executemany("INSERT INTO says VALUES (?, ?, ?, ?, ?)", kept)
    return changed


def spoken_of(database: Database) -> Iterator[str]:
    """Yield all shared nodes in order."""
    for (node,) in database.execute("SELECT DISTINCT node FROM says ORDER BY node"):
        yield node


def node_of(database: Database, node: str) -> tuple[str, dict[str, Any]] | None:
    """Return the kind and attributes of a shared node, None where no document names it."""
    rows = ((kind, loaded(said)) for kind, said in database.execute(_SAID, (node,)))
    for kind, first in rows:
        if kind == NodeKind.UNIT:
            return kind, first
        return kind, _instrument(first, (said for _, said in rows))
    return None


def _instrument(first: dict[str, Any], others: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Put together what documents say; all of it at once may be too much to hold."""
    identity, told, candidates, reason = Identity(**first["identity"]), Told(), set(), ""
    for one in chain([first], others):
        told.add(one["said"])
        candidates.update(one["candidates"])
        reason = reason or one["reason"]
    attributes = told.attributes(identity)
    return {
        "candidates": sorted(candidates),
        "reason": reason,
        "term": identity.term,
        **attributes,
    }
