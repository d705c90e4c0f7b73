"""Short forms mean the one instrument that they can mean."""

from __future__ import annotations

import pytest

from cancu.ingest.model import Mention, Span
from cancu.ingest.short import introduced, short_forms


def _known(*numbers: str) -> dict[tuple[str, str], str | None]:
    return introduced([Mention(Span(0, 0), "", type="QyĐ", number=number) for number in numbers])


def _forms(text: str, known: dict[tuple[str, str], str | None]) -> list[Mention]:
    return [mention for _, mention in short_forms(text, [Span(0, len(text))], known)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nêu tại Quy định 377 như sau", ["Quy định 377"]),  # type and ordinal
        ("theo Quy định số 377 và", ["Quy định số 377"]),
        # a list in brackets is the mention's own pinpoint
        ("theo Quy định 377 (Điều 9, 10); trong đó", ["Quy định 377 (Điều 9, 10)"]),
        ("theo Quy định 377 của Bộ Chính trị về", ["Quy định 377 của Bộ Chính trị"]),  # its body
        ("Quyết định 377", []),  # another type
        ("Quy định 378", []),  # another ordinal
        ("Quy định 377-QĐ/TW", []),  # a full number is no short form
        ("Quy định 377 người", []),  # a count
    ],
)
def test_short_forms(text: str, found: list[str]) -> None:
    forms = _forms(text, _known("377-QĐ/TW"))
    assert [form.text for form in forms] == found


def test_an_ordinal_of_two_instruments_means_neither() -> None:
    text = "theo Quy định 5"
    assert list(_forms(text, _known("5-QĐ/TW", "5-QĐ/TU"))) == []


def test_the_number_is_the_full_one() -> None:
    text = "Quy định 377"
    (form,) = _forms(text, _known("377-QĐ/TW"))
    assert (form.number, form.printed) == ("377-QĐ/TW", "377")
