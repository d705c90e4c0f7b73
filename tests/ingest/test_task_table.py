"""Columns that tell who and when."""

from __future__ import annotations

from cancu.ingest.model import Document
from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair
from cancu.ingest.task_lines import LineKind
from cancu.ingest.task_table import row_cells, row_results, task_tables

TABLE = "|\nSTT\n|\nNhiệm vụ\n|\n{lead}\n|\nCơ quan\nphối hợp\n|\n|\n1\n|\nViệc A\n|\nSở Y tế\n|\nSở B\n|\n"


def table(lead: str, help_title: str = "Cơ quan\nphối hợp") -> Document:
    text = TABLE.format(lead=lead).replace("Cơ quan\nphối hợp", help_title)
    return repair(read_text("a.txt", f"KẾ HOẠCH\n\nVIỆC A\n\n{text}".encode()))


def test_a_title_that_goes_over_two_lines_is_one_title() -> None:
    document = table("Cơ quan chủ trì")
    (task_table,) = task_tables(document).values()
    assert task_table.columns == {2: LineKind.LEAD, 3: LineKind.COORDINATE}


def test_a_table_without_such_columns_is_no_task_table() -> None:
    assert task_tables(table("Mức giá", "Đơn vị tính")) == {}


def test_only_the_cells_that_tell_who_or_when_are_given() -> None:
    document = table("Đơn vị chủ trì")
    row = tuple(block for block in document.blocks if block.cell and block.cell.row == 1)
    cells = row_cells(task_tables(document), row)
    assert [(kind, span.of(document.text)) for kind, span in cells] == [
        (LineKind.LEAD, "Sở Y tế"),
        (LineKind.COORDINATE, "Sở B"),
    ]


def test_results_are_no_units() -> None:
    """A column of results names documents and bodies that get nothing to do."""
    document = table("Đơn vị chủ trì", "Sản phẩm đầu ra")
    row = tuple(block for block in document.blocks if block.cell and block.cell.row == 1)
    tables = task_tables(document)
    assert [span.of(document.text) for span in row_results(tables, row)] == ["Sở B"]
    assert [kind for kind, _ in row_cells(tables, row)] == [LineKind.LEAD]
    assert row_results(tables, ()) == ()


def test_a_cell_as_above_holds_what_the_cell_above_says() -> None:
    """The place given is that of the words above: they are what tells who acts."""
    rows = "|\nSTT\n|\nViệc\n|\nCơ quan thực hiện\n|\n|\n1\n|\nA\n|\nSở Y tế;\n\nSở Tài chính\n|\n"
    rows += "|\n2\n|\nB\n|\nNhư trên\n|\n|\n3\n|\nC\n|\n-nt-\n|\n"
    document = repair(read_text("a.txt", f"KẾ HOẠCH\n\nVIỆC A\n\n{rows}".encode()))
    tables = task_tables(document)
    for number in (2, 3):
        row = tuple(block for block in document.blocks if block.cell and block.cell.row == number)
        told = [" ".join(span.of(document.text).split()) for _, span in row_cells(tables, row)]
        assert " ".join(told) == "Sở Y tế; Sở Tài chính", number
