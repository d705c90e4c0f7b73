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

from cancu.graph.database import Database
from cancu.graph.part_maker import Meaning, PartMaker
from cancu.graph.parts import Part
from cancu.graph.store import create

_WORTH = 100  # documents: fewer are linked before a worker has begun
_LOOKED_AT = ("facts", "claims")
_COMMAND = ("-m", "cancu.graph.linking_worker")
SIZE = 8  # bytes before each part that tell its length

Made = Callable[[str], Part]
Worker = subprocess.Popen[bytes]


@contextmanager
def workers_begun(documents: int, jobs: int) -> Iterator[list[Worker]]:
    """Yield `jobs` processes that wait for `parts_made`; none where it is not worth while.

    They take half a second to begin, in which the caller has other work.
    """
    workers: list[Worker] = []
    try:
        if jobs > 1 and documents >= _WORTH:
            workers += [_begun() for _ in range(jobs)]
        yield workers
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
            for pipe in (worker.stdin, worker.stdout):
                if pipe:
                    with suppress(BrokenPipeError):
                        pipe.close()


def _begun() -> Worker:
    return subprocess.Popen(
        [sys.executable, *_COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def parts_made(
    database: Database, names: Sequence[str], meaning: Meaning, workers: Sequence[Worker]
) -> Iterator[Made]:
    """Yield what returns the part of each of `names`, asked for in their order.

    Workers look at a copy of what the store knows so far: what is written meanwhile is no
    business of theirs. A worker that is lost costs time and nothing else.
    """
    here = PartMaker(database, meaning)
    if not workers:
        yield here.part
        return
    with tempfile.TemporaryDirectory(prefix="cancu-") as folder:
        path = Path(folder) / "facts.sqlite"
        _copy(database, path)
        for place, worker in enumerate(workers):
            _send(worker, pickle.dumps((path, names[place :: len(workers)], meaning)))
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


def _in_turn(workers: Sequence[Worker], names: Sequence[str]) -> Iterator[Part | None]:
    """Yield the parts in order, from one worker after the other; None where one is lost."""
    for place in range(len(names)):
        yield _received(workers[place % len(workers)])


def _received(worker: Worker) -> Part | None:
    assert worker.stdout is not None  # noqa: S101 - Popen was asked for a pipe
    size = int.from_bytes(worker.stdout.read(SIZE))
    body = worker.stdout.read(size)
    if not size or len(body) < size:
        return None
    part: Part = pickle.loads(body)  # noqa: S301 - our own process wrote it
    return part


def _send(worker: Worker, body: bytes) -> None:
    assert worker.stdin is not None  # noqa: S101
    with suppress(BrokenPipeError), worker.stdin:
        worker.stdin.write(body)
