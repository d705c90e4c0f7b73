"""A private PostgreSQL server for the tests, from the programs that are installed."""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

_SETTINGS = {"listen_addresses": "", "fsync": "off", "autovacuum": "off", "max_connections": "60"}


class Server:
    """A running server that only this machine reaches, through a file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def address(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql://cancu@/{database}?host={self._folder}"

    def new(self, encoding: str = "UTF8") -> str:
        """Make an empty database; return its address."""
        name = f"t{next(self._numbers)}"
        made = f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'"
        self.ask(self.address("postgres"), made)
        return self.address(name)

    def ask(self, address: str, query: str) -> list[tuple[object, ...]]:
        """Run a query as an administrator would."""
        import psycopg  # an extra of the program: only these tests need it

        with psycopg.connect(address, autocommit=True) as connection:
            cursor = connection.execute(query)
            return cursor.fetchall() if cursor.description else []


def programs() -> Path | None:
    """Return the folder of the server's programs; Debian keeps them out of the path."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
    return folders[-1] if folders else None


@contextmanager
def running(bin_: Path) -> Iterator[Server]:
    """Start a server in a folder of its own, and stop it; it also ends with who started it."""
    folder = Path(tempfile.mkdtemp(prefix="cancu-pg-"))
    whom, data = {"cwd": "/", "stdout": subprocess.DEVNULL, **_whom(folder)}, folder / "data"
    made = [bin_ / "initdb", "-D", data, "-A", "trust", "-U", "cancu", "--no-sync"]
    given = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    try:
        subprocess.run([*made, "-E", "UTF8", "--no-locale"], check=True, **whom)
        with (
            (folder / "log").open("wb") as log,
            _ending(
                subprocess.Popen(
                    [bin_ / "postgres", "-D", data, "-k", folder, *given],
                    stderr=log,
                    preexec_fn=_end_with_parent,  # noqa: PLW1509 - it calls the system and nothing else
                    **whom,
                )
            ),
        ):
            _wait(bin_, folder)
            yield Server(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _ending(process: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait()


def _end_with_parent() -> None:
    """A run of the tests that is killed leaves no server behind (Linux)."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl:
        prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG


def _wait(bin_: Path, folder: Path) -> None:
    for _ in range(300):
        asked = [bin_ / "pg_isready", "-q", "-h", folder]
        if subprocess.run(asked, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError((folder / "log").read_text("utf-8", "replace"))


def _whom(folder: Path) -> dict[str, object]:
    """Return as whom to run: a server refuses to be root's."""
    if os.geteuid():
        return {}
    known = {one.pw_name: one for one in pwd.getpwall()}
    user = known.get("postgres", known["nobody"])
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
