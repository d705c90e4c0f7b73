"""Numbers and dates in the shapes that pages print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.patterns import DATE, NUMBER, NUMBER_BY_SLASH, iso_date, number_of


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("5523/QĐ-UBND", "5523/QĐ-UBND"),  # state, number restarts each year
        ("61/2018/NĐ-CP", "61/2018/NĐ-CP"),  # normative, with its year
        ("64/2025/QH15", "64/2025/QH15"),  # a law: no type inside
        ("1685/NQ-UBTVQH15", "1685/NQ-UBTVQH15"),  # term digits at the end
        ("2587-CV/VPTW/nb", "2587-CV/VPTW/nb"),  # what stays inside a Party office
        ("01/CV-01", "01/CV-01"),  # a company's own count
        ("22-NQ/TW", "22-NQ/TW"),  # Party: hyphen first
        ("367-QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP"),  # mass organisation with a unit
        ("01/2015/TTLT-VPCP-BNV", "01/2015/TTLT-VPCP-BNV"),  # joint
        ("19/2008/NQLT/CP-UBTUMTTQVN", "19/2008/NQLT/CP-UBTUMTTQVN"),  # joint, with a slash
        ("2231/SNV-CCHC&PC", "2231/SNV-CCHC&PC"),  # công văn with two fields
        ("26/VBHN-NHNN", "26/VBHN-NHNN"),  # consolidated text
        ("30c/NQ-CP", "30c/NQ-CP"),  # letter suffix
        ("22 - NQ/TW", "22-NQ/TW"),  # spaces inside
        ("164/BC- BKTNS", "164/BC-BKTNS"),  # a space after the hyphen only
        ("84 QĐ/TWĐTN", "84-QĐ/TWĐTN"),  # a space for the hyphen
        ("32/CT-TTG", "32/CT-TTg"),  # a title in capitals
        ("61/2018/NĐCP", "61/2018/NĐ-CP"),  # hyphen lost by a text layer
        ("98/2025/ND-CP", "98/2025/NĐ-CP"),  # Đ printed as D
        ("31/QĐ-TW", "31-QĐ/TW"),  # a Party number in the state's shape
    ],
)
def test_canonical_numbers(printed: str, canonical: str) -> None:
    number = number_of(printed)
    assert number is not None
    assert number.canonical == canonical


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        # a recogniser that hesitates prints both letters, or one that no code has
        ("250-QĐĐ/TU", "250-QĐ/TU"),
        ("22-NÑQ/TW", "22-NQ/TW"),
        ("38/ÑQ-CP", "38/NQ-CP"),
        ("01-HD/BĐNTVW", "01-HD/BĐNTW"),
        ("12/2015/QĐĐ-TTg", "12/2015/QĐ-TTg"),
    ],
)
def test_letters_recognised_twice_are_read_once_and_told(printed: str, canonical: str) -> None:
    number = number_of(printed)
    assert number is not None
    assert (number.canonical, bool(number.doubt)) == (canonical, True)


def test_an_unknown_code_is_left_as_it_is() -> None:
    number = number_of("12/VWX-ĐĐL")  # nothing known comes of it
    assert number is not None
    assert (number.canonical, number.doubt) == ("12/VWX-ĐĐL", "")


@pytest.mark.parametrize(
    "printed",
    [
        "24/7",  # a phrase
        "05/HĐND",  # an issuer alone is no symbol
        "12/8/2014",  # a date
        "3/4 Phường",  # a fraction before a capital word
        "2018 - 2021",  # years
    ],
)
def test_what_is_no_number(printed: str) -> None:
    found = NUMBER.search(printed)
    assert found is None or number_of(found.group()) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # two in a list
        ("số 217-QĐ/TW và số 218-QĐ/TW", ["217-QĐ/TW", "218-QĐ/TW"]),
        # the dash of the sentence is no part of the number
        ("5523/QĐ-UBND - Kế hoạch", ["5523/QĐ-UBND"]),
        # a date in front does not run into it
        ("ngày 12/8/2014 số 22-NQ/TW", ["22-NQ/TW"]),
        # a lost blank after it cuts no letter off
        ("số 19/2016/TT-BLĐTBXHngày 3/4/2015", ["19/2016/TT-BLĐTBXH"]),
        ("số 93-KL/TWcủa Bộ Chính trị", ["93-KL/TW"]),
        ("số 101/QĐ-TTgngày 1/2/2015", ["101/QĐ-TTg"]),
    ],
)
def test_numbers_in_a_sentence(text: str, numbers: list[str]) -> None:
    assert [found.group() for found in NUMBER.finditer(text)] == numbers


@given(
    st.lists(
        st.sampled_from(
            [
                "12",
                "5a",
                "66.7",
                "/",
                "//",
                " ",
                "-",
                " - ",
                "–",
                ".",
                ",",
                "2018",
                "QĐ",
                "NQ",
                "TW",
                "TTg",
                "UBND",
                "KH",
                "x",
                "\n",
                "&",
                "O",
                "bis",
            ]
        ),
        max_size=24,
    )
)
def test_the_scan_by_slashes_finds_what_the_scan_by_digits_finds(parts: list[str]) -> None:
    text = "".join(parts)
    by_slash = [(found.start("ordinal"), found.end()) for found in NUMBER_BY_SLASH.finditer(text)]
    assert by_slash == [found.span() for found in NUMBER.finditer(text)]


@given(
    st.from_regex(
        r"[1-9][0-9]{0,3}(-(NQ|QĐ|KH|CT)/(TW|TU|BTCTW)|/(NQ|QĐ|KH|CT)-(UBND|CP|TTg))",
        fullmatch=True,
    )
)
def test_a_canonical_number_is_its_own_canonical(printed: str) -> None:
    once = number_of(printed)
    assert once is not None
    again = number_of(once.canonical)
    assert again is not None
    assert again.canonical == once.canonical


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        (" ngày 04 tháng 12 năm 2018", "2018-12-04"),  # in words
        (", ngày 24/01/2025", "2025-01-24"),  # a comma before, as Party documents print
        (" ngày 4.12.2018", "2018-12-04"),  # points
        ("ngày 4-12-2018", "2018-12-04"),  # hyphens
        (" ngày 15 tháng 9 tháng 2022", "2022-09-15"),  # "tháng" misprinted for "năm"
        (" của ngày 14 tháng 10 năm 2025", "2025-10-14"),  # a "của" too many
        ("ngày12/8/2014", "2014-08-12"),  # glued by a lost space
        (" NGÀY 15 THÁNG 8 NĂM 2024", "2024-08-15"),  # a title in capitals
        (" tháng 6 năm 2015", "2015-06"),  # no more than is printed
        (" năm 2015", "2015"),
    ],
)
def test_dates(printed: str, iso: str) -> None:
    found = DATE.match(printed)
    assert found is not None
    assert iso_date(found) == iso
