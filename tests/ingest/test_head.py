"""What documents say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from cancu.ingest.extract import read, read_string
from cancu.ingest.model import Head

_PLAN = """|
ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN
-------
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
|
|
Số: 1026/KH-UBND
|
Nghệ An, ngày 26 tháng 11 năm 2025
|

KẾ HOẠCH

TRIỂN KHAI CHỈ THỊ

I. MỘT

|
Nơi nhận:
- Như trên.
|
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Bùi Thanh An
|
"""
_DECISION = """CHÍNH PHỦ
CHÍNH PHỦ
Số: 51/2025/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Hà Nội, ngày 01 tháng 3 năm 2025

NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều

Căn cứ Luật Giá;

Điều 1. Một
"""


def _values(head: Head) -> dict[str, str]:
    names = ("number", "type", "date", "issuer", "place", "title", "signer", "signer_title")
    fields = {name: getattr(head, name) for name in names}
    return {name: field.value for name, field in fields.items() if field}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # two columns; the signer's own office, not the one he signs for
        (
            _PLAN,
            {
                "number": "1026/KH-UBND",
                "type": "KH",
                "date": "2025-11-26",
                "issuer": "Ủy ban nhân dân tỉnh Nghệ An",
                "place": "Nghệ An",
                "title": "TRIỂN KHAI CHỈ THỊ",
                "signer": "Bùi Thanh An",
                "signer_title": "PHÓ CHỦ TỊCH",
            },
        ),
        # one column, the letterhead printed twice, a title in small letters, no signature
        (
            _DECISION,
            {
                "number": "51/2025/NĐ-CP",
                "type": "NĐ",
                "date": "2025-03-01",
                "issuer": "Chính phủ",
                "place": "Hà Nội",
                "title": "Sửa đổi, bổ sung một số điều",
            },
        ),
        # an excerpt states nothing, and nothing is guessed
        ("I. MỘT\n1. Hai", {}),
        # what a portal prints above the act is no letterhead
        (
            (
                "CÁC NỘI DUNG ĐƯỢC SỬA ĐỔI\n\nCác nội dung được làm nổi bật.\n\nBỘ Y TẾ\n\n-----\n\nCỘNG HÒA "
                "XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 1/QĐ-BYT\n\nQUYẾT ĐỊNH\n\nVỀ A\n\nĐiều 1. Một"
            ),
            {"number": "1/QĐ-BYT", "type": "QĐ", "issuer": "Bộ Y tế", "title": "VỀ A"},
        ),
        # a consolidated text has its number, date and place with its authentication
        (
            (
                "NGHỊ ĐỊNH\n\nVỀ A\n\nĐiều 1. Một.\n\nBỘ NỘI VỤ\n\nSố: 81/VBHN-BNV\n\nXÁC THỰC VĂN BẢN HỢP NHẤT\n\n"
                "Hà Nội, ngày 2 tháng 3 năm 2024"
            ),
            {
                "number": "81/VBHN-BNV",
                "type": "NĐ",
                "date": "2024-03-02",
                "issuer": "Bộ Nội vụ",
                "place": "Hà Nội",
                "title": "VỀ A",
            },
        ),
        # a number that no letterhead surrounds is none of this document's
        ("KẾ HOẠCH\n\nVỀ A\n\nI. MỘT\n\nSố: 5/KH-UBND", {"type": "KH", "title": "VỀ A"}),
        # a law says at its end when it was passed
        (
            "LUẬT\n\nGIÁ\n\nĐiều 1. Một.\n\nLuật này được Quốc hội khóa XV thông qua ngày 10 tháng 12 năm 2025.",
            {"type": "L", "title": "GIÁ", "date": "2025-12-10"},
        ),
        # a form below the annex of a decree has another type than the decree
        (
            "Phụ lục III\n\n(Kèm theo Nghị định số 30/2020/NĐ-CP)\n\nNGHỊ QUYẾT\n\nVỀ …… 5 ……\n\nĐiều 1. Một.",
            {"number": "30/2020/NĐ-CP", "type": "NĐ"},
        ),
        # a contract has no letterhead: its title names no issuer
        ("HỢP ĐỒNG DỊCH VỤ\n\nI. MỘT\n1. Hai", {}),
        # an organ of the Central Committee
        (
            "BAN CHẤP HÀNH TRUNG ƯƠNG\n\nBAN TỔ CHỨC\n\n*\n\nSố 45-HD/BTCTW\n\nHƯỚNG DẪN\n\nVỀ A\n\nI. MỘT",
            {
                "number": "45-HD/BTCTW",
                "type": "HD",
                "issuer": "Ban Tổ chức Trung ương",
                "title": "VỀ A",
            },
        ),
        # a chairman decides under his committee's letterhead
        (
            (
                "ỦY BAN NHÂN DÂN TỈNH CÀ MAU\n\nSố: 1/QĐ-UBND\n\nQUYẾT ĐỊNH\n\nVỀ A\n\nCHỦ TỊCH ỦY BAN NHÂN "
                "DÂN TỈNH\n\nCăn cứ Luật Giá;\n\nĐiều 1. Một"
            ),
            {
                "number": "1/QĐ-UBND",
                "type": "QĐ",
                "issuer": "Chủ tịch Ủy ban nhân dân tỉnh Cà Mau",
                "title": "VỀ A",
            },
        ),
    ],
)
def test_heads(text: str, values: dict[str, str]) -> None:
    assert _values(read_string(text).head) == values


def test_fields_rest_on_words_of_the_text(seed: Path) -> None:
    reading = read(seed)
    head = reading.head
    assert head.number is not None
    assert head.signer is not None
    assert reading.document.quote(head.number.span) == "40/KH-UBND"
    assert reading.document.quote(head.signer.span) == "Trần Thị Bích Liên"


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        # the superior's name is not the issuer's
        ("BỘ TÀI CHÍNH\nCỤC THUẾ", "Cục Thuế"),
        ("UBND THÀNH PHỐ HÀ NỘI\nSỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "Bộ Tài nguyên và Môi trường"),  # one body
        # an organ of a Party committee bears its name; a Party organisation above is left out
        ("TỈNH ỦY BẮC NINH\nBAN TỔ CHỨC", "Ban Tổ chức Tỉnh ủy Bắc Ninh"),
        ("TỈNH ỦY BẮC NINH", "Tỉnh ủy Bắc Ninh"),
        ("ĐẢNG BỘ TỈNH CÀ MAU\nĐẢNG ỦY PHƯỜNG TÂN THÀNH", "Đảng ủy phường Tân Thành"),
        # two bodies that issue together
        ("BỘ TÀI CHÍNH\n-------\nBỘ NỘI VỤ", "Bộ Tài chính - Bộ Nội vụ"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ", "Ủy ban nhân dân Thành phố Cần Thơ"),
    ],
)
def test_the_issuer_under_its_superior(letterhead: str, issuer: str) -> None:
    text = f"""{letterhead}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Số: 5317/CT-CS

