"""Rules on dates and states: contradictions, the future, what had ended."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from cancu.graph.elements import Graph, document_id
from cancu.graph.finding import Checked, Finding, Mention, instruments, mentions
from cancu.graph.identity import term_begins
from cancu.graph.model import CHANGES, RELATION_LABELS, UPWARDS, EdgeKind, Evidence, NodeKind
from cancu.graph.rows import printed_date
from cancu.graph.validity import state_on
from cancu.ingest.model import Role
from cancu.ingest.tables import types

# "hướng dẫn thi hành Luật A và Nghị quyết số 5": the last may be a second object or stand alone.
_BESIDE = regex.compile(
    r"\bvà\s+(?:Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư)\s+số\s[^;]*$"
)


def differing(checked: Checked) -> Iterator[Finding]:
    """Mentions of one instrument that give it two dates or two types."""
    by_node: dict[str, list[Mention]] = {}
    for rows in mentions(checked.graph).values():
        for mention in rows:
            by_node.setdefault(mention.instrument, []).append(mention)
    for node, data in instruments(checked.graph):
        for field, values in data["differing"].items():
            said = [_first(by_node.get(node, []), field, value) for value in values]
            places = tuple(mention.evidence for mention in said if mention)
            if len(places) > 1:
                shown = " / ".join(_shown(field, value) for value in values)
                what = "ngày" if field == "date" else "loại"
                yield Finding(
                    "differing", f"{data['label']}: các nơi ghi {what} khác nhau: {shown}", places
                )


def _first(rows: list[Mention], field: str, value: str) -> Mention | None:
    return next((mention for mention in rows if mention.stated[field] == value), None)


def _shown(field: str, value: str) -> str:
    return printed_date(value) or value if field == "date" else types.label(value)


def order(checked: Checked) -> Iterator[Finding]:
    """An instrument said to carry out, detail or change one that was made only after it."""
    graph, told = checked.graph, set[tuple[str, str]]()
    for lower, upper, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        both = {graph.nodes[node]["kind"] for node in (lower, upper)} == {NodeKind.INSTRUMENT}
        kind = EdgeKind(data["kind"])
        if not both or kind not in UPWARDS | CHANGES or (lower, upper) in told:
            continue
        until, since = _latest(graph, lower), _earliest(graph, upper)
        may_stand_beside = _BESIDE.search(data["evidence"]["quote"])
        if until and since and until < since[: len(until)] and not may_stand_beside:
            told.add((lower, upper))
            yield _out_of_order(graph, lower, upper, kind, Evidence(**data["evidence"]))


def _out_of_order(
    graph: Graph, lower: str, upper: str, kind: EdgeKind, evidence: Evidence
) -> Finding:
    one, other = graph.nodes[lower], graph.nodes[upper]
    later = printed_date(other["date"]) or f"khóa {other['term']} (từ {_earliest(graph, upper)})"
    message = (
        f"{one['label']} ngày {printed_date(one['date'])} được nói là {RELATION_LABELS[kind]} "
        f"{other['label']}, ban hành sau nó: {later}"
    )
    return Finding("order", message, (evidence, *_dated_at(graph, upper, evidence)))


def _dated_at(graph: Graph, node: str, but: Evidence) -> tuple[Evidence, ...]:
    """Return another place that dates the instrument, where there is one."""
    for _, _, data in sorted(graph.in_edges(node, data=True), key=lambda edge: edge[0]):
        dated = data.get("stated", {}).get("date")
        evidence = Evidence(**data["evidence"])
        if dated and (evidence.document, evidence.start) != (but.document, but.start):
            return (evidence,)
    return ()


def _latest(graph: Graph, node: str) -> str | None:
    """Return the last of the dates that mentions give, None without any."""
    data = graph.nodes[node]
    latest: str | None = max(data["differing"].get("date", ()), default=data["date"])
    return latest


def _earliest(graph: Graph, node: str) -> str | None:
    data = graph.nodes[node]
    if data["date"]:
        return min(data["differing"].get("date", ()), default=str(data["date"]))
    begins = term_begins(data["term"]) or term_begins(_term_in(data["name"] or ""))
    return str(begins) if begins else None


def _term_in(name: str) -> str | None:
    words = name.replace("khoá", "khóa").split()
    places = [i for i, word in enumerate(words[:-1]) if word.casefold() == "khóa"]
    return words[places[-1] + 1] if places else None


def future(checked: Checked) -> Iterator[Finding]:
    """A document that cites what was made after it."""
    for name, rows in mentions(checked.graph).items():
        written = _written(checked.graph, name)
        for mention in rows:
            date = mention.stated["date"]
            if written and date and date > written[: len(date)]:
                yield Finding(
                    "future",
                    f"{name} ngày {printed_date(written)} viện dẫn văn bản ngày "
                    f"{printed_date(date)}, sau nó",
                    (mention.evidence,),
                )


def _written(graph: Graph, name: str) -> str | None:
    date: str | None = graph.nodes[document_id(name)]["date"]
    return date


def ended(checked: Checked) -> Iterator[Finding]:
    """A basis that had no effect any more on the document's date, or has none on the day asked."""
    for name, rows in mentions(checked.graph).items():
        if "VBHN" in (checked.graph.nodes[document_id(name)]["number"] or ""):
            continue  # a consolidated text repeats the words of acts of other days
        written, told = _written(checked.graph, name), set[str]()
        for mention in rows:
            based = mention.data["role"] == Role.BASIS and not mention.data["inner"]
            if based and mention.instrument not in told:
                told.add(mention.instrument)
                yield from _ended(checked, name, mention, written)


def _ended(checked: Checked, name: str, mention: Mention, written: str | None) -> Iterator[Finding]:
    label = checked.graph.nodes[mention.instrument]["label"]
    for day, when in ((written, "khi văn bản được ban hành"), (checked.day, "vào ngày được hỏi")):
        state = state_on(checked.graph, mention.instrument, day, checked.table) if day else None
        over = state and state.code in ("ended", "suspended") and (state.since or "") < str(day)
        if state and over:  # what ends on the day itself may have been the basis that morning
            since = f" từ {printed_date(state.since)}" if state.since else ""
            by = f" bởi {state.by}" if state.by else ""
            places = (mention.evidence, *((state.evidence,) if state.evidence else ()))
            message = f"{name} căn cứ {label}, {state.label}{since}{by} {when} ({state.source})"
            yield Finding("ended", message, places)
            return
