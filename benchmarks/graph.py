"""Ask a store of a million edges for chains, beside plain networkx, rustworkx and bare SQL.

Run: `pip install rustworkx`, then `python benchmarks/graph.py [EDGES]`. The graph is generated:
instruments that carry out earlier ones, duties grounded in instruments and given to units, each
edge with its evidence. All figures are of one run; read them as ratios.
"""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import networkx as nx

from cancu.graph import query
from cancu.graph.duty_index import DutyRow, insert_duties
from cancu.graph.model import UPWARDS
from cancu.graph.partial import ancestors, descendants, for_instrument
from cancu.graph.store import (
    DATABASE,
    EdgeRow,
    NodeRow,
    create,
    insert_edges,
    insert_nodes,
    load_graph,
    opened,
)

_DUTY_EDGES = 4  # grounded in two instruments, in one document, given to one unit
_CHAINS = 2  # instruments of the tier above that each carries out
# From laws and resolutions at the top down to the plans of communes: shares of all instruments.
_TIERS = (0.01, 0.03, 0.08, 0.18, 0.30, 0.40)
_UNITS = 2000
_ASKED = 200
_BARE = """WITH RECURSIVE met(id) AS (SELECT ? UNION
  SELECT edges.target FROM edges JOIN met ON edges.source = met.id
  WHERE edges.kind IN ('implements', 'based_on', 'details', 'guides_application'))
  SELECT count(*) FROM met"""


def main() -> int:
    """Print the table."""
    edges = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    instruments = edges // 20
    duties = (edges - instruments * _CHAINS) // _DUTY_EDGES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds = _timed(lambda: _write(folder, instruments, duties))
        size = (folder / DATABASE).stat().st_size / 1e6
        print(f"{edges:,} edges written in {seconds:.1f} s, {size:.0f} MB")
        asked = random.Random(1).sample(range(instruments // 2, instruments), _ASKED)
        _ask_store(folder, asked)
        _ask_networkx(folder, asked)
    return 0


def _ask_store(folder: Path, asked: list[int]) -> None:
    with closing(opened(folder)) as database:
        nodes = [_instrument(number) for number in asked]
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
    nodes = [_instrument(number) for number in asked]
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


def _write(folder: Path, instruments: int, duties: int) -> None:
    with closing(create(folder / DATABASE)) as database, database:
        insert_nodes(database, _nodes(instruments, duties))
        insert_edges(database, _edges(instruments, duties))
        insert_duties(database, _listed(duties))
        rows = ((f"a#I/{number}", f"viec thu {number} cua ke hoach") for number in range(duties))
        database.executemany("INSERT INTO words VALUES (?, ?)", rows)


def _instrument(number: int) -> str:
    return f"văn bản: {number}/QĐ-TTg@2025"


def _nodes(instruments: int, duties: int) -> Iterator[NodeRow]:
    empty = {"type": "QĐ", "date": None, "issuer": None, "subject": None, "name": None}
    for number in range(instruments):
        label = f"{number}/QĐ-TTg"
        rest = {**empty, "number": label, "reason": "", "differing": {}, "key": _key(number)}
        yield _instrument(number), "instrument", label, _key(number), json.dumps(rest)
    for number in range(_UNITS):
        rest = {"folded": f"phong {number}", "place": None}
        yield f"đơn vị: {number}", "unit", f"Phòng {number}", f"phong {number}", json.dumps(rest)
    for number in range(duties):
        text = f"Việc thứ {number} của kế hoạch"
        rest = {"document": "a", "path": f"I/{number}", "order": number, "text": text}
        yield f"a#I/{number}", "duty", f"I/{number}", f"i/{number}", json.dumps(rest)
    yield "tài liệu: a", "document", "a", "", json.dumps({"file": "a", "number": None})


def _listed(duties: int) -> Iterator[DutyRow]:
    for number in range(duties):
        yield f"a#I/{number}", "a", number, "explicit", number % 3 == 0, ""


def _key(number: int) -> str:
    return f"{number}/qd/ttg"


def _tiers(instruments: int) -> Iterator[tuple[int, range]]:
    """Yield each instrument below the top with those that it may carry out."""
    ends = [round(instruments * sum(_TIERS[: place + 1])) for place in range(len(_TIERS))]
    for above, (start, end) in zip([0, *ends], pairwise(ends), strict=False):
        for number in range(start, end):
            yield number, range(above, start)


def _edges(instruments: int, duties: int) -> Iterator[EdgeRow]:
    chance = random.Random(0)
    proof = {"clause": "I/1", "document": "a", "end": 90, "page": 3, "quote": "theo Quyết định số"}
    acts = json.dumps({"evidence": {**proof, "start": 10}, "nature": "content", "part": False})
    for number, above in _tiers(instruments):
        for key in range(_CHAINS):
            upper = chance.choice(above)
            kind = chance.choice(("implements", "based_on"))
            yield _instrument(number), _instrument(upper), f"{kind}@a:{key}", kind, acts
    grounded = {"level": "explicit", "through": None, "content": None, "score": None, "shared": []}
    basis = json.dumps({"evidence": {**proof, "start": 20}, **grounded})
    held = json.dumps({"evidence": {**proof, "start": 30}})
    rest = {"role": "responsible", "deadline": None, "deadline_evidence": None}
    given = json.dumps({"evidence": {**proof, "start": 40}, **rest})
    for number in range(duties):
        duty = f"a#I/{number}"
        for key in range(2):
            upper = _instrument(chance.randrange(instruments))
            yield duty, upper, f"grounded_in@a:{key}", "grounded_in", basis
        yield "tài liệu: a", duty, "contains@a:0", "contains", held
        unit = f"đơn vị: {chance.randrange(_UNITS)}"
        yield duty, unit, "assigned_to@a:0", "assigned_to", given


if __name__ == "__main__":
    sys.exit(main())
