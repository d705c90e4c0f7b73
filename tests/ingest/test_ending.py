"""What stands after an act: offices, names, recipients, notes, a site's own words."""

from __future__ import annotations

import pytest

from cancu.ingest.ending import is_heading, is_portal, is_signature, receives, signs


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PHÓ CHỦ TỊCH", True),  # an office
        ("Hồ Thị Nguyên Thảo", True),  # a name
        ("Thượng tướng Vũ Hải Sản", True),  # a rank before it
        ("NGUYỄN VĂN A", True),  # a name in capitals
        ("(Đã ký)", True),
        ("____________________", True),
        ("CÔNG BÁO/Số 259/Ngày 30-04-2026 26", True),  # a gazette's running head
        ("Số: 1166/VBHN-BLĐTBXH", True),  # who consolidates signs with number, place and date
        ("Hà Nội, ngày 22 tháng 3 năm 2024", True),
        ("DANH MỤC THỦ TỤC", False),  # capitals that open an annex
        ("[1] Chương trình số 30-CTr/TU ngày 29/12/2017", False),  # a note
        ("Ghi chú: Kết quả xác định trước mã số chỉ có giá trị sử dụng.", False),
    ],
)
def test_lines_of_a_signature(line: str, expected: bool) -> None:
    assert signs(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TM. ỦY BAN NHÂN DÂN", True),
        ("KT. CHỦ TỊCH", True),
        # office, mark and name on one line, with and without blanks
        ("TM. CHÍNH PHỦKT. THỦ TƯỚNGPHÓ THỦ TƯỚNG(Đã ký)Nguyễn Hòa Bình", True),
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A |", True),
        ("TM. ủy ban nhân dân các cấp", False),
        ("QUYẾT ĐỊNH:", False),  # the enacting word stands in capitals too
        ("Chủ tịch Ủy ban nhân dân", False),  # a unit in the text
    ],
)
def test_what_opens_a_signature(line: str, expected: bool) -> None:
    assert is_signature(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Lưu: VT, TH.", True),
        ("- UBND các tỉnh, thành phố trực thuộc Trung ương " + "x, " * 80, True),  # a long one
        ("Như trên;", True),
        ("( Đã ký) Lê Thành Long", False),  # the signature
        ("[1] Nghị quyết số 163/2024/QH15", False),
        ("Đề nghị các đơn vị nghiêm túc thực hiện nội dung trên", False),
    ],
)
def test_lines_of_recipients(line: str, expected: bool) -> None:
    assert receives(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Công văn 5665/CT-CS năm 2025 về tiền thuê đất do Cục Thuế ban hành", True),
        ("Circular No. 109/2025/TT-BTC dated November 18, 2025", True),
        ("NỘI DUNG SỬA ĐỔI, HƯỚNG DẪN", True),
        ("Công văn số 5665/CT-CS ngày 1/12/2025 về tiền thuê đất", False),  # an act says "số"
    ],
)
def test_words_of_a_site(line: str, expected: bool) -> None:
    assert is_portal(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DANH MỤC THỦ TỤC HÀNH CHÍNH (Kèm theo Quyết định số 1/QĐ-UBND)", True),
        ("Mẫu số 04", True),
        ("[2] Ghi tên dự án", False),
    ],
)
def test_headings_of_attached_parts(line: str, expected: bool) -> None:
    assert is_heading(line) is expected
