"""Merged cells of Word tables."""

from __future__ import annotations

from collections.abc import Callable

from cancu.ingest.model import Cell
from cancu.ingest.read.docx import read_docx


def _cell(words: str, settings: str = "") -> str:
    content = f"<w:r><w:t>{words}</w:t></w:r>" if words else ""
    return f"<w:tc><w:tcPr>{settings}</w:tcPr><w:p>{content}</w:p></w:tc>"


_BEGINS, _CONTINUES = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_WIDE = '<w:gridSpan w:val="2"/>'


def _cells(word: Callable[..., bytes], *rows: str) -> dict[str, Cell | None]:
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    source = read_docx("a.docx", word(f"<w:tbl>{table}</w:tbl>"))
    return {block.span.of(source.text): block.cell for block in source.blocks}


def test_a_merged_cell_tells_over_how_many_rows_and_columns(word: Callable[..., bytes]) -> None:
    found = _cells(
        word,
        _cell("STT", _BEGINS) + _cell("Đơn vị", _WIDE),
        _cell("", _CONTINUES) + _cell("Chủ trì") + _cell("Phối hợp"),
        _cell("1") + _cell("Sở A", _BEGINS) + _cell("Sở B"),
        _cell("2") + _cell("", '<w:vMerge w:val="continue"/>') + _cell("Sở C"),
        _cell("3") + _cell("", _CONTINUES) + _cell("Sở D"),
        _cell("4") + _cell("Sở E", _BEGINS) + _cell("Sở G"),
    )
    assert found == {
        "STT": Cell(0, 0, 0, rows=2),
        "Đơn vị": Cell(0, 0, 1, columns=2),
        "Chủ trì": Cell(0, 1, 1),
        "Phối hợp": Cell(0, 1, 2),
        "1": Cell(0, 2, 0),
        "Sở A": Cell(0, 2, 1, rows=3),
        "Sở B": Cell(0, 2, 2),
        "2": Cell(0, 3, 0),
        "Sở C": Cell(0, 3, 2),
        "3": Cell(0, 4, 0),
        "Sở D": Cell(0, 4, 2),
        "4": Cell(0, 5, 0),
        "Sở E": Cell(0, 5, 1),
        "Sở G": Cell(0, 5, 2),
    }


def test_a_cell_that_continues_none_stands_for_itself(word: Callable[..., bytes]) -> None:
    """As a damaged file has it: nothing above to be merged into."""
    assert _cells(word, _cell("a", _CONTINUES) + _cell("b")) == {
        "a": Cell(0, 0, 0),
        "b": Cell(0, 0, 1),
    }
