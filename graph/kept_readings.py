"""Let a build take from readings what is there, and keep in them what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from cancu.graph.facts import pack_json, unpack_json
from cancu.graph.files import Address
from cancu.graph.reading_pool import Engine, Limits, Outcome, Task
from cancu.graph.readings import Entry, Readings, Row
from cancu.graph.store import opened

_ROWS, _BYTES = 256, 1 << 25  # of one part, at most
_GONE = "bản đọc của tệp này không còn; hãy dựng lại từ chính các tệp"


def kept_in(readings: Readings, engine: Engine) -> Engine:
    """Return the engine that reads with `engine` only what `readings` lack, and adds it there."""

    def read(tasks: Sequence[Task], limits: Limits) -> Iterator[Outcome]:
        wanted = {(task.name, task.digest): task for task in tasks}
        yield from _found(readings, wanted)
        yield from _kept(readings, engine(list(wanted.values()), limits))

    return read


class ReadingsFolder:
    """The documents of the last whole build, as a folder whose files are not needed."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._entries = {one.path: one for one in readings.entries()}

    def documents(self) -> dict[str, Address]:
        """Return the name of each document by its name: it has no other address."""
        return {name: name for name in self._entries}

    def pictures(self) -> dict[str, Address]:
        """Return nothing: what was read of pictures is among the documents."""
        return {}

    def digests(self, addresses: Iterable[Address]) -> Iterator[str | OSError]:
        """Yield the hash that each file had."""
        for address in addresses:
            yield self._entries[str(address)].digest

    def read(self, tasks: Sequence[Task], limits: Limits) -> Iterator[Outcome]:
        """Yield what was read, and why a file could not be: the engine of this folder."""
        wanted = {(task.name, task.digest): task for task in tasks}
        yield from _found(self._readings, wanted)
        for task in wanted.values():
            entry = self._entries[task.name]
            reason = entry.reason or f"{task.name}: {_GONE}"
            yield Outcome(task.name, reason=reason, apart=entry.apart)


def finish(readings: Readings, target: Path) -> None:
    """Complete the readings with what the store in `target` has; list its documents.

    Raises `StoreError`, `IngestError`.
    """
    entries: list[Entry] = []
    with closing(opened(target)) as database:
        known, rows = readings.known(), []
        for name, digest, unread in database.execute("SELECT name, digest, unread FROM facts"):
            entries.append(Entry(name, digest, bool(unread), "", apart=False))
        for one in entries:
            if (one.path, one.digest, one.unread) not in known:
                query = "SELECT body FROM facts WHERE name = ?"
                (body,) = database.execute(query, (one.path,)).fetchone()
                rows.append(_row(one.path, one.digest, one.unread, body))
            if _is_full(rows):
                readings.add(rows)
                rows.clear()
        readings.add(rows)
        failed = database.execute("SELECT name, digest, reason, seconds FROM failed").fetchall()
    entries += (Entry(name, digest, False, why, bool(secs)) for name, digest, why, secs in failed)
    readings.finish(entries)


def _found(readings: Readings, wanted: dict[tuple[str, str], Task]) -> Iterator[Outcome]:
    """Yield what is there and take it out of `wanted`; what an OCR has read comes first."""
    for row in chain.from_iterable(readings.rows(unread) for unread in (False, True) if wanted):
        task = wanted.get((row.path, row.digest))
        if task and not (task.ocr and row.unread):
            del wanted[row.path, row.digest]
            yield Outcome(row.path, row.digest, int(row.unread), pack_json(row.facts.encode()))


def _kept(readings: Readings, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    rows: list[Row] = []
    try:
        for one in outcomes:
            if one.body:
                rows.append(_row(one.name, one.digest, bool(one.unread), one.body))
            if _is_full(rows):
                readings.add(rows)
                rows.clear()
            yield one
    finally:  # a build that is stopped keeps what it has
        readings.add(rows)


def _row(name: str, digest: str, unread: bool, body: bytes) -> Row:
    return Row(name, digest, unread, unpack_json(body).decode())


def _is_full(rows: Sequence[Row]) -> bool:
    return len(rows) >= _ROWS or sum(len(row.facts) for row in rows) >= _BYTES
