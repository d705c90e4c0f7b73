"""Rules on form and coverage: what is missing, printed twice, unclear, or not taken up."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from cancu.graph.elements import Graph, clause_id, document_id
from cancu.graph.finding import Checked, Finding, Mention, documents, instruments, mentions
from cancu.graph.fold import fold
from cancu.graph.model import EdgeKind, Evidence, NodeKind
from cancu.graph.query import duty_answer
from cancu.ingest.model import Role

_ND30 = "2020-03-05"  # from then on Nghị định 30/2020/NĐ-CP tells how the state cites
_NAMED_ONLY = frozenset({"L", "BL", "PL", "HP", "TC", "ĐƯ"})
_PARTY_NUMBER = regex.compile(r"\d+[a-z]?-")
# Normative acts bear their year in the number; other rules than NĐ 30 tell how they cite.
# A consolidated text repeats the bases of others.
_NORMATIVE = regex.compile(r"/(?:19|20)\d\d/|VBHN")
_PREAMBLE = "căn cứ"
_BASIS_ENDS = regex.compile(r"[;\n]|\.\s")
_UNREAD = regex.compile(r",?\s*(?:ngày|của)\s")
_GOES_ON = regex.compile(r"(?:và|hoặc|cùng|đã|được|có|thì|nêu|quy định)\s")
_JOINT = 8  # characters of " và " and ", số "
_LETTERS = frozenset({"CV", "CĐ", "TB", "BC", "TTr"})  # they set out no căn cứ
# In a normative act the act itself is the basis of what it orders.
_PLANS = frozenset({"KH", "CTr", "CTHĐ", "ĐA", "PA", "CT", "CĐ", "CV", "TB", "HD"})


def no_basis(checked: Checked) -> Iterator[Finding]:
    """A duty that rests on nothing but the document's own căn cứ, or on nothing at all."""
    graph = checked.graph
    for node, data in graph.nodes(data=True):
        if data["kind"] != NodeKind.DUTY or _type_of(graph, data["document"]) not in _PLANS:
            continue
        answer = duty_answer(graph, node)
        if answer.only_general:
            only = "chỉ có căn cứ chung" if answer.bases else "không có căn cứ nào"
            message = f"{answer.document}, {answer.path}: nhiệm vụ {only}"
            yield Finding("no-basis", message, (answer.evidence,))


def _type_of(graph: Graph, name: str) -> str | None:
    kind: str | None = graph.nodes[document_id(name)]["type"]
    return kind


def not_full(checked: Checked) -> Iterator[Finding]:
    """A first mention in the căn cứ that leaves out what Nghị định 30/2020/NĐ-CP asks for."""
    for name, rows in mentions(checked.graph).items():
        head = checked.graph.nodes[document_id(name)]
        state = head["number"] and not _PARTY_NUMBER.match(head["number"])
        state = state and head["type"] not in _LETTERS and not _NORMATIVE.search(head["number"])
        if not state or (head["date"] or "") < _ND30:
            continue
        seen: set[str] = set()
        for mention, after in zip(rows, [*rows[1:], None], strict=True):
            first = mention.instrument not in seen
            seen.add(mention.instrument)
            asked = first and not _is_joined(mention, after) and _is_basis(mention)
            missing = _missing(mention, _words_behind(checked.graph, mention)) if asked else []
            if missing:
                label = checked.graph.nodes[mention.instrument]["label"]
                message = f"{name}: viện dẫn lần đầu {label} thiếu {', '.join(missing)}"
                yield Finding("not-full", message, (mention.evidence,))


def _is_joined(mention: Mention, after: Mention | None) -> bool:
    """Tell a member of a list whose last one prints what all share."""
    return after is not None and 0 <= after.evidence.start - mention.evidence.end < _JOINT


def _is_basis(mention: Mention) -> bool:
    stated, data = mention.stated, mention.data
    if mention.evidence.clause != _PREAMBLE or data["role"] != Role.BASIS or data["inner"]:
        return False
    return bool(stated["number"]) and stated["type"] not in _NAMED_ONLY


def _words_behind(graph: Graph, mention: Mention) -> str:
    """Return what its clause says behind a mention, up to the end of the căn cứ."""
    words = graph.nodes[clause_id(mention.evidence.document, mention.evidence.clause)]["text"]
    return _BASIS_ENDS.split(words.partition(mention.evidence.quote)[2])[0].strip()


def _missing(mention: Mention, behind: str) -> list[str]:
    """Return what is not printed; what is printed and could not be read is not missing."""
    data, stated = mention.data, mention.stated
    prints = {*data["prints"], *(["subject"] if stated["subject"] else [])}
    if _UNREAD.match(behind):  # "ngày 09/6/20205 của …", "của Thủ tưởng Chính phủ về …"
        return []
    if behind[:1].islower() and not _GOES_ON.match(behind):
        prints.add("subject")  # "của Chính phủ | sửa đổi, bổ sung một số điều …"
    # A list's head prints the body once, and its last member the subject.
    listed = mention.evidence.quote[:1].isdigit()
    fields = (("date", "ngày ban hành"), ("issuer", "cơ quan ban hành"), ("subject", "trích yếu"))
    return [label for field, label in fields if field not in prints and not listed]


