"""Write a citation appendix in Word, in the page form of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from docx.document import Document as WordDocument
from docx.shared import Pt

from cancu.graph.appendix_rows import AppendixRow, appendix_rows
from cancu.graph.backing_rows import BackingRow
from cancu.graph.elements import Graph, document_id
from cancu.graph.pending import Pending, pending
from cancu.graph.printable import shortened
from cancu.graph.rows import printed_date
from cancu.graph.standing import SIDE_LABELS
from cancu.graph.state_words import day_notes, state_text
from cancu.graph.validity import State
from cancu.graph.whole_file import put
from cancu.graph.word_decisions import ANSWER, CONTENT, DUTY
from cancu.graph.word_page import (
    OPEN_ATTACHED,
    Annex,
    add_notes,
    add_title,
    attached_to,
    new_page,
    to_bytes,
)
from cancu.graph.word_table import Cell, Column, Group, Line, Row, add_table

CITED_TITLE, BACKING_TITLE = "DANH MỤC VĂN BẢN ĐƯỢC VIỆN DẪN", "DANH MỤC VĂN BẢN LÀM CĂN CỨ"
_NOT_STATED = "—"
_LONGEST = 240  # characters of a clause in a table: a page holds several rows
_COLUMNS = (
    Column("STT", 14, True),
    Column("Loại và số, ký hiệu", 50),
    Column("Ngày ban hành", 27, True),
    Column("Cơ quan ban hành", 34),
    Column("Trích yếu nội dung", 64),
    Column("Điều khoản viện dẫn", 27),
    Column("Đơn vị liên quan", 36),
)
_BACKING = (
    Column("STT", 14, True),
    Column("Loại và số, ký hiệu", 46),
    Column("Ngày ban hành", 27, True),
    Column("Cơ quan ban hành", 36),
    Column("Trích yếu nội dung", 54),
    Column("Nhiệm vụ dựa vào, mức chứng minh", 75),
)
_PROPOSED = (
    Column("STT", 14, True),
    Column(DUTY, 25),
    Column("Nhiệm vụ", 60),
    Column("Đơn vị", 32),
    Column(CONTENT, 25),
    Column("Căn cứ được đề xuất", 66),
    Column(ANSWER, 30, True),
)
_UNSAID = "“—”: văn bản không nêu."
_PATHS = (
    "Điều khoản ghi từ ngoài vào trong: “II/1/1.1/-2” là gạch đầu dòng thứ hai, mục 1.1, phần II."
)
_ORDER = (
    "Thứ tự: văn bản của Đảng trước; trong từng nhóm theo thứ bậc của loại văn bản, rồi theo ngày."
)
_NOTES = (
    _UNSAID,
    "“Đề xuất”: đơn vị được liên hệ qua nội dung do chương trình đề xuất, chờ xác nhận.",
    _PATHS,
    _ORDER,
)
_BACKING_NOTES = (
    _UNSAID,
    "“Đề xuất, chờ xác nhận”: nhiệm vụ có vẻ thực hiện một nội dung có căn cứ; chưa phải kết luận.",
    _PATHS,
    _ORDER,
)
States = Mapping[str, State]  # by an instrument's node


def write_appendix(graph: Graph, name: str, target: Path) -> int:
    """Write the appendix of the document read from file `name`; return the number of rows."""
    put(target, appendix_docx(graph, name))
    return len(appendix_rows(graph, name))


def appendix_docx(graph: Graph, name: str, number: str = "", states: States | None = None) -> bytes:
    """Return the Word file of what a document cites, with what waits for an officer's answer.

    `number` is the annex's Roman number, where there are several. The same graph gives the same
    bytes.
    """
    attached = attached_to(graph.nodes[document_id(name)])
    word = new_page(Annex(CITED_TITLE, attached, name, number))
    add_table(word, _COLUMNS, _grouped(appendix_rows(graph, name), states or {}))
    add_notes(word, (*_NOTES, *_day(states)))
    _add_proposals(word, _waiting(graph, name))
    return to_bytes(word)


def backing_docx(
    rows: Sequence[BackingRow], about: str, number: str = "", states: States | None = None
) -> bytes:
    """Return the Word file of the instruments behind the duties that `about` tells of."""
    word = new_page(Annex(BACKING_TITLE, OPEN_ATTACHED, about, number, about))
    add_table(word, _BACKING, _grouped(rows, states or {}))
    add_notes(word, (*_BACKING_NOTES, *_day(states)))
    return to_bytes(word)


def _day(states: States | None) -> tuple[str, ...]:
    return day_notes(next((state.day for state in (states or {}).values()), None))


def _grouped(
    rows: Sequence[AppendixRow] | Sequence[BackingRow], states: States
) -> Iterator[Row | Group]:
    """The Party's instruments stand in a group of their own; one group alone needs no heading."""
    several = len({row.side for row in rows}) > 1
    before = None
    for row in rows:
        if several and row.side != before:
            before = row.side
            yield Group(SIDE_LABELS[row.side])
        state = states.get(row.node)
        yield _backing(row, state) if isinstance(row, BackingRow) else _cited(row, state)


def _cited(row: AppendixRow, state: State | None) -> Row:
    return (*_named(row, state), "; ".join(row.clauses), _units(row))


def _backing(row: BackingRow, state: State | None) -> Row:
    lines = (Line(f"{_capital(level)}: {'; '.join(duties)}") for level, duties in row.duties)
    return (*_named(row, state), tuple(lines))


def _named(row: AppendixRow | BackingRow, state: State | None) -> tuple[Cell, ...]:
    return (
        str(row.place),
        (Line(row.label), *([Line(state_text(state), italic=True)] if state else [])),
        printed_date(row.date) or _NOT_STATED,
        row.issuer or _NOT_STATED,
        row.subject or _NOT_STATED,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _units(row: AppendixRow) -> str:
    proposed = f"Đề xuất: {'; '.join(row.proposed)}" if row.proposed else ""
    return ". ".join(part for part in ("; ".join(row.units), proposed) if part) or _NOT_STATED


def _waiting(graph: Graph, name: str) -> list[Pending]:
    return [row for row in pending(graph, name) if row.instruments and not row.verdict]


def _add_proposals(word: WordDocument, rows: list[Pending]) -> None:
    """Add what waits for an answer; `cancu confirm --from` reads the last column back."""
    if not rows:
        return
    heading = add_title(word, "CĂN CỨ ĐƯỢC ĐỀ XUẤT, CHỜ XÁC NHẬN", on_new_page=True)
    heading.paragraph_format.space_after = Pt(12)
    add_table(word, _PROPOSED, (_proposed(place, row) for place, row in enumerate(rows, 1)))


def _proposed(place: int, row: Pending) -> Row:
    named = "; ".join(row.instruments) or _NOT_STATED
    return (
        str(place),
        row.duty,
        shortened(row.duty_text, _LONGEST),
        "; ".join(row.units) or _NOT_STATED,
        row.content,
        f"{named}. Nội dung: {shortened(row.content_text, _LONGEST)}",
        "",
    )
