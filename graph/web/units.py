"""The list of units, and one with what it owes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from cancu.graph.answers import NothingFound
from cancu.graph.succession import successors
from cancu.graph.web.listing import find_duties
from cancu.graph.web.named_lists import find_units
from cancu.graph.web.site import Site
from cancu.graph.web.view import page
from cancu.graph.web.wanted import Wanted, wanted

router = APIRouter()
_Words = Annotated[str, Query(max_length=500)]


@router.get("/don-vi")
def units(
    request: Request, tim: _Words = "", trang: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> HTMLResponse:
    """List the units, those with most to do first."""
    site: Site = request.app.state.site
    with site.store() as database:
        found = find_units(database, tim, trang)
    part = "HX-Request" in request.headers
    template = "units_table.html" if part else "units.html"
    return page(request, template, found=found, tim=tim)


@router.get("/don-vi/xem")
def unit(request: Request, ma: _Words, asked: Annotated[Wanted, Depends(wanted)]) -> HTMLResponse:
    """Show what a unit owes, and who has its work on the day that is asked for."""
    site: Site = request.app.state.site
    with site.store() as database:
        row = database.execute("SELECT label, attributes FROM nodes WHERE id = ?", (ma,)).fetchone()
        if row is None:
            raise NothingFound(f"không có đơn vị “{ma}”")
        found = find_duties(database, replace(asked, don_vi=ma))
    name, where = row[0], json.loads(row[1]).get("place")
    heirs = successors(name, where, asked.day, site.registry()) if asked.day else ()
    return page(
        request,
        "unit.html",
        name=name,
        where=where,
        node=ma,
        found=found,
        asked=asked,
        heirs=heirs,
    )