def duplicate(checked: Checked) -> Iterator[Finding]:
    """Two documents of one number, body and year that say different things."""
    graph = checked.graph
    for node, data in instruments(graph):
        texts = [
            (graph.nodes[source], Evidence(**edge["evidence"]))
            for source, _, edge in sorted(graph.in_edges(node, data=True), key=lambda e: e[0])
            if edge["kind"] == EdgeKind.TEXT_OF
        ]
        if len({document["digest"] for document, _ in texts}) > 1:
            names = ", ".join(document["file"] for document, _ in texts)
            places = tuple(evidence for _, evidence in texts)
            yield Finding("duplicate", f"{data['label']}: nhiều tệp cùng số: {names}", places)


def two_leads(checked: Checked) -> Iterator[Finding]:
    """A duty for which two units are each told to lead."""
    graph = checked.graph
    for node, data in graph.nodes(data=True):
        if data["kind"] == NodeKind.DUTY and "chủ trì" in data["text"]:
            answer = duty_answer(graph, node)
            named = [u for u in answer.units if u.role == "responsible"]
            leads = [u for u in named if _leads(u.unit, data["text"])]
            if len({fold(u.unit) for u in leads}) > 1:
                units = ", ".join(dict.fromkeys(u.unit for u in leads))
                message = f"{answer.document}, {answer.path}: hai đơn vị cùng chủ trì: {units}"
                yield Finding("two-leads", message, tuple(u.evidence for u in leads))


def _leads(unit: str, text: str) -> bool:
    after = text.partition(unit)[2]
    return after.lstrip(" ,").startswith("chủ trì")


def unresolved(checked: Checked) -> Iterator[Finding]:
    """An instrument that could not be told, with all that it could be."""
    for name, rows in mentions(checked.graph).items():
        told: set[str] = set()
        for mention in rows:
            node = checked.graph.nodes[mention.instrument]
            if node["reason"] and mention.instrument not in told:
                told.add(mention.instrument)
                message = f"{name}: {node['label']}: {node['reason']}"
                yield Finding("unresolved", message, (mention.evidence,))


def spelling(checked: Checked) -> Iterator[Finding]:
    """One instrument whose number is printed in two ways, with the year and without."""
    by_node: dict[str, dict[str, Evidence]] = {}
    for rows in mentions(checked.graph).values():
        for mention in rows:
            printed = mention.stated["number"]
            if printed:
                by_node.setdefault(mention.instrument, {}).setdefault(printed, mention.evidence)
    for node, printed_at in sorted(by_node.items()):
        numbers = sorted(printed_at)
        if len(numbers) > 1:
            message = (
                f"{checked.graph.nodes[node]['label']}: số in nhiều cách: {', '.join(numbers)}"
            )
            yield Finding("spelling", message, tuple(printed_at[number] for number in numbers))


def not_taken_up(checked: Checked) -> Iterator[Finding]:
    """A duty that an upper plan gives to a body whose own plan for it says nothing of it."""
    graph = checked.graph
    for node, data in documents(graph):
        for upper in _carried_out(graph, node):
            own = {fold(str(d["text"])) for _, d in _clauses(graph, data["file"])}
            for duty in _duties_for(graph, upper, fold(data["issuer"] or "")):
                if not _is_taken_up(fold(graph.nodes[duty]["text"]), own):
                    answer = duty_answer(graph, duty)
                    message = (
                        f"{data['file']}: chưa thấy việc mà {graph.nodes[upper]['file']} "
                        f"giao tại {answer.path}"
                    )
                    yield Finding("not-taken-up", message, (answer.evidence,))


def _carried_out(graph: Graph, document: str) -> Iterator[str]:
    """Yield the documents at hand that a document carries out."""
    for _, own, edge in graph.out_edges(document, data=True):
        if edge["kind"] == EdgeKind.TEXT_OF:
            for _, other, act in graph.out_edges(own, data=True):
                if act["kind"] in (EdgeKind.IMPLEMENTS, EdgeKind.BASED_ON) and "nature" in act:
                    yield from _texts(graph, other)


def _texts(graph: Graph, instrument: str) -> Iterator[str]:
    for source, _, edge in graph.in_edges(instrument, data=True):
        if edge["kind"] == EdgeKind.TEXT_OF:
            yield source


def _clauses(graph: Graph, file: str) -> Iterator[tuple[str, dict[str, object]]]:
    for node, data in graph.nodes(data=True):
        if data.get("document") == file and data["kind"] in (NodeKind.CLAUSE, NodeKind.DUTY):
            yield node, data


def _duties_for(graph: Graph, document: str, body: str) -> Iterator[str]:
    file = graph.nodes[document]["file"]
    for node, data in _clauses(graph, file):
        if data["kind"] == NodeKind.DUTY:
            units = [
                graph.nodes[unit]["folded"]
                for _, unit, edge in graph.out_edges(node, data=True)
                if edge["kind"] == EdgeKind.ASSIGNED_TO and edge["role"] == "responsible"
            ]
            if any(unit and body.endswith(unit) for unit in units):
                yield node


def _is_taken_up(duty: str, own: set[str]) -> bool:
    """Half of the duty's telling words in one clause of the lower plan is enough."""
    words = {word for word in duty.split() if len(word) > 3}
    return any(len(words & set(text.split())) * 2 >= len(words) for text in own)
