"""A private PostgreSQL server for the tests, from the programs that are installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
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
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
    return folders[-1] if folders else None


@contextmanager
def running(bin_: Path) -> Iterator[Server]:
    """Start a server in a folder of its own, and stop it."""
    folder = Path(tempfile.mkdtemp(prefix="cancu-pg-"))
    whom, data = _whom(folder), folder / "data"
    made = [bin_ / "initdb", "-D", data, "-A", "trust", "-U", "cancu", "--no-sync"]
    settings = " ".join(f"-c {name}='{value}'" for name, value in _SETTINGS.items())
    control = [bin_ / "pg_ctl", "-D", data, "-w"]
    started = ["-l", folder / "log", "-o", f"-k {folder} {settings}", "start"]
    try:
        _run(whom, [*made, "-E", "UTF8", "--no-locale"])
        _run(whom, [*control, *started])
        try:
            yield Server(folder)
        finally:
            _run(whom, [*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(whom: dict[str, object], command: list[str | Path]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **whom)


def _whom(folder: Path) -> dict[str, object]:
    """Return as whom to run: a server refuses to be root's."""
    if os.geteuid():
        return {}
    known = {one.pw_name: one for one in pwd.getpwall()}
    user = known.get("postgres", known["nobody"])
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
