"""Scanned pages: which they are, what is said of them, and what a failing program costs."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cancu.ingest.errors import MissingProgram, NoTextLayer
from cancu.ingest.model import Source, Span
from cancu.ingest.read import scan, tesseract
from cancu.ingest.read.dispatch import read_bytes
from cancu.ingest.read.pdf import read_pdf
from cancu.ingest.read.tesseract import Word

Texts = Callable[[Source], list[str]]


def _pdf(*pages: tuple[str, bool]) -> bytes:
    """Draw pages of words, each over a picture of the whole page or not."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    grey = ImageReader(Image.new("L", (827, 1169), 200))
    for words, is_covered in pages:
        if is_covered:
            canvas.drawImage(grey, 0, 0, *A4)
        canvas.drawString(85, 700, words)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _png(pages: int = 1) -> bytes:
    written = io.BytesIO()
    page = Image.new("L", (1654, 2339), 255)
    page.save(written, "TIFF", save_all=True, append_images=[page] * (pages - 1), dpi=(200, 200))
    return written.getvalue()


@pytest.fixture
def recogniser(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., list[Word]]], None]:
    """Return what puts a function in the place of the program."""

    def put(words: Callable[..., list[Word]]) -> None:
        monkeypatch.setattr(tesseract, "require", lambda _name: None)
        monkeypatch.setattr(tesseract, "words", words)
        monkeypatch.setattr(tesseract, "quarter_turns", lambda *_: 0)

    return put


def _one_line(_picture: bytes, _dpi: int) -> list[Word]:
    return [
        Word("Một", 91, 300, 300, 360, 330, (1, 1, 1)),
        Word("hai", 55, 370, 300, 420, 330, (1, 1, 1)),
    ]


def test_a_stamp_over_a_picture_is_no_text_layer() -> None:
    with pytest.raises(NoTextLayer, match="--ocr"):
        read_pdf("a.pdf", _pdf(("Ky boi: Cong Thong tin dien tu", True)))


def test_unread_pages_are_named(texts: Texts) -> None:
    source = read_pdf("a.pdf", _pdf(("van ban co chu", False), ("Ky boi: A", True)))
    assert texts(source) == ["van ban co chu", "Ky boi: A"]
    (problem,) = source.problems
    assert problem.code == "page-without-text"
    assert "trang 2" in problem.message
    assert "--ocr" in problem.message


def test_scanned_pages_take_their_place_among_the_others(
    recogniser: Callable[[Callable[..., list[Word]]], None], texts: Texts
) -> None:
    recogniser(_one_line)
    data = _pdf(("van ban co chu", False), ("Ky boi: A", True), ("trang cuoi", False))
    source = read_pdf("a.pdf", data, ocr=True)
    assert texts(source) == ["van ban co chu", "Một hai", "trang cuoi"]
    assert [block.page for block in source.blocks] == [1, 2, 3]
    words = [(sure.span.of(source.text), sure.percent) for sure in source.certainties]
    assert words == [("Một", 91), ("hai", 55)]
    assert [problem.code for problem in source.problems] == ["recognised-text"]


def test_certainties_quote_their_words_over_joined_columns(
    recogniser: Callable[[Callable[..., list[Word]]], None],
) -> None:
    def parted(_picture: bytes, _dpi: int) -> list[Word]:
        return [
            Word("1.", 80, 300, 300, 320, 330, (1, 1, 1)),  # a mark far from its words
            Word("Một", 70, 400, 301, 460, 331, (2, 1, 1)),
        ]

    recogniser(parted)
    source = read_bytes("a.tif", _png(), ocr=True)
    assert source.text == "1. Một"
    assert [sure.span for sure in source.certainties] == [Span(0, 2), Span(3, 6)]


def test_a_page_that_takes_too_long_costs_only_itself(
    recogniser: Callable[[Callable[..., list[Word]]], None],
) -> None:
    seen: list[int] = []

    def slow(_picture: bytes, dpi: int) -> list[Word]:
        seen.append(dpi)
        if len(seen) == 1:
            raise subprocess.TimeoutExpired("tesseract", tesseract.PAGE_SECONDS)
        return _one_line(_picture, dpi)

    recogniser(slow)
    source = read_bytes("a.tif", _png(pages=3), ocr=True)
    assert len(source.blocks) == 2
    assert {problem.code for problem in source.problems} == {"recognised-text", "page-without-text"}


def test_without_the_program_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_languages", frozenset)
    with pytest.raises(MissingProgram, match="tesseract-ocr-vie") as told:
        read_bytes("a.tif", _png(), ocr=True)
    assert "\n" not in str(told.value)


def test_a_page_on_its_side_is_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    def words(picture: bytes, dpi: int) -> list[Word]:
        width, height = (int(side) for side in picture.split(b"\n")[1].split())
        if width > height:
            return [Word("zxq", 20, 10, 10, 40, 30, (1, 1, 1))]
        return _one_line(picture, dpi)

    monkeypatch.setattr(tesseract, "require", lambda _name: None)
    monkeypatch.setattr(tesseract, "words", words)
    monkeypatch.setattr(tesseract, "quarter_turns", lambda *_: 90)
    written = io.BytesIO()
    Image.new("L", (2339, 1654), 255).save(written, "PNG")
    (page,) = scan.recognised("a.png", scan.pictures_in("a.png", written.getvalue()))
    assert page.lines is not None
    assert [line.text for line in page.lines] == ["Một hai"]
    assert page.height == pytest.approx(842, abs=1)


def test_the_program_reads_vietnamese(program: Callable[[str], str]) -> None:
    program("tesseract")
    assert tesseract.is_present()
    from PIL import ImageDraw, ImageFont

    page = Image.new("L", (1654, 600), 255)
    font = ImageFont.truetype(
        "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf", 40
    )
    line = "Căn cứ Quyết định số 5523/QĐ-UBND"
    ImageDraw.Draw(page).text((200, 200), line, font=font, fill=0)
    written = io.BytesIO()
    page.save(written, "PNG", dpi=(200, 200))
    source = read_bytes("a.png", written.getvalue(), ocr=True)
    assert source.text == line
    assert (source.format, len(source.certainties)) == ("image", 6)


def test_a_fraction_bar_between_figures_is_a_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = [
        "level",
        "block_num",
        "par_num",
        "line_num",
        "left",
        "top",
        "width",
        "height",
        "conf",
        "text",
    ]
    row = ["5", "1", "1", "1", "10", "20", "30", "8", "91", "191⁄BC-BVHTTDL"]
    told = "\n".join("\t".join(line) for line in (columns, row))
    monkeypatch.setattr(tesseract, "_run", lambda *_: told)
    assert [word.text for word in tesseract.words(b"", 200)] == ["191/BC-BVHTTDL"]
