"""A graph made ready for drawing: few nodes, one line for each pair and relation, all in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from cancu.graph.elements import Graph
from cancu.graph.model import (
    LEVEL_LABELS,
    RELATION_LABELS,
    UPWARDS,
    EdgeKind,
    Evidence,
    NodeKind,
    ProofLevel,
)
from cancu.graph.rows import ROLE_LABELS, place

KIND_LABELS = {
    NodeKind.UNIT: "đơn vị",
    NodeKind.DUTY: "nhiệm vụ",
    NodeKind.CLAUSE: "điều khoản",
    NodeKind.INSTRUMENT: "văn bản",
    NodeKind.DOCUMENT: "tài liệu",
}
_COLUMNS = {NodeKind.UNIT: 0, NodeKind.DUTY: 1, NodeKind.CLAUSE: 2, NodeKind.DOCUMENT: 2}
_OTHERS = {
    EdgeKind.CONTAINS: "gồm",
    EdgeKind.TEXT_OF: "là toàn văn",
    EdgeKind.PROMULGATES: "ban hành",
    EdgeKind.CARRIES_OUT: "thực hiện (đề xuất)",
}
_PROPOSED = {EdgeKind.CARRIES_OUT.value, ProofLevel.CARRIED.value}
_SHORT = 60  # characters of a node's caption


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes and edges as cytoscape takes them; `left_out` nodes were too many to draw."""

    nodes: tuple[dict[str, Any], ...]
    edges: tuple[dict[str, Any], ...]
    left_out: int = 0


def picture(graph: Graph, start: Iterable[str] = (), most: int = 120) -> Picture:
    """Return what is drawn of a graph: at most `most` nodes, those near `start` first.

    Columns run from units over duties and clauses to instruments, each carried-out one further.
    """
    chosen = _nearest(graph, start, most)
    drawn = graph.subgraph(chosen)
    heights = _heights(drawn)
    nodes = tuple(_node(node, graph.nodes[node], heights.get(node, 0)) for node in chosen)
    return Picture(nodes, _edges(drawn), len(graph) - len(chosen))


def _nearest(graph: Graph, start: Iterable[str], most: int) -> list[str]:
    """List nodes ring by ring, those of a ring and those that no ring reaches by name."""
    ring = sorted(node for node in start if node in graph)
    listed = dict.fromkeys(ring)
    while ring and len(listed) < most:
        beside = {
            other for node in ring for other in (*graph.successors(node), *graph.predecessors(node))
        }
        ring = sorted(beside - listed.keys())
        listed |= dict.fromkeys(ring)
    listed |= dict.fromkeys(sorted(set(graph) - listed.keys()))
    return list(listed)[:most]


def _heights(graph: Graph) -> dict[str, int]:
    """Tell how many steps of carrying out lead from below to each instrument."""
    heights: dict[str, int] = {}
    for _ in range(len(graph)):
        raised = {
            upper: heights.get(lower, 0) + 1
            for lower, upper, data in graph.edges(data=True)
            if data["kind"] in UPWARDS
            and graph.nodes[lower]["kind"] == NodeKind.INSTRUMENT
            and heights.get(upper, 0) <= heights.get(lower, 0) < len(_COLUMNS)
        }
        if not raised:  # a circle of instruments stops at the highest column
            break
        heights |= raised
    return heights


def _node(node: str, data: dict[str, Any], height: int) -> dict[str, Any]:
    kind = NodeKind(data["kind"])
    text = data.get("text") or data.get("subject") or data.get("title") or ""
    named = f"{data['path']}: {text}" if "path" in data else data["label"]
    return {
        "id": node,
        "kind": kind.value,
        "caption": shorten(named, _SHORT, placeholder=" …"),
        "label": data["label"],
        "text": text,
        "place": data.get("document") or data.get("place") or data.get("issuer") or "",
        "column": _COLUMNS.get(kind, 3 + height),
    }


def _edges(graph: Graph) -> tuple[dict[str, Any], ...]:
    """Return one line for each pair and relation, with its first words."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for source, target, data in graph.edges(data=True):
        words = relation(data)
        edge = found.setdefault((source, target, words), _edge(source, target, data))
        edge["count"] += 1
    return tuple(found[key] for key in sorted(found))


def _edge(source: str, target: str, data: dict[str, Any]) -> dict[str, Any]:
    evidence = Evidence(**data["evidence"])
    return {
        "id": f"{source}|{target}|{relation(data)}",
        "source": source,
        "target": target,
        "kind": data["kind"],
        "words": relation(data),
        "proposed": {data["kind"], data.get("level")} & _PROPOSED != set(),
        "general": data.get("level") == ProofLevel.PREAMBLE,
        "quote": evidence.quote,
        "place": place(evidence),
        "count": 0,
    }


def relation(data: dict[str, Any]) -> str:
    """Return what an edge's source is to its target, in Vietnamese."""
    kind = EdgeKind(data["kind"])
    if kind is EdgeKind.ASSIGNED_TO:
        return ROLE_LABELS[data["role"]]
    if kind is EdgeKind.GROUNDED_IN:
        return LEVEL_LABELS[ProofLevel(data["level"])]
    return RELATION_LABELS.get(kind) or _OTHERS[kind]
