"""The vocabulary is well formed: an officer's slip in a table fails here, not in an answer."""

from __future__ import annotations

import unicodedata

import pytest

from cancu.ingest.laws import law_at
from cancu.ingest.tables import issuers, laws, types


def test_codes_of_types_are_unique() -> None:
    codes = [row.code for row in types.all_types()]
    assert len(codes) == len(set(codes))


def test_no_name_serves_two_types() -> None:
    names = [name.casefold() for row in types.all_types() for name in row.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("row", types.all_types(), ids=lambda row: row.code)
def test_rows_are_trimmed_and_composed(row: types.InstrumentType) -> None:
    for word in (*row.names, *row.symbols):
        assert word == unicodedata.normalize("NFC", " ".join(word.split()))
    assert row.names


def test_longer_names_come_first() -> None:
    names = list(types.by_name())
    assert names.index("nghị quyết liên tịch") < names.index("nghị quyết")


def test_issuer_codes_have_names() -> None:
    assert all(name.strip() for name in issuers.codes().values())
    assert issuers.standard_case()["ttg"] == "TTg"


def test_stop_phrases_are_two_or_three_syllables() -> None:
    assert all(len(phrase) in (2, 3) for phrase in issuers.words().stop_phrases)


def test_heads_are_not_cut_by_their_own_stops() -> None:
    """A head that begins with a stop phrase would never be read to its end."""
    phrases = issuers.words().stop_phrases
    for head in issuers.words().heads:
        assert tuple(head.casefold().split()) not in phrases


@pytest.mark.parametrize(
    ("printed", "folded"),
    [("Hoá", "hóa"), ("UỶ", "ủy"), ("lí", "lý"), ("kĩ", "kỹ"), ("đai", "đai")],
)
def test_one_spelling_a_syllable(printed: str, folded: str) -> None:
    assert laws.fold(printed) == folded


@pytest.mark.parametrize("kind", ["laws", "codes", "ordinances", "treaties", "groups"])
def test_names_of_laws_are_trimmed_composed_and_there_once(kind: str) -> None:
    rows = laws.rows(kind)
    assert all(row == unicodedata.normalize("NFC", " ".join(row.split())) for row in rows)
    assert len(rows) == len(set(rows))


def test_every_name_of_a_law_is_read_to_its_end() -> None:
    for kind, word in (("laws", "Luật"), ("codes", "Bộ luật"), ("ordinances", "Pháp lệnh")):
        for name in laws.rows(kind):
            text = f"{word} {name} và các văn bản"
            law = law_at(text, 0, len(text))
            assert law is not None
            assert law.of(text) == f"{word} {name}"


@pytest.mark.parametrize(
    ("text", "is_type"),
    [("KẾ HOẠCH", True), ("Kế hoạch", False), ("KẾ HOẠCH THỰC HIỆN", False), ("QUY CHẾ", True)],
)
def test_type_lines(text: str, is_type: bool) -> None:
    assert types.is_type_line(text) is is_type


def test_labels_are_vietnamese() -> None:
    assert types.label("KH") == "Kế hoạch"
    assert types.label("???") == "???"


def test_provinces_are_named_once_and_the_unjoined_are_among_them() -> None:
    from cancu.ingest.tables import provinces

    names = (*provinces.cities(), *provinces.provinces())
    assert len(names) == len(set(names)) == 64  # 63 of before 2025, and Thừa Thiên Huế of Huế
    assert set(provinces.unjoined()) <= set(names)
    assert len(provinces.unjoined()) == 11


def test_a_law_has_one_number_a_year_and_a_source() -> None:
    from cancu.ingest.tables.laws_numbered import numbered_laws

    rows = numbered_laws()
    assert len({row.number for row in rows}) == len({(row.name, row.year) for row in rows})
    for row in rows:
        assert row.source, row.number
        assert not row.date or row.date.startswith(str(row.year)), row.number
