"""Stopped, starved or forbidden, a build loses nothing; benchmarks/faults.py tries it at length."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from cancu.graph.folder import Watch, build_folder
from cancu.graph.reading_pool import Limits, Outcome, Task, read_all
from cancu.graph.staged import STAGED
from cancu.graph.store import DATABASE, NODE_LINK, StoreError, load_graph, opened
from cancu.graph.store_writing import changing

from .store_rows import rows_of

_TEXT = "KẾ HOẠCH\n\n1. Giao Phòng Nội vụ theo Nghị quyết số 22-NQ/TW năm {year}, việc {number}."


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(6):
        text = _TEXT.format(year=2008 + number % 2 * 5, number=number)
        (raw / f"{number}.txt").write_text(text, encoding="utf-8")
    return raw


def _build(raw: Path, target: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "cancu.graph.cli", "build", str(raw), "--graph", str(target)]
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_killed_at_five_moments_nothing_is_half_written(raw: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph"
    start = time.monotonic()
    assert _build(raw, tmp_path / "whole").wait() == 0
    lasted = time.monotonic() - start
    whole = rows_of(tmp_path / "whole")
    for part in (0.3, 0.5, 0.7, 0.85, 0.95):
        process = _build(raw, target)
        time.sleep(part * lasted)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert not (target / DATABASE).exists() or rows_of(target) == whole
    build_folder(raw, target)
    assert rows_of(target) == whole
    for name in (DATABASE, NODE_LINK):
        assert (target / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_a_stopped_build_goes_on_where_it_was(raw: Path, tmp_path: Path) -> None:
    target, asked = tmp_path / "graph", list[str]()

    def stopped(tasks: Sequence[Task], limits: Limits) -> Iterator[Outcome]:
        for place, outcome in enumerate(read_all(tasks, limits)):
            if place == 3:
                raise KeyboardInterrupt
            yield outcome

    with pytest.raises(KeyboardInterrupt):
        build_folder(raw, target, limits=Limits(1), reader=stopped)
    assert [path.name for path in target.iterdir()] == [STAGED]

    def counted(tasks: Sequence[Task], limits: Limits) -> Iterator[Outcome]:
        asked.extend(task.name for task in tasks)
        return read_all(tasks, limits)

    built = build_folder(raw, target, reader=counted)
    assert (len(asked), len(built.read)) == (3, 6)
    assert sorted(path.name for path in target.iterdir()) == [DATABASE, NODE_LINK]


def test_one_and_two_workers_write_the_same_bytes(raw: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        build_folder(raw, tmp_path / str(jobs), limits=Limits(jobs))
    for name in (DATABASE, NODE_LINK):
        one, two = (tmp_path / jobs / name for jobs in ("1", "2"))
        assert one.read_bytes() == two.read_bytes()


def test_a_reader_sees_the_old_state_until_the_new_one_is_whole(raw: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph"
    build_folder(raw, target)
    before, seen, early = rows_of(target), list[bool](), list[sqlite3.Connection]()
    query = "SELECT count(*) FROM words WHERE words MATCH '77'"

    def linking(names: Sequence[str]) -> Iterator[str]:
        early.append(opened(target))
        early[0].execute("BEGIN")
        for name in names:
            seen.append(rows_of(target) == before)
            assert early[0].execute(query).fetchone() == (0,)
            yield name

    (raw / "0.txt").write_text(_TEXT.format(year=2008, number=77), encoding="utf-8")
    build_folder(raw, target, Watch(linking=linking))
    with closing(early[0]):  # began before the end, and sees nothing of it
        assert early[0].execute(query).fetchone() == (0,)
        with closing(opened(target)) as late:
            assert late.execute(query).fetchone() == (1,)
    assert seen == [True]
    assert rows_of(target) != before
    build_folder(raw, target)
    (raw / "1.txt").unlink()
    build_folder(raw, target)
    assert sorted(path.name for path in target.iterdir()) == [DATABASE, NODE_LINK]


@pytest.mark.parametrize("size", [1 << 13, 1 << 15, 1 << 17])
def test_a_full_disk_is_one_line_and_the_old_store_stays(
    raw: Path, tmp_path: Path, size: int
) -> None:
    target = tmp_path / "graph"
    build_folder(raw, target)
    before = rows_of(target)
    (raw / "0.txt").write_text(_TEXT.format(year=2008, number="khác " * 9000), encoding="utf-8")
    command = [sys.executable, "-m", "cancu.graph.cli", "build", str(raw), "--graph", str(target)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
    assert done.returncode == 1
    assert "không ghi được đồ thị" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert rows_of(target) == before


def test_a_read_only_folder_is_one_line(raw: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph"
    build_folder(raw, target)
    before = (target / DATABASE).read_bytes()
    mount = ["mount", "--bind", str(target), str(target)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(target)], check=True)
        with pytest.raises(StoreError, match="chỉ cho đọc") as told:
            build_folder(raw, target)
        load_graph(target)
    finally:
        subprocess.run(["umount", str(target)], check=True)
    assert "\n" not in str(told.value)
    assert (target / DATABASE).read_bytes() == before


def test_a_slow_file_is_kept_apart_until_it_changes(raw: Path, tmp_path: Path) -> None:
    target, asked = tmp_path / "graph", list[list[str]]()

    def slow(tasks: Sequence[Task], limits: Limits) -> Iterator[Outcome]:
        asked.append([task.name for task in tasks])
        yield from read_all([task for task in tasks if task.name != "2.txt"], limits)
        if "2.txt" in asked[-1]:
            yield Outcome("2.txt", reason="2.txt: chậm", apart=True)

    for seconds in (5, 5, 4, 6):
        built = build_folder(raw, target, limits=Limits(1, seconds), reader=slow)
        assert built.failed == ("2.txt: chậm",)  # shown each time
    assert [len(names) for names in asked] == [6, 0, 0, 1]
    (raw / "2.txt").write_text(_TEXT.format(year=2013, number=99), encoding="utf-8")
    build_folder(raw, target, limits=Limits(1, 6), reader=slow)
    assert asked[-1] == ["2.txt"]


def test_an_error_undoes_a_change(raw: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph"
    build_folder(raw, target)
    before = rows_of(target)

    def fail() -> None:
        with changing(target) as database:
            database.execute("DELETE FROM nodes")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert rows_of(target) == before
    assert sorted(path.name for path in target.iterdir()) == [DATABASE, NODE_LINK]


def test_a_damaged_store_is_made_anew(raw: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph"
    build_folder(raw, target)
    before = rows_of(target)
    (target / DATABASE).write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    (target / f"{DATABASE}-wal").write_bytes(b"\xff" * 5000)
    build_folder(raw, target)
    assert rows_of(target) == before
