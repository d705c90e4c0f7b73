"""A deadline in dates, in words."""

from __future__ import annotations

import pytest

from cancu.graph.due_words import due_words
from cancu.ingest.model import Due


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (Due(end="2019-12-15", before=True), "trước 15/12/2019"),
        (Due(start="2025-01-01", end="2025-03-31"), "từ 01/01/2025, đến 31/03/2025"),
        (Due(end="--12-15", every="năm"), "đến 15/12, mỗi năm"),  # no year is filled in
        (Due(end="---20", every="tháng"), "đến ngày 20, mỗi tháng"),
        (Due(count=30, unit="ngày", since="ngày ký"), "trong 30 ngày, kể từ ngày ký"),
        (Due(every="thường xuyên"), "thường xuyên"),
        (Due(), ""),
    ],
)
def test_words(due: Due, words: str) -> None:
    assert due_words(due) == words
