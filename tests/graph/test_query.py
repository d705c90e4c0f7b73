"""Answers about the seed plan, and about small plans that show one rule each."""

from __future__ import annotations

import pytest

from cancu.graph import query
from cancu.graph.answers import NothingFound
from cancu.graph.build import Graph, build_graph
from cancu.graph.facts import facts_of
from cancu.graph.model import ProofLevel
from cancu.ingest.extract import read_string

_SMALL = """KẾ HOẠCH

VỀ VIỆC A

Căn cứ Nghị quyết số 1-NQ/TU ngày 01/02/2024 của Tỉnh ủy;

Theo đề nghị của Sở Nội vụ tại Tờ trình số 9/TTr-SNV ngày 01/3/2024.

I. NHIỆM VỤ

II. TỔ CHỨC THỰC HIỆN theo Chỉ thị số 2-CT/TU ngày 03/4/2024 của Tỉnh ủy

1. Sở Tài chính:

a) Bố trí kinh phí theo Nghị quyết số 3/NQ-HĐND ngày 05/5/2024 của HĐND tỉnh.

b) Báo cáo kết quả.
"""


@pytest.fixture(scope="module")
def small() -> Graph:
    return build_graph([facts_of(read_string(_SMALL, "nho.txt"))])


def test_every_duty_of_the_seed_is_answered(graph: Graph) -> None:
    """None is falsely explicit; each has a basis, or says that it has the general one only."""
    answers = [query.basis(graph, data["path"])[0] for _, data in _duties(graph)]
    assert len(answers) == 22
    for answer in answers:
        assert answer.bases
        assert all(row.level != ProofLevel.EXPLICIT for row in answer.bases)
        general = all(row.level == ProofLevel.PREAMBLE for row in answer.bases)
        assert answer.only_general is general


def _duties(graph: Graph) -> list[tuple[str, dict[str, str]]]:
    return [(node, data) for node, data in graph.nodes(data=True) if data["kind"] == "duty"]


def test_the_chain_of_the_mission(graph: Graph) -> None:
    """Duty → content clause → 119-KH/TU → 45-CT/TW, each step with its words."""
    (answer,) = query.basis(graph, "III/9/-2")
    row = next(row for row in answer.bases if row.instrument == "Kế hoạch 119-KH/TU")
    assert (row.level, row.content) == (ProofLevel.CARRIED, "II/2/2.5")
    assert "kiều bào" in " ".join(row.shared)
    assert [link.upper for link in row.chain] == ["Chỉ thị 45-CT/TW"]
    assert row.chain[0].evidence.clause == "II/2/2.5"


@pytest.mark.parametrize("question", ["kiều bào", "kieu bao", "KIEU  BAO", "III/9/-2", "III/9/-2/"])
def test_a_duty_is_found_by_path_or_by_words_in_any_spelling(graph: Graph, question: str) -> None:
    assert [answer.path for answer in query.basis(graph, question)] == ["III/9/-2"]


def test_a_plain_d_finds_the_barred_one(graph: Graph) -> None:
    paths = {answer.path for answer in query.basis(graph, "doi ngoai")}
    assert "III/1/-1" in paths


def test_the_whole_phrase_comes_before_scattered_words(graph: Graph) -> None:
    first = query.basis(graph, "thông tin đối ngoại")[0]
    assert "thông tin đối ngoại" in first.text


def test_a_clause_that_is_no_duty_is_answered_by_its_path(graph: Graph) -> None:
    (answer,) = query.basis(graph, "II/3/-1")
    assert not answer.is_duty
    levels = [(row.instrument, row.level) for row in answer.bases]
    assert ("Hướng dẫn 01-HD/BĐNTW", ProofLevel.EXPLICIT) in levels
    assert ("Quyết định 272-QĐ/TW", ProofLevel.SECTION) in levels
    assert levels[-1] == ("Quyết định 5523/QĐ-UBND", ProofLevel.PREAMBLE)


