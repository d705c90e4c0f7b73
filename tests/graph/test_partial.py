"""A part of the graph answers like the whole."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cancu.graph import as_of, query
from cancu.graph.answers import RestingRow
from cancu.graph.appendix_rows import appendix_rows
from cancu.graph.elements import Graph
from cancu.graph.explorer.data import explorer_data
from cancu.graph.facts import Facts
from cancu.graph.matrix import plan_matrix
from cancu.graph.partial import (
    for_basis,
    for_documents,
    for_instrument,
    for_unit,
    listed_clauses,
    listed_documents,
    listed_instrument,
)
from cancu.graph.store import load_graph, opened

from .acts_made import act
from .store_rows import keep


@pytest.fixture(scope="module")
def kept(
    facts: Facts, tmp_path_factory: pytest.TempPathFactory, home: Callable[[Path], Path]
) -> Path:
    """Keep the seed beside a ward's plan that carries it out and a decision that ends a basis."""
    folder = home(tmp_path_factory.mktemp("graph"))
    ward = act(
        "ward",
        "9/KH-UBND",
        "Thực hiện Kế hoạch số 40/KH-UBND ngày 27 tháng 02 năm 2019 của Ủy ban nhân dân Quận 11,\n\n"
        "I. VIỆC LÀM\n\n1. Giao Công an phường thực hiện Chỉ thị số 45-CT/TW của Bộ Chính trị khóa XI.",
        "20 tháng 12 năm 2025",
        "KẾ HOẠCH",
    )
    ends = act("ends", "3/2026/QĐ-UBND", "Điều 1. Bãi bỏ Kế hoạch số 40/KH-UBND ngày 27/02/2019.")
    keep(folder, [facts, ward, ends])
    return folder


@pytest.fixture(scope="module")
def whole(kept: Path) -> Graph:
    return load_graph(kept)


@pytest.mark.parametrize(
    "number",
    ["45-CT/TW", "5523/QĐ-UBND", "22 nq/tw", "40/KH-UBND", "Nghị quyết Đại hội XII của Đảng"],
)
def test_instruments(kept: Path, whole: Graph, number: str) -> None:
    part = for_instrument(kept, number)
    assert len(part) < len(whole)
    assert query.instrument(part, number) == query.instrument(whole, number)


@pytest.mark.parametrize("name", ["Phòng Nội vụ", "cong an phuong"])
def test_units(kept: Path, whole: Graph, name: str) -> None:
    part = for_unit(kept, name)
    assert len(part) < len(whole)
    assert query.unit(part, name) == query.unit(whole, name)


@pytest.mark.parametrize(
    "question",
    [
        "III/9/-2",  # a duty by its path
        "40-KH-UBND.txt#III/9/-2",
        "II/2/2.5",  # a clause that gives no duty
        "kiều bào",  # words of its text
        "phong kinh te doanh nghiep",  # of its text and its unit
        "đối ngoại",  # of many
    ],
)
def test_duties(kept: Path, whole: Graph, question: str) -> None:
    part = for_basis(kept, question)
    assert len(part) < len(whole)
    assert query.basis(part, question) == query.basis(whole, question)


def test_states_of_the_bases_are_those_of_the_whole(kept: Path, whole: Graph) -> None:
    """What ended a basis stands in a document that the question does not name."""
    day, asked = "2026-11-22", "công an phường"
    part = for_basis(kept, "ward#I/1")
    answers = as_of.duties_on(part, query.basis(part, "ward#I/1"), day)
    assert answers == as_of.duties_on(whole, query.basis(whole, "ward#I/1"), day)
    codes = {row.instrument: row.state and row.state.code for row in answers[0].bases}
    assert codes["Kế hoạch 40/KH-UBND"] == "ended"
    part = for_unit(kept, asked)
    assert as_of.units_on(part, query.unit(part, asked), day) == as_of.units_on(
        whole, query.unit(whole, asked), day
    )


