"""The seed plan printed, scanned and read back: what was read wrong is marked as doubtful."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from cancu.ingest.extract import read
from cancu.ingest.model import Citation, Reading
from cancu.ingest.read import tesseract

Fields = tuple[str, str | None, str | None, str | None]


@pytest.fixture(scope="module", params=[(200, 0.0, 0.95), (150, 1.0, 0.9), (200, -3.0, 0.9)])
def scanned(
    request: pytest.FixtureRequest,
    root: Path,
    program: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Reading, float]:
    """Return the reading of a scan of some dots an inch and degrees askew, and its floor."""
    program("tesseract")
    assert tesseract.is_present(), "the Vietnamese data is a package of its own"
    dpi, askew, floor = request.param
    spec = importlib.util.spec_from_file_location("forms", root / "tests" / "forms.py")
    assert spec is not None
    assert spec.loader is not None
    forms = importlib.util.module_from_spec(spec)
    sys.modules["forms"] = forms
    spec.loader.exec_module(forms)
    path = tmp_path_factory.mktemp("scans") / "scan.pdf"
    path.write_bytes(forms.make_scan(root / "tests" / "data" / "40-KH-UBND.pdf", dpi, askew))
    return read(path, ocr=True), floor


@pytest.fixture(scope="module")
def plain(seed: Path) -> Reading:
    return read(seed)


def _fields(citation: Citation) -> Fields:
    mention = citation.mention
    issuer = " ".join(mention.issuer.casefold().split()) if mention.issuer else None
    return citation.key.casefold(), mention.type, mention.date, issuer


def test_citations_are_found_again(scanned: tuple[Reading, float], plain: Reading) -> None:
    reading, floor = scanned
    got = Counter(citation.key.casefold() for citation in reading.citations)
    want = Counter(citation.key.casefold() for citation in plain.citations)
    assert 2 * (got & want).total() / (got.total() + want.total()) >= floor


def test_no_wrong_reading_is_unmarked(scanned: tuple[Reading, float], plain: Reading) -> None:
    reading, _ = scanned
    right = Counter(map(_fields, plain.citations))
    told = {problem.span for problem in reading.problems}
    unmarked = [
        citation.mention.text
        for citation in reading.citations
        if _fields(citation) not in right and not (citation.doubt and citation.mention.span in told)
    ]
    assert unmarked == []


def test_not_everything_is_marked(scanned: tuple[Reading, float]) -> None:
    reading, _ = scanned
    doubtful = sum(bool(citation.doubt) for citation in reading.citations)
    assert doubtful < 0.75 * len(reading.citations)


def test_head_and_pages_are_those_of_the_plan(
    scanned: tuple[Reading, float], plain: Reading
) -> None:
    reading, _ = scanned
    for name in ("number", "date", "issuer", "type"):
        ours, theirs = getattr(reading.head, name), getattr(plain.head, name)
        assert (ours and ours.value) == (theirs and theirs.value)
    assert {block.page for block in reading.document.source.blocks} == set(range(1, 9))
