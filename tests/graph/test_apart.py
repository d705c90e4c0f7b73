"""Clauses of one path keep their own words, units and citations."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.graph.apart import told_apart
from cancu.graph.build import build_graph
from cancu.graph.facts import facts_of
from cancu.graph.matrix_rows import document_rows
from cancu.ingest.extract import read, read_string
from cancu.ingest.model import Reading

_TWICE = """KẾ HOẠCH
VỀ A
I. MỘT
1. Sở Tư pháp rà soát theo Luật số 1/2020/QH14.
a) Lập danh mục văn bản.
1. Sở Tài chính tập huấn theo Luật số 2/2020/QH14.
a) Lập danh sách học viên.
"""


@pytest.fixture(scope="module")
def twice() -> Reading:
    return read_string(_TWICE, "a.txt")


def test_what_comes_again_and_what_is_below_it(twice: Reading) -> None:
    before = [clause.path for clause in twice.clauses if clause.path.startswith("I")]
    assert before == ["I", "I/1", "I/1/a", "I/1", "I/1/a"]
    after = [clause for clause in told_apart(twice).clauses if clause.path.startswith("I")]
    assert [clause.path for clause in after] == [
        *("I", "I/1", "I/1/a", "I/1 (lần 2)", "I/1 (lần 2)/a"),
    ]
    assert [clause.parent for clause in after] == [None, "I", "I/1", "I", "I/1 (lần 2)"]


def test_units_and_citations_go_with_their_words(twice: Reading) -> None:
    """Points inherit the unit of the very clause above them."""
    apart = told_apart(twice)
    assert [(row.clause, row.unit) for row in apart.assignments] == [
        ("I/1", "Sở Tư pháp"),
        ("I/1/a", "Sở Tư pháp"),
        ("I/1 (lần 2)", "Sở Tài chính"),
        ("I/1 (lần 2)/a", "Sở Tài chính"),
    ]
    assert [row.clause for row in apart.citations] == ["I/1", "I/1 (lần 2)"]


def test_no_task_of_the_graph_has_the_units_of_two() -> None:
    graph = build_graph([facts_of(read_string(_TWICE, "a.txt"))])
    rows = document_rows(graph, "a.txt")
    assert [(row.path, row.leads) for row in rows] == [
        ("I/1", ("Sở Tư pháp",)),
        ("I/1/a", ("Sở Tư pháp",)),
        ("I/1 (lần 2)", ("Sở Tài chính",)),
        ("I/1 (lần 2)/a", ("Sở Tài chính",)),
    ]


def test_without_repeats_nothing_changes(reading: Reading) -> None:
    assert told_apart(reading) is reading


_LINES = st.lists(
    st.sampled_from(
        ["I. MỘT", "II. HAI", "1. Sở A họp.", "2. Sở B họp.", "a) Sở C họp.", "- Sở D."]
    )
)


@given(_LINES)
def test_every_clause_has_a_path_of_its_own(lines: list[str]) -> None:
    reading = read_string("\n".join(("KẾ HOẠCH", "VỀ A", *lines)), "a.txt")
    apart = told_apart(reading)
    paths = [clause.path for clause in apart.clauses if not clause.kind.is_zone]
    assert len(set(paths)) == len(paths)
    spans = {clause.path: clause.span for clause in apart.clauses}
    for row in apart.assignments:
        assert row.clause in spans
    assert [new.unit for new in apart.assignments] == [old.unit for old in reading.assignments]


def test_real_documents(shared: Path) -> None:
    """A unit named inside a clause of a path stays with that very clause."""
    for name in ("153-KH-UBND_24c712", "179-KH-UBND_f004d9"):
        reading = read(shared / "corpus" / "txt" / f"{name}.txt")
        apart = told_apart(reading)
        spans = {clause.path: clause.span for clause in apart.clauses}
        assert len(spans) == len(reading.clauses) - sum(
            clause.kind.is_zone for clause in reading.clauses
        ) + len({clause.path for clause in reading.clauses if clause.kind.is_zone})
        for old, new in zip(reading.assignments, apart.assignments, strict=True):
            homes = [c for c in reading.clauses if c.path == old.clause and c.span.holds(old.span)]
            assert not homes or spans[new.clause].holds(old.span)
