"""A person's decisions that no longer fit what the documents say."""

from __future__ import annotations

import pytest

from cancu.graph.build import build_graph
from cancu.graph.check import check
from cancu.graph.decisions import Decision, Signed, Subject, Verdict
from cancu.graph.finding import Checked

from .acts_made import act

_PLAN = act(
    "a", "4/KH-UBND", "1. Sở Y tế làm A theo Luật Đất đai.\n\n2. Sở Y tế làm B.", kind="KẾ HOẠCH"
)
_SIGNED = Signed("Nguyễn Văn A", "2026-11-20")
_DUTY = "1. Sở Y tế làm A theo Luật Đất đai."


def _decision(
    place: str = "1", choice: str = "2", words: str = "", document: str = "a"
) -> Decision:
    return Decision(Subject.BASIS, document, place, choice, Verdict.CONFIRMED, _SIGNED, words=words)


def _meaning(place: str, choice: str) -> Decision:
    return Decision(Subject.CITATION, "a", place, choice, Verdict.CONFIRMED, _SIGNED)


@pytest.mark.parametrize(
    ("decision", "reason"),
    [
        # the words are those that were decided on
        (_decision(words=_DUTY), ""),
        # the duty says something else by now
        (_decision(words="1. Sở Y tế làm C."), "đã đổi"),
        (_decision(place="9"), "nhiệm vụ 9 không còn"),
        (_decision(choice="9"), "nội dung 9 không còn"),
        (_decision(document="b"), "tài liệu không còn"),
        # the instrument that was chosen, and the words that name it
        (_meaning("Luật Đất đai", "luat dat dai@?"), ""),
        (_meaning("Luật Đất đai", "31/2024/QH15"), "không còn văn bản"),
        (_meaning("Luật Giá", "luat dat dai@?"), "không còn viện dẫn"),
    ],
)
def test_stale(decision: Decision, reason: str) -> None:
    found = check(Checked(build_graph([_PLAN]), decisions=[decision]), only=["stale"])
    assert len(found) == bool(reason)
    for finding in found:
        assert reason in finding.message
        assert "Nguyễn Văn A, 20/11/2026" in finding.message
        assert all(place.quote for place in finding.places)
