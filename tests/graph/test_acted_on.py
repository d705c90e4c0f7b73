"""What a duty is told to change does not back it."""

from __future__ import annotations

import pytest

from cancu.graph.acted_on import acted_on
from cancu.graph.ground import bases
from cancu.graph.model import ProofLevel
from cancu.ingest.extract import read_string

_PLAN = "KẾ HOẠCH\n\nVỀ VIỆC A\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ:\n\n- "


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        # the verb right before it
        ("Tham mưu sửa đổi, bổ sung hoặc thay thế Quyết định số 1/QĐ-UBND.", ["1/QĐ-UBND"]),
        ("Rà soát, bãi bỏ toàn bộ Quyết định số 1/QĐ-UBND.", ["1/QĐ-UBND"]),
        # a list of the same type
        (
            (
                "Tham mưu thay thế Quyết định số 1/QĐ-UBND về A; Quyết định số 2/QĐ-UBND về B phù hợp với "
                "Nghị định số 3/2024/NĐ-CP."
            ),
            ["1/QĐ-UBND", "2/QĐ-UBND"],
        ),
        # another sentence
        ("Thay thế Quyết định số 1/QĐ-UBND. Thực hiện Quyết định số 2/QĐ-UBND.", ["1/QĐ-UBND"]),
        # what is carried out, and an instrument that was itself amended
        ("Thực hiện Quyết định số 1/QĐ-UBND được sửa đổi, bổ sung năm 2024.", []),
    ],
)
def test_what_is_changed(sentence: str, changed: list[str]) -> None:
    reading = read_string(_PLAN + sentence)
    assert [reading.citations[index].key for index in sorted(acted_on(reading))] == changed


def test_it_is_no_explicit_basis() -> None:
    reading = read_string(
        _PLAN + "Tham mưu thay thế Quyết định số 1/QĐ-UBND theo Nghị định số 3/2024/NĐ-CP."
    )
    stated = [b for b in bases(reading, ()) if b.level is ProofLevel.EXPLICIT]
    assert [reading.citations[b.citation].key for b in stated] == ["3/2024/NĐ-CP"]
