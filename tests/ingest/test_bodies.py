"""Where the name of a body ends."""

from __future__ import annotations

import pytest

from cancu.ingest.bodies import body_at, issuer_after


@pytest.mark.parametrize(
    ("text", "body"),
    [
        # a lower-case word that opens the description ends the name
        (
            " của Ủy ban nhân dân Thành phố Hồ Chí Minh về ban hành",
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        ),
        # "ban" ends it, though "Ban" opened it
        (" của Ban Thường vụ Thành Ủy ban hành Quy chế", "Ban Thường vụ Thành Ủy"),
        # a plenum by its number
        (
            ", Hội nghị lần thứ 8 của Ban Chấp hành Trung ương Đảng khóa XII về chiến lược",
            "Hội nghị lần thứ 8 của Ban Chấp hành Trung ương Đảng khóa XII",
        ),
        # what opens the rest of the sentence
        (" của Bộ Chính trị một số vấn đề về bảo vệ", "Bộ Chính trị"),
        (
            " của Bộ trưởng Bộ Dân tộc và Tôn giáo căn cứ nội dung",
            "Bộ trưởng Bộ Dân tộc và Tôn giáo",
        ),
        (" của Bộ Văn hóa, Thể thao và Du lịch công khai", "Bộ Văn hóa, Thể thao và Du lịch"),
        # a company, whose kind is printed in small letters
        (" của Công ty cổ phần siêu thị Sài Gòn về việc", "Công ty cổ phần siêu thị Sài Gòn"),
        (" của Chi cục Thuế khu vực II (nay là", "Chi cục Thuế khu vực II"),
        # the term belongs to the name
        (" của Bộ Chính trị khóa XI về công tác", "Bộ Chính trị khóa XI"),
        # `và` inside a ministry's name, whose first word is also a type of instrument
        (" của Bộ Kế hoạch và Đầu tư;", "Bộ Kế hoạch và Đầu tư"),
        # `và` before another instrument
        (" của Chính phủ và Chương trình hành động số 10", "Chính phủ"),
        # `và` before something else
        (" của Bộ Chính trị và các tiêu chí", "Bộ Chính trị"),
        # a comma inside a title that the table knows
        (
            " của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn",
            "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
        ),
        # in capitals the description is told by its words alone
        (" CỦA CHÍNH PHỦ BAN HÀNH KẾ HOẠCH", "CHÍNH PHỦ"),
        # a quotation mark
        (" CỦA THỦ TƯỚNG CHÍNH PHỦ “VỀ TĂNG CƯỜNG", "THỦ TƯỚNG CHÍNH PHỦ"),
        # a dash inside a name
        (" của Ban Kinh tế - Ngân sách;", "Ban Kinh tế - Ngân sách"),
        # a numbered district
        (" của Ủy ban nhân dân Quận 11 về", "Ủy ban nhân dân Quận 11"),
        # an ordinal inside the name of a plenum
        (
            " của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Khóa XII về",
            "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Khóa XII",
        ),
        # the sentence ends
        (" của Thủ tướng Chính phủ. Cùng dự", "Thủ tướng Chính phủ"),
    ],
)
def test_bodies_after_cua(text: str, body: str) -> None:
    span = issuer_after(text, 0, len(text))
    assert span is not None
    assert span.of(text) == body


@pytest.mark.parametrize("text", [" của địa phương", " về công tác", " của pháp luật", ""])
def test_what_is_no_body(text: str) -> None:
    assert issuer_after(text, 0, len(text)) is None


def test_the_limit_is_kept() -> None:
    assert body_at("Chính phủ", 0, 5) is None
