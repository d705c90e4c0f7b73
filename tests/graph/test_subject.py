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
        # none is stated
        ("Thực hiện Quyết định số 272-QĐ/TW, các đơn vị báo cáo.", None),
    ],
)
def test_subjects(sentence: str, subject: str | None) -> None:
    reading = read_string(_PLAN + sentence)
    assert subject_after(reading, reading.citations[0]) == subject
