"""Rows of task tables."""

from __future__ import annotations

import pytest

from cancu.ingest.model import Block, BlockKind, Cell, Span
from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair
from cancu.ingest.rows import table_rows
from cancu.ingest.zones import Texts


def _table(*rows: str) -> str:
    cells = ["|\n" + "\n|\n".join(row.split(" / ")) + "\n|" for row in rows]
    return "\n".join(cells) + "\n"


def _labels(text: str) -> list[tuple[str, str]]:
    texts = Texts.of(repair(read_text("a.txt", text.encode())))
    rows = table_rows(texts, 0, len(texts.texts))
    return [(row.path, texts.texts[at]) for at, row in sorted(rows.items())]


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        # the header is no row; the printed ordinal names a row
        (("STT / Việc", "1 / Họp", "2 / In"), [("hàng 1", "1"), ("hàng 2", "2")]),
        (("STT / Việc", "07 / Họp"), [("hàng 7", "07")]),
        # an ordinal with a point; a group whose mark stands in a cell of its own
        (
            ("STT / Việc / Đơn vị", "I / NHÓM", "1.1 / Họp / VP"),
            [("I", "I"), ("hàng 1.1", "1.1")],
        ),
        # without ordinals rows are counted
        (("Việc / Đơn vị", "Họp / Sở A", "In / Sở B"), [("hàng 1", "Họp"), ("hàng 2", "In")]),
        # merged cells spread the header over two rows
        (
            ("STT / Việc / Số cuộc", "Cấp xã / Cấp tỉnh", "1 / Họp / 2 / 3", "2 / In / 4 / 5"),
            [("hàng 1", "1"), ("hàng 2", "2")],
        ),
        # a merged row is a group, and the ordinals run on
        (
            ("STT / Việc", "I. NHÓM", "1 / Họp", "II. NHÓM", "2 / In"),
            [("I", "I. NHÓM"), ("hàng 1", "1"), ("II", "II. NHÓM"), ("hàng 2", "2")],
        ),
        # ordinals that begin anew in each group stand under it
        (
            ("STT / Việc / VP", "I / NHÓM", "1 / Họp / A", "II / NHÓM", "1 / In / B"),
            [("I", "I"), ("I/hàng 1", "1"), ("II", "II"), ("II/hàng 1", "1")],
        ),
        # groups in groups
        (
            (
                "STT / Việc / VP",
                "A / CẤP",
                "I / NHÓM",
                "1 / Họp / A",
                "B / CẤP",
                "I / NHÓM",
                "2 / In / B",
            ),
            [("A", "A"), ("A/I", "I"), ("hàng 1", "1"), ("B", "B"), ("B/I", "I"), ("hàng 2", "2")],
        ),
        # groups of groups, as a table prints their numbers
        (
            ("STT / Việc / VP", "I / NHÓM", "I.1 / MỘT", "1 / Họp / A", "I.2 / HAI", "1 / In / B"),
            [
                ("I", "I"),
                ("I/I.1", "I.1"),
                ("I/I.1/hàng 1", "1"),
                ("I/I.2", "I.2"),
                ("I/I.2/hàng 1", "1"),
            ],
        ),
        # a group with its own sum is one too
        (("STT / Việc / Điểm", "I / NHÓM / 20", "1 / Họp / 5"), [("I", "I"), ("hàng 1", "1")]),
        # a merged row without a mark heads no rows, in a table that numbers them
        (("STT / Việc", "Lĩnh vực", "1 / Họp"), [("hàng 1", "1")]),
        # nor does one with a dash
        (("STT / Việc", "1 / Họp", "- Trực tiếp", "2 / In"), [("hàng 1", "1"), ("hàng 2", "2")]),
        # items "a" and "-" in the ordinals' column stand under the ordinal above
        (
            ("STT / Việc", "1 / Họp", "a / Một", "- / Hai", "- / Ba", "2 / In"),
            [
                ("hàng 1", "1"),
                ("hàng 1/a", "a"),
                ("hàng 1/-1", "-"),
                ("hàng 1/-2", "-"),
                ("hàng 2", "2"),
            ],
        ),
        # a tick is no item
        (("STT / Việc", "1 / Họp", "x / x", "2 / In"), [("hàng 1", "1"), ("hàng 2", "2")]),
        # an unnumbered row in a table of numbered ones goes on with the row above
        (
            ("STT / Việc", "1 / Họp", "Ghi / A", "2 / In", "Cộng / B"),
            [("hàng 1", "1"), ("hàng 2", "2")],
        ),
        # items whose words stand beside their mark, under a row or a group
        (
            ("Việc / Mức", "1 / Họp", "a) Một / 5", "3. BAN ĐỀ", "- Hai / 6", "- Ba / 7"),
            [
                ("hàng 1", "1"),
                ("hàng 1/a", "a) Một"),
                ("3", "3. BAN ĐỀ"),
                ("3/-1", "- Hai"),
                ("3/-2", "- Ba"),
            ],
        ),
        # the ordinals of an empty form
        (("STT / Việc", "1", "2"), [("hàng 1", "1"), ("hàng 2", "2")]),
        # sums of money are no ordinals
        (("Mức / Việc", "1.000 / Họp", "2.000 / In"), [("hàng 1", "1.000"), ("hàng 2", "2.000")]),
        # a list of forms has no header
        (
            ("Mẫu số 01 / Đơn", "Mẫu số 02 / Phiếu"),
            [("hàng 1", "Mẫu số 01"), ("hàng 2", "Mẫu số 02")],
        ),
        # the numbers of the columns belong to the header
        (("STT / Việc", "(1) / (2)", "1 / Họp"), [("hàng 1", "1")]),
        # the end of a row that an empty cell has cut in two, and a list that begins anew
        (
            ("TT / Nơi / Số", "1 / Xã A / 2", "2 / Xã B", "1 / 4", "3 / Xã C / 5"),
            [("hàng 1", "1"), ("hàng 2", "2"), ("hàng 3", "3")],
        ),
        (
            ("TT / Việc", "1 / Họp", "2 / In", "Nhóm", "1 / Ghi", "2 / Gửi"),
            [("hàng 1", "1"), ("hàng 2", "2"), ("hàng 1", "1"), ("hàng 2", "2")],
        ),
        # a header printed again on the next page
        (("STT / Việc", "1 / Họp", "STT / Việc", "2 / In"), [("hàng 1", "1"), ("hàng 2", "2")]),
        # a table that goes on below a paragraph has no header
        (("2.4 / Họp", "2.5 / In"), [("hàng 2.4", "2.4"), ("hàng 2.5", "2.5")]),
        # Roman numerals alone are ordinals
        (("Số / Việc", "I / Họp", "II / In"), [("hàng I", "I"), ("hàng II", "II")]),
    ],
)
def test_rows(rows: tuple[str, ...], labels: list[tuple[str, str]]) -> None:
    assert _labels(_table(*rows)) == labels


