"""Repair changes what is broken, nothing else, and always leads back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.model import Document, Span
from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair


def _document(text: str) -> Document:
    return repair(read_text("a.txt", text.encode()))


@pytest.mark.parametrize(
    ("printed", "repaired"),
    [
        # decomposed letters become composed ones
        (unicodedata.normalize("NFD", "Quyết định"), "Quyết định"),
        # the Icelandic letter that old fonts print for Đ
        ("Ðiều 1. QÐ-UBND", "Điều 1. QĐ-UBND"),
        # a soft hyphen prints nothing, a non-breaking one is a hyphen
        ("thực\u00adhiện 22\u2011NQ/TW", "thựchiện 22-NQ/TW"),
        # non-breaking and repeated blanks are one blank
        ("số\u00a05523/QĐ-UBND   ngày", "số 5523/QĐ-UBND ngày"),
        # marks of no width go, emphasis left by a converter goes
        ("số \u200b22-NQ/TW **Kế hoạch**", "số 22-NQ/TW Kế hoạch"),
        # a wrapped line is joined with one blank
        ("theo hướng dẫn của\nSở Tài chính", "theo hướng dẫn của Sở Tài chính"),
        # a number cut at its own hyphen or slash is joined with none
        ("Nghị định số 61/2018/NĐ-\nCP ngày", "Nghị định số 61/2018/NĐ-CP ngày"),
        ("Quyết định số 5523/\nQĐ-UBND ngày", "Quyết định số 5523/QĐ-UBND ngày"),
        # a dash between two words is no cut number
        ("kinh tế -\nxã hội", "kinh tế - xã hội"),
    ],
)
def test_what_is_repaired(printed: str, repaired: str) -> None:
    assert _document(printed).text == repaired


_TEXT = st.text(
    st.sampled_from("aàbđĐ Ð\u00a0\u200b\u00ad\u2011\n-/.,;:1I|*“”" + "e\u0301\u0323"), min_size=1
).filter(lambda text: any(c.isalnum() for c in unicodedata.normalize("NFC", text)))


@pytest.mark.parametrize(
    ("odd", "mended"),
    [
        # blanks and marks without end inside a line: mended in one go, not from each one on
        ("\u00a0", " "),
        ("\u00a0\u200b", " "),
        ("*\u200b", ""),
        ("a\u0301\u200b", "á" * 100_000),
    ],
)
def test_the_oddest_line_is_mended_in_linear_time(odd: str, mended: str) -> None:
    """Time with the square of the length would be minutes."""
    assert _document(f"đầu{odd * 100_000}cuối").text == f"đầu{mended}cuối"


def test_blanks_without_end_cost_no_memory() -> None:
    """A pattern that remembers each blank runs into the bounds of what it may remember."""
    assert _document(f"đầu{' ' * 6_000_000}cuối").text == "đầu cuối"


@given(_TEXT)
def test_blocks_quote_the_text_and_cover_it(text: str) -> None:
    document = _document(text)
    assert "\n".join(block.span.of(document.text) for block in document.blocks) == document.text


@given(_TEXT)
def test_a_second_repair_changes_nothing(text: str) -> None:
    for block in _document(text).blocks:
        words = block.span.of(_document(text).text)
        if set(words) - set("| "):  # a line of bars alone is layout to the text reader
            assert _document(words).text == words


@given(_TEXT)
def test_straight_runs_are_the_source_itself(text: str) -> None:
    document = _document(text)
    at = 0
    for run in document.offsets.runs:
        assert run.start == at
        at = run.end
        words = document.text[run.start : run.end]
        source = document.source.text[run.source_start : run.source_end]
        if len(words) == len(source):
            assert _same(words, source)
    assert at == len(document.text)


_REPLACED = str.maketrans({"\n": " ", "\u00a0": " ", "\u2011": "-", "Ð": "Đ"})


def _same(words: str, source: str) -> bool:
    """Equal but for what the repair replaces one by one."""
    mended = unicodedata.normalize("NFC", source.translate(_REPLACED))
    return mended == words.replace("\n", " ")


def test_a_span_leads_back_over_a_wrap() -> None:
    document = _document("Quyết định số\n  5523/QĐ-UBND")
    start = document.text.index("số")
    back = document.offsets.source_span(Span(start, len(document.text)))
    assert back.of(document.source.text) == "số\n  5523/QĐ-UBND"
