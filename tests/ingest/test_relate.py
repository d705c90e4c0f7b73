"""Roles from wording and place; chains stated inside sentences."""

from __future__ import annotations

import pytest

from cancu.ingest.extract import read_string
from cancu.ingest.model import Role

_PLAN = "KẾ HOẠCH\nVỀ VIỆC A\nI. NỘI DUNG\n1. "
_ACT = "NGHỊ ĐỊNH\nVỀ VIỆC A\n\nCăn cứ Luật Giá;\n\nĐiều 1. "


def _vias(sentence: str) -> dict[str, str | None]:
    citations = read_string(_PLAN + sentence).citations
    return {
        item.key: citations[item.via].key if item.via is not None else None for item in citations
    }


@pytest.mark.parametrize(
    ("sentence", "vias"),
    [
        # a programme that carries out another resolution
        (
            (
                "Nghị quyết số 31/NQ-CP ngày 13/5/2014 của Chính phủ ban hành Chương trình hành động "
                "thực hiện Nghị quyết số 22-NQ/TW về hội nhập."
            ),
            {"31/NQ-CP": None, "22-NQ/TW": "31/NQ-CP"},
        ),
        # a semicolon ends the description
        (
            "Nghị quyết số 31/NQ-CP ban hành Chương trình; thực hiện Nghị quyết số 22-NQ/TW.",
            {"31/NQ-CP": None, "22-NQ/TW": None},
        ),
        # the description goes on after a semicolon
        (
            (
                "Nghị định số 152/2025/NĐ-CP quy định về phân cấp; quy định chi tiết một số điều của "
                "Luật Giá."
            ),
            {"152/2025/NĐ-CP": None, "Luật Giá": "152/2025/NĐ-CP"},
        ),
        # a plan without a number, beside the one that is carried out: it carries out another
        (
            (
                "Kế hoạch số 139/KH-UBND về thực hiện Nghị quyết số 71/NQ-CP của Chính phủ và Kế hoạch hành "
                "động của Thành ủy về triển khai Nghị quyết số 57-NQ/TW."
            ),
            {"139/KH-UBND": None, "71/NQ-CP": "139/KH-UBND", "57-NQ/TW": "139/KH-UBND"},
        ),
        # what a resolution carries out, in brackets after its subject
        (
            "Nghị quyết số 47/2024/NQ-HĐND quy định phí (thực hiện khoản 2 Điều 28 Luật Thủ đô).",
            {"47/2024/NQ-HĐND": None, "Luật Thủ đô": "47/2024/NQ-HĐND"},
        ),
        # the standard that a circular promulgates
        (
            "Thông tư số 6/2025/TT-BNNMT ban hành Quy chuẩn kỹ thuật quốc gia về khí (QCVN 85:2025/BNNMT).",
            {"6/2025/TT-BNNMT": None, "QCVN 85:2025/BNNMT": "6/2025/TT-BNNMT"},
        ),
        # "bổ sung" alone, and an amending act in brackets without "được"
        (
            "Nghị định số 64/2023/NĐ-CP bổ sung Nghị định số 87/2021/NĐ-CP về A.",
            {"64/2023/NĐ-CP": None, "87/2021/NĐ-CP": "64/2023/NĐ-CP"},
        ),
        (
            "Điều 5 Nghị định số 78/2025/NĐ-CP (sửa đổi, bổ sung tại Nghị định số 187/2025/NĐ-CP).",
            {"78/2025/NĐ-CP": None, "187/2025/NĐ-CP": "78/2025/NĐ-CP"},
        ),
        # what was amended is this text, not the act named before
        (
            "Theo Nghị định số 20/2020/NĐ-CP. Đoạn này được sửa đổi theo Nghị định số 87/2021/NĐ-CP.",
            {"20/2020/NĐ-CP": None, "87/2021/NĐ-CP": None},
        ),
        # other texts that amend it are no instrument whose description it could stand in
        (
            "Theo Luật Giá và các văn bản sửa đổi, bổ sung Nghị định số 60/2021/NĐ-CP.",
            {"Luật Giá": None, "60/2021/NĐ-CP": None},
        ),
        # the Government's resolution amends the Government's, not the Party's
        (
            "Nghị quyết số 3/NQ-CP thực hiện Nghị quyết số 57-NQ/TW được sửa đổi bởi Nghị quyết số 71/NQ-CP.",
            {"3/NQ-CP": None, "57-NQ/TW": "3/NQ-CP", "71/NQ-CP": "3/NQ-CP"},
        ),
        # "thì" opens the main clause
        (
            "Theo Thông tư số 36/2014/TT-BNV quy định mã số thì xếp lương theo Thông tư số 2/2007/TT-BNV.",
            {"36/2014/TT-BNV": None, "2/2007/TT-BNV": None},
        ),
        # the treaty that a resolution ratifies
        (
            "Nghị quyết số 72/2018/QH14 về việc phê chuẩn Hiệp định CPTPP.",
            {"72/2018/QH14": None, "Hiệp định CPTPP": "72/2018/QH14"},
        ),
        # nothing changes what was made after it: the later act does
        (
            (
                "Quyết định số 8/2023/QĐ-UBND sửa đổi Quy định ban hành kèm theo Quyết định số "
                "55/2014/QĐ-UBND quy định về vỉa hè và bãi bỏ một phần Quyết định số 24/2019/QĐ-UBND."
            ),
            {
                "8/2023/QĐ-UBND": None,
                "55/2014/QĐ-UBND": "8/2023/QĐ-UBND",
                "24/2019/QĐ-UBND": "8/2023/QĐ-UBND",
            },
        ),
        # a treaty that the description names
        (
            "Thông tư số 03/2019/TT-BCT quy định Quy tắc xuất xứ trong Hiệp định CPTPP.",
            {"03/2019/TT-BCT": None, "Hiệp định CPTPP": "03/2019/TT-BCT"},
        ),
        # further numbers after "số" amend the same law
        (
            "Căn cứ Luật Giá số 31/2024/QH15 được sửa đổi bởi các Luật số 43/2024/QH15, số 47/2024/QH15;",
            {"31/2024/QH15": None, "43/2024/QH15": "31/2024/QH15", "47/2024/QH15": "31/2024/QH15"},
        ),
        # the later laws of a list amend the one named first, not one another
        (
            (
                "Luật Quản lý tài sản công số 15/2017/QH14 được sửa đổi, bổ sung một số điều theo Luật số "
                "64/2020/QH14, Luật số 07/2022/QH15 và Luật số 90/2025/QH15."
            ),
            {
                "15/2017/QH14": None,
                "64/2020/QH14": "15/2017/QH14",
                "07/2022/QH15": "15/2017/QH14",
                "90/2025/QH15": "15/2017/QH14",
            },
        ),
        # the part that is amended takes many words, numbers among them
        (
            (
                "Nghị định số 70/2025/NĐ-CP sửa đổi, bổ sung khoản 1, khoản 2 và bổ sung khoản 9 vào Điều 4 "
                "Nghị định số 123/2020/NĐ-CP."
            ),
            {"70/2025/NĐ-CP": None, "123/2020/NĐ-CP": "70/2025/NĐ-CP"},
        ),
        (
            "Nghị quyết số 5/2025/NQ-HĐND sửa đổi mức chi tại Phụ lục 03 Nghị quyết số 9/2017/NQ-HĐND.",
            {"5/2025/NQ-HĐND": None, "9/2017/NQ-HĐND": "5/2025/NQ-HĐND"},
        ),
        (
            "Nghị quyết số 11/NQ-CP sửa đổi, bổ sung, cập nhật Nghị quyết số 71/NQ-CP.",
            {"11/NQ-CP": None, "71/NQ-CP": "11/NQ-CP"},
        ),
        # a doubled "luật"
        (
            "Nghị định số 78/2025/NĐ-CP hướng dẫn thi hành luật Luật Ban hành văn bản quy phạm pháp luật.",
            {"78/2025/NĐ-CP": None, "Luật Ban hành văn bản quy phạm pháp luật": "78/2025/NĐ-CP"},
        ),
        # a description that goes on after a semicolon, before the bracket
        (
            (
                "Thông tư số 38/2015/TT-BTC quy định về thủ tục hải quan; kiểm tra hải quan (được sửa đổi, bổ "
                "sung bởi Thông tư số 39/2018/TT-BTC)."
            ),
            {"38/2015/TT-BTC": None, "39/2018/TT-BTC": "38/2015/TT-BTC"},
        ),
        # the description stands behind the short name
        (
            (
                "Nghị định số 186/2025/NĐ-CP ngày 01/7/2025 (viết tắt là Nghị định số 186/2025/NĐ-CP) quy định "
                "chi tiết một số điều của Luật Giá."
            ),
            {"186/2025/NĐ-CP": None, "Luật Giá": "186/2025/NĐ-CP"},
        ),
        # "gắn với thực hiện" goes on with the first verb
        (
            "Kết luận số 21-KL/TW về xây dựng Đảng gắn với thực hiện Chỉ thị số 05-CT/TW.",
            {"21-KL/TW": None, "05-CT/TW": None},
        ),
        # a law that is still to come
        (
            "Nghị quyết số 66/2025/NQ-CP quy định xử lý khó khăn trong thời gian chưa ban hành Luật Quy hoạch.",
            {"66/2025/NQ-CP": None, "Luật Quy hoạch": "66/2025/NQ-CP"},
        ),
        # a list: the second does not stand in the first's description
        (
            "Quán triệt Nghị quyết số 22-NQ/TW về hội nhập, Chỉ thị số 41-CT/TW về ngoại giao.",
            {"22-NQ/TW": None, "41-CT/TW": None},
        ),
        # `và` joins plan to plan, over the resolution in between
        (
            (
                "thực hiện kế hoạch số 1730/KH-UB thực hiện Chương trình hành động của Chính phủ theo Nghị "
                "quyết số 27/NQ-CP và Kế hoạch số 119-KH/TU về triển khai thực hiện Chỉ thị số 45-CT/TW."
            ),
            {
                "1730/KH-UB": None,
                "27/NQ-CP": "1730/KH-UB",
                "119-KH/TU": None,
                "45-CT/TW": "119-KH/TU",
            },
        ),
        # `và` joins two inner ones where the outer is of another type
        (
            (
                "Kế hoạch số 283/KH-UBND về thực hiện Nghị quyết số 71/NQ-CP và Chương trình hành động "
                "số 10-CTr/TU về thực hiện Nghị quyết số 57-NQ/TW."
            ),
            {
                "283/KH-UBND": None,
                "71/NQ-CP": "283/KH-UBND",
                "10-CTr/TU": "283/KH-UBND",
                "57-NQ/TW": "10-CTr/TU",
            },
        ),
        # what amends a decree is of the decree, not of the law that it details
        (
            (
                "Nghị định số 78/2025/NĐ-CP quy định chi tiết một số điều của Luật Giá được sửa đổi, bổ "
                "sung bởi Nghị định số 187/2025/NĐ-CP."
            ),
            {"78/2025/NĐ-CP": None, "Luật Giá": "78/2025/NĐ-CP", "187/2025/NĐ-CP": "78/2025/NĐ-CP"},
        ),
    ],
)
def test_chains(sentence: str, vias: dict[str, str | None]) -> None:
    assert _vias(sentence) == vias


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("KẾ HOẠCH\nVỀ A\nCăn cứ Quyết định số 1/QĐ-TTg;\nI. MỘT", Role.BASIS),
        ("KẾ HOẠCH\nVỀ A\nThực hiện Chỉ thị số 1/CT-TTg;\nI. MỘT", Role.BASIS),
        # a proposal is no legal basis
        ("KẾ HOẠCH\nVỀ A\nXét Tờ trình số 1/TTr-STC;\nI. MỘT", Role.PROPOSAL),
        # in the title and in articles the act itself amends, replaces, repeals
        (
            "NGHỊ ĐỊNH\nSửa đổi, bổ sung một số điều của Nghị định số 1/2020/NĐ-CP\nĐiều 1. A",
            Role.AMENDS,
        ),
        (
            _ACT.replace("Căn cứ Luật Giá;\n\n", "") + "Bãi bỏ Thông tư số 1/2020/TT-BTC.",
            Role.REPEALS,
        ),
        (
            _ACT.replace("Căn cứ Luật Giá;\n\n", "") + "Thay thế Nghị định số 1/2020/NĐ-CP.",
            Role.REPLACES,
        ),
        # a duty to have something replaced replaces nothing
        (_PLAN + "Tham mưu sửa đổi, bổ sung hoặc thay thế Quyết định số 1/QĐ-UBND.", Role.CITES),
        (_PLAN + "Thực hiện theo quy định tại Nghị định số 1/2020/NĐ-CP.", Role.BASIS),
        (_PLAN + "Thực hiện theo Nghị định số 1/2020/NĐ-CP.", Role.CITES),
    ],
)
def test_roles(text: str, role: Role) -> None:
    (citation,) = read_string(text).citations
    assert citation.role is role


