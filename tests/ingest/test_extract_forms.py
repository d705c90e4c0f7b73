"""The seed plan says the same in every format, and each fact leads back to the file's own words."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from cancu.ingest.extract import read, read_string
from cancu.ingest.model import Reading, Span
from cancu.ingest.record import record

_FORMS = ("docx", "html", "pdf")


@pytest.fixture(scope="module", params=_FORMS)
def form(request: pytest.FixtureRequest, root: Path) -> Reading:
    return read(root / "tests" / "data" / f"40-KH-UBND.{request.param}")


@pytest.fixture(scope="module")
def plain(seed: Path) -> Reading:
    return read(seed)


def _words(reading: Reading, span: Span) -> str:
    return reading.document.quote(span)


def _places(reading: Reading) -> list[Span]:
    return [c.mention.span for c in reading.citations] + [a.span for a in reading.assignments]


def test_the_record_is_that_of_the_text(form: Reading, plain: Reading) -> None:
    assert record(form) == record(plain)


def test_what_the_record_leaves_out_is_that_of_the_text(form: Reading, plain: Reading) -> None:
    # how each mention resolves, and the words of each clause; the head's two columns may come
    # row by row or column by column
    assert [c.resolution for c in form.citations] == [c.resolution for c in plain.citations]
    assert [(c.path, c.kind, _words(form, c.span)) for c in form.clauses[1:]] == [
        (c.path, c.kind, _words(plain, c.span)) for c in plain.clauses[1:]
    ]
    assert sorted(_words(form, form.clauses[0].span).split()) == sorted(
        _words(plain, plain.clauses[0].span).split()
    )


def test_a_clean_file_has_no_problems(form: Reading) -> None:
    assert form.problems == ()
    assert form.document.source.problems == ()


def test_spans_lead_back_to_the_words_of_the_file(form: Reading) -> None:
    source = form.document.source
    for span in _places(form):
        back = form.document.offsets.source_span(span).of(source.text)
        assert "".join(back.split()) == "".join(_words(form, span).split())


def test_pages_are_those_on_which_the_words_begin(root: Path) -> None:
    path = root / "tests" / "data" / "40-KH-UBND.pdf"
    reading = read(path)
    with pdfium.PdfDocument(path) as document:
        printed = [page.get_textpage().get_text_range() for page in document]
    pages = ["".join(text.replace("\ufffe", "-").split()) for text in printed]
    found = [reading.document.page(span.start) for span in _places(reading)]
    assert len(set(found)) > 4
    for span, number in zip(_places(reading), found, strict=True):
        assert number is not None
        assert "".join(_words(reading, span).split())[:8] in pages[number - 1]


def test_a_letterhead_below_the_body_names_the_document_itself() -> None:
    """A consolidated text is authenticated after its last article."""
    text = "THÔNG TƯ\nVề A\n\nĐiều 1. Một.\n\nSố: 4082/VBHN-BTC Hà Nội, ngày 30 tháng 8 năm 2024\n"
    assert read_string(text).citations == ()
