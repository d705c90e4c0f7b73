"""A bad, slow or deadly file costs only itself."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from cancu.graph import reading_pool
from cancu.graph.facts import facts_of, pack
from cancu.graph.reading_pool import Limits, Outcome, Task, read_all
from cancu.ingest.extract import read

_WORKER = """import os, signal, sys
from cancu.graph import reading_worker
good = reading_worker.read

def read(path, ocr):
    if path.name == "cham.txt":
        while True:
            pass
    if path.name == "chet.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    if path.name == "phinh.txt":
        return [bytearray(1 << 30) for _ in range(1 << 10)]
    if path.name == "loi.txt":
        print("what a library prints is no answer", flush=True)
        raise ValueError("x")
    return good(path, ocr)

reading_worker.read = read
sys.exit(reading_worker.main())
"""


def _read(folder: Path, names: tuple[str, ...], limits: Limits) -> dict[str, Outcome]:
    for name in names:
        (folder / name).write_text(f"KẾ HOẠCH\n\n1. Theo Nghị quyết số 22-NQ/TW, {name}.", "utf-8")
    tasks = [Task(folder / name, f"con/{name}") for name in names]
    return {one.name: one for one in read_all(tasks, limits)}


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers meet files that hang, kill, swell or fail."""
    script = tmp_path / "worker.py"
    script.write_text(_WORKER, encoding="utf-8")
    monkeypatch.setattr(reading_pool, "_COMMAND", (str(script),))


def test_what_is_read_is_what_one_process_reads(tmp_path: Path) -> None:
    names = ("a.txt", "b.txt", "c.txt")
    found = _read(tmp_path, names, Limits(jobs=2))
    for name in names:
        facts = facts_of(read(tmp_path / name), f"con/{name}")
        outcome = found[facts.name]
        assert (outcome.body, outcome.digest) == (pack(facts), facts.digest)
        assert not outcome.reason


@pytest.mark.usefixtures("odd")
@pytest.mark.parametrize(
    ("name", "told", "apart"),
    [
        ("cham.txt", "con/cham.txt: đọc quá 2 giây", True),
        ("chet.txt", "con/chet.txt: tiến trình đọc tệp này hai lần bị dừng đột ngột", True),
        ("phinh.txt", "con/phinh.txt: cần quá nhiều bộ nhớ", True),
        ("loi.txt", "con/loi.txt: lỗi của chương trình khi đọc tệp này (ValueError: x)", False),
        ("rong.pdf", "con/rong.pdf: không phải PDF", False),  # an ordinary error keeps its words
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_file_costs_only_itself(
    tmp_path: Path, name: str, told: str, apart: bool, jobs: int
) -> None:
    found = _read(
        tmp_path, ("a.txt", name, "b.txt", "c.txt"), Limits(jobs, 2 if name == "cham.txt" else 60)
    )
    assert found[f"con/{name}"].reason.startswith(told)
    assert "\n" not in found[f"con/{name}"].reason
    assert found[f"con/{name}"].apart is apart
    assert sorted(one for one, outcome in found.items() if outcome.body) == [
        "con/a.txt",
        "con/b.txt",
        "con/c.txt",
    ]


def test_a_worker_killed_by_mistake_is_replaced(tmp_path: Path) -> None:
    """Its file is read again by another: it is not the file's fault."""
    (tmp_path / "a.txt").write_text("KẾ HOẠCH\n\n1. Một.", "utf-8")
    pool = reading_pool._Pool(Limits(jobs=1), reading_pool.deque([Task(tmp_path / "a.txt", "a")]))
    pool._begin(pool.waiting.popleft())
    (worker,) = pool.workers.values()
    os.kill(worker.process.pid, signal.SIGKILL)
    (outcome,) = pool.run()
    pool.stop()
    assert outcome.body
    assert pool.tried == {"a"}


@pytest.mark.usefixtures("odd")
def test_who_stops_listening_leaves_no_worker_behind(tmp_path: Path) -> None:
    for name in ("a.txt", "cham.txt"):
        (tmp_path / name).write_text("KẾ HOẠCH\n\n1. Một.", "utf-8")
    tasks = [Task(tmp_path / name, name) for name in ("a.txt", "cham.txt")]
    outcomes = read_all(tasks, Limits(jobs=2, seconds=100))
    next(outcomes)
    frame = outcomes.gi_frame  # type: ignore[attr-defined]
    workers = [worker.process for worker in frame.f_locals["pool"].workers.values()]
    assert workers
    outcomes.close()  # type: ignore[attr-defined]
    assert all(process.poll() is not None for process in workers)


@pytest.mark.usefixtures("odd")
def test_a_worker_whose_pool_is_gone_ends(tmp_path: Path) -> None:
    """Its alarm is the system's own: a loop that never gives way does not hold it up."""
    (tmp_path / "cham.txt").write_text("KẾ HOẠCH", "utf-8")
    script = tmp_path / "worker.py"
    text = script.read_text("utf-8")
    script.write_text(f"{text}".replace("sys.exit(", "reading_worker._GRACE = 0\nsys.exit("))
    pool = reading_pool._Pool(Limits(1, 1), reading_pool.deque())
    pool._begin(Task(tmp_path / "cham.txt", "cham.txt"))
    (worker,) = pool.workers.values()
    assert worker.process.wait(timeout=60) == -signal.SIGALRM
    pool.stop()


def test_limits_follow_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_pool, "_cores", lambda: 64)
    monkeypatch.setattr(reading_pool, "_memory", lambda: 8 << 30)
    assert Limits().workers == 6  # a gibibyte each, a fifth is left to others
    assert Limits(jobs=3).workers == 3
    assert Limits(jobs=3).memory * 3 <= 0.8 * (8 << 30)
    assert Limits(jobs=1, share=3 << 30).memory == 3 << 30  # what a cluster gives one thread
    monkeypatch.setattr(reading_pool, "_memory", lambda: 1 << 29)
    assert Limits().workers == 1
