"""What is typed without tones finds what is written with them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.graph.fold import fold, fold_number


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đối ngoại", "doi ngoai"),  # tones, case, and đ, which Unicode does not decompose
        (unicodedata.normalize("NFD", "Đối ngoại"), "doi ngoai"),  # decomposed input
        ("  Ủy   ban\n", "uy ban"),  # blanks
        ("PHƯỜNG", "phuong"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize("typed", ["45-CT/TW", "45 ct/tw", "45/ct-tw", " 45 – CT / TW "])
def test_numbers_are_found_however_they_are_typed(typed: str) -> None:
    assert fold_number(typed) == fold_number("45-CT/TW")


def test_a_search_is_generous() -> None:
    """HĐ and HD are two codes: identity never compares folded numbers, a search may."""
    assert fold_number("1/HĐ-UBND") == fold_number("1/HD-UBND")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="ĂÂĐÊÔƠƯÁẠỆỮăâđêôơưáạệữ aB", max_size=20))
def test_forms_of_one_text_fold_alike(text: str) -> None:
    """However it is composed and whatever its case."""
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    assert len({fold(form) for form in (*forms, text.upper(), text.lower())}) == 1
