"""Answers as text, HTML and frames: nothing is run, nothing is left out silently."""

from __future__ import annotations

import html as standard
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest
from selectolax.parser import HTMLParser

from cancu.graph.api.base import Base
from cancu.graph.api.html import Html, grid, html, joined, tag
from cancu.graph.api.paper import Paper, read, read_text
from cancu.graph.api.shown import MOST, MissingExtra, SeveralFound, Shown, Table
from cancu.graph.api.ways import link

_HOSTILE = """ỦY BAN NHÂN DÂN QUẬN 11
Số: 9/KH-UBND
KẾ HOẠCH
<script>alert(1)</script> về việc thử
Căn cứ Quyết định số 5/QĐ-UBND<img src=x onerror=alert(1)>;
I. NỘI DUNG
1. Phòng Nội vụ chịu trách nhiệm <script>alert(2)</script> thực hiện Nghị quyết số 8-NQ/TW & báo cáo trước ngày 15/12/2026.
"""


@pytest.fixture(scope="module")
def asked(base: Base) -> dict[str, Shown]:
    return {
        "base": base,
        "duties": base.basis("kiều bào"),
        "bases": base.basis("kiều bào").bases,
        "units": base.unit("phòng"),
        "tasks": base.unit("phòng").duties,
        "instruments": base.instrument("5523/QĐ-UBND"),
        "resting": base.instrument("5523/QĐ-UBND").duties,
        "falling": base.impact("5523/QĐ-UBND"),
        "findings": base.check(),
        "comparison": base.compare("40/KH-UBND", "40/KH-UBND"),
        "proposals": base.proposals(),
        "documents": base.documents,
        "matrix": base.matrix("40/KH-UBND"),
        "day": base.as_of("22/11/2026").instrument("5523/QĐ-UBND"),
    }


_NAMES = [
    "base",
    "duties",
    "bases",
    "units",
    "tasks",
    "instruments",
    "resting",
    "falling",
    "findings",
    "comparison",
    "proposals",
    "documents",
    "matrix",
    "day",
]


@pytest.mark.parametrize("name", _NAMES)
def test_every_answer_prints_and_has_a_frame(name: str, asked: dict[str, Shown]) -> None:
    shown = asked[name]
    assert repr(shown).strip()
    assert "object at 0x" not in repr(shown)
    frame = shown.frame()
    assert len(frame) == len(shown.rows()) > 0
    assert list(frame.columns) == list(shown.rows()[0])
    assert shown.to_pandas().equals(frame)
    assert HTMLParser(shown._repr_html_()).body.child is not None


@pytest.mark.parametrize("name", _NAMES)
def test_every_item_prints_too(name: str, asked: dict[str, Shown]) -> None:
    if isinstance(asked[name], Table) and isinstance(asked[name][0], Shown):
        item = asked[name][0]
        assert repr(item).strip()
        assert item.rows()
        assert item._repr_html_().startswith("<")


def test_a_frame_has_a_row_a_duty_and_bases_a_row_a_basis(base: Base) -> None:
    duties = base.basis("III/9/-2")
    assert list(duties.frame()["Số căn cứ"]) == [4]
    assert list(duties.bases.frame()["Căn cứ"]) == [row.instrument for row in duties[0].bases]


def test_tables_are_frozen_and_slices_keep_their_kind(base: Base) -> None:
    tasks = base.unit("phòng").duties
    with pytest.raises(FrozenInstanceError):
        tasks.items = ()
    assert type(tasks[:2]) is type(tasks)
    assert len(tasks[:2]) == 2
    assert tasks[0] in tasks
    assert hash(tasks[:2]) == hash(tasks[:2])


def test_only_names_what_it_could_be(base: Base) -> None:
    with pytest.raises(SeveralFound, match=r"có 7 kết quả.*Phòng Nội vụ \(Ủy ban nhân dân Quận 11"):
        _ = base.unit("phòng").only
    with pytest.raises(SeveralFound, match="có 0 kết quả"):
        _ = base.check("future").only


def test_what_is_left_out_is_counted(base: Base) -> None:
    table = base.unit("n").duties
    assert len(table) > MOST
    rest = f"… và {len(table) - MOST} kết quả nữa"
    assert rest in repr(table)
    assert rest in table._repr_html_()
    assert len(HTMLParser(table._repr_html_()).css("tbody tr")) == MOST
    assert len(table.frame()) == len(table)


def test_rows_of_several_documents_name_their_file(seed: Path) -> None:
    one = read(seed)
    other = replace(one.reading.document.source, name="khác.txt")
    document = replace(one.reading.document, source=other)
    both = link(one, Paper(replace(one.reading, document=document)))
    for shown in (
        both.basis("III/9/-2").bases,
        both.unit("Phòng Nội vụ").duties,
        both.instrument("45-CT/TW").duties,
        both.proposals(),
    ):
        page = shown[:MOST]._repr_html_()
        assert "khác.txt" in page
        assert "<th" in page
        assert "Tệp" in page
    assert "Tệp" not in link(one).unit("Phòng Nội vụ").duties._repr_html_()


@pytest.fixture(scope="module")
def hostile() -> dict[str, Shown]:
    paper = read_text(_HOSTILE, "<script>x</script>.txt")
    base = link(paper)
    return {
        "paper": paper,
        "citations": paper.citations,
        "assignments": paper.assignments,
        "base": base,
        "documents": base.documents,
        "duties": base.basis("I/1"),
        "unit": base.unit("Phòng Nội vụ"),
        "instrument": base.instrument("5/QĐ-UBND"),
        "impact": base.impact("5/QĐ-UBND"),
        "findings": base.check(),
        "matrix": base.matrix(unit="Phòng Nội vụ"),
    }


@pytest.mark.parametrize(
    "name",
    "paper citations assignments base documents duties unit instrument impact findings".split(),  # noqa: SIM905
)
def test_markup_of_a_document_stays_text(name: str, hostile: dict[str, Shown]) -> None:
    page = hostile[name]._repr_html_()
    tree = HTMLParser(page)
    assert tree.css("script, img, a, iframe, svg, style") == []
    assert "onerror=" not in page or "&lt;img" in page


def test_the_words_are_all_there(hostile: dict[str, Shown]) -> None:
    page = hostile["duties"]._repr_html_()
    assert "<script>alert(2)</script>" in standard.unescape(page)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<b> & \"'", "&lt;b&gt; &amp; &quot;&#x27;"),
        (None, "–"),  # what is absent is seen to be
        ("", "–"),
        (0, "0"),
        (Html("<b>"), "<b>"),  # made here
        (joined(["<", Html("<br>")], "|"), "&lt;|<br>"),
        (tag("p", "<"), "<p>&lt;</p>"),
    ],
)
def test_html(value: object, expected: str) -> None:
    assert html(value) == expected


def test_grid_escapes_headings_and_cells() -> None:
    assert "<x>" not in grid(["<x>"], [["<x>"]])


def test_without_pandas(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(MissingExtra, match="pip install"):
        base.documents.frame()


def test_a_paper(seed: Path) -> None:
    paper = read(seed)
    assert paper.title == "Kế hoạch 40/KH-UBND"
    assert len(paper.citations.frame()) == len(paper.citations) == 23
    [outer] = {
        row["Trong mô tả của"] for row in paper.citations.rows() if "45-CT" in row["Nguyên văn"]
    }
    assert outer == "119-KH/TU"
    assert paper.citations[:3].rows() == paper.citations.rows()[:3]  # a slice knows the whole
    assert paper.record()["document"]["number"] == paper.number
    assert "Kế hoạch 40/KH-UBND" in repr(paper)
