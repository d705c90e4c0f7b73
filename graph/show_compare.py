"""Two plans side by side, for the terminal and for tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from cancu.graph.compare import Compared, Fate

_STYLES = {Fate.KEPT: "dim", Fate.REWORDED: "yellow", Fate.DROPPED: "red", Fate.NEW: "green"}


def show_compared(console: Console, rows: Sequence[Compared]) -> None:
    """Print each duty with what became of it; what is wholly the same is only counted."""
    counts = Counter(row.fate for row in rows)
    told = ", ".join(f"{counts[fate]} {fate.value}" for fate in Fate)
    moved = sum(bool(row.owners_gone or row.owners_new) for row in rows)
    based = sum(bool(row.bases_gone or row.bases_new) for row in rows)
    console.print(f"Nhiệm vụ: {told}; {moved} đổi đơn vị, {based} đổi căn cứ.", soft_wrap=True)
    for row in rows:
        for line in _lines(row):
            console.print(line, soft_wrap=True)


def _lines(row: Compared) -> Iterator[Text]:
    changes = list(_changes(row))
    if row.fate is Fate.KEPT and not changes:
        return
    paths = " → ".join(duty.path for duty in (row.before, row.after) if duty)
    yield Text.assemble((row.fate.value, _STYLES[row.fate]), f" {paths}")
    for mark, duty in (("-", row.before), ("+", row.after)):
        if duty and (row.fate is not Fate.KEPT or mark == "+"):
            yield Text(f"    {mark} {duty.text}")
    for change in changes:
        yield Text(f"    {change}", style="magenta")


def _changes(row: Compared) -> Iterator[str]:
    for label, gone, new in (
        ("đơn vị", row.owners_gone, row.owners_new),
        ("căn cứ", row.bases_gone, row.bases_new),
    ):
        if gone or new:
            yield f"{label}: {'; '.join(gone) or '—'} → {'; '.join(new) or '—'}"


def compared_rows(rows: Sequence[Compared]) -> Iterator[dict[str, Any]]:
    """Yield a row a duty for CSV."""
    for row in rows:
        yield {
            "Thay đổi": row.fate.value,
            "Điều khoản trước": row.before.path if row.before else None,
            "Nội dung trước": row.before.text if row.before else None,
            "Điều khoản sau": row.after.path if row.after else None,
            "Nội dung sau": row.after.text if row.after else None,
            "Độ giống": row.score,
            "Đơn vị bỏ": "; ".join(row.owners_gone),
            "Đơn vị thêm": "; ".join(row.owners_new),
            "Căn cứ bỏ": "; ".join(row.bases_gone),
            "Căn cứ thêm": "; ".join(row.bases_new),
        }
