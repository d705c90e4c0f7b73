"""`import cancu`: names loaded when they are used, and every example of the API does what it says."""

from __future__ import annotations

import doctest
import importlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

cancu = pytest.importorskip("cancu")
if getattr(cancu, "__file__", None) is None and not os.environ.get("CI"):
    pytest.skip(
        "an editable install from before cancu had an __init__: pip install -e . --no-deps",
        allow_module_level=True,
    )

ROOT = Path(__file__).resolve().parent.parent
_ROOM = ("base", "draw", "duties", "instruments", "paper", "reports", "resting", "shown")
_ROOM += ("handed", "units", "ways")
_WITH_EXAMPLES = ("cancu", *(f"cancu.graph.api.{name}" for name in _ROOM))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with `data/raw` and the store built from it, as the examples name them."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")
    cancu.build(folder / "data" / "raw", folder / "data" / "graph")
    return folder


@pytest.fixture
def names(place: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Return what every example may use without saying so."""
    monkeypatch.chdir(place)
    return {"cancu": cancu, "base": cancu.open("data/graph")}


def test_every_public_name_loads() -> None:
    assert {name for name in cancu.__all__ if getattr(cancu, name) is None} == set()
    assert set(cancu.__all__) == set(cancu._HOMES)  # what is listed can be loaded, and no more
    assert set(cancu.__all__) <= set(dir(cancu))


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        _ = cancu.opne


def test_importing_loads_nothing_else() -> None:
    # rich, networkx and lxml take a second; `import cancu` must cost nothing.
    code = (
        "import sys; before = set(sys.modules); import cancu;"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before};"
        "print(*sorted(new - set(sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["cancu"]


@pytest.mark.parametrize("module", _WITH_EXAMPLES)
def test_examples_of_docstrings(module: str, names: dict[str, object]) -> None:
    found = doctest.testmod(importlib.import_module(module), extraglobs=names)
    assert found.attempted > 0
    assert found.failed == 0


def test_examples_of_the_page(names: dict[str, object]) -> None:
    text = (ROOT / "docs" / "api.md").read_text("utf-8")
    bare = re.sub(r"^```.*$", "", text, flags=re.MULTILINE)  # a fence is no output
    page = doctest.DocTestParser().get_doctest(bare, names, "api.md", "docs/api.md", 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    found = runner.run(page)
    assert found.attempted > 20
    assert found.failed == 0
