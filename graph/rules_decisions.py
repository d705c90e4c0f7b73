"""Decisions that no longer hold: what was decided on is gone, or says something else by now."""

from __future__ import annotations

from collections.abc import Iterator

from cancu.graph.decisions import TABLE, Decision, Subject
from cancu.graph.elements import Graph, clause_id, document_id
from cancu.graph.finding import Checked, Finding
from cancu.graph.fold import fold_number
from cancu.graph.model import EdgeKind, Evidence


def stale(checked: Checked) -> Iterator[Finding]:
    """A person's decision whose document, clause or instrument is gone, or whose duty changed."""
    for decision in checked.decisions:
        reason = _why(checked.graph, decision)
        if reason:
            signed = f"{decision.verdict} ({decision.signed})"
            shown = " → ".join(part for part in (decision.place, decision.choice) if part)
            message = f"{decision.document}: quyết định {signed} về {shown}: {reason}"
            yield Finding("stale", message, _places(checked.graph, decision))


def _why(graph: Graph, decision: Decision) -> str:
    if document_id(decision.document) not in graph:
        return "tài liệu không còn trong kho"
    if decision.subject is Subject.CITATION:
        return _why_citation(graph, decision)
    for path, what in ((decision.place, "nhiệm vụ"), (decision.choice, "nội dung")):
        if clause_id(decision.document, path) not in graph:
            return f"{what} {path} không còn trong tài liệu"
    words = graph.nodes[clause_id(decision.document, decision.place)]["text"]
    return "" if decision.still_fits(words) else "câu chữ của nhiệm vụ đã đổi, cần xét lại"


def _why_citation(graph: Graph, decision: Decision) -> str:
    if f"văn bản: {decision.choice}" not in graph:
        return f"không còn văn bản {decision.choice} trong kho"
    wanted = fold_number(decision.place)
    cited = any(
        fold_number(data["stated"]["number"] or data["stated"]["name"] or "") == wanted
        for _, _, data in graph.edges(data=True)
        if "stated" in data and data["evidence"]["document"] == decision.document
    )
    return "" if cited else f"tài liệu không còn viện dẫn {decision.place}"


def _places(graph: Graph, decision: Decision) -> tuple[Evidence, ...]:
    """Return the words as they stand now, or else the line that keeps the decision."""
    kept = decision.words or f"{decision.place} → {decision.choice}"
    line = Evidence(TABLE, decision.place, 0, 0, kept)
    clause = graph.nodes.get(clause_id(decision.document, decision.place))
    if clause is None:
        return (line,)
    held = graph.in_edges(clause_id(decision.document, decision.place), data=True)
    now = next(
        Evidence(**data["evidence"]) for _, _, data in held if data["kind"] == EdgeKind.CONTAINS
    )
    return (now, line)
