"""Which instrument a bare mention means."""

from __future__ import annotations

from cancu.ingest.cite import Found
from cancu.ingest.model import Mention, Span
from cancu.ingest.resolve import resolve

_AT = Span(0, 1)


def _found(*mentions: Mention) -> tuple[Found, ...]:
    return tuple(Found(mention, "I") for mention in mentions)


def _mention(date: str | None = None, issuer: str | None = None, type_: str = "NQ") -> Mention:
    return Mention(_AT, "", type=type_, number="22-NQ/TW", date=date, issuer=issuer)


def test_a_mention_with_its_date_says_enough() -> None:
    (only,) = resolve(_found(_mention("2013-04-10", "Bộ Chính trị")))
    assert (only.how, only.date, only.rests_on) == ("stated", "2013-04-10", None)


def test_a_bare_number_rests_on_the_one_full_form() -> None:
    full, bare = resolve(_found(_mention("2013-04-10", "Bộ Chính trị"), _mention()))
    assert full.how == "stated"
    assert (bare.how, bare.date, bare.issuer, bare.rests_on) == (
        "earlier",
        "2013-04-10",
        "Bộ Chính trị",
        0,
    )


def test_a_full_form_further_on_settles_it_too() -> None:
    bare, _ = resolve(_found(_mention(), _mention("2013-04-10")))
    assert (bare.how, bare.rests_on) == ("earlier", 1)


def test_two_full_forms_of_one_number_leave_it_open_with_the_reason() -> None:
    """22-NQ/TW recurs in every term of the Party's committees."""
    _, _, bare = resolve(_found(_mention("2008-07-30"), _mention("2013-04-10"), _mention()))
    assert bare.how == "open"
    assert bare.candidates == (0, 1)
    assert "2 văn bản" in bare.reason


def test_the_body_tells_two_of_one_number_apart() -> None:
    *_, bare = resolve(
        _found(
            _mention("2008-07-30", "Ban Chấp hành Trung ương"),
            _mention("2013-04-10", "Bộ Chính trị"),
            _mention(None, "bộ chính trị"),
        )
    )
    assert (bare.how, bare.rests_on) == ("earlier", 1)


def test_another_type_is_another_instrument() -> None:
    _, other = resolve(_found(_mention("2013-04-10"), _mention(type_="QĐ")))
    assert other.how == "open"


def test_a_name_repeats_what_came_before_and_not_what_comes_after() -> None:
    """ "Luật Đất đai" is today's law, though a transitional article names that of 2013."""
    bare = Mention(_AT, "", type="L", name="Luật Đất đai")
    dated = Mention(_AT, "", type="L", name="Luật Đất đai", date="2013")
    first, _, again = resolve(_found(bare, dated, bare))
    assert (first.how, first.date) == ("stated", None)
    assert (again.how, again.rests_on) == ("earlier", 1)
