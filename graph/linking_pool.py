"""Make the parts of many documents on all cores, in order: the store is written by one process."""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import IO

from cancu.graph.database import Database
from cancu.graph.part_maker import Meaning, PartMaker
from cancu.graph.parts import Part
from cancu.graph.store import create

_WORTH = 100  # documents: fewer are linked before a worker has begun
_LOOKED_AT = ("facts", "claims")
_COMMAND = ("-m", "cancu.graph.linking_worker")
SIZE = 8  # bytes before each part that tell its length

Made = Callable[[str], Part]


@contextmanager
def parts_made(
    database: Database, names: Sequence[str], meaning: Meaning, jobs: int
) -> Iterator[Made]:
    """Yield what returns the part of each of `names`, asked for in their order.

    Workers look at a copy of what the store knows so far: what is written meanwhile is no
    business of theirs. A worker that is lost costs time and nothing else.
    """
    here = PartMaker(database, meaning)
    if jobs < 2 or len(names) < _WORTH:
        yield here.part
        return
    with tempfile.TemporaryDirectory(prefix="cancu-") as folder:
        path = Path(folder) / "facts.sqlite"
        _copy(database, path)
        with _workers(path, names, meaning, jobs) as workers:
            parts = _in_turn(workers, names)
            yield lambda name: next(parts, None) or here.part(name)


def _copy(database: Database, path: Path) -> None:
    with closing(create(path)) as copy, copy:
        for table in _LOOKED_AT:
            rows = iter(database.execute(f"SELECT * FROM {table}"))  # noqa: S608 - our own words
            for first in rows:
                places = ", ".join("?" * len(first))
                insert = f"INSERT INTO {table} VALUES ({places})"  # noqa: S608
                copy.executemany(insert, chain([first], rows))


def _in_turn(workers: Sequence[IO[bytes]], names: Sequence[str]) -> Iterator[Part | None]:
    """Yield the parts in order, from one worker after the other; None where one is lost."""
    for place in range(len(names)):
        yield _received(workers[place % len(workers)])


def _received(worker: IO[bytes]) -> Part | None:
    size = int.from_bytes(worker.read(SIZE))
    body = worker.read(size)
    if not size or len(body) < size:
        return None
    part: Part = pickle.loads(body)  # noqa: S301 - our own process wrote it
    return part


@contextmanager
def _workers(
    path: Path, names: Sequence[str], meaning: Meaning, jobs: int
) -> Iterator[list[IO[bytes]]]:
    """Start the workers, each with its share of the names."""
    processes = []
    try:
        for place in range(jobs):
            process = subprocess.Popen(
                [sys.executable, *_COMMAND],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            processes.append(process)
            _send(process, pickle.dumps((path, names[place::jobs], meaning)))
        yield [process.stdout for process in processes if process.stdout]
    finally:
        for process in processes:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


def _send(process: subprocess.Popen[bytes], body: bytes) -> None:
    assert process.stdin is not None  # noqa: S101 - Popen was asked for a pipe
    with suppress(BrokenPipeError), process.stdin:
        process.stdin.write(body)
