"""Answers as flat rows with Vietnamese headings, for CSV and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cancu.graph.answers import BasisRow, DutyAnswer, InstrumentAnswer, Link, UnitAnswer
from cancu.graph.impact import Impact
from cancu.graph.model import Evidence

Row = dict[str, Any]
ROLE_LABELS = {
    "responsible": "chịu trách nhiệm",
    "coordinating": "phối hợp",
    "advised": "được tham mưu",
}
CITED_LABELS = {
    "basis": "căn cứ",
    "amends": "sửa đổi",
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "guides": "hướng dẫn",
    "promulgated_with": "ban hành kèm theo",
    "proposal": "đề nghị",
    "cites": "viện dẫn",
}


def printed_date(iso: str | None) -> str | None:
    """Return a date as Vietnamese readers write it: 04/12/2018, 12/2018 or 2018."""
    return "/".join(reversed(iso.split("-"))) if iso else None


def place(evidence: Evidence) -> str:
    """Return where words stand: file, clause, page."""
    page = f", trang {evidence.page}" if evidence.page else ""
    clause = f", {evidence.clause}" if evidence.clause else ""
    return f"{evidence.document}{clause}{page}"


def chain_text(chain: tuple[Link, ...]) -> str:
    """Return a chain as one line: each instrument with what it does with the next."""
    return "; ".join(f"{link.lower} {link.relation_label} {link.upper}" for link in chain)


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
                role = ROLE_LABELS[task.role]
                head = {
                    "Đơn vị": answer.unit,
                    "Vai trò": role,
                    "Thời hạn": task.deadline,
                    "Ngày tính được": task.due,
                }
                yield {**head, **_duty(duty), **_basis(basis)}


def instrument_rows(answers: Sequence[InstrumentAnswer]) -> Iterator[Row]:
    """Yield a row for each clause that names it, each instrument tied to it, each duty on it."""
    for answer in answers:
        for mention in answer.mentions:
            named = CITED_LABELS[mention.role]
            yield _related(answer, f"nêu trong văn bản: {named}", mention.path, mention.evidence)
        for link in (*answer.implements, *answer.implemented_by, *answer.changes):
            chain = chain_text((link,))
            yield _related(answer, "giữa hai văn bản", link.evidence.clause, link.evidence, chain)
        for row in answer.resting:
            kind = f"nhiệm vụ dựa vào ({row.basis.level_label})"
            chain = chain_text(row.chain)
            yield _related(answer, kind, row.duty.path, row.duty.evidence, chain)


def impact_rows(answers: Sequence[Impact]) -> Iterator[Row]:
    """Yield a row for each clause that names a fallen instrument and each duty on it."""
    for answer in answers:
        for mention in answer.clauses:
            yield _fallen(answer, "điều khoản nêu tên", mention.evidence, "")
        for row in answer.duties:
            units = "; ".join(u.unit for u in row.duty.units if u.role == "responsible")
            yield _fallen(answer, f"nhiệm vụ ({row.basis.level_label})", row.duty.evidence, units)


def _fallen(answer: Impact, kind: str, evidence: Evidence, units: str) -> Row:
    return {
        "Văn bản": answer.instrument,
        "Ảnh hưởng": kind,
        "Tệp": evidence.document,
        "Điều khoản": evidence.clause,
        "Trang": evidence.page,
        "Đơn vị chịu trách nhiệm": units,
        "Câu chữ": evidence.quote,
    }


def _related(
    answer: InstrumentAnswer, kind: str, path: str, evidence: Evidence, chain: str = ""
) -> Row:
    return {
        "Văn bản": answer.instrument,
        "Ngày": printed_date(answer.date),
        "Quan hệ": kind,
        "Điều khoản": path,
        "Chuỗi": chain,
        "Nơi có câu chữ": place(evidence),
        "Câu chữ": evidence.quote,
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
        "Hiệu lực": basis.state.label if basis and basis.state else None,
        "Mức chứng minh": basis.level_label if basis else "không tìm thấy căn cứ",
        "Nêu tại": basis.through if basis else None,
        "Qua nội dung": basis.content if basis else None,
        "Điểm": basis.score if basis else None,
        "Từ chung": ", ".join(basis.shared) if basis else None,
        "Câu chữ": basis.evidence.quote if basis else None,
        "Nơi có câu chữ": place(basis.evidence) if basis else None,
        "Chuỗi bên trên": chain_text(basis.chain) if basis else None,
    }
