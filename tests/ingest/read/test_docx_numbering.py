"""Automatic numbers, as Word prints them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.model import Source
from cancu.ingest.read.docx import read_docx
from cancu.ingest.read.docx_numbering import printed

Word = Callable[..., bytes]
Texts = Callable[[Source], list[str]]


def _level(level: int, text: str, kind: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _list(number: int, abstract: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def _numbering(*levels: str, lists: str | None = None) -> str:
    inner = "".join(levels)
    return f'<w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>{lists or _list(1, 0)}'


def _item(words: str, level: int = 0, number: int = 1) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


_PLAN = _numbering(
    _level(0, "%1.", "upperRoman"),
    _level(1, "%2."),
    _level(2, "%2.%3"),
    _level(3, "%4)", "lowerLetter"),
)


@pytest.mark.parametrize(
    ("numbering", "items", "expected"),
    [
        # the levels of a plan: each begins anew under the next one above
        (
            _PLAN,
            [("a", 0), ("b", 1), ("c", 2), ("d", 2), ("e", 1), ("f", 2), ("g", 0), ("h", 1)],
            ["I. a", "1. b", "1.1 c", "1.2 d", "2. e", "2.1 f", "II. g", "1. h"],
        ),
        # letters are English: after d comes e, as Word prints
        (_PLAN, [(w, 3) for w in "abcde"], ["a) a", "b) b", "c) c", "d) d", "e) e"]),
        # a deeper level before its upper one shows the upper one's start, which then has counted
        (_PLAN, [("a", 2), ("b", 1), ("c", 2)], ["1.1 a", "2. b", "2.1 c"]),
        # the same in the middle: the level that is passed over begins again and counts
        (_PLAN, [("a", 0), ("b", 2), ("c", 1), ("d", 0)], ["I. a", "1.1 b", "2. c", "II. d"]),
        # one level may go on while another above it does not: after level 1 only
        (
            _numbering(
                _level(0, "%1."),
                _level(1, "%1.%2."),
                _level(2, "%3)", more='<w:lvlRestart w:val="1"/>'),
            ),
            [("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 2), ("f", 0), ("g", 1), ("h", 2)],
            ["1. a", "1.1. b", "1) c", "1.2. d", "2) e", "2. f", "2.1. g", "1) h"],
        ),
        # to begin anew after a level below itself means nothing
        (
            _numbering(_level(0, "%1."), _level(1, "%2)", more='<w:lvlRestart w:val="4"/>')),
            [("a", 0), ("b", 1), ("c", 0), ("d", 1)],
            ["1. a", "1) b", "2. c", "1) d"],
        ),
        # what stands between number and words
        (_numbering(_level(0, "%1.", more='<w:suff w:val="space"/>')), [("a", 0)], ["1. a"]),
        (
            _numbering(_level(0, "Điều %1", more='<w:suff w:val="nothing"/>')),
            [(".", 0)],
            ["Điều 1."],
        ),
        # numbers of a width, which older programs see as plain ones
        (
            _numbering(
                _level(0, "%1.", more="").replace(
                    '<w:numFmt w:val="decimal"/>',
                    '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
                    'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
                    '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>',
                )
            ),
            [("a", 0), ("b", 0)],
            ["001. a", "002. b"],
        ),
        # a bullet that is a picture
        (_numbering(_level(0, "", "bullet", '<w:lvlPicBulletId w:val="0"/>')), [("a", 0)], ["• a"]),
        # legal numbering prints Roman chapters in digits
        (
            _numbering(
                _level(0, "Chương %1", "upperRoman"), _level(1, "%1.%2.", more="<w:isLgl/>")
            ),
            [("A", 0), ("b", 1)],
            ["Chương I A", "1.1. b"],
        ),
        # articles count on through chapters where the level is never to begin anew
        (
            _numbering(
                _level(0, "Chương %1", "upperRoman"),
                _level(1, "Điều %2.", more='<w:lvlRestart w:val="0"/>'),
            ),
            [("A", 0), ("b", 1), ("c", 1), ("D", 0), ("e", 1)],
            ["Chương I A", "Điều 1. b", "Điều 2. c", "Chương II D", "Điều 3. e"],
        ),
        # bullets: a plain character, and private ones of Symbol and Wingdings
        (_numbering(_level(0, "-", "bullet")), [("a", 0)], ["- a"]),
        (_numbering(_level(0, "\uf0b7", "bullet")), [("a", 0)], ["• a"]),
        (_numbering(_level(0, "\uf02d", "bullet")), [("a", 0)], ["- a"]),
        (_numbering(_level(0, "o", "bullet")), [("a", 0)], ["○ a"]),
        # a level without a text prints nothing
        (_numbering(_level(0, "", "none")), [("a", 0)], ["a"]),
        # an unknown list prints nothing
        (_numbering(_level(0, "%1."), lists=_list(9, 0)), [("a", 0)], ["a"]),
    ],
)
def test_numbers_are_set_before_the_words(
    word: Word, texts: Texts, numbering: str, items: list[tuple[str, int]], expected: list[str]
) -> None:
    body = "".join(_item(words, level) for words, level in items)
    assert texts(read_docx("a.docx", word(body, numbering=numbering))) == expected


def test_lists_of_one_kind_count_on_unless_one_starts_anew(word: Word, texts: Texts) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = _list(1, 0) + _list(2, 0) + _list(3, 0, anew)
    numbering = _numbering(_level(0, "%1."), lists=lists)
    body = "".join(
        _item(words, 0, number) for words, number in zip("abcde", (1, 2, 3, 3, 2), strict=True)
    )
    source = read_docx("a.docx", word(body, numbering=numbering))
    assert texts(source) == ["1. a", "2. b", "1. c", "2. d", "3. e"]


def test_a_start_of_its_own_holds_whenever_the_level_begins(word: Word, texts: Texts) -> None:
    own = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = _numbering(_level(0, "%1."), _level(1, "%1.%2."), lists=_list(1, 0, own))
    body = "".join(
        _item(words, level) for words, level in zip("abcde", (0, 1, 1, 0, 1), strict=True)
    )
    source = read_docx("a.docx", word(body, numbering=numbering))
    assert texts(source) == ["1. a", "1.5. b", "1.6. c", "2. d", "2.5. e"]


def test_a_format_of_words_is_told(word: Word, texts: Texts) -> None:
    numbering = _numbering(_level(0, "%1.", "ordinalText"), _level(1, "%2.", "lowerRoman"))
    source = read_docx("a.docx", word(_item("a") + _item("b", 1), numbering=numbering))
    assert texts(source) == ["1. a", "i. b"]
    assert [problem.code for problem in source.problems] == ["number-format"]


def test_a_list_may_replace_a_level(word: Word, texts: Texts) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{_level(0, "(%1)", "lowerRoman")}</w:lvlOverride>'
    numbering = _numbering(_level(0, "%1."), lists=_list(1, 0, own))
    source = read_docx("a.docx", word(_item("a") + _item("b"), numbering=numbering))
    assert texts(source) == ["(i) a", "(ii) b"]


def test_a_style_numbers_its_paragraphs(word: Word, texts: Texts, para: Callable[..., str]) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Dieu"/></w:style>'
    )
    tied = '<w:pStyle w:val="Dieu"/>'
    numbering = _numbering(_level(0, "%1."), _level(1, "Điều %2.", more=tied))
    out = '<w:pStyle w:val="Dieu"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = para("a", tied) + para("b", tied) + para("c", out) + para("d", tied)
    source = read_docx("a.docx", word(body, numbering=numbering, styles=styles))
    # the level is the one tied to the style; list 0 takes a paragraph out
    assert texts(source) == ["Điều 1. a", "Điều 2. b", "c", "Điều 3. d"]


def test_a_number_alone_in_a_cell_is_kept(word: Word, texts: Texts) -> None:
    empty = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    row = f"<w:tr><w:tc>{empty}</w:tc><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>"
    body = f"<w:tbl>{row}{row}</w:tbl>"
    source = read_docx("a.docx", word(body, numbering=_numbering(_level(0, "%1."))))
    assert [text.strip() for text in texts(source)] == ["1.", "x", "2.", "x"]


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (4, "upperRoman", "IV"),
        (1949, "lowerRoman", "mcmxlix"),
        (0, "upperRoman", "0"),  # the Romans had none
        (27, "lowerLetter", "aa"),  # Word doubles letters: aa, bb, not ba
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (7, "ordinalText", "7"),  # words of another language are no help
        (7, "none", ""),
    ],
)
def test_formats(number: int, style: str, expected: str) -> None:
    assert printed(number, style) == expected


_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@given(st.integers(1, 3999))
def test_roman_numbers_add_up(number: int) -> None:
    values = [_VALUES[letter] for letter in printed(number, "upperRoman")]
    pairs = zip(values, [*values[1:], 0], strict=True)
    assert sum(-value if value < after else value for value, after in pairs) == number
