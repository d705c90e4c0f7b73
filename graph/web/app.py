"""Put the site together, and serve it."""

from __future__ import annotations

from importlib import resources

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from cancu.graph.answers import NothingFound
from cancu.graph.database import StoreError
from cancu.graph.decisions import DecisionError
from cancu.graph.web import (
    comparing,
    confirm,
    documents,
    downloads,
    duties,
    findings,
    instruments,
    picture,
    units,
    upload,
)
from cancu.graph.web.guard import add_guard
from cancu.graph.web.site import Site
from cancu.graph.web.view import page
from cancu.ingest.errors import IngestError

_ROOMS = (
    duties,
    instruments,
    units,
    documents,
    findings,
    confirm,
    comparing,
    picture,
    upload,
    downloads,
)
_SAID = {
    404: "Không có trang này.",
    405: "Không làm được như vậy ở trang này.",
    422: "Địa chỉ này có chỗ không hiểu được.",
}


def create_app(site: Site) -> FastAPI:
    """Return the site of a folder of documents and its graph."""
    app = FastAPI(title="Căn Cứ", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = site
    add_guard(app, site)
    static = resources.files("cancu.graph.web") / "static"
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    for room in _ROOMS:
        app.include_router(room.router)
    _add_errors(app)
    return app


def _add_errors(app: FastAPI) -> None:
    """Say in one line what is wrong, as the command line does."""

    async def not_found(request: Request, error: Exception) -> Response:
        return page(request, "message.html", 404, message=str(error))

    async def broken(request: Request, error: Exception) -> Response:
        return page(request, "message.html", 503, message=str(error))

    async def unknown(request: Request, error: Exception) -> Response:
        said = "Chương trình gặp lỗi ở trang này; cửa sổ dòng lệnh có chi tiết."
        return page(request, "message.html", 500, message=said)

    async def refused_decision(request: Request, error: Exception) -> Response:
        return page(request, "message.html", 400, message=str(error))

    async def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 422
        said = _SAID.get(status, "Không làm được.")
        return page(request, "message.html", status, message=said)

    app.add_exception_handler(Exception, unknown)
    app.add_exception_handler(NothingFound, not_found)
    app.add_exception_handler(DecisionError, refused_decision)
    app.add_exception_handler(IngestError, broken)
    app.add_exception_handler(StoreError, broken)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, refused)


def serve(site: Site, host: str, port: int) -> None:
    """Serve the site until it is stopped."""
    import uvicorn

    uvicorn.run(create_app(site), host=host, port=port, log_level="warning", server_header=False)
