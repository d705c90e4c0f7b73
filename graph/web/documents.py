"""The list of documents, and one for proof-reading: every word, with what was read from it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from cancu.graph.answers import NothingFound
from cancu.graph.web.marked import Marked, marked
from cancu.graph.web.named_lists import documents as listed
from cancu.graph.web.site import Site
from cancu.graph.web.view import page
from cancu.ingest.extract import read

router = APIRouter()
_KEPT = 16  # documents read for proof-reading that are kept at hand


@router.get("/tai-lieu/danh-sach")
def documents(request: Request) -> HTMLResponse:
    """List the documents with what could not be read of each."""
    site: Site = request.app.state.site
    with site.store() as database:
        rows = listed(database)
    return page(request, "documents.html", rows=rows)


@router.get("/tai-lieu")
def document(request: Request, tep: Annotated[str, Query(max_length=500)]) -> HTMLResponse:
    """Show a document with its clauses, citations, units and deadlines marked in place."""
    site: Site = request.app.state.site
    path = file_of(site, tep)
    shown = _marked(path, path.stat().st_mtime_ns)
    return page(request, "document.html", document=shown, name=tep)


def file_of(site: Site, name: str) -> Path:
    """Return the file of a document of the graph: nothing outside the folder is ever opened."""
    with site.store() as database:
        known = database.execute("SELECT 1 FROM facts WHERE name = ?", (name,)).fetchone()
    path = (site.raw / name).resolve()
    if known is None or not path.is_relative_to(site.raw.resolve()) or not path.is_file():
        raise NothingFound(f"không có tài liệu “{name}” trong {site.raw}")
    return path


@lru_cache(maxsize=_KEPT)
def _marked(path: Path, _: int) -> Marked:
    return marked(read(path))
