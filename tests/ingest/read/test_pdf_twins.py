"""A PDF holds the same numbers of instruments as its twin: the Word file, another's text layer."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from cancu.ingest.patterns import NUMBER, number_of
from cancu.ingest.read.dispatch import read_source
from cancu.ingest.repair import repair

_LARGE = 860_000  # bytes: one resolution has tables on 45 pages
_WORD = ("nd30_30_2020_ND_CP", "36-HD_VPTW_380096")


def _numbers(path: Path) -> Counter[str]:
    found = map(number_of, (shape.group() for shape in NUMBER.finditer(_text(path))))
    return Counter(number.canonical for number in found if number)


def _text(path: Path) -> str:
    return repair(read_source(path)).text


def _digits(path: Path) -> Counter[str]:
    return Counter(word for word in _text(path).split() if any(map(str.isdigit, word)))


def test_the_plan_holds_the_numbers_of_its_word_form(root: Path) -> None:
    printed, word = (root / "tests" / "data" / f"40-KH-UBND.{form}" for form in ("pdf", "docx"))
    assert _numbers(printed) == _numbers(word)
    assert _digits(printed) == _digits(word)


def test_gazettes_hold_the_numbers_of_their_text_layers(shared: Path) -> None:
    printed = sorted((shared / "corpus" / "pdf").glob("*.pdf"))
    compared = 0
    for path in printed:
        twin = shared / "corpus" / "pdf_text" / f"{path.stem}.txt"
        if twin.is_file() and path.stat().st_size < _LARGE:
            assert _numbers(path) == _numbers(twin), path.stem
            compared += 1
    assert compared > 30


@pytest.mark.parametrize("stem", _WORD)
def test_printed_word_files_hold_the_same_digits(
    stem: str, shared: Path, tmp_path: Path, program: Callable[[str], str]
) -> None:
    word = shared / "corpus" / "docx" / f"{stem}.docx"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [program("soffice"), profile, "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(word)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    printed = tmp_path / f"{stem}.pdf"
    assert _numbers(printed) == _numbers(word)
    assert _digits(printed) == _digits(word)
