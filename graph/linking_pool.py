"""Make the parts of many documents on all cores, in order: the store is written by one process."""

from __future__ import annotations

import pickle
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import cast

from cancu.graph.claims_kept import Stated
from cancu.graph.database import Database
from cancu.graph.identity import Spellings
from cancu.graph.part_maker import About, Meaning, maker
from cancu.graph.parts import Part
from cancu.graph.store import create

_WORTH = 100  # documents: fewer are linked before a worker has begun
_AHEAD = 1 << 20  # bytes that a worker may be ahead of what is taken
_COMMAND = ("-m", "cancu.graph.linking_worker")
SIZE = 8  # bytes before each part that tell its length

Worker = subprocess.Popen[bytes]


@contextmanager
def begun(database: Database, documents: int, jobs: int) -> Iterator[Pool]:
    """Yield a pool of `jobs` processes; of none where so few `documents` are not worth while.

    They take half a second to begin, in which the caller has other work.
    """
    workers: list[Worker] = []
    try:
        if jobs > 1 and documents >= _WORTH:
            workers += [_begun() for _ in range(jobs)]
        with tempfile.TemporaryDirectory(prefix="cancu-") as folder:
            yield Pool(database, workers, Path(folder) / "facts.sqlite")
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
            for pipe in (worker.stdin, worker.stdout):
                if pipe:
                    with suppress(BrokenPipeError):
                        pipe.close()


def _begun() -> Worker:
    worker = subprocess.Popen(
        [sys.executable, *_COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with suppress(ImportError, AttributeError, OSError):  # a smaller pipe serves too
        import fcntl

        fcntl.fcntl(worker.stdout or -1, fcntl.F_SETPIPE_SZ, _AHEAD)
    return worker


@dataclass(frozen=True, slots=True)
class Pool:
    """Makes what follows from the facts of documents; asked for in the order of the names.

    Workers look at a copy of what the store knows so far: what is written meanwhile is no
    business of theirs. A worker that is lost costs time and nothing else.
    """

    database: Database
    workers: Sequence[Worker]
    path: Path

    def stated(self, names: Sequence[str], spelled: Spellings) -> Callable[[str], Stated]:
        """Return what tells the rows that a document states."""
        return cast("Callable[[str], Stated]", self._made(names, spelled, ("facts",)))

    def parts(self, names: Sequence[str], meaning: Meaning) -> Callable[[str], Part]:
        """Return what makes the part of a document, once all have stated theirs."""
        return cast("Callable[[str], Part]", self._made(names, meaning, ("claims",)))

    def _made(
        self, names: Sequence[str], about: About, tables: Sequence[str]
    ) -> Callable[[str], object]:
        here = maker(self.database, about)
        if not self.workers:
            return here
        _copy(self.database, self.path, tables)
        for place, worker in enumerate(self.workers):
            _send(worker, pickle.dumps((self.path, names[place :: len(self.workers)], about)))
        made = _in_turn(self.workers, names)
        return lambda name: next(made, None) or here(name)


def _copy(database: Database, path: Path, tables: Sequence[str]) -> None:
    with closing(sqlite3.connect(path) if path.exists() else create(path)) as copy, copy:
        for table in tables:
            rows = iter(database.execute(f"SELECT * FROM {table}"))  # noqa: S608 - our own words
            for first in rows:
                places = ", ".join("?" * len(first))
                insert = f"INSERT INTO {table} VALUES ({places})"  # noqa: S608
                copy.executemany(insert, chain([first], rows))


def _in_turn(workers: Sequence[Worker], names: Sequence[str]) -> Iterator[object]:
    """Yield what was made in order, from one worker after the other; None where one is lost."""
    for place in range(len(names)):
        yield _received(workers[place % len(workers)])


def _received(worker: Worker) -> object:
    assert worker.stdout is not None  # noqa: S101 - Popen was asked for a pipe
    size = int.from_bytes(worker.stdout.read(SIZE))
    body = worker.stdout.read(size)
    if not size or len(body) < size:
        return None
    made: object = pickle.loads(body)  # noqa: S301 - our own process wrote it
    return made


def _send(worker: Worker, body: bytes) -> None:
    assert worker.stdin is not None  # noqa: S101
    with suppress(BrokenPipeError):
        worker.stdin.write(body)
        worker.stdin.flush()
