"""Lists of units: how they are joined, and where they end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.unit_lists import closed_list, list_at, whole_list

IN_SENTENCES = [
    # a verb ends the list
    ("Phòng Nội vụ tham mưu Ủy ban nhân dân Quận", ["Phòng Nội vụ"]),
    # "và" inside a name and between units
    (
        "Trung tâm Văn hóa, Văn phòng Hội đồng nhân dân và Ủy ban nhân dân Quận tham mưu",
        ["Trung tâm Văn hóa", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân Quận"],
    ),
    # a set phrase, then a body
    (
        "các cơ quan, đơn vị, Ủy ban nhân dân 16 Phường tham mưu",
        ["các cơ quan, đơn vị", "Ủy ban nhân dân 16 Phường"],
    ),
    # "các" begins a new unit even after "và"
    (
        "các sở, ban, ngành Thành phố và các đơn vị có liên quan tham mưu",
        ["các sở, ban, ngành Thành phố", "các đơn vị có liên quan"],
    ),
    # a comma before a verb that is also a noun does not go on with the list
    ("Sở Y tế, tổ chức tuyên truyền", ["Sở Y tế"]),
    # an aside between units
    (
        "Văn phòng UBND tỉnh (Trung tâm Công báo) và các cơ quan, đơn vị liên quan căn cứ",
        ["Văn phòng UBND tỉnh", "các cơ quan, đơn vị liên quan"],
    ),
    # a shared head with a colon: each ministry as printed
    ("Các Bộ: Quốc phòng, Công an chủ trì", ["Quốc phòng", "Công an"]),
    (
        "Giám đốc các Sở: Giáo dục và Đào tạo, Nội vụ; Thủ trưởng các sở, ban, ngành chịu",
        ["Giáo dục và Đào tạo", "Nội vụ", "Thủ trưởng các sở, ban, ngành"],
    ),
    # the colon ended the printed line, and the fields stand below
    (
        "Bộ trưởng các Bộ:\nXây dựng, Ngoại giao và Thủ trưởng các cơ quan liên quan chịu",
        ["Xây dựng", "Ngoại giao", "Thủ trưởng các cơ quan liên quan"],
    ),
    # below such a colon a task may begin with a verb that is also a field's name
    ("Các sở, ngành:\nXây dựng, ban hành kế hoạch", ["Các sở, ngành"]),
    # a shared head without one
    ("Sở Tài chính, Tư pháp và Nội vụ tham mưu", ["Sở Tài chính", "Tư pháp", "Nội vụ"]),
    # a field of another body's list is no unit
    ("Trung tâm Văn hóa, Kinh tế phát triển", ["Trung tâm Văn hóa"]),
    ("tăng cường quản lý các cơ quan", []),
]

WHOLE = [
    # the comma is that of the group at the end of the name
    (
        "bộ phận phụ trách chữ ký số tại các cơ quan, đơn vị",
        ["bộ phận phụ trách chữ ký số tại các cơ quan, đơn vị"],
    ),
    # what follows the name up to the next separator belongs to it
    ("Các cơ quan, đơn vị theo quy định.", ["Các cơ quan, đơn vị theo quy định"]),
    # unknown names count in a cell
    ("VNPT, Viettel; MobiFone", ["VNPT", "Viettel", "MobiFone"]),
    # a lost separator
    ("Sở Khoa học và Công nghệ Sở Công Thương", ["Sở Khoa học và Công nghệ", "Sở Công Thương"]),
    # words that describe a group, though they could be a deed
    ("Các doanh nghiệp đầu tư hạ tầng", ["Các doanh nghiệp đầu tư hạ tầng"]),
    # a sentence instead of a list: only the unit before the deed
    ("Sở Nội vụ chủ trì, phối hợp với Sở Y tế", ["Sở Nội vụ"]),
    ("Sở Khoa học và Công nghệ thúc đẩy, theo dõi chỉ tiêu", ["Sở Khoa học và Công nghệ"]),
    (
        "Báo và Phát thanh, Truyền hình tỉnh; Sở Tư pháp, các cơ quan, đơn vị, địa phương.",
        ["Báo và Phát thanh, Truyền hình tỉnh", "Sở Tư pháp", "các cơ quan, đơn vị, địa phương"],
    ),
    # a label in a cell whose column tells who acts anyhow
    (
        "- Cơ quan thực hiện: UBND cấp xã, UBND cấp tỉnh;\n- Cơ quan trực tiếp làm: Sở Y tế",
        ["UBND cấp xã", "UBND cấp tỉnh", "Sở Y tế"],
    ),
    # how units act is no unit, though it stands behind a comma
    (
        "Các sở, ngành có liên quan theo chức năng, nhiệm vụ được giao.",
        ["Các sở, ngành có liên quan theo chức năng"],
    ),
    # levels behind a name that is not known are one group with it
    ("TTPVHCC tỉnh; TTPVHCC các xã, phường", ["TTPVHCC tỉnh", "TTPVHCC các xã, phường"]),
    # a level that nothing goes on to is a unit as printed
    ("Trạm Y tế; phường", ["Trạm Y tế", "phường"]),
    ("", []),
]


def quoted(text: str, units: object) -> list[str]:
    return [unit.of(text) for unit in units]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "expected"), IN_SENTENCES)
def test_a_list_in_a_sentence(text: str, expected: list[str]) -> None:
    assert quoted(text, list_at(text, 0, len(text)).units) == expected


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_cell_or_line_that_is_a_list(text: str, expected: list[str]) -> None:
    assert quoted(text, whole_list(text, 0, len(text)).units) == expected


@given(st.lists(st.sampled_from(["Sở Y tế", ", ", "; ", " và ", "các sở, ban", " thì", "\n"])))
def test_units_come_in_order_without_overlap(parts: list[str]) -> None:
    text = "".join(parts)
    for read in (list_at, whole_list):
        spans = read(text, 0, len(text)).units
        assert all(one.end <= two.start for one, two in pairwise(spans))
        assert all(span.of(text).strip() == span.of(text) != "" for span in spans)


CLOSED = [
    # "và" inside a description, and the comma after it
    (
        "Chủ tịch UBND các xã thuộc vùng dân tộc thiểu số và miền núi; Thủ trưởng các đơn vị liên quan",
        [
            "Chủ tịch UBND các xã thuộc vùng dân tộc thiểu số và miền núi",
            "Thủ trưởng các đơn vị liên quan",
        ],
    ),
    # names unknown to the table, with a dash, a comma and "và" of their own
    (
        "Vụ trưởng Vụ Tài chính - Kinh tế ngành, Chánh Văn phòng",
        ["Vụ trưởng Vụ Tài chính - Kinh tế ngành", "Chánh Văn phòng"],
    ),
    (
        "Cục trưởng Cục Văn hóa cơ sở, Gia đình và Thư viện, Thủ trưởng các Cục, Vụ và các đơn vị",
        [
            "Cục trưởng Cục Văn hóa cơ sở, Gia đình và Thư viện",
            "Thủ trưởng các Cục, Vụ",
            "các đơn vị",
        ],
    ),
    # a shared head
    ("Giám đốc các Sở: Nội vụ, Tư pháp; UBND tỉnh", ["Nội vụ", "Tư pháp", "UBND tỉnh"]),
    # people are units of their own
    (
        "Thủ trưởng các đơn vị trực thuộc Kiểm toán nhà nước, cán bộ, công chức của Kiểm toán nhà nước",
        [
            "Thủ trưởng các đơn vị trực thuộc Kiểm toán nhà nước",
            "cán bộ, công chức của Kiểm toán nhà nước",
        ],
    ),
    # list separators only
    ("Sở Y tế,", ["Sở Y tế"]),
    (" ; ", []),
]


@pytest.mark.parametrize(("text", "expected"), CLOSED)
def test_a_stretch_that_is_a_list_from_end_to_end(text: str, expected: list[str]) -> None:
    assert [unit.of(text) for unit in closed_list(text, 0, len(text))] == expected
