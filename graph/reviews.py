"""What people made of findings: a small table beside the graph that survives every build."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path

from cancu.graph.decisions import DecisionError, Signed
from cancu.graph.finding import Finding
from cancu.graph.ledger import append

TABLE = "ra-soat.csv"
_COLUMNS = ("ma", "quy_tac", "ket_luan", "nguoi", "luc", "ghi_chu", "noi_dung")


class Judged(StrEnum):
    """What a person says of a finding, as the table prints it."""

    RIGHT = "đúng"
    WRONG = "không phải lỗi"
    NOTED = "ghi chú"


@dataclass(frozen=True, slots=True)
class Review:
    """What one person said of one finding."""

    key: str
    rule: str
    judged: Judged
    signed: Signed
    note: str = ""
    message: str = ""


def key_of(finding: Finding) -> str:
    """Return what names a finding through builds: its rule, its words, and where they stand."""
    said = [finding.rule, finding.message]
    said += [f"{place.document}|{place.clause}|{place.quote}" for place in finding.places]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def load_reviews(folder: Path) -> dict[str, Review]:
    """Return the last review of each finding by its key. Raises `DecisionError` at a bad line."""
    path = folder / TABLE
    if not path.is_file():
        return {}
    rows = csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig")))
    missing = set(_COLUMNS) - set(rows.fieldnames or ())
    if missing:
        raise DecisionError(f"{path}: thiếu cột {', '.join(sorted(missing))}")
    return {row["ma"]: _review(row, f"{path}, dòng {rows.line_num}") for row in rows}


def _review(row: dict[str, str], place: str) -> Review:
    try:
        judged = Judged(row["ket_luan"])
    except ValueError as error:
        raise DecisionError(f"{place}: không hiểu “{error.args[0]}”") from None
    signed = Signed(row["nguoi"], row["luc"])
    return Review(row["ma"], row["quy_tac"], judged, signed, row["ghi_chu"], row["noi_dung"])


def keep_review(folder: Path, review: Review) -> None:
    """Add a review to the table; what was said before stays above as the record of it."""
    said = (review.judged.value, review.signed.by, review.signed.when, review.note, review.message)
    append(folder / TABLE, _COLUMNS, [(review.key, review.rule, *said)])
