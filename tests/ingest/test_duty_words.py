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
    # the comma of a group in the circumstance is no place for a new subject
    (
        "Trên cơ sở đề nghị của các Bộ, cơ quan liên quan, Bộ Tài chính rà soát kinh phí.",
        {(R, "Bộ Tài chính")},
    ),
    # "thì" after a condition; "Theo dõi" is a deed, no circumstance
    ("Nếu phát sinh chức danh mới, thì các cấp ủy phải báo cáo.", {(R, "các cấp ủy")}),
    ("Theo dõi môi trường; hỗ trợ các tổ chức, cá nhân, cơ quan triển khai.", set()),
    # a semicolon inside a list of those who are guided
    ("hướng dẫn các sở, ngành và các hội tỉnh; các xã, phường tổ chức thực hiện", set()),
    # a title before the subject: behind a colon, and joined to the words of its article
    ("Khen thưởng cấp Nhà nước: Sở Nội vụ báo cáo kết quả.", {(R, "Sở Nội vụ")}),
    (
        "Điều khoản chuyển tiếp Hội đồng trường, Hiệu trưởng tiếp tục thực hiện nhiệm vụ.",
        {(R, "Hội đồng trường"), (R, "Hiệu trưởng")},
    ),
    # the enacting formula: everything before it is the list
    (
        (
            "Các ông, bà: Chánh văn phòng Bộ; Vụ trưởng Vụ Pháp chế và nội chính; các đối tượng được "
            "hỗ trợ chịu trách nhiệm thi hành Quyết định này."
        ),
        {
            (R, "Chánh văn phòng Bộ"),
            (R, "Vụ trưởng Vụ Pháp chế và nội chính"),
            (R, "các đối tượng được hỗ trợ"),
        },
    ),
    # what a body is or consists of is no duty
    ("Sở Tư pháp là cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh.", set()),
    ("Hội đồng xét đền bù bao gồm các thành viên:", set()),
    # a share of the work, and offices whose bodies follow by name
    ("Sở Tài chính đối với thủ tục số 03 tại Danh mục.", {(R, "Sở Tài chính")}),
    (
        "Thủ trưởng các cơ quan: Văn phòng UBND tỉnh, Sở Y tế căn cứ Quyết định thi hành.",
        {(R, "Văn phòng UBND tỉnh"), (R, "Sở Y tế")},
    ),
    # a term that no comma closes
    (
        "Trong thời hạn 03 ngày kể từ ngày tiếp nhận hồ sơ Công an cấp xã có trách nhiệm thẩm định.",
        {(R, "Công an cấp xã")},
    ),
    # an order of a Party body in the middle
    ("Thường trực Tỉnh ủy giao Ban Tổ chức Tỉnh ủy rà soát", {(R, "Ban Tổ chức Tỉnh ủy")}),
    # "các đơn vị báo cáo": a deed, and no noun as in "đơn vị tham mưu"
    ("Hằng năm, các đơn vị báo cáo Sở Nội vụ", {(R, "các đơn vị"), (A, "Sở Nội vụ")}),
    # a means of sending and receiving sends nothing
    ("gửi, nhận thông tin cho các cơ quan, đơn vị", set()),
    # who is asked, or told, and then acts
    ("Các cơ quan chuyên môn được lấy ý kiến gửi văn bản", {(R, "Các cơ quan chuyên môn")}),
    # the formula with which a letter ends
    ("Văn phòng Chính phủ thông báo để Bộ Công Thương biết, thực hiện.", set()),
    # who asks stands before the comma, and his list goes on behind it
    (
        "Để thống nhất theo yêu cầu của Bộ Chính trị, Ban Bí thư, trên cơ sở nêu trên, đề nghị các bộ rà soát.",
        {(R, "các bộ")},
    ),
    ("Theo chỉ đạo của Ủy ban nhân dân tỉnh, Sở Nội vụ chủ trì", {(R, "Sở Nội vụ")}),
    # a comma inside a group that "các" does not open
    (
        "Sau thời hạn nêu trên, nếu bộ, ngành, địa phương chưa có báo cáo thì phải báo cáo lại.",
        set(),
    ),
    # "cho" far from the report belongs to another verb
    (
        "tổng hợp nhu cầu kinh phí của năm, cân đối theo quy định, rồi thông qua việc bố trí dự toán cho các đơn vị",
        set(),
    ),
    # a deed behind a colon that is also the name of a field
    ("Các sở, ban, ngành: Xây dựng kế hoạch việc A.", set()),
    # who coordinates
    ("Bộ Tài chính chủ trì cùng Bộ Xây dựng rà soát", {(R, "Bộ Tài chính"), (C, "Bộ Xây dựng")}),
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
    (
        "giải trình với Quốc hội, các cơ quan của Quốc hội",
        {(A, "Quốc hội"), (A, "các cơ quan của Quốc hội")},
    ),
    # advisers as a noun, and an aside that the verb before it does not reach
    ("khen thưởng các cơ quan tham mưu, giúp việc Ban Chỉ đạo", set()),
    ("gửi về Sở Nội vụ (khi thay đổi sẽ thông báo tới các cơ quan, đơn vị)", {(A, "Sở Nội vụ")}),
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