def test_tables_of_whole_documents(kept: Path, whole: Graph) -> None:
    assert query.find_document(listed_documents(kept), "40/KH-UBND") == "40-KH-UBND.txt"
    for name in ("40-KH-UBND.txt", "ward"):
        part = for_documents(kept, [name])
        assert len(part) < len(whole)
        for day in (None, "2026-11-22"):
            assert plan_matrix(part, name, day) == plan_matrix(whole, name, day)
        assert appendix_rows(part, name) == appendix_rows(whole, name)
        assert explorer_data(part, name) == explorer_data(whole, name)
    assert [data["kind"] for _, data in for_documents(kept, []).nodes(data=True)] == [
        "document"
    ] * 3


@pytest.mark.parametrize("number", ["KH-UBND", "5523", "Đại hội", "ubnd"])
def test_parts_of_a_number(kept: Path, whole: Graph, number: str) -> None:
    found = query.instrument(for_instrument(kept, number), number)
    assert found == query.instrument(whole, number)
    assert found


@pytest.mark.parametrize("name", ["phong", "công an", "n"])
def test_parts_of_a_name(kept: Path, whole: Graph, name: str) -> None:
    assert query.unit(for_unit(kept, name), name) == query.unit(whole, name)
    assert len(query.unit(whole, name)) > 1


@pytest.mark.parametrize(
    ("load", "ask", "wanted"),
    [
        (for_instrument, query.instrument, "46-CT/TW"),
        (for_instrument, query.instrument, "CT"),  # too short to be a part
        (for_instrument, query.instrument, ""),
        (for_unit, query.unit, "Phòng Nội vu x"),
        (for_unit, query.unit, ""),
        (for_basis, query.basis, "thiên văn học"),
        (for_basis, query.basis, "III/9/-22"),
    ],
)
def test_what_is_not_found_has_the_same_near_names(
    kept: Path, whole: Graph, load: object, ask: object, wanted: str
) -> None:
    with pytest.raises(query.NothingFound) as from_part:
        ask(load(kept, wanted), wanted)
    with pytest.raises(query.NothingFound) as from_whole:
        ask(whole, wanted)
    assert str(from_part.value) == str(from_whole.value)


def test_a_name_that_nobody_has_loads_names_only(kept: Path) -> None:
    assert {data["kind"] for _, data in for_unit(kept, "Sở Vũ trụ").nodes(data=True)} == {"unit"}
    found = for_instrument(kept, "99-CT/TW")
    assert {data["kind"] for _, data in found.nodes(data=True)} == {"instrument"}
    assert found.number_of_edges() == 0


def test_a_question_without_words_gets_the_whole_graph(kept: Path, whole: Graph) -> None:
    assert len(for_basis(kept, "?!")) == len(whole)


def test_what_a_page_lists_of_an_instrument_is_all_that_rests_on_it(
    kept: Path, whole: Graph
) -> None:
    """The other bases of each duty lack their chains there, and nothing else."""
    nodes = [node for node, data in whole.nodes(data=True) if data["kind"] == "instrument"]
    assert len(nodes) > 20
    with closing(opened(kept)) as database:
        for node in nodes:
            part = query.instrument_answer(listed_instrument(database, node), node)
            full = query.instrument_answer(whole, node)
            bare = [_bare(row) for row in full.resting]
            assert [_bare(row) for row in part.resting] == bare
            assert replace(part, resting=()) == replace(full, resting=())


def _bare(row: RestingRow) -> RestingRow:
    bases = tuple(replace(basis, chain=()) for basis in row.duty.bases)
    basis = replace(row.basis, chain=())
    return replace(row, basis=basis, duty=replace(row.duty, bases=bases))


def test_listed_duties_have_their_units_and_bases(kept: Path, whole: Graph) -> None:
    duties = {node for node, data in whole.nodes(data=True) if data["kind"] == "duty"}
    with closing(opened(kept)) as database:
        part = listed_clauses(database, duties)
    for node in duties:
        full = query.duty_answer(whole, node)
        bases = tuple(replace(basis, chain=()) for basis in full.bases)
        assert query.duty_answer(part, node) == replace(full, bases=bases)
