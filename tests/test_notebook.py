"""The notebooks run from top to bottom and show what their text promises."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import cancu

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
_ALL = ["01_ke_hoach_40", "02_can_cu_va_chuoi", "03_kho_van_ban", "04_spacy"]
_WIDGET = "application/vnd.jupyter.widget-view+json"

pytestmark = pytest.mark.skipif(
    getattr(cancu, "__file__", None) is None and not os.environ.get("CI"),
    reason="an editable install from before cancu had an __init__: pip install -e . --no-deps",
)


@cache
def _shown(name: str) -> tuple[dict[str, str], ...]:
    """Return what the cells of a notebook display, in order."""
    [path] = [path for path in NOTEBOOKS if path.stem == name]
    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(path.parent)}}
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MPLBACKEND", raising=False)  # the kernel draws inline, as for a reader
        NotebookClient(notebook, timeout=300, resources=place).execute()
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", ())]
    assert [out for out in outputs if out.output_type == "stream"] == []  # no warnings
    return tuple(dict(out.data) for out in outputs)


def _words(name: str) -> str:
    """Return all that a notebook shows as words, tags taken out."""
    told = [data.get("text/html") or data.get("text/plain", "") for data in _shown(name)]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", " ".join(told)))


def test_all_notebooks_are_there() -> None:
    assert [path.stem for path in NOTEBOOKS] == _ALL


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_committed_without_outputs(path: Path) -> None:
    # Pictures and run numbers differ from machine to machine and would drown every diff.
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_need_nothing_from_outside(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "../shared" not in text
    assert "://" not in text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (_ALL[0], "Kế hoạch 40/KH-UBND (40-KH-UBND.txt)"),  # the head
        (_ALL[0], "5523/QĐ-UBND 04/12/2018 căn cứ"),  # a citation with date and role
        (_ALL[0], "III/9/-2 → II/2/2.5 → Kế hoạch 119-KH/TU → Chỉ thị 45-CT/TW"),
        (_ALL[0], "gần giống: Chỉ thị 45-CT/TW"),  # an error that helps
        (_ALL[0], "chịu trách nhiệm III/6/-1"),  # what an office owes
        (_ALL[0], "Nghị quyết Trung ương 4 khóa XII"),  # the plan contradicts itself
        (_ALL[1], "nêu rõ trong điều khoản"),  # the three plain levels of the made example
        (_ALL[1], "theo đề mục bên trên"),
        (_ALL[1], "căn cứ chung của văn bản"),
        (_ALL[1], "kiều bào phục vụ sự nghiệp"),  # why a proposal is one
        (_ALL[1], "chưa rõ hiệu lực"),
        (_ALL[1], "Nghị định 150/2025/NĐ-CP"),  # who has the work now, by which act
        (_ALL[2], "Quyết định 500/QĐ-UBND"),  # the repealing act is one of the documents
        (_ALL[2], "Nếu Kế hoạch 30/KH-UBND hết hiệu lực"),
        (_ALL[2], "6 nhiệm vụ (4 nêu rõ"),  # both districts' duties fall with it
        (_ALL[2], "('01/07/2025', 'Kế hoạch 30/KH-UBND ngày 08/01/2024', 'hết hiệu lực'"),
        (_ALL[2], "trước 15/12/2024"),  # a deadline in dates
        (_ALL[3], "('45-CT/TW', 'cites', '119-KH/TU')"),
    ],
)
def test_notebooks_answer(name: str, words: str) -> None:
    assert words in _words(name)


@pytest.mark.parametrize(
    ("name", "mime", "count"),
    [
        (_ALL[0], _WIDGET, 1),
        (_ALL[1], _WIDGET, 1),
        (_ALL[2], _WIDGET, 1),
        (_ALL[2], "image/png", 1),  # the timeline
    ],
)
def test_pictures_are_drawn(name: str, mime: str, count: int) -> None:
    assert sum(mime in data for data in _shown(name)) == count


def test_spans_are_drawn() -> None:
    drawn = [data["text/html"] for data in _shown(_ALL[3]) if "text/html" in data]
    assert len(drawn) == 2
    assert "45-CT/TW" in re.sub(r"<[^>]+>|\s", "", drawn[0])
