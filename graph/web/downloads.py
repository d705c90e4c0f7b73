"""Files to take away: the appendix of cited instruments."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from cancu.graph.appendix import write_appendix
from cancu.graph.query import find_document
from cancu.graph.store import load_graph
from cancu.graph.web.site import Site

router = APIRouter()
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@router.get("/tai/phu-luc.docx")
def appendix(request: Request, tep: Annotated[str, Query(max_length=500)]) -> FileResponse:
    """Write the appendix of a document's cited instruments."""
    site: Site = request.app.state.site
    graph = load_graph(site.graph)
    name = find_document(graph, tep)
    path = _temporary()
    write_appendix(graph, name, path)
    return _sent(path, f"phu-luc-{Path(name).stem}.docx", _WORD)


def _temporary() -> Path:
    with tempfile.NamedTemporaryFile(prefix="cancu-", suffix=".docx", delete=False) as file:
        return Path(file.name)


def _sent(path: Path, name: str, kind: str) -> FileResponse:
    gone = BackgroundTask(path.unlink, missing_ok=True)
    return FileResponse(path, filename=name, media_type=kind, background=gone)
