"""The graph as a picture: it starts small, and grows where a person asks."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from cancu.graph.answers import NothingFound
from cancu.graph.database import Database
from cancu.graph.elements import Graph
from cancu.graph.model import LEVEL_LABELS, RELATION_LABELS, EdgeKind, NodeKind
from cancu.graph.shelf import Kept
from cancu.graph.web.named_lists import find_instruments
from cancu.graph.web.site import Site
from cancu.graph.web.view import address_of, page

router = APIRouter()
_Node = Annotated[str, Query(max_length=500)]
_MOST = 60  # neighbours that one click adds
_FEW = 12  # duties around the first point: their labels can be read
_LABELS: dict[str, str] = {
    **{kind.value: label for kind, label in RELATION_LABELS.items()},
    EdgeKind.CONTAINS.value: "gồm",
    EdgeKind.TEXT_OF.value: "là toàn văn của",
    EdgeKind.PROMULGATES.value: "ban hành kèm theo",
    EdgeKind.CARRIES_OUT.value: "có vẻ thực hiện",
    EdgeKind.GROUNDED_IN.value: "dựa trên",
    EdgeKind.ASSIGNED_TO.value: "giao cho",
}
_PROOF = {level.value: label for level, label in LEVEL_LABELS.items()}
# What is shown first where there is too much: who and on what basis, then the rest.
_ORDER = [
    EdgeKind.IMPLEMENTS,
    EdgeKind.GROUNDED_IN,
    EdgeKind.ASSIGNED_TO,
    EdgeKind.CARRIES_OUT,
    EdgeKind.TEXT_OF,
]
_RANK = {kind.value: rank for rank, kind in enumerate(_ORDER)}


@router.get("/do-thi")
def picture(request: Request, quanh: _Node = "") -> HTMLResponse:
    """Show the neighbourhood of a node; without one, of an instrument on which some duties rest."""
    site: Site = request.app.state.site
    with site.store() as database:
        most = [] if quanh else find_instruments(database, "", 1).rows
    few = [row.id for row in most if row.held <= _FEW] or [row.id for row in most]
    return page(request, "picture.html", start=quanh or (few[0] if few else ""))


@router.get("/do-thi/du-lieu")
def neighbours(request: Request, quanh: _Node) -> JSONResponse:
    """Return a node, what is beside it, and how much was left out."""
    site: Site = request.app.state.site
    with site.store() as database:
        shelf = Kept(database)
        near = shelf.beside({quanh})
        chosen, left = _chosen(database, quanh, near)
        graph = shelf.among({quanh, *chosen})
    if quanh not in graph:
        raise NothingFound(f"không có “{quanh}” trong đồ thị")
    nodes = [_node(graph, name) for name in graph]
    edges = [_edge(*edge) for edge in graph.edges(keys=True, data=True)]
    return JSONResponse({"nodes": nodes, "edges": _joined(edges), "left": left})


def _chosen(database: Database, node: str, near: set[str]) -> tuple[list[str], int]:
    """Keep the weightiest neighbours of a hub."""
    if len(near) <= _MOST:
        return sorted(near), 0
    query = (
        "SELECT target, kind FROM edges WHERE source = :node"
        " UNION SELECT source, kind FROM edges WHERE target = :node"
    )
    ranks: dict[str, int] = {}
    for other, kind in database.execute(query, {"node": node}):
        ranks[other] = min(ranks.get(other, 99), _RANK.get(kind, 50))
    best = sorted(ranks, key=lambda other: (ranks[other], other))[:_MOST]
    return best, len(near) - len(best)


def _node(graph: Graph, name: str) -> dict[str, str]:
    data = graph.nodes[name]
    kind = data["kind"]
    text = data.get("text") or data.get("subject") or data.get("title") or ""
    return {
        "id": name,
        "label": data["label"],
        "kind": kind,
        "text": " ".join(str(text).split())[:300],
        "address": _address(name, data),
    }


def _address(name: str, data: dict[str, Any]) -> str:
    if data["kind"] == NodeKind.INSTRUMENT:
        return address_of("/van-ban/xem", ma=name)
    if data["kind"] == NodeKind.UNIT:
        return address_of("/don-vi/xem", ma=name)
    if data["kind"] == NodeKind.DOCUMENT:
        return address_of("/tai-lieu", tep=data["file"])
    return address_of("/viec", o=name)


def _edge(source: str, target: str, key: str, data: dict[str, Any]) -> dict[str, str]:
    label = _LABELS.get(data["kind"], data["kind"])
    proof = _PROOF.get(data.get("level", ""), "")
    quote = data["evidence"]["quote"]
    return {
        "source": source,
        "target": target,
        "kind": data["kind"],
        "label": label,
        "proof": proof,
        "level": data.get("level", ""),
        "quote": " ".join(quote.split())[:300],
        "id": f"{source}→{target}:{data['kind']}",
    }


def _joined(edges: list[dict[str, str]]) -> list[dict[str, str]]:
    """Draw one line where several sentences say the same of two nodes, and count them."""
    counts = Counter(edge["id"] for edge in edges)
    held = {edge["id"]: edge for edge in reversed(edges)}
    return [
        {**edge, "label": f"{edge['label']} ({counts[key]})" if counts[key] > 1 else edge["label"]}
        for key, edge in sorted(held.items())
    ]
