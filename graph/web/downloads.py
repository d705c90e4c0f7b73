"""Files to take away: matrix and appendix in Word and Excel, the explorer page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Annotated, TypeVar
from urllib.parse import quote

import regex
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from cancu.graph import matrix
from cancu.graph.answers import NothingFound
from cancu.graph.appendix import appendix_docx
from cancu.graph.appendix_excel import appendix_xlsx
from cancu.graph.database import Database
from cancu.graph.elements import Graph, clause_id, document_id
from cancu.graph.explorer.page import explorer_page
from cancu.graph.fold import fold
from cancu.graph.matrix import Matrix
from cancu.graph.matrix_excel import matrix_xlsx
from cancu.graph.matrix_word import matrix_docx
from cancu.graph.papers import papers_of_instrument, papers_of_unit
from cancu.graph.partial import around_clauses
from cancu.graph.web.site import Site
from cancu.graph.web.wanted import day_of

router = APIRouter()
_Write = TypeVar("_Write")
_Words = Annotated[str, Query(max_length=500)]
_KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}
_ODD = regex.compile(r"[^a-z0-9]+")


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


@router.get("/tai/bang.{form}")
def matrix_file(
    site: Annotated[Site, Depends(_site)],
    form: str,
    tep: _Words = "",
    don_vi: _Words = "",
    van_ban: _Words = "",
    ngay: _Words = "",
) -> Response:
    """Write the assignment matrix of a document, a unit or what rests on an instrument."""
    write: dict[str, Callable[[Graph, Matrix], bytes]] = {"docx": matrix_docx, "xlsx": matrix_xlsx}
    given = day_of(ngay), site.states()
    if don_vi:
        graph, units = papers_of_unit(site.graph, don_vi)
        held = matrix.matrix_of_units(graph, units, *given)
    elif van_ban:
        graph, instruments = papers_of_instrument(site.graph, van_ban)
        held = matrix.matrix_of_instruments(graph, instruments, *given)
    else:
        graph = _of_document(site, tep)
        held = matrix.plan_matrix(graph, tep, *given)
    return _sent(_chosen(write, form)(graph, held), "phan-cong", don_vi or van_ban or tep, form)


@router.get("/tai/phu-luc.{form}")
def appendix_file(site: Annotated[Site, Depends(_site)], form: str, tep: _Words = "") -> Response:
    """Write the appendix of a document's cited instruments."""
    write: dict[str, Callable[[Graph, str], bytes]] = {"docx": appendix_docx, "xlsx": appendix_xlsx}
    return _sent(_chosen(write, form)(_of_document(site, tep), tep), "phu-luc", tep, form)


@router.get("/tai/can-cu.html")
def explorer_file(site: Annotated[Site, Depends(_site)], tep: _Words = "") -> Response:
    """Write one page to mail that holds a document with its chains."""
    return _sent(explorer_page(_of_document(site, tep), tep), "can-cu", tep, "html")


def _chosen(write: dict[str, _Write], form: str) -> _Write:
    if form not in write:
        raise NothingFound(f"không ghi được dạng .{form}; có: {', '.join(write)}")
    return write[form]


def _of_document(site: Site, name: str) -> Graph:
    """Load a document's clauses with what backs them, and nothing of the others."""
    with site.store() as database:
        graph = around_clauses(database, _clauses(database, name))
    if document_id(name) not in graph:
        raise NothingFound(f"không có tài liệu “{name}”")
    return graph


def _clauses(database: Database, name: str) -> set[str]:
    first = clause_id(name, "")
    query = "SELECT id FROM nodes WHERE id >= ? AND id < ?"
    return {row[0] for row in database.execute(query, (first, f"{first}\U0010ffff"))}


def _sent(data: bytes, kind: str, about: str, form: str) -> Response:
    """Name a file after what it is about; a browser of the page's own site never runs it."""
    stem = PurePosixPath(about).stem if "." in about[-6:] else about
    name = f"{kind}-{_ODD.sub('-', fold(stem)).strip('-')[:80]}.{form}"
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type=_KINDS[form], headers=headers)
