"""Files appear whole, with the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from cancu.graph.whole_file import put, steady


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    put(target, b"old")
    put(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_what_is_no_place_for_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        put(tmp_path, b"")
    with pytest.raises(FileNotFoundError) as missing:
        put(tmp_path / "khong-co" / "a.docx", b"")
    assert missing.value.filename == str(tmp_path / "khong-co")  # and not a name of our own


def _archive(names: list[str], year: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), name)
    return buffer.getvalue()


def test_order_and_clock_do_not_show() -> None:
    first, second = steady(_archive(["a", "b"], 2001)), steady(_archive(["b", "a"], 2019))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as made:
        assert {name: made.read(name) for name in made.namelist()} == {"a": b"a", "b": b"b"}
