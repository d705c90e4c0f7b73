"""What the cells of an assignment matrix say, in Word and in Excel alike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import regex

from cancu.graph.answers import BasisRow
from cancu.graph.fold import fold
from cancu.graph.matrix_rows import Deadline, MatrixRow
from cancu.graph.model import Evidence
from cancu.graph.printable import shortened
from cancu.graph.rows import chain_text, printed_date
from cancu.graph.state_words import state_text

NOT_STATED = "Không nêu"
NOTES = (
    "“Không nêu”: văn bản không nêu; chương trình không suy đoán.",
    "“Đề xuất, chờ xác nhận”: nhiệm vụ có vẻ thực hiện một nội dung có căn cứ; chưa phải kết luận.",
    "Chỗ ghi từ ngoài vào trong: “II/1/1.1/-2” là gạch đầu dòng thứ hai, mục 1.1, phần II.",
)
_LAST_DAY = regex.compile(r"(?:đến|trước) (\d{2})/(\d{2})/(\d{4})")


def units_text(names: tuple[str, ...]) -> str:
    """Return units one a line, "Không nêu" where there is none."""
    return ";\n".join(f"{name[:1].upper()}{name[1:]}" for name in names) or NOT_STATED


def deadline_text(row: MatrixRow) -> str:
    """Return the deadlines as printed, each with its units where not all who lead have it."""
    return ";\n".join(_deadline(deadline) for deadline in row.deadlines) or NOT_STATED


def _deadline(deadline: Deadline) -> str:
    whose = f"{'; '.join(deadline.units)}: " if deadline.units else ""
    return f"{whose}{deadline.printed}"


def last_day(row: MatrixRow) -> str | None:
    """Return the one day (ISO) by which the task ends, None where there is none or several."""
    days = {
        f"{year}-{month}-{day}"
        for deadline in row.deadlines
        for day, month, year in _LAST_DAY.findall(deadline.due)
    }
    return days.pop() if len(days) == 1 and len(row.deadlines) == 1 else None


def basis_name(row: BasisRow) -> str:
    """Return an instrument with what is known of its date and issuer and its quote does not say."""
    quote = fold(f"{row.instrument} {row.evidence.quote}")
    parts = [row.instrument]
    parts += [f"ngày {printed_date(row.date)}"] if row.date and row.date[:4] not in quote else []
    parts += [f"của {row.issuer}"] if row.issuer and fold(row.issuer) not in quote else []
    return " ".join(parts)


def quote_text(evidence: Evidence, longest: int) -> str:
    """Return the words with their place."""
    page = f", trang {evidence.page}" if evidence.page else ""
    place = f" ({evidence.clause}{page})" if evidence.clause else ""
    return f"“{shortened(evidence.quote, longest)}”{place}"


def stated_lines(row: BasisRow, longest: int) -> Iterator[str]:
    """Yield a basis that the document states: name, proof level with words, state, chain."""
    yield basis_name(row)
    level = row.level_label[0].upper() + row.level_label[1:]
    yield f"{level}: {quote_text(row.evidence, longest)}"
    yield from _more(row)


def _more(row: BasisRow) -> Iterator[str]:
    if row.decided:
        yield f"Xác nhận: {row.decided}"
    if row.state:
        yield state_text(row.state)
    if row.chain:
        yield f"Chuỗi: {chain_text(row.chain)}"


def proposed_lines(row: MatrixRow, longest: int) -> Iterator[str]:
    """Yield what is only proposed, by the content clause that it comes through."""
    key = _through
    for (content, score, shared), bases in groupby(sorted(row.proposed, key=key), key=key):
        words = f"; từ chung: {', '.join(shared)}" if shared else ""
        fit = f"{-score:.2f}".replace(".", ",")
        yield f"Đề xuất, chờ xác nhận, qua nội dung {content} (độ khớp {fit}{words}):"
        for basis in bases:
            yield f"– {basis_name(basis)}: {quote_text(basis.evidence, longest)}"
            yield from _more(basis)


def _through(basis: BasisRow) -> tuple[str, float, tuple[str, ...]]:
    return basis.content or "", -(basis.score or 0.0), basis.shared


def general_line(row: MatrixRow, most: int = 1000) -> str:
    """Return the document's own căn cứ in one line; its words are told once, below the table.

    More than `most` are only counted: they are the same for every task of the document.
    """
    if not row.general:
        return "" if row.bases else NOT_STATED
    named = "; ".join(_with_state(basis) for basis in row.general[:most])
    if len(row.general) > most:
        named = f"{len(row.general)} văn bản, xem ghi chú cuối bảng"
    only = not (row.stated or row.proposed)
    return f"{'Chỉ có căn cứ chung' if only else 'Căn cứ chung'} của văn bản: {named}"


def _with_state(basis: BasisRow) -> str:
    return f"{basis.instrument}{f' [{basis.state.label}]' if basis.state else ''}"


def level_text(row: MatrixRow) -> str:
    """Return the strongest proof level among the task's bases."""
    return row.bases[0].level_label if row.bases else "không tìm thấy căn cứ"
