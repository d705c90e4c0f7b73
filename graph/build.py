"""Make one typed graph of many documents' facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from itertools import pairwise
from typing import Any, TypeAlias

import networkx as nx

from cancu.graph.decisions import Decision, Subject, Verdict
from cancu.graph.elements import (
    Graph,
    add_edge,
    add_node,
    clause_id,
    document_id,
    instrument_id,
    unit_id,
)
from cancu.graph.eli import eli
from cancu.graph.facts import AssignmentFact, CitationFact, Facts, LinkFact
from cancu.graph.fold import fold, fold_number
from cancu.graph.identity import Identity, Meant, identify, label, of_document
from cancu.graph.model import EdgeKind, Evidence, NodeKind, ProofLevel
from cancu.graph.variants import variants
from cancu.ingest.model import Role

Stated: TypeAlias = dict[str, str | None]  # what one mention says, by FIELDS
Decided: TypeAlias = Mapping[tuple[Subject, str, str, str], Decision]
Meanings: TypeAlias = dict[tuple[str, int], Meant]
FIELDS = ("number", "name", "type", "date", "issuer", "subject")
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


def build_graph(all_facts: Iterable[Facts], decisions: Iterable[Decision] = ()) -> Graph:
    """Return the graph of `all_facts`: nodes and edges sorted, each edge with its evidence.

    `decisions` confirm or reject what is proposed, and say which instrument is meant.
    """
    ordered = tuple(sorted(all_facts, key=lambda facts: facts.name))
    decided = {decision.key: decision for decision in decisions}
    spelled = variants(ordered)
    meant = identify(ordered, choices(decided))
    graph: Graph = nx.MultiDiGraph()
    for facts in ordered:
        add_part(graph, facts, of_document(facts, spelled), meant, decided)
    for _, data in graph.nodes(data=True):
        if data["kind"] == NodeKind.INSTRUMENT:
            told, identity = Told(data.pop("said")), data.pop("identity")
            data.update(told.attributes(identity))
    return _sorted(graph)


def add_part(
    graph: Graph, facts: Facts, own: Identity | None, meant: Meanings, decided: Decided
) -> None:
    """Add what one document says; an instrument keeps what is `said` of it until all have spoken.

    `own` is the instrument that the document is.
    """
    _add_document(graph, facts, own)
    _add_clauses(graph, facts)
    _add_citations(graph, facts, meant)
    _add_acts(graph, facts, own, meant)
    _add_assignments(graph, facts)
    _add_bases(graph, facts, meant, decided)


def _add_document(graph: Graph, facts: Facts, own: Identity | None) -> None:
    name = document_id(facts.name)
    shown = label(facts.head["type"], facts.head["number"], facts.head["title"] or facts.name)
    problems = [asdict(problem) for problem in facts.problems]
    attributes = {**facts.head, "file": facts.name, "digest": facts.digest, "problems": problems}
    add_node(graph, name, NodeKind.DOCUMENT, shown, **attributes)
    if own and facts.head_evidence:
        stated = {field: facts.head[field] for field in ("number", "type", "date", "issuer")}
        _add_instrument(graph, Meant(own), {**stated, "name": None, "subject": facts.head["title"]})
        add_edge(
            graph,
            name,
            instrument_id(own),
            EdgeKind.TEXT_OF,
            facts.head_evidence,
            since=facts.since,
            since_evidence=facts.since_evidence.row() if facts.since_evidence else None,
        )


def _add_clauses(graph: Graph, facts: Facts) -> None:
    known = {clause.path for clause in facts.clauses}
    for order, clause in enumerate(facts.clauses):
        kind = NodeKind.DUTY if clause.duty else NodeKind.CLAUSE
        name = clause_id(facts.name, clause.path)
        results = [evidence.row() for evidence in clause.results]
        add_node(
            graph,
            name,
            kind,
            clause.path,
            **({"results": results} if results else {}),
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
        add_edge(graph, above, name, EdgeKind.CONTAINS, clause.evidence)


def _add_citations(graph: Graph, facts: Facts, meant: Meanings) -> None:
    for index, citation in enumerate(facts.citations):
        stated = stated_of(citation)
        told = meant[facts.name, index]
        name = _add_instrument(graph, told, stated)
        clause = clause_id(facts.name, citation.clause)
        kind = _ROLE_EDGES[Role(citation.role)]
        said = {**_mention(citation), "stated": stated, "inferred": told.inferred}
        add_edge(graph, clause, name, kind, citation.evidence, **said)
        if citation.link:
            _add_link(graph, citation.link, meant[facts.name, citation.link.outer].identity, name)


def stated_of(citation: CitationFact) -> Stated:
    """Return what one mention says of its instrument."""
    return {
        "number": citation.number,
        "name": citation.name,
        "type": citation.type,
        "date": citation.date,
        "issuer": citation.issuer,
        "subject": citation.subject,
    }


def _mention(citation: CitationFact) -> dict[str, Any]:
    return {
        "role": citation.role,
        "how": citation.how,
        "reason": citation.reason,
        "pinpoint": list(citation.pinpoint),
        "inner": citation.link is not None,
        "prints": list(citation.prints),
    }


def _add_link(graph: Graph, link: LinkFact, outer: Identity, inner: str) -> None:
    """Add what the document says of two others; an instrument has no relation to itself."""
    ends = (inner, instrument_id(outer)) if link.inverse else (instrument_id(outer), inner)
    if ends[0] != ends[1]:
        add_edge(graph, *ends, EdgeKind(link.kind), link.evidence, part=link.part)


def _add_acts(graph: Graph, facts: Facts, own: Identity | None, meant: Meanings) -> None:
    """Add what the document, as an instrument, does with those that it names."""
    for index, citation in enumerate(facts.citations):
        act, other = citation.act, meant[facts.name, index].identity
        if not act or not own or own == other:
            continue
        ends = instrument_id(own), instrument_id(other)
        if act.kind == EdgeKind.PROMULGATES:  # it comes with the other
            ends = ends[::-1]
        add_edge(
            graph,
            *ends,
            EdgeKind(act.kind),
            citation.evidence,
            nature=act.nature,
            part=act.part,
            since=facts.since,
        )


def _add_instrument(graph: Graph, meant: Meant, stated: Stated) -> str:
    """Add an instrument, or one more mention's words to it."""
    name = instrument_id(meant.identity)
    if name not in graph:
        add_node(graph, name, NodeKind.INSTRUMENT, "", key="", reason="", said=[], candidates=[])
    node = graph.nodes[name]
    node["term"] = meant.identity.term
    node["identity"] = meant.identity
    could_be = {*node["candidates"], *map(instrument_id, meant.candidates)}
    node["candidates"] = sorted(could_be)
    node["said"].append(stated)
    node["reason"] = node["reason"] or meant.reason
    return name


