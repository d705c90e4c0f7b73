"""Compare what is read of one document in two formats: numbers of instruments, words with digits.

Run: `python benchmarks/twins.py ../shared/corpus`. Each Word file beside the PDF that LibreOffice
prints of it (automatic numbers are in the PDF's text, and computed in ours), each gazette PDF
beside its text file; and the share of the letters in a Word file's XML that is read.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import regex
from lxml import etree

from cancu.ingest.errors import IngestError
from cancu.ingest.patterns import NUMBER, number_of
from cancu.ingest.read.dispatch import read_source
from cancu.ingest.repair import repair

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = regex.compile(r"\[(?:\d{1,3}|[ivxlc]+)\]")
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


def main() -> int:
    """Print a line a pair and the sums; return 1 where numbers of instruments differ."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("corpus", type=Path)
    corpus = arguments.parse_args().corpus
    words = sorted((corpus / "docx").glob("*.docx"))
    gazettes = sorted((corpus / "pdf").glob("*.pdf"))
    with tempfile.TemporaryDirectory() as folder:
        _print_as_pdf(words, Path(folder))
        pairs = [(path, Path(folder) / f"{path.stem}.pdf") for path in words]
        same = _compare("Word and its PDF", pairs)
    pairs = [(path, corpus / "pdf_text" / f"{path.stem}.txt") for path in gazettes]
    same &= _compare("gazette PDF and its text", pairs)
    for path in words:
        missing, total = _unread(path)
        print(f"  {1 - missing / total:.5f} of {total} letters of the XML: {path.name}")
    return int(not same)


def _print_as_pdf(words: list[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, words)], check=True, capture_output=True, timeout=600)


def _compare(title: str, pairs: list[tuple[Path, Path]]) -> bool:
    equal, tokens, differing, compared = 0, 0, 0, 0
    for one, other in pairs:
        if not other.is_file():
            continue
        try:
            texts = (_text(one), _text(other))
        except IngestError as error:
            print(f"  not read: {error}")
            continue
        compared += 1
        left, right = map(_numbers, texts)
        equal += left == right
        digits = [_digits(text) for text in texts]
        odd = (digits[0] - digits[1]) + (digits[1] - digits[0])
        tokens, differing = tokens + digits[0].total(), differing + odd.total()
        if left != right or odd:
            print(
                f"  {one.name}: numbers {dict((left - right) + (right - left))}, digits {_few(odd)}"
            )
    print(
        f"{title}: {equal} of {compared} with equal numbers; {differing} of {tokens} words differ"
    )
    return equal == compared


def _few(odd: Counter[str]) -> str:
    return " ".join(sorted(odd)[:12]) + (" …" if len(odd) > 12 else "")


def _text(path: Path) -> str:
    return _MARK.sub(" ", repair(read_source(path)).text)


def _numbers(text: str) -> Counter[str]:
    found = map(number_of, (shape.group() for shape in NUMBER.finditer(text)))
    return Counter(number.canonical for number in found if number)


def _digits(text: str) -> Counter[str]:
    return Counter(word for word in text.split() if any(map(str.isdigit, word)))


def _unread(path: Path) -> tuple[int, int]:
    """Return how many letters of the XML are not read, and how many it has."""
    raw: Counter[str] = Counter()
    with zipfile.ZipFile(path) as archive:
        for name in set(_PARTS) & set(archive.namelist()):
            root = etree.fromstring(archive.read(name))
            for old in list(root.iter("{*}Fallback", f"{_W}del", f"{_W}moveFrom")):
                old.getparent().remove(old)
            raw += _letters("".join(one.text or "" for one in root.iter(f"{_W}t")))
    return (raw - _letters(repair(read_source(path)).text)).total(), raw.total()


def _letters(text: str) -> Counter[str]:
    composed = unicodedata.normalize("NFC", text).casefold()
    return Counter(letter for letter in composed if letter.isalpha())


if __name__ == "__main__":
    sys.exit(main())
