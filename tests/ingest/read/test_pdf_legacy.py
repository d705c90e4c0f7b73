"""PDF whose text layer holds the codes of fonts of before Unicode."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from cancu.ingest.read.pdf import read_pdf
from cancu.ingest.read.pdf_legacy import _with_soft_hyphens
from cancu.ingest.tables import encodings

PLAN = Path(__file__).resolve().parents[3] / "data" / "raw" / "40-KH-UBND.txt"


def _old(text: str, encoding: encodings.Encoding) -> str:
    codes: dict[str, str] = {}
    for code, letter in encoding.letters.items():
        codes.setdefault(letter, code)
    return "".join(codes.get(letter, codes.get(letter.lower(), letter)) for letter in text)


def _pdf(pages: list[list[str]]) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, invariant=True)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(60, 780 - 15 * number, line)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _plan() -> list[str]:
    lines = PLAN.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if 10 < len(line.strip()) < 95]


@pytest.mark.parametrize("name", ["TCVN3", "VNI"])
def test_a_page_of_codes_becomes_unicode(name: str) -> None:
    encoding = encodings.by_name()[name]
    lines = _plan()[10:100]
    pages = [[_old(line, encoding) for line in lines[at : at + 45]] for at in (0, 45)]
    source = read_pdf("a.pdf", _pdf(pages))
    expected = Counter("".join(lines).replace(" ", "").lower())
    read = Counter("".join(source.text.split()).lower())
    # the hyphen that a PDF prints for ư is mended where the word is none without it
    assert sum((expected - read).values()) <= (3 if name == "TCVN3" else 0)
    assert [problem.code for problem in source.problems] == ["legacy-font"]


def test_hyphens_that_stand_for_no_letter_stay() -> None:
    lines = [_old(line, encodings.by_name()["TCVN3"]) for line in _plan()[10:50]]
    lines += ["2018 - 2021, 5523/Q§-UBND, thu-chi, a- nh- sau, ng-êi -u tiªn"]
    source = read_pdf("a.pdf", _pdf([lines]))
    assert source.text.endswith("2018 - 2021, 5523/QĐ-UBND, thu-chi, a- như sau, người ưu tiên")


def test_a_page_of_few_words_goes_with_the_others() -> None:
    encoding = encodings.by_name()["TCVN3"]
    lines = [_old(line, encoding) for line in _plan()[10:50]]
    source = read_pdf("a.pdf", _pdf([lines, ["Chñ tÞch"]]))
    assert source.text.endswith("Chủ tịch")


def test_a_foreign_page_is_left() -> None:
    lines = ["Société Générale à Genève, créée l'été passé, élève préféré"] * 9
    assert "Société Générale" in read_pdf("a.pdf", _pdf([lines])).text


@pytest.mark.parametrize(
    ("held", "restored"),
    [
        ("Thñ t\u2212íng \u2212u tiªn", "Thñ t\u00adíng \u00adu tiªn"),
        ("5 \u2212 3, 2018\u22122021", "5 \u2212 3, 2018\u22122021"),
    ],
)
def test_a_minus_in_a_word_is_a_letter(held: str, restored: str) -> None:
    # some PDF print a minus for the code of ư; the made ones here cannot
    assert _with_soft_hyphens(held) == restored
