"""Try to lose something of a store in PostgreSQL: kill builds, cut connections, build twice.

Run: `python benchmarks/faults_postgres.py ../shared/corpus/txt [KILLS]`. It starts a private server
of its own (`apt-get install postgresql`). See `benchmarks/faults.py`, which does it to a file.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from faults import Bench, Row, rows, state

from cancu.graph.address import address_of, keep_address
from cancu.graph.database import StoreError
from cancu.graph.folder import build_folder

# The server that the tests start.
sys.path.append(str(Path(__file__).parent.parent / "tests" / "graph"))
from postgres_made import Server, programs, running

_CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("kills", type=int, nargs="?", default=100)
    parser.add_argument("--files", type=int, default=20)
    given = parser.parse_args()
    if (found := programs()) is None:
        print("postgresql is not installed")
        return 2
    lost = 0
    with tempfile.TemporaryDirectory() as name, running(found) as server:
        bench = _Shared(Path(name), given.corpus, given.files, server)
        for ask in (lambda: bench.killed(given.kills), lambda: bench.cut(30), bench.twice):
            row = ask()
            print(f"{row.tried:52} {row.times:5} tried {row.lost:4} lost  {row.note}", flush=True)
            lost += row.lost
    return int(lost > 0)


class _Shared(Bench):
    """The same, in databases of a server."""

    def __init__(self, folder: Path, corpus: Path, files: int, server: Server) -> None:
        super().__init__(folder, corpus, files)
        self._server, self._numbers = server, count()

    def _empty(self, target: Path) -> None:
        shutil.rmtree(target, ignore_errors=True)
        keep_address(target, self._server.new())

    def _copy(self) -> Path:
        target = self.folder / f"copy-{next(self._numbers)}"
        self._empty(target)
        build_folder(self.raws[0], target)
        return target

    def is_whole(self, target: Path) -> bool:
        """What a reader finds after a stop is nothing yet, or one of the two states."""
        try:
            return rows(target) in [one[0] for one in self.states]
        except StoreError as error:
            return "chưa có đồ thị" in str(error)

    def cut(self, times: int) -> Row:
        """End all connections of a build at any moment, as a restart of the server does."""
        chance, lost, failed = random.Random(3), 0, 0
        target = self._copy()
        name = address_of(target).partition("@/")[2].partition("?")[0]
        for number in range(times):
            process = self._started(target, self.raws[(number + 1) % 2])
            time.sleep(chance.uniform(0.2, 1.1 * self.seconds))
            self._server.ask(self._server.address("postgres"), f"{_CUT} '{name}'")
            failed += process.wait() != 0
            lost += not self.is_whole(target)
        build_folder(self.raws[1], target)
        lost += state(target) != self.states[1]
        return Row("all connections of a build cut", times, lost, f"{failed} builds ended by it")


if __name__ == "__main__":
    sys.exit(main())
