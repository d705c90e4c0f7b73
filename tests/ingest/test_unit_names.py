"""What a unit printed in short stands for."""

from __future__ import annotations

import pytest

from cancu.ingest.extract import read_string
from cancu.ingest.model import FullName
from cancu.ingest.unit_names import full_names

DEFINED = (
    "Cơ quan chuyên môn, Ủy ban nhân dân các xã (sau đây gọi là cơ quan, đơn vị). Trung tâm "
    "chính trị xã (gọi tắt là “Trung tâm”). Kế hoạch này (sau đây gọi tắt là Kế hoạch)."
)


@pytest.mark.parametrize(
    ("text", "units", "expected"),
    [
        # defined by the document: a whole list, another case, quotation marks
        (
            DEFINED,
            ["Cơ quan, đơn vị"],
            [("Cơ quan chuyên môn, Ủy ban nhân dân các xã", "defined")],
        ),
        (DEFINED, ["Trung tâm"], [("Trung tâm chính trị xã", "defined")]),
        # the end of a list that was not understood is not what its short form stands for
        (
            "Các nhóm thợ; UBND các xã (gọi tắt là các cơ quan, đơn vị).",
            ["các cơ quan, đơn vị"],
            [None],
        ),
        # what is defined is no unit
        (DEFINED, ["Kế hoạch"], [None]),
        # two definitions of one short form: none is taken
        ("Sở A Y tế (gọi tắt là Sở). Sở Nội vụ (gọi tắt là Sở).", ["Sở"], [None]),
        # abbreviates the one full name of the document
        (
            "",
            ["P. VHTT", "Phòng Văn hóa và Thể thao"],
            [("Phòng Văn hóa và Thể thao", "document"), None],
        ),
        (
            "",
            ["Phòng LĐTBXH", "Phòng Lao động, Thương binh và Xã hội"],
            [("Phòng Lao động, Thương binh và Xã hội", "document"), None],
        ),
        (
            "",
            ["UBMTTQ Quận 11", "Ủy ban Mặt trận tổ quốc Việt Nam Quận 11"],
            [("Ủy ban Mặt trận tổ quốc Việt Nam Quận 11", "document"), None],
        ),
        # two full names fit: none is taken, not even from the table
        (
            "",
            ["Phòng VHTT", "Phòng Văn hóa và Thể thao", "Phòng Văn hóa và Thông tin"],
            [None, None, None],
        ),
        # the table second
        ("", ["Sở TN&MT"], [("Sở Tài nguyên và Môi trường", "table")]),
        ("", ["Bộ CHQS tỉnh"], [("Bộ Chỉ huy Quân sự tỉnh", "table")]),
        ("", ["UBND các xã, phường"], [("Ủy ban nhân dân các xã, phường", "table")]),
        # no table entry, a Roman numeral, capitals of a title: nothing is guessed
        ("", ["Phòng QLVH&GĐ", "Kho bạc nhà nước khu vực XI", "SỞ Y TẾ"], [None, None, None]),
    ],
)
def test_short_names(text: str, units: list[str], expected: list[tuple[str, str] | None]) -> None:
    found = full_names(text, units)
    assert [found.get(unit) for unit in units] == [
        FullName(*name) if name else None for name in expected
    ]


def test_a_reading_keeps_both_what_is_printed_and_what_it_means() -> None:
    text = "I. PHÂN CÔNG\n\n1. Sở TN&MT theo dõi việc A, báo cáo trước ngày 15/12/2025."
    (task,) = read_string(text).assignments
    assert (task.unit, task.deadline) == ("Sở TN&MT", "trước ngày 15/12/2025")
    assert task.full == FullName("Sở Tài nguyên và Môi trường", "table")
    assert [due.end for due in task.due] == ["2025-12-15"]
