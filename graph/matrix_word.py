"""Write an assignment matrix in Word, in the page form of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Iterator

from cancu.graph.answers import BasisRow
from cancu.graph.elements import Graph, document_id
from cancu.graph.matrix import Matrix
from cancu.graph.matrix_rows import MatrixRow
from cancu.graph.matrix_words import (
    NOT_STATED,
    NOTES,
    basis_name,
    deadline_text,
    general_line,
    proposed_lines,
    quote_text,
    stated_lines,
    units_text,
)
from cancu.graph.state_words import day_notes, state_text
from cancu.graph.word_page import (
    OPEN_ATTACHED,
    Annex,
    add_notes,
    attached_to,
    new_page,
    to_bytes,
)
from cancu.graph.word_table import Cell, Column, Group, Line, Row, add_table

_FEW = 2  # of the document’s own căn cứ, named in each row
_LONGEST = 240  # characters of a quote; Excel has all of it
_RESULT = Column("Sản phẩm, kết quả", 30)
_COLUMNS = (
    Column("STT", 13, True),
    Column("Nhiệm vụ", 76),
    Column("Đơn vị chủ trì, thực hiện", 36),
    Column("Đơn vị phối hợp", 36),
    Column("Thời hạn", 25),
    Column("Căn cứ, trích dẫn, mức chứng minh", 66),
)
_NARROWER = {"Nhiệm vụ": 62, "Đơn vị phối hợp": 33, "Căn cứ, trích dẫn, mức chứng minh": 53}


def matrix_docx(graph: Graph, matrix: Matrix, number: str = "") -> bytes:
    """Return the Word file; `number` is the annex's Roman number, where there are several."""
    head = graph.nodes[document_id(matrix.name)] if matrix.name else None
    attached = attached_to(head) if head else OPEN_ATTACHED
    word = new_page(Annex(matrix.title, attached, matrix.name, number, matrix.about))
    columns = _columns(matrix)
    add_table(word, columns, _rows(matrix, columns))
    add_notes(word, [*NOTES, *_general(matrix), *day_notes(matrix.day)])
    return to_bytes(word)


def _columns(matrix: Matrix) -> tuple[Column, ...]:
    """A column for results stands only where the document states any."""
    if not any(row.results for row in matrix.rows):
        return _COLUMNS
    narrow = [Column(c.heading, _NARROWER.get(c.heading, c.width), c.centred) for c in _COLUMNS]
    return (*narrow[:5], _RESULT, narrow[5])


def _rows(matrix: Matrix, columns: tuple[Column, ...]) -> Iterator[Row | Group]:
    place = 0
    for section in matrix.sections:
        if section.heading:
            yield Group(section.heading)
        for row in section.rows:
            place += 1
            yield _row(place, row, with_results=_RESULT in columns)


def _row(place: int, row: MatrixRow, *, with_results: bool) -> Row:
    results: tuple[Cell, ...] = (_lines("\n".join(row.results) or NOT_STATED),)
    return (
        str(place),
        _task(row),
        _lines(units_text(row.leads)),
        _helpers(row),
        _lines(deadline_text(row)),
        *(results if with_results else ()),
        _bases(row),
    )


def _lines(text: str) -> tuple[Line, ...]:
    return tuple(Line(part) for part in text.split("\n"))


def _task(row: MatrixRow) -> tuple[Line, ...]:
    page = f", trang {row.page}" if row.page else ""
    return (*(Line(part) for part in row.task), Line(f"({row.path}{page})", italic=True))


def _helpers(row: MatrixRow) -> tuple[Line, ...]:
    advised = (Line(f"(Tham mưu, báo cáo: {'; '.join(row.advised)})", italic=True),)
    return (*_lines(units_text(row.helps)), *(advised if row.advised else ()))


def _bases(row: MatrixRow) -> tuple[Line, ...]:
    lines: list[Line] = []
    for basis in row.stated:
        name, *rest = stated_lines(basis, _LONGEST)
        lines += [Line(name, bold=True), *(Line(part) for part in rest)]
    lines += [Line(part, italic=True) for part in proposed_lines(row, _LONGEST)]
    general = general_line(row, _FEW)
    return (*lines, *([Line(general)] if general else []))


def _state(basis: BasisRow) -> str:
    return f"; {state_text(basis.state)}" if basis.state else ""


def _general(matrix: Matrix) -> list[str]:
    """Quote each document's own căn cứ once."""
    found = {
        (row.document, basis.instrument_id): basis for row in matrix.rows for basis in row.general
    }
    return [
        f"Căn cứ chung của {document}: {basis_name(basis)}: "
        f"{quote_text(basis.evidence, _LONGEST)}{_state(basis)}"
        for (document, _), basis in found.items()
    ]
