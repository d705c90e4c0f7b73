"""Whether an instrument has effect on a day, and by what that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cancu.graph.elements import Graph
from cancu.graph.fold import fold, fold_number
from cancu.graph.model import CHANGES, RELATION_LABELS, EdgeKind, Evidence, NodeKind
from cancu.graph.states import TABLE, Known

LABELS = {
    "in_force": "còn hiệu lực",
    "amended": "còn hiệu lực, đã được sửa đổi, bổ sung",
    "partly": "hết hiệu lực một phần",
    "ended": "hết hiệu lực",
    "suspended": "ngưng hiệu lực",
    "not_yet": "chưa có hiệu lực",
    "unknown": "chưa rõ hiệu lực",
}
NO_WORD = "không có thông tin trong kho và trong bảng hiệu lực"
_WEIGHT = ("amended", "partly", "ended")  # the weightiest change tells


@dataclass(frozen=True, slots=True)
class State:
    """An instrument's state on a day. `source` is a table's line or the documents at hand.

    `since` is the day from which it holds; `reason` says what is not certain.
    """

    code: str
    day: str
    by: str = ""  # label of the instrument that changed it
    since: str | None = None
    source: str = ""
    reason: str = ""
    evidence: Evidence | None = None

    @property
    def label(self) -> str:
        """Return the state in Vietnamese."""
        return LABELS[self.code]


@dataclass(frozen=True, slots=True)
class _Change:
    code: str
    since: str | None
    certain: bool  # the day is that of effect, not merely of issue
    by: str
    relation: str
    evidence: Evidence


def state_on(graph: Graph, instrument: str, day: str, table: Sequence[Known] = ()) -> State:
    """Return the state of an instrument on `day` (ISO).

    An office's own table goes before the documents at hand; where neither says anything, the
    state is not known: nothing is taken to be in force because nobody repealed it here.
    """
    known = [row for row in table if _is_meant(graph.nodes[instrument], row)]
    if known:
        return _by_table(known, day)
    changes = sorted(_changes(graph, instrument), key=lambda change: change.since or "9999")
    open_ones = [change for change in changes if change.since is None]
    past = [change for change in changes if change.since and change.since <= day]
    if past and (not open_ones or past[-1].code == "ended"):
        return _changed(max(past, key=lambda change: _WEIGHT.index(change.code)), day)
    if open_ones:
        change = open_ones[0]
        reason = f"{change.by} {change.relation} văn bản này, không rõ từ ngày nào"
        return State("unknown", day, change.by, None, "kho văn bản", reason, change.evidence)
    return _unchanged(graph, instrument, day)


def _changed(change: _Change, day: str) -> State:
    reason = "" if change.certain else "tính từ ngày ban hành: không thấy ngày có hiệu lực"
    return State(change.code, day, change.by, change.since, "kho văn bản", reason, change.evidence)


def _unchanged(graph: Graph, instrument: str, day: str) -> State:
    """Only an instrument whose text is at hand says itself from when it has effect."""
    for _, _, data in graph.in_edges(instrument, data=True):
        if data["kind"] == EdgeKind.TEXT_OF and data["since"]:
            code = "in_force" if data["since"] <= day else "not_yet"
            reason = (
                "chưa thấy văn bản nào trong kho bãi bỏ, thay thế" if code == "in_force" else ""
            )
            evidence = Evidence(**data["since_evidence"])
            return State(code, day, "", data["since"], "kho văn bản", reason, evidence)
    return State("unknown", day, reason=NO_WORD)


def _changes(graph: Graph, instrument: str) -> Iterator[_Change]:
    for source, _, data in graph.in_edges(instrument, data=True):
        if data["kind"] in CHANGES and graph.nodes[source]["kind"] == NodeKind.INSTRUMENT:
            yield _change(graph, source, data)


def _change(graph: Graph, source: str, data: dict[str, Any]) -> _Change:
    kind, part = EdgeKind(data["kind"]), data.get("part")
    code = "amended" if kind is EdgeKind.AMENDS else "partly" if part else "ended"
    issued = graph.nodes[source]["date"]
    day = data.get("since") or (issued if issued and len(issued) == 10 else None)
    evidence = Evidence(**data["evidence"])
    certain = bool(data.get("since"))
    return _Change(
        code, day, certain, graph.nodes[source]["label"], RELATION_LABELS[kind], evidence
    )


def _is_meant(node: dict[str, Any], row: Known) -> bool:
    if fold_number(node["number"] or node["name"] or "") != row.number:
        return False
    if row.date and node["date"] and not row.date.startswith(node["date"]):
        return False
    return not row.issuer or not node["issuer"] or row.issuer == fold(node["issuer"])


def _by_table(rows: Sequence[Known], day: str) -> State:
    """The last line that holds on the day; a line without a day holds always."""
    holding = [row for row in rows if not row.since or row.since <= day]
    if not holding:
        first = min(rows, key=lambda row: row.since)
        reason = f"bảng chỉ nói từ {first.since}: {LABELS[first.state]}"
        return State("unknown", day, source=f"{TABLE}, dòng {first.line}", reason=reason)
    row = max(holding, key=lambda row: row.since)
    return State(row.state, day, row.by, row.since or None, f"{TABLE}, dòng {row.line}")
