"""Measure extraction in MB/s of one core beside other extractors, in one run.

Run: `pip install eyecite hyperscan legal-reference-extraction`, then
`python benchmarks/extract.py [FOLDER OF PLANS AND STATUTES]`. Ours is timed with full records
(mentions, roles, resolution, chains) on documents already split into clauses; the others on text of
their own languages. Read the ratios: the machine's speed cancels out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
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
_RUNS = 5


def main() -> int:
    """Print one table; others that are not installed are left out by name."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("corpus", type=Path, nargs="?", help="folder with txt/*.txt")
    folder = arguments.parse_args().corpus
    print("cancu, full records:")
    seed = _SEED.read_text(encoding="utf-8")
    speeds = {"seed plan": _ours("seed plan, 20 KB", seed)}
    for size in (100_000, 1_000_000, 5_000_000):
        speeds[str(size)] = _ours(f"seed plan repeated to {size // 1000} KB", _repeated(seed, size))
    print(f"  time per byte at 5 MB over 20 KB: {speeds['seed plan'] / speeds['5000000']:.2f}")
    if folder:
        for name, mask in (("plans", "*-KH-*"), ("decrees", "*NĐ-CP*"), ("consolidated", "*VBHN*")):
            files = sorted((folder / "txt").glob(f"{mask}.txt"))
            text = [path.read_text(encoding="utf-8") for path in files]
            if text:
                _ours(f"{len(text)} {name}", *text)
    print("the bare number scan on the same text:")
    _report("seed plan", seed, lambda: sum(1 for _ in NUMBER_BY_SLASH.finditer(seed)))
    print("others, on text of their own language:")
    _others()
    return 0


def _repeated(text: str, size: int) -> str:
    """Repeat the body: what stands before the first section and after the signature only once."""
    start, end = text.index("I. MỤC ĐÍCH"), text.index("Nơi nhận")
    body = text[start:end]
    return text[:start] + body * max(size // len(body.encode()), 1) + text[end:]


def _ours(label: str, *texts: str) -> float:
    prepared = [_prepared(text) for text in texts]
    whole = "".join(document.text for document, _, _ in prepared)
    return _report(label, whole, lambda: [citations_of(*parts) for parts in prepared])


def _prepared(text: str) -> tuple[Document, Head, tuple[Clause, ...]]:
    document = repair(read_text("text", text.encode()))
    clauses = split(document).clauses
    return document, read_head(document, clauses), clauses


def _others() -> None:
    english, german = _ENGLISH * 40, _GERMAN * 200
    try:
        from eyecite import get_citations
        from eyecite.tokenizers import HyperscanTokenizer
    except ImportError as missing:
        print(f"  eyecite: {missing.name} is not installed")
    else:
        _report("eyecite", english, lambda: get_citations(english))
        with tempfile.TemporaryDirectory() as cache:
            tokenizer = HyperscanTokenizer(cache_dir=cache)
            _report(
                "eyecite, hyperscan", english, lambda: get_citations(english, tokenizer=tokenizer)
            )
    try:
        from refex.orchestrator import CitationExtractor
    except ImportError as missing:
        print(f"  legal-reference-extraction: {missing.name} is not installed")
    else:
        extractor = CitationExtractor()
        _report("legal-reference-extraction", german, lambda: extractor.extract(german))


def _report(label: str, text: str, work: Callable[[], object]) -> float:
    """Print and return the best of a few runs in MB/s, after one to warm up."""
    work()
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    speed = len(text.encode()) / 1e6 / min(times)
    print(f"  {label:36} {len(text.encode()) / 1e6:7.3f} MB {speed:9.2f} MB/s")
    return speed


if __name__ == "__main__":
    sys.exit(main())
