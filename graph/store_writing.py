"""Change a store in one step: readers see the old state until the new one is whole."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path

from cancu.graph import postgres
from cancu.graph.address import address_of
from cancu.graph.as_json import dumped_bytes, loaded
from cancu.graph.database import Database, StoreError
from cancu.graph.facts import fingerprint
from cancu.graph.lock import locked
from cancu.graph.store import DATABASE, NODE_LINK, SCHEMA, TABLES, create, reason_of, replacing

_PATIENCE = 600  # seconds to wait for a reader that holds the file
_TRIES = 40  # to leave one file behind while readers come and go
# Edges: of a larger graph `cancu export json` makes the file when it is wanted.
IN_ONE_FILE = 50_000
_PUT = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
_META = "node_link"  # the hash of the node-link file that belongs to the store


@contextmanager
def failing_clearly(folder: Path) -> Iterator[None]:
    """Turn what the system or the database refuses into one line. Raises `StoreError`."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{folder}: không ghi được đồ thị ({reason_of(error)})") from error


@contextmanager
def building(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Let nobody else change the store of `folder`; `waiting` is called where another does."""
    address = address_of(folder)
    shared = postgres.held(address, waiting) if address else nullcontext()
    with locked(folder, waiting), shared:
        yield


@contextmanager
def changing(folder: Path) -> Iterator[Database]:
    """Yield the store within one transaction, which an error undoes.

    The caller holds the store (`building`). One of another schema is made anew.
    """
    if address := address_of(folder):
        meta = (("program", fingerprint()), ("schema", SCHEMA))
        with postgres.changing(address, TABLES, meta) as database:
            yield database
    else:
        with _changing_file(folder) as database:
            yield database


@contextmanager
def _changing_file(folder: Path) -> Iterator[Database]:
    path = folder / DATABASE
    is_there = path.exists()  # to connect would make an empty file
    if not is_there or not _is_usable(path):
        if is_there:
            _clear(path)
        with replacing(path) as temporary, closing(create(temporary)) as database:
            yield database
            database.commit()
        return
    with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("BEGIN IMMEDIATE")
        try:
            yield database
        except BaseException:
            if database.in_transaction:  # a full disk has ended it already
                database.execute("ROLLBACK")
            raise
        finally:
            if database.in_transaction:
                database.execute("COMMIT")
            _leave_one_file(database)
    os.utime(path)  # who keeps the graph in memory sees by it that there is another


def _is_usable(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path)) as database:
            row = database.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
            return bool(row and row[0] == SCHEMA)
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return False
        raise
    except sqlite3.DatabaseError:
        return False


def _clear(path: Path) -> None:
    """Fold what waits beside an old store into it: it must not be taken for the new one's."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
    for end in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _leave_one_file(database: sqlite3.Connection) -> None:
    """Fold the log into the store; where a reader holds it, the next build does."""
    for _ in range(_TRIES):
        with suppress(sqlite3.OperationalError):
            if database.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",):
                return
        time.sleep(0.05)


def mark_program(database: Database) -> None:
    """Say that this program made the facts."""
    database.execute("UPDATE meta SET value = ? WHERE name = 'program'", (fingerprint(),))


def write_node_link(folder: Path, database: Database) -> None:
    """Write the graph as node-link JSON beside the store, but for a graph too large for it."""
    (edges,) = database.execute("SELECT count(*) FROM edges").fetchone()
    if edges > IN_ONE_FILE:
        (folder / NODE_LINK).unlink(missing_ok=True)
        _note(database, "")
        return
    digest = hashlib.sha256()
    with replacing(folder / NODE_LINK) as temporary, temporary.open("wb") as file:
        for line in _lines(database):
            digest.update(line)
            file.write(line)
    _note(database, digest.hexdigest())


def _note(database: Database, digest: str) -> None:
    database.execute(_PUT, (_META, digest))


def is_node_link_whole(folder: Path, database: Database) -> bool:
    """Tell whether the node-link file is the one that belongs to the store."""
    row = database.execute("SELECT value FROM meta WHERE name = ?", (_META,)).fetchone()
    path = folder / NODE_LINK
    if not row:
        return False
    if not row[0] or not path.is_file():
        return not row[0] and not path.exists()
    with path.open("rb") as file:
        return bool(hashlib.file_digest(file, "sha256").hexdigest() == row[0])


def _lines(database: Database) -> Iterator[bytes]:
    yield b'{"directed": true, "multigraph": true, "graph": {},\n"nodes": [\n'
    nodes = database.execute("SELECT id, kind, label, attributes FROM nodes ORDER BY id")
    yield from _listed({"id": n, "kind": k, "label": s, **loaded(a)} for n, k, s, a in nodes)
    yield b'\n],\n"edges": [\n'
    query = "SELECT source, target, key, kind, attributes FROM edges ORDER BY source, target, key"
    edges = database.execute(query)
    yield from _listed(
        {"source": s, "target": t, "key": key, "kind": kind, **loaded(rest)}
        for s, t, key, kind, rest in edges
    )
    yield b"\n]}\n"


def _listed(items: Iterator[dict[str, object]]) -> Iterator[bytes]:
    for place, item in enumerate(items):
        text = dumped_bytes(item)
        yield b",\n" + text if place else text
