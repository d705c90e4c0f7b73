"""A real cluster of two workers reads what one machine reads, and survives the loss of one."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from cancu.graph import reading_dask, reading_pool
from cancu.graph.folder import build_folder
from cancu.graph.reading_dask import ClusterError, on_cluster
from cancu.graph.reading_pool import Limits, Task
from cancu.graph.url_folder import UrlFolder

from .extras import needed
from .store_rows import rows_of

# Runs in a worker of a worker: one file hangs, one waits until the Dask worker above is killed.
_WORKER = """import os, sys, time
from pathlib import Path
from cancu.graph import reading_worker
good = reading_worker.read

def read(path, ocr):
    if path.name == "cham.txt":
        while True:
            pass
    mark = Path({mark!r})
    if path.name == "giet.txt" and not mark.exists():
        above = os.getppid()
        mark.with_suffix(".new").write_text(str(above))
        mark.with_suffix(".new").rename(mark)
        while os.getppid() == above:
            time.sleep(0.05)
        os._exit(1)
    return good(path, ocr)

reading_worker.read = read
sys.exit(reading_worker.main())
"""


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Start two workers, each a process of its own."""
    needed("distributed")
    with import_module("distributed").LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as running:
        yield running


@pytest.fixture
def odd(cluster: Any, tmp_path: Path) -> Iterator[Path]:
    """Let the workers of today meet odd files; return where the one that waits leaves its mark."""
    mark = tmp_path / "mark"
    script = tmp_path / "worker.py"
    script.write_text(_WORKER.format(mark=str(mark)), encoding="utf-8")
    usual = reading_pool._COMMAND
    with cluster.get_client() as client:
        client.wait_for_workers(2)
        client.run(setattr, reading_pool, "_COMMAND", (str(script),))
        yield mark
        client.run(setattr, reading_pool, "_COMMAND", usual)


def _written(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"KẾ HOẠCH\n\n1. Theo Nghị quyết số 22-NQ/TW, Sở Y tế chủ trì việc {name}."
        path.write_text(text, "utf-8")
    return folder


def test_the_store_is_what_one_machine_makes(cluster: Any, tmp_path: Path, seed: Path) -> None:
    raw = _written(tmp_path / "raw", "con/a.txt")
    (raw / seed.name).write_bytes(seed.read_bytes())
    (raw / "hong.pdf").write_text("không phải PDF", "utf-8")  # its reason is kept too
    engine = on_cluster(cluster.scheduler_address)
    many = build_folder(UrlFolder(raw.as_uri()), tmp_path / "many", reader=engine)
    one = build_folder(raw, tmp_path / "one")
    assert one.read == many.read == (seed.name, "con/a.txt")
    assert one.failed == many.failed
    assert len(one.failed) == 1
    for name in ("cancu.sqlite", "graph.json"):
        assert (tmp_path / "many" / name).read_bytes() == (tmp_path / "one" / name).read_bytes()


def test_a_killed_worker_costs_no_file(cluster: Any, odd: Path, tmp_path: Path) -> None:
    names = ("a.txt", "b.txt", "giet.txt", "h.txt")
    raw = _written(tmp_path / "raw", *names)
    killed: list[int] = []
    killer = threading.Thread(target=_kill, args=(odd, killed))
    killer.start()
    built = build_folder(raw, tmp_path / "many", reader=on_cluster(cluster.scheduler_address))
    killer.join()
    build_folder(raw, tmp_path / "one")
    assert killed  # a worker, while it read giet.txt
    assert built.read == names
    assert not built.failed
    assert rows_of(tmp_path / "many") == rows_of(tmp_path / "one")


def _kill(mark: Path, killed: list[int]) -> None:
    until = time.monotonic() + 60
    while not mark.exists() and time.monotonic() < until:
        time.sleep(0.02)
    pid = int(mark.read_text())
    os.kill(pid, signal.SIGKILL)
    killed.append(pid)


@pytest.mark.usefixtures("odd")
def test_a_hanging_file_costs_only_itself(cluster: Any, tmp_path: Path) -> None:
    names = ("a.txt", "cham.txt", "con/b.txt", "hong.pdf")
    raw = _written(tmp_path / "raw", *names)
    tasks = [Task(raw / name, name) for name in names]
    engine = on_cluster(cluster.scheduler_address)
    found = {one.name: one for one in engine(tasks, Limits(seconds=2))}
    assert sorted(name for name in names if found[name].body) == ["a.txt", "con/b.txt"]
    assert found["cham.txt"].reason.startswith("cham.txt: đọc quá 2 giây")
    assert found["cham.txt"].apart
    assert found["hong.pdf"].reason.startswith("hong.pdf: không phải PDF")


def test_a_worker_that_sees_no_file_or_has_another_program_ends_the_build(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else each file would be dropped from the store as unreadable."""
    engine = on_cluster(cluster.scheduler_address)
    for address in (tmp_path / "gone.txt", "memory://kho/a.txt"):  # in no memory of theirs
        with pytest.raises(ClusterError, match="không thấy tệp"):
            list(engine([Task(address, "a.txt")], Limits()))
    monkeypatch.setattr(reading_dask, "fingerprint", lambda: "another")
    with pytest.raises(ClusterError, match="bản chương trình khác"):
        list(engine([Task(_written(tmp_path, "a.txt") / "a.txt", "a.txt")], Limits()))


class _Lost:
    """What is left of a task that took down one worker after another."""

    def result(self) -> None:
        raise import_module("distributed").KilledWorker("read_batch", None, 3)


def test_files_that_took_workers_down_are_tried_alone() -> None:
    """One of them did it; the others are not kept apart with it."""
    needed("distributed")
    run, future = reading_dask._Run(None, "", Limits()), _Lost()
    batch = [Task(Path(name), name) for name in ("a.txt", "b.txt")]
    run.running[future] = batch
    assert not list(run._taken(future))
    assert list(run.waiting) == [[batch[0]], [batch[1]]]
    run.running[future] = run.waiting.popleft()
    (outcome,) = run._taken(future)
    assert outcome.apart
    assert outcome.reason.startswith("a.txt: các máy lần lượt đọc tệp này đều bị dừng")


def test_a_wrong_address_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    needed("distributed")
    monkeypatch.setattr(reading_dask, "_CONNECT", 1)
    for address in ("tcp://127.0.0.1:1", "không phải địa chỉ"):
        with pytest.raises(ClusterError, match="không kết nối được với cụm Dask") as raised:
            on_cluster(address)
        assert "\n" not in str(raised.value)


def test_a_cluster_without_workers_is_told_before_any_file_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needed("distributed")
    monkeypatch.setattr(reading_dask, "_CONNECT", 1)
    distributed = import_module("distributed")
    with (
        distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=":0") as empty,
        pytest.raises(ClusterError, match="không có máy đọc nào"),
    ):
        on_cluster(empty.scheduler_address)


def test_without_dask_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'cancu\[dask\]'"):
        on_cluster("tcp://127.0.0.1:1")
