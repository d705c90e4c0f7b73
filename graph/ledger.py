"""Small tables that people keep beside the graph: lines are added, none is ever changed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path


def append(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Add rows to a table that Excel opens; what was said before stays above as its record."""
    old = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    lines = StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    if not old:
        writer.writerow(columns)
    writer.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part")
    temporary.write_text("\ufeff" + old + lines.getvalue(), encoding="utf-8")
    temporary.replace(path)
