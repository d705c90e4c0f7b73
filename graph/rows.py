"""Answers as flat rows with Vietnamese headings, for CSV and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cancu.graph.answers import BasisRow, DutyAnswer, InstrumentAnswer, Link, UnitAnswer
from cancu.graph.model import Evidence

Row = dict[str, Any]


def printed_date(iso: str | None) -> str | None:
    """Return a date as Vietnamese readers write it: 04/12/2018, 12/2018 or 2018."""
    return "/".join(reversed(iso.split("-"))) if iso else None


def place(evidence: Evidence) -> str:
    """Return where words stand: file, clause, page."""
    page = f", trang {evidence.page}" if evidence.page else ""
    clause = f", {evidence.clause}" if evidence.clause else ""
    return f"{evidence.document}{clause}{page}"


def chain_text(chain: tuple[Link, ...]) -> str:
    """Return a chain as one line: each instrument with what it carries out."""
    return "; ".join(f"{link.lower} → {link.upper}" for link in chain)


def duty_rows(answers: Sequence[DutyAnswer]) -> Iterator[Row]:
    """Yield a row a basis; a duty without any has one row."""
    for answer in answers:
        for basis in answer.bases or (None,):
            yield {**_duty(answer), **_basis(basis)}


def unit_rows(answers: Sequence[UnitAnswer]) -> Iterator[Row]:
    """Yield a row a basis of each of a unit's duties."""
    for answer in answers:
        for task, duty in answer.duties:
            for basis in duty.bases or (None,):
                head = {"Đơn vị": answer.unit, "Vai trò": task.role, "Thời hạn": task.deadline}
                yield {**head, **_duty(duty), **_basis(basis)}


def instrument_rows(answers: Sequence[InstrumentAnswer]) -> Iterator[Row]:
    """Yield a row a clause that names the instrument and a row a duty that rests on it."""
    for answer in answers:
        for mention in answer.mentions:
            yield {
                "Văn bản": answer.instrument,
                "Quan hệ": f"viện dẫn ({mention.role})",
                "Điều khoản": mention.path,
                "Chuỗi": "",
                "Nơi có câu chữ": place(mention.evidence),
                "Câu chữ": mention.evidence.quote,
            }
        for row in answer.resting:
            yield {
                "Văn bản": answer.instrument,
                "Quan hệ": f"nhiệm vụ dựa vào ({row.basis.level_label})",
                "Điều khoản": row.duty.path,
                "Chuỗi": chain_text(row.chain),
                "Nơi có câu chữ": place(row.duty.evidence),
                "Câu chữ": row.duty.text,
            }


def _duty(answer: DutyAnswer) -> Row:
    return {
        "Tệp": answer.document,
        "Điều khoản": answer.path,
        "Trang": answer.evidence.page,
        "Nội dung": answer.text,
        "Đơn vị chịu trách nhiệm": "; ".join(
            unit.unit for unit in answer.units if unit.role == "responsible"
        ),
    }


def _basis(basis: BasisRow | None) -> Row:
    return {
        "Căn cứ": basis.instrument if basis else None,
        "Ngày": printed_date(basis.date) if basis else None,
        "Cơ quan ban hành": basis.issuer if basis else None,
        "Mức chứng minh": basis.level_label if basis else "không tìm thấy căn cứ",
        "Nêu tại": basis.through if basis else None,
        "Qua nội dung": basis.content if basis else None,
        "Điểm": basis.score if basis else None,
        "Từ chung": ", ".join(basis.shared) if basis else None,
        "Câu chữ": basis.evidence.quote if basis else None,
        "Nơi có câu chữ": place(basis.evidence) if basis else None,
        "Chuỗi bên trên": chain_text(basis.chain) if basis else None,
    }
