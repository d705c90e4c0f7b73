"""One file, the same bytes, and nothing half-written."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from cancu.graph import store
from cancu.graph.build import Graph
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

    monkeypatch.setattr(store, "_edge_rows", stop)
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
