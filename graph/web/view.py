"""Render pages: one Jinja environment, Vietnamese labels, addresses of things."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from cancu.graph.address import address_of as store_address
from cancu.graph.answers import BasisRow, DutyAnswer, UnitRow
from cancu.graph.duty_index import NO_BASIS
from cancu.graph.elements import clause_id
from cancu.graph.model import LEVEL_LABELS, Evidence, ProofLevel
from cancu.graph.postgres import shown
from cancu.graph.rows import CITED_LABELS, ROLE_LABELS, printed_date

LEVELS = {level.value: label for level, label in LEVEL_LABELS.items()}
LEVELS[NO_BASIS] = "không tìm thấy căn cứ"
SHORT_LEVELS = {
    ProofLevel.EXPLICIT.value: "nêu rõ",
    ProofLevel.SECTION.value: "theo đề mục",
    ProofLevel.CONFIRMED.value: "đã xác nhận",
    ProofLevel.CARRIED.value: "đề xuất",
    ProofLevel.PREAMBLE.value: "căn cứ chung",
}


def page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """Render a whole page, or only its part where htmx asks for one."""
    text = (
        _environment()
        .get_template(template)
        .render(
            address=request.url.path,
            csrf=getattr(request.state, "csrf", ""),
            machines=_machines(request),
            **values,
        )
    )
    return HTMLResponse(text, status)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cancu.graph.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(day=printed_date, place=page_and_clause)
    environment.globals.update(
        LEVELS=LEVELS,
        SHORT_LEVELS=SHORT_LEVELS,
        own_bases=own_bases,
        ROLES=ROLE_LABELS,
        CITED=CITED_LABELS,
        duty_address=duty_address,
        words_address=words_address,
        address_of=address_of,
        leads=leads,
    )
    return environment


def _machines(request: Request) -> str:
    """Say which machines have to do with it."""
    store = store_address(request.app.state.site.graph)
    if store:
        return f"Kho dùng chung trên máy chủ {shown(store)}; ngoài đó không gửi gì đi đâu."
    return "Chạy trên máy này, không gửi gì ra ngoài."


def address_of(path: str, **values: str) -> str:
    """Return an address with its query part."""
    given = {key: value for key, value in values.items() if value}
    return f"{path}?{urlencode(given)}" if given else path


def duty_address(document: str, path: str) -> str:
    """Return the address of a duty or another clause."""
    return address_of("/viec", o=clause_id(document, path))


def words_address(evidence: Evidence) -> str:
    """Return the address of quoted words: their document, scrolled to their clause."""
    return f"{address_of('/tai-lieu', tep=evidence.document)}#o-{quote(evidence.clause, safe='')}"


def page_and_clause(evidence: Evidence) -> str:
    """Return where words stand: clause, and page where the file has pages."""
    shown = evidence.clause or "phần đầu"
    return f"{shown}, trang {evidence.page}" if evidence.page else shown


def leads(duty: DutyAnswer) -> list[UnitRow]:
    """Return the units responsible for a duty, each once."""
    held = {unit.unit: unit for unit in reversed(duty.units) if unit.role == "responsible"}
    return list(reversed(held.values()))


def own_bases(duty: DutyAnswer) -> list[BasisRow]:
    """Return the bases to list: those of the duty's own, else what the whole document rests on."""
    own = [row for row in duty.bases if row.level != ProofLevel.PREAMBLE] or duty.bases
    once: dict[tuple[str, str], BasisRow] = {}
    for row in own:
        once.setdefault((row.instrument_id, row.level), row)
    return list(once.values())
