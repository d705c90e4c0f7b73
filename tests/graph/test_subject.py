"""The subject of an instrument is the words after its citation, and no more."""

from __future__ import annotations

import pytest

from cancu.graph.subject import subject_after
from cancu.ingest.extract import read_string

_PLAN = "KẾ HOẠCH\nVỀ VIỆC A\nI. NỘI DUNG\n1. "


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        # up to the full stop
        ("Theo Nghị quyết số 36-NQ/TW về công tác người Việt Nam.", "về công tác người Việt Nam"),
        # up to the semicolon
        ("Nghị quyết số 36-NQ/TW về công tác A; thực hiện B.", "về công tác A"),
        # the next of a list begins another
        ("Nghị quyết số 22-NQ/TW về hội nhập, Chỉ thị số 41-CT/TW về B.", "về hội nhập"),
        # an instrument inside the description belongs to it
        (
            "Nghị quyết số 31/NQ-CP ban hành Chương trình thực hiện Nghị quyết số 22-NQ/TW về A.",
            "ban hành Chương trình thực hiện Nghị quyết số 22-NQ/TW về A",
        ),
        # the purpose of the citing sentence is no part of it
        ("Quyết định số 250-QĐ/TU ban hành Quy chế A nhằm đảm bảo B.", "ban hành Quy chế A"),
        # the enacting body follows a comma
        (
            "Quyết định số 5523/QĐ-UBND về ban hành Kế hoạch A, Ủy ban nhân dân Quận 11 xây dựng.",
            "về ban hành Kế hoạch A",
        ),
        # what amends it is no part of its subject
        (
            "Nghị định số 83/2014/NĐ-CP về xăng dầu được sửa đổi bởi Nghị định số 95/2021/NĐ-CP.",
            "về xăng dầu",
        ),
        # where the citing sentence goes on
        ("Nghị định số 1/2022/NĐ-CP quy định về lệ phí, như sau: Một.", "quy định về lệ phí"),
        # a quotation that opened before the citation closes here
        ("thực hiện “Quyết định số 1/QĐ-TTg về chuyển đổi số”, cụ thể.", "về chuyển đổi số"),
        # a quotation of its own is whole
        ("Quyết định số 1/QĐ-TTg phê duyệt “Chiến lược A”.", "phê duyệt “Chiến lược A”"),
        # where something is sent is no subject
        ("Báo cáo kết quả thực hiện Quyết định số 1/QĐ-TTg về Sở Tư pháp để tổng hợp.", None),
        # a law's name is its subject
        ("Thực hiện Luật Nhà ở về phát triển nhà ở xã hội.", None),
        # a plan is made to carry out; after a resolution these are the citing act's words
        ("Kế hoạch số 283/KH-UBND thực hiện chuyển đổi số.", "thực hiện chuyển đổi số"),
        ("Theo Nghị quyết số 22-NQ/TW thực hiện các nhiệm vụ.", None),
        # working rules are an instrument, and here what the decree sets out
        (
            "Nghị định số 39/2022/NĐ-CP của Chính phủ ban hành Quy chế làm việc của Chính phủ; B.",
            "ban hành Quy chế làm việc của Chính phủ",
        ),
        (
            "Nghị định số 20/2020/NĐ-CP của Chính phủ thực hiện thí điểm quản lý lao động.",
            "thực hiện thí điểm quản lý lao động",
        ),
        # none is stated
        ("Thực hiện Quyết định số 272-QĐ/TW, các đơn vị báo cáo.", None),
    ],
)
def test_subjects(sentence: str, subject: str | None) -> None:
    reading = read_string(_PLAN + sentence)
    assert subject_after(reading, reading.citations[0]) == subject
