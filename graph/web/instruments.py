"""The list of instruments, and one with everything that rests on it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from cancu.graph import as_of
from cancu.graph.answers import NothingFound
from cancu.graph.elements import Graph
from cancu.graph.impact import impact_of
from cancu.graph.partial import listed_instrument
from cancu.graph.query import instrument_answer
from cancu.graph.web.named_lists import find_instruments
from cancu.graph.web.site import Site
from cancu.graph.web.view import page
from cancu.graph.web.wanted import day_of

router = APIRouter()
_Words = Annotated[str, Query(max_length=500)]
MOST_SHOWN = 200  # duties on one page; the list filters the rest


@router.get("/van-ban")
def instruments(
    request: Request, tim: _Words = "", trang: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> HTMLResponse:
    """List the instruments, those that most rests on first."""
    site: Site = request.app.state.site
    with site.store() as database:
        found = find_instruments(database, tim, trang)
    part = "HX-Request" in request.headers
    template = "instruments_table.html" if part else "instruments.html"
    return page(request, template, found=found, tim=tim)


@router.get("/van-ban/xem")
def instrument(request: Request, ma: _Words, ngay: _Words = "") -> HTMLResponse:
    """Show an instrument: what it carries out, what changes it, what rests on it."""
    site: Site = request.app.state.site
    with site.store() as database:
        graph = listed_instrument(database, ma)
    if ma not in graph:
        raise NothingFound(f"không có văn bản “{ma}”")
    answer, day = instrument_answer(graph, ma), day_of(ngay)
    if day:
        (answer,) = as_of.instruments_on(graph, [answer], day, site.states())
    return page(
        request,
        "instrument.html",
        instrument=answer,
        impact=impact_of(answer),
        candidates=[(node, graph.nodes[node]["label"]) for node in _candidates(graph, ma)],
        day=day or "",
        most=MOST_SHOWN,
    )


def _candidates(graph: Graph, node: str) -> list[str]:
    return [other for other in graph.nodes[node].get("candidates", []) if other in graph]
