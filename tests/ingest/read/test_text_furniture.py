"""Running heads, page numbers and stamps between the lines of a text file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.read.text import read_text
from cancu.ingest.read.text_furniture import furniture
from cancu.ingest.repair import repair

_STAMP = [
    "Ký bởi: CÔNG BÁO NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Cơ quan: VĂN PHÒNG CHÍNH PHỦ",
    "Ngày ký: 2026-04-21 14:20:47 +07:00",
]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # the gazette's running head, with its page number on the line below, above or its own
        (["chữ", "CÔNG BÁO/Số 603 + 604/Ngày 20-7-2022", "51", "chữ"], {1, 2}),
        (["chữ", "52", "CÔNG BÁO/Số 603 + 604/Ngày 20-7-2022", "chữ"], {1, 2}),
        (["chữ", "94 CÔNG BÁO/Số 693 + 694/Ngày 21-8-2022", "3", "chữ"], {1}),
        (["chữ", "CÔNG BÁO/Số 761 + 762/Ngày 17-9-2021 3", "2", "chữ"], {1}),
        # the gazette named in a sentence is text
        (["đăng trên CÔNG BÁO/Số 5", "CÔNG BÁO/Số 5 là bản chính thức."], set()),
        # a digital signature's stamp, with its hour
        (["chữ", *_STAMP, "chữ"], {1, 2, 3}),
        # a form's line for who signs, and an address, are none
        (["Người ký: ……", "Email: a@b.vn", "Ngày ký: ……"], set()),
        (["Email: a@b.vn", "chữ"], set()),
        # a number alone may be an ordinal
        (["chữ", "2", "chữ", "3", "chữ"], set()),
    ],
)
def test_lines_beside_the_act(lines: list[str], expected: set[int]) -> None:
    assert furniture(lines, [None] * len(lines)) == expected


def test_page_numbers_count_with_the_pages() -> None:
    lines = ["một", "1", "2", "hai", "- 3 -", "9", "ba"]
    pages = [1, 1, 2, 2, 3, 3, 3]
    # "1" ends page 1, "2" opens page 2, "- 3 -" opens page 3; 9 is no page's number
    assert furniture(lines, pages) == {1, 2, 4}
    # one number alone proves nothing
    assert furniture(["một", "1", "hai"], [1, 1, 2]) == frozenset()


@pytest.mark.parametrize("stamp", [[], _STAMP])
def test_a_sentence_goes_on_over_the_page(stamp: list[str]) -> None:
    lines = [
        "QUYẾT ĐỊNH",
        "Điều 1. Giao Sở Tài chính chủ trì, phối hợp với các đơn vị của",
        *stamp,
        "",
        "CÔNG BÁO/Số 237/Ngày 21-04-2026",
        "7",
        "",
        "Sở Y tế thực hiện.",
        "",
        "CÔNG BÁO/Số 237/Ngày 21-04-2026",
        "8",
        "",
        "Điều 2. Hiệu lực.",
    ]
    document = repair(read_text("a.txt", "\n".join(lines).encode()))
    assert document.text.splitlines()[1:] == [
        "Điều 1. Giao Sở Tài chính chủ trì, phối hợp với các đơn vị của Sở Y tế thực hiện.",
        "Điều 2. Hiệu lực.",
    ]
    assert [problem.code for problem in document.source.problems] == ["page-furniture"]


@given(st.lists(st.sampled_from(["chữ", "1", "2", "CÔNG BÁO/Số 1/Ngày 1-1-2020", *_STAMP])))
def test_only_lines_of_the_file_are_named(lines: list[str]) -> None:
    found = furniture(lines, [1] * len(lines))
    assert all(0 <= at < len(lines) and lines[at] != "chữ" for at in found)
