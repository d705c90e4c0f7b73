"""The officers' page on their own tables: what it shows to copy works as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cancu.graph.cli import main
from cancu.graph.states import parse_states
from cancu.ingest.tables.succession import parse_successions

ROOT = Path(__file__).resolve().parent.parent
_PAGE = (ROOT / "docs/bang-cua-don-vi.md").read_text("utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", _PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the plan with the page's two tables beside it."""
    folder = tmp_path_factory.mktemp("graph")
    assert main(["build", str(ROOT / "data/raw"), "--graph", str(folder)]) == 0
    (folder / "don-vi.toml").write_text(_blocks("toml")[0], encoding="utf-8")
    (folder / "hieu-luc.csv").write_text(_blocks("csv")[0], encoding="utf-8")
    return folder


def test_the_tables_are_read() -> None:
    assert parse_successions(_blocks("toml")[0])[0].to == ("Phòng Văn hóa - Xã hội",)
    assert parse_states(_blocks("csv")[0], "hieu-luc.csv")[0].state == "ended"


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (["unit", "Phòng Nội vụ", "--as-of", "22/11/2026"], 0),
        (["instrument", "5523/QĐ-UBND", "--as-of", "22/11/2026"], 1),
    ],
)
def test_the_answers_are_those_of_the_page(
    graph: Path, command: list[str], shown: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--graph", str(graph)]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    for line in _blocks("text")[shown].splitlines():
        assert " ".join(line.split()) in printed