class Told:
    """What mentions say of one instrument; thousands of documents may speak of it."""

    def __init__(self, said: Iterable[Stated] = ()) -> None:
        self.whole: Stated = dict.fromkeys(FIELDS)
        self._values: dict[str, set[str]] = {"date": set(), "type": set()}
        self.add(said)

    def add(self, said: Iterable[Stated]) -> None:
        """Take in mentions: the fullest value of each field counts, None where none says.

        Capital letters of a title give way to a spelling in sentence case.
        """
        for row in said:
            for field in FIELDS:
                value, best = row[field], self.whole[field]
                if value is not None and (best is None or _fullness(value) > _fullness(best)):
                    self.whole[field] = value
            for field, known in self._values.items():
                known.update({str(row[field])} if row[field] else ())

    @property
    def differing(self) -> dict[str, list[str]]:
        """Return the dates and types in which mentions contradict each other."""
        apart = {field: _apart(known) for field, known in self._values.items()}
        return {field: values for field, values in apart.items() if len(values) > 1}

    def attributes(self, identity: Identity) -> dict[str, Any]:
        """Return the attributes of the instrument once all have spoken."""
        whole = self.whole
        return {
            **whole,
            "differing": self.differing,
            "label": label(whole["type"], whole["number"], whole["name"]),
            "key": fold_number(whole["number"] or whole["name"] or ""),
            "eli": eli(identity, whole["type"]),
        }


