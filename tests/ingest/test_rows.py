"""Rows of task tables."""

from __future__ import annotations

import pytest

from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair
from cancu.ingest.rows import table_rows
from cancu.ingest.zones import Texts


def _table(*rows: str) -> str:
    cells = ["|\n" + "\n|\n".join(row.split(" / ")) + "\n|" for row in rows]
    return "\n".join(cells) + "\n"


def _labels(text: str, prefix: str = "Phụ lục") -> list[tuple[str, str]]:
    texts = Texts.of(repair(read_text("a.txt", text.encode())))
    rows = table_rows(texts, 0, len(texts.texts), prefix)
    return [(row.label, texts.texts[at]) for at, row in sorted(rows.items())]


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
    ],
)
def test_rows(rows: tuple[str, ...], labels: list[tuple[str, str]]) -> None:
    assert _labels(_table(*rows)) == labels


def test_a_layout_of_one_column_is_no_table() -> None:
    assert _labels(_table("Một", "Hai")) == []