@pytest.mark.parametrize(
    ("path", "levels"),
    [
        # its own words, then the heading above, then the căn cứ; a proposal is no basis
        (
            "II/1/a",
            [
                ("Nghị quyết 3/NQ-HĐND", ProofLevel.EXPLICIT),
                ("Chỉ thị 2-CT/TU", ProofLevel.SECTION),
                ("Nghị quyết 1-NQ/TU", ProofLevel.PREAMBLE),
            ],
        ),
        # nothing of its own: the heading and the căn cứ
        (
            "II/1/b",
            [("Chỉ thị 2-CT/TU", ProofLevel.SECTION), ("Nghị quyết 1-NQ/TU", ProofLevel.PREAMBLE)],
        ),
    ],
)
def test_levels(small: Graph, path: str, levels: list[tuple[str, str]]) -> None:
    (answer,) = query.basis(small, path)
    assert [(row.instrument, row.level) for row in answer.bases] == levels
    assert not answer.only_general


def test_nothing_found_is_said(graph: Graph) -> None:
    with pytest.raises(NothingFound, match="thiên văn"):
        query.basis(graph, "thiên văn học")
    with pytest.raises(NothingFound):
        query.basis(graph, "")


@pytest.mark.parametrize("name", ["Phòng Kinh tế", "phong kinh te", "kinh te"])
def test_what_a_unit_owes(graph: Graph, name: str) -> None:
    (answer,) = query.unit(graph, name)
    assert answer.unit == "Phòng Kinh tế"
    owed = [duty.path for task, duty in answer.duties if task.role == "responsible"]
    assert owed == ["III/3/-1", "III/3/-2", "III/3/-3"]
    helped = [duty.path for task, duty in answer.duties if task.role == "coordinating"]
    assert helped == ["III/6/-2"]


def test_an_unknown_unit_names_near_ones(graph: Graph) -> None:
    with pytest.raises(NothingFound, match="Phòng Tư pháp"):
        query.unit(graph, "Phòng Tư pháo")


@pytest.mark.parametrize("number", ["45-CT/TW", "45 ct/tw", "45-ct-tw"])
def test_what_rests_on_an_instrument_through_chains(graph: Graph, number: str) -> None:
    (answer,) = query.instrument(graph, number)
    assert answer.issuer == "Bộ Chính trị khóa XI"
    (row,) = answer.resting
    assert row.duty.path == "III/9/-2"
    assert (row.basis.instrument, row.basis.content) == ("Kế hoạch 119-KH/TU", "II/2/2.5")
    assert [link.upper for link in row.chain] == ["Chỉ thị 45-CT/TW"]


def test_mentions_of_an_instrument(graph: Graph) -> None:
    (answer,) = query.instrument(graph, "5523/QĐ-UBND")
    assert [(row.path, row.role) for row in answer.mentions] == [
        ("căn cứ", "basis"),
        ("I/1/-1", "cites"),
        ("II/1", "cites"),
    ]
    assert len({row.duty.path for row in answer.resting}) == 22


def test_an_instrument_is_found_by_its_name(graph: Graph) -> None:
    (answer,) = query.instrument(graph, "đại hội XII")
    assert answer.instrument == "Nghị quyết Đại hội XII của Đảng"


def test_an_unknown_number_names_near_ones(graph: Graph) -> None:
    with pytest.raises(NothingFound, match="45-CT/TW"):
        query.instrument(graph, "46-CT/TW")


def test_documents_are_found_by_name_and_number(graph: Graph) -> None:
    assert query.find_document(graph, "40-KH-UBND.txt") == "40-KH-UBND.txt"
    assert query.find_document(graph, "40/kh-ubnd") == "40-KH-UBND.txt"
    with pytest.raises(NothingFound):
        query.find_document(graph, "41/KH-UBND")


def test_an_instrument_that_implements_itself_in_a_ring_ends() -> None:
    """Two papers may each claim to carry out the other: the chain is walked once."""
    text = (
        "KẾ HOẠCH\nVỀ A\nI. MỘT\n1. Nghị quyết số 1/NQ-CP ngày 1/1/2024 về thực hiện Nghị quyết số "
        "2/NQ-CP ngày 2/1/2024.\n2. Nghị quyết số 2/NQ-CP ngày 2/1/2024 về thực hiện Nghị quyết số "
        "1/NQ-CP ngày 1/1/2024."
    )
    ring = build_graph([facts_of(read_string(text, "vong.txt"))])
    (answer,) = query.instrument(ring, "1/NQ-CP")
    assert [link.upper for link in answer.implements] == ["Nghị quyết 2/NQ-CP"]