V/v chính sách thuế

Kính gửi: Sở Giáo dục và Đào tạo; Bộ Tài nguyên và Môi trường; Cục Thuế; Thành phố Cần Thơ.
"""
    head = read_string(text).head
    assert head.issuer is not None
    assert head.issuer.value == issuer
    assert head.type is not None
    assert head.type.value == "CV"  # CT is the Cục Thuế here, no Chỉ thị


def test_a_glued_authority_is_no_part_of_the_title() -> None:
    text = """ỦY BAN NHÂN DÂN TỈNH BẮC NINH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Số: 1/QĐ-UBND

QUYẾT ĐỊNH

VỀ VIỆC CÔNG BỐ DANH MỤC CỦA SỞ TÀI CHÍNH CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH

Căn cứ Luật Giá;

Điều 1. Một
"""
    head = read_string(text).head
    assert head.title is not None
    assert head.title.value == "VỀ VIỆC CÔNG BỐ DANH MỤC CỦA SỞ TÀI CHÍNH"
    assert head.issuer is not None
    assert head.issuer.value == "Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh"


_FIELDS_OF_A_PORTAL = "\n".join(f"Mục {n}:\n|\nGiá trị {n}\n|\n|" for n in range(30))
_GRID = f"""|
{_FIELDS_OF_A_PORTAL}
ỦY BAN NHÂN DÂN

