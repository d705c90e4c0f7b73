"""Runs in fonts of before Unicode, told by run, style and document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cancu.ingest.read.docx import read_docx

Word = Callable[..., bytes]
_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr></w:rPrDefault>"
    "</w:docDefaults>"
)


def _run(words: str, font: str = "", more: str = "") -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    return f'<w:r><w:rPr>{more}{fonts}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def _style(name: str, font: str, kind: str = "paragraph", more: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}" {more}><w:rPr>'
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:style>'
    )


@pytest.mark.parametrize(
    ("runs", "styles", "shown"),
    [
        # by the run; others beside it are left as they are
        (_run("Céng hßa ", ".VnTime") + _run("é Việt"), "", "Cộng hòa é Việt"),
        (_run("Coäng hoøa", "VNI-Times") + _run(" Céng hßa", ".VnTime"), "", "Cộng hòa Cộng hòa"),
        # the font of one encoding over the codes of another
        (_run("Caùc boä Vieät Nam", ".VnTime"), "", "Các bộ Việt Nam"),
        # a font of capitals
        (_run("Céng hßa", ".VnTimeH"), "", "CỘNG HÒA"),
        # a vowel and its mark in two runs
        (_run("Vie", "VNI-Times") + _run("ät Nam", "VNI-Times", "<w:b/>"), "", "Việt Nam"),
        # the soft hyphen of Word is the code of ư
        (
            _run("Thñ t", ".VnTime").replace("</w:r>", "<w:softHyphen/></w:r>")
            + _run("íng ®éc", ".VnTime"),
            "",
            "Thủ tướng độc",
        ),
        # by a style of the run, of the paragraph, of all paragraphs
        (
            _run("Céng hßa", "", '<w:rStyle w:val="C"/>'),
            _style("C", ".VnTime", "character"),
            "Cộng hòa",
        ),
        (_run("Céng hßa"), _style("N", ".VnTime", more='w:default="1"'), "Cộng hòa"),
        (
            _run("Céng hßa"),
            _DEFAULTS,
            "Cộng hòa",
        ),
        # what a run says of itself outweighs its style
        (
            _run("Céng hßa x· héi") + _run(" élan", "Arial"),
            _style("N", ".VnTime", more='w:default="1"'),
            "Cộng hòa xã hội élan",
        ),
    ],
)
def test_the_font_tells_the_encoding(word: Word, runs: str, styles: str, shown: str) -> None:
    parts = {"styles": styles} if styles else {}
    source = read_docx("a.docx", word(f"<w:p>{runs}</w:p>", **parts))
    assert source.text == shown
    assert {problem.code for problem in source.problems} == {"legacy-font"}


def test_notes_and_cells_are_converted_too(word: Word) -> None:
    cell = f"<w:tc><w:p>{_run('x· héi', '.VnTime')}</w:p></w:tc>"
    body = f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"
    reference = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    note = f'<w:footnote w:id="2"><w:p>{_run("chñ nghÜa", ".VnTime")}</w:p></w:footnote>'
    source = read_docx("a.docx", word(body + reference, footnotes=note))
    assert source.text == "xã hội\nxã hội\n[1]\n[1] chủ nghĩa"


@pytest.mark.parametrize(
    "words",
    [
        # converted long ago, the font's name stayed
        "Cộng hòa xã hội chủ nghĩa",
        # letters that both have, beside
        "Cộng hòa và cá nhân",
    ],
)
def test_unicode_in_such_a_font_is_left(word: Word, words: str) -> None:
    rest = _run("hành chính", ".VnTime")
    source = read_docx("a.docx", word(f"<w:p>{_run(words, '.VnTime')}</w:p><w:p>{rest}</w:p>"))
    assert source.text == f"{words}\nhành chính"
    assert source.problems == ()
