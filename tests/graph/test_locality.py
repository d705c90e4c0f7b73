"""A body named by its level alone: which place it is of, or that nothing tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.graph.identity import Meant, identify
from cancu.graph.locality import Area, locate, spelled_out

from .levels_made import CITY, paper, ward

_CITED = "1. Theo Quyết định số 12/QĐ-UBND ngày {} của {} về việc C."


def _meant(letterhead: str, place: str, body: str, cited: str, year: int = 2025) -> Meant:
    """Return what the last mention of a paper of 20 November means."""
    day = f"{place}, ngày 20 tháng 11 năm {year}"
    facts = paper("a", letterhead, "7/KH-UBND", "KẾ HOẠCH", day, f"I. VIỆC\n{body}{cited}")
    found = identify((facts,))
    return found["a", max(index for _, index in found)]


@pytest.mark.parametrize(
    ("letterhead", "place", "date", "said", "issuer"),
    [
        # the province that issues the paper
        ("UBND TỈNH NGHỆ AN", "Nghệ An", "05/4/2025", "UBND tỉnh", "uy ban nhan dan tinh nghe an"),
        # the council speaks of its province's committee
        (
            "HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI",
            "Hà Nội",
            "05/4/2025",
            "Ủy ban nhân dân Thành phố",
            "uy ban nhan dan thanh pho ha noi",
        ),
        # a joined city took in provinces: "UBND thành phố" was and is the city's
        (
            "UBND THÀNH PHỐ CẦN THƠ",
            "Cần Thơ",
            "05/4/2025",
            "UBND thành phố",
            "uy ban nhan dan thanh pho can tho",
        ),
        # Đắk Lắk took in Phú Yên on 01/7/2025: what is older may be either's
        ("UBND TỈNH ĐẮK LẮK", "Đắk Lắk", "05/4/2025", "UBND tỉnh", "uy ban nhan dan tinh"),
        (
            "UBND TỈNH ĐẮK LẮK",
            "Đắk Lắk",
            "05/10/2025",
            "UBND tỉnh",
            "uy ban nhan dan tinh dak lak",
        ),
        # a province's paper says nothing of which district is meant
        ("UBND TỈNH NGHỆ AN", "Nghệ An", "05/4/2025", "UBND huyện", "uy ban nhan dan huyen"),
        # nor a ministry's of which province, though its place is a city
        ("BỘ TÀI CHÍNH", "Hà Nội", "05/10/2025", "UBND thành phố", "uy ban nhan dan thanh pho"),
        # a city below a province is not the one of a ministry's or a province's place
        (
            "UBND TỈNH NGHỆ AN",
            "Nghệ An",
            "05/10/2025",
            "UBND thành phố",
            "uy ban nhan dan thanh pho",
        ),
    ],
)
def test_by_the_body_that_speaks(
    letterhead: str, place: str, date: str, said: str, issuer: str
) -> None:
    meant = _meant(letterhead, place, "", _CITED.format(date, said))
    assert meant.identity.issuer == issuer
    # what is told is told with its reason; what is not stays open with one
    told = meant.identity.home is None
    assert bool(meant.inferred) is told
    assert bool(meant.reason) is not told


def test_a_department_is_the_provinces() -> None:
    """Its director numbers in its series."""
    cited = "1. Theo Tờ trình số 12/TTr-SYT ngày 05/10/2025 của Giám đốc Sở Y tế về việc C."
    meant = _meant("UBND TỈNH HÀ TĨNH", "Hà Tĩnh", "", cited)
    assert meant.identity.id == "12/TTr-SYT@2025 · so y te tinh ha tinh"


def test_what_a_joined_province_leaves_open_says_why() -> None:
    meant = _meant("UBND TỈNH ĐẮK LẮK", "Đắk Lắk", "", _CITED.format("05/4/2025", "UBND tỉnh"))
    assert "01/7/2025" in meant.reason


@pytest.mark.parametrize(
    ("body", "issuer"),
    [
        # the ward's own words name its city once
        (f"1. Báo cáo {CITY}.\n", "uy ban nhan dan thanh pho ho chi minh"),
        # the next sentence begins with a capital letter without a full stop
        (f"1. Báo cáo {CITY} Quyết định.\n", "uy ban nhan dan thanh pho ho chi minh"),
        # two cities are named: it is neither's
        (f"1. Báo cáo {CITY} và UBND thành phố Thủ Đức.\n", "uy ban nhan dan thanh pho"),
        # nothing is named
        ("1. Làm việc.\n", "uy ban nhan dan thanh pho"),
    ],
)
def test_a_ward_speaks_of_the_city_that_it_names(body: str, issuer: str) -> None:
    cited = "2. Theo Quyết định số 12/QĐ-UBND ngày 05/4/2019 của UBND Thành phố về việc C."
    meant = identify((ward(f"I. VIỆC\n{body}{cited}"),))
    (only,) = meant.values()
    assert only.identity.issuer == issuer
    assert ("câu chữ" in only.inferred) is issuer.endswith("minh")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a department with the bare name of its province is that of the level too
        ("so xay dung ha noi", "so xay dung thanh pho ha noi"),
        ("so y te nghe an", "so y te tinh nghe an"),
        # the level is there already
        ("so xay dung thanh pho ha noi", "so xay dung thanh pho ha noi"),
        # no place at all
        ("so xay dung", "so xay dung"),
    ],
)
def test_departments_are_spelled_out(body: str, expected: str) -> None:
    assert spelled_out(body) == expected
    assert spelled_out(expected) == expected


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=2, unique=True))
def test_two_places_of_a_level_tell_nothing(names: list[str]) -> None:
    told = [Area("tinh", name, "") for name in names]
    assert locate(told, "uy ban nhan dan tinh", "2020-01-01", "2020-02-01") is None
