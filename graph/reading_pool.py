"""Read many files on all cores: each in a worker that can be stopped without harm to the others."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from cancu.graph.files import Address

_MEGABYTE = 1 << 20
_LEAST, _MOST = 1024 * _MEGABYTE, 4096 * _MEGABYTE  # memory of one worker
_SHARE = 0.8  # of the machine's memory that all workers may take
_CHUNK = 1 << 16
_COMMAND = ("-m", "cancu.graph.reading_worker")
_SLOW = "đọc quá {} giây nên đã dừng và để riêng; hãy xem lại tệp, hoặc tăng --timeout"
_DEAD = "tiến trình đọc tệp này hai lần bị dừng đột ngột ({}) nên đã để riêng; hãy xem lại tệp"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many files are read at a time; `seconds` that one may take, 0 for as many as it wants.

    `share` is the memory, in bytes, that may be taken where it is not most of the machine's.
    """

    jobs: int = 0  # as many as there are cores and memory for
    seconds: int = 300
    share: int = 0

    @property
    def workers(self) -> int:
        """Return the number of workers."""
        return self.jobs or max(1, min(_cores(), int(_SHARE * _memory()) // _LEAST))

    @property
    def memory(self) -> int:
        """Return the bytes that one worker may take."""
        total = self.share or int(_SHARE * _memory())
        return max(_LEAST, min(_MOST, total // self.workers))


def _cores() -> int:
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _memory() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):  # not told on this system
        return _LEAST * 8


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, known by `name`."""

    path: Address
    name: str
    ocr: bool = False
    digest: str = ""  # of the bytes, where they were looked at


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: packed facts, or else the `reason`.

    `apart` says that it is not tried again until it, the program or the limits change.
    """

    name: str
    digest: str = ""
    unread: int = 0
    body: bytes = b""
    reason: str = ""
    apart: bool = False


# What reads files: it yields what became of each as it comes, in any order, and holds few of them.
# A bad, slow or deadly file is an outcome with a reason; an engine that cannot go on raises.
Engine = Callable[[Sequence[Task], Limits], Iterator[Outcome]]


def read_all(tasks: Sequence[Task], limits: Limits) -> Iterator[Outcome]:
    """Read on this machine, the engine of every build that names no other.

    No more than one outcome a worker is held.
    """
    pool = _Pool(limits, deque(tasks))
    try:
        yield from pool.run()
    finally:
        pool.stop()


@dataclass(slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    task: Task
    until: float = float("inf")
    is_ready: bool = False  # a busy machine may take long to begin, which is not the file's fault
    got: bytearray = field(default_factory=bytearray)

    @property
    def output(self) -> int:
        """Return the file descriptor of its answers."""
        assert self.process.stdout is not None  # noqa: S101 - Popen was asked for a pipe
        return self.process.stdout.fileno()

    def ask(self, task: Task, seconds: int) -> None:
        """Send a request; a worker that is gone is noticed when its answer is awaited."""
        self.task = task
        self.got.clear()
        self.time(seconds)
        request = {"path": str(task.path), "name": task.name, "ocr": task.ocr}
        with suppress(BrokenPipeError):
            assert self.process.stdin is not None  # noqa: S101
            self.process.stdin.write(json.dumps(request).encode() + b"\n")
            self.process.stdin.flush()

    def time(self, seconds: int) -> None:
        """Let the time run from now on, once the worker has begun."""
        if self.is_ready:
            self.until = time.monotonic() + seconds if seconds else float("inf")

    def outcome(self, seconds: int) -> Outcome | None:
        """Return the answer once it is whole; its first line only says that it has begun."""
        line, ended, body = self.got.partition(b"\n")
        if ended and not self.is_ready:
            self.is_ready, self.got = True, body
            self.time(seconds)
            return self.outcome(seconds)
        if not ended:
            return None
        head = json.loads(line)
        if len(body) < head.pop("size"):
            return None
        return Outcome(self.task.name, body=bytes(body), **head)

    def end(self) -> str:
        """Stop it with all that it started; return how it ended."""
        with suppress(ProcessLookupError, PermissionError, AttributeError):
            os.killpg(self.process.pid, signal.SIGKILL)
        with suppress(ProcessLookupError):
            self.process.kill()
        code = self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()
        return f"tín hiệu {-code}" if code < 0 else f"mã {code}"


@dataclass(slots=True)
class _Pool:
    limits: Limits
    waiting: deque[Task]
    workers: dict[int, _Worker] = field(default_factory=dict)
    watched: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    tried: set[str] = field(default_factory=set)  # took a worker down once

    def run(self) -> Iterator[Outcome]:
        """Keep all workers busy until nothing waits."""
        while self.waiting or self.workers:
            while self.waiting and len(self.workers) < self.limits.workers:
                self._begin(self.waiting.popleft())
            pause = min(worker.until for worker in self.workers.values()) - time.monotonic()
            ready = self.watched.select(min(max(0.0, pause), 60.0))
            for key, _ in ready:
                yield from self._hear(self.workers[key.fd])
            yield from self._stop_slow()

    def _begin(self, task: Task) -> None:
        limits = str(self.limits.seconds or 86_400), str(self.limits.memory)
        process = subprocess.Popen(
            [sys.executable, *_COMMAND, *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            bufsize=0,
        )
        worker = _Worker(process, task)
        self.workers[worker.output] = worker
        self.watched.register(worker.output, selectors.EVENT_READ)
        worker.ask(task, self.limits.seconds)

    def _hear(self, worker: _Worker) -> Iterator[Outcome]:
        data = os.read(worker.output, _CHUNK)
        if not data:
            yield from self._bury(worker)
            return
        worker.got += data
        if outcome := worker.outcome(self.limits.seconds):
            if self.waiting:
                worker.ask(self.waiting.popleft(), self.limits.seconds)
            else:
                self._end(worker)
            yield outcome

    def _bury(self, worker: _Worker) -> Iterator[Outcome]:
        """Try the file of a worker that died once more: it may have been killed by mistake."""
        how, task = self._end(worker), worker.task
        if task.name in self.tried:
            yield Outcome(task.name, reason=f"{task.name}: {_DEAD.format(how)}", apart=True)
        else:
            self.tried.add(task.name)
            self.waiting.append(task)

    def _stop_slow(self) -> Iterator[Outcome]:
        now = time.monotonic()
        for worker in [one for one in self.workers.values() if one.until <= now]:
            self._end(worker)
            name = worker.task.name
            reason = f"{name}: {_SLOW.format(self.limits.seconds)}"
            yield Outcome(name, reason=reason, apart=True)

    def _end(self, worker: _Worker) -> str:
        self.watched.unregister(worker.output)
        del self.workers[worker.output]
        return worker.end()

    def stop(self) -> None:
        """End all workers, wherever they are."""
        for worker in list(self.workers.values()):
            self._end(worker)
        self.watched.close()
