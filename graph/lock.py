"""One build at a time: a lock of the operating system, which ends with its holder."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

LOCK = ".cancu.lock"
_PAUSE = 0.2  # seconds between tries


@contextmanager
def locked(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock of `folder`; `waiting` is called once where another process holds it.

    Raises `OSError` where the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LOCK
    held, told = _taken(path), False
    while held is None:
        if not told:
            waiting()
            told = True
        time.sleep(_PAUSE)
        held = _taken(path)
    try:
        yield
    finally:
        with suppress(OSError):  # another system may refuse to remove what is open
            path.unlink()
        held.close()


def _taken(path: Path) -> BinaryIO | None:
    """Return the open lock, None where another process has it."""
    file = path.open("ab")
    try:
        _lock(file)
        if os.fstat(file.fileno()).st_ino == path.stat().st_ino:
            return file
    except (BlockingIOError, PermissionError, FileNotFoundError):
        pass  # held by another, or removed by it a moment ago
    file.close()
    return None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
