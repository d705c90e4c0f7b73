"""Keep facts and graph in one SQLite and one JSON file: same input, same bytes."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import networkx as nx

from cancu.graph import claims_kept, duty_index, postgres, says
from cancu.graph.address import address_of
from cancu.graph.as_json import dumped, loaded
from cancu.graph.database import Database, StoreError
from cancu.graph.elements import Graph
from cancu.graph.facts import Facts, fingerprint, pack, unpack
from cancu.graph.fold import fold, terms
from cancu.graph.model import EdgeKind, NodeKind

SCHEMA = "7"  # goes up when the tables or the attributes of nodes and edges change
_CLOSED = "vai này không có quyền đọc kho"
_NONE = "chưa có đồ thị; hãy chạy: cancu build"
_OLD = "đồ thị của bản chương trình cũ; hãy chạy: cancu build"
_ABANDONED = 3600  # seconds; a store is written in a few
DATABASE, NODE_LINK = "cancu.sqlite", "graph.json"
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE facts (name TEXT PRIMARY KEY, digest TEXT NOT NULL, unread INTEGER NOT NULL,
                    body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE failed (name TEXT PRIMARY KEY, digest TEXT NOT NULL, reason TEXT NOT NULL,
                     seconds INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE nodes (id TEXT PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL,
                    key TEXT NOT NULL, attributes TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE edges (source TEXT NOT NULL, target TEXT NOT NULL, key TEXT NOT NULL,
                    kind TEXT NOT NULL, attributes TEXT NOT NULL,
                    PRIMARY KEY (source, target, key)) WITHOUT ROWID;
CREATE INDEX nodes_by_kind ON nodes (kind, key);
CREATE INDEX edges_by_target ON edges (target, kind);
CREATE INDEX edges_by_kind ON edges (source, kind);
CREATE VIRTUAL TABLE words USING fts5 (id UNINDEXED, text,
                                       tokenize = 'unicode61 remove_diacritics 0');
"""
TABLES = _SCHEMA + duty_index.SCHEMA + claims_kept.SCHEMA + says.SCHEMA


_REASONS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "không có tệp hoặc thư mục này"),
    (PermissionError, "không có quyền đọc hoặc ghi"),
    (IsADirectoryError, "là thư mục, không phải tệp"),
    (NotADirectoryError, "không phải thư mục"),
    (FileExistsError, "đã có tệp cùng tên"),
)


def reason_of(error: Exception) -> str:
    """Say in Vietnamese why the system refused; the system's own words where there is no other."""
    known = next((said for kind, said in _REASONS if isinstance(error, kind)), None)
    if known:
        return known
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or "disk is full" in str(error):
        return "hết chỗ trên ổ đĩa"
    if code == errno.EROFS or "readonly database" in str(error):
        return "thư mục hoặc ổ đĩa chỉ cho đọc"
    if "database is locked" in str(error):
        return "có chương trình khác đang giữ tệp đồ thị; hãy đóng nó rồi làm lại"
    if "disk I/O error" in str(error):
        return "ổ đĩa không ghi được: hết chỗ hoặc hỏng"
    return str(getattr(error, "strerror", None) or error)


