"""The tables of codes are whole: every letter of Vietnamese has one."""

from __future__ import annotations

import unicodedata

import pytest

from cancu.ingest.tables import encodings

_VOWELS = "aăâeêioôơuưy"
_TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
_SMALL = {unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES}
_SMALL = (_SMALL | {"đ"}) - set("aeiouy")
_CAPITALS = {letter.upper() for letter in _SMALL}


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("TCVN3", _SMALL | set("ĂÂÊÔƠƯĐ")),
        ("VNI", _SMALL | _CAPITALS),
    ],
)
def test_every_letter_has_a_code_and_nothing_else(name: str, letters: set[str]) -> None:
    assert set(encodings.by_name()[name].letters.values()) == letters


def test_viscii_agrees_with_latin_1_where_it_has_no_code_of_its_own() -> None:
    codes = encodings.by_name()["VISCII"].letters
    latin = {chr(code) for code in range(0xC0, 0x100)} - set(codes)
    assert latin <= _SMALL | _CAPITALS
    assert set(codes.values()) | latin == _SMALL | _CAPITALS


@pytest.mark.parametrize("row", encodings.all_encodings(), ids=lambda row: row.name)
def test_no_code_is_a_letter_of_ascii(row: encodings.Encoding) -> None:
    assert not [code for code in row.letters if code.isascii() and code.isprintable()]


@pytest.mark.parametrize(
    ("font", "name", "is_capital"),
    [
        (".VnTime", "TCVN3", False),
        (".VnTimeH", "TCVN3", True),
        (".vntime", "TCVN3", False),
        ('".VnArial NarrowH"', "TCVN3", True),
        ("VnArialH(Ds)", "TCVN3", True),
        ("VNI-Times", "VNI", False),
        ("VNI-Helve", "VNI", False),
        ("Times New Roman", None, False),
        ("", None, False),
    ],
)
def test_a_font_tells_its_encoding(font: str, name: str | None, is_capital: bool) -> None:
    row = encodings.of_font(font)
    assert (row and row.name) == name
    assert bool(row and encodings.shows_capitals(font, row)) == is_capital
