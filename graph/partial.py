"""Load from the store only what a question needs: its nodes, and the chains up and down from them.

Each function returns a graph on which the question has the same answer as on the whole one, near
names included where nothing answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import networkx as nx

from cancu.graph.as_json import loaded
from cancu.graph.database import Database
from cancu.graph.elements import Graph, clause_id
from cancu.graph.fold import fold, fold_number, holds_number, terms
from cancu.graph.model import CHANGES, UPWARDS, EdgeKind, NodeKind
from cancu.graph.store import load_graph, opened

# What tells whether an instrument has effect on a day: what changes it, and its own text.
_ON_STATE = json.dumps(sorted({*CHANGES, EdgeKind.TEXT_OF}))
_CLIMBS = json.dumps(sorted(UPWARDS))
_ABOVE = """WITH RECURSIVE met(id) AS (SELECT value FROM json_each(?) UNION
  SELECT edges.target FROM edges JOIN met ON edges.source = met.id
  WHERE edges.kind IN (SELECT value FROM json_each(?))) SELECT id FROM met"""
_BELOW = """WITH RECURSIVE met(id) AS (SELECT value FROM json_each(?) UNION
  SELECT edges.source FROM edges JOIN met ON edges.target = met.id
  WHERE edges.kind IN (SELECT value FROM json_each(?))) SELECT id FROM met"""
_SOURCES = """SELECT DISTINCT source FROM edges
  WHERE kind = ? AND target IN (SELECT value FROM json_each(?))"""
_TARGETS = "SELECT DISTINCT target FROM edges WHERE source IN (SELECT value FROM json_each(?))"
_OUT = """SELECT source, target, key, kind, attributes FROM edges
  WHERE source IN (SELECT value FROM json_each(?))"""
_IN = """SELECT source, target, key, kind, attributes FROM edges
  WHERE target IN (SELECT value FROM json_each(?))"""
_TOLD = """SELECT source, target, key, kind, attributes FROM edges
  WHERE target IN (SELECT value FROM json_each(?)) AND kind IN (SELECT value FROM json_each(?))"""
# A clause's id is its file's name, "#" and its path; "$" is the letter after "#".
_INSIDE = "SELECT id FROM nodes WHERE id >= ? AND id < ? AND kind IN ('duty', 'clause')"
_NODES = """SELECT id, kind, label, attributes FROM nodes
  WHERE kind = ? OR id IN (SELECT value FROM json_each(?)) ORDER BY id"""
_KIND = "SELECT id, kind, label, attributes FROM nodes WHERE kind = ? ORDER BY id"
_LABELS = "SELECT id, label FROM nodes WHERE kind = ?"
_PART = "SELECT id FROM nodes WHERE kind = ? AND ? <> '' AND instr(key, ?) > 0"
_PREAMBLE = "căn cứ"


def ancestors(database: Database, nodes: Iterable[str]) -> set[str]:
    """Return `nodes` and all that they carry out, through chains to the end."""
    return _ids(database, _ABOVE, _listed(nodes), _CLIMBS)


def descendants(database: Database, nodes: Iterable[str]) -> set[str]:
    """Return `nodes` and all that carries them out, through chains to the end."""
    return _ids(database, _BELOW, _listed(nodes), _CLIMBS)


def for_instrument(folder: Path, number: str) -> Graph:
    """Return what a question on an instrument needs."""
    with closing(opened(folder)) as database:
        wanted = fold_number(number)
        found = _keyed(database, NodeKind.INSTRUMENT, wanted) or {
            str(node)
            for node, label in database.execute(_LABELS, (NodeKind.INSTRUMENT.value,))
            if holds_number(label, wanted)
        }
        if not found:
            return _named(database, NodeKind.INSTRUMENT)
        return around_instruments(database, found)


def for_unit(folder: Path, name: str) -> Graph:
    """Return what a question on a unit needs."""
    with closing(opened(folder)) as database:
        wanted = fold(name)
        found = _keyed(database, NodeKind.UNIT, wanted)
        found = found or _ids(database, _PART, NodeKind.UNIT.value, wanted, wanted)
        if not found:
            return _named(database, NodeKind.UNIT)
        given = _ids(database, _SOURCES, EdgeKind.ASSIGNED_TO.value, _listed(found))
        return _loaded(database, found, given)


def for_basis(folder: Path, question: str) -> Graph:
    """Return what a question on a duty needs: by its path, or by words of its text or units."""
    path = question.rpartition("#")[2]
    with closing(opened(folder)) as database:
        clauses = [NodeKind.DUTY, NodeKind.CLAUSE]
        found = set().union(*(_keyed(database, kind, fold(path).strip("/ ")) for kind in clauses))
        found = found or _worded(database, question)
        return _loaded(database, set(), found) if found else load_graph(folder)


def for_documents(folder: Path, names: Iterable[str]) -> Graph:
    """Return what tables of whole documents need, known by their files' names."""
    with closing(opened(folder)) as database:
        inside = (_ids(database, _INSIDE, f"{name}#", f"{name}$") for name in names)
        return _loaded(database, set(), set().union(*inside))


