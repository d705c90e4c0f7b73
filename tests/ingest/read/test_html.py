"""Web pages: charsets, paragraphs as a browser lays them out, the act without its frame."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.errors import EmptyFile, TooLarge
from cancu.ingest.model import BlockKind, Source
from cancu.ingest.read.html import read_html

Texts = Callable[[Source], list[str]]
_QUYET = "Quyết định số 5523/QĐ-UBND"


def _read(body: str) -> Source:
    return read_html("a.html", f"<!DOCTYPE html><html><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        # nothing declared: UTF-8 is recognised by itself
        (f"<p>{_QUYET}</p>".encode(), []),
        (f'<meta charset="utf-8"><p>{_QUYET}</p>'.encode(), []),
        (b"\xef\xbb\xbf" + f"<p>{_QUYET}</p>".encode(), []),
        # UTF-16 with a mark, and without one
        (f"<p>{_QUYET}</p>".encode("utf-16"), []),
        (f"<html><body><p>{_QUYET}</p></body></html>".encode("utf-16-le"), []),
        # bytes that are UTF-8 are UTF-8, whatever the page declares
        (f'<meta charset="iso-8859-1"><p>{_QUYET}</p>'.encode(), []),
        # Windows-1258, declared and not: tones come as marks of their own
        (
            '<meta charset="windows-1258"><p>Quy\u00ea\u0301t \u0111i\u0323nh</p>'.encode("cp1258"),
            [],
        ),
        ("<p>Quy\u00ea\u0301t \u0111i\u0323nh</p>".encode("cp1258"), ["legacy-encoding"]),
        # a letter or two damaged in a UTF-8 page
        (f'<meta charset="utf-8"><p>{_QUYET} '.encode() + b"\xe1\xbb</p>", ["damaged-characters"]),
        # entities
        ("<p>Quy&#7871;t &#273;&#7883;nh</p>".encode("ascii"), []),
    ],
)
def test_the_charset_is_told_from_the_bytes(data: bytes, codes: list[str]) -> None:
    source = read_html("a.html", data)
    assert unicodedata.normalize("NFC", source.text).startswith("Quyết định")
    assert [problem.code for problem in source.problems] == codes


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # line breaks of the source are spaces, and white space folds
        ("<p>Ủy ban\n   nhân dân <b> Quận</b> 11</p>", ["Ủy ban nhân dân Quận 11"]),
        # hard spaces do not fold
        ("<p>a&nbsp; b</p>", ["a\xa0 b"]),
        # blocks part paragraphs, inline elements do not
        ("<div>một<p>hai</p>ba</div>", ["một", "hai", "ba"]),
        ("<p>số <a href=x>5523</a>/<span>QĐ-UBND</span></p>", ["số 5523/QĐ-UBND"]),
        # a break parts printed lines; the last one in a paragraph breaks nothing
        ("<p>KẾ HOẠCH<br>Về A<br></p>", ["KẾ HOẠCH", "Về A"]),
        ("<pre>một\n  hai</pre>", ["một", "  hai"]),
        # what no page shows
        ("<p>a</p><script>b</script><style>c</style><p style='display: none'>d</p>", ["a"]),
        ("<p>a<!-- b --></p><p hidden>c</p><button>d</button>", ["a"]),
        # lists print their numbers
        ("<ol><li>a<li>b</ol><ul><li>c</ul>", ["1. a", "2. b", "• c"]),
        ('<ol type="a" start="3"><li>x<li value="9">y</ol>', ["c. x", "i. y"]),
        ('<ol type="I"><li><p>một</p><p>hai</p></ol>', ["I. một", "hai"]),
        ("<ul style='list-style: none'><li>- c</ul>", ["- c"]),
        # tags inside a word do not part it; a mark of no width is no space
        ("<p>Quy<b>ết đị</b>nh</p>", ["Quyết định"]),
        ("<p><span>5523</span><span>/QĐ</span><wbr>-UBND</p>", ["5523/QĐ-UBND"]),
        # a hidden table or list is none
        ("<table hidden><tr><td>a<td>b</table><ol style='display:none'><li>c</ol>d", ["d"]),
        # raised numbers: no digits of the number before; those that link to a note are its mark
        ("<p>Điều 5<sup>1</sup>. Rộng 10 m<sup>2</sup></p>", ["Điều 5¹. Rộng 10 m²"]),
        ("<p>khoản 2<a href='#n1'><sup>1</sup></a></p>", ["khoản 2[1]"]),
        ("<p>khoản 2<sup><a href='#n1'>[1]</a></sup></p>", ["khoản 2[1]"]),
        ("<p>khoản 2<span style='vertical-align:super'>1</span></p>", ["khoản 2¹"]),
        ("<p>1<sup>o</sup> và <sup>ghi chú dài</sup></p>", ["1o và ghi chú dài"]),
        # an entity is its letter
        ("<p>Quy&#7871;t&nbsp;&#x111;&#7883;nh &quot;A&amp;B&quot;</p>", ['Quyết\xa0định "A&B"']),
    ],
)
def test_paragraphs_are_those_of_a_browser(texts: Texts, body: str, expected: list[str]) -> None:
    assert texts(_read(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # expected: bold, italic, centred
        ("<p><b>a</b></p>", (True, False, False)),
        ("<p><b>a</b> b</p>", (False, False, False)),  # only as a whole
        ("<p style='font-weight: bold; font-style:italic'>a</p>", (True, True, False)),
        # Word writes this on what is bold; it is another property
        ("<p><b style='mso-bidi-font-weight: normal'>a</b></p>", (True, False, False)),
        ("<b><p style='font-weight:normal'>a</p></b>", (False, False, False)),
        ("<center>a</center>", (False, False, True)),
        ("<p align=center>a</p>", (False, False, True)),
        ("<div style='text-align:center'><p style='text-align:left'>a</p></div>", (False,) * 3),
        ("<h2>a</h2>", (True, False, False)),
    ],
)
def test_the_look_of_a_paragraph(body: str, expected: tuple[bool, bool, bool]) -> None:
    block = _read(body).blocks[0]
    assert (block.bold, block.italic, block.centred) == expected


def _places(source: Source) -> dict[str, tuple[int, int, int] | None]:
    return {
        block.span.of(source.text): (
            (block.cell.table, block.cell.row, block.cell.column) if block.cell else None
        )
        for block in source.blocks
    }


def test_cells_know_their_place_in_the_grid() -> None:
    source = _read(
        "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f</table>"
        "<p>giữa</p><table><tr><td>x<td>y</table>"
    )
    assert _places(source) == {
        "a": (0, 0, 0),
        "b": (0, 0, 1),
        "c": (0, 0, 3),
        "d": (0, 1, 1),
        "e": (0, 1, 2),
        "f": (0, 1, 3),
        "giữa": None,
        "x": (1, 0, 0),
        "y": (1, 0, 1),
    }
    assert source.blocks[0].kind is BlockKind.CELL


def test_a_table_for_the_layout_is_none() -> None:
    # one cell, or a cell with most of the words and tables: the page's frame
    assert _places(_read("<table><tr><td>a</table>")) == {"a": None}
    nested = _read("<table><tr><td>menu<td>lời văn<table><tr><td>c<td>d</table></table>")
    assert _places(nested) == {"menu": None, "lời văn": None, "c": (0, 0, 0), "d": (0, 0, 1)}


def test_a_small_table_in_a_cell_is_a_part_of_it() -> None:
    page = _read("<table><tr><td>Sở Y tế<td>mức<table><tr><td>c<td>d</table>e<tr><td>f</table>")
    assert _places(page) == {
        "Sở Y tế": (0, 0, 0),
        **dict.fromkeys(("mức", "c", "d", "e"), (0, 0, 1)),
        "f": (0, 1, 0),
    }


_ACT = (
    "<table><tr><td>UBND QUẬN 11<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</table>"
    "<p>Điều 1. Một.</p><p>Điều 2. Hai.</p>" + "<p>Nội dung dài.</p>" * 20
)


def test_the_frame_of_a_portal_is_left_out_and_noted() -> None:
    contents = "<div><a>Điều 1. Một.</a><a>Điều 2. Hai.</a></div>"
    page = f"<nav>Trang chủ</nav><div><div>Ngày cập nhật</div><div>{_ACT}</div>{contents}</div>"
    source = _read(page)
    assert source.text.startswith("UBND QUẬN 11")
    assert source.text.endswith("Nội dung dài.")
    assert [problem.code for problem in source.problems] == ["page-furniture"]


def test_an_annex_beside_the_act_is_kept() -> None:
    source = _read(f"<div><div>{_ACT}</div><div><p>PHỤ LỤC</p><p>bảng</p></div></div>")
    assert source.text.endswith("PHỤ LỤC\nbảng")
    assert source.problems == ()


def test_a_page_cut_short_is_noted() -> None:
    source = read_html("a.html", b"<html><body><p>Quy")
    assert [problem.code for problem in source.problems] == ["unclosed-page"]


@pytest.mark.parametrize("body", ["", "<p> &nbsp; </p>", "<script>let x = 'chữ'</script>"])
def test_a_page_without_words_is_empty(body: str) -> None:
    with pytest.raises(EmptyFile, match=r"^a\.html: "):
        _read(body)


def test_a_page_may_nest_deep() -> None:
    assert _read("<div>" * 9_000 + "đáy").text == "đáy"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 10_001,
        "</div>" * 10_001 + "<div>" * 10_001,  # what closes nothing does not make up for it
        "<table><tr><td>" * 10_001,
    ],
)
def test_a_page_that_nests_without_end_is_refused(body: str) -> None:
    with pytest.raises(TooLarge, match=r"^a\.html: "):
        _read(body + "x")


def test_elements_that_need_no_end_do_not_nest() -> None:
    assert len(_read("<p>a<br>b" * 10_001 + "<ul>" + "<li>c" * 10_001).blocks) == 30_003


def test_a_codec_that_is_no_charset_is_not_used() -> None:
    source = read_html("a.html", b'<meta charset="idna"><p>x\xff</p>')
    assert [problem.code for problem in source.problems] == ["legacy-encoding"]


@given(st.lists(st.text("ab đ\n\t&<\xa0", max_size=12), min_size=1))
def test_every_block_quotes_its_paragraph(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{html.escape(words)}</p>" for words in [*paragraphs, "hết"])
    source = _read(body)
    quoted = [block.span.of(source.text) for block in source.blocks]
    folded = [words.replace("\n", " ").replace("\t", " ") for words in paragraphs]
    expected = [" ".join(filter(None, words.split(" "))) for words in folded]
    assert quoted == [words for words in expected if words.strip()] + ["hết"]


def test_hidden_words_are_left_out_by_a_figure() -> None:
    page = "<style>.an {display:none}</style><p>a<del>bỏ</del></p><p class=an>ẩn đi</p>"
    source = _read(page)
    assert source.text == "a"
    assert [(problem.code, "6 chữ cái" in problem.message) for problem in source.problems] == [
        ("hidden-text", True)
    ]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<font face='.VnTime'>Céng hßa</font> é Việt", "Cộng hòa é Việt"),
        ("<p style='font-family: \".VnTimeH\", serif'>céng hßa", "CỘNG HÒA"),
        # a vowel and its mark in two tags
        ("<p style='font-family:VNI-Times'>Vie<b>ät</b> Nam", "Việt Nam"),
        # by a class, as Word writes pages; another font inside
        (
            (
                "<style>p.MsoNormal, li.MsoNormal {font-family:'.VnTime'}</style>"
                "<p class=MsoNormal>§iÒu 1. Quy ®Þnh <span style='font-family:Arial'>é</span>"
            ),
            "Điều 1. Quy định é",
        ),
        # no font: the letters tell, also where they are entities
        (
            (
                "<p>C&eacute;ng h&szlig;a x&middot; h&eacute;i ch&ntilde; ngh&Uuml;a Vi&Ouml;t Nam &reg;&eacute;c"
                " l&Euml;p t&ugrave; do h&sup1;nh ph&oacute;c"
            ),
            "Cộng hòa xã hội chủ nghĩa Việt Nam độc lập tự do hạnh phúc",
        ),
    ],
)
def test_fonts_of_before_unicode_are_converted(body: str, shown: str) -> None:
    source = _read(body)
    assert source.text == shown
    assert [problem.code for problem in source.problems] == ["legacy-font"]


def test_unicode_in_an_old_font_is_left() -> None:
    source = _read("<p style='font-family:.VnTime'>Cộng hòa</p><font face=.VnTime>cá nhân")
    assert source.text == "Cộng hòa\ncá nhân"
    assert source.problems == ()


def test_a_page_in_bytes_of_tcvn3_is_read() -> None:
    words = "Céng hßa x· héi chñ nghÜa ViÖt Nam ®éc lËp tù do h¹nh phóc, Thñ t\u00adíng"
    page = f"<html><head><meta charset=iso-8859-1></head><body><p>{words}</p></body></html>"
    source = read_html("a.html", page.encode("cp1252"))
    assert source.text.startswith("Cộng hòa xã hội chủ nghĩa Việt Nam độc lập")
    assert source.text.endswith("Thủ tướng")


@pytest.mark.parametrize(
    "body",
    [
        # what once took time with its square: each of these is read in a moment
        "<!--" * 100_000 + "a",
        "<p style='color:" + " " * 500_000 + "'>a</p>",
        "<style>" + "/*" * 200_000 + "</style>a",
        "<sup>" * 9_000 + "<sup>1</sup>" * 20_000 + "a",
        "<table>" + "<tr><td rowspan=9 colspan=1000>a" * 20_000 + "</table>",
        "".join("<div><p>a</p>" for _ in range(9_000)) + "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ],
    ids=["comments", "style", "css", "raised", "spans", "siblings"],
)
def test_hostile_pages_are_read(body: str) -> None:
    with suppress(EmptyFile):
        assert _read(body).text


def test_a_tag_of_endless_attributes_is_refused() -> None:
    with pytest.raises(TooLarge, match=r"^a\.html: "):
        _read("<p " + " ".join(f"a{number}=b" for number in range(30_000)) + ">x")


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 7])
def test_saved_portal_pages_give_the_act_alone(shared: Path, number: int) -> None:
    page = shared / "corpus" / "html" / f"vbpl_{number:06d}.html"
    source = read_html(page.name, page.read_bytes())
    first = [block for block in source.blocks[:8] if block.cell and block.cell.table == 0]
    assert any("VIỆT NAM" in block.span.of(source.text) for block in first)
    assert "Thuộc tính" not in source.text
