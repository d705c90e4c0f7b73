"""Small acts made for tests: one call, one document's facts."""

from __future__ import annotations

from cancu.graph.facts import Facts, facts_of
from cancu.ingest.extract import read_string


def act(
    name: str,
    number: str,
    body: str,
    day: str = "10 tháng 12 năm 2025",
    kind: str = "QUYẾT ĐỊNH",
    place: str = "Lào Cai",
) -> Facts:
    """Return the facts of an act of a province with that number, date and body."""
    head = f"ỦY BAN NHÂN DÂN\nTỈNH {place.upper()}\n\nSố: {number}\n\n{place}, ngày {day}\n\n"
    return facts_of(read_string(f"{head}{kind}\n\nVỀ VIỆC B\n\n{body}\n", name))
