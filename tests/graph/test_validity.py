"""Whether an instrument has effect on a day."""

from __future__ import annotations

import pytest

from cancu.graph.build import build_graph
from cancu.graph.elements import Graph
from cancu.graph.states import parse_states
from cancu.graph.validity import state_on

from .acts_made import act

_OLD = "văn bản: 3/2020/QĐ-UBND · uy ban nhan dan tinh lao cai"


def _graph(new: str) -> Graph:
    effect = "Điều 3. Quyết định này có hiệu lực từ ngày 01/03/2020."
    return build_graph(
        [
            act("old", "3/2020/QĐ-UBND", effect, "10 tháng 02 năm 2020"),
            act("new", "9/2025/QĐ-UBND", new),
        ]
    )


@pytest.mark.parametrize(
    ("words", "day", "code", "since"),
    [
        # replaced from the day on which the new one has effect
        (
            "Quyết định này có hiệu lực từ ngày 01/01/2026 và thay thế Quyết định số 3/2020/QĐ-UBND.",
            *("2026-01-01", "ended", "2026-01-01"),
        ),
        # and not a day before
        (
            "Quyết định này có hiệu lực từ ngày 01/01/2026 và thay thế Quyết định số 3/2020/QĐ-UBND.",
            *("2025-12-31", "in_force", "2020-03-01"),
        ),
        # before its own first day
        ("Ban hành quy định.", "2020-02-29", "not_yet", "2020-03-01"),
        # a part of it
        (
            "Bãi bỏ Điều 5 Quyết định số 3/2020/QĐ-UBND ngày 10/02/2020.",
            *("2026-06-01", "partly", "2025-12-10"),
        ),
        (
            "Sửa đổi, bổ sung một số điều của Quyết định số 3/2020/QĐ-UBND.",
            *("2026-06-01", "amended", "2025-12-10"),
        ),
    ],
)
def test_the_state_on_a_day(words: str, day: str, code: str, since: str) -> None:
    state = state_on(_graph(f"Điều 1. {words}"), _OLD, day)
    assert (state.code, state.since) == (code, since)
    assert state.evidence
    assert state.source == "kho văn bản"


def test_the_day_of_issue_stands_in_and_says_so() -> None:
    state = state_on(_graph("Điều 1. Bãi bỏ Quyết định số 3/2020/QĐ-UBND."), _OLD, "2026-01-01")
    assert (state.code, state.since) == ("ended", "2025-12-10")
    assert "tính từ ngày ban hành" in state.reason


def test_what_nobody_speaks_of_is_not_known() -> None:
    graph = _graph("Căn cứ Quyết định số 7/2019/QĐ-UBND ngày 1/2/2019 của UBND tỉnh Lào Cai;")
    [node] = [n for n in graph if n.startswith("văn bản: 7/2019/QĐ-UBND")]
    state = state_on(graph, node, "2026-01-01")
    assert state.code == "unknown"
    assert state.reason


def test_the_offices_table_goes_first_and_is_named() -> None:
    table = parse_states(
        "so,co_quan,ngay,trang_thai,boi,tu_ngay\n"
        "3/2020/QĐ-UBND,,,Hết hiệu lực,5/2023/QĐ-UBND,01/06/2023\n",
        "hieu-luc.csv",
    )
    graph = _graph("Điều 1. Ban hành quy định.")
    state = state_on(graph, _OLD, "2024-01-01", table)
    assert (state.code, state.by, state.source) == (
        "ended",
        "5/2023/QĐ-UBND",
        "hieu-luc.csv, dòng 2",
    )
    # before the first day that the table speaks of, it says nothing
    assert state_on(graph, _OLD, "2021-01-01", table).code == "unknown"