THÀNH PHỐ CẦN THƠ
-------
|
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
|
|
Số: 2666/QĐ-UBND
|
Cần Thơ, ngày 26
tháng 11 năm 2025
|
* *
QUYẾT ĐỊNH
VỀ VIỆC CÔNG BỐ DANH MỤC
Căn cứ Luật Giá;
"""


def test_a_letterhead_under_many_fields_of_a_portal() -> None:
    """The act begins right under the letterhead's table, where the site's fields come first."""
    head = read_string(_GRID).head
    values = {name: field.value for name in _NAMES if (field := getattr(head, name))}
    assert values == {
        "number": "2666/QĐ-UBND",
        "type": "QĐ",
        "date": "2025-11-26",
        "issuer": "Ủy ban nhân dân Thành phố Cần Thơ",
        "place": "Cần Thơ",
        "title": "VỀ VIỆC CÔNG BỐ DANH MỤC",
    }


_NAMES = ("number", "type", "date", "issuer", "place", "title")


@pytest.mark.parametrize(
    ("lines", "issuer", "place"),
    [
        # a converter glues the rule and the number to the letterhead, the motto to the place
        (
            (
                "CHÍNH PHỦ_______ Số: 171/2025/NĐ-CP | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập – Tự do "
                "– Hạnh phúc_________ Hà Nội, ngày 30 tháng 6 năm 2025 |\n\nNGHỊ ĐỊNH\n\nQuy định về A"
            ),
            *("Chính phủ", "Hà Nội"),
        ),
        # the letterhead names nobody, the capitals over the căn cứ do
        (
            (
                "-------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 1658/NQ-UBTVQH15 |\n\nNGHỊ QUYẾT\n\n"
                "Về việc A\n\n------\n\nỦY BAN THƯỜNG VỤ QUỐC HỘI\n\nCăn cứ Hiến pháp;"
            ),
            *("Ủy ban Thường vụ Quốc hội", None),
        ),
    ],
)
def test_what_converters_do_to_a_letterhead(lines: str, issuer: str, place: str | None) -> None:
    head = read_string(lines + "\n\nĐiều 1. A").head
    assert head.issuer is not None
    assert head.issuer.value.casefold() == issuer.casefold()
    assert (head.place.value if head.place else None) == place


@pytest.mark.parametrize(
    ("lines", "signer", "title"),
    [
        # both offices on one line: the signer's own is the second
        (
            "KT. BỘ TRƯỞNG THỨ TRƯỞNG THƯỜNG TRỰC\nVũ Mạnh Hà",
            "Vũ Mạnh Hà",
            "THỨ TRƯỞNG THƯỜNG TRỰC",
        ),
        (
            "TL. CỤC TRƯỞNG TRƯỞNG BAN CHÍNH SÁCH\nNguyễn Thị Hằng",
            *("Nguyễn Thị Hằng", "TRƯỞNG BAN CHÍNH SÁCH"),
        ),
        # a rank is no part of the name
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nThượng tướng Vũ Hải Sản", "Vũ Hải Sản", "THỨ TRƯỞNG"),
        ("GIÁM ĐỐC\n(Đã ký) Lê Thành Long", "Lê Thành Long", "GIÁM ĐỐC"),
    ],
)
def test_signers(lines: str, signer: str, title: str) -> None:
    head = read_string(f"{_GRID}\nĐiều 1. A\n\nNơi nhận:\n- Như trên.\n\n{lines}\n").head
    assert (head.signer and head.signer.value) == signer
    assert (head.signer_title and head.signer_title.value) == title


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("VỀ KẾ HOẠCH NĂM 2026 ỦY BAN NHÂN DÂN TỈNH BẮC NINH", "VỀ KẾ HOẠCH NĂM 2026"),
        ("VỀ DỰ ÁN LUẬT VIÊN CHỨC (SỬA ĐỔI) CHÍNH PHỦ", "VỀ DỰ ÁN LUẬT VIÊN CHỨC (SỬA ĐỔI)"),
        # nothing may follow "Chính phủ" there
        ("PHÁT TRIỂN CHÍNH PHỦ SỐ", "PHÁT TRIỂN CHÍNH PHỦ SỐ"),
        # a title may end in the body that it is about
        ("VỀ THẨM QUYỀN CỦA ỦY BAN NHÂN DÂN TỈNH A", "VỀ THẨM QUYỀN CỦA ỦY BAN NHÂN DÂN TỈNH A"),
    ],
)
def test_what_is_glued_to_a_title(printed: str, title: str) -> None:
    head = read_string(f"QUYẾT ĐỊNH\n\n{printed}\n\nCăn cứ Luật Giá;\n\nĐiều 1. Một").head
    assert head.title
    assert head.title.value == title


def test_a_letterhead_table_that_is_not_closed_before_the_type() -> None:
    text = (
        "CHÍNH PHỦ\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\n|\nSố: 39/NQ-CP\n|\nHà Nội, ngày 02\ntháng 12 "
        "năm 2025\n|\nNGHỊ QUYẾT\nVỀ VIỆC A\nCăn cứ Luật Giá;\nĐiều 1. Một.\n"
        + "Và một dòng nữa.\n" * 12
        + "|\nNơi nhận:\n- A;\n|\nTM. CHÍNH PHỦ\nB\n|"
    )
    head = read_string(text).head
    assert head.title
    assert head.title.value == "VỀ VIỆC A"
