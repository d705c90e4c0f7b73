"""What `cancu build` may read from, and where it may keep its readings."""

from __future__ import annotations

from pathlib import Path

import pytest

from cancu.graph.cli import main

from .extras import needed
from .store_rows import rows_of


def _raw(folder: Path) -> Path:
    for name in ("a.txt", "con/b.txt"):
        path = folder / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"KẾ HOẠCH\n\n1. Theo Nghị quyết số 22-NQ/TW, {name}.", "utf-8")
    return folder / "raw"


def test_a_url_and_readings_give_the_store_of_the_folder(tmp_path: Path) -> None:
    needed("fsspec", "pyarrow")
    raw, kept = _raw(tmp_path), str(tmp_path / "kept")
    url = raw.as_uri()
    assert main(["build", str(raw), "--graph", str(tmp_path / "one")]) == 0
    assert main(["build", url, "--readings", kept, "--graph", str(tmp_path / "two")]) == 0
    assert main(["build", "--from-readings", kept, "--graph", str(tmp_path / "three")]) == 0
    assert rows_of(tmp_path / "one") == rows_of(tmp_path / "two") == rows_of(tmp_path / "three")
    assert len(rows_of(tmp_path / "one")["facts"]) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("data/raw", "--from-readings", "kept"), 2, "không đi cùng THƯ MỤC, --ocr, --dask"),
        (("--ocr", "--from-readings", "kept"), 2, "không đi cùng THƯ MỤC, --ocr, --dask"),
        (("--readings", "a", "--from-readings", "b"), 2, "không đi cùng --readings"),
        (("--from-readings", "khong-co"), 1, "chưa có bản đọc nào trọn vẹn"),
        (("khong-co",), 1, "không phải thư mục"),
        (("memory://khong-co",), 1, "không phải thư mục"),
    ],
)
def test_what_cannot_be_is_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: tuple[str, ...],
    code: int,
    told: str,
) -> None:
    needed("fsspec", "pyarrow")
    monkeypatch.chdir(tmp_path)
    try:
        ended = main(["build", *arguments])
    except SystemExit as error:
        ended = int(error.code or 0)
    lines = capsys.readouterr().err.splitlines()
    assert ended == code
    assert len(lines) == 1
    assert told in lines[0]
    assert not (tmp_path / "data").exists()  # nothing was begun
