"""Measure how fast the site's pages answer over a store of a million edges, alone and to many.

Run: `python benchmarks/site.py [EDGES] [--seconds 60] [--users 20]`. The store is that of
`benchmarks/million.py`; the site runs in a process of its own, and nothing leaves this machine.
"""

from __future__ import annotations

import argparse
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import httpx
from million import UNITS, instrument, sizes, write

_ASKED = 60  # addresses of each page, each asked once
_PAUSE = 0.5  # seconds that a person reads before the next page


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("edges", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--users", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "raw").mkdir()
        write(folder, given.edges)
        pages = _pages(*sizes(given.edges))
        with _Server(folder) as address, httpx.Client(base_url=address, timeout=60) as client:
            client.get("/")  # imports
            for label, ask in pages.items():
                chance = random.Random(label)
                _report(label, [_timed(client, ask(chance)) for _ in range(_ASKED)])
            _crowd(address, list(pages.values()), given.users, given.seconds)
    return 0


def _pages(instruments: int, duties: int) -> dict[str, Callable[[random.Random], str]]:
    def some(chance: random.Random) -> str:
        return quote(instrument(chance.randrange(instruments // 2, instruments)))

    return {
        "duties, first page": lambda _: "/",
        "duties, by words": lambda c: f"/?tim=viec+thu+{c.randrange(duties)}",
        "duties, by unit": lambda c: f"/?don_vi=phong+{c.randrange(UNITS)}",
        "duties, by instrument": lambda c: f"/?van_ban={c.randrange(instruments)}/Q%C4%90-TTg",
        "a duty": lambda c: f"/viec?o={quote(f'a#I/{c.randrange(duties)}')}",
        "an instrument": lambda c: f"/van-ban/xem?ma={some(c)}",
        "a unit": lambda c: f"/don-vi/xem?ma={quote(f'đơn vị: {c.randrange(UNITS)}')}",
        "instruments, list": lambda c: f"/van-ban?trang={c.randrange(1, 200)}",
        "units, list": lambda _: "/don-vi",
        "documents": lambda _: "/tai-lieu/danh-sach",
        "picture's neighbourhood": lambda c: f"/do-thi/du-lieu?quanh={some(c)}",
    }


class _Server:
    """The site in a process of its own."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        cancu = Path(sys.executable).with_name("cancu")
        command = [cancu, "serve", folder / "raw", "--graph", folder, "--port", str(self._port)]
        self._process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL)

    def __enter__(self) -> str:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self._port)) == 0:
                    return f"http://127.0.0.1:{self._port}"
            time.sleep(0.05)
        raise RuntimeError("the site does not start")

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()


def _timed(client: httpx.Client, address: str) -> float:
    begun = time.perf_counter()
    client.get(address).raise_for_status()
    return time.perf_counter() - begun


def _report(label: str, times: list[float]) -> None:
    times.sort()
    median, late = times[len(times) // 2], times[len(times) * 95 // 100]
    print(f"  {label:26} {1000 * median:8.1f} ms median {1000 * late:8.1f} ms p95")


def _crowd(
    address: str, pages: list[Callable[[random.Random], str]], users: int, seconds: float
) -> None:
    """Let some people read at once, each with a short pause between pages."""
    times: list[float] = []
    errors: list[str] = []
    end = time.monotonic() + seconds

    def read(seed: int) -> None:
        chance = random.Random(seed)
        with httpx.Client(base_url=address, timeout=60) as client:
            while time.monotonic() < end:
                try:
                    times.append(_timed(client, chance.choice(pages)(chance)))
                except httpx.HTTPError as error:
                    errors.append(str(error))
                time.sleep(_PAUSE)

    people = [threading.Thread(target=read, args=(number,)) for number in range(users)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    print(f"{users} users for {seconds:.0f} s: {len(times)} pages, {len(errors)} errors")
    _report("all pages", times)


if __name__ == "__main__":
    sys.exit(main())
