"""Plain text: encodings, lines, and tables flattened to bars."""

from __future__ import annotations

import unicodedata

import pytest

from cancu.ingest.errors import DamagedFile, EmptyFile
from cancu.ingest.model import Source, Span
from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair
from cancu.ingest.tables import encodings

TCVN3, VNI, VISCII = (encodings.by_name()[name] for name in ("TCVN3", "VNI", "VISCII"))


def old(text: str, encoding: encodings.Encoding) -> str:
    """Write Unicode text in an encoding of before Unicode, as far as it has the letters."""
    codes: dict[str, str] = {}
    for code, letter in encoding.letters.items():
        codes.setdefault(letter, code)
    return "".join(codes.get(letter, letter) for letter in text)


def _source(text: str) -> Source:
    return read_text("a.txt", text.encode())


def _cells(source: Source) -> list[tuple[str, tuple[int, int, int] | None]]:
    return [
        (
            block.span.of(source.text),
            (block.cell.table, block.cell.row, block.cell.column) if block.cell else None,
        )
        for block in source.blocks
    ]


@pytest.mark.parametrize(
    "data",
    [
        "Điều 1".encode(),  # plain UTF-8
        b"\xef\xbb\xbf" + "Điều 1".encode(),  # with a byte order mark
        "Điều 1".encode("utf-16"),  # UTF-16 as Windows saves it
        b"\xfe\xff" + "Điều 1".encode("utf-16-be"),
        # UTF-16 and UTF-32 without a mark: zeros stand between the letters
        "Điều 1".encode("utf-16-le"),
        "Điều 1".encode("utf-16-be"),
        "Điều 1".encode("utf-32-le"),
        "Điều 1".encode("utf-32-be"),
        # UTF-32 with one, which begins with that of UTF-16
        "Điều 1".encode("utf-32"),
    ],
)
def test_the_encoding_is_told_from_the_bytes(data: bytes) -> None:
    source = read_text("a.txt", data)
    assert [block.span.of(source.text) for block in source.blocks] == ["Điều 1"]
    assert source.problems == ()


_SENTENCE = "Căn cứ Luật Tổ chức chính quyền địa phương, Ủy ban nhân dân quận quyết định như sau: "


def _cp1258(text: str) -> bytes:
    """Write as Windows does: a letter with its roof, hook or bar, and the tone behind it."""
    tones = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
    written = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", parts.translate(tones))
        written.append(base + "".join(part for part in parts if not part.translate(tones)))
    return "".join(written).encode("cp1258")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_cp1258(_SENTENCE), "legacy-encoding"),
        (old(_SENTENCE.lower(), TCVN3).encode("cp1252"), "legacy-font"),
        (old(_SENTENCE, VNI).encode("cp1252"), "legacy-font"),
        (old(_SENTENCE, VISCII).encode("latin-1"), "legacy-encoding"),
        # codes of before Unicode that a converter wrote as UTF-8
        (old(_SENTENCE.lower(), TCVN3).encode(), "legacy-font"),
        (old(_SENTENCE, VNI).encode("utf-16"), "legacy-font"),
    ],
)
def test_what_was_written_before_unicode_is_read_with_a_warning(data: bytes, code: str) -> None:
    source = read_text("a.txt", data)
    assert unicodedata.normalize("NFC", source.text).lower() == _SENTENCE.lower()
    assert [problem.code for problem in source.problems] == [code]


def test_tones_of_windows_1258_are_composed_and_lead_back() -> None:
    document = repair(read_text("a.txt", _cp1258("Quyết định")))
    assert document.text == "Quyết định"
    assert document.offsets.source_span(Span(6, 10)).of(document.source.text) == "đi\u0323nh"


def test_bytes_that_cannot_be_read_are_told_with_their_lines() -> None:
    text = "Điều 1. Ủy ban nhân dân\n" * 300
    source = read_text("a.txt", text.encode() + b"\xe1\xbb\n" + "Hết".encode())
    (problem,) = source.problems
    assert problem.code == "damaged-characters"
    assert "dòng 301 " in problem.message
    assert source.text.endswith("\ufffd\nHết")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\v", "\x85", "\u2028"])
def test_every_line_end_ends_a_line(end: str) -> None:
    source = _source(end.join(["một", "hai", "", "ba"]))
    assert [block.span.of(source.text) for block in source.blocks] == ["một", "hai", "ba"]
    assert [block.gap for block in source.blocks] == [False, False, True]


def test_a_form_feed_ends_a_page() -> None:
    source = _source("một\nhai\fba\n\f\fbốn\n\f")
    assert [block.page for block in source.blocks] == [1, 1, 2, 4]


@pytest.mark.parametrize("text", ["một\nhai", "\fmột", "một\n\f"])
def test_a_text_of_one_page_has_no_pages(text: str) -> None:
    assert {block.page for block in _source(text).blocks} == {None}


def test_one_long_line_is_read_whole() -> None:
    words = "Điều 1. Một câu rất dài không xuống dòng. " * 100_000
    assert _source(words).blocks[0].span == Span(0, len(words))


def test_bytes_that_are_no_utf8_are_read_with_a_warning() -> None:
    source = read_text("a.txt", "Quy\u1ebft".encode("utf-8")[:-1] + b"t \xc2\xf0")
    assert [problem.code for problem in source.problems] == ["legacy-encoding"]


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\ufeff".encode()])
def test_no_text_is_an_empty_file(data: bytes) -> None:
    with pytest.raises(EmptyFile, match=r"^a\.txt: "):
        read_text("a.txt", data)


