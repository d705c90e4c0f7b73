"""Roles that the words of a sentence give."""

from __future__ import annotations

import pytest

from cancu.ingest.duty_words import read_prose
from cancu.ingest.model import UnitRole

R, C, A = UnitRole.RESPONSIBLE, UnitRole.COORDINATING, UnitRole.ADVISED

ROWS = [
    # subject and verb; "chịu trách nhiệm"
    ("UBND các xã, phường tăng cường công tác.", {(R, "UBND các xã, phường")}),
    (
        "Bộ trưởng, Thủ trưởng cơ quan ngang Bộ chịu trách nhiệm thi hành.",
        {(R, "Bộ trưởng"), (R, "Thủ trưởng cơ quan ngang Bộ")},
    ),
    # an order
    ("Giao Sở Tư pháp theo dõi.", {(R, "Sở Tư pháp")}),
    ("Nghị quyết có hiệu lực. Giao Sở Y tế chủ trì.", {(R, "Sở Y tế")}),
    ("Đề nghị Sở Y tế phối hợp.", {(R, "Sở Y tế")}),
    # a circumstance first, and a second actor after a semicolon
    (
        "Căn cứ kế hoạch này, các sở, ngành xây dựng; UBND cấp xã căn cứ tình hình.",
        {(R, "các sở, ngành"), (R, "UBND cấp xã")},
    ),
    ("Trong một số trường hợp, Sở Công Thương có trách nhiệm kiểm tra.", {(R, "Sở Công Thương")}),
    # who coordinates
    ("Phối hợp các cơ quan liên quan quản lý", {(C, "các cơ quan liên quan")}),
    ("chủ trì, phối hợp chặt chẽ với Công an tỉnh để xử lý", {(C, "Công an tỉnh")}),
    # the noun, and a verb with no list of units after it
    ("nâng cao công tác phối hợp giữa các cơ quan, đơn vị", set()),
    ("sự phối hợp với Sở Y tế", set()),
    ("Phối hợp tăng cường quản lý các cơ quan", set()),
    # whom it advises, in a chain of verbs
    (
        "tham mưu Ủy ban nhân dân Quận báo cáo Ủy ban nhân dân Thành phố",
        {(A, "Ủy ban nhân dân Quận"), (A, "Ủy ban nhân dân Thành phố")},
    ),
    (
        "tham mưu, đề xuất các bộ, ngành Trung ương và Chính phủ sửa đổi",
        {(A, "các bộ, ngành Trung ương"), (A, "Chính phủ")},
    ),
    ("hoặc trình HĐND tỉnh ban hành", {(A, "HĐND tỉnh")}),
    # where a report goes, and through whom
    ("báo cáo kết quả thực hiện về Bộ Công an, UBND tỉnh", {(A, "Bộ Công an"), (A, "UBND tỉnh")}),
    ("báo cáo UBND tỉnh (qua Sở Tư pháp)", {(A, "UBND tỉnh"), (A, "Sở Tư pháp")}),
    (
        "tiếp nhận kiến nghị, gửi Sở Khoa học và Công nghệ tổng hợp",
        {(A, "Sở Khoa học và Công nghệ")},
    ),
    # other words with "trình", "báo cáo", "theo"
    ("chương trình Sở Y tế", set()),
    ("số liệu theo báo cáo của Bộ Tài chính", set()),
    ("theo hướng dẫn của Sở Thông tin và Truyền thông", set()),
    ("trình cấp có thẩm quyền ban hành", set()),
    ("giúp doanh nghiệp, tổ chức phục hồi", set()),
    # advice for trouble is no duty
    (
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Bộ Nội vụ.",
        set(),
    ),
    # passive and description
    ("Sở Công Thương được cấp kinh phí", set()),
    ("Thường trực Ban Chỉ đạo là Công an tỉnh", set()),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_roles(text: str, expected: set[tuple[UnitRole, str]]) -> None:
    found = {(one.role, one.unit.of(text)) for one in read_prose(text, 0, len(text)).named}
    assert found == expected


def test_the_subject_is_what_the_text_begins_with() -> None:
    text = "Sở Tài chính có trách nhiệm:"
    prose = read_prose(text, 0, len(text))
    assert [unit.of(text) for unit in prose.subject] == ["Sở Tài chính"]
    assert not read_prose("Trên đây là", 0, 11).subject


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tham mưu, báo cáo, đề xuất, ", ["Sở Y tế"]),
        ("phối hợp và ", ["Sở Y tế"]),
        ("các sở, ban, ngành, ", []),
        ("; Sở ", []),
    ],
)
def test_endless_chains_end(words: str, expected: list[str]) -> None:
    """A pattern that tries every split of a chain would not come back from this."""
    text = "Sở Y tế " + words * 3000
    assert [one.unit.of(text) for one in read_prose(text, 0, len(text)).named] == expected
