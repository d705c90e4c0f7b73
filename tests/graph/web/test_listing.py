"""Lists of duties: each filter keeps what it says, alone and with others."""

from __future__ import annotations

import pytest

from cancu.graph.web.listing import find_duties
from cancu.graph.web.site import Site
from cancu.graph.web.wanted import PER_PAGE, Wanted


def _paths(site: Site, wanted: Wanted) -> list[str]:
    with site.store() as database:
        return [answer.path for answer in find_duties(database, wanted).duties]


@pytest.mark.parametrize(
    ("wanted", "paths"),
    [
        # words of the text, without tones
        (Wanted(tim="kieu bao"), ["III/9/-2"]),
        # words of the unit are found too
        (Wanted(tim="cong an phuong"), ["I/1"]),
        # a unit by its name, a document's duties, both
        (Wanted(don_vi="Phòng Nội vụ"), ["III/3/-2", "III/6/-1", "III/6/-2"]),
        (Wanted(tai_lieu="phuong.txt"), ["I/1", "I/2"]),
        (Wanted(don_vi="Phòng Nội vụ", tim="doanh nghiệp"), ["III/3/-2", "III/6/-2"]),
        (Wanted(don_vi="P. Nội vụ"), ["III/3/-2", "III/6/-1", "III/6/-2"]),  # typed in short
        # part of a unit's name
        (Wanted(don_vi="ông an phường"), ["I/1"]),
        # what rests on an instrument, also through another one
        (Wanted(van_ban="45 ct tw"), ["III/9/-2", "I/1"]),
        # the strongest level of proof
        (Wanted(muc="explicit"), ["I/1"]),
        # deadlines: stated, not stated, by a day
        (Wanted(han="co"), ["I/1"]),
        (Wanted(han="khong", tai_lieu="phuong.txt"), ["I/2"]),
        (Wanted(han="15/12/2026"), ["I/1"]),
        (Wanted(han="14/12/2026"), []),
        # what is no day, no unit, no word finds nothing, and breaks nothing
        (Wanted(han="mai"), []),
        (Wanted(don_vi="%"), []),
        (Wanted(tim='"NEAR('), []),
    ],
)
def test_filters(site: Site, wanted: Wanted, paths: list[str]) -> None:
    assert _paths(site, wanted) == paths


def test_pages_hold_every_duty_once(site: Site) -> None:
    with site.store() as database:
        first = find_duties(database, Wanted())
        beyond = find_duties(database, Wanted(trang=2))
    assert first.total == len(first.duties) == 24 < PER_PAGE
    assert (first.pages, beyond.duties) == (1, ())


def test_the_address_says_what_is_wanted() -> None:
    wanted = Wanted(tim="kiều bào", muc="carried", trang=3)
    assert wanted.address() == "tim=ki%E1%BB%81u+b%C3%A0o&muc=carried"
    assert wanted.address(trang=2, muc="") == "tim=ki%E1%BB%81u+b%C3%A0o&trang=2"
