"""A folder becomes a store; what has not changed is not read again."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from cancu.graph.facts import facts_of
from cancu.graph.files import documents_in
from cancu.graph.folder import build_folder
from cancu.graph.reading_pool import Engine, Limits, Outcome, Task
from cancu.graph.reading_worker import row_of
from cancu.graph.store import DATABASE, NODE_LINK
from cancu.ingest.errors import IngestError
from cancu.ingest.extract import read
from cancu.ingest.model import Problem, Reading

from .store_rows import rows_of

_PLAN = "KẾ HOẠCH\nVỀ A\nI. MỘT\n1. Theo Nghị quyết số 22-NQ/TW."


def _reader(read_one: Callable[[Path, bool], Reading]) -> Engine:
    """Return a reader that works here and now: no worker knows what a test replaces."""

    def reader(tasks: Sequence[Task], _: Limits) -> Iterator[Outcome]:
        for task in tasks:
            head, body = row_of(facts_of(read_one(task.path, task.ocr), task.name))
            yield Outcome(task.name, body=body, **head)

    return reader


@pytest.fixture
def raw(tmp_path: Path, seed: Path) -> Path:
    raw = tmp_path / "raw"
    (raw / "con").mkdir(parents=True)
    shutil.copy(seed, raw / seed.name)
    (raw / "con" / "b.txt").write_text(_PLAN, encoding="utf-8")
    (raw / "ghi chu.md").write_text("không phải văn bản", encoding="utf-8")
    (raw / ".an.txt").write_text("ẩn", encoding="utf-8")
    (raw / "~$mo.docx").write_text("khoá của Word", encoding="utf-8")
    return raw


def test_documents_are_found_in_folders_below(raw: Path) -> None:
    names = [path.relative_to(raw).as_posix() for path in documents_in(raw)]
    assert names == ["40-KH-UBND.txt", "con/b.txt"]


def test_what_has_not_changed_is_not_read_again(raw: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph"
    first = build_folder(raw, target)
    assert first.read == ("40-KH-UBND.txt", "con/b.txt")
    before = (target / DATABASE).read_bytes()

    def idle(tasks: Sequence[Task], _: Limits) -> Iterator[Outcome]:
        assert not tasks
        yield from ()

    second = build_folder(raw, target, reader=idle)
    assert second.unchanged == ("40-KH-UBND.txt", "con/b.txt")
    assert (target / DATABASE).read_bytes() == before


def test_a_changed_and_a_removed_file_change_only_their_own_facts(
    raw: Path, tmp_path: Path
) -> None:
    target = tmp_path / "graph"
    build_folder(raw, target)
    (raw / "con" / "b.txt").write_text(_PLAN + " Thêm.", encoding="utf-8")
    built = build_folder(raw, target)
    assert (built.read, built.unchanged) == (("con/b.txt",), ("40-KH-UBND.txt",))
    (raw / "con" / "b.txt").unlink()
    built = build_folder(raw, target)
    assert built.removed == ("con/b.txt",)
    assert not [node for node in built.graph if "con/b.txt" in str(node)]


def test_an_incremental_build_gives_the_bytes_of_a_fresh_one(raw: Path, tmp_path: Path) -> None:
    late = raw / "con" / "b.txt"
    text = late.read_text("utf-8")
    late.unlink()
    build_folder(raw, tmp_path / "grown")
    late.write_text(text, encoding="utf-8")
    build_folder(raw, tmp_path / "grown")
    build_folder(raw, tmp_path / "fresh")
    grown, fresh = (tmp_path / name / NODE_LINK for name in ("grown", "fresh"))
    assert grown.read_bytes() == fresh.read_bytes()
    assert rows_of(tmp_path / "grown") == rows_of(tmp_path / "fresh")


def test_a_bad_file_costs_only_itself(raw: Path, tmp_path: Path) -> None:
    (raw / "hong.txt").write_bytes(b"")
    built = build_folder(raw, tmp_path / "graph")
    assert len(built.failed) == 1
    assert "hong.txt" in built.failed[0]
    assert "\n" not in built.failed[0]
    assert built.read == ("40-KH-UBND.txt", "con/b.txt")


def test_a_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(IngestError):
        build_folder(tmp_path / "nowhere", tmp_path / "graph")


def test_the_committed_graph_is_what_the_program_builds(seed: Path, tmp_path: Path) -> None:
    """`data/graph/graph.json` shows in git what a change does to the answers: build it anew."""
    build_folder(seed.parent, tmp_path)
    committed = seed.parent.parent / "graph" / NODE_LINK
    assert (tmp_path / NODE_LINK).read_text("utf-8") == committed.read_text("utf-8")


def test_pictures_are_read_when_asked_for_and_known_from_then_on(raw: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph"
    (raw / "con" / "chup.PNG").write_bytes(b"anh")
    (raw / "con" / "chup2.tif").write_bytes(b"anh")

    def scanned(path: Path, ocr: bool = False) -> Reading:
        if path.suffix != ".txt":
            assert ocr
            path = raw / "con" / "b.txt"
        reading = read(path)
        digest = hashlib.sha256(b"anh").hexdigest()
        source = replace(reading.document.source, digest=digest)
        return replace(reading, document=replace(reading.document, source=source))

    first = build_folder(raw, target)
    assert first.pictures == ("con/chup.PNG", "con/chup2.tif")  # told, not dropped silently
    second = build_folder(raw, target, ocr=True, reader=_reader(scanned))
    assert second.read == ("con/chup.PNG", "con/chup2.tif")
    third = build_folder(raw, target)
    assert "con/chup.PNG" in third.unchanged
    assert (third.pictures, third.removed) == ((), ())


def test_scanned_pages_left_unread_are_read_when_asked_for(raw: Path, tmp_path: Path) -> None:
    asked: list[bool] = []

    def partly(path: Path, ocr: bool = False) -> Reading:
        asked.append(ocr)
        reading = read(path)
        told = () if ocr else (Problem("page-without-text", "trang 2"),)
        return replace(reading, problems=told)

    target, reader = tmp_path / "graph", _reader(partly)
    build_folder(raw, target, reader=reader)
    build_folder(raw, target, reader=reader)
    assert asked == [False, False]
    build_folder(raw, target, ocr=True, reader=reader)
    build_folder(raw, target, ocr=True, reader=reader)
    assert asked == [False, False, True, True]
