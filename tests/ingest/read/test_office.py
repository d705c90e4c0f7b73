"""Programs of the system: run apart, ended in time, nothing left behind."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cancu.ingest.read import office

Install = Callable[[str, str], None]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return what puts a program of one script before all others."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()

    def install(name: str, script: str) -> None:
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)

    return install


def _left(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "scratch").iterdir())


def test_what_the_program_makes_is_returned(fake: Install, tmp_path: Path) -> None:
    # the last arguments are the folder of the result and the file
    fake("soffice", 'for a; do o=$p; p=$a; done; mkdir "$o" && cat "$p" "$p" > "$o/in.docx"')
    assert office.to_docx(b"ab", "doc") == b"abab"
    assert not _left(tmp_path)


@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_a_program_that_makes_nothing_is_told(fake: Install, tmp_path: Path, script: str) -> None:
    fake("soffice", script)
    assert office.to_docx(b"ab", "doc") is None
    assert not _left(tmp_path)


def test_a_program_that_hangs_is_ended_with_its_children(
    fake: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_SECONDS", 1)
    fake("soffice", f"sleep 600 & echo $! > {tmp_path}/child; wait")
    assert office.to_docx(b"ab", "doc") is None
    child = int((tmp_path / "child").read_text())
    state = Path(f"/proc/{child}/stat")
    if state.parent.parent.is_dir():  # ended, perhaps not yet collected
        assert not state.exists() or " Z " in state.read_text()
    assert not _left(tmp_path)


def test_each_run_has_a_profile_and_home_of_its_own(fake: Install, tmp_path: Path) -> None:
    fake(
        "soffice",
        f'echo "$HOME $1" >> {tmp_path}/seen; cat "$HOME"/profile/user/*.xcu > {tmp_path}/x',
    )
    for _ in range(2):
        office.to_docx(b"", "rtf")
    first, second = (tmp_path / "seen").read_text().splitlines()
    assert first != second
    assert first.split()[0] in first.split()[1]
    assert "DisableMacrosExecution" in (tmp_path / "x").read_text()


def test_catdoc_prints_letters_beyond_the_basic_plane_as_halves(fake: Install) -> None:
    fake("catdoc", r"printf 'a\355\240\275\355\270\200'")
    assert office.to_text(b"") == "a😀"


@pytest.mark.parametrize("script", ["exit 1", r"printf '\377'"])
def test_catdoc_that_fails_gives_no_text(fake: Install, script: str) -> None:
    fake("catdoc", script)
    assert office.to_text(b"") is None
