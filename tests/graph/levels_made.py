"""Papers of five levels, each carrying out the one above it, for the tests of chains."""

from __future__ import annotations

from cancu.graph.facts import Facts, facts_of
from cancu.ingest.extract import read_string

CITY = "Ủy ban nhân dân Thành phố Hồ Chí Minh"


def paper(name: str, letterhead: str, number: str, kind: str, place_day: str, body: str) -> Facts:
    """Return the facts of a paper with a whole head."""
    text = f"{letterhead}\n-------\nSố: {number}\n\n{place_day}\n\n{kind}\n\nVỀ VIỆC B\n\n{body}\n"
    return facts_of(read_string(text, name))


def ward(body: str, letterhead: str = "ỦY BAN NHÂN DÂN\nPHƯỜNG 15") -> Facts:
    """Return a ward's plan of May 2019."""
    day = "Phường 15, ngày 20 tháng 5 năm 2019"
    return paper("phuong", letterhead, "9/KH-UBND", "KẾ HOẠCH", day, body)


def five_levels() -> tuple[Facts, ...]:
    """Return the ward's plan, and what it carries out up to the Prime Minister's decision."""
    return (
        ward(
            "I. NHIỆM VỤ\n1. Công chức Văn hóa tuyên truyền thực hiện Kế hoạch số 40/KH-UBND ngày 10 "
            "tháng 4 năm 2019 của Ủy ban nhân dân Quận 11 về việc B."
        ),
        paper(
            "quan",
            "ỦY BAN NHÂN DÂN\nQUẬN 11",
            "40/KH-UBND",
            "KẾ HOẠCH",
            "Quận 11, ngày 10 tháng 4 năm 2019",
            f"Thực hiện Quyết định số 1730/QĐ-UBND ngày 02 tháng 3 năm 2019 của {CITY} về việc B;\n"
            "Ủy ban nhân dân Quận 11 ban hành Kế hoạch như sau:\nI. NHIỆM VỤ\n1. Phòng Nội vụ làm.",
        ),
        paper(
            "thanh-pho",
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH",
            "1730/QĐ-UBND",
            "QUYẾT ĐỊNH",
            "Thành phố Hồ Chí Minh, ngày 02 tháng 3 năm 2019",
            "Căn cứ Quyết định số 112/QĐ-TTg ngày 05 tháng 01 năm 2019 của Thủ tướng Chính phủ;\n"
            "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kế hoạch.",
        ),
        paper(
            "thu-tuong",
            "THỦ TƯỚNG CHÍNH PHỦ",
            "112/QĐ-TTg",
            "QUYẾT ĐỊNH",
            "Hà Nội, ngày 05 tháng 01 năm 2019",
            "Căn cứ Nghị quyết số 22-NQ/TW ngày 10 tháng 4 năm 2013 của Bộ Chính trị về hội nhập;\n"
            "QUYẾT ĐỊNH:\nĐiều 1. Phê duyệt đề án.",
        ),
    )
