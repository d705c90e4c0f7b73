"""Keep what a build has read until it is linked: a build that is stopped begins where it was."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cancu.graph.facts import fingerprint
from cancu.graph.reading_pool import Outcome

STAGED = ".cancu.reading"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS program (value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS read (name TEXT PRIMARY KEY, digest TEXT NOT NULL,
    unread INTEGER NOT NULL, body BLOB NOT NULL, reason TEXT NOT NULL, seconds INTEGER NOT NULL,
    ocr INTEGER NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file that was read: `reason` where it is kept apart."""

    digest: str
    unread: bool = False
    reason: str = ""
    seconds: int = 0  # that it was given


class Staged:
    """The files read so far, in a small file beside the store."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / STAGED
        try:
            self._database = self._opened()
        except sqlite3.DatabaseError:  # damaged: what it has is read again
            self._remove()
            self._database = self._opened()

    def _opened(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, isolation_level=None)
        database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;" + _SCHEMA)
        rows = database.execute("SELECT value FROM program").fetchall()
        if rows != [(fingerprint(),)]:
            database.executescript("DELETE FROM read; DELETE FROM program;")
            database.execute("INSERT INTO program VALUES (?)", (fingerprint(),))
        return database

    def known(self, ocr: bool) -> dict[str, Known]:
        """Return the files that need not be read again."""
        query = "SELECT name, digest, unread, reason, seconds FROM read WHERE ocr = ?"
        rows = self._database.execute(query, (int(ocr),))
        return {name: Known(digest, bool(un), why, secs) for name, digest, un, why, secs in rows}

    def put(self, outcome: Outcome, digest: str, seconds: int, ocr: bool) -> None:
        """Keep what was read; of what is kept apart, the digest of the file and the limit."""
        row = (outcome.digest or digest, outcome.unread, outcome.body, outcome.reason)
        values = (outcome.name, *row, seconds, int(ocr))
        self._database.execute("INSERT OR REPLACE INTO read VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def take(self, name: str) -> tuple[str, str, int, bytes]:
        """Return the row of a file that was read."""
        query = "SELECT name, digest, unread, body FROM read WHERE name = ?"
        row: tuple[str, str, int, bytes] = self._database.execute(query, (name,)).fetchone()
        return row

    def close(self, done: bool) -> None:
        """Close it; where all is linked it is not needed any more."""
        self._database.close()
        if done:
            self._remove()

    def _remove(self) -> None:
        for end in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(self._path.name + end).unlink()
