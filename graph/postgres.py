"""A store in PostgreSQL, for many users at once: the same tables and queries as in SQLite."""

from __future__ import annotations

import atexit
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import regex

from cancu.graph.database import Database, Given, Rows, StoreError
from cancu.graph.postgres_words import tables, translated

if TYPE_CHECKING:
    import psycopg

SCHEMA = "cancu"  # of the tables: a database may have others of the same names
_LOCK = 0x63616E6375  # "cancu": builds of one database wait for each other
_IDLE = 8  # connections kept for the next page
_WHOLE = regex.compile(r"SELECT [\w*, ]+ FROM \w+(?: ORDER BY [\w, ]+)?")
_PORTION = 2000  # rows
_numbers = count(1)
_NO_TABLE = "42P01"
# Fifteen seconds to reach the server; a build's lock is silent for long, which firewalls cut.
_CONNECTED: dict[str, Any] = {
    "connect_timeout": 15,
    "keepalives_idle": 60,
    "client_encoding": "utf8",
}
# A chain is a few rows of an index, which the server's guess of its length does not show: it would
# compile the query, or read whole tables.
_SETTINGS = {"search_path": SCHEMA, "jit": "off", "random_page_cost": "1.1"}
_REASONS = {
    "54000": "tên tệp hoặc tên văn bản quá dài",
    "53100": "hết chỗ trên ổ đĩa của máy chủ",
    "25006": "máy chủ chỉ cho đọc",
    "42501": "không có quyền đọc hoặc ghi",
    "57P01": "máy chủ đang dừng",
    "57P03": "máy chủ đang khởi động hoặc đang dừng",
}
_waiting: dict[tuple[int, str], deque[psycopg.Connection[Any]]] = {}


class PostgresError(StoreError):
    """The server, or the way to it, refused. `str(error)` is one Vietnamese line."""

    is_empty = False  # no store has been built there


class Postgres:
    """An open store on a server: a `Database`."""

    def __init__(self, connection: psycopg.Connection[Any], address: str) -> None:
        self._connection = connection
        self._address = address

    def execute(self, query: str, given: Given = (), /) -> Rows:
        """Run one query; the rows of a whole table come in portions, as they are asked for."""
        if not given and _WHOLE.fullmatch(query):
            return _Portions(self._connection, self._address, query)
        with _told(self._address):
            return self._connection.execute(translated(query).encode(), given)

    def executemany(self, query: str, given: Iterable[Given], /) -> None:
        """Run one query for each of `given`."""
        with _told(self._address), self._connection.cursor() as cursor:
            cursor.executemany(translated(query).encode(), given)

    def close(self) -> None:
        """Let go of it; a reader's connection waits for the next one."""
        _give_back(self._connection, self._address)


class _Portions:
    """The rows of a table that memory may not hold."""

    def __init__(self, connection: psycopg.Connection[Any], address: str, query: str) -> None:
        self._address = address
        with _told(address):
            self._cursor = connection.cursor(name=f"portions_{next(_numbers)}")
            self._cursor.itersize = _PORTION
            self._cursor.execute(translated(query).encode())

    def __iter__(self) -> Iterator[Any]:
        with _told(self._address), self._cursor as cursor:
            yield from cursor

    def fetchone(self) -> Any:  # noqa: ANN401 - as in the standard library
        with _told(self._address):
            return self._cursor.fetchone()

    def fetchall(self) -> list[Any]:
        return list(self)


def opened(address: str) -> Postgres:
    """Open the store for reading: all that is asked of it is answered from one state.

    Raises `PostgresError`.
    """
    return Postgres(_taken(address), address)


def reach(address: str) -> None:
    """Make sure that the server can be asked. Raises `PostgresError`."""
    _give_back(_taken(address), address)


def is_closed(address: str) -> bool:
    """Tell whether a store is there that the role may not look at: to it, there is none."""
    query = "SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = ?"
    with closing(opened(address)) as database:
        return bool(database.execute(query, (SCHEMA,)).fetchone() == (False,))


def stamp(database: Database) -> str:
    """Return what is another after each build."""
    query = "SELECT xmin::text FROM meta WHERE name = 'node_link'"
    row = database.execute(query).fetchone()
    return str(row[0]) if row else ""


