"""What waits for a person: proposed bases and mentions that could mean several instruments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cancu.graph.answers import NothingFound
from cancu.graph.decisions import Decision, DecisionError, Signed, Subject, Verdict, first_words
from cancu.graph.elements import Graph
from cancu.graph.fold import fold, fold_number
from cancu.graph.model import EdgeKind, NodeKind


@dataclass(frozen=True, slots=True)
class Pending:
    """A duty with the content that it is proposed to carry out, and the bases that come with it."""

    document: str
    duty: str  # path
    content: str  # path
    duty_text: str
    content_text: str
    units: tuple[str, ...]
    instruments: tuple[str, ...]  # labels
    score: float
    verdict: str  # of Verdict, empty while nobody decided


def pending(graph: Graph, document: str | None = None) -> Iterator[Pending]:
    """Yield the proposals of a document, or of all, in reading order; decided ones too."""
    edges = [
        (graph.nodes[duty]["document"], graph.nodes[duty]["order"], duty, content, data)
        for duty, content, data in graph.edges(data=True)
        if data["kind"] == EdgeKind.CARRIES_OUT
    ]
    for name, _, duty, content, data in sorted(edges, key=lambda edge: edge[:4]):
        if document in (None, name):
            yield _pending(graph, duty, content, data)


def _pending(graph: Graph, duty: str, content: str, data: dict[str, object]) -> Pending:
    above, below = graph.nodes[duty], graph.nodes[content]
    return Pending(
        above["document"],
        above["path"],
        below["path"],
        above["text"],
        below["text"],
        tuple(_units(graph, duty)),
        tuple(_instruments(graph, duty, below["path"])),
        float(str(data["score"])),
        str(data["verdict"]),
    )


def _units(graph: Graph, duty: str) -> Iterator[str]:
    for _, unit, data in graph.out_edges(duty, data=True):
        if data["kind"] == EdgeKind.ASSIGNED_TO and data["role"] == "responsible":
            yield graph.nodes[unit]["label"]


def _instruments(graph: Graph, duty: str, content: str) -> Iterator[str]:
    for _, instrument, data in graph.out_edges(duty, data=True):
        if data["kind"] == EdgeKind.GROUNDED_IN and data["content"] == content:
            yield graph.nodes[instrument]["label"]


def decide_basis(
    graph: Graph, document: str, proposal: tuple[str, str], verdict: Verdict, signed: Signed
) -> Decision:
    """Return a decision on a proposal: the paths of a duty and a content clause.

    Raises `NothingFound` where there is no such proposal.
    """
    duty, content = proposal
    found = [
        row
        for row in pending(graph, document)
        if fold(row.duty) == fold(duty) and fold(row.content) == fold(content)
    ]
    if not found:
        raise NothingFound(f"{document}: không có đề xuất {duty} thực hiện {content}")
    row = found[0]
    words = first_words(row.duty_text)
    return Decision(Subject.BASIS, document, row.duty, row.content, verdict, signed, "", words)


def decide_citation(
    graph: Graph, document: str, number: str, meant: str, signed: Signed
) -> Decision:
    """Return a decision on which instrument a number means in a document.

    Raises `DecisionError` where the instrument is none of those it could be.
    """
    wanted = fold_number(number)
    nodes = [
        (node, data)
        for node, data in graph.nodes(data=True)
        if data["kind"] == NodeKind.INSTRUMENT and data["key"] == wanted
    ]
    told = [node for node, data in nodes if not data["reason"]]
    could_be = [node for _, data in nodes for node in data["candidates"]]
    ids = sorted({node.removeprefix("văn bản: ") for node in (*told, *could_be)})
    if meant not in ids:
        raise DecisionError(f"“{meant}” không phải một trong: {'; '.join(ids) or 'không có'}")
    return Decision(Subject.CITATION, document, number, meant, Verdict.CONFIRMED, signed)
