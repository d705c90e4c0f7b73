"""Letterheads in capitals become names as running text spells them."""

from __future__ import annotations

import pytest

from cancu.ingest.sentence_case import sentence_case


@pytest.mark.parametrize(
    ("capitals", "text", "name"),
    [
        # a name of the table
        ("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "", "Bộ Lao động - Thương binh và Xã hội"),
        # the document's own spelling, before any rule
        ("BAN QUẢN LÝ KHU KINH TẾ", "theo Ban Quản lý Khu kinh tế.", "Ban Quản lý Khu kinh tế"),
        # its own capitals teach nothing
        ("ỦY BAN NHÂN DÂN QUẬN 11", "ỦY BAN NHÂN DÂN QUẬN 11", "Ủy ban nhân dân Quận 11"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH GIA LAI", "", "Chủ tịch Ủy ban nhân dân tỉnh Gia Lai"),
        ("UỶ BAN NHÂN DÂN TỈNH LAI CHÂU", "", "Ủy ban nhân dân tỉnh Lai Châu"),
        # names that no page spells out are put together from known parts
        ("VĂN PHÒNG TRUNG ƯƠNG", "", "Văn phòng Trung ương"),
        ("SỞ NỘI VỤ", "", "Sở Nội vụ"),
        (
            "BAN TUYÊN GIÁO VÀ DÂN VẬN TỈNH ỦY CÀ MAU",
            "",
            "Ban Tuyên giáo và Dân vận Tỉnh ủy Cà Mau",
        ),
        ("HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HÀ NỘI", "", "Hội đồng nhân dân Thành phố Hà Nội"),
    ],
)
def test_names(capitals: str, text: str, name: str) -> None:
    assert sentence_case(capitals, text) == name
