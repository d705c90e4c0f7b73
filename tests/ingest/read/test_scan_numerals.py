"""Headings of a scan count up; what is mended is vouched for with nothing."""

from __future__ import annotations

import pytest

from cancu.ingest.model import Certainty, Span
from cancu.ingest.read.pdf_lines import PrintedLine
from cancu.ingest.read.scan_numerals import with_numerals


def _line(text: str) -> PrintedLine:
    at, sure = 0, []
    for word in text.split(" "):
        sure.append(Certainty(Span(at, at + len(word)), 90))
        at += len(word) + 1
    return PrintedLine(text, 85, 500, 100, certainties=tuple(sure))


def _read(*texts: str) -> list[str]:
    return [line.text for (line,) in with_numerals((_line(text),) for text in texts)]


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        # lost strokes and dots, a letter for a stroke, blanks lost
        (
            ["L MỤC ĐÍCH", "II NỘI DUNG", "II. TỔ CHỨC"],
            ["I. MỤC ĐÍCH", "II. NỘI DUNG", "III. TỔ CHỨC"],
        ),
        (
            ["I.MỤC ĐÍCH", "H. NỘI DUNG", "HI. TỔ CHỨC"],
            ["I. MỤC ĐÍCH", "II. NỘI DUNG", "III. TỔ CHỨC"],
        ),
        # what is right stays, other parts count anew
        (
            ["I. MỤC ĐÍCH", "II. NỘI DUNG", "I. MỤC ĐÍCH"],
            ["I. MỤC ĐÍCH", "II. NỘI DUNG", "I. MỤC ĐÍCH"],
        ),
        # a heading in between was not read: the numeral is as printed
        (["I. MỤC ĐÍCH", "IV. TỔ CHỨC"], ["I. MỤC ĐÍCH", "IV. TỔ CHỨC"]),
        (["I. MỤC ĐÍCH", "III. TỔ CHỨC"], ["I. MỤC ĐÍCH", "III. TỔ CHỨC"]),
        # no headings: small letters, a lone word, letters of a word
        (
            ["I. Mục đích", "L Mục", "LIÊN HIỆP HỘI", "HÀ NỘI VÀ"],
            ["I. Mục đích", "L Mục", "LIÊN HIỆP HỘI", "HÀ NỘI VÀ"],
        ),
    ],
)
def test_numerals_count_up(printed: list[str], mended: list[str]) -> None:
    assert _read(*printed) == mended


def test_what_was_mended_is_told_and_the_rest_keeps_its_place() -> None:
    ((line,),) = with_numerals([(_line("I.MỤC ĐÍCH NÀY"),)])
    words = [(sure.span.of(line.text), sure.percent) for sure in line.certainties]
    assert words == [("I.", 0), ("MỤC", 90), ("ĐÍCH", 90), ("NÀY", 90)]


def test_what_is_right_keeps_its_certainty() -> None:
    line = _line("I. MỤC ĐÍCH")
    assert with_numerals([(line,)]) == [(line,)]