def test_binary_bytes_are_a_damaged_file() -> None:
    with pytest.raises(DamagedFile, match=r"^a\.txt: "):
        read_text("a.txt", b"\x00\x01\x02\xff")


def test_a_blank_line_is_a_gap_before_the_next() -> None:
    source = _source("một\nhai\n\nba\n")
    assert [block.gap for block in source.blocks] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # two rows of two cells, each row between its own bars
        (
            "|\na\n|\nb\n|\n|\nc\n|\nd\n|\n",
            [("a", (0, 0, 0)), ("b", (0, 0, 1)), ("c", (0, 1, 0)), ("d", (0, 1, 1))],
        ),
        # text set apart by a blank line stands between two tables, not in one
        (
            "|\na\n|\n\nThân bài\n\n|\nb\n|\n",
            [("a", (0, 0, 0)), ("Thân bài", None), ("b", (1, 0, 0))],
        ),
        # without an opening bar the first cell is plain text, and no bar is ever text
        ("a\n|\nb\n|\nc\n", [("a", None), ("b", (0, 0, 0)), ("c", None)]),
        # no bars at all
        ("a\nb\n", [("a", None), ("b", None)]),
    ],
)
def test_bars_are_cell_borders(text: str, expected: list[tuple[str, object]]) -> None:
    assert _cells(_source(text)) == expected


def test_an_empty_cell_inside_a_row_keeps_its_column() -> None:
    source = _source("|\nSTT\n|\nViệc\n|\nĐơn vị\n|\n|\n1\n|\nHọp\n|\n|\n|\n2\n|\nIn\n|\nVP\n|\n")
    cells = dict(_cells(source))
    assert cells["2"] == (0, 2, 0)
    assert cells["VP"] == (0, 2, 2)


def test_a_group_row_of_two_cells_does_not_swallow_the_next_row() -> None:
    source = _source("|\nTT\n|\nViệc\n|\nĐơn vị\n|\n|\nA\n|\nNHÓM\n|\n|\n1\n|\nHọp\n|\nVP\n|\n")
    cells = dict(_cells(source))
    assert cells["NHÓM"] == (0, 1, 1)
    assert cells["1"] == (0, 2, 0)
    assert cells["VP"] == (0, 2, 2)


def test_a_body_without_blank_lines_is_no_cell() -> None:
    body = "\n".join(["KẾ HOẠCH", "I. MỤC ĐÍCH", *(f"- việc {n}" for n in range(20))])
    source = _source(f"UBND\n|\nSố: 1\n|\n{body}\n|\nCHỦ TỊCH\n|\n")
    assert dict(_cells(source))["I. MỤC ĐÍCH"] is None


def test_the_body_below_a_table_is_no_cell_of_it() -> None:
    """No blank line stands there, and another table follows."""
    table = "|\nTT\n|\nViệc\n|\n|\n1\n|\nHọp\n|\n"
    source = _source(f"{table}Điều 2. Hiệu lực\n{table}")
    cells = _cells(source)
    assert ("Họp", (0, 1, 1)) in cells
    assert ("Điều 2. Hiệu lực", None) in cells
    assert cells[-1] == ("Họp", (1, 1, 1))


def test_a_mark_inside_a_row_with_cells_to_come_stays_in_it() -> None:
    source = _source(
        "|\nTT\n|\nViệc\n|\nVP\n|\n|\n1\n|\nII. Họp\nsau\n|\nA\n|\n|\n2\n|\nIn\n|\nB\n|\n"
    )
    cells = dict(_cells(source))
    assert cells["II. Họp"] == (0, 1, 1)
    assert cells["B"] == (0, 2, 2)


def test_a_letter_after_the_table_of_its_head_is_no_cell() -> None:
    body = "\n".join(["Kính gửi: Sở Y tế", *(f"Việc {n}." for n in range(20))])
    source = _source(f"|\nUBND\n|\nSố: 1\n|\n{body}\n|\nCHỦ TỊCH\n|\n")
    assert dict(_cells(source))["Kính gửi: Sở Y tế"] is None


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        # rows on one line each
        ("A | B |\nC | D |\n", [("A", 0, 0), ("B", 0, 1), ("C", 1, 0), ("D", 1, 1)]),
        ("| A | B |\n", [("A", 0, 0), ("B", 0, 1)]),
        # the last bar on the next line
        ("A | B\n|\n", [("A", 0, 0), ("B", 0, 1)]),
        # a bar at a line's end closes the cell
        ("- Lưu: VT. |\n( Đã ký) Lê A |\n", [("- Lưu: VT.", 0, 0), ("( Đã ký) Lê A", 1, 0)]),
    ],
)
def test_rows_on_one_line(text: str, cells: list[tuple[str, int, int]]) -> None:
    found = _cells(_source(text))
    assert [(words, *place[1:]) for words, place in found if place] == cells  # type: ignore[index]
    assert len(found) == len(cells)


def test_a_bar_inside_words_is_no_border() -> None:
    assert _cells(_source("theo P(A|B) và |x|\n")) == [("theo P(A|B) và |x|", None)]


def test_the_list_that_an_act_comes_with_is_no_cell_of_its_signature() -> None:
    source = _source(
        "|\nNơi nhận:\n|\nCHỦ TỊCH\n|\nDANH SÁCH XÃ\n(Ban hành kèm theo Quyết định số 2)\n"
        "|\nTT\n|\nXã\n|\n|\n1\n|\nA\n|\n"
    )
    cells = dict(_cells(source))
    assert cells["DANH SÁCH XÃ"] is None
    assert cells["TT"] == (1, 0, 0)
    assert cells["A"] == (1, 1, 1)
