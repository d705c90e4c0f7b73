"""Two plans side by side."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from cancu.graph.compare import Fate, compare
from cancu.graph.partial import around_clauses
from cancu.graph.web.named_lists import documents
from cancu.graph.web.site import Site
from cancu.graph.web.view import page

router = APIRouter()
_Words = Annotated[str, Query(max_length=300)]
_DUTIES = "SELECT id FROM duties WHERE document IN (?, ?)"


@router.get("/so-sanh")
def side_by_side(request: Request, truoc: _Words = "", sau: _Words = "") -> HTMLResponse:
    """Show which duties were kept, reworded, dropped or are new."""
    site: Site = request.app.state.site
    with site.store() as database:
        listed = documents(database)
        asked = bool(truoc and sau)
        nodes = {row[0] for row in database.execute(_DUTIES, (truoc, sau))} if asked else set()
        graph = around_clauses(database, nodes)
    rows = compare(graph, truoc, sau) if asked else ()
    counts = Counter(row.fate for row in rows)
    return page(
        request,
        "compare.html",
        documents=listed,
        before=truoc,
        after=sau,
        rows=rows,
        counts=[(fate.value, counts[fate]) for fate in Fate],
    )
