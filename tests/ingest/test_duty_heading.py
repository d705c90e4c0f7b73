"""Headings that name who must act."""

from __future__ import annotations

import pytest

from cancu.ingest.duty_heading import heading_at, states_aims


@pytest.mark.parametrize(
    ("text", "units", "body"),
    [
        ("Phòng Kinh tế:", ["Phòng Kinh tế"], ""),
        ("Sở Công Thương\nHỗ trợ", ["Sở Công Thương"], "\nHỗ trợ"),
        # the body on the line of the heading
        ("Sở Văn hóa và Thể thao: Phối hợp", ["Sở Văn hóa và Thể thao"], "Phối hợp"),
        # a group whose description looks like a deed, a body not known by its form
        (
            "Các cơ quan thông tin, truyền thông của tỉnh: Xây dựng",
            ["Các cơ quan thông tin, truyền thông của tỉnh"],
            "Xây dựng",
        ),
        ("Ban cán sự lớp: Phối hợp", ["Ban cán sự lớp"], "Phối hợp"),
        ("Trách nhiệm của giáo vụ: giám sát", ["giáo vụ"], " giám sát"),
        # a comma inside the description; fields of work and lists of parts name no unit
        (
            "Các cơ sở sản xuất giống, nuôi thương phẩm:",
            ["Các cơ sở sản xuất giống, nuôi thương phẩm"],
            "",
        ),
        # a request, with and without a colon
        (
            "Đề nghị Ủy ban Mặt trận tổ quốc Việt Nam Quận 11 và các đoàn thể:",
            ["Ủy ban Mặt trận tổ quốc Việt Nam Quận 11", "các đoàn thể"],
            "",
        ),
        ("Đề nghị: Hội Nông dân tỉnh", ["Hội Nông dân tỉnh"], ""),
        # articles
        ("Trách nhiệm của Sở Y tế", ["Sở Y tế"], ""),
        ("Trách nhiệm của thuê bao", ["thuê bao"], ""),
        # for what they answer is no part of who they are
        (
            "Trách nhiệm của cơ quan, tổ chức, cá nhân đối với công tác văn thư",
            ["cơ quan, tổ chức, cá nhân"],
            "",
        ),
        ("Sở Tài chính có trách nhiệm:", ["Sở Tài chính"], ""),
        # a group with a description of its own
        # what is owed is no part of the name, whatever comma stands before it
        (
            "Các đơn vị có liên quan đến việc nêu tại Điều 1, có trách nhiệm:",
            ["Các đơn vị có liên quan đến việc nêu tại Điều 1"],
            "",
        ),
        (
            "Các đơn vị khai thác nước trên địa bàn có trách nhiệm",
            ["Các đơn vị khai thác nước trên địa bàn"],
            "",
        ),
        ("Các doanh nghiệp công nghệ số", ["Các doanh nghiệp công nghệ số"], ""),
    ],
)
def test_a_heading_names_units(text: str, units: list[str], body: str) -> None:
    heading = heading_at(text, 0, len(text))
    assert heading is not None
    assert [unit.of(text) for unit in heading.units] == units
    assert text[heading.body :] == body


@pytest.mark.parametrize(
    "text",
    [
        "UBND các xã, phường tăng cường công tác lãnh đạo.",  # a sentence
        "TRÁCH NHIỆM CỦA CÁC CƠ QUAN, TỔ CHỨC, CÁ NHÂN",  # a chapter whose articles name them
        "TỔ CHỨC THỰC HIỆN",
        "Nâng cao nhận thức, trách nhiệm của các cơ quan, đơn vị",
        "",
        # the sentence is of something else, which the units only have
        "Đối với các đơn vị sự nghiệp công lập, kinh phí được bảo đảm từ các nguồn sau:",
    ],
)
def test_other_beginnings_are_no_heading(text: str) -> None:
    assert heading_at(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", True),
        ("Về phạm vi điều chỉnh", True),
        ("Đối tượng áp dụng\nCác sở", True),
        # the word inside a task, and a task that begins with one
        ("Kiện toàn đội ngũ đáp ứng yêu cầu nhiệm vụ", False),
        ("Đánh giá việc đáp ứng điều kiện", False),
        ("Hiệu lực thi hành", False),
    ],
)
def test_sections_of_aims(text: str, expected: bool) -> None:
    assert states_aims(text, 0, len(text)) is expected


@pytest.mark.parametrize(
    "text", ["Các ngành, lĩnh vực khác", "Các phòng chuyên môn, nghiệp vụ gồm:"]
)
def test_titles_of_fields_and_lists_of_parts_name_no_unit(text: str) -> None:
    assert heading_at(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yêu cầu", True),
        ("Định hướng phát triển đến năm 2030", True),
        ("Căn cứ pháp lý", True),
        # the same words as a deed, in a sentence with its full stop
        ("Yêu cầu các sở báo cáo trước ngày 05/12/2025.", False),
        ("Căn cứ chức năng, nhiệm vụ, xây dựng kế hoạch;", False),
        ("Định hướng công tác tuyên truyền cho các cơ quan báo chí.", False),
        # an aim with its words on the line of the title stays one
        ("Mục đích: bảo đảm thống nhất.", True),
    ],
)
def test_a_sentence_that_begins_like_a_title_of_aims(text: str, expected: bool) -> None:
    assert states_aims(text, 0, len(text)) is expected
