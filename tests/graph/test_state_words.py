"""States in one line; that nothing is known is said short."""

from __future__ import annotations

import pytest

from cancu.graph.state_words import day_notes, state_text
from cancu.graph.validity import NO_WORD, State


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, ""),
        (State("unknown", "2026-11-22", reason=NO_WORD), "Ngày 22/11/2026: chưa rõ hiệu lực"),
        (
            State("unknown", "2026-11-22", reason="không rõ từ ngày nào"),  # a reason of its own
            "Ngày 22/11/2026: chưa rõ hiệu lực (không rõ từ ngày nào)",
        ),
        (
            State("ended", "2026-11-22", "Luật B", "2026-01-01", "kho văn bản"),
            "Ngày 22/11/2026: hết hiệu lực (từ 01/01/2026; bởi Luật B; kho văn bản)",
        ),
    ],
)
def test_rows(state: State | None, expected: str) -> None:
    assert state_text(state) == expected


def test_the_note_tells_the_day_once() -> None:
    assert day_notes(None) == ()
    assert "22/11/2026" in day_notes("2026-11-22")[0]
