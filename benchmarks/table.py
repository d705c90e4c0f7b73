"""Print one table of all speeds, in one run, each beside what can be compared with it.

Run: `pip install eyecite hyperscan legal-reference-extraction`, then
`python benchmarks/table.py ../shared/corpus [--edges 1000000] [--documents 1000]`.

Read the last column: absolute figures are of the machine and the day. The scripts beside this one
measure the same at length.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import extract
import many
import pipeline
import read
from million import BARE, instrument, sizes, write

from cancu.graph.folder import build_folder
from cancu.graph.partial import ancestors
from cancu.graph.reading_pool import Limits
from cancu.graph.store import load_graph, opened

Row = tuple[str, str, str, str]  # what, ours, beside it, ratio


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--documents", type=int, default=1000)
    given = parser.parse_args()
    _print(("What", "Căn Cứ", "Beside it", "Ratio"))
    _print(("---", "---", "---", "---"))
    rows = (
        _reading(given.corpus),
        _extraction(given.corpus),
        _pipeline(given.corpus),
        _builds(given.corpus, given.documents),
        _queries(given.edges),
    )
    for row in (row for part in rows for row in part):
        _print(row)
    return 0


def _print(row: Row) -> None:
    print("| " + " | ".join(row) + " |", flush=True)


def _reading(corpus: Path) -> Iterator[Row]:
    from cancu.ingest.read.docx import read_docx
    from cancu.ingest.read.pdf import read_pdf
    from cancu.ingest.repair import repair

    def ours(data: bytes) -> object:
        return repair(read_docx("a.docx", data))

    word = [path.read_bytes() for path in read._files(corpus, "docx")]
    bare, own, other = _sums(word, read._lxml, ours, read._python_docx)
    what = f"{len(word)} Word files, with numbers, notes, offsets"
    yield what, f"{own:.0f} ms", f"zip + lxml, text only: {bare:.0f} ms", f"{own / bare:.2f}×"
    yield what, f"{own:.0f} ms", f"python-docx: {other:.0f} ms", f"{own / other:.2f}×"
    found = [path.read_bytes() for path in read._files(corpus, "pdf")]
    pages = [data for data in found if not read._has_tables(data)]
    bare, own = _sums(pages, read._pdfium, lambda data: read_pdf("a.pdf", data))
    what = f"{len(pages)} PDF files of text pages"
    yield what, f"{own:.0f} ms", f"pypdfium2, text only: {bare:.0f} ms", f"{own / bare:.2f}×"
    own, other = _sums(found[:1], lambda data: read_pdf("a.pdf", data), read._pdfplumber)
    yield "the seed plan as PDF", f"{own:.1f} ms", f"pdfplumber: {other:.0f} ms", _times(other, own)


def _sums(files: list[bytes], *readers: read.Reader) -> list[float]:
    return [
        sum(times) for times in zip(*(read._best(data, *readers) for data in files), strict=True)
    ]


def _times(slow: float, fast: float) -> str:
    ratio = slow / fast
    return f"{ratio:,.0f} times as fast" if ratio > 100 else f"{ratio:.3g} times as fast"


def _quietly(work: Callable[[], float]) -> float:
    with contextlib.redirect_stdout(io.StringIO()):
        return work()


def _extraction(corpus: Path) -> Iterator[Row]:
    plans = [path.read_text("utf-8") for path in sorted((corpus / "txt").glob("*-KH-*.txt"))]
    laws = [path.read_text("utf-8") for path in sorted((corpus / "txt").glob("*NĐ-CP*.txt"))]
    own = _quietly(lambda: extract._ours("plans", *plans))
    dense = _quietly(lambda: extract._ours("decrees", *laws))
    for label, pattern in (("plans", own), ("decrees", dense)):
        yield f"citations of {label}, full records", f"{pattern:.1f} MB/s", "", ""
    for name, work in (("eyecite, hyperscan", _eyecite), ("legal-reference-extraction", _refex)):
        speed = _quietly(work)
        told = f"{name}: {speed:.2f} MB/s" if speed else f"{name}: not installed"
        yield "citations of plans", f"{own:.1f} MB/s", told, _times(own, speed) if speed else ""


def _eyecite() -> float:
    try:
        from eyecite import get_citations
        from eyecite.tokenizers import HyperscanTokenizer
    except ImportError:
        return 0.0
    text = extract._ENGLISH * 40
    with tempfile.TemporaryDirectory() as cache:
        tokenizer = HyperscanTokenizer(cache_dir=cache)
        return extract._report("", text, lambda: get_citations(text, tokenizer=tokenizer))


def _refex() -> float:
    try:
        from refex.orchestrator import CitationExtractor
    except ImportError:
        return 0.0
    text, extractor = extract._GERMAN * 200, CitationExtractor()
    return extract._report("", text, lambda: extractor.extract(text).citations)


def _pipeline(corpus: Path) -> Iterator[Row]:
    sources = pipeline.texts(corpus)
    size = pipeline.megabytes(sources)
    whole = pipeline.whole(sources)
    for name, seconds in pipeline.stages(sources):
        share = f"{seconds / whole:.0%} of the pipeline"
        yield f"{name}, {len(sources)} texts", f"{size / seconds:.1f} MB/s", "", share
    yield "whole pipeline after reading", f"{size / whole:.2f} MB/s", "", ""


def _builds(corpus: Path, count: int) -> Iterator[Row]:
    texts = [path.read_text("utf-8") for path in sorted((corpus / "txt").glob("*.txt"))]
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name) / "raw"
        raw.mkdir()
        for number in range(count):
            (raw / f"{number:06}.txt").write_text(many.made(texts, number), encoding="utf-8")
        one, two = (
            _clock(lambda jobs=jobs: build_folder(raw, Path(name) / f"{jobs}", limits=Limits(jobs)))
            for jobs in (1, 2)
        )
    each = 1000 / count
    beside = f"on one core: {one * each:.1f} ms"
    yield (
        f"a document of {count}, read, linked, stored, on two cores",
        (f"{two * each:.1f} ms"),
        beside,
        _times(one, two),
    )


def _queries(edges: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, edges)
        numbers = range(sizes(edges)[0] // 2, sizes(edges)[0], max(1, sizes(edges)[0] // 400))
        asked = [instrument(number) for number in numbers]
        with closing(opened(folder)) as database:
            chain = _median(asked, lambda node: ancestors(database, [node]))
            bare = _median(asked, lambda node: database.execute(BARE, (node,)).fetchone())
        load = _clock(lambda: load_graph(folder))
    own = f"{1000 * chain:.2f} ms"
    what = f"a chain of bases in a store of {edges:,} edges"
    yield what, own, f"bare recursive SQL: {1000 * bare:.2f} ms", f"{chain / bare:.2f}×"
    yield what, own, f"networkx, to load first: {load:.1f} s", _times(load, chain)


def _median(asked: list[str], ask: Callable[[str], object]) -> float:
    return statistics.median(_clock(lambda one=one: ask(one)) for one in asked)


def _clock(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
