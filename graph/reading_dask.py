"""Read on the workers of a Dask cluster: one more engine beside this machine's own.

A worker that is lost costs time only: what it had is read by another. Each task is a few files,
which the pool of that machine reads, with its limits: a bad file never ends a worker.
"""

from __future__ import annotations

import logging
import socket
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib import import_module
from math import ceil
from typing import Any

from cancu.graph.facts import fingerprint
from cancu.graph.reading_pool import Engine, Limits, Outcome, Task, read_all
from cancu.graph.url_folder import is_there, words_of

_FILES = 16  # of one task: a process that reads begins in the time of a few files
_TURNS = 4  # tasks for each thread, at least, so that all end at about the same time
_AHEAD = 2  # tasks at a time for each thread of the cluster, so that none waits
_LOOK, _PATIENCE = 5, 120  # seconds: between looks at the cluster, and for it to have a worker
_CONNECT = 15  # seconds

_INSTALL = "để đọc trên nhiều máy, hãy cài: pip install 'cancu[dask]'"
_UNREACHED = "không kết nối được với cụm Dask ở {} ({})"
_EMPTY = "cụm Dask ở {} không có máy đọc nào; hãy chạy: dask worker {}"
_LOST = "mất liên lạc với cụm Dask ({}); chạy lại lệnh này sẽ đọc tiếp những tệp còn lại"
_OTHER = "máy {} có bản chương trình khác; hãy cài cùng một bản cancu trên mọi máy"
_UNSEEN = "máy {} không thấy tệp {}; mọi máy phải đọc được cùng thư mục hoặc địa chỉ URL ấy"
_DEAD = "các máy lần lượt đọc tệp này đều bị dừng đột ngột nên đã để riêng; hãy xem lại tệp"


class ClusterError(Exception):
    """A cluster that cannot read. `str(error)` is one Vietnamese line."""


def on_cluster(address: str) -> Engine:
    """Return the engine that reads on the cluster whose scheduler is at `address`.

    `Limits.jobs` is how many tasks may be under way. Raises `ClusterError` where nobody answers,
    now or while it reads.
    """
    with _connected(address) as client:  # what is wrong is told before any file is looked at
        try:
            client.wait_for_workers(1, timeout=_CONNECT)
        except TimeoutError:
            raise ClusterError(_EMPTY.format(address, address)) from None

    def read(tasks: Sequence[Task], limits: Limits) -> Iterator[Outcome]:
        if not tasks:
            return
        with _connected(address) as client:
            yield from _Run(client, address, limits).outcomes(tasks)

    return read


def read_batch(batch: Sequence[Task], limits: Limits, program: str) -> list[Outcome]:
    """Read some files on a worker, as the pool of one machine does. Raises `ClusterError`."""
    if fingerprint() != program:
        raise ClusterError(_OTHER.format(socket.gethostname()))
    is_url = isinstance(batch[0].path, str)  # of these one tells of all, at the cost of a request
    for task in batch[:1] if is_url else batch:
        if not is_there(task.path):
            raise ClusterError(_UNSEEN.format(socket.gethostname(), task.path))
    return list(read_all(batch, replace(limits, jobs=1, share=_share())))


def _dask() -> Any:  # noqa: ANN401 - distributed has no types
    try:
        return import_module("distributed")
    except ImportError:
        raise ClusterError(_INSTALL) from None


def _share() -> int:
    """Return the bytes that one thread of this worker may take, 0 where nobody said."""
    worker = _dask().get_worker()
    return int((worker.memory_manager.memory_limit or 0) // worker.state.nthreads)


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    dask = _dask()
    with _quiet():
        try:
            client = dask.Client(address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise ClusterError(_UNREACHED.format(address, words_of(error))) from None
        try:
            yield client
        finally:
            client.close(timeout=_CONNECT)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's tracebacks off the terminal: a lost scheduler is one line of ours."""
    logger = logging.getLogger("distributed.client")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


@dataclass(slots=True)
class _Run:
    client: Any
    address: str
    limits: Limits
    waiting: deque[Sequence[Task]] = field(default_factory=deque)
    running: dict[Any, Sequence[Task]] = field(default_factory=dict)

    def outcomes(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Keep the cluster busy until nothing waits."""
        share = ceil(len(tasks) / (_TURNS * max(1, self._threads())))
        size = min(_FILES, share)
        self.waiting.extend(tasks[i : i + size] for i in range(0, len(tasks), size))
        try:
            while self.waiting or self.running:
                self._submit()
                for future in self._done():
                    yield from self._taken(future)
        finally:
            self.client.cancel(list(self.running))

    def _threads(self) -> int:
        try:
            return int(sum(self.client.nthreads().values()))
        except (OSError, TypeError, ValueError) as error:
            raise ClusterError(_LOST.format(words_of(error))) from None

    def _submit(self) -> None:
        most = self.limits.jobs or max(1, _AHEAD * self._threads())
        while self.waiting and len(self.running) < most:
            batch = self.waiting.popleft()
            given = (batch, self.limits, fingerprint())
            self.running[self.client.submit(read_batch, *given, pure=False)] = batch

    def _done(self) -> list[Any]:
        """Wait for what is done; for a cluster whose workers are all gone, not forever."""
        dask = _dask()
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                with self.client.as_current():
                    return list(dask.wait(list(self.running), _LOOK, "FIRST_COMPLETED").done)
            except TimeoutError:
                if self._threads():
                    until = time.monotonic() + _PATIENCE
                elif time.monotonic() > until:
                    raise ClusterError(_EMPTY.format(self.address, self.address)) from None
            except dask.CancelledError as error:
                raise ClusterError(_LOST.format(words_of(error))) from None

    def _taken(self, future: Any) -> Iterator[Outcome]:  # noqa: ANN401 - distributed has no types
        """Yield what a task read; the files of one that took three workers down are tried alone."""
        batch = self.running.pop(future)
        try:
            yield from future.result()
        except _dask().KilledWorker:
            if len(batch) > 1:
                self.waiting.extend([task] for task in batch)
            else:
                name = batch[0].name
                yield Outcome(name, reason=f"{name}: {_DEAD}", apart=True)
        except ClusterError:
            raise
        except Exception as error:
            raise ClusterError(_LOST.format(words_of(error))) from error
