"""The list of duties, and one duty with its chain of bases."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from cancu.graph import as_of
from cancu.graph.answers import DutyAnswer, NothingFound
from cancu.graph.decisions import Verdict
from cancu.graph.partial import around_clauses
from cancu.graph.pending import pending
from cancu.graph.query import duty_answer
from cancu.graph.web.listing import find_duties
from cancu.graph.web.named_lists import document_names
from cancu.graph.web.people import person
from cancu.graph.web.site import Site
from cancu.graph.web.view import page
from cancu.graph.web.wanted import Wanted, day_of, wanted

router = APIRouter()


@router.get("/")
def duties(request: Request, asked: Annotated[Wanted, Depends(wanted)]) -> HTMLResponse:
    """Show the duties that the address asks for."""
    site: Site = request.app.state.site
    with site.store() as database:
        found = find_duties(database, asked)
        names = document_names(database)
    if asked.day:
        found = replace(found, duties=_on_day(site, found.duties, asked.day))
    part = "HX-Request" in request.headers
    template = "duties_table.html" if part else "duties.html"
    return page(request, template, found=found, asked=asked, documents=names)


@router.get("/viec")
def duty(
    request: Request,
    o: Annotated[str, Query(max_length=500)],
    ngay: Annotated[str, Query(max_length=20)] = "",
) -> HTMLResponse:
    """Show a duty, or another clause, with every basis and the words that it rests on."""
    site: Site = request.app.state.site
    with site.store() as database:
        graph = around_clauses(database, {o})
    if o not in graph:
        raise NothingFound(f"không có nhiệm vụ hay điều khoản “{o}”")
    answer = duty_answer(graph, o)
    day = day_of(ngay)
    if day:
        (answer,) = as_of.duties_on(graph, [answer], day, site.states())
    rejected = [
        row
        for row in pending(graph, answer.document)
        if row.duty == answer.path and row.verdict == Verdict.REJECTED
    ]
    return page(
        request,
        "duty.html",
        duty=answer,
        node=o,
        day=day or "",
        decided=rejected,
        person=person(request),
    )


def _on_day(site: Site, answers: tuple[DutyAnswer, ...], day: str) -> tuple[DutyAnswer, ...]:
    nodes = {f"{answer.document}#{answer.path}" for answer in answers}
    with site.store() as database:
        graph = around_clauses(database, nodes)
    return as_of.duties_on(graph, answers, day, site.states())