def test_a_huong_dan_guides_what_its_title_names() -> None:
    text = "HƯỚNG DẪN\nMỘT SỐ NỘI DUNG QUY ĐỊNH SỐ 377-QĐ/TW\n\nThực hiện Quy định số 377-QĐ/TW.\n\nI. MỘT"
    assert {citation.role for citation in read_string(text).citations} == {Role.GUIDES}


def test_the_head_of_a_consolidated_text_lists_what_amended_it() -> None:
    text = (
        "VĂN BẢN HỢP NHẤT\n\nNGHỊ ĐỊNH\nVề A\n\nNghị định số 20/2020/NĐ-CP ngày 17/02/2020 của Chính phủ về A, "
        "được sửa đổi, bổ sung bởi:\n\n1. Nghị định số 87/2021/NĐ-CP sửa đổi, bổ sung một số điều của "
        "Nghị định số 20/2020/NĐ-CP.\n\n2. Nghị định số 64/2023/NĐ-CP bổ sung Nghị định số "
        "87/2021/NĐ-CP.\n\nCăn cứ Luật Giá;\n\nĐiều 1. Một."
    )
    citations = read_string(text).citations
    assert {item.clause for item in citations} == {"căn cứ"}
    assert {item.role for item in citations} == {Role.BASIS}
    assert [item.via for item in citations] == [None, 0, 1, 0, 3, None]


def test_a_consolidated_text_may_say_so_in_its_number_alone() -> None:
    text = (
        "Số: 81/VBHN-BNNMT\n\nNGHỊ ĐỊNH\nVỀ A\n\nNghị định số 88/2024/NĐ-CP ngày 15/7/2024 của Chính phủ về A, "
        "được sửa đổi, bổ sung bởi:\n\nNghị định số 151/2025/NĐ-CP quy định về B.\n\nNghị định số "
        "226/2025/NĐ-CP sửa đổi, bổ sung một số điều.\n\nCăn cứ Luật Giá;\n\nĐiều 1. Một."
    )
    assert [item.via for item in read_string(text).citations] == [None, 0, 0, None]


def test_the_members_of_a_bracket_stand_in_one_description() -> None:
    sentence = (
        "Nghị quyết số 4/NQ-HĐND quy định phí (thực hiện Luật Thủ đô; Luật Giá và Luật Thuế)."
    )
    citations = read_string(_PLAN + sentence).citations
    assert [item.via for item in citations] == [None, 0, 0, 0]
