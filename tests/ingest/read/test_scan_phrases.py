"""Tones of set phrases come back; what is mended is vouched for with nothing."""

from __future__ import annotations

import pytest

from cancu.ingest.model import Certainty, Span
from cancu.ingest.read.pdf_lines import PrintedLine
from cancu.ingest.read.scan_phrases import with_phrases


def _line(text: str) -> PrintedLine:
    at, sure = 0, []
    for word in text.split(" "):
        sure.append(Certainty(Span(at, at + len(word)), 95))
        at += len(word) + 1
    return PrintedLine(text, 85, 500, 100, certainties=tuple(sure))


def _read(*texts: str) -> list[str]:
    (lines,) = with_phrases([tuple(map(_line, texts))])
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        # names of laws of the table, marks around them kept
        (["Căn cứ Luật An toàn thực phâm;"], ["Căn cứ Luật An toàn thực phẩm;"]),
        (["(Luật Tô chức Chính phú)"], ["(Luật Tổ chức Chính phủ)"]),
        # the longest name that fits, over wrapped lines
        (
            ["theo Luật Tổ chức chính", "quyên địa phương ngày"],
            ["theo Luật Tổ chức chính", "quyền địa phương ngày"],
        ),
        # the formula of amending laws; the case of letters is that of the page
        (["Luật sửa đôi, bô Sung một sô điều của"], ["Luật sửa đổi, bổ Sung một số điều của"]),
        (["LUẬT AN TOÀN THỰC PHÂM"], ["LUẬT AN TOÀN THỰC PHẨM"]),
        # other spellings of the same tone are as printed
        (["Luật Hoá chất"], ["Luật Hoá chất"]),
        # a sentence's end, other letters, and what is no phrase stay
        (["Luật An toàn. Thực phâm"], ["Luật An toàn. Thực phâm"]),
        (["Luật An toàn thực nhâm"], ["Luật An toàn thực nhâm"]),
        (["an toàn thực phâm", ""], ["an toàn thực phâm", ""]),
        (["Luật"], ["Luật"]),
    ],
)
def test_phrases(printed: list[str], mended: list[str]) -> None:
    assert _read(*printed) == mended


def test_only_mended_words_are_doubtful() -> None:
    ((line,),) = with_phrases([(_line("Luật An toàn thực phâm; Luật Giá"),)])
    told = {sure.span.of(line.text): sure.percent for sure in line.certainties}
    assert told == {"Luật": 95, "An": 95, "toàn": 95, "thực": 95, "phẩm;": 0, "Giá": 95}
