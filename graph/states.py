"""A table of known states of instruments that an office keeps: CSV, named as the source."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from cancu.graph.days import iso_day
from cancu.graph.fold import fold, fold_number

TABLE = "hieu-luc.csv"
COLUMNS = ("so", "co_quan", "ngay", "trang_thai", "boi", "tu_ngay")
STATES = {
    "con hieu luc": "in_force",
    "het hieu luc": "ended",
    "het hieu luc mot phan": "partly",
    "ngung hieu luc": "suspended",
    "chua co hieu luc": "not_yet",
}


class TableError(Exception):
    """A line of the table cannot be used. `str(error)` names it in one Vietnamese line."""


@dataclass(frozen=True, slots=True)
class Known:
    """What one line of the table says of an instrument."""

    number: str  # folded
    issuer: str  # folded, empty where the line leaves it open
    date: str  # ISO, empty where open
    state: str
    by: str
    since: str  # ISO, empty where not known
    line: int


def load_states(folder: Path) -> tuple[Known, ...]:
    """Return the table kept beside the graph; none where there is no table."""
    path = folder / TABLE
    return parse_states(path.read_text(encoding="utf-8-sig"), path.name) if path.is_file() else ()


def parse_states(text: str, name: str) -> tuple[Known, ...]:
    """Return the lines of a table. Raises `TableError` at the first that cannot be used."""
    rows = csv.DictReader(StringIO(text))
    missing = set(COLUMNS) - set(rows.fieldnames or ())
    if missing:
        raise TableError(f"{name}: thiếu cột {', '.join(sorted(missing))}")
    return tuple(_parsed(rows, name))


def _parsed(rows: csv.DictReader[str], name: str) -> Iterator[Known]:
    for row in rows:
        place = f"{name}, dòng {rows.line_num}"
        state = STATES.get(fold(row["trang_thai"] or ""))
        if not state:
            raise TableError(f"{place}: không hiểu trạng thái “{row['trang_thai']}”")
        if not (row["so"] or "").strip():
            raise TableError(f"{place}: thiếu số, ký hiệu")
        days = [_iso(row[column] or "", place) for column in ("ngay", "tu_ngay")]
        number, issuer = fold_number(row["so"]), fold(row["co_quan"] or "")
        yield Known(number, issuer, days[0], state, row["boi"] or "", days[1], rows.line_num)


def _iso(printed: str, place: str) -> str:
    try:
        return iso_day(printed) if printed.strip() else ""
    except ValueError:
        raise TableError(f"{place}: không hiểu ngày “{printed}”") from None
