"""Days as people type them."""

from __future__ import annotations

from datetime import date


def iso_day(typed: str) -> str:
    """Return the ISO form of 22/11/2026, 22-11-2026 or 2026-11-22. Raises `ValueError`."""
    parts = typed.strip().replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        raise ValueError(f"no day: {typed}")
    if len(parts[0]) != 4:
        parts.reverse()
    year, month, day = map(int, parts)
    return date(year, month, day).isoformat()
