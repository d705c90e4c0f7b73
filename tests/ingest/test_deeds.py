"""Words that say what somebody does."""

from __future__ import annotations

import pytest

from cancu.ingest.deeds import is_deed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tham mưu Ủy ban", True),
        ("giao Sở", True),
        ("hoàn tất các thủ tục", True),  # behind "Bộ Ngoại giao": it ends the name
        ("Tập trung chỉ đạo", False),  # a capital belongs to a name
        ("công nghệ số", False),
        ("", False),
    ],
)
def test_a_deed_begins_with_a_known_verb(text: str, expected: bool) -> None:
    assert is_deed(text, 0, len(text)) is expected


def test_a_capital_deed_counts_only_where_it_is_allowed() -> None:
    text = "Tập trung chỉ đạo"
    assert is_deed(text, 0, len(text), capital=True)
