"""One paragraph of a page: white space, fonts, raised numbers."""

from __future__ import annotations

import pytest

from cancu.ingest.read.compose import Look
from cancu.ingest.read.html_styles import Frame, font_of
from cancu.ingest.read.html_words import Fonts, Words, raised
from cancu.ingest.tables import encodings

_OLD = Frame(font=font_of("VNI-Times"))


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("  a \n b", Frame()), (" c ", Frame())], "a b c"),
        ([("a ", Frame()), (" b", Frame())], "a b"),
        ([("a \r\n b", Frame(preserves=True))], "a \n b"),
        # a letter of two characters in two pieces of one font
        ([("Vie", _OLD), ("ät", _OLD), (" ät", Frame())], "Việt ät"),
    ],
)
def test_pieces_are_joined(pieces: list[tuple[str, Frame]], expected: str) -> None:
    words = Words(Fonts())
    for text, frame in pieces:
        words.add(text, frame)
    assert words.take() == expected


def test_a_paragraph_taken_leaves_nothing_behind() -> None:
    words = Words(Fonts())
    words.add("a", Frame())
    words.add_break()
    assert words.take() == "a"
    words.add(" ", Frame(Look(bold=True)))
    assert words.take() == ""
    assert words.look(centred=False) == Look(bold=True, italic=True)


def test_an_encoding_that_is_not_allowed_is_left() -> None:
    fonts = Fonts(frozenset())
    assert fonts.read("Vieät", _OLD.font) == "Vieät"
    assert fonts.seen.words == {"VNI": ["Vieät"]}


def test_words_without_a_font_have_the_encoding_of_the_page() -> None:
    fonts = Fonts(unnamed=encodings.by_name()["TCVN3"])
    assert fonts.read("Céng hßa", None) == "Cộng hòa"
    assert fonts.changed == 7


@pytest.mark.parametrize(
    ("text", "is_link", "expected"),
    [
        ("2", False, "²"),
        (" 12 ", False, "¹²"),
        ("1", True, "[1]"),
        ("[1]", True, "[1]"),
        ("(3)", True, "[3]"),
        ("o", False, None),
        ("*", True, None),
        ("1234", False, None),
    ],
)
def test_raised_numbers(text: str, is_link: bool, expected: str | None) -> None:
    assert raised(text, is_link) == expected
