"""One file, the same bytes, and nothing half-written."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.graph import store
from cancu.graph.elements import Graph
from cancu.graph.facts import Facts


def test_what_is_kept_is_what_was_built(tmp_path: Path, facts: Facts, graph: Graph) -> None:
    store.save(tmp_path, [facts], graph)
    loaded = store.load_graph(tmp_path)
    assert dict(loaded.nodes(data=True)) == dict(graph.nodes(data=True))
    kept = {(s, t, k): d for s, t, k, d in loaded.edges(keys=True, data=True)}
    assert kept == {(s, t, k): d for s, t, k, d in graph.edges(keys=True, data=True)}
    assert store.load_facts(tmp_path) == {facts.name: facts}


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, facts: Facts, graph: Graph) -> None:
    for name in ("one", "two"):
        store.save(tmp_path / name, [facts], graph)
    for file in (store.DATABASE, store.NODE_LINK):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_saving_over_an_old_store_gives_the_same_bytes(
    tmp_path: Path, facts: Facts, graph: Graph
) -> None:
    store.save(tmp_path, [facts], graph)
    first = (tmp_path / store.DATABASE).read_bytes()
    store.save(tmp_path, [facts], graph)
    assert (tmp_path / store.DATABASE).read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir()) == [store.DATABASE, store.NODE_LINK]


def test_node_link_json_has_one_item_a_line(graph: Graph) -> None:
    text = store.node_link(graph)
    data = json.loads(text)
    assert len(data["nodes"]) == graph.number_of_nodes()
    assert len(data["edges"]) == graph.number_of_edges()
    assert len(text.splitlines()) == len(data["nodes"]) + len(data["edges"]) + 5


def test_a_stop_in_the_middle_leaves_the_old_store(
    tmp_path: Path, facts: Facts, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(tmp_path, [facts], graph)
    before = (tmp_path / store.DATABASE).read_bytes()

    def stop(_: Graph) -> list[tuple[str, ...]]:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "edge_rows", stop)
    with pytest.raises(KeyboardInterrupt):
        store.save(tmp_path, [], graph)
    assert (tmp_path / store.DATABASE).read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [store.DATABASE, store.NODE_LINK]


def test_facts_of_another_program_are_not_used(tmp_path: Path, facts: Facts, graph: Graph) -> None:
    store.save(tmp_path, [facts], graph)
    with sqlite3.connect(tmp_path / store.DATABASE) as database:
        database.execute("UPDATE meta SET value = 'another' WHERE name = 'program'")
    database.close()
    assert store.load_facts(tmp_path) == {}


def test_no_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(store.StoreError, match="cancu build"):
        store.load_graph(tmp_path)
    assert store.load_facts(tmp_path) == {}


def test_a_damaged_store_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / store.DATABASE).write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with pytest.raises(store.StoreError, match="cancu build"):
        store.load_graph(tmp_path)
    assert store.load_facts(tmp_path) == {}


def test_a_killed_build_leaves_the_old_store(tmp_path: Path, facts: Facts, graph: Graph) -> None:
    """Killed outright, with no chance to tidy up, while the new file is being written."""
    store.save(tmp_path, [facts], graph)
    before = {file: (tmp_path / file).read_bytes() for file in (store.DATABASE, store.NODE_LINK)}
    code = (
        "import os, signal, sys, pathlib\n"
        "from cancu.graph import store\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "kept, graph = store.load_facts(folder), store.load_graph(folder)\n"
        "store.edge_rows = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "store.save(folder, [], graph)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    for file, data in before.items():
        assert (tmp_path / file).read_bytes() == data
    (left,) = tmp_path.glob(".*")
    store.save(tmp_path, [facts], graph)
    assert left.exists()  # young: it may be another build at work
    os.utime(left, (0, 0))
    store.save(tmp_path, [facts], graph)
    assert sorted(path.name for path in tmp_path.iterdir()) == [store.DATABASE, store.NODE_LINK]


_TEXTS = st.text(alphabet="aăâđ “”\n\t'\"\\🙂0", max_size=8)


@given(st.dictionaries(_TEXTS, st.lists(st.tuples(_TEXTS, _TEXTS), max_size=3), max_size=4))
def test_any_graph_comes_back_equal(said: dict[str, list[tuple[str, str]]]) -> None:
    made: Graph = nx.MultiDiGraph()
    for node in sorted({*said, *(target for rows in said.values() for target, _ in rows)}):
        made.add_node(node, kind="clause", label=node, said=[node], page=None)
    for source, rows in said.items():
        for target, key in rows:
            made.add_edge(source, target, key=key, kind="cites", evidence={"quote": key})
    with tempfile.TemporaryDirectory() as name:
        store.save(Path(name), [], made)
        loaded = store.load_graph(Path(name))
        data = json.loads((Path(name) / store.NODE_LINK).read_text("utf-8"))
    for other in (loaded, nx.node_link_graph(data, edges="edges")):
        assert dict(other.nodes(data=True)) == dict(made.nodes(data=True))
        kept = {(s, t, k): d for s, t, k, d in other.edges(keys=True, data=True)}
        assert kept == {(s, t, k): d for s, t, k, d in made.edges(keys=True, data=True)}
