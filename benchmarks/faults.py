"""Try to lose something: kill builds, fill the disk, forbid writing, build twice, read meanwhile.

Run: `python benchmarks/faults.py ../shared/corpus/txt [KILLS]`. Prints a table of what was tried,
how often, and what was lost. Moments are drawn by chance, with a fixed seed.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cancu.graph.folder import build_folder
from cancu.graph.store import DATABASE, NODE_LINK, StoreError, opened

_TABLES = ("facts", "nodes", "edges", "duties", "says", "claims", "links", "dated", "failed")
_SUFFIXES = (".txt", ".html", ".docx", ".doc", ".pdf")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    tried: str
    times: int
    lost: int
    note: str = ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("kills", type=int, nargs="?", default=200)
    parser.add_argument("--files", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), given.corpus, given.files)
        lost = 0
        tries = (bench.killed(given.kills), bench.full(), bench.tiny())
        for try_ in (*tries, bench.forbidden(), bench.twice()):
            print(
                f"{try_.tried:52} {try_.times:5} tried {try_.lost:4} lost  {try_.note}", flush=True
            )
            lost += try_.lost
    return int(lost > 0)


class Bench:
    """Two states of a folder, what a build of each gives, and builds that something stops."""

    def __init__(self, folder: Path, corpus: Path, files: int) -> None:
        self.folder = folder
        self.raws = [folder / "old", folder / "new"]
        found = sorted(path for path in corpus.rglob("*") if path.suffix in _SUFFIXES)
        chosen = random.Random(1).sample(found, min(files, len(found)))
        for place, raw in enumerate(self.raws):
            raw.mkdir()
            for path in chosen[place * 2 : len(chosen) - 2 + place * 2]:  # two go, two come
                shutil.copy(path, raw / path.name)
        self.states = []
        start = time.perf_counter()
        for raw in self.raws:
            build_folder(raw, folder / f"{raw.name}-graph")
            self.states.append(state(folder / f"{raw.name}-graph"))
        self.seconds = (time.perf_counter() - start) / 2

    def killed(self, kills: int) -> Row:
        """Kill -9, with all workers or alone, at any moment; then let a build finish."""
        chance, lost, done, target = random.Random(7), 0, 0, self.folder / "killed"
        for number in range(kills):
            if number % 20 == 0:  # so that first builds are killed too
                self._empty(target)
            place = chance.randrange(2)
            process = self._started(target, self.raws[place])
            time.sleep(chance.uniform(0, 1.1 * self.seconds))
            done += process.poll() is not None
            stop = os.killpg if chance.random() < 0.5 else os.kill
            if process.poll() is None:
                stop(process.pid, signal.SIGKILL)
            process.wait()
            lost += not self.is_whole(target)
            if number % 10 == 9:
                build_folder(self.raws[place], target)
                lost += state(target) != self.states[place]
                lost += [path.name for path in target.iterdir() if path.suffix == ".reading"] != []
        return Row("kill -9 of a build", kills, lost, f"{kills - done} while it ran")

    def _empty(self, target: Path) -> None:
        shutil.rmtree(target, ignore_errors=True)

    def _started(self, target: Path, raw: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "cancu.graph.cli", "build", str(raw)]
        return subprocess.Popen(
            [*command, "--graph", str(target)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def is_whole(self, target: Path) -> bool:
        """What a reader finds after a stop is nothing yet, or one of the two states."""
        if not (target / DATABASE).exists():
            return True
        with closing(opened(target)) as database:
            if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return False
        return rows(target) in [one[0] for one in self.states]

    def full(self) -> Row:
        """Let the disk be full at ever later bytes: no file may grow beyond a limit."""
        lost, sizes = 0, [1 << power for power in range(12, 23)]
        said: set[str] = set()
        for size in sizes:
            target = self._copy()
            process = self._limited(
                target, lambda size=size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            )
            lost += not self.is_whole(target) or len(process.stderr.splitlines()) > 1
            said.add(
                process.stderr.rpartition("(")[2].strip(") \n") if process.returncode else "ok"
            )
            build_folder(self.raws[1], target)
            lost += state(target) != self.states[1]
        return Row("disk full (no file beyond 4 KB to 4 MB)", len(sizes), lost, "; ".join(said))

    def tiny(self) -> Row:
        """Build on a disk of a few MB that really runs full; then on the same disk made larger."""
        lost, sizes, target = 0, [1, 2, 3, 4, 6, 8], self.folder / "tiny"
        target.mkdir()
        for size in sizes:
            mount = ["mount", "-t", "tmpfs", "-o", f"size={size}m", "tmpfs", str(target)]
            if subprocess.run(mount, capture_output=True, check=False).returncode:
                return Row("a disk of 1 to 8 MB", 0, 0, "mounting is not allowed here")
            try:
                self._limited(target, None)
                lost += not self.is_whole(target)
                grown = ["mount", "-o", "remount,size=512m", str(target)]
                subprocess.run(grown, check=True)
                build_folder(self.raws[1], target)
                lost += state(target) != self.states[1]
            finally:
                subprocess.run(["umount", str(target)], check=False)
        return Row("a disk of 1 to 8 MB", len(sizes), lost)

    def _limited(
        self, target: Path, limit: Callable[[], None] | None
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cancu.graph.cli", "build", str(self.raws[1])]
        return subprocess.run(
            [*command, "--graph", str(target)],
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=limit,
        )

    def _copy(self) -> Path:
        target = self.folder / "copy"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.folder / "old-graph", target)
        return target

    def forbidden(self) -> Row:
        """A folder on a disk that may only be read; where mounting is not allowed, not tried."""
        target = self._copy()
        mount = ["mount", "--bind", "-o", "ro", str(target), str(target)]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            return Row("a read-only folder", 0, 0, "mounting is not allowed here")
        subprocess.run(["mount", "-o", "remount,ro,bind", str(target)], check=False)
        try:
            process = self._limited(target, None)
            whole = self.is_whole(target)
        finally:
            subprocess.run(["umount", str(target)], check=False)
        bad = not whole or process.returncode != 1 or len(process.stderr.splitlines()) != 1
        return Row(
            "a read-only folder", 1, int(bad), process.stderr.rpartition("(")[2].strip(") \n")
        )

    def twice(self) -> Row:
        """Two builds of one folder at once, while others read without end."""
        lost, seen, rounds = 0, 0, 5
        for _ in range(rounds):
            target = self._copy()
            builds = [self._started(target, self.raws[1]) for _ in range(2)]
            while any(build.poll() is None for build in builds):
                try:
                    lost += rows(target) not in [one[0] for one in self.states]
                    seen += 1
                except (StoreError, sqlite3.Error) as error:
                    print(f"  a reader was refused: {error}")
                    lost += 1
            lost += any(build.returncode for build in builds) + (state(target) != self.states[1])
        return Row(
            "two builds at once, with readers", rounds, lost, f"{seen} whole reads meanwhile"
        )


def state(folder: Path) -> tuple[dict[str, list[tuple[object, ...]]], bytes]:
    """Return all that a store has, and its node-link file."""
    return rows(folder), (folder / NODE_LINK).read_bytes()


def rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of a store as one reader sees them at one moment."""
    with closing(opened(folder)) as database:
        database.execute("BEGIN")
        return {table: sorted(_rows(database, table), key=repr) for table in _TABLES}


def _rows(database: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    yield from database.execute(f"SELECT * FROM {table}")


if __name__ == "__main__":
    sys.exit(main())