def _fullness(value: str) -> tuple[bool, int]:
    return not value.isupper(), len(value)


def _apart(values: set[str]) -> list[str]:
    """Leave out what another value says too, and more: 2013 beside 2013-04-10."""
    ordered = [*sorted(values), ""]
    return [value for value, after in pairwise(ordered) if not after.startswith(value)]


def _add_assignments(graph: Graph, facts: Facts) -> None:
    for assignment in facts.assignments:
        name = assignment.full or assignment.unit
        unit = unit_id(name, facts)
        if unit not in graph:
            add_node(
                graph,
                unit,
                NodeKind.UNIT,
                name,
                folded=fold(name),
                place=facts.head["issuer"],
            )
        clause = clause_id(facts.name, assignment.clause)
        add_edge(
            graph, clause, unit, EdgeKind.ASSIGNED_TO, assignment.evidence, **_task(assignment)
        )


def _task(assignment: AssignmentFact) -> dict[str, Any]:
    until = assignment.deadline_evidence
    return {
        "role": assignment.role,
        "printed": assignment.unit,
        "deadline": assignment.deadline,
        "due": assignment.due,
        "deadline_evidence": until.row() if until else None,
    }


def choices(decided: Decided) -> dict[tuple[str, str], str]:
    """Return the id of the instrument that a number means in a document."""
    return {
        (document, place): decision.choice
        for (subject, document, place, _), decision in decided.items()
        if subject is Subject.CITATION
    }


def _verdict(
    facts: Facts, texts: Mapping[str, Evidence], duty: str, content: str, decided: Decided
) -> Decision | None:
    """Return what was decided on a proposal, unless the duty says something else by now."""
    decision = decided.get((Subject.BASIS, facts.name, duty, content))
    return decision if decision and decision.still_fits(texts[duty].quote) else None


def _add_bases(graph: Graph, facts: Facts, meant: Meanings, decided: Decided) -> None:
    texts = {clause.path: clause.evidence for clause in facts.clauses}
    for basis in facts.bases:
        decision = _verdict(facts, texts, basis.duty, basis.content or "", decided)
        if decision and decision.verdict is Verdict.REJECTED:
            continue
        duty = clause_id(facts.name, basis.duty)
        name = instrument_id(meant[facts.name, basis.citation].identity)
        add_edge(
            graph,
            duty,
            name,
            EdgeKind.GROUNDED_IN,
            facts.citations[basis.citation].evidence,
            level=ProofLevel.CONFIRMED.value if decision else basis.level,
            decided=str(decision.signed) if decision else "",
            through=basis.through,
            content=basis.content,
            score=basis.score,
            shared=list(basis.shared),
        )
    for proposal in facts.proposals:
        decision = _verdict(facts, texts, proposal.duty, proposal.content, decided)
        duty, content = (clause_id(facts.name, p) for p in (proposal.duty, proposal.content))
        add_edge(
            graph,
            duty,
            content,
            EdgeKind.CARRIES_OUT,
            texts[proposal.content],
            verdict=decision.verdict.value if decision else "",
            score=proposal.score,
            shared=list(proposal.shared),
        )


def _sorted(graph: Graph) -> Graph:
    ordered: Graph = nx.MultiDiGraph()
    ordered.add_nodes_from(sorted(graph.nodes(data=True), key=lambda node: str(node[0])))
    edges = [(s, t, str(key), data) for s, t, key, data in graph.edges(keys=True, data=True)]
    for source, target, key, data in sorted(edges, key=lambda edge: edge[:3]):
        ordered.add_edge(source, target, key=key, **data)
    return ordered
