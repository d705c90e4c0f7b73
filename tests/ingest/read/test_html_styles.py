"""Style sheets of a page: what they hide and which fonts they set."""

from __future__ import annotations

import pytest

from cancu.ingest.read.html_styles import Sheet, font_of, styles_of


@pytest.mark.parametrize(
    ("css", "attributes", "is_hidden"),
    [
        (".a{display:none}", {"class": "x a"}, True),
        (".a{display:none}", {"class": "b"}, False),
        (".a{display:none}", {}, False),
        ("p.a , #b{color:red; display : none !important}", {"id": "b"}, True),
        (".a{visibility:hidden}", {"class": "a"}, True),
        # shown under some condition: in a wide window, in an opened tab
        (".a{display:none} @media (min-width:9px){.b{display:block}}", {"class": "a b"}, False),
        (".hidden{display:none} .md\\:block{display:block}", {"class": "hidden md:block"}, False),
        # hidden under some condition: on paper, inside something else
        ("@media print{.a{display:none}}", {"class": "a"}, False),
        (".c .a{display:none}", {"class": "a"}, False),
        # comments, and braces that do not close
        ("/* .b{} */ .a{display:none}", {"class": "a"}, True),
        ("/* .a{display:none} */", {"class": "a"}, False),
        (".a{display:none", {"class": "a"}, True),
        ("}}{{;:", {"class": "a"}, False),
    ],
)
def test_a_class_hides(css: str, attributes: dict[str, str | None], is_hidden: bool) -> None:
    assert Sheet([css]).hides(attributes) is is_hidden


@pytest.mark.parametrize(
    ("css", "tag", "name", "expected"),
    [
        (".a{font-family:'.VnTime'}", "p", "a", "TCVN3"),
        ("p{font-family:VNI-Times}", "p", "", "VNI"),
        # the narrower rule outweighs
        ("p{font-family:VNI-Times} p.a{font-family:Arial}", "p", "a", None),
        ("p.a{font-family:VNI-Times}", "div", "a", None),
        (".a{font-family:Arial,.VnTime}", "p", "a", None),
    ],
)
def test_a_class_sets_a_font(css: str, tag: str, name: str, expected: str | None) -> None:
    font = Sheet([css]).font(tag, {"class": name}, None)
    assert (font and font.encoding.name) == expected


def test_what_no_rule_sets_is_inherited() -> None:
    outer = font_of(".VnTimeH")
    assert outer is not None
    assert outer.is_capital
    assert Sheet([".b{font-family:.VnTime}"]).font("p", {"class": "a"}, outer) is outer


@pytest.mark.parametrize(
    ("words", "styles"),
    [
        ("Color: RED ; font-family: .VnTimeH", {"color": "red", "font-family": ".VnTimeH"}),
        ("display:none!important", {"display": "none"}),
        (None, {}),
    ],
)
def test_styles_are_told_apart(words: str | None, styles: dict[str, str]) -> None:
    assert styles_of(words) == styles
