"""Technical standards and regulations by their code."""

from __future__ import annotations

import pytest

from cancu.ingest.model import Span
from cancu.ingest.standards import standards


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("theo QCVN 81:2019/BTTTT về", "QCVN 81:2019/BTTTT", "QCVN 81:2019/BTTTT"),
        # blanks around the marks
        ("QCVN 126:2021 /BTTTT", "QCVN 126:2021 /BTTTT", "QCVN 126:2021/BTTTT"),
        # the words in front, an international series behind the code
        (
            "tiêu chuẩn quốc gia TCVN ISO 9001:2015.",
            "tiêu chuẩn quốc gia TCVN ISO 9001:2015",
            "TCVN ISO 9001:2015",
        ),
        # a firm's standard without a code
        (
            "Tiêu chuẩn cơ sở 661: 2018/BVTV",
            "Tiêu chuẩn cơ sở 661: 2018/BVTV",
            "TCCS 661:2018/BVTV",
        ),
    ],
)
def test_standards(text: str, words: str, number: str) -> None:
    ((index, mention),) = standards(text, [Span(0, len(text))])
    assert (index, mention.text, mention.number, mention.type) == (0, words, number, "TC")
    assert " ".join(mention.span.of(text).split()) == mention.text


def test_a_place_inside_a_standard() -> None:
    text = "giải thích tại mục 6.4.2 của TCVN 13592:2022"
    ((_, mention),) = standards(text, [Span(0, len(text))])
    assert (mention.text, mention.pinpoint) == ("mục 6.4.2 của TCVN 13592:2022", ("Mục 6.4.2",))
