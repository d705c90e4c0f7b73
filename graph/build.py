"""Make one typed graph of many documents' facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TypeAlias

import networkx as nx

from cancu.graph.facts import AssignmentFact, CitationFact, Facts
from cancu.graph.fold import fold, fold_number
from cancu.graph.identity import Identity, identify, label, of_document
from cancu.graph.model import EdgeKind, Evidence, NodeKind
from cancu.ingest.model import Role

Graph: TypeAlias = "nx.MultiDiGraph[str]"
_ROLE_EDGES = {
    Role.BASIS: EdgeKind.BASED_ON,
    Role.AMENDS: EdgeKind.AMENDS,
    Role.REPLACES: EdgeKind.REPLACES,
    Role.REPEALS: EdgeKind.REPEALS,
    Role.GUIDES: EdgeKind.GUIDES,
    Role.PROMULGATED_WITH: EdgeKind.PROMULGATES,
    Role.PROPOSAL: EdgeKind.BASED_ON,
    Role.CITES: EdgeKind.CITES,
}


def build_graph(all_facts: Iterable[Facts]) -> Graph:
    """Return the graph of `all_facts`: nodes and edges sorted, each edge with its evidence."""
    ordered = tuple(sorted(all_facts, key=lambda facts: facts.name))
    identities = identify(ordered)
    graph: Graph = nx.MultiDiGraph()
    for facts in ordered:
        _add_document(graph, facts)
        _add_clauses(graph, facts)
        _add_citations(graph, facts, identities)
        _add_assignments(graph, facts)
        _add_bases(graph, facts, identities)
    return _sorted(graph)


def document_id(name: str) -> str:
    """Return the id of the document read from the file `name`."""
    return f"tài liệu: {name}"


def clause_id(name: str, path: str) -> str:
    """Return the id of a clause of the document read from the file `name`."""
    return f"{name}#{path}"


def instrument_id(identity: Identity) -> str:
    """Return the id of an instrument."""
    return f"văn bản: {identity.id}"


def unit_id(unit: str, facts: Facts) -> str:
    """Return the id of a unit: offices of one name exist in every place."""
    issuer = fold(facts.head["issuer"] or facts.name)
    return f"đơn vị: {fold(unit)} · {issuer}"


def _add_document(graph: Graph, facts: Facts) -> None:
    name = document_id(facts.name)
    shown = label(facts.head["type"], facts.head["number"], facts.head["title"] or facts.name)
    problems = [asdict(problem) for problem in facts.problems]
    attributes = {**facts.head, "file": facts.name, "digest": facts.digest, "problems": problems}
    _add_node(graph, name, NodeKind.DOCUMENT, shown, **attributes)
    own = of_document(facts)
    if own:
        _add_instrument(graph, own, facts.head["type"], facts.head["date"], facts.head["issuer"])
        evidence = Evidence(facts.name, "đầu văn bản", 0, 0, shown)
        _add_edge(graph, name, instrument_id(own), EdgeKind.TEXT_OF, evidence)


def _add_clauses(graph: Graph, facts: Facts) -> None:
    known = {clause.path for clause in facts.clauses}
    for order, clause in enumerate(facts.clauses):
        kind = NodeKind.DUTY if clause.duty else NodeKind.CLAUSE
        name = clause_id(facts.name, clause.path)
        _add_node(
            graph,
            name,
            kind,
            clause.path,
            document=facts.name,
            path=clause.path,
            order=order,
            clause_kind=clause.kind,
            text=clause.evidence.quote,
            folded=fold(clause.evidence.quote),
            page=clause.evidence.page,
        )
        held = clause.parent in known
        above = clause_id(facts.name, str(clause.parent)) if held else document_id(facts.name)
        _add_edge(graph, above, name, EdgeKind.CONTAINS, clause.evidence)


def _add_citations(graph: Graph, facts: Facts, identities: dict[tuple[str, int], Identity]) -> None:
    for index, citation in enumerate(facts.citations):
        identity = identities[facts.name, index]
        name = _add_instrument(
            graph, identity, citation.type, citation.date, citation.issuer, citation.subject
        )
        clause = clause_id(facts.name, citation.clause)
        kind = _ROLE_EDGES[Role(citation.role)]
        _add_edge(graph, clause, name, kind, citation.evidence, **_mention(citation))
        if citation.via is not None:
            upper = instrument_id(identities[facts.name, citation.via])
            evidence = _between(facts.citations[citation.via], citation)
            if upper != name:
                _add_edge(graph, upper, name, EdgeKind.IMPLEMENTS, evidence)


def _mention(citation: CitationFact) -> dict[str, Any]:
    return {
        "role": citation.role,
        "how": citation.how,
        "pinpoint": list(citation.pinpoint),
        "inner": citation.via is not None,
    }


def _between(outer: CitationFact, inner: CitationFact) -> Evidence:
    """The words from one mention to the one inside its description say the relation."""
    first, last = outer.evidence, inner.evidence
    quote = f"{first.quote} … {last.quote}"
    return Evidence(first.document, first.clause, first.start, last.end, quote, first.page)


def _add_instrument(
    graph: Graph,
    identity: Identity,
    type_: str | None,
    date: str | None,
    issuer: str | None,
    subject: str | None = None,
) -> str:
    """Add an instrument, or what this mention says that others left out."""
    name = instrument_id(identity)
    if name not in graph:
        _add_node(
            graph,
            name,
            NodeKind.INSTRUMENT,
            label(type_, identity.number, identity.name),
            number=identity.number,
            name=identity.name,
            key=fold_number(identity.number or identity.name or ""),
            term=identity.term,
            type=None,
            date=None,
            issuer=None,
            subject=None,
        )
    node = graph.nodes[name]
    stated = {"type": type_, "date": date, "issuer": issuer, "subject": subject}
    for field, value in stated.items():
        if value is not None and (node[field] is None or len(value) > len(node[field])):
            node[field] = value
    node["label"] = label(node["type"], identity.number, identity.name)
    return name


def _add_assignments(graph: Graph, facts: Facts) -> None:
    for assignment in facts.assignments:
        unit = unit_id(assignment.unit, facts)
        if unit not in graph:
            _add_node(
                graph,
                unit,
                NodeKind.UNIT,
                assignment.unit,
                folded=fold(assignment.unit),
                place=facts.head["issuer"],
            )
        clause = clause_id(facts.name, assignment.clause)
        _add_edge(
            graph, clause, unit, EdgeKind.ASSIGNED_TO, assignment.evidence, **_task(assignment)
        )


def _task(assignment: AssignmentFact) -> dict[str, Any]:
    return {"role": assignment.role, "deadline": assignment.deadline}


def _add_bases(graph: Graph, facts: Facts, identities: dict[tuple[str, int], Identity]) -> None:
    for basis in facts.bases:
        duty = clause_id(facts.name, basis.duty)
        name = instrument_id(identities[facts.name, basis.citation])
        _add_edge(
            graph,
            duty,
            name,
            EdgeKind.GROUNDED_IN,
            facts.citations[basis.citation].evidence,
            level=basis.level,
            through=basis.through,
            content=basis.content,
            score=basis.score,
            shared=list(basis.shared),
        )
    texts = {clause.path: clause.evidence for clause in facts.clauses}
    for proposal in facts.proposals:
        duty, content = (clause_id(facts.name, p) for p in (proposal.duty, proposal.content))
        _add_edge(
            graph,
            duty,
            content,
            EdgeKind.CARRIES_OUT,
            texts[proposal.content],
            score=proposal.score,
            shared=list(proposal.shared),
        )


def _add_node(graph: Graph, node: str, kind: NodeKind, shown: str, /, **attributes: object) -> None:
    graph.add_node(node, kind=kind.value, label=shown, **attributes)


def _add_edge(
    graph: Graph, source: str, target: str, kind: EdgeKind, evidence: Evidence, **attributes: object
) -> None:
    """Add an edge; its key tells two statements of one relation apart by their place."""
    key = f"{kind.value}@{evidence.document}:{evidence.start}"
    graph.add_edge(
        source, target, key=key, kind=kind.value, evidence=asdict(evidence), **attributes
    )


def _sorted(graph: Graph) -> Graph:
    ordered: Graph = nx.MultiDiGraph()
    ordered.add_nodes_from(sorted(graph.nodes(data=True), key=lambda node: str(node[0])))
    edges = [(s, t, str(key), data) for s, t, key, data in graph.edges(keys=True, data=True)]
    for source, target, key, data in sorted(edges, key=lambda edge: edge[:3]):
        ordered.add_edge(source, target, key=key, **data)
    return ordered
