"""Plain text: encodings, lines, and tables flattened to bars."""

from __future__ import annotations

import pytest

from cancu.ingest.errors import DamagedFile, EmptyFile
from cancu.ingest.model import Source
from cancu.ingest.read.text import read_text


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
    ],
)
def test_the_encoding_is_told_from_the_bytes(data: bytes) -> None:
    source = read_text("a.txt", data)
    assert [block.span.of(source.text) for block in source.blocks] == ["Điều 1"]
    assert source.problems == ()


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
