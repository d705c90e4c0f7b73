"""Tables in Word: headers come again, short rows stay whole, groups run over all columns."""

from __future__ import annotations

import docx
from docx.oxml.ns import qn

from cancu.graph.word_table import Column, Group, Line, add_table

_COLUMNS = (Column("A", 126), Column("B", 126))


def test_rows() -> None:
    word = docx.Document()
    long = "chữ " * 600
    rows = [Group("Nhóm"), ("ngắn", (Line("một", bold=True), Line("hai"))), (long, "x\x00=1")]
    add_table(word, _COLUMNS, rows)
    header, group, short, tall = word.tables[0].rows
    assert [cell.text for cell in header.cells] == ["A", "B"]
    assert header._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in group.cells] == ["Nhóm", "Nhóm"]  # one cell over both columns
    assert [cell.text for cell in short.cells] == ["ngắn", "một\nhai"]
    assert short._tr.trPr.find(qn("w:cantSplit")) is not None
    assert tall._tr.trPr is None  # a row of more than half a page may break
    assert tall.cells[1].text == "x=1"


def test_numbers_are_not_cut_at_hyphens() -> None:
    word = docx.Document()
    add_table(word, _COLUMNS, [("Chỉ thị 45-CT/TW", "a - b")])
    first, second = word.tables[0].rows[1].cells
    assert first.text == "Chỉ thị 45-CT/TW"
    assert first._tc.findall(f".//{qn('w:noBreakHyphen')}")
    assert not second._tc.findall(f".//{qn('w:noBreakHyphen')}")
