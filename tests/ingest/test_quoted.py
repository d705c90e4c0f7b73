"""Which paragraphs stand in a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.quoted import quoted


@pytest.mark.parametrize(
    ("paragraphs", "inside"),
    [
        # new text that opens its paragraph
        (
            ("1. Sửa đổi Điều 4 như sau:", "“Điều 4. Tên", "1. Một;", "2. Hai.”.", "2. Bãi bỏ"),
            {2, 3},
        ),
        # new text on the line that announces it, as a wrapped page joins them
        (
            ("1. Sửa đổi, bổ sung Điều 4 như sau: “Điều 4. Tên", "1. Một;", "2. Hai.”.", "2."),
            {1, 2},
        ),
        # opened and closed on one line: the next paragraph is the act's own
        (("1. Sửa đổi khoản 1 như sau: “1. Một.”.", "2. Bãi bỏ Điều 5."), set()),
        # straight marks
        (("1. Sửa đổi Điều 4 như sau:", '"4. Một', 'a) Hai".', "2. Bãi bỏ"), {2}),
        # a quotation that closes twice went on to the second mark
        (("“1. Một.”.", "2. Hai.", "3. Ba.”.", "2. Sửa đổi"), {1, 2}),
        # not where the act speaks in between
        (("“1. Một.”.", "2. Sửa đổi khoản 3 như sau:", "3. Ba.”."), set()),
        # a mark that closes what opened elsewhere is no second one
        (("“1. Một.”.", "- Điều 7 quy định: “a) Hai", "b) Ba.”"), set()),
        # seconds of an arc close nothing
        (("“1. Một.”.", "2. Hai", "10°10’18”", "3. Ba"), set()),
        # words quoted inside new text
        (("“1. Cụm từ “huyện” là", "a) “xã”;", "b) Hai.”.", "2."), {1, 2}),
        # a quotation that never closes is none where the act goes on
        (("“1. Một", "2. Hai", "Điều 2. Hiệu lực"), set()),
        (("“1. Một", "2. Hai", "3. Bãi bỏ Điều 5."), set()),
        # but an excerpt may end inside one
        (("1. Sửa đổi Điều 4 như sau:", "“4. Một", "a) Hai", "b) Ba"), {2, 3}),
        # a quotation without an end is over where the act's next article speaks
        (
            ("Điều 1. Sửa đổi Điều 4 như sau:", "“Điều 4. A", "1. Một", "Điều 2. Hiệu lực", "1. A"),
            {2},
        ),
        (
            ("1. Sửa đổi Điều 4 như sau:", "“4. A", "a) Một", "2. Sửa đổi Điều 5 như sau:", "“b"),
            {2},
        ),
        # or where a letter introduces the next words that it quotes
        (
            ("Tại Điều 30 Luật Giá quy định:", "“1. A", "a) B", "Tại Điều 3 quy định:", "“4. C”"),
            {2, 3},
        ),
        # an article of the quoted text has no number that the act expects
        (("Điều 1. Sửa đổi như sau:", "“Điều 4. A", "Điều 5. Hiệu lực", "1. Một.”."), {2, 3}),
        # the note of a consolidated text announces no change: it may go on across pages
        (("Điều 2 quy định như sau: “Điều 2. Hiệu lực", "1. Một", "2. Hai.”"), set()),
    ],
)
def test_quoted(paragraphs: tuple[str, ...], inside: set[int]) -> None:
    assert quoted(paragraphs) == inside


@given(st.lists(st.text('“”" a1.:\n', max_size=12), max_size=12))
def test_no_first_paragraph_is_inside(paragraphs: list[str]) -> None:
    found = quoted(paragraphs)
    assert 0 not in found
    assert all(0 < at < len(paragraphs) for at in found)
