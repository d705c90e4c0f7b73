"""The notebooks run from top to bottom and show what their text promises."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
WALK = "01_ke_hoach_40"


@pytest.fixture(scope="module")
def shown(root: Path) -> list[dict]:
    """Return what the cells of the walk through the plan display, in order."""
    path = root / "notebooks" / f"{WALK}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(path.parent)}}
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MPLBACKEND", raising=False)  # the kernel draws inline, as for a reader
        NotebookClient(notebook, timeout=300, resources=place).execute()
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", ())]
    assert [out for out in outputs if out.output_type == "stream"] == []  # no warnings
    return [dict(out.data) for out in outputs]


def _tables(shown: list[dict]) -> str:
    return "\n".join(data["text/markdown"] for data in shown if "text/markdown" in data)


def test_the_walk_is_there() -> None:
    assert WALK in {path.stem for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_committed_without_outputs(path: Path) -> None:
    # Pictures and run numbers differ from machine to machine and would drown every diff.
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


@pytest.mark.parametrize(
    "words",
    [
        "| 40/KH-UBND |",  # the head
        "| căn cứ | 5523/QĐ-UBND | 2018-12-04 |",  # a citation with place and date
        "III/9/-2 → II/2/2.5 → ",  # a duty reaches the directive through a content clause
        "119-KH/TU",
        "45-CT/TW",
        "| III/6/-1 | chịu trách nhiệm |",  # what an office owes
    ],
)
def test_tables_answer(shown: list[dict], words: str) -> None:
    assert words in _tables(shown)


def test_graph_and_spans_are_drawn(shown: list[dict]) -> None:
    assert sum("image/png" in data for data in shown) == 1
    [spans] = [data["text/html"] for data in shown if "text/html" in data]
    assert "45-CT/TW" in re.sub(r"<[^>]+>|\s", "", spans)
