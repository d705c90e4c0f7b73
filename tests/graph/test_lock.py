"""One holder at a time; the lock ends with its holder, however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cancu.graph.lock import LOCK, locked

_HOLD = """import pathlib, sys, time
from cancu.graph.lock import locked
with locked(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def _holder(folder: Path, seconds: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _HOLD, str(folder), str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"held\n"
    return process


def test_the_second_waits_and_says_so_once(tmp_path: Path) -> None:
    first = _holder(tmp_path, 1.0)
    told: list[bool] = []
    with locked(tmp_path, lambda: told.append(first.poll() is None)):
        assert told == [True]
        first.wait()
    assert list(tmp_path.iterdir()) == []
    first.communicate()


def test_who_is_killed_holds_nothing(tmp_path: Path) -> None:
    first = _holder(tmp_path, 600)
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    assert (tmp_path / LOCK).exists()
    with locked(tmp_path, lambda: pytest.fail("nobody holds it")):
        pass


def test_a_lock_file_of_nobody_is_taken(tmp_path: Path) -> None:
    (tmp_path / LOCK).touch()
    with locked(tmp_path, lambda: pytest.fail("nobody holds it")):
        assert (tmp_path / LOCK).exists()
