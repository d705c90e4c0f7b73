"""What follows from a change is made anew, and nothing else: the rows are those of a fresh build."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cancu.graph import linking, postgres
from cancu.graph.build import build_graph
from cancu.graph.database import Database
from cancu.graph.decisions import Decision, Signed, Subject, Verdict
from cancu.graph.duty_index import duty_rows
from cancu.graph.facts import Facts, pack
from cancu.graph.linking import Changes, link
from cancu.graph.store import SCHEMA, TABLES, edge_rows, node_rows, worded

from .acts_made import act
from .postgres_made import Server
from .store_rows import all_rows

# Each pair of these makes the other's mentions mean something: years and places that a bare number
# lacks, two spellings of one number, a law's number for its name, a term for a year.
_BODIES = (
    "1. Theo Nghị quyết số 22-NQ/TW ngày 10 tháng 4 năm 2013 của Bộ Chính trị.",
    "1. Theo Nghị quyết số 22-NQ/TW. Giao Phòng Nội vụ thực hiện Chỉ thị số 45-CT/TW.",
    "1. Theo Nghị quyết số 22-NQ/TW ngày 5 tháng 2 năm 2008 của Bộ Chính trị khóa X.",
    "1. Thực hiện Quyết định số 112/QĐ-TTg ngày 20 tháng 01 năm 2021 của Thủ tướng Chính phủ.",
    "1. Thực hiện Quyết định số 112/2021/QĐ-TTg ngày 20 tháng 01 năm 2021; 112/2021/QĐ-TTg.",
    "1. Thực hiện Quyết định số 112/QĐ-TTg; Luật Đất đai năm 2013.",
    "1. Căn cứ Luật Đất đai số 45/2013/QH13 ngày 29 tháng 11 năm 2013.",
    "1. Thực hiện Kế hoạch số 9/KH-UBND. Giao phòng nội vụ chủ trì.",
    "1. Sửa đổi Quyết định số 9/KH-UBND ngày 20 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh.",
    "1. Giao Phòng Nội Vụ chủ trì; thực hiện Luật Đất đai và Chỉ thị số 45-CT/TW khóa XI.",
)
_NAMES = ("a.txt", "b.txt", "c.txt", "con/d.txt", "e#1.txt")
_HEADS = (("9/KH-UBND", "20 tháng 12 năm 2025"), ("112/QĐ-TTg", "20 tháng 01 năm 2021"))
_OTHER = ("7/KH-UBND", "02 tháng 3 năm 2024")


def _made(name: str, body: int) -> Facts:
    number, date = (*_HEADS, _OTHER)[min(body % 4, 2)]
    return act(name, number, f"I. VIỆC LÀM\n\n{_BODIES[body]}", date, "KẾ HOẠCH")


_ACTS = {(name, body): _made(name, body) for name in _NAMES for body in range(len(_BODIES))}


Empty = Callable[[], AbstractContextManager[Database]]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest) -> Empty:
    """Return a function that opens an empty store of which nothing is kept."""
    if request.param == "sqlite":
        return _in_memory
    server: Server = request.getfixturevalue("server")
    free = [server.new(), server.new()]
    for address in free:
        with _changing(address):
            pass  # the tables stay, so that an example need not make them
    return lambda: _undone(free)


@contextmanager
def _in_memory() -> Iterator[Database]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(TABLES)
        yield database


def _changing(address: str) -> AbstractContextManager[Database]:
    return postgres.changing(address, TABLES, [("schema", SCHEMA)])


class _Enough(Exception):
    """Nothing of it is to be kept."""


@contextmanager
def _undone(free: list[str]) -> Iterator[Database]:
    address = free.pop()
    with suppress(_Enough), _changing(address) as database:
        yield database
        raise _Enough
    free.append(address)


def _link(
    database: Database,
    fresh: Sequence[Facts],
    gone: Sequence[str] = (),
    decisions: Iterable[Decision] = (),
) -> None:
    rows = {facts.name: (facts.name, facts.digest, 0, pack(facts)) for facts in fresh}
    link(database, Changes(sorted(rows), sorted(gone), rows.__getitem__), decisions)


def _name(name: str) -> str:
    return _ACTS[name, 0].name


_STATES = st.dictionaries(st.sampled_from(_NAMES), st.integers(0, len(_BODIES) - 1))
_SIGNED = Signed("A", "2026-01-02")
_DECISIONS = st.sets(
    st.sampled_from(
        [
            Decision(Subject.CITATION, _name(name), "22-NQ/TW", choice, Verdict.CONFIRMED, _SIGNED)
            for name in _NAMES[:2]
            for choice in ("văn bản: 22-NQ/TW@2013", "văn bản: 22-NQ/TW@2008")
        ]
    ),
    max_size=1,
)


_STEPS = st.tuples(
    st.dictionaries(
        st.sampled_from(_NAMES), st.none() | st.integers(0, len(_BODIES) - 1), max_size=2
    ),
    _DECISIONS,
)


@settings(max_examples=150, deadline=None)
@given(
    _STATES,
    st.lists(_STEPS, min_size=1, max_size=5),
    st.sampled_from((0.5, inf, inf)),  # so few documents would mostly be linked anew
)
def test_any_changes_give_the_rows_of_a_fresh_build(
    empty: Empty,
    state: dict[str, int],
    steps: list[tuple[dict[str, int | None], set[Decision]]],
    nearly_all: float,
) -> None:
    """Files are added, changed and removed; people decide, and think better of it."""
    with (
        empty() as grown,
        empty() as fresh,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(linking, "_NEARLY_ALL", nearly_all)
        _link(grown, [_ACTS[pair] for pair in state.items()])
        for step, decisions in steps:
            gone = [_name(name) for name, body in step.items() if body is None and name in state]
            changed = {name: body for name, body in step.items() if body is not None}
            _link(grown, [_ACTS[pair] for pair in changed.items()], gone, decisions)
            state = {name: body for name, body in {**state, **step}.items() if body is not None}
        _link(fresh, [_ACTS[pair] for pair in state.items()], (), decisions)
        assert all_rows(grown) == all_rows(fresh)


@given(_STATES, _DECISIONS)
@settings(max_examples=40, deadline=None)
def test_the_rows_are_those_of_the_graph_in_memory(
    empty: Empty, state: dict[str, int], decisions: set[Decision]
) -> None:
    documents = [_ACTS[pair] for pair in state.items()]
    graph = build_graph(documents, decisions)
    with empty() as database:
        _link(database, documents, (), decisions)
        rows = all_rows(database)
    assert rows["nodes"] == sorted(map(repr, node_rows(graph)))
    assert rows["edges"] == sorted(map(repr, edge_rows(graph)))
    assert rows["words"] == sorted(map(repr, worded(graph)))
    assert len(rows["duties"]) == len(list(duty_rows(graph)))


def test_a_change_leaves_alone_what_does_not_follow_from_it(
    empty: Empty,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of twelve documents one gives the year that one other lacks: two are linked, not twelve."""
    others = [
        act(f"{n}.txt", f"{n}/KH-UBND", _BODIES[9], "02 tháng 3 năm 2024", "KẾ HOẠCH")
        for n in range(20, 30)
    ]
    with empty() as database:
        _link(database, [*others, _ACTS["a.txt", 1]])
        linked: list[str] = []

        def seen(names: Sequence[str]) -> Sequence[str]:
            linked.extend(names)
            return names

        late = _ACTS["b.txt", 0]
        row = (late.name, late.digest, 0, pack(late))
        link(database, Changes([late.name], [], {late.name: row}.__getitem__), (), seen)
        assert linked == [_name("a.txt"), late.name]
        (target,) = database.execute(
            "SELECT target FROM edges WHERE source LIKE ? AND target LIKE '%22-NQ/TW%'",
            (f"{_name('a.txt')}#%",),
        ).fetchone()
        assert target == "văn bản: 22-NQ/TW@2013"


def test_another_spelling_changes_the_documents_that_print_the_old_one(
    empty: Empty,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """112/QĐ-TTg is 112/2021/QĐ-TTg from the day a document prints it so, and again when it goes."""
    monkeypatch.setattr(linking, "_NEARLY_ALL", inf)
    old, new = _spelled("a.txt", "112/QĐ-TTg"), _spelled("b.txt", "112/2021/QĐ-TTg")
    cited = "SELECT DISTINCT target FROM edges WHERE target LIKE 'văn bản: 112/%'"
    with empty() as database:
        _link(database, [old])
        before = all_rows(database)
        _link(database, [new])
        assert database.execute(cited).fetchall() == [("văn bản: 112/2021/QĐ-TTg",)]
        _link(database, [], [new.name])
        assert database.execute(cited).fetchall() == [("văn bản: 112/QĐ-TTg@2021",)]
        assert all_rows(database) == before


def _spelled(name: str, number: str) -> Facts:
    body = f"I. MỘT\n\n1. Thực hiện Quyết định số {number} ngày 20 tháng 01 năm 2021."
    return act(name, f"{name[0]}1/KH-UBND", body, "02 tháng 3 năm 2024", "KẾ HOẠCH")
