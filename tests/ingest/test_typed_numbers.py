"""Numbers that only a type word makes certain."""

from __future__ import annotations

import pytest

from cancu.ingest.extract import read_string
from cancu.ingest.typed_numbers import typed_number


@pytest.mark.parametrize(
    ("printed", "canonical", "doubtful"),
    [
        ("36-CP", "36-CP", False),  # before 1997: no type inside
        ("1179/TTg", "1179/TTg", False),
        ("73 TC/TCT", "73-TC/TCT", False),  # a blank for the hyphen
        ("01/CV-01", "01/CV-01", False),  # a firm's
        ("2025-005/SAV-CHQ", "2025-005/SAV-CHQ", False),
        ("l5/2020/NĐ-CP", "15/2020/NĐ-CP", True),  # a scan's l for 1
        ("§2/2015/QĐ-TTg", "82/2015/QĐ-TTg", True),  # and its § for 8
    ],
)
def test_numbers_after_a_type_word(printed: str, canonical: str, doubtful: bool) -> None:
    number = typed_number(printed)
    assert number is not None
    assert (number.canonical, bool(number.doubt)) == (canonical, doubtful)


@pytest.mark.parametrize("printed", ["2025", "06/2014", "12-2018"])
def test_a_number_has_letters(printed: str) -> None:
    assert typed_number(printed) is None


@pytest.mark.parametrize(
    ("sentence", "number", "problem"),
    [
        ("Theo Nghị định số 36-CP ngày 29/5/1995 của Chính phủ.", "36-CP", None),
        # a scan's "so", and its letter for a digit, which is told
        ("Theo Nghị định so l5/2020/NĐ-CP.", "15/2020/NĐ-CP", "repaired-number"),
        # a letter shared by two codes
        ("Theo Chỉ thị số 27/CTTg.", "27/CT-TTg", "repaired-number"),
        # a Party number in the state's shape
        ("Theo Quyết định số 31/QĐ-TW.", "31-QĐ/TW", "repaired-number"),
    ],
)
def test_an_uncertain_repair_is_told(sentence: str, number: str, problem: str | None) -> None:
    reading = read_string(f"I. MỘT\n\n1. {sentence}")
    assert [citation.mention.number for citation in reading.citations] == [number]
    assert [p.code for p in reading.problems] == ([problem] if problem else [])


def test_without_a_type_word_it_is_no_number() -> None:
    assert not read_string("I. MỘT\n\n1. Thuê xe số 36-CP và phòng số 12-AB.").citations
