"""A store built from readings is the store built from the files."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from cancu.graph import readings as readings_module
from cancu.graph.files import digest_of
from cancu.graph.folder import build_folder
from cancu.graph.kept_readings import ReadingsFolder, finish, kept_in
from cancu.graph.reading_here import read_here
from cancu.graph.reading_pool import Engine, Limits, Outcome, Task
from cancu.graph.readings import Readings, ReadingsError

from .extras import needed
from .store_rows import rows_of

needed("fsspec", "pyarrow")


@pytest.fixture
def raw(tmp_path: Path, seed: Path) -> Path:
    """Return a folder with a real plan, two small ones and a bad file."""
    folder = tmp_path / "raw"
    (folder / "con").mkdir(parents=True)
    (folder / seed.name).write_bytes(seed.read_bytes())
    for name in ("a.txt", "con/a.txt"):
        (folder / name).write_text(f"KẾ HOẠCH\n\n1. Theo Nghị quyết số 22-NQ/TW, {name}.", "utf-8")
    (folder / "hong.pdf").write_text("không phải PDF", "utf-8")
    return folder


def _counted(asked: list[str]) -> Engine:
    def read(tasks: Sequence[Task], limits: Limits) -> Iterator[Outcome]:
        asked.extend(task.name for task in tasks)
        return read_here(tasks, limits)

    return read


@pytest.mark.parametrize("place", ["folder", "memory://ban-doc"])
def test_a_store_is_built_again_without_the_files(raw: Path, tmp_path: Path, place: str) -> None:
    readings = Readings(str(tmp_path / place) if place == "folder" else place)
    first = build_folder(raw, tmp_path / "one", reader=kept_in(readings, read_here))
    finish(readings, tmp_path / "one")
    for path in sorted(raw.rglob("*.*")):
        path.unlink()
    source = ReadingsFolder(readings)
    again = build_folder(source, tmp_path / "two", reader=source.read)
    assert (again.read, again.failed) == (first.read, first.failed)
    assert len(again.failed) == 1
    for name in ("cancu.sqlite", "graph.json"):
        assert (tmp_path / "two" / name).read_bytes() == (tmp_path / "one" / name).read_bytes()


def test_what_was_read_is_not_read_again(raw: Path, tmp_path: Path) -> None:
    """But for a file that changed, and one that could not be read."""
    readings, asked = Readings(str(tmp_path / "kept")), []
    engine = kept_in(readings, _counted(asked))
    build_folder(raw, tmp_path / "one", reader=engine)
    assert len(asked) == 4
    asked.clear()
    (raw / "a.txt").write_text("KẾ HOẠCH\n\n1. Việc khác.", "utf-8")
    build_folder(raw, tmp_path / "two", reader=engine)
    assert asked == ["a.txt", "hong.pdf"]
    build_folder(raw, tmp_path / "fresh", reader=read_here)
    assert rows_of(tmp_path / "two") == rows_of(tmp_path / "fresh")


def test_readings_follow_the_folder(raw: Path, tmp_path: Path) -> None:
    """Documents that are gone or changed are not built from what they were."""
    readings = Readings(str(tmp_path / "kept"))
    engine = kept_in(readings, read_here)
    build_folder(raw, tmp_path / "one", reader=engine)
    finish(readings, tmp_path / "one")
    (raw / "a.txt").write_text("KẾ HOẠCH\n\n1. Việc khác.", "utf-8")
    (raw / "con" / "a.txt").unlink()
    build_folder(raw, tmp_path / "one", reader=engine)
    finish(readings, tmp_path / "one")
    source = ReadingsFolder(readings)
    build_folder(source, tmp_path / "two", reader=source.read)
    assert rows_of(tmp_path / "two") == rows_of(tmp_path / "one")


def test_a_store_that_was_there_before_is_kept_too(
    raw: Path, tmp_path: Path, home: Callable[[Path], Path]
) -> None:
    """Its documents are not read again, so no engine hands them over."""
    one = home(tmp_path / "one")
    build_folder(raw, one, reader=read_here)
    readings = Readings(str(tmp_path / "kept"))
    build_folder(raw, one, reader=kept_in(readings, read_here))
    finish(readings, one)
    source = ReadingsFolder(readings)
    build_folder(source, tmp_path / "two", reader=source.read)
    assert rows_of(tmp_path / "two") == rows_of(one)


def test_a_stopped_build_keeps_what_it_read(raw: Path, tmp_path: Path) -> None:
    readings, asked = Readings(str(tmp_path / "kept")), []
    tasks = [Task(raw / name, name, digest="") for name in ("a.txt", "con/a.txt")]
    outcomes = kept_in(readings, read_here)(tasks, Limits())
    one = next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert {(path, digest) for path, digest, _ in readings.known()} == {("a.txt", one.digest)}
    build_folder(raw, tmp_path / "one", reader=kept_in(readings, _counted(asked)))
    assert "a.txt" not in asked
    with pytest.raises(ReadingsError, match="chưa có bản đọc nào trọn vẹn"):  # it has no index
        ReadingsFolder(readings)


def test_pages_that_an_ocr_may_read_better_are_read_by_it(raw: Path, tmp_path: Path) -> None:
    readings, asked = Readings(str(tmp_path / "kept")), []

    def unread(tasks: Sequence[Task], limits: Limits) -> Iterator[Outcome]:
        for one in read_here(tasks, limits):
            yield Outcome(one.name, one.digest, int(not tasks[0].ocr), one.body)

    def ask(ocr: bool) -> list[Outcome]:
        digest = digest_of(raw / "a.txt")
        task = Task(raw / "a.txt", "a.txt", ocr, digest)
        asked.clear()
        engine = kept_in(readings, lambda tasks, limits: _asked(asked, unread(tasks, limits)))
        return list(engine([task], Limits()))

    assert ask(ocr=False)[0].unread
    assert asked == ["a.txt"]
    assert not ask(ocr=True)[0].unread
    assert asked == ["a.txt"]  # the first reading did not do
    assert not ask(ocr=False)[0].unread  # as a store keeps what an OCR has read
    assert asked == []


def _asked(asked: list[str], outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    for one in outcomes:
        asked.append(one.name)
        yield one


def test_readings_of_another_program_are_not_used(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings, asked = Readings(str(tmp_path / "kept")), []
    build_folder(raw, tmp_path / "one", reader=kept_in(readings, read_here))
    finish(readings, tmp_path / "one")
    monkeypatch.setattr(readings_module, "fingerprint", lambda: "another")
    with pytest.raises(ReadingsError, match="bản chương trình khác"):
        ReadingsFolder(readings)
    build_folder(raw, tmp_path / "two", reader=kept_in(readings, _counted(asked)))
    assert len(asked) == 4


def test_a_reading_that_is_gone_is_told(raw: Path, tmp_path: Path) -> None:
    readings = Readings(str(tmp_path / "kept"))
    build_folder(raw, tmp_path / "one", reader=kept_in(readings, read_here))
    finish(readings, tmp_path / "one")
    for part in (tmp_path / "kept").glob("part-*"):
        part.unlink()
    source = ReadingsFolder(readings)
    built = build_folder(source, tmp_path / "two", reader=source.read)
    assert len(built.failed) == 4
    assert sum("bản đọc của tệp này không còn" in line for line in built.failed) == 3


def test_a_damaged_part_stops_the_build(raw: Path, tmp_path: Path) -> None:
    """It may hold what no file has any more: nothing is dropped silently."""
    readings = Readings(str(tmp_path / "kept"))
    build_folder(raw, tmp_path / "one", reader=kept_in(readings, read_here))
    (part,) = (tmp_path / "kept").glob("part-*")
    part.write_bytes(part.read_bytes()[:-9])
    with pytest.raises(readings_module.IngestError, match="không đọc được bản đọc"):
        build_folder(raw, tmp_path / "two", reader=kept_in(readings, read_here))


def test_other_programs_can_read_the_rows(raw: Path, tmp_path: Path) -> None:
    import pyarrow.parquet

    build_folder(raw, tmp_path / "one", reader=kept_in(Readings(str(tmp_path / "kept")), read_here))
    rows = pyarrow.parquet.read_table(tmp_path / "kept").to_pylist()
    assert [row["path"] for row in rows] == ["40-KH-UBND.txt", "a.txt", "con/a.txt"]
    assert json.loads(rows[0]["facts"])["head"]["number"] == "40/KH-UBND"
    assert all(len(row["digest"]) == 64 for row in rows)


def test_without_pyarrow_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ReadingsError, match=r"pip install 'cancu\[dask\]'"):
        Readings("kept")
