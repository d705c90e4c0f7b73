"""Measure the readers beside the bare libraries they rest on, in one run on one core.

Run: `python benchmarks/read.py [CORPUS FOLDER] [--only pdf]`.

Every reader gets bytes and gives a `Source`, that of Word the repaired `Document`. Times are
processor time, the best of some runs that take turns, so that other work on the machine falls on
both sides alike.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import docx

_DATA = Path(__file__).parent.parent / "tests" / "data"
_RUNS = 7

Reader = Callable[[bytes], object]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="?", help="folder with pdf/*.pdf and so on")
    parser.add_argument("--only", choices=sorted(_FORMATS), help="one format")
    given = parser.parse_args()
    for name, measure in _FORMATS.items():
        if given.only in (None, name):
            print(f"{name}:")
            measure(given.corpus)
    return 0


def _files(corpus: Path | None, suffix: str) -> list[Path]:
    others = sorted((corpus / suffix).glob(f"*.{suffix}")) if corpus else []
    return [*_DATA.glob(f"40-KH-UBND.{suffix}"), *others]


def _best(data: bytes, *readers: Reader) -> list[float]:
    """Return the milliseconds of each reader."""
    times = [float("inf")] * len(readers)
    for _ in range(_RUNS):
        for at, reader in enumerate(readers):
            begun = time.process_time()
            reader(data)
            times[at] = min(times[at], 1000 * (time.process_time() - begun))
    return times


# --- PDF -----------------------------------------------------------------------------------------


def _pdf(corpus: Path | None) -> None:
    """Files of text pages only: a table is read by pdfplumber, whose time says nothing of ours."""
    from cancu.ingest.read.pdf import read_pdf

    ours_total = bare_total = 0.0
    for path in _files(corpus, "pdf"):
        data = path.read_bytes()
        if _has_tables(data):
            continue
        bare, ours = _best(data, _pdfium, lambda data: read_pdf("a.pdf", data))
        ours_total, bare_total = ours_total + ours, bare_total + bare
        print(
            f"  {path.stem[:44]:44} pypdfium2 {bare:7.1f} ms  ours {ours:7.1f}  ×{ours / bare:.2f}"
        )
    print(f"  {'all':44} pypdfium2 {bare_total:7.1f} ms  ours {ours_total:7.1f}", end="")
    print(f"  ×{ours_total / bare_total:.2f}")
    seed = (_DATA / "40-KH-UBND.pdf").read_bytes()
    bare, plumber = _best(seed, _pdfium, _pdfplumber)
    print(f"  pdfplumber on the seed plan: {plumber:.1f} ms, ×{plumber / bare:.0f}")


def _has_tables(data: bytes) -> bool:
    import pypdfium2 as pdfium

    from cancu.ingest.read.pdf_lines import PageReader

    with pdfium.PdfDocument(data) as document:
        readers = [PageReader(page) for page in document]
        ruled = [reader.has_rules() for reader in readers]
        for reader in readers:
            reader.close()
    return any(ruled)


def _pdfium(data: bytes) -> list[str]:
    """The text of every page and nothing else; each page is closed, as ours are."""
    import pypdfium2 as pdfium

    texts = []
    with pdfium.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage()
            texts.append(words.get_text_range())
            words.close()
            page.close()
    return texts


def _pdfplumber(data: bytes) -> list[str]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return [page.extract_text() for page in document.pages]


# --- Word ----------------------------------------------------------------------------------------


def _docx(corpus: Path | None) -> None:
    """Ours has numbers, notes, text boxes, tracked changes, styles and offsets; bare has none.

    A small file's time is mostly that of its styles, which bare never opens.
    """
    from cancu.ingest.read.docx import read_docx
    from cancu.ingest.repair import repair

    totals = [0.0, 0.0, 0.0]
    for path in _files(corpus, "docx"):
        times = _best(
            path.read_bytes(), _lxml, lambda data: repair(read_docx("a.docx", data)), _python_docx
        )
        totals = [total + spent for total, spent in zip(totals, times, strict=True)]
        _docx_line(path.stem, *times)
    _docx_line("all", *totals)


def _docx_line(name: str, bare: float, ours: float, other: float) -> None:
    print(f"  {name[:44]:44} zip+lxml {bare:7.1f} ms  ours {ours:7.1f}  ×{ours / bare:.2f}", end="")
    print(f"  python-docx {other:7.1f}, {other / ours:.2f} times ours")


def _lxml(data: bytes) -> str:
    """What anyone writes first: the texts of the main part, by paragraph."""
    from lxml import etree

    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    paragraphs = root.iter(f"{space}p")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{space}t")) for p in paragraphs)


def _python_docx(data: bytes) -> list[str]:
    """All paragraphs and cells, in their order."""
    import docx

    return list(_held(docx.Document(io.BytesIO(data))))


def _held(holder: docx.document.Document | docx.table._Cell) -> Iterator[str]:
    from docx.table import Table

    for block in holder.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _held(cell)
        else:
            yield block.text


_FORMATS: dict[str, Callable[[Path | None], None]] = {"docx": _docx, "pdf": _pdf}

if __name__ == "__main__":
    sys.exit(main())
