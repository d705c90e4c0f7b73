"""Which mentions are one instrument."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.graph.facts import facts_of
from cancu.graph.identity import Identity, Meant, identify, label, of_document
from cancu.ingest.extract import read_string

_PLAN = "KẾ HOẠCH\nVỀ VIỆC A\nI. NỘI DUNG\n"


def _identities(**sentences: str) -> dict[tuple[str, int], Identity]:
    documents = [facts_of(read_string(_PLAN + text, name)) for name, text in sentences.items()]
    return {place: meant.identity for place, meant in identify(tuple(documents)).items()}


def test_one_number_of_two_terms_is_two_instruments() -> None:
    """Party numbers run per term: 22-NQ/TW recurs in each."""
    found = _identities(
        a="1. Nghị quyết số 22-NQ/TW ngày 02/02/2008 của Ban Chấp hành Trung ương về A.",
        b="1. Nghị quyết số 22-NQ/TW ngày 10/4/2013 của Bộ Chính trị về B.",
    )
    assert found["a", 0].id == "22-NQ/TW@2008"
    assert found["b", 0].id == "22-NQ/TW@2013"


def test_a_bare_mention_joins_the_one_that_fits() -> None:
    found = _identities(
        a="1. Nghị quyết số 22-NQ/TW ngày 10/4/2013 của Bộ Chính trị về B.",
        b="1. Theo Nghị quyết số 22-NQ/TW.",
    )
    assert found["a", 0] == found["b", 0]


def test_a_bare_mention_that_fits_two_stays_apart() -> None:
    found = _identities(
        a="1. Nghị quyết số 22-NQ/TW ngày 02/02/2008 về A.",
        b="1. Nghị quyết số 22-NQ/TW ngày 10/4/2013 về B.",
        c="1. Theo Nghị quyết số 22-NQ/TW.",
    )
    assert found["c", 0].year is None
    assert len({found["a", 0], found["b", 0], found["c", 0]}) == 3


def test_the_term_tells_which_one_is_meant() -> None:
    found = _identities(
        a="1. Chỉ thị số 45-CT/TW ngày 19/5/2015 của Bộ Chính trị về A.",
        b="1. Chỉ thị số 45-CT/TW ngày 05/2/2025 của Bộ Chính trị về B.",
        c="1. Chỉ thị số 45-CT/TW của Bộ Chính trị khóa XI về A.",
    )
    assert found["c", 0] == found["a", 0]


def test_committees_of_two_places_never_share_an_instrument() -> None:
    found = _identities(
        a="1. Kế hoạch số 12/KH-UBND ngày 01/3/2025 của UBND tỉnh Nghệ An.",
        b="1. Kế hoạch số 12/KH-UBND ngày 05/4/2025 của Ủy ban nhân dân tỉnh Lai Châu.",
        c="1. Theo Kế hoạch số 12/KH-UBND.",
    )
    assert len({found[key] for key in found}) == 3


def test_a_year_inside_the_number_is_enough() -> None:
    found = _identities(
        a="1. Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.",
        b="1. Theo Nghị định số 61/2018/NĐ-CP.",
    )
    assert found["a", 0] == found["b", 0]
    assert found["a", 0].id == "61/2018/NĐ-CP"


def test_laws_are_told_by_name_and_year() -> None:
    found = _identities(
        a="1. Luật Đất đai ngày 29 tháng 11 năm 2013.",
        b="1. Luật Đất đai ngày 18 tháng 01 năm 2024.",
    )
    assert found["a", 0] != found["b", 0]


def _issued(issuer: str, text: str) -> str:
    """Return a document with the letterhead of `issuer`."""
    return f"{issuer}\n-------\nSố: 7/KH-UBND\n\nKẾ HOẠCH\n\nVỀ VIỆC A\n\nI. NỘI DUNG\n\n1. {text}"


def _meant(**texts: str) -> dict[tuple[str, int], Meant]:
    return identify(tuple(facts_of(read_string(text, name)) for name, text in texts.items()))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        # "UBND tỉnh" is the writer's own province: two provinces, two decisions
        (("UBND TỈNH NGHỆ AN", "UBND tỉnh"), ("UBND TỈNH BẮC NINH", "UBND tỉnh"), False),
        # another document of the same province means the same one
        (("UBND TỈNH NGHỆ AN", "UBND tỉnh"), ("UBND TỈNH NGHỆ AN", "UBND tỉnh"), True),
        # spelled out by one of them
        (("UBND TỈNH NGHỆ AN", "UBND tỉnh Nghệ An"), ("UBND TỈNH NGHỆ AN", "UBND tỉnh"), True),
        # another province's decision is not what this province's "UBND tỉnh" decided
        (("UBND TỈNH NGHỆ AN", "UBND tỉnh Nghệ An"), ("UBND TỈNH BẮC NINH", "UBND tỉnh"), False),
        # a chairman numbers in the committee's series; the name is spelled in two ways
        (
            ("UBND XÃ A", "Chủ tịch UBND tỉnh Cà Mau"),
            ("UBND XÃ B", "Ủy ban nhân dân tỉnh Cà Mau"),
            True,
        ),
        (("UBND XÃ A", "UBND TP.HCM"), ("UBND XÃ B", "UBND Thành phố Hồ Chí Minh"), True),
    ],
)
def test_local_bodies(first: tuple[str, str], second: tuple[str, str], same: bool) -> None:
    text = "Theo Quyết định số 12/QĐ-UBND ngày 05/4/2025 của {} về việc B."
    (a, b) = (_issued(issuer, text.format(body)) for issuer, body in (first, second))
    found = _meant(a=a, b=b)
    assert (found["a", 0].identity == found["b", 0].identity) is same


def test_a_central_number_without_a_year_is_not_shared_by_two_documents() -> None:
    """Numbers come again each year: two bare mentions need not mean one instrument."""
    found = _identities(a="1. Theo Nghị quyết số 27/NQ-CP.", b="1. Theo Nghị quyết số 27/NQ-CP.")
    assert found["a", 0] != found["b", 0]


def test_an_undated_law_is_known_by_its_name() -> None:
    found = _identities(a="1. Theo Luật Đất đai.", b="1. Theo LUẬT ĐẤT ĐAI.")
    assert found["a", 0] == found["b", 0]


def test_what_stays_apart_says_why() -> None:
    text = "Theo Quyết định số 12/QĐ-UBND."
    found = _meant(a=_issued("UBND TỈNH NGHỆ AN", text))
    assert found["a", 0].reason == "không nêu năm ban hành và cơ quan ban hành của địa phương nào"
    several = {
        "a": "1. Nghị quyết số 22-NQ/TW ngày 02/02/2008 về A.",
        "b": "1. Nghị quyết số 22-NQ/TW ngày 10/4/2013 về B.",
        "c": "1. Theo Nghị quyết số 22-NQ/TW.",
    }
    found = _meant(**{name: _PLAN + text for name, text in several.items()})
    assert found["c", 0].reason == "có thể là một trong 2: 22-NQ/TW@2008; 22-NQ/TW@2013"
    assert found["a", 0].reason == ""


def test_a_citation_is_linked_when_its_document_arrives() -> None:
    """The document itself is what a mention without a date can mean."""
    cites = "Theo Kế hoạch số 12/KH-UBND của UBND tỉnh Nghệ An."
    own = (
        "UBND TỈNH NGHỆ AN\n-------\nSố: 12/KH-UBND\nNghệ An, ngày 05 tháng 4 năm 2025\n\n"
        "KẾ HOẠCH\n\nVỀ VIỆC B\n\nI. MỘT"
    )
    alone = _meant(a=_issued("UBND XÃ A", cites))["a", 0]
    joined = _meant(a=_issued("UBND XÃ A", cites), b=own)["a", 0]
    assert alone.identity.year is None
    assert joined.identity == of_document(facts_of(read_string(own, "b")))
    assert joined.identity.year == 2025


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_documents_changes_no_identity(order: list[str]) -> None:
    texts = {
        "a": "1. Nghị quyết số 22-NQ/TW ngày 02/02/2008 về A.",
        "b": "1. Nghị quyết số 22-NQ/TW ngày 10/4/2013 về B.",
        "c": "1. Theo Nghị quyết số 22-NQ/TW.",
        "d": "1. Nghị quyết số 22-NQ/TW của Bộ Chính trị khóa XI.",
    }
    found = _identities(**{name: texts[name] for name in order})
    assert found == _identities(**texts)
    assert found["d", 0] == found["b", 0]


def test_labels() -> None:
    assert label("CT", "45-CT/TW", None) == "Chỉ thị 45-CT/TW"
    assert label(None, "1/X", None) == "1/X"
    assert label("L", None, "Luật Giá") == "Luật Giá"


def test_a_law_by_name_and_year_is_the_law_of_that_number() -> None:
    found = _identities(
        a="1. Luật Đất đai số 31/2024/QH15 ngày 18/01/2024.",
        b="1. Luật Đất đai năm 2024.\n2. Luật Đất đai năm 2013.",
    )
    assert found["b", 0] == found["a", 0]
    assert found["b", 1] != found["a", 0]


def test_a_bare_name_is_the_law_that_the_document_cites_with_its_number() -> None:
    found = _identities(
        a="1. Luật Đất đai số 31/2024/QH15.\n2. Theo Luật Đất đai.",
        b="1. Luật Đất đai ngày 29/11/2013.",
    )
    assert found["a", 1].id == "31/2024/QH15"


def test_nobody_cites_what_is_not_yet_made() -> None:
    head = "UBND TỈNH A\n\nSố: 1/KH-UBND\n\nLào Cai, ngày 1 tháng 2 năm 2019\n\n"
    old = facts_of(read_string(head + _PLAN + "1. Theo Luật Đất đai.", "old"))
    new = facts_of(read_string(_PLAN + "1. Luật Đất đai số 31/2024/QH15.", "new"))
    meant = identify((new, old))["old", 0]
    assert meant.identity.year is None


def test_an_open_mention_keeps_all_that_it_could_be() -> None:
    sentences = {
        "a": "1. Nghị quyết số 22-NQ/TW ngày 02/02/2008 về A.",
        "b": "1. Nghị quyết số 22-NQ/TW ngày 10/4/2013 về B.",
        "c": "1. Theo Nghị quyết số 22-NQ/TW.",
    }
    documents = tuple(facts_of(read_string(_PLAN + text, name)) for name, text in sentences.items())
    meant = identify(documents)["c", 0]
    assert [one.year for one in meant.candidates] == [2008, 2013]
    assert "một trong 2" in meant.reason


def test_a_spelling_with_the_year_is_the_same_instrument() -> None:
    found = _identities(
        a="1. Quyết định số 112/QĐ-TTg ngày 21/01/2021 về A.",
        b="1. Quyết định số 112/2021/QĐ-TTg ngày 21/01/2021 về A.",
    )
    assert found["a", 0] == found["b", 0]


def test_a_law_of_the_table_is_one_with_its_number() -> None:
    """No document of the graph says both: the table names those that do."""
    text = _PLAN + "1. Luật Đất đai năm 2024.\n2. Luật số 31/2024/QH15."
    found = identify((facts_of(read_string(text, "a")),))
    assert found["a", 0].identity == found["a", 1].identity
    assert found["a", 0].identity.id == "31/2024/QH15"
    assert "bảng các luật" in found["a", 0].inferred
    assert not found["a", 1].inferred


def test_a_misprinted_number_is_no_candidate_for_a_law_of_the_table() -> None:
    found = _identities(
        a="1. Luật Ngân sách nhà nước số 83/2015/QH13.",
        b="1. Luật Ngân sách nhà nước số 83/2015/QH14.",
        c="1. Theo Luật Ngân sách nhà nước.",
    )
    assert found["c", 0].id == "83/2015/QH13"
    assert found["b", 0].id == "83/2015/QH14"


def test_a_bare_name_of_two_laws_keeps_both() -> None:
    """The day of the paper bounds what it can mean: nobody cites what is not yet made."""
    meant = _meant(
        a=_issued("UBND XÃ A", "Luật Đất đai ngày 29 tháng 11 năm 2013."),
        b=_issued("UBND XÃ B", "Luật Đất đai ngày 18 tháng 01 năm 2024."),
        c=_issued("UBND XÃ C", "Theo Luật Đất đai."),
    )
    assert [other.id for other in meant["c", 0].candidates] == ["31/2024/QH15", "luat dat dai@2013"]
    assert "một trong 2" in meant["c", 0].reason


def test_an_act_details_no_law_that_came_after_it() -> None:
    """The ordinance above is of 2020; a decree of 2013 detailed the one before it."""
    name = "Pháp lệnh Ưu đãi người có công với cách mạng"
    text = (
        f"1. {name} ngày 09 tháng 12 năm 2020.\n2. Nghị định số 31/2013/NĐ-CP ngày 09 tháng 4 năm "
        f"2013 của Chính phủ quy định chi tiết {name}."
    )
    facts = facts_of(read_string(_PLAN + text, "a"))
    found = identify((facts,))
    assert found["a", 0].identity.year == 2020
    assert found["a", 2].identity.year is None
    assert facts.citations[2].reason
