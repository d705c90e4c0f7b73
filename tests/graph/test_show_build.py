"""What a person sees of a build."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from cancu.graph import cli
from cancu.graph.build import build_graph
from cancu.graph.counts import count_mentions, counted_mentions, sizes
from cancu.graph.folder import build_folder
from cancu.graph.reading_pool import Outcome
from cancu.graph.shelf import kept
from cancu.graph.show_build import watch
from cancu.graph.store import load_facts, opened


def _seen(*, terminal: bool) -> str:
    file = io.StringIO()
    shown = watch(Console(file=file, force_terminal=terminal, width=100))
    assert len(list(shown.reading(iter([Outcome("a"), Outcome("b")]), 2))) == 2
    assert list(shown.linking(["a"])) == ["a"]
    return file.getvalue()


def test_a_person_sees_how_far_it_is() -> None:
    seen = _seen(terminal=True)
    for told in ("Đang đọc", "0/2", "còn", "Đang liên kết"):
        assert told in seen


def test_a_file_or_pipe_gets_no_bars() -> None:
    assert _seen(terminal=False) == ""


def test_waiting_for_another_build_is_said_in_one_line() -> None:
    file = io.StringIO()
    watch(Console(file=file, width=200)).waiting()
    assert len(file.getvalue().splitlines()) == 1


def test_counts_of_the_store_are_those_of_the_graph(seed: Path, tmp_path: Path) -> None:
    build_folder(seed.parent, tmp_path)
    graph = build_graph(load_facts(tmp_path).values())
    database = opened(tmp_path)
    assert counted_mentions(database) == count_mentions(graph)
    found = sizes(database)
    assert found.edges == graph.number_of_edges()
    database.close()
    with kept(tmp_path) as shelf:
        assert found.nodes == shelf.counts()


@pytest.mark.parametrize("typed", ["-1", "hai", "1.5", "99999999"])
@pytest.mark.parametrize("option", ["--jobs", "--timeout"])
def test_limits_are_whole_numbers(
    option: str, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["build", f"{option}={typed}"])
    assert "không phải số nguyên không âm" in capsys.readouterr().err
