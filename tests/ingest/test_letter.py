"""Where a letter's opening ends and its own words begin."""

from __future__ import annotations

import pytest

from cancu.ingest.letter import opening_end

_TO = "Kính gửi: Thuế tỉnh Ninh Bình."
_RECEIVED = "Cục Thuế nhận được công văn số 1383/NBI-QLDN1 của Thuế tỉnh Ninh Bình."


@pytest.mark.parametrize(
    ("paragraphs", "end"),
    [
        # what the letter answers belongs to the opening, up to "như sau:"
        ((_TO, _RECEIVED, "Về vấn đề này, Cục Thuế có ý kiến như sau:", "1. Một"), 2),
        ((_TO, _RECEIVED, "Theo đó, Cục Thuế có ý kiến như sau:", "1. Một"), 3),
        # several addressees, one a line
        (("Kính gửi:", "- Sở Y tế;", "- Sở Tài chính.", "Thực hiện Luật Giá:", "1. Một"), 4),
        # the căn cứ listed below "như sau:" are the opening's
        ((_TO, "Trả lời công văn số 1/A, Cục có ý kiến:", "Căn cứ Luật Giá;", "Một."), 3),
        # but not the căn cứ that the letter argues with, nor one that leads to a quotation
        ((_TO, "Trả lời công văn số 1/A:", "Căn cứ quy định nêu trên, đề nghị làm."), 2),
        ((_TO, "Trả lời công văn số 1/A:", "Căn cứ khoản 1 Điều 5 quy định:", "“1. Một”"), 2),
        # an opening that asks something at once is the letter's own words
        ((_TO, "Thực hiện Luật Giá, Sở Y tế đề nghị các đơn vị báo cáo.", "1. Một"), 1),
        # a converter glued the opening to the addressee
        (("Kính gửi: Sở Y tế Trả lời công văn, Bộ có ý kiến như sau:", "1. Một"), 1),
        # no addressee, no letter; an addressee without an opening tells nothing
        (("Căn cứ Luật Giá;", "1. Một"), None),
        ((_TO, "1. Một", "2. Hai"), None),
    ],
)
def test_opening_end(paragraphs: tuple[str, ...], end: int | None) -> None:
    assert opening_end(paragraphs, 0) == end


def test_an_addressee_far_below_is_of_a_form() -> None:
    assert opening_end((*("Một.",) * 30, _TO, _RECEIVED, "1. Hai"), 0) is None
