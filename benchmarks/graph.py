"""Ask a store of a million edges for chains, beside plain networkx, rustworkx and bare SQL.

Run: `pip install rustworkx`, then `python benchmarks/graph.py [EDGES]`. With `--postgres EDGES` the
same is asked of a second, mostly smaller store in a file and on a private PostgreSQL server, which
needs `apt-get install postgresql`. The graph is generated:
instruments that carry out earlier ones, duties grounded in instruments and given to units, each
edge with its evidence. All figures are of one run; read them as ratios.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import networkx as nx
from million import BARE, instrument, sizes, write

from cancu.graph import query
from cancu.graph.address import keep_address
from cancu.graph.answers import InstrumentAnswer
from cancu.graph.database import Database
from cancu.graph.impact import impact_of
from cancu.graph.model import UPWARDS
from cancu.graph.partial import ancestors, around_clauses, descendants, for_instrument
from cancu.graph.store import DATABASE, load_graph, opened

# The server that the tests start.
sys.path.append(str(Path(__file__).parent.parent / "tests" / "graph"))
from postgres_made import programs, running

_ASKED = 200
_STEP = "SELECT target FROM edges WHERE source = ?"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("edges", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--postgres", type=int, default=0, metavar="EDGES")
    given = parser.parse_args()
    if given.edges:
        _beside_others(given.edges)
    if given.postgres:
        _beside_postgres(given.postgres)
    return 0


def _beside_others(edges: int) -> None:
    instruments, _ = sizes(edges)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds = _timed(lambda: write(folder, edges))
        size = (folder / DATABASE).stat().st_size / 1e6
        print(f"{edges:,} edges written in {seconds:.1f} s, {size:.0f} MB")
        asked = random.Random(1).sample(range(instruments // 2, instruments), _ASKED)
        _ask_store(folder, asked)
        _ask_networkx(folder, asked)


def _beside_postgres(edges: int) -> None:
    """Print what a file and a server take for the same, each asked as the program asks it."""
    if (found := programs()) is None:
        print("postgresql is not installed")
        return
    asked = random.Random(1).sample(range(sizes(edges)[0] // 2, sizes(edges)[0]), _ASKED)
    with tempfile.TemporaryDirectory() as name, running(found) as server:
        folders = [Path(name) / kind for kind in ("file", "server")]
        keep_address(folders[1], server.new())
        folders[0].mkdir()
        written = [_timed(lambda to=folder: write(to, edges)) for folder in folders]
        print(f"{f'{edges:,} edges':36} {'SQLite':>12} {'PostgreSQL':>12}")
        print(f"{'written':36} {written[0]:10.1f} s {written[1]:10.1f} s")
        rows = [_asked_of(folder, asked) for folder in folders]
        for label, seconds in rows[0].items():
            print(f"{label:36} {1000 * seconds:9.3f} ms {1000 * rows[1][label]:9.3f} ms")


def _asked_of(folder: Path, asked: list[int]) -> dict[str, float]:
    nodes = [instrument(number) for number in asked]
    numbers = [f"{number}/QĐ-TTg" for number in asked]
    clauses = [f"a#I/{number}" for number in asked]
    words = [f"viec thu {number}" for number in asked]
    found = "SELECT id FROM words WHERE words MATCH ?"
    with closing(opened(folder)) as store:
        ways: dict[str, tuple[list[str], Callable[[str], object]]] = {
            "open": (numbers, lambda _: opened(folder).close()),
            "one step": (nodes, lambda n: store.execute(_STEP, (n,)).fetchall()),
            "chain upwards": (nodes, lambda n: ancestors(store, [n])),
            "what carries it out, to the end": (nodes, lambda n: descendants(store, [n])),
            "duties by words": (words, lambda n: store.execute(found, (n,)).fetchall()),
            "a duty with its bases": (clauses, lambda n: around_clauses(store, {n})),
            "impact of an instrument": (numbers, lambda n: [*map(impact_of, _whole(folder, n))]),
        }
        return {
            label: statistics.median(_timed(lambda one=one, ask=ask: ask(one)) for one in ones)
            for label, (ones, ask) in ways.items()
        }


def _ask_store(folder: Path, asked: list[int]) -> None:
    with closing(opened(folder)) as database:
        nodes = [instrument(number) for number in asked]
        _median("store: chain upwards", nodes, lambda n: ancestors(database, [n]))
        _median(
            "store: what carries it out, to the end", nodes, lambda n: descendants(database, [n])
        )
        _median("store: one step", nodes, lambda n: database.execute(_STEP, (n,)).fetchall())
        _median("bare recursive SQL: chain", nodes, lambda n: _bare(database, n))
    numbers = [f"{number}/QĐ-TTg" for number in asked]
    _median("store: an instrument with all that rests on it", numbers, lambda n: _whole(folder, n))


def _bare(database: Database, node: str) -> object:
    return database.execute(BARE, (node,)).fetchone()


def _whole(folder: Path, number: str) -> tuple[InstrumentAnswer, ...]:
    return query.instrument(for_instrument(folder, number), number)


def _ask_networkx(folder: Path, asked: list[int]) -> None:
    start = time.perf_counter()
    graph = load_graph(folder)
    print(f"{'networkx: load all':48} {time.perf_counter() - start:9.3f} s")
    climbing = nx.DiGraph(
        (source, target)
        for source, target, data in graph.edges(data=True)
        if data["kind"] in UPWARDS
    )
    nodes = [instrument(number) for number in asked]
    _median("networkx: chain upwards, once loaded", nodes, lambda n: nx.descendants(climbing, n))
    _ask_rustworkx(climbing, nodes)


def _ask_rustworkx(climbing: nx.DiGraph, nodes: list[str]) -> None:
    try:
        import rustworkx
    except ImportError:
        print("rustworkx is not installed")
        return
    graph = rustworkx.PyDiGraph()
    places = {node: graph.add_node(node) for node in climbing}
    graph.add_edges_from_no_data([(places[a], places[b]) for a, b in climbing.edges()])
    _median(
        "rustworkx: chain upwards, once loaded",
        nodes,
        lambda n: rustworkx.descendants(graph, places[n]),
    )


def _median(label: str, asked: list[str], ask: Callable[[str], object]) -> None:
    times = [_timed(lambda one=one: ask(one)) for one in asked]
    worst = sorted(times)[len(times) * 95 // 100]
    print(f"{label:48} {statistics.median(times):9.5f} s median {worst:9.5f} s p95")


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
