"""Which lines begin a paragraph."""

from __future__ import annotations

import pytest

from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair


def _paragraphs(text: str) -> list[str]:
    document = repair(read_text("a.txt", text.encode()))
    return document.text.split("\n")


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        # a wrapped heading
        ("II. NỘI DUNG THỰC\nHIỆN:\n1. Đẩy mạnh", ["II. NỘI DUNG THỰC HIỆN:", "1. Đẩy mạnh"]),
        # a year range that a wrap has cut is no dash item
        ("giai đoạn 2018\n- 2021 như sau", ["giai đoạn 2018 - 2021 như sau"]),
        # numbers that a wrap has brought to a line's start
        (
            "Ủy ban nhân dân Quận\n11 xây dựng kế hoạch",
            ["Ủy ban nhân dân Quận 11 xây dựng kế hoạch"],
        ),
        ("các Phường;\n16 Phường", ["các Phường; 16 Phường"]),
        # an article whose khoản the line before names begins no article of this act
        (
            "Thay thế cụm từ “máy” tại khoản 1\nĐiều 6.\n4. Bãi bỏ",
            ["Thay thế cụm từ “máy” tại khoản 1 Điều 6.", "4. Bãi bỏ"],
        ),
        ("theo quy định tại\nĐiều 7.\n2. Hai", ["theo quy định tại Điều 7.", "2. Hai"]),
        # nor does a chapter or section that the line before leads to
        (
            "thực hiện theo quy định tại\nMục 2 Phần XI của Phụ lục\n1. Một",
            ["thực hiện theo quy định tại Mục 2 Phần XI của Phụ lục", "1. Một"],
        ),
        ("Sau mục này.\nMục 2. Hai", ["Sau mục này.", "Mục 2. Hai"]),
        # a label without its number is cut, and the number goes on
        ("Thay thế.\nĐiều\n13. Bồi thường", ["Thay thế.", "Điều 13. Bồi thường"]),
        ("5.\nTrách nhiệm", ["5. Trách nhiệm"]),
        (
            "được hưởng phụ cấp kể từ ngày 05 tháng\n12.\n2. Hai",
            ["được hưởng phụ cấp kể từ ngày 05 tháng 12.", "2. Hai"],
        ),
        ("tại điểm a),\nb) khoản 2", ["tại điểm a), b) khoản 2"]),
        # new text that an amending act quotes begins a paragraph
        ("như sau:\n“Điều 4. Một", ["như sau:", "“Điều 4. Một"]),
        ("cụm từ\n“điểm a”", ["cụm từ “điểm a”"]),
        # what a letter answers is not said of the one it is sent to
        (
            "Kính gửi: Thuế tỉnh A.\nCục Thuế nhận được công văn số 1383/NBI-QLDN1 của Thuế A",
            ["Kính gửi: Thuế tỉnh A.", "Cục Thuế nhận được công văn số 1383/NBI-QLDN1 của Thuế A"],
        ),
        # the closing paragraph of an act, below a full line
        (
            "1. Sở A phản ánh về Ban để tổng hợp, báo cáo theo đúng quy định.\nYêu cầu các sở thực hiện.",
            [
                "1. Sở A phản ánh về Ban để tổng hợp, báo cáo theo đúng quy định.",
                "Yêu cầu các sở thực hiện.",
            ],
        ),
        # a type word and an office that are cut in two
        ("UBND TỈNH A\n\nQUYẾT\nĐỊNH\nVỀ B", ["UBND TỈNH A", "QUYẾT ĐỊNH", "VỀ B"]),
        ("KT. CHỦ TỊCH\nPHÓ\nCHỦ TỊCH\nLê A", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê A"]),
        ("TM.\nỦY BAN NHÂN DÂN", ["TM. ỦY BAN NHÂN DÂN"]),
        # a blank line inside a heading whose last word needs another
        (
            "11. Đề nghị Hội Liên hiệp\n\nPhụ nữ Thành phố và Mặt trận\n\n- Một",
            ["11. Đề nghị Hội Liên hiệp Phụ nữ Thành phố và Mặt trận", "- Một"],
        ),
        ("Sở Y tế của\n\n1. Một", ["Sở Y tế của", "1. Một"]),
        # a dash on a line of its own opens the next
        ("việc sau:\n-\nThường xuyên cập nhật", ["việc sau:", "- Thường xuyên cập nhật"]),
        # a dash item begins even where the line before ends without a stop
        ("Kính gửi:\n- Sở Tài chính\n- Sở Y tế", ["Kính gửi:", "- Sở Tài chính", "- Sở Y tế"]),
        # type word, title and text are three
        (
            "KẾ HOẠCH\nTHỰC HIỆN CÔNG\nTÁC ĐỐI NGOẠI\nCăn cứ Luật Giá",
            ["KẾ HOẠCH", "THỰC HIỆN CÔNG TÁC ĐỐI NGOẠI", "Căn cứ Luật Giá"],
        ),
        # a title in small letters ends without a mark
        ("Về việc thử\nCăn cứ Luật Giá", ["Về việc thử", "Căn cứ Luật Giá"]),
        # the office and the name under it
        (
            "TM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nBùi Thanh An",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Bùi Thanh An"],
        ),
        # a title that names an office is not a signature
        (
            "CHỈ THỊ SỐ 27/CT-TTG CỦA\nTHỦ TƯỚNG CHÍNH PHỦ VỀ",
            ["CHỈ THỊ SỐ 27/CT-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ"],
        ),
        # căn cứ lines without blank lines between them
        (
            "Căn cứ Luật Giá ngày 19 tháng 6 năm 2023 được ban hành bởi Quốc hội;\nCăn cứ Luật Dược;",
            [
                "Căn cứ Luật Giá ngày 19 tháng 6 năm 2023 được ban hành bởi Quốc hội;",
                "Căn cứ Luật Dược;",
            ],
        ),
        # a page break inside a sentence leaves a blank line
        ("thực hiện các nhiệm vụ\n\nđược giao.", ["thực hiện các nhiệm vụ được giao."]),
        # where blank lines part paragraphs, a full stop at a line's end parts nothing
        (
            "1. Mục đích\n\nMột. \nHai ba\n\n2. Yêu cầu\n\n- Ba",
            ["1. Mục đích", "Một. Hai ba", "2. Yêu cầu", "- Ba"],
        ),
        # numbers in brackets below a colon; a list inside a paragraph stays in it
        (
            "b) Các Bộ hoàn thành các việc cụ thể như sau:\n(1) Bộ Tài chính sửa.\n(2) Bộ Y tế làm.",
            [
                "b) Các Bộ hoàn thành các việc cụ thể như sau:",
                "(1) Bộ Tài chính sửa.",
                "(2) Bộ Y tế làm.",
            ],
        ),
        (
            "a) Có ba trụ cột:\n(1) Công nghiệp; (2) Nông nghiệp;\nb) Việc khác và việc nữa của tỉnh",
            [
                "a) Có ba trụ cột: (1) Công nghiệp; (2) Nông nghiệp;",
                "b) Việc khác và việc nữa của tỉnh",
            ],
        ),
        (
            "a) Cụ thể: (1) Tổng số thủ tục sẽ đạt 62,8% so với yêu cầu của tỉnh;\n(2) Cắt giảm",
            ["a) Cụ thể: (1) Tổng số thủ tục sẽ đạt 62,8% so với yêu cầu của tỉnh; (2) Cắt giảm"],
        ),
        # a rule line stands alone
        (
            "ỦY BAN NHÂN DÂN\n-------\nSố: 1/KH-UBND",
            ["ỦY BAN NHÂN DÂN", "-------", "Số: 1/KH-UBND"],
        ),
    ],
)
def test_lines_become_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert _paragraphs(text) == paragraphs


def test_a_short_line_that_ends_a_sentence_ends_its_paragraph() -> None:
    long = "chủ động triển khai thực hiện công tác đối ngoại trong chức năng của mình"
    text = f"- Phối hợp thực hiện {long}\ncủa Quận.\nCác phòng, ban {long}"
    assert _paragraphs(text)[1].startswith("Các phòng")
