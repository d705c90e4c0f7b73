"""Read back the proposals that an officer decided on in the appendix's Word table."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.opc.exceptions import PackageNotFoundError

from cancu.graph.decisions import DecisionError, Verdict
from cancu.graph.fold import fold

DUTY, CONTENT, ANSWER = "Điều khoản nhiệm vụ", "Điều khoản nội dung", "Xác nhận (Đồng ý / Bác)"
_ANSWERS = {
    "dong y": Verdict.CONFIRMED,
    "co": Verdict.CONFIRMED,
    "dung": Verdict.CONFIRMED,
    "x": Verdict.CONFIRMED,
    "bac": Verdict.REJECTED,
    "khong": Verdict.REJECTED,
    "sai": Verdict.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Answered:
    """What an officer wrote beside a proposal; paths as the table prints them."""

    duty: str
    content: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class AnsweredTable:
    """An officer's answers, with the document that the appendix was written for."""

    document: str
    rows: tuple[Answered, ...]


def answers_in(path: Path) -> AnsweredTable:
    """Return the rows that were answered; empty ones wait on.

    Raises `DecisionError` where the file has no such table or an answer is not understood.
    """
    try:
        word = docx.Document(str(path))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError):
        raise DecisionError(f"{path}: không phải tệp Word (.docx)") from None
    tables = [rows for table in word.tables if (rows := _rows(table))]
    if not tables:
        raise DecisionError(f"{path}: không có bảng với cột “{ANSWER}”")
    answered = tuple(answer for rows in tables for answer in _answered(path, rows))
    return AnsweredTable(word.core_properties.subject or "", answered)


def _rows(table: docx.table.Table) -> list[dict[str, str]]:
    head, *rows = ([" ".join(cell.text.split()) for cell in row.cells] for row in table.rows)
    if not {DUTY, CONTENT, ANSWER} <= set(head):
        return []
    return [dict(zip(head, row, strict=False)) for row in rows]


def _answered(path: Path, rows: list[dict[str, str]]) -> Iterator[Answered]:
    for row in rows:
        written = fold(row[ANSWER]).strip(" .")
        if not written:
            continue
        if written not in _ANSWERS:
            raise DecisionError(f"{path}, {row[DUTY]}: không hiểu “{row[ANSWER]}” (Đồng ý / Bác)")
        yield Answered(row[DUTY], row[CONTENT], _ANSWERS[written])
