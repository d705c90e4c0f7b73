"""Keep the site to those who may use it: headers, a token for other machines, forged requests."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlencode, urlsplit

from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse

from cancu.graph.web.site import Site

_Next = Callable[[Request], Awaitable[Response]]
_COOKIE, _FORGERY_COOKIE = "cancu_khoa", "cancu_phieu"
FORGERY_FIELD, _FORGERY_HEADER = "phieu", "X-Phieu"
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1", "[::1]", "testserver"})
_HEADERS = {
    # Everything comes from this site: no script, style, picture or font of another one is run.
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; object-src 'none';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_FORM = 65_536  # bytes of a form around its files
_WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def add_guard(app: FastAPI, site: Site) -> None:
    """Put the guard before every page of the site."""

    @app.middleware("http")
    async def guarded(request: Request, call_next: _Next) -> Response:
        refused = _refused(request, site)
        response = refused or await call_next(request)
        response.headers.update(_HEADERS)
        if refused is None and not request.cookies.get(_FORGERY_COOKIE):
            response.set_cookie(
                _FORGERY_COOKIE, request.state.csrf, httponly=True, samesite="strict"
            )
        return response


def _refused(request: Request, site: Site) -> Response | None:
    request.state.csrf = request.cookies.get(_FORGERY_COOKIE) or secrets.token_urlsafe(24)
    if not site.token and (request.url.hostname or "") not in _LOCAL:
        return _no("Trang này chỉ mở trên máy đang chạy chương trình.")  # a rebound name
    if site.token and not request.url.path.startswith("/static/"):
        return _without_token(request, site)
    return _forged(request, site.largest)


def _without_token(request: Request, site: Site) -> Response | None:
    typed = request.query_params.get("khoa", "")
    if typed and hmac.compare_digest(typed.encode(), site.token.encode()):
        return _let_in(request, site)
    held = request.cookies.get(_COOKIE, "")
    if not hmac.compare_digest(held.encode(), site.token.encode()):
        return _no("Cần địa chỉ có khoá, do người mở trang gửi cho anh/chị.", 401)
    return _forged(request, site.largest)


def _let_in(request: Request, site: Site) -> Response:
    """Keep the token in a cookie and take it out of the address, which people copy."""
    rest = [(k, v) for k, v in request.query_params.multi_items() if k != "khoa"]
    response = RedirectResponse(f"{request.url.path}?{urlencode(rest)}".rstrip("?"), 303)
    response.set_cookie(_COOKIE, site.token, httponly=True, samesite="strict")
    return response


def _forged(request: Request, largest: int) -> Response | None:
    """Refuse what another site makes a browser send; forms are looked into by `check_form`."""
    if request.method not in _WRITES:
        return None
    if too_large := _too_large(request, largest):
        return too_large
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        return _no("Yêu cầu đến từ một trang khác.")
    held = request.cookies.get(_FORGERY_COOKIE, "")
    sent = request.headers.get(_FORGERY_HEADER) or request.query_params.get(FORGERY_FIELD, "")
    if not held or not hmac.compare_digest(held.encode(), sent.encode()):
        return _no("Trang đã mở quá lâu; hãy tải lại rồi làm lại.")
    return None


def _too_large(request: Request, largest: int) -> Response | None:
    """Refuse a body before any of it is read."""
    stated = request.headers.get("content-length", "")
    if not stated.isdigit():
        return _no("Yêu cầu không nói dài bao nhiêu.", 411)
    if int(stated) > largest + _FORM:
        return _no(f"Tệp lớn hơn {largest // 1_000_000} MB.", 413)
    return None


def _no(reason: str, status: int = 403) -> Response:
    return PlainTextResponse(reason, status)
