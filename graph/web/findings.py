"""Findings as a queue: rule, words, place, and what people made of each."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from cancu.graph.answers import NothingFound
from cancu.graph.check import RULES, check
from cancu.graph.decisions import load_decisions
from cancu.graph.finding import Checked, Finding
from cancu.graph.reviews import Judged, Review, keep_review, key_of, load_reviews
from cancu.graph.store import load_graph, stamp
from cancu.graph.web.people import person, remember, signed_by
from cancu.graph.web.site import Site
from cancu.graph.web.view import page
from cancu.graph.web.wanted import PER_PAGE

router = APIRouter()
_Words = Annotated[str, Query(max_length=300)]
_PATIENCE = 0.5  # seconds that a page waits for the rules before it says that they are at work
_TITLES = {rule.code: rule.title for rule in RULES}


@dataclass(slots=True)
class _Shelf:
    """The findings of one state of the store: the rules look at all of it, so once is enough."""

    stamp: object
    done: threading.Event = field(default_factory=threading.Event)
    found: tuple[Finding, ...] = ()
    error: Exception | None = None


_shelves: dict[str, _Shelf] = {}
_lock = threading.Lock()


def findings_of(site: Site) -> tuple[Finding, ...] | None:
    """Return all findings of the store as it is, None while the rules are still at work."""
    now = stamp(site.graph)
    with _lock:
        shelf = _shelves.get(str(site.graph))
        if shelf is None or shelf.stamp != now:
            shelf = _shelves[str(site.graph)] = _Shelf(now)
            threading.Thread(target=_fill, args=(site, shelf), daemon=True).start()
    if not shelf.done.wait(_PATIENCE):
        return None
    if shelf.error:
        raise shelf.error
    return shelf.found


def _fill(site: Site, shelf: _Shelf) -> None:
    try:
        decisions = load_decisions(site.graph)
        shelf.found = check(Checked(load_graph(site.graph), site.states(), decisions=decisions))
    except Exception as error:  # noqa: BLE001 - it is raised where the page is asked for
        shelf.error = error
    finally:
        shelf.done.set()


@dataclass(frozen=True, slots=True)
class Row:
    """A finding with its review, if there is one."""

    key: str
    finding: Finding
    title: str
    review: Review | None


@router.get("/ra-soat")
def findings(
    request: Request,
    quy_tac: _Words = "",
    tai_lieu: _Words = "",
    xem: _Words = "",
    trang: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """Show the findings that nobody looked at yet, or all, by rule and document."""
    site: Site = request.app.state.site
    found = findings_of(site)
    if found is None:
        return page(request, "findings_wait.html")
    rows = _rows(site, found)
    counts = Counter(row.finding.rule for row in rows if row.review is None)
    shown = [row for row in rows if _is_wanted(row, quy_tac, tai_lieu, xem)]
    start = (trang - 1) * PER_PAGE
    return page(
        request,
        "findings.html",
        rows=shown[start : start + PER_PAGE],
        total=len(shown),
        pages=max(1, -(-len(shown) // PER_PAGE)),
        number=trang,
        counts=counts,
        titles=_TITLES,
        asked={"quy_tac": quy_tac, "tai_lieu": tai_lieu, "xem": xem},
        documents=sorted({row.finding.places[0].document for row in rows}),
        person=person(request),
    )


def _rows(site: Site, found: tuple[Finding, ...]) -> list[Row]:
    reviews = load_reviews(site.graph)
    return [
        Row(key, finding, _TITLES[finding.rule], reviews.get(key))
        for finding in found
        for key in (key_of(finding),)
    ]


def _is_wanted(row: Row, rule: str, document: str, which: str) -> bool:
    if rule and row.finding.rule != rule:
        return False
    if document and all(place.document != document for place in row.finding.places):
        return False
    return which == "het" or (row.review is None) == (which != "da-xem")


@router.post("/ra-soat/{key}")
def review(
    request: Request,
    key: str,
    ket_luan: Annotated[Judged, Form()],
    nguoi: Annotated[str, Form(max_length=100)] = "",
    ghi_chu: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Keep what a person makes of a finding."""
    site: Site = request.app.state.site
    found = {key_of(finding): finding for finding in findings_of(site) or ()}
    if key not in found:
        raise NothingFound("điểm này không còn: tài liệu đã đổi; hãy tải lại trang")
    finding = found[key]
    signed = signed_by(nguoi)
    note = " ".join(ghi_chu.split())
    kept = Review(key, finding.rule, ket_luan, signed, note, finding.message)
    keep_review(site.graph, kept)
    row = Row(key, finding, _TITLES[finding.rule], kept)
    return remember(page(request, "finding.html", row=row, person=signed.by), signed.by)
