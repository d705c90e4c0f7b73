"""Who decides: the name that a person typed is kept in the browser for the next time."""

from __future__ import annotations

import getpass
from datetime import datetime
from urllib.parse import quote, unquote

from fastapi import Request, Response

from cancu.graph.decisions import Signed

_COOKIE = "nguoi"
_YEAR = 365 * 24 * 3600


def signed_by(typed: str) -> Signed:
    """Return who decided, and today; the account of this machine where no name was typed."""
    name = " ".join(typed.split()) or getpass.getuser()
    return Signed(name, datetime.now().astimezone().date().isoformat())


def person(request: Request) -> str:
    """Return the name that was typed last, nothing at the first time."""
    return unquote(request.cookies.get(_COOKIE, ""))


def remember(response: Response, name: str) -> Response:
    """Keep the name in the browser; a cookie holds no other letters than these of URLs."""
    response.set_cookie(_COOKIE, quote(name), max_age=_YEAR, httponly=True, samesite="strict")
    return response
