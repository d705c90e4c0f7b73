"""Answers about the seed plan, and about small plans that show one rule each."""

from __future__ import annotations

import pytest

from cancu.graph import query
from cancu.graph.answers import NothingFound
from cancu.graph.build import build_graph
from cancu.graph.elements import Graph
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


@pytest.mark.parametrize(
    "question",
    [
        "tri thức, kiều bào; sự nghiệp!",  # marks in the question
        "cả nước",  # the last word of the clause, right before its full stop
        "40-KH-UBND.txt#III/9/-2",  # with its file
        "iii/9/-2",  # in small letters
    ],
)
def test_marks_and_spelling_do_not_hide_a_duty(graph: Graph, question: str) -> None:
    paths = [answer.path for answer in query.basis(graph, question)]
    assert "III/9/-2" in paths


def test_scattered_words_are_found_beside_marks(graph: Graph) -> None:
    """ "đối ngoại," and "Đảng." hold the words "ngoại" and "Đảng"."""
    paths = [answer.path for answer in query.basis(graph, "dang hoa binh")]
    assert paths == ["III/9/-1"]


def test_where_no_duty_holds_the_words_other_clauses_answer(graph: Graph) -> None:
    (answer, *_) = query.basis(graph, "ngoai giao kinh te")
    assert not answer.is_duty
    assert answer.path.startswith("II/1/1.2")
    assert answer.bases


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


def _plan(text: str, name: str = "a.txt") -> Graph:
    return build_graph([facts_of(read_string(f"KẾ HOẠCH\nVỀ A\nI. MỘT\n{text}", name))])


def test_a_chain_says_what_each_step_is() -> None:
    """A circular details a law that a duty does not name: the chain reaches the law."""
    graph = _plan(
        "1. Nghị định số 31/2019/NĐ-CP quy định chi tiết và biện pháp thi hành Luật Tố cáo."
    )
    (answer,) = query.instrument(graph, "31/2019/NĐ-CP")
    assert [(link.upper, link.relation_label) for link in answer.implements] == [
        ("Luật Tố cáo", "quy định chi tiết")
    ]
    (law,) = query.instrument(graph, "Luật Tố cáo")
    assert [link.lower for link in law.implemented_by] == ["Nghị định 31/2019/NĐ-CP"]


def test_what_amends_an_instrument_is_told_and_is_no_chain() -> None:
    graph = _plan(
        "1. Nghị định số 83/2014/NĐ-CP về kinh doanh xăng dầu được sửa đổi, bổ sung bởi Nghị định số "
        "95/2021/NĐ-CP."
    )
    (answer,) = query.instrument(graph, "83/2014/NĐ-CP")
    assert (answer.implements, answer.implemented_by) == ((), ())
    (change,) = answer.changes
    assert (change.lower, change.relation_label) == ("Nghị định 95/2021/NĐ-CP", "sửa đổi, bổ sung")


def test_a_document_of_the_graph_is_its_instruments_text(graph: Graph) -> None:
    (answer,) = query.instrument(graph, "40/KH-UBND")
    assert answer.documents == ("40-KH-UBND.txt",)
    assert answer.mentions == ()


def test_contradicting_dates_are_shown() -> None:
    graph = _plan(
        "1. Chỉ thị số 38-CT/TW ngày 21/7/2014.\n2. Chỉ thị số 38-CT/TW ngày 27/7/2014 về A."
    )
    (answer,) = query.instrument(graph, "38-CT/TW")
    assert answer.differing == {"date": ("2014-07-21", "2014-07-27")}


def test_one_number_of_two_years_is_two_answers() -> None:
    graph = _plan(
        "1. Nghị quyết số 22-NQ/TW ngày 02/02/2008 về A.\n"
        "2. Nghị quyết số 22-NQ/TW ngày 10/4/2013 về B."
    )
    assert [answer.date for answer in query.instrument(graph, "22 nq tw")] == [
        "2008-02-02",
        "2013-04-10",
    ]
