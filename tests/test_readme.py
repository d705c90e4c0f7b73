"""Every command and every snippet of the README and of the officers' pages does what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cancu.graph.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/huong-dan.md", "docs/doc-cau-tra-loi.md")
TEXT = "\n".join((ROOT / page).read_text("utf-8") for page in PAGES)
_BLOCKS = re.findall(r"```(\w+)\n(.*?)```", TEXT, re.DOTALL)
_LINES = [
    line.partition("  #")[0].strip()
    for language, block in _BLOCKS
    if language == "sh"
    for line in block.splitlines()
]
_INLINE = re.findall(r"\| `(cancu [^`]+)` \|", TEXT)
_SERVE = "cancu serve"  # runs until it is stopped: tests/graph/web
_COMMANDS = list(
    dict.fromkeys(
        line for line in (*_LINES, *_INLINE) if line.startswith("cancu ") and line != _SERVE
    )
)
_SNIPPETS = [block for language, block in _BLOCKS if language == "python"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the documents, so that the README's paths hold and nothing of ours is touched."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")
    assert main(["build", str(folder / "data/raw"), "--graph", str(folder / "data/graph")]) == 0
    return folder


def test_there_are_commands_to_try() -> None:
    assert len(_COMMANDS) > 15
    assert len(_SNIPPETS) == 2


@pytest.mark.parametrize("command", _COMMANDS)
def test_commands(
    command: str, copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copy)
    arguments = shlex.split(command)[1:]
    if "--help" in arguments:
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 0
    else:
        assert main(arguments) == 0
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("line", [line for line in _LINES if line.startswith("make ")])
def test_make_targets(line: str, program: Callable[[str], str]) -> None:
    """The targets are run whole by .ci/run; here they must be there."""
    target = shlex.split(line)[1]
    done = subprocess.run(
        [program("make"), "-n", target], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0


@pytest.mark.parametrize("snippet", _SNIPPETS)
def test_snippets(
    snippet: str, copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copy)
    exec(compile(snippet, "README.md", "exec"), {})
    assert capsys.readouterr().out.strip()


def test_pictures_are_there() -> None:
    for page in PAGES:
        text = (ROOT / page).read_text("utf-8")
        for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text):
            assert ((ROOT / page).parent / picture).is_file()