@contextmanager
def changing(address: str, schema: str, meta: Iterable[tuple[str, str]]) -> Iterator[Postgres]:
    """Yield the store within one transaction, which an error undoes; readers see the old state.

    Tables of another `schema` than `meta` names are made anew. Raises `PostgresError`.
    """
    connection = _connected(address)
    try:
        database = Postgres(connection, address)
        _prepare(database, schema, list(meta))
        yield database
        with _told(address):
            _look_at_once(database, schema)
            connection.commit()
    finally:
        with suppress(Exception):
            connection.close()  # undoes what is not kept


def _prepare(database: Postgres, schema: str, meta: list[tuple[str, str]]) -> None:
    if database.execute("SELECT to_regnamespace(?)", (SCHEMA,)).fetchone() == (None,):
        database.execute(f"CREATE SCHEMA {SCHEMA}")
    if database.execute("SELECT to_regclass('meta')").fetchone() != (None,):
        database.execute("LOCK TABLE meta IN SHARE ROW EXCLUSIVE MODE")  # one writer, any readers
        known = database.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
        if known and ("schema", known[0]) in meta:
            return
        for name in _names(schema):
            database.execute(f"DROP TABLE IF EXISTS {SCHEMA}.{name}")
    (encoding,) = database.execute("SHOW server_encoding").fetchone()
    if encoding != "UTF8":
        raise PostgresError(
            f"cơ sở dữ liệu dùng bảng mã {encoding}; hãy tạo lại: createdb -E UTF8 -T template0"
        )
    for statement in tables(schema).split(";"):
        if statement.strip():
            database.execute(statement)
    database.executemany("INSERT INTO meta VALUES (?, ?)", meta)


def _look_at_once(database: Postgres, schema: str) -> None:
    """Let the server count what a first build wrote: before that it plans for empty tables."""
    query = "SELECT reltuples FROM pg_class WHERE oid = 'nodes'::regclass"
    if database.execute(query).fetchone()[0] <= 0:
        database.execute(f"ANALYZE {', '.join(_names(schema))}")


def _names(schema: str) -> list[str]:
    return regex.findall(r"CREATE TABLE (\w+)", tables(schema))


@contextmanager
def held(address: str, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the database for one build; `waiting` is called once where another has it."""
    connection = _connected(address)
    try:
        with _told(address):
            connection.autocommit = True
            taken = connection.execute("SELECT pg_try_advisory_lock(%s)", (_LOCK,)).fetchone()
            if taken != (True,):
                waiting()
                connection.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))
        yield
    finally:
        with suppress(Exception):
            connection.close()


def _need_driver() -> None:
    try:
        import psycopg  # noqa: F401
    except ModuleNotFoundError:
        raise PostgresError('thiếu psycopg; hãy cài: pip install ".[postgres]"') from None


def _connected(address: str) -> psycopg.Connection[Any]:
    _need_driver()
    import psycopg

    with _told(address):
        connection = psycopg.connect(address, **_CONNECTED)
        for name, value in _SETTINGS.items():
            connection.execute(f"SET {name} TO {value}")
        connection.commit()
    return connection


def _taken(address: str) -> psycopg.Connection[Any]:
    """Return a connection for reading; one that waited may have lost its server meanwhile."""
    _need_driver()
    import psycopg

    idle = _waiting.get((os.getpid(), address), deque())
    while idle:
        with suppress(IndexError, psycopg.Error):
            waiting = idle.pop()
            waiting.execute("SELECT 1")
            return waiting
    fresh = _connected(address)
    fresh.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    fresh.read_only = True
    return fresh


def _give_back(connection: psycopg.Connection[Any], address: str) -> None:
    idle = _waiting.setdefault((os.getpid(), address), deque())
    with suppress(Exception):
        connection.rollback()
        if connection.read_only and len(idle) < _IDLE and not connection.closed:
            idle.append(connection)
            return
    connection.close()


@atexit.register
def forget() -> None:
    """Close the connections that wait."""
    for idle in _waiting.values():
        while idle:
            idle.pop().close()


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Turn what the server refuses into one line."""
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        told = PostgresError(f"kho {shown(address)}: {_reason(error)}")
        told.is_empty = error.sqlstate == _NO_TABLE
        raise told from error


def _reason(error: psycopg.Error) -> str:
    import psycopg

    if known := _REASONS.get(error.sqlstate or ""):
        return known
    said = " ".join((error.diag.message_primary or str(error)).split())
    cut = isinstance(error, psycopg.OperationalError) and not error.sqlstate
    return f"không nối được với máy chủ ({said})" if cut else said


def shown(address: str) -> str:
    """Return the address without what may be secret in it."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