def save(folder: Path, all_facts: Iterable[Facts], graph: Graph) -> None:
    """Write both files whole or not at all: a stop in the middle leaves the old ones."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with replacing(folder / DATABASE) as temporary:
            _write_database(temporary, sorted(all_facts, key=lambda facts: facts.name), graph)
        with replacing(folder / NODE_LINK) as temporary:
            temporary.write_text(node_link(graph), encoding="utf-8")
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{folder}: không ghi được đồ thị ({reason_of(error)})") from error


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield a path beside `target` that takes its place once it is written and on disk."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb") as written:
            os.fsync(written.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    _sweep(target)


def _sweep(target: Path) -> None:
    """Remove what a killed build left behind; a younger file may be another build at work."""
    oldest = time.time() - _ABANDONED
    for path in target.parent.glob(f".{target.name}.*"):
        with suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def _write_database(path: Path, all_facts: list[Facts], graph: Graph) -> None:
    with closing(create(path)) as database, database:
        rows = ((facts.name, facts.digest, 0, pack(facts)) for facts in all_facts)
        database.executemany("INSERT INTO facts VALUES (?, ?, ?, ?)", rows)
        insert_nodes(database, node_rows(graph))
        insert_edges(database, edge_rows(graph))
        insert_words(database, enumerate(worded(graph), 1))
        duty_index.insert_duties(database, duty_index.duty_rows(graph))


NodeRow = tuple[str, str, str, str, str]  # id, kind, label, key, attributes
EdgeRow = tuple[str, str, str, str, str]  # source, target, key, kind, attributes


def insert_nodes(database: Database, rows: Iterable[NodeRow]) -> None:
    """Add rows to a store that is being written."""
    database.executemany("INSERT INTO nodes VALUES (?, ?, ?, ?, ?)", rows)


def insert_edges(database: Database, rows: Iterable[EdgeRow]) -> None:
    """Add rows to a store that is being written."""
    database.executemany("INSERT INTO edges VALUES (?, ?, ?, ?, ?)", rows)


def insert_words(database: Database, rows: Iterable[tuple[int, tuple[str, str]]]) -> None:
    """Add the words of clauses, each with its place, to a store that is being written."""
    numbered = ((place, *row) for place, row in rows)
    database.executemany("INSERT INTO words (rowid, id, text) VALUES (?, ?, ?)", numbered)


def create(path: Path) -> sqlite3.Connection:
    """Open an empty store for writing."""
    database = sqlite3.connect(path)
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA page_size = 4096;" + TABLES)
    meta = (("program", fingerprint()), ("schema", SCHEMA))
    database.executemany("INSERT INTO meta VALUES (?, ?)", meta)
    return database


def node_rows(graph: Graph) -> Iterator[NodeRow]:
    """Yield the nodes as the store keeps them."""
    for name, data in graph.nodes(data=True):
        yield node_row(name, data)


def node_row(name: str, data: dict[str, Any]) -> NodeRow:
    """Return a node as the store keeps it."""
    rest = {key: value for key, value in data.items() if key not in ("kind", "label")}
    return name, data["kind"], data["label"], _key(data), dumped(rest)


def _key(data: dict[str, Any]) -> str:
    """Return what a question names a node by."""
    kind = data["kind"]
    if kind in (NodeKind.DUTY, NodeKind.CLAUSE):
        return fold(data.get("path", ""))
    return str(data.get("folded" if kind == NodeKind.UNIT else "key", ""))


def worded(graph: Graph) -> Iterator[tuple[str, str]]:
    """Yield the words of clauses and of their units, folded: FTS5 leaves đ as it is."""
    for name, data in graph.nodes(data=True):
        if data["kind"] in (NodeKind.DUTY, NodeKind.CLAUSE):
            units = [graph.nodes[unit]["folded"] for unit in _units(graph, name)]
            yield name, terms(" ".join([data.get("folded", ""), *units]))


def _units(graph: Graph, clause: str) -> list[str]:
    edges = graph.out_edges(clause, data=True)
    return sorted({unit for _, unit, data in edges if data["kind"] == EdgeKind.ASSIGNED_TO})


def edge_rows(graph: Graph) -> Iterator[EdgeRow]:
    """Yield the edges as the store keeps them."""
    for source, target, key, data in graph.edges(keys=True, data=True):
        rest = {name: value for name, value in data.items() if name != "kind"}
        yield source, target, key, data["kind"], dumped(rest)


def node_link(graph: Graph) -> str:
    """Return node-link JSON with one node or edge a line, so that versions compare well."""
    data = nx.node_link_data(graph, edges="edges")
    nodes = ",\n".join(dumped(node) for node in data["nodes"])
    edges = ",\n".join(dumped(edge) for edge in data["edges"])
    return (
        '{"directed": true, "multigraph": true, "graph": {},\n'
        f'"nodes": [\n{nodes}\n],\n"edges": [\n{edges}\n]}}\n'
    )


def load_facts(folder: Path) -> dict[str, Facts]:
    """Return the kept facts by file name; none where another program made them."""
    try:
        with closing(opened(folder)) as database:
            if not is_of_this_program(database):
                return {}
            rows = database.execute("SELECT name, body FROM facts ORDER BY name").fetchall()
    except (StoreError, sqlite3.Error):
        return {}  # damaged: it is made anew from the documents
    return {name: unpack(body) for name, body in rows}


def opened(folder: Path) -> Database:
    """Open the store for reading. Raises `StoreError` where there is none that can be read."""
    address = address_of(folder)
    return _opened_there(address) if address else _opened_here(folder)


def _opened_there(address: str) -> Database:
    with ExitStack() as unusable:
        database = unusable.enter_context(closing(postgres.opened(address)))
        try:
            schema = _meta(database, "schema")
        except postgres.PostgresError as error:
            if not error.is_empty:
                raise
            why = _CLOSED if postgres.is_closed(address) else _NONE
            raise StoreError(f"{postgres.shown(address)}: {why}") from error
        if schema != SCHEMA:
            raise StoreError(f"{postgres.shown(address)}: {_OLD}")
        unusable.pop_all()
        return database


def _opened_here(folder: Path) -> Database:
    path = folder / DATABASE
    if not path.exists():
        raise StoreError(f"{folder}: {_NONE}")
    try:
        database = _open(path)
        if _meta(database, "schema") == SCHEMA:
            return database
        database.close()
    except sqlite3.Error as error:
        raise _damaged(path, error) from error
    raise StoreError(f"{path}: {_OLD}")


def _damaged(path: Path, error: sqlite3.Error) -> StoreError:
    return StoreError(f"{path}: tệp đồ thị hỏng ({error}); hãy xoá tệp này rồi chạy: cancu build")


def stamp(folder: Path) -> object:
    """Return what is another after each build: who keeps the graph in memory sees it by that."""
    if address := address_of(folder):
        with closing(_opened_there(address)) as database:
            return postgres.stamp(database)
    path = folder / DATABASE
    return path.stat().st_mtime_ns if path.exists() else 0


def load_graph(folder: Path) -> Graph:
    """Return the kept graph. Raises `StoreError` where there is none."""
    path = folder / DATABASE
    graph: Graph = nx.MultiDiGraph()
    try:
        with closing(opened(folder)) as database:
            nodes = database.execute("SELECT id, kind, label, attributes FROM nodes ORDER BY id")
            for name, kind, label, text in nodes:
                graph.add_node(name, kind=kind, label=label, **loaded(text))
            edges = database.execute(
                "SELECT source, target, key, kind, attributes FROM edges"
                " ORDER BY source, target, key"
            )
            for source, target, key, kind, text in edges:
                graph.add_edge(source, target, key=key, kind=kind, **loaded(text))
    except sqlite3.Error as error:
        raise _damaged(path, error) from error
    return graph


def _meta(database: Database, name: str) -> str | None:
    row = database.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def is_of_this_program(database: Database) -> bool:
    """Tell whether the facts are those that this program makes."""
    return _meta(database, "program") == fingerprint()


def _open(path: Path) -> sqlite3.Connection:
    """Open for reading only: a query never changes the store."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
