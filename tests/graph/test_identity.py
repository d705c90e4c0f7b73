"""Which mentions are one instrument."""

from __future__ import annotations

from cancu.graph.facts import facts_of
from cancu.graph.identity import Identity, identify, label
from cancu.ingest.extract import read_string

_PLAN = "KẾ HOẠCH\nVỀ VIỆC A\nI. NỘI DUNG\n"


def _identities(**sentences: str) -> dict[tuple[str, int], Identity]:
    documents = [facts_of(read_string(_PLAN + text, name)) for name, text in sentences.items()]
    return identify(tuple(documents))


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


def test_labels() -> None:
    assert label("CT", "45-CT/TW", None) == "Chỉ thị 45-CT/TW"
    assert label(None, "1/X", None) == "1/X"
    assert label("L", None, "Luật Giá") == "Luật Giá"
