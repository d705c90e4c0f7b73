"""Measure extraction in MB/s of one core beside other extractors, in one run.

Run: `pip install eyecite hyperscan legal-reference-extraction`, then
`python benchmarks/extract.py [FOLDER OF PLANS AND STATUTES] [--english FILE] [--german FILE]`.

Ours is timed with full records (mentions, roles, resolution, chains) on documents already split
into clauses; the others on text of their own languages. Speed falls with the number of citations
in a KB, which each line prints: compare lines of like density. The text kept here is dense, about
one citation a line; `--english` and `--german` take a real opinion and a real judgment.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sized
from pathlib import Path

from cancu.ingest.extract import citations_of
from cancu.ingest.head import read_head
from cancu.ingest.model import Clause, Document, Head
from cancu.ingest.patterns import NUMBER_BY_SLASH
from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair
from cancu.ingest.split import split

_SEED = Path(__file__).parent.parent / "data/raw/40-KH-UBND.txt"
_ENGLISH = """\
The court relied on Bush v. Gore, 531 U.S. 98, 99-100 (2000), and on Roe v. Wade, 410 U.S. 113
(1973). The statute, 42 U.S.C. § 1983, gives a cause of action to any person who was deprived of
a right by someone acting under colour of state law; the district court found that the plaintiff
had shown no such deprivation and dismissed the complaint with prejudice. Id. at 101. On appeal
the parties disputed the standard of review. See Doe v. Smith, 12 F.3d 45 (2d Cir. 1999).
"""
_GERMAN = """\
Die Entscheidung beruht auf § 42 Abs. 1 VwGO in Verbindung mit § 113 Abs. 1 Satz 1 VwGO. Der
Kläger hat nach §§ 812 ff. BGB einen Anspruch auf Herausgabe; das Landgericht hat dies in seinem
Urteil vom 3. Mai 2012 verkannt, obwohl der Beklagte die Sache ohne rechtlichen Grund erlangt
hatte. Vgl. BGH, Urteil vom 12. Juli 2005 - XI ZR 83/05. Die Kosten trägt nach § 91 ZPO der
unterlegene Teil, soweit nicht ein anderes bestimmt ist.
"""
_RUNS, _SECONDS = 5, 1.0


def main() -> int:
    """Print one table; others that are not installed are left out by name."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="?", help="folder with txt/*.txt")
    parser.add_argument("--english", type=Path, help="a court's opinion, for eyecite")
    parser.add_argument("--german", type=Path, help="a judgment, for legal-reference-extraction")
    given = parser.parse_args()
    print("cancu, full records:")
    _our_lines(given.corpus)
    seed = _SEED.read_text(encoding="utf-8")
    print("the bare number scan on the same text:")
    _report("seed plan", seed, lambda: list(NUMBER_BY_SLASH.finditer(seed)))
    print("others, on text of their own language:")
    _eyecite(given.english.read_text(encoding="utf-8") if given.english else _ENGLISH * 40)
    _refex(given.german.read_text(encoding="utf-8") if given.german else _GERMAN * 200)
    return 0


def _our_lines(folder: Path | None) -> None:
    seed = _SEED.read_text(encoding="utf-8")
    smallest = _ours("seed plan, 20 KB", seed)
    for size in (100_000, 1_000_000, 5_000_000):
        largest = _ours(f"seed plan repeated to {size // 1000} KB", _repeated(seed, size))
    print(f"  time per byte at 5 MB over 20 KB: {smallest / largest:.2f}")
    for name, mask in (("plans", "*-KH-*"), ("decrees", "*NĐ-CP*"), ("consolidated", "*VBHN*")):
        files = sorted((folder / "txt").glob(f"{mask}.txt")) if folder else []
        if files:
            _ours(f"{len(files)} {name}", *(path.read_text(encoding="utf-8") for path in files))


def _repeated(text: str, size: int) -> str:
    """Repeat the body: what stands before the first section and after the signature only once."""
    start, end = text.index("I. MỤC ĐÍCH"), text.index("Nơi nhận")
    body = text[start:end]
    return text[:start] + body * max(size // len(body.encode()), 1) + text[end:]


def _ours(label: str, *texts: str) -> float:
    prepared = [_prepared(text) for text in texts]
    whole = "".join(document.text for document, _, _ in prepared)
    return _report(
        label, whole, lambda: [one for parts in prepared for one in citations_of(*parts)[0]]
    )


def _prepared(text: str) -> tuple[Document, Head, tuple[Clause, ...]]:
    document = repair(read_text("text", text.encode()))
    clauses = split(document).clauses
    return document, read_head(document, clauses), clauses


def _eyecite(text: str) -> None:
    try:
        from eyecite import get_citations
        from eyecite.tokenizers import HyperscanTokenizer
    except ImportError as missing:
        print(f"  eyecite: {missing.name} is not installed")
        return
    _report("eyecite", text, lambda: get_citations(text))
    with tempfile.TemporaryDirectory() as cache:
        tokenizer = HyperscanTokenizer(cache_dir=cache)
        _report("eyecite, hyperscan", text, lambda: get_citations(text, tokenizer=tokenizer))


def _refex(text: str) -> None:
    try:
        from refex.orchestrator import CitationExtractor
    except ImportError as missing:
        print(f"  legal-reference-extraction: {missing.name} is not installed")
        return
    extractor = CitationExtractor()
    _report("legal-reference-extraction", text, lambda: extractor.extract(text).citations)


def _report(label: str, text: str, work: Callable[[], Sized]) -> float:
    """Print and return the best of several runs in MB/s, after one to warm up."""
    found, times = len(work()), []
    while len(times) < _RUNS or sum(times) < _SECONDS:
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    kilobytes = len(text.encode()) / 1000
    speed = kilobytes / 1000 / min(times)
    density = f"{found / kilobytes:6.2f} citations/KB"
    print(f"  {label:32} {kilobytes / 1000:7.3f} MB {density} {speed:9.2f} MB/s")
    return speed


if __name__ == "__main__":
    sys.exit(main())