@pytest.mark.parametrize(
    "rows",
    [
        ("UBND XÃ / CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: … / …, ngày …"),
        ("NGƯỜI LẬP / GIÁM ĐỐC", "(Ký, ghi rõ họ tên) / (Ký, đóng dấu)"),
        ("Nơi nhận: / GIÁM ĐỐC", "- Như trên; / Lê A"),
    ],
)
def test_head_and_foot_of_a_form_are_no_rows(rows: tuple[str, ...]) -> None:
    assert _labels(_table(*rows)) == []


def test_a_first_cell_merged_down_spreads_the_header() -> None:
    text = "Vị trí\nHệ VN-2000\nVĩ độ\nBT1\n10°"
    places = [(0, 0), (0, 1), (1, 1), (2, 0), (2, 1)]
    lines = text.split("\n")
    blocks, at = [], 0
    for line, (row, column) in zip(lines, places, strict=True):
        cell = Cell(0, row, column)
        blocks.append(Block(Span(at, at + len(line)), BlockKind.CELL, None, cell))
        at += len(line) + 1
    texts = Texts(tuple(blocks), tuple(lines))
    assert [row.path for row in table_rows(texts, 0, len(lines)).values()] == ["hàng 1"]


def test_a_layout_of_one_column_is_no_table() -> None:
    assert _labels(_table("Một", "Hai")) == []
