"""Measure every stage after reading in MB/s of one core, over a folder of texts.

Run: `python benchmarks/pipeline.py [CORPUS FOLDER]`.

Each stage gets what the stage before it made. Times are processor time, the best of some rounds;
MB are the bytes of the texts in UTF-8.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from cancu.ingest.assign import assign
from cancu.ingest.extract import citations_of, extract
from cancu.ingest.head import read_head
from cancu.ingest.model import Source
from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair
from cancu.ingest.split import split

_SEED = Path(__file__).parent.parent / "data/raw/40-KH-UBND.txt"
_ROUNDS = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="?", help="folder with txt/*.txt")
    sources = texts(parser.parse_args().corpus)
    size = megabytes(sources)
    print(f"{len(sources)} texts, {size:.2f} MB")
    for name, seconds in stages(sources):
        print(f"  {name:12} {seconds:6.2f} s {size / seconds:8.1f} MB/s")
    seconds = whole(sources)
    print(f"  {'all':12} {seconds:6.2f} s {size / seconds:8.2f} MB/s")
    return 0


def texts(corpus: Path | None) -> list[Source]:
    """Read the texts of a corpus, or the seed plan alone."""
    paths = sorted((corpus / "txt").glob("*.txt")) if corpus else [_SEED]
    return [read_text(path.name, path.read_bytes()) for path in paths]


def megabytes(sources: list[Source]) -> float:
    return sum(len(source.text.encode()) for source in sources) / 1e6


def stages(sources: list[Source]) -> Iterator[tuple[str, float]]:
    """Yield each stage with the seconds that it takes over all texts."""
    yield "repair", _best(lambda: [repair(source) for source in sources])
    documents = [repair(source) for source in sources]
    yield "split", _best(lambda: [split(document) for document in documents])
    parts = [(document, split(document).clauses) for document in documents]
    yield "head", _best(lambda: [read_head(*part) for part in parts])
    headed = [(document, read_head(document, clauses), clauses) for document, clauses in parts]
    yield "cite", _best(lambda: [citations_of(*each) for each in headed])
    yield "assign", _best(lambda: [assign(*part) for part in parts])


def whole(sources: list[Source]) -> float:
    """Return the seconds of all stages together, as `extract` runs them."""
    return _best(lambda: deque((extract(repair(source)) for source in sources), maxlen=0))


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
