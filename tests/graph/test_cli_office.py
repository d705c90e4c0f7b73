"""The commands that write Word and Excel, as a person types them."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest

from cancu.graph.cli import main


@pytest.fixture(scope="module")
def kept(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("graph")
    assert main(["build", str(seed.parent), "--graph", str(target)]) == 0
    return str(target)


@pytest.mark.parametrize(
    ("command", "asked", "said"),
    [
        ("matrix", ["40/KH-UBND"], "25 nhiệm vụ"),
        ("matrix", ["--unit", "phong kinh te"], "4 nhiệm vụ"),
        ("matrix", ["--instrument", "45-CT/TW"], "1 nhiệm vụ"),
        ("appendix", ["40/KH-UBND"], "19 văn bản được viện dẫn"),
        ("appendix", ["--unit", "phong kinh te"], "văn bản làm căn cứ"),
        ("appendix", ["--instrument", "45-CT/TW"], "văn bản làm căn cứ"),
    ],
)
def test_each_file_in_both_forms(
    capsys: pytest.CaptureFixture[str],
    kept: str,
    tmp_path: Path,
    command: str,
    asked: list[str],
    said: str,
) -> None:
    for name in ("a.docx", "a.xlsx"):
        target = tmp_path / name
        more = ["-o", str(target), "--graph", kept, "--as-of", "22/11/2026", "--annex", "ii"]
        assert main([command, *asked, *more]) == 0
        assert said in capsys.readouterr().out
    word = docx.Document(str(tmp_path / "a.docx"))
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes()))
    assert word.paragraphs[0].text == book.worksheets[0]["A1"].value == "Phụ lục II"
    assert "22/11/2026" in "".join(paragraph.text for paragraph in word.paragraphs)
    assert len(word.tables[0].rows) > 1


def test_a_file_by_its_path_needs_no_graph(seed: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    assert main(["matrix", str(seed), "-o", str(target), "--graph", str(tmp_path / "none")]) == 0
    assert len(docx.Document(str(target)).tables[0].rows) == 27


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["matrix", "a", "-o", "a.pdf"], "“a.pdf” phải có đuôi .docx hoặc .xlsx"),
        (["matrix", "a", "-o", "a.docx", "--annex", "2"], "“2” không phải số La Mã"),
        (["matrix", "-o", "a.docx"], "VĂN BẢN"),
        (["matrix", "a", "--unit", "b", "-o", "a.docx"], "--unit"),
    ],
)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    err = capsys.readouterr().err
    assert stopped.value.code == 2
    assert said in err
    assert err.count("\n") == 1


def test_what_is_not_there_is_one_line(
    capsys: pytest.CaptureFixture[str], kept: str, tmp_path: Path
) -> None:
    target = tmp_path / "a.docx"
    assert main(["matrix", "--unit", "khong co", "-o", str(target), "--graph", kept]) == 1
    assert "không có đơn vị nào tên" in capsys.readouterr().err
    assert not target.exists()
