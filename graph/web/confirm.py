"""Confirm or reject a proposed basis: the same table as `cancu confirm` writes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from cancu.graph.decisions import Verdict, keep
from cancu.graph.elements import clause_id
from cancu.graph.folder import rebuild
from cancu.graph.partial import around_clauses
from cancu.graph.pending import decide_basis
from cancu.graph.web.people import remember, signed_by
from cancu.graph.web.site import Site
from cancu.graph.web.view import duty_address

router = APIRouter()
_Path = Annotated[str, Form(max_length=300)]


@router.post("/xac-nhan")
def confirm(
    request: Request,
    tai_lieu: _Path,
    nhiem_vu: _Path,
    noi_dung: _Path,
    quyet_dinh: Annotated[Verdict, Form()],
    nguoi: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """Keep a decision on a proposal, link anew, and show the duty again."""
    site: Site = request.app.state.site
    ends = {clause_id(tai_lieu, nhiem_vu), clause_id(tai_lieu, noi_dung)}
    with site.store() as database:
        graph = around_clauses(database, ends)
    signed = signed_by(nguoi)
    decision = decide_basis(graph, tai_lieu, (nhiem_vu, noi_dung), quyet_dinh, signed)
    with site.writing():
        keep(site.graph, [decision])
        rebuild(site.graph)
    shown = RedirectResponse(duty_address(tai_lieu, nhiem_vu), 303)
    return remember(shown, signed.by)
