"""Ask a store of a million edges for chains, beside plain networkx, rustworkx and bare SQL.

Run: `pip install rustworkx`, then `python benchmarks/graph.py [EDGES]`. The graph is generated:
instruments that carry out earlier ones, duties grounded in instruments and given to units, each
edge with its evidence. All figures are of one run; read them as ratios.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import networkx as nx
from million import instrument, sizes, write

from cancu.graph import query
from cancu.graph.model import UPWARDS
from cancu.graph.partial import ancestors, descendants, for_instrument
from cancu.graph.store import DATABASE, load_graph, opened

_ASKED = 200
_BARE = """WITH RECURSIVE met(id) AS (SELECT ? UNION
  SELECT edges.target FROM edges JOIN met ON edges.source = met.id
  WHERE edges.kind IN ('implements', 'based_on', 'details', 'guides_application'))
  SELECT count(*) FROM met"""


def main() -> int:
    """Print the table."""
    edges = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    instruments, _ = sizes(edges)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds = _timed(lambda: write(folder, edges))
        size = (folder / DATABASE).stat().st_size / 1e6
        print(f"{edges:,} edges written in {seconds:.1f} s, {size:.0f} MB")
        asked = random.Random(1).sample(range(instruments // 2, instruments), _ASKED)
        _ask_store(folder, asked)
        _ask_networkx(folder, asked)
    return 0


def _ask_store(folder: Path, asked: list[int]) -> None:
    with closing(opened(folder)) as database:
        nodes = [instrument(number) for number in asked]
        _median("store: chain upwards", nodes, lambda n: ancestors(database, [n]))
        _median(
            "store: what carries it out, to the end", nodes, lambda n: descendants(database, [n])
        )
        step = "SELECT target FROM edges WHERE source = ?"
        _median("store: one step", nodes, lambda n: database.execute(step, (n,)).fetchall())
        _median("bare recursive SQL: chain", nodes, lambda n: _bare(database, n))
    numbers = [f"{number}/QĐ-TTg" for number in asked]
    _median("store: an instrument with all that rests on it", numbers, lambda n: _whole(folder, n))


def _bare(database: sqlite3.Connection, node: str) -> object:
    return database.execute(_BARE, (node,)).fetchone()


def _whole(folder: Path, number: str) -> object:
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
