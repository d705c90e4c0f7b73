"""Blocks fall into head, title, preamble, body, signature, recipients, attached act, annexes."""

from __future__ import annotations

import pytest

from cancu.ingest.model import ClauseKind as Kind
from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair
from cancu.ingest.zones import Texts, zones


def _zones(text: str) -> list[tuple[Kind, str]]:
    texts = Texts.of(repair(read_text("a.txt", text.encode())))
    return [(zone.kind, texts.texts[zone.first]) for zone in zones(texts)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # every zone of a decision that promulgates a regulation and has an annex
        (
            [
                "ỦY BAN NHÂN DÂN TỈNH A",
                "Số: 1/QĐ-UBND",
                "QUYẾT ĐỊNH",
                "VỀ VIỆC B",
                "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
                "Căn cứ Luật Giá;",
                "QUYẾT ĐỊNH:",
                "Điều 1. Ban hành Quy chế.",
                "Nơi nhận:",
                "TM. ỦY BAN NHÂN DÂN",
                "QUY CHẾ",
                "VỀ VIỆC C",
                "(Ban hành kèm theo Quyết định số 1/QĐ-UBND)",
                "Điều 1. Phạm vi",
                "PHỤ LỤC I",
                "DANH MỤC",
            ],
            [
                (Kind.HEAD, "ỦY BAN NHÂN DÂN TỈNH A"),
                (Kind.TITLE, "QUYẾT ĐỊNH"),
                (Kind.PREAMBLE, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"),
                (Kind.PART, "Điều 1. Ban hành Quy chế."),
                (Kind.RECIPIENTS, "Nơi nhận:"),
                (Kind.SIGNATURE, "TM. ỦY BAN NHÂN DÂN"),
                (Kind.ATTACHED, "QUY CHẾ"),
                (Kind.ANNEX, "PHỤ LỤC I"),
            ],
        ),
        # a letter: the opening is its preamble, and its own words its body
        (
            [
                "CỤC THUẾ",
                "Số: 1/CT-CS",
                "Kính gửi: Thuế tỉnh A.",
                "Cục Thuế nhận được công văn số 2/B của Thuế tỉnh A.",
                "Về việc này, Cục Thuế có ý kiến như sau:",
                "Đề nghị Thuế tỉnh A thực hiện.",
                "TL. CỤC TRƯỞNG",
            ],
            [
                (Kind.HEAD, "CỤC THUẾ"),
                (Kind.PREAMBLE, "Kính gửi: Thuế tỉnh A."),
                (Kind.PART, "Đề nghị Thuế tỉnh A thực hiện."),
                (Kind.SIGNATURE, "TL. CỤC TRƯỞNG"),
            ],
        ),
        # what is carried out names a plan; with a stop at its end it is a căn cứ
        (
            ["KẾ HOẠCH", "Thực hiện Nghị quyết số 1/NQ-CP", "Căn cứ Luật Giá;", "I. MỘT"],
            [(Kind.TITLE, "KẾ HOẠCH"), (Kind.PREAMBLE, "Căn cứ Luật Giá;"), (Kind.PART, "I. MỘT")],
        ),
        (
            ["KẾ HOẠCH", "Thực hiện Nghị quyết số 1/NQ-CP;", "I. MỘT"],
            [
                (Kind.TITLE, "KẾ HOẠCH"),
                (Kind.PREAMBLE, "Thực hiện Nghị quyết số 1/NQ-CP;"),
                (Kind.PART, "I. MỘT"),
            ],
        ),
        # recipients that a converter put on one line without "Nơi nhận"
        (
            [
                "NGHỊ ĐỊNH",
                "VỀ A",
                "Điều 1. Một.",
                "- Thủ tướng Chính phủ; - Các bộ, cơ quan ngang bộ; - Lưu: VT.",
                "TM. CHÍNH PHỦ",
            ],
            [
                (Kind.TITLE, "NGHỊ ĐỊNH"),
                (Kind.PART, "Điều 1. Một."),
                (Kind.RECIPIENTS, "- Thủ tướng Chính phủ; - Các bộ, cơ quan ngang bộ; - Lưu: VT."),
                (Kind.SIGNATURE, "TM. CHÍNH PHỦ"),
            ],
        ),
        # a consolidated text is authenticated under who consolidated it
        (
            [
                "NGHỊ ĐỊNH",
                "VỀ A",
                "Điều 1. Một.",
                "BỘ NỘI VỤ",
                "Số: 1/VBHN-BNV",
                "XÁC THỰC VĂN BẢN HỢP NHẤT",
            ],
            [
                (Kind.TITLE, "NGHỊ ĐỊNH"),
                (Kind.PART, "Điều 1. Một."),
                (Kind.SIGNATURE, "BỘ NỘI VỤ"),
            ],
        ),
        # an excerpt without a head is all body
        (["I. MỘT", "1. Hai"], [(Kind.PART, "I. MỘT")]),
        # a heading with "QUY" is no "Q." of a signature
        (
            ["KẾ HOẠCH", "VỀ A", "I. MỘT", "QUY ĐỊNH CHUNG"],
            [(Kind.TITLE, "KẾ HOẠCH"), (Kind.PART, "I. MỘT")],
        ),
        # the office that decides stands over the căn cứ, in the capitals of a signature
        (
            ["QUYẾT ĐỊNH", "VỀ A", "TRƯỞNG BAN TUYÊN GIÁO QUYẾT ĐỊNH", "Điều 1. Một"],
            [(Kind.TITLE, "QUYẾT ĐỊNH"), (Kind.PART, "Điều 1. Một")],
        ),
    ],
)
def test_zones(lines: list[str], expected: list[tuple[Kind, str]]) -> None:
    assert _zones("\n\n".join(lines)) == expected


def test_annexes_with_numbers_have_their_own_prefixes() -> None:
    lines = ["I. MỘT", "PHỤ LỤC I", "1. Hai", "Phụ lục II", "1. Ba"]
    texts = Texts.of(repair(read_text("a.txt", "\n\n".join(lines).encode())))
    assert [zone.prefix for zone in zones(texts)] == ["", "Phụ lục I", "Phụ lục II"]
