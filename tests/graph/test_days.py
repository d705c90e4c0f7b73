"""Days as people type them."""

from __future__ import annotations

import pytest

from cancu.graph.days import iso_day


@pytest.mark.parametrize("typed", ["22/11/2026", "2026-11-22", "22-11-2026", " 22.11.2026 "])
def test_a_day(typed: str) -> None:
    assert iso_day(typed) == "2026-11-22"


@pytest.mark.parametrize("typed", ["", "31/02/2026", "11/2026", "mai", "22/11/26/1"])
def test_no_day(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - datetime has its own words
        iso_day(typed)
