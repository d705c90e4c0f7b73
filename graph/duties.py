"""All duties of a document, or of all documents."""

from __future__ import annotations

from cancu.graph.answers import DutyAnswer
from cancu.graph.elements import Graph
from cancu.graph.model import NodeKind
from cancu.graph.query import duty_answer


def duties(graph: Graph, document: str | None = None) -> tuple[DutyAnswer, ...]:
    """Return the duties of a document (its file's name), or of all, in reading order."""
    nodes = [
        (data["document"], data["order"], node)
        for node, data in graph.nodes(data=True)
        if data["kind"] == NodeKind.DUTY and document in (None, data["document"])
    ]
    return tuple(duty_answer(graph, node) for *_, node in sorted(nodes))
