"""Write a citation appendix in Excel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cancu.graph.appendix import BACKING_TITLE, CITED_TITLE
from cancu.graph.appendix_rows import AppendixRow, appendix_rows
from cancu.graph.backing_rows import BackingRow
from cancu.graph.elements import Graph, document_id
from cancu.graph.sheet import Day, Sheet, SheetCell, SheetColumn, workbook
from cancu.graph.standing import SIDE_LABELS
from cancu.graph.state_words import state_text
from cancu.graph.validity import State
from cancu.graph.word_page import attached_to

_UNSAID = "Không nêu"
_NAMED = (
    SheetColumn("STT", 6, True),
    SheetColumn("Nhóm", 18),
    SheetColumn("Loại và số, ký hiệu", 30),
    SheetColumn("Ngày ban hành", 13, True),
    SheetColumn("Cơ quan ban hành", 26),
    SheetColumn("Trích yếu nội dung", 44),
    SheetColumn("Hiệu lực", 26, optional=True),
)
_CITED = (
    *_NAMED,
    SheetColumn("Điều khoản viện dẫn", 20),
    SheetColumn("Đơn vị liên quan", 28),
    SheetColumn("Đơn vị liên quan (đề xuất, chờ xác nhận)", 28),
)
_BACKING = (*_NAMED, SheetColumn("Mức chứng minh", 24), SheetColumn("Nhiệm vụ dựa vào", 44))
States = Mapping[str, State]  # by an instrument's node


def appendix_xlsx(graph: Graph, name: str, number: str = "", states: States | None = None) -> bytes:
    """Return the workbook of what a document cites."""
    attached = attached_to(graph.nodes[document_id(name)])
    titles = (f"Phụ lục {number}".strip(), CITED_TITLE, attached)
    rows = [_cited(row, (states or {}).get(row.node)) for row in appendix_rows(graph, name)]
    sheet = Sheet("Văn bản viện dẫn", titles, _CITED, rows)
    return workbook([sheet], CITED_TITLE.capitalize(), name)


def backing_xlsx(
    rows: Sequence[BackingRow], about: str, number: str = "", states: States | None = None
) -> bytes:
    """Return the workbook of the instruments behind duties: a row for each proof level."""
    titles = (f"Phụ lục {number}".strip(), BACKING_TITLE, about)
    cells = [
        (*_named(row, (states or {}).get(row.node)), level, "\n".join(duties))
        for row in rows
        for level, duties in row.duties
    ]
    sheet = Sheet("Văn bản làm căn cứ", titles, _BACKING, cells)
    return workbook([sheet], BACKING_TITLE.capitalize(), about)


def _cited(row: AppendixRow, state: State | None) -> tuple[SheetCell, ...]:
    units = "\n".join(row.units) or _UNSAID
    return (*_named(row, state), "\n".join(row.clauses), units, "\n".join(row.proposed) or None)


def _named(row: AppendixRow | BackingRow, state: State | None) -> tuple[SheetCell, ...]:
    return (
        row.place,
        SIDE_LABELS[row.side],
        row.label,
        Day(row.date) if row.date else _UNSAID,
        row.issuer or _UNSAID,
        row.subject or _UNSAID,
        state_text(state),
    )
