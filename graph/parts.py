"""Keep what one document adds to the graph, so that it can be taken out again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from cancu.graph import says
from cancu.graph.as_json import dumped, dumped_bytes
from cancu.graph.database import Database
from cancu.graph.duty_index import DutyRow, duty_rows, insert_duties
from cancu.graph.elements import Graph, clause_id, document_id
from cancu.graph.facts import Facts
from cancu.graph.store import (
    EdgeRow,
    NodeRow,
    edge_rows,
    insert_edges,
    insert_nodes,
    insert_words,
    node_row,
    node_rows,
    worded,
)

_OWN = (
    "DELETE FROM nodes WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM duties WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM edges WHERE source IN (SELECT value FROM json_each(?))",
)
_FREE = "SELECT coalesce(max(first + clauses), 1) FROM parts"

_AT_ONCE = 500  # nodes written together


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one document, and what it says of the nodes that documents share."""

    nodes: tuple[NodeRow, ...]
    edges: tuple[EdgeRow, ...]
    words: tuple[tuple[str, str], ...]
    duties: tuple[DutyRow, ...]
    said: tuple[says.Row, ...]
    digest: str  # of the rows


def part_of(graph: Graph) -> Part:
    """Return the rows of a graph to which one document has been added."""
    own = graph.subgraph(
        [node for node, data in graph.nodes(data=True) if data["kind"] not in says.SHARED]
    )
    rows = (
        tuple(sorted(node_rows(own))),
        tuple(sorted(edge_rows(graph))),
        tuple(worded(graph)),
        tuple(duty_rows(graph)),
    )
    digest = hashlib.sha256(dumped_bytes(rows)).hexdigest()
    return Part(*rows, tuple(says.said_in(graph)), digest)


def replace_part(database: Database, document: str, part: Part) -> set[str]:
    """Keep a document's part; return the shared nodes of which it says something else by now."""
    query = "SELECT digest FROM parts WHERE document = ?"
    known = database.execute(query, (document,)).fetchone()
    if not known or known[0] != part.digest:
        if known:
            _drop(database, document, [node for node, *_ in part.nodes])
        _put(database, document, part)
    return says.replace_said(database, document, part.said)


def forget_part(database: Database, old: Facts) -> set[str]:
    """Drop a document's part; return the shared nodes that it spoke of."""
    drop_part(database, old)
    return says.replace_said(database, old.name, ())


def _put(database: Database, document: str, part: Part) -> None:
    insert_nodes(database, part.nodes)
    insert_edges(database, part.edges)
    insert_duties(database, part.duties)
    (first,) = database.execute(_FREE).fetchone()
    insert_words(database, enumerate(part.words, first))
    row = (document, part.digest, first, len(part.words))
    database.execute("INSERT INTO parts VALUES (?, ?, ?, ?)", row)
    own = {node for node, *_ in part.nodes}
    links = [(document, *edge[:3]) for edge in part.edges if edge[0] not in own]
    database.executemany("INSERT INTO links VALUES (?, ?, ?, ?)", links)


def drop_part(database: Database, old: Facts) -> None:
    """Drop the rows of a document's part; what it says of shared nodes stays till replaced."""
    clauses = [clause_id(old.name, clause.path) for clause in old.clauses]
    _drop(database, old.name, [document_id(old.name), *clauses])


def _drop(database: Database, document: str, nodes: Iterable[str]) -> None:
    own = dumped(list(nodes))
    for dropped in _OWN:
        database.execute(dropped, (own,))
    links = "SELECT source, target, key FROM links WHERE document = ?"
    edges = database.execute(links, (document,)).fetchall()
    database.executemany("DELETE FROM edges WHERE source = ? AND target = ? AND key = ?", edges)
    first, count = database.execute(
        "SELECT first, clauses FROM parts WHERE document = ?", (document,)
    ).fetchone()
    ends = first, first + count
    database.execute("DELETE FROM words WHERE rowid >= ? AND rowid < ?", ends)
    database.execute("DELETE FROM links WHERE document = ?", (document,))
    database.execute("DELETE FROM parts WHERE document = ?", (document,))


def settle_nodes(database: Database, nodes: Iterable[str]) -> None:
    """Bring shared nodes up to date with what documents say of them."""
    left = iter(nodes)
    while some := list(islice(left, _AT_ONCE)):
        database.executemany("DELETE FROM nodes WHERE id = ?", [(node,) for node in some])
        insert_nodes(database, list(_settled(database, some)))


def _settled(database: Database, nodes: Iterable[str]) -> Iterator[NodeRow]:
    for node in nodes:
        if found := says.node_of(database, node):
            kind, attributes = found
            yield node_row(node, {"kind": kind, **attributes})
