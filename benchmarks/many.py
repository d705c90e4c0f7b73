"""Build ever more documents made from real ones, and see what each costs.

Run: `python benchmarks/many.py ../shared/corpus/txt [COUNT ...] [--jobs N]`. Each document is a
real text with other numbers, years and units and its paragraphs in another order. Processor
seconds are told beside those of the clock: the machine may have other work.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import regex

from cancu.graph.folder import build_folder
from cancu.graph.partial import ancestors, for_instrument
from cancu.graph.reading_pool import Limits
from cancu.graph.store import DATABASE, opened
from cancu.graph.web.listing import find_duties
from cancu.graph.web.wanted import Wanted

_NUMBER = regex.compile(r"(?<!\d)(\d{1,5})(?=(?:/\d{4})?[/-]\p{Lu})")
_YEAR = regex.compile(r"(?<=năm |[/.-])20[012]\d(?!\d)")
_ASKED = 40  # instruments
_PLACES = ("Lào Cai", "Nghệ An", "Cà Mau", "An Giang", "Quảng Trị", "Đồng Nai", "Tây Ninh", "Huế")
_PLACE = regex.compile(
    r"\b(?:Lào Cai|Nghệ An|Cà Mau|An Giang|Quảng Trị|Đồng Nai|Tây Ninh|Hà Nội)\b"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("counts", type=int, nargs="*", default=[1000, 5000])
    parser.add_argument("--jobs", type=int, default=0)
    given = parser.parse_args()
    texts = [path.read_text("utf-8") for path in sorted(given.corpus.glob("*.txt"))]
    print("documents  clock s  cpu s/doc  workers' s/doc  main MB  worker MB  store MB  query ms")
    for count in given.counts:
        with tempfile.TemporaryDirectory() as name:
            _row(Path(name), texts, count, Limits(given.jobs))
    return 0


def _row(folder: Path, texts: list[str], count: int, limits: Limits) -> None:
    raw, target = folder / "raw", folder / "graph"
    raw.mkdir()
    for number in range(count):
        (raw / f"{number:06}.txt").write_text(made(texts, number), encoding="utf-8")
    built = _built(raw, target, limits)
    size = (target / DATABASE).stat().st_size / 1e6
    print(
        f"{count:9,} {built.clock:8.1f} {built.own / count:10.4f} {built.others / count:15.4f}"
        f" {built.peak:8.0f} {built.largest:10.0f} {size:9.0f}  {_asked(target)}",
        flush=True,
    )
    first = raw / "000000.txt"
    first.write_text(first.read_text("utf-8") + "\nThêm Nghị quyết số 1/NQ-CP.\n", encoding="utf-8")
    print(f"{'':9} unchanged but one: {_timed(lambda: build_folder(raw, target)):.2f} s", end="")
    print(f", unchanged: {_timed(lambda: build_folder(raw, target)):.2f} s", flush=True)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took: seconds, and the most MB of the main process and of any worker."""

    clock: float
    own: float
    others: float
    peak: float
    largest: float


def _built(raw: Path, target: Path, limits: Limits) -> Built:
    """Build in a process of its own: the memory of a process is known by its highest mark."""
    work = f"from many import report; report({str(raw)!r}, {str(target)!r}, {limits.jobs})"
    run = subprocess.run(
        [sys.executable, "-c", work],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return Built(*map(float, run.stdout.split()))


def report(raw: str, target: str, jobs: int) -> None:
    """Build, and print the fields of `Built`."""
    clock = time.perf_counter()
    build_folder(Path(raw), Path(target), limits=Limits(jobs))
    clock = time.perf_counter() - clock
    own, others = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    seconds = [used.ru_utime + used.ru_stime for used in (own, others)]
    print(clock, *seconds, _peak() or own.ru_maxrss / 1024, others.ru_maxrss / 1024)


def _peak() -> float:
    """Return the most MB of this process: the system counts those of its parent before it too."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def made(texts: list[str], number: int) -> str:
    """Return a document made from a real one; the same for the same number."""
    chance = random.Random(number)
    text = texts[number % len(texts)]
    if number < len(texts):
        return text
    text = _NUMBER.sub(lambda _: str(chance.randint(1, 4000)), text)
    text = _YEAR.sub(lambda found: str(min(2026, int(found[0]) + chance.randint(-3, 3))), text)
    text = _PLACE.sub(chance.choice(_PLACES), text)
    head, *paragraphs = text.split("\n\n")
    middle = paragraphs[4:-4]
    chance.shuffle(middle)
    return "\n\n".join([head, *paragraphs[:4], *middle, *paragraphs[4:][-4:]])


def _asked(target: Path) -> str:
    """Ask for chains of bases, for an instrument with all that rests on it, and for words."""
    with closing(opened(target)) as database:
        query = "SELECT id FROM nodes WHERE kind = 'instrument' ORDER BY id"
        nodes = [node for (node,) in database.execute(query)]
        some = random.Random(1).sample(nodes, _ASKED)
        chain = _median(lambda node: ancestors(database, [node]), some)
        words = _timed(lambda: find_duties(database, Wanted(tim="cong nghe thong tin")))
    numbers = [node.removeprefix("văn bản: ").partition("@")[0] for node in some[:5]]
    whole = _median(lambda number: for_instrument(target, number), numbers)
    return f"chain {1000 * chain:.2f}, words {1000 * words:.0f}, instrument {1000 * whole:.0f}"


def _median(ask: Callable[[str], object], asked: list[str]) -> float:
    return statistics.median(_timed(lambda one=one: ask(one)) for one in asked)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
