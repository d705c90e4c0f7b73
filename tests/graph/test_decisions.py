"""What people decided survives every build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cancu.graph.build import build_graph
from cancu.graph.decisions import (
    TABLE,
    Decision,
    DecisionError,
    Signed,
    Subject,
    Verdict,
    keep,
    load_decisions,
)
from cancu.graph.facts import Facts
from cancu.graph.pending import decide_basis, decide_citation, pending
from cancu.graph.query import basis

from .acts_made import act

_SIGNED = Signed("Nguyễn Văn A", "2026-11-23")
_YES = Decision(
    Subject.BASIS,
    "40-KH-UBND.txt",
    "III/9/-2",
    "II/2/2.5",
    Verdict.CONFIRMED,
    _SIGNED,
    "",
    "Tuyên truyền",
)


def test_what_is_kept_is_what_is_loaded(tmp_path: Path) -> None:
    odd = replace(_YES, place="III/1/-1", note='dấu phẩy, "nháy"', words="=1+1")
    keep(tmp_path, [_YES])
    keep(tmp_path, [odd])
    assert load_decisions(tmp_path) == (_YES, odd)


def test_the_last_decision_counts_and_the_first_stays_on_record(tmp_path: Path) -> None:
    no = replace(_YES, verdict=Verdict.REJECTED)
    keep(tmp_path, [_YES, no])
    assert load_decisions(tmp_path) == (no,)
    assert (tmp_path / TABLE).read_text("utf-8-sig").count("III/9/-2") == 2


@pytest.mark.parametrize("change", [("đồng ý", "ừ"), ("căn cứ", "gì"), ("loai,", "")])
def test_a_line_that_cannot_be_used_stops_the_build(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    keep(tmp_path, [_YES])
    path = tmp_path / TABLE
    path.write_text(path.read_text("utf-8").replace(*change, 1), "utf-8")
    with pytest.raises(DecisionError, match=TABLE):
        load_decisions(tmp_path)


def _decided(facts: Facts, verdict: Verdict) -> Decision:
    graph = build_graph([facts])
    return decide_basis(graph, facts.name, ("iii/9/-2", "II/2/2.5"), verdict, _SIGNED)


def test_a_confirmed_proposal_is_firm_and_says_who(facts: Facts) -> None:
    graph = build_graph([facts], [_decided(facts, Verdict.CONFIRMED)])
    [answer] = basis(graph, "III/9/-2")
    rows = [row for row in answer.bases if row.content == "II/2/2.5"]
    assert {row.level for row in rows} == {"confirmed"}
    assert rows[0].decided == "Nguyễn Văn A, 23/11/2026"
    [row] = [row for row in pending(graph) if row.duty == "III/9/-2"]
    assert row.verdict == "đồng ý"


def test_a_rejected_proposal_backs_nothing(facts: Facts) -> None:
    graph = build_graph([facts], [_decided(facts, Verdict.REJECTED)])
    [answer] = basis(graph, "III/9/-2")
    assert not [row for row in answer.bases if row.content]
    assert answer.only_general


def test_a_decision_on_other_words_is_none(facts: Facts) -> None:
    """The plan was changed: what III/9/-2 says now was never decided on."""
    stale = replace(_decided(facts, Verdict.REJECTED), words="Một việc khác hẳn")
    [answer] = basis(build_graph([facts], [stale]), "III/9/-2")
    assert [row for row in answer.bases if row.content]


def test_a_person_says_which_law_a_name_means() -> None:
    """What the name could mean may be chosen; the open node itself is no answer."""
    name = "Luật Ngân sách nhà nước"
    both = f"1. Theo {name} số 83/2015/QH13.\n\n2. Theo {name} số 89/2025/QH15."
    documents = [
        act("a", "1/KH-UBND", f"1. Theo {name}.", kind="KẾ HOẠCH"),
        act("b", "2/KH-UBND", both, kind="KẾ HOẠCH"),
    ]
    graph = build_graph(documents)
    chosen = decide_citation(graph, "a", name, "83/2015/QH13", _SIGNED)
    assert any("@?" in node for node in graph)
    assert not any("@?" in node for node in build_graph(documents, [chosen]))
    with pytest.raises(DecisionError, match="83/2015/QH13; 89/2025/QH15"):
        decide_citation(graph, "a", name, "luat ngan sach nha nuoc@?", _SIGNED)


def test_a_person_says_which_instrument_is_meant() -> None:
    old, new = "Nghị quyết số 22-NQ/TW ngày 02/02/2008.", "Nghị quyết số 22-NQ/TW ngày 10/4/2013."
    documents = [
        act("a", "1/KH-UBND", f"1. {old}", kind="KẾ HOẠCH"),
        act("b", "2/KH-UBND", f"1. {new}", kind="KẾ HOẠCH"),
        act("c", "3/KH-UBND", "1. Theo Nghị quyết số 22-NQ/TW.", kind="KẾ HOẠCH"),
    ]
    graph = build_graph(documents)
    chosen = decide_citation(graph, "c", "22-NQ/TW", "22-NQ/TW@2013", _SIGNED)
    assert any("theo c" in node for node in graph)
    assert not any("theo c" in node for node in build_graph(documents, [chosen]))
    with pytest.raises(DecisionError, match="22-NQ/TW@2008"):
        decide_citation(graph, "c", "22-NQ/TW", "22-NQ/TW@1999", _SIGNED)