def listed_documents(folder: Path) -> Graph:
    """Return the documents alone, as `query.find_document` needs them."""
    with closing(opened(folder)) as database:
        return _graph(database, [], set(), documents=True)


def around_instruments(database: Database, nodes: set[str]) -> Graph:
    """Return what answers on the instruments `nodes` need."""
    lower = descendants(database, nodes)
    duties = _ids(database, _SOURCES, EdgeKind.GROUNDED_IN.value, _listed(lower))
    return _loaded(database, nodes | lower, duties)


def around_clauses(database: Database, nodes: set[str]) -> Graph:
    """Return what answers on the duties or clauses `nodes` need."""
    return _loaded(database, set(), nodes)


def listed_instrument(database: Database, node: str) -> Graph:
    """Return an instrument with its own chain and all that rests on it.

    The other bases of those duties come without their chains, which may lead anywhere.
    """
    lower = descendants(database, {node})
    duties = _ids(database, _SOURCES, EdgeKind.GROUNDED_IN.value, _listed(lower))
    above = ancestors(database, {node})
    held = _listed(duties | lower | above)
    ends = _listed(duties | lower)
    rows = [*database.execute(_OUT, (held,)), *database.execute(_IN, (ends,))]
    return _graph(database, rows, {node}, documents=False)


def listed_clauses(database: Database, nodes: set[str]) -> Graph:
    """Return the duties or clauses `nodes` with their own units and bases, but no chains."""
    rows = [
        *database.execute(_OUT, (_listed(nodes),)),
        *database.execute(_IN, (_listed(nodes),)),
    ]
    return _graph(database, rows, nodes, documents=False)


def _named(database: Database, kind: NodeKind) -> Graph:
    """Return the nodes of a kind without edges: near names are told from all names."""
    graph: Graph = nx.MultiDiGraph()
    for name, known, label, text in database.execute(_KIND, (kind.value,)):
        graph.add_node(name, kind=known, label=label, **loaded(text))
    return graph


def _keyed(database: Database, kind: NodeKind, key: str) -> set[str]:
    return _ids(database, "SELECT id FROM nodes WHERE kind = ? AND key = ?", kind.value, key)


def _worded(database: Database, question: str) -> set[str]:
    words = terms(fold(question))
    return _ids(database, "SELECT id FROM words WHERE words MATCH ?", words) if words else set()


def _loaded(database: Database, centre: set[str], clauses: set[str]) -> Graph:
    """Load `clauses` with what backs them, and `centre` with all edges that end there."""
    clauses = clauses | _around(clauses)
    above = ancestors(database, _ids(database, _TARGETS, _listed(clauses | centre)) | centre)
    rows = [
        *database.execute(_OUT, (_listed(clauses | centre | above),)),
        *database.execute(_IN, (_listed(clauses | centre),)),
        *database.execute(_TOLD, (_listed(above), _ON_STATE)),
    ]
    return _graph(database, rows, centre | clauses, documents=True)


_Rows = list[tuple[str, str, str, str, str]]


def _graph(database: Database, rows: _Rows, nodes: set[str], *, documents: bool) -> Graph:
    """Make a graph of edges and single nodes; `documents` adds those of all files."""
    graph: Graph = nx.MultiDiGraph()
    ends = {end for source, target, *_ in rows for end in (source, target)} | nodes
    every = NodeKind.DOCUMENT.value if documents else ""
    for name, kind, label, text in database.execute(_NODES, (every, _listed(ends))):
        graph.add_node(name, kind=kind, label=label, **loaded(text))
    for source, target, key, kind, text in sorted(set(rows)):
        graph.add_edge(source, target, key=key, kind=kind, **loaded(text))
    return graph


def _around(clauses: set[str]) -> set[str]:
    """Name the headings above each clause and its document's căn cứ; not all of them exist."""
    found: set[str] = set()
    for node in clauses:
        name, _, path = node.rpartition("#")
        found.add(clause_id(name, _PREAMBLE))
        while "/" in path:
            path = path.rpartition("/")[0]
            found.add(clause_id(name, path))
    return found


def _ids(database: Database, query: str, *given: str) -> set[str]:
    return {str(row[0]) for row in database.execute(query, given)}


def _listed(nodes: Iterable[str]) -> str:
    return json.dumps(sorted(nodes), ensure_ascii=False)
