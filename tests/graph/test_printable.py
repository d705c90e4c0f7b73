"""What no office file can hold is left out, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cancu.graph.printable import printable, shortened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở\x00 Tư\x0b pháp\x1f", "Sở Tư pháp"),  # control characters that PDFs leave behind
        ("một\ttab\nhai dòng", "một\ttab\nhai dòng"),  # what XML knows stays
        ("nửa \ud800 cặp", "nửa  cặp"),  # half of a surrogate pair
        ("=1+1", "=1+1"),  # nothing that a person can read is touched
    ],
)
def test_rows(text: str, expected: str) -> None:
    assert printable(text) == expected


@given(st.text(st.characters(codec=None)))
def test_xml_takes_whatever_is_left(text: str) -> None:
    element = etree.Element("a")
    element.text = printable(text)
    assert etree.fromstring(etree.tostring(element, encoding="utf-8")) is not None


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("ngắn", 10, "ngắn"),
        ("Sở Tư pháp, Sở Nội vụ", 13, "Sở Tư pháp …"),  # whole words, no comma before the mark
        ("x" * 30, 10, f"{'x' * 10} …"),  # a word longer than the room is cut
    ],
)
def test_shortened(text: str, longest: int, expected: str) -> None:
    assert shortened(text, longest) == expected
