"""The act in a saved page: what is left out, what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cancu.ingest.extract import extract
from cancu.ingest.model import ClauseKind, Source
from cancu.ingest.read.html import read_html
from cancu.ingest.repair import repair

_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_BODY = "<p>Điều 1. Một.</p><p>Điều 2. Hai.</p>" + "<p>Nội dung dài.</p>" * 20


def _read(body: str) -> Source:
    return read_html("a.html", f"<!DOCTYPE html><html><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("page", "first", "last", "codes"),
    [
        # menus and fields of a portal are left out by a figure
        (
            f"<header>Cổng</header><div><div>Ngày cập nhật</div><div><p>{_MOTTO}</p>{_BODY}</div></div>",
            _MOTTO,
            "Nội dung dài.",
            ["page-furniture"],
        ),
        # the same without a motto: only the menus are known
        (f"<nav>Trang chủ</nav>{_BODY}", "Điều 1. Một.", "Nội dung dài.", ["page-furniture"]),
        # a menu in a menu
        (f"<nav>a<nav>b</nav></nav><p>{_MOTTO}</p>{_BODY}", _MOTTO, "dài.", ["page-furniture"]),
        # words of the act beside its longest element are no furniture
        (f"<div>Số: 5/QĐ-UBND<div><p>{_MOTTO}</p>{_BODY}</div></div>", "Số:", "dài.", []),
        # a header that holds the act's own head
        (f"<header>{_MOTTO}</header>{_BODY}", _MOTTO, "dài.", []),
        # no frame, no act: just a text
        ("<p>Một đoạn văn.</p>", "Một đoạn văn.", "Một đoạn văn.", []),
    ],
)
def test_the_act_is_kept_and_the_rest_told(
    page: str, first: str, last: str, codes: list[str]
) -> None:
    source = _read(page)
    assert source.text.startswith(first)
    assert source.text.endswith(last)
    assert [problem.code for problem in source.problems] == codes


def test_the_figure_counts_letters() -> None:
    source = _read(f"<nav>Trang chủ 123</nav>{_BODY}")
    assert "đã bỏ 8 chữ cái" in source.problems[0].message


_FIELDS = (
    "<header>Cổng</header><ol><li>Trang chủ</li><li>Nghị định 5/2025/NĐ-CP</li></ol>"
    "<table><tr><td>Số hiệu<td>5/2025/NĐ-CP<tr><td>Người ký<td>A</table><footer>Fax</footer>"
)


def test_a_page_of_fields_alone_says_that_the_act_is_missing() -> None:
    source = _read(_FIELDS)
    assert [problem.code for problem in source.problems] == ["page-furniture", "page-without-act"]
    assert "5/2025/NĐ-CP" in source.text


def test_a_portals_fields_are_no_clauses_and_cite_nothing() -> None:
    # the number in them is that of the act itself, which the page does not hold
    reading = extract(repair(_read(_FIELDS)))
    assert [clause.kind for clause in reading.clauses] == [ClauseKind.FURNITURE]
    assert reading.citations == ()


def test_a_long_framed_text_of_no_known_form_is_read() -> None:
    source = _read("<nav>menu</nav>" + "<p>Quyết định số 5/QĐ-UBND là một văn bản.</p>" * 80)
    assert [problem.code for problem in source.problems] == ["page-furniture"]


def test_a_saved_page_without_its_act_is_told(shared: Path) -> None:
    page = shared / "corpus" / "html" / "vbpl_000008.html"
    source = read_html(page.name, page.read_bytes())
    assert "page-without-act" in [problem.code for problem in source.problems]
