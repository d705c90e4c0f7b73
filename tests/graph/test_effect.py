"""From which day a document has effect."""

from __future__ import annotations

import pytest

from cancu.graph.effect import effect_of
from cancu.ingest.extract import read_string

_HEAD = (
    "UBND TỈNH A\n\nSố: 9/2025/QĐ-UBND\n\nLào Cai, ngày 10 tháng 12 năm 2025\n\nQUYẾT ĐỊNH\n\n"
    "VỀ VIỆC B\n\nĐiều 2. "
)


@pytest.mark.parametrize(
    ("words", "since"),
    [
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký.", "2025-12-10"),
        ("Quyết định này có hiệu lực từ ngày 15 tháng 01 năm 2026.", "2026-01-15"),
        ("Quyết định này có hiệu lực thi hành kể từ ngày 05/12/2025 và", "2025-12-05"),
        # days counted from the signature
        (
            "Thông tư này có hiệu lực thi hành sau 45 ngày, kể từ ngày ký ban hành.",
            "2026-01-24",
        ),
        ("Quyết định có hiệu lực kể từ ngày ký ban hành.", "2025-12-10"),  # without "này"
        # another document's effect
        ("Làm từ khi Nghị định số 5/2025/NĐ-CP có hiệu lực.", None),
        ("Quyết định này có hiệu lực từ ngày 31 tháng 02 năm 2026.", None),  # no such day
    ],
)
def test_the_day_of_effect(words: str, since: str | None) -> None:
    reading = read_string(_HEAD + words)
    effect = effect_of(reading)
    assert (effect.since if effect else None) == since
    assert effect is None or "hiệu lực" in effect.span.of(reading.document.text)


def test_days_from_a_signature_without_a_date_are_not_counted() -> None:
    reading = read_string("QUYẾT ĐỊNH\n\nVỀ B\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.")
    assert effect_of(reading) is None
