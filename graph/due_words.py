"""A deadline in dates, in the words of people who plan by it."""

from __future__ import annotations

from cancu.ingest.model import Due


def due_words(due: Due) -> str:
    """Return "đến 15/12, mỗi năm": nothing that the printed words do not tell."""
    parts = [
        f"từ {_day(due.start)}" if due.start else "",
        f"{'trước' if due.before else 'đến'} {_day(due.end)}" if due.end else "",
        f"trong {due.count} {due.unit or 'ngày'}" if due.count else "",
        f"kể từ {due.since}" if due.since else "",
        due.every if due.every == "thường xuyên" else f"mỗi {due.every}" if due.every else "",
    ]
    return ", ".join(part for part in parts if part)


def _day(iso: str) -> str:
    """Print 2025-12-15, `--12-15` (no year) and `---20` (a day of each month)."""
    if iso.startswith("---"):
        return f"ngày {iso[3:]}"
    return "/".join(reversed([part for part in iso.split("-") if part]))
