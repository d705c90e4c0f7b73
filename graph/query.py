"""Ask the graph: what backs a duty, what a unit owes, what rests on an instrument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import regex

from cancu.graph.acts import Nature
from cancu.graph.answers import (
    BasisRow,
    DutyAnswer,
    InstrumentAnswer,
    Link,
    MentionRow,
    NothingFound,
    RestingRow,
    UnitAnswer,
    UnitRow,
)
from cancu.graph.elements import Graph, clause_id, document_id
from cancu.graph.fold import fold, fold_number, holds_number
from cancu.graph.missing import near_names, near_paths, unknown_words
from cancu.graph.model import (
    CHANGES,
    LEVEL_LABELS,
    RELATION_LABELS,
    UPWARDS,
    EdgeKind,
    Evidence,
    NodeKind,
    ProofLevel,
)
from cancu.graph.unit_forms import unit_forms
from cancu.ingest.model import ClauseKind, Role

_LEVELS = list(ProofLevel)
_NAMING = frozenset(
    {
        EdgeKind.BASED_ON,
        EdgeKind.CITES,
        EdgeKind.AMENDS,
        EdgeKind.REPLACES,
        EdgeKind.REPEALS,
        EdgeKind.GUIDES,
        EdgeKind.PROMULGATES,
    }
)
_PREAMBLE = "căn cứ"
_WORD = regex.compile(r"\w+")
_FURNITURE = frozenset(
    {ClauseKind.HEAD, ClauseKind.RECIPIENTS, ClauseKind.SIGNATURE, ClauseKind.FURNITURE}
)


def basis(graph: Graph, question: str, document: str | None = None) -> tuple[DutyAnswer, ...]:
    """Return the duties that `question` names, each with every basis it has.

    `question` is a clause path (`III/9/-2`, or with its file `40-KH-UBND.txt#III/9/-2`), or words
    in any case, with or without tones. Where no duty holds all the words, other clauses answer.
    Raises `NothingFound`.
    """
    nodes = (
        _by_path(graph, question, document)
        or _by_words(graph, question, document, NodeKind.DUTY)
        or _by_words(graph, question, document, NodeKind.CLAUSE)
    )
    if not nodes:
        where = f" trong {document}" if document else ""
        hint = _hint(graph, question, document)
        raise NothingFound(f"không tìm thấy nhiệm vụ nào khớp với “{question}”{where}{hint}")
    return tuple(duty_answer(graph, node) for node in nodes)


def _hint(graph: Graph, question: str, document: str | None) -> str:
    file, _, path = question.rpartition("#")
    clauses = [data for _, data in _clauses(graph, file or document)]
    near = near_paths(fold(path).strip("/ "), (data["path"] for data in clauses))
    return near or unknown_words(_words(question), (_words(data["text"]) for data in clauses))


def _by_path(graph: Graph, question: str, document: str | None) -> list[str]:
    file, _, path = question.rpartition("#")
    wanted, inside = fold(path).strip("/ "), file or document
    return [node for node, data in _clauses(graph, inside) if fold(data["path"]) == wanted]


def _by_words(graph: Graph, question: str, document: str | None, kind: NodeKind) -> list[str]:
    """Find clauses that hold every word of the question; those with the whole phrase come first."""
    words = _words(question)
    phrase = f" {' '.join(words)} "
    found: list[tuple[bool, str, int, str]] = []
    for node, data in _clauses(graph, document):
        if words and data["kind"] == kind and data["clause_kind"] not in _FURNITURE:
            units = " ".join(unit.unit for unit in _units(graph, node))
            held = _words(f"{data['text']} {units}")
            if set(words) <= set(held):
                apart = phrase not in f" {' '.join(held)} "
                found.append((apart, data["document"], data["order"], node))
    return [node for *_, node in sorted(found)]


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _clauses(graph: Graph, document: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    for node, data in graph.nodes(data=True):
        is_clause = data["kind"] in (NodeKind.CLAUSE, NodeKind.DUTY)
        if is_clause and document in (None, data["document"]):
            yield node, data


def duty_answer(graph: Graph, node: str) -> DutyAnswer:
    """Return what is known of the duty or clause `node`."""
    data = graph.nodes[node]
    rows = _bases(graph, node) if data["kind"] == NodeKind.DUTY else _named_bases(graph, node)
    weak = all(row.level == ProofLevel.PREAMBLE for row in rows)
    return DutyAnswer(
        document=data["document"],
        path=data["path"],
        is_duty=data["kind"] == NodeKind.DUTY,
        text=data["text"],
        evidence=_evidence_of(graph, node),
        units=tuple(_units(graph, node)),
        bases=tuple(rows),
        only_general=weak,
    )


def _evidence_of(graph: Graph, node: str) -> Evidence:
    edges = graph.in_edges(node, data=True)
    return next(
        Evidence(**data["evidence"]) for *_, data in edges if data["kind"] == EdgeKind.CONTAINS
    )


def _units(graph: Graph, node: str) -> list[UnitRow]:
    rows = [
        _unit_row(graph.nodes[unit]["label"], data)
        for _, unit, data in graph.out_edges(node, data=True)
        if data["kind"] == EdgeKind.ASSIGNED_TO
    ]
    order = ["responsible", "coordinating", "advised"]
    return sorted(rows, key=lambda row: (order.index(row.role), row.evidence.start, row.unit))


def _unit_row(label: str, data: dict[str, Any]) -> UnitRow:
    until = data["deadline_evidence"]
    evidence = Evidence(**data["evidence"])
    stated = Evidence(**until) if until else None
    due = data.get("due", "")
    return UnitRow(label, data["role"], data["deadline"], evidence, stated, due)


def _bases(graph: Graph, node: str) -> list[BasisRow]:
    edges = [
        (instrument, data)
        for _, instrument, data in graph.out_edges(node, data=True)
        if data["kind"] == EdgeKind.GROUNDED_IN
    ]
    edges.sort(key=lambda edge: _strength(edge[1]))
    return [_basis_row(graph, instrument, data) for instrument, data in edges]


def _strength(data: dict[str, Any]) -> tuple[int, float, int]:
    return _LEVELS.index(data["level"]), -(data["score"] or 0.0), data["evidence"]["start"]


def _basis_row(graph: Graph, instrument: str, data: dict[str, Any]) -> BasisRow:
    node = graph.nodes[instrument]
    return BasisRow(
        instrument=node["label"],
        instrument_id=instrument,
        date=node["date"],
        issuer=node["issuer"],
        level=data["level"],
        level_label=LEVEL_LABELS[ProofLevel(data["level"])],
        through=data["through"],
        content=data["content"],
        score=data["score"],
        shared=tuple(data["shared"]),
        evidence=Evidence(**data["evidence"]),
        chain=tuple(_upwards(graph, instrument)),
        decided=data.get("decided", ""),
    )


def _named_bases(graph: Graph, node: str) -> list[BasisRow]:
    """Return what backs a clause that gives no duty: its own words, headings, the căn cứ."""
    data = graph.nodes[node]
    rows = _named_at(graph, node, ProofLevel.EXPLICIT)
    above = data["path"].rpartition("/")[0]
    while above:
        rows += _named_at(graph, clause_id(data["document"], above), ProofLevel.SECTION)
        above = above.rpartition("/")[0]
    if data["path"] != _PREAMBLE:
        preamble = clause_id(data["document"], _PREAMBLE)
        rows += _named_at(graph, preamble, ProofLevel.PREAMBLE)
    return rows


def _named_at(graph: Graph, node: str, level: ProofLevel) -> list[BasisRow]:
    if node not in graph:
        return []
    path = graph.nodes[node]["path"]
    rows = [
        _basis_row(graph, instrument, {**data, **_stated(level, path)})
        for _, instrument, data in graph.out_edges(node, data=True)
        if data["kind"] in _NAMING and not data["inner"] and data["role"] != Role.PROPOSAL
    ]
    return sorted(rows, key=lambda row: row.evidence.start)


def _stated(level: ProofLevel, path: str) -> dict[str, Any]:
    through = None if level is ProofLevel.EXPLICIT else path
    return {"level": level.value, "through": through, "content": None, "score": None, "shared": []}


def _upwards(graph: Graph, instrument: str) -> list[Link]:
    """Follow what an instrument carries out, and what that does, to the end."""
    links: list[Link] = []
    seen, waiting = {instrument}, [instrument]
    while waiting:
        lower = waiting.pop(0)
        for link in _links(graph.out_edges(lower, data=True), graph, UPWARDS):
            if link.upper_id not in seen:
                seen.add(link.upper_id)
                waiting.append(link.upper_id)
                links.append(link)
    return links


Edges = Iterable[tuple[str, str, dict[str, Any]]]


def _links(edges: Edges, graph: Graph, kinds: frozenset[EdgeKind]) -> list[Link]:
    """Return what one instrument is to another: each relation once, with its first words."""
    found: dict[tuple[str, str, str], Link] = {}
    for lower, upper, data in edges:
        if data["kind"] in kinds and _climbs(graph, lower, data):
            found.setdefault((lower, upper, data["kind"]), _link(graph, lower, upper, data))
    return [link for _, link in sorted(found.items(), key=lambda item: item[0])]


def _climbs(graph: Graph, lower: str, data: dict[str, Any]) -> bool:
    """What empowers a body or was proposed to it is no directive that the act carries out."""
    content = data.get("nature") in (None, Nature.CONTENT)
    return content and graph.nodes[lower]["kind"] == NodeKind.INSTRUMENT


def _link(graph: Graph, lower: str, upper: str, data: dict[str, Any]) -> Link:
    labels = graph.nodes[lower]["label"], graph.nodes[upper]["label"]
    shown = RELATION_LABELS[EdgeKind(data["kind"])]
    return Link(*labels, upper, data["kind"], shown, Evidence(**data["evidence"]))


def unit(graph: Graph, name: str) -> tuple[UnitAnswer, ...]:
    """Return the units of that name, or with that in their name, and what each owes.

    A name may be typed in short ("UBND xã"). Raises `NothingFound` with near names.
    """
    forms = unit_forms(name)
    units = [(n, d) for n, d in graph.nodes(data=True) if d["kind"] == NodeKind.UNIT]
    exact = [node for node, data in units if data["folded"] in forms]
    nodes = exact or [n for n, data in units if any(form in data["folded"] for form in forms)]
    if not nodes:
        labels = {data["folded"]: data["label"] for _, data in units}
        raise NothingFound(f"không có đơn vị nào tên “{name}”{near_names(fold(name), labels)}")
    return tuple(unit_answer(graph, node) for node in sorted(nodes))


def unit_answer(graph: Graph, node: str) -> UnitAnswer:
    """Return what the unit `node` owes."""
    rows = [
        (graph.nodes[clause]["document"], graph.nodes[clause]["order"], clause, data)
        for clause, _, data in graph.in_edges(node, data=True)
        if data["kind"] == EdgeKind.ASSIGNED_TO
    ]
    label = graph.nodes[node]["label"]
    duties = tuple(
        (
            _unit_row(label, data),
            duty_answer(graph, clause),
        )
        for _, _, clause, data in sorted(rows, key=lambda row: row[:3])
    )
    return UnitAnswer(label, graph.nodes[node]["place"], duties)


def instrument(graph: Graph, number: str) -> tuple[InstrumentAnswer, ...]:
    """Return the instruments of that number or name; a number can recur every term or year.

    Dashes, slashes, blanks, case and tones may be typed in any way. Raises `NothingFound`.
    """
    wanted = fold_number(number)
    known = [(n, d) for n, d in graph.nodes(data=True) if d["kind"] == NodeKind.INSTRUMENT]
    nodes = [node for node, data in known if data["key"] == wanted]
    nodes = nodes or [node for node, data in known if holds_number(data["label"], wanted)]
    if not nodes:
        labels = {data["key"]: data["label"] for _, data in known}
        hint = near_names(wanted, labels)
        raise NothingFound(f"không có văn bản nào số hoặc tên “{number}”{hint}")
    return tuple(instrument_answer(graph, node) for node in sorted(nodes))


def instrument_answer(graph: Graph, node: str) -> InstrumentAnswer:
    """Return what is known of the instrument `node` and what rests on it."""
    data = graph.nodes[node]
    lower, upper = graph.in_edges(node, data=True), graph.out_edges(node, data=True)
    return InstrumentAnswer(
        instrument=data["label"],
        instrument_id=node,
        type=data["type"],
        number=data["number"],
        date=data["date"],
        issuer=data["issuer"],
        subject=data["subject"],
        reason=data["reason"],
        differing={field: tuple(values) for field, values in data["differing"].items()},
        documents=tuple(
            graph.nodes[source]["file"]
            for source, _, edge in lower
            if edge["kind"] == EdgeKind.TEXT_OF
        ),
        mentions=tuple(_mentions(graph, node)),
        implements=tuple(_upwards(graph, node)),
        implemented_by=tuple(_links(lower, graph, UPWARDS)),
        changes=(*_links(lower, graph, CHANGES), *_links(upper, graph, CHANGES)),
        resting=tuple(_resting(graph, node, (), {node})),
        inferred=tuple(sorted({said for _, _, edge in lower if (said := edge.get("inferred"))})),
    )


def _mentions(graph: Graph, node: str) -> list[MentionRow]:
    rows = [
        (graph.nodes[clause]["order"], data)
        for clause, _, data in graph.in_edges(node, data=True)
        if data["kind"] in _NAMING and "order" in graph.nodes[clause]
    ]
    rows.sort(key=lambda row: (row[1]["evidence"]["document"], row[0], row[1]["evidence"]["start"]))
    return [_mention_row(data["role"], Evidence(**data["evidence"])) for _, data in rows]


def _mention_row(role: str, evidence: Evidence) -> MentionRow:
    return MentionRow(evidence.document, evidence.clause, role, evidence)


def _resting(
    graph: Graph, node: str, chain: tuple[Link, ...], seen: set[str]
) -> Iterator[RestingRow]:
    """Yield the duties grounded in an instrument, then those in what carries it out."""
    grounded = [
        (graph.nodes[duty]["document"], graph.nodes[duty]["order"], duty, data)
        for duty, _, data in graph.in_edges(node, data=True)
        if data["kind"] == EdgeKind.GROUNDED_IN
    ]
    for _, _, duty, data in sorted(grounded, key=lambda row: (_strength(row[3])[0], *row[:2])):
        yield RestingRow(duty_answer(graph, duty), _basis_row(graph, node, data), chain)
    for lower, _, data in sorted(graph.in_edges(node, data=True), key=lambda edge: edge[0]):
        climbs = data["kind"] in UPWARDS and _climbs(graph, lower, data)
        if climbs and lower not in seen:
            seen.add(lower)
            yield from _resting(graph, lower, (_link(graph, lower, node, data), *chain), seen)


def documents(graph: Graph) -> dict[str, dict[str, Any]]:
    """Return what each document says of itself, by file name."""
    return {
        data["file"]: data
        for _, data in graph.nodes(data=True)
        if data["kind"] == NodeKind.DOCUMENT
    }


def find_document(graph: Graph, wanted: str) -> str:
    """Return the file name of the document with that name or number. Raises `NothingFound`.

    The folder may be left out of a name that only one document has.
    """
    if document_id(wanted) in graph:
        return wanted
    key = fold_number(wanted)
    found = [
        name
        for name, data in documents(graph).items()
        if data["number"] and fold_number(data["number"]) == key
    ] or [name for name in documents(graph) if name.endswith(f"/{wanted}")]
    if len(found) == 1:
        return found[0]
    if found:
        raise NothingFound(f"“{wanted}”: có {len(found)} văn bản như vậy: {', '.join(found)}")
    labels = {fold_number(name): name for name in documents(graph)}
    labels |= {
        fold_number(d["number"]): d["number"] for d in documents(graph).values() if d["number"]
    }
    raise NothingFound(f"“{wanted}”: không có trong kho{near_names(key, labels)}")
