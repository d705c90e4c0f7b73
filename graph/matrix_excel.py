"""Write an assignment matrix in Excel: tasks, each basis with its words, and the notes."""

from __future__ import annotations

from collections.abc import Iterator

from cancu.graph.answers import BasisRow
from cancu.graph.elements import Graph, document_id
from cancu.graph.matrix import Matrix
from cancu.graph.matrix_rows import MatrixRow
from cancu.graph.matrix_words import (
    NOT_STATED,
    NOTES,
    deadline_text,
    general_line,
    last_day,
    level_text,
    proposed_lines,
    stated_lines,
    units_text,
)
from cancu.graph.rows import chain_text
from cancu.graph.sheet import Day, Sheet, SheetCell, SheetColumn, workbook
from cancu.graph.state_words import day_notes, state_text
from cancu.graph.word_page import attached_to

_ALL = 10**6  # quotes are not shortened
_BASES_TITLE = "CĂN CỨ CỦA TỪNG NHIỆM VỤ"
_TASKS = (
    SheetColumn("STT", 5, True),
    SheetColumn("Văn bản giao việc", 18, optional=True),
    SheetColumn("Điều khoản", 10),
    SheetColumn("Trang", 7, True, optional=True),
    SheetColumn("Nhiệm vụ", 40),
    SheetColumn("Đơn vị chủ trì, thực hiện", 20),
    SheetColumn("Đơn vị phối hợp", 20),
    SheetColumn("Tham mưu, báo cáo", 15, optional=True),
    SheetColumn("Thời hạn (nguyên văn)", 14),
    SheetColumn("Ngày cuối", 11, True, optional=True),
    SheetColumn("Sản phẩm, kết quả", 18, optional=True),
    SheetColumn("Mức chứng minh cao nhất", 14),
    SheetColumn("Căn cứ, trích dẫn, mức chứng minh", 48),
)
_BASES = (
    SheetColumn("STT nhiệm vụ", 9, True),
    SheetColumn("Văn bản giao việc", 18, optional=True),
    SheetColumn("Điều khoản", 10),
    SheetColumn("Căn cứ", 24),
    SheetColumn("Ngày ban hành", 12, True),
    SheetColumn("Cơ quan ban hành", 20),
    SheetColumn("Mức chứng minh", 16),
    SheetColumn("Qua nội dung (đề xuất)", 11, optional=True),
    SheetColumn("Độ khớp", 8, True, optional=True),
    SheetColumn("Trích dẫn", 46),
    SheetColumn("Nơi có câu chữ", 11),
    SheetColumn("Trang", 7, True, optional=True),
    SheetColumn("Văn bản ấy thực hiện, hướng dẫn", 30, optional=True),
    SheetColumn("Hiệu lực", 24, optional=True),
)


def matrix_xlsx(graph: Graph, matrix: Matrix, number: str = "") -> bytes:
    """Return the workbook; `number` is the annex's Roman number, where there are several."""
    about = (matrix.about,) if matrix.about else ()
    attached = (attached_to(graph.nodes[document_id(matrix.name)]),) if matrix.name else ()
    titles = (f"Phụ lục {number}".strip(), matrix.title, *about, *attached)
    placed = list(enumerate(matrix.rows, 1))
    several = not matrix.name
    tasks = [_task(place, row, several=several) for place, row in placed]
    sheets = (
        Sheet("Phân công", titles, _TASKS, tasks, unsaid=NOT_STATED),
        Sheet("Căn cứ", (_BASES_TITLE,), _BASES, list(_bases(placed, several=several))),
        Sheet("Ghi chú", ("Ghi chú",), lines=(*NOTES, *day_notes(matrix.day))),
    )
    return workbook(sheets, matrix.title.capitalize(), matrix.name)


def _task(place: int, row: MatrixRow, *, several: bool) -> tuple[SheetCell, ...]:
    return (
        place,
        row.document if several else None,
        row.path,
        row.page,
        "\n".join(row.task),
        units_text(row.leads),
        units_text(row.helps),
        units_text(row.advised),
        deadline_text(row),
        Day(last_day(row)),
        "\n".join(row.results) or NOT_STATED,
        level_text(row),
        "\n".join(_bases_lines(row)),
    )


def _bases_lines(row: MatrixRow) -> Iterator[str]:
    for basis in row.stated:
        yield from stated_lines(basis, _ALL)
    yield from proposed_lines(row, _ALL)
    general = general_line(row)
    if general:
        yield general


def _bases(
    placed: list[tuple[int, MatrixRow]], *, several: bool
) -> Iterator[tuple[SheetCell, ...]]:
    for place, row in placed:
        for basis in row.bases:
            yield (place, row.document if several else None, row.path, *_basis(basis))


def _basis(basis: BasisRow) -> tuple[SheetCell, ...]:
    return (
        basis.instrument,
        Day(basis.date) if basis.date else NOT_STATED,
        basis.issuer or NOT_STATED,
        basis.level_label,
        basis.content,
        basis.score,
        basis.evidence.quote,
        basis.evidence.clause,
        basis.evidence.page,
        chain_text(basis.chain),
        state_text(basis.state),
    )
