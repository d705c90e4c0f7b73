"""Read PDF with a text layer: printed lines in reading order, each with its page.

`Source.text` holds one line of text a printed line. PDFium reads; where its text of a page is
garbled, as fonts that fall back on others make it, pdfplumber reads the page again. Left out:
page numbers and running heads. A line's `gap` tells that it stands apart: lower than its page's
line pitch, or with the indent of a paragraph's first line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from cancu.ingest.errors import DamagedFile, EncryptedFile, NoTextLayer, TooLarge
from cancu.ingest.model import Source
from cancu.ingest.read import limits, scan
from cancu.ingest.read.compose import Composer
from cancu.ingest.read.garble import FEW, share_of_syllables
from cancu.ingest.read.pdf_compose import compose
from cancu.ingest.read.pdf_furniture import Page, without_furniture
from cancu.ingest.read.pdf_legacy import convert_pages, is_legacy
from cancu.ingest.read.pdf_lines import PageReader, PrintedLine, has_neighbours
from cancu.ingest.read.pdf_notes import without_notes
from cancu.ingest.read.pdf_pictures import has_pictures, is_covered, pictures_of
from cancu.ingest.read.pdf_plumber import Plumber

_DAMAGED = "tệp PDF bị hỏng hoặc tải về chưa hết; hãy tải lại hoặc xuất lại PDF từ bản gốc"
_ENCRYPTED = "tệp PDF có mật khẩu; hãy mở bằng mật khẩu rồi in hoặc lưu thành PDF không mật khẩu"
_SCAN = (
    "tệp PDF chỉ có ảnh chụp trang, không có chữ; "
    "hãy đọc với --ocr để nhận dạng chữ, hoặc xin bản Word"
)
_CLEAR = 0.9  # share of syllables; real pages measured: 0.94 and more
_BETTER = 0.03
_FEW_LETTERS = 300  # of a stamp, a digital signature, a portal's name
_TAIL = 4096  # bytes in which a whole file ends


def read_pdf(name: str, data: bytes, ocr: bool = False) -> Source:
    """Read the bytes of a PDF, its scanned pages too where `ocr` asks for it.

    Raises the `IngestError` that fits a bad one.
    """
    document = _opened(name, data)
    composer = Composer()
    plumber = Plumber(data)
    try:
        pages = list(_pages(name, document, plumber))
        if ocr:
            pages = _with_scans(name, document, pages, composer)
        else:
            _note_scans(name, composer, pages)
        _compose(composer, pages, plumber)
    except pdfium.PdfiumError as error:
        raise DamagedFile(name, _DAMAGED) from error
    finally:
        plumber.close()
        document.close()
    return composer.source(name, data, "pdf")


def _compose(composer: Composer, pages: list[Page], plumber: Plumber) -> None:
    garbled = [page.number for page in pages if not page.is_clear]
    _note_pages(
        composer, "garbled-text", "có phông chữ lỗi: cần soát lại, hoặc đọc lại với --ocr", garbled
    )
    pages, converted = convert_pages(pages)
    for problem in converted:
        composer.note(problem.code, problem.message)
    pages, has_heads = without_furniture(pages)
    if has_heads:
        composer.note("page-furniture", "đã bỏ dòng lặp lại ở đầu hoặc cuối các trang")
    pages, notes, count = without_notes(pages)
    compose(composer, pages, plumber)
    if notes:
        composer.begin_notes()
        compose(composer, notes, plumber)
    if count:
        message = f"có {count} chú thích cuối trang: được đọc sau lời văn, đánh số [1], [2] …"
        composer.note("footnotes", message)
    _note_pages(composer, "table-unread", "chưa đọc được khung bảng", sorted(plumber.failed))


def _opened(name: str, data: bytes) -> pdfium.PdfDocument:
    """PDFium mends what it can of a truncated file, and pages would be missing unnoticed."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise DamagedFile(name, _DAMAGED)
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        kind = EncryptedFile if "assword" in str(error) else DamagedFile
        raise kind(name, _ENCRYPTED if kind is EncryptedFile else _DAMAGED) from error
    if count > limits.PAGES:
        raise TooLarge(name, f"tệp có {count} trang nên không đọc; hãy tách thành nhiều tệp")
    return document


def _pages(name: str, document: pdfium.PdfDocument, plumber: Plumber) -> Iterator[Page]:
    for number in range(1, len(document) + 1):
        reader = PageReader(document[number - 1])
        try:
            if len(reader.text) > limits.PAGE_LETTERS:
                raise TooLarge(name, f"trang {number} quá nhiều chữ nên không đọc")
            lines, is_clear = _lines(reader, plumber, number)
            is_ruled = has_neighbours(lines) and reader.has_rules()
            is_scan = _is_scan(reader, lines)
        finally:
            reader.close()
        yield Page(number, reader.height, tuple(lines), is_ruled, is_scan, is_clear)


def _is_scan(reader: PageReader, lines: list[PrintedLine]) -> bool:
    """A portal's stamp or a signature of a few words is text laid over the picture of a page."""
    if not lines:
        return has_pictures(reader.page)
    return len(reader.text) < _FEW_LETTERS and is_covered(reader.page)


def _note_scans(name: str, composer: Composer, pages: list[Page]) -> None:
    """Tell of scanned pages that are left unread. Raises `NoTextLayer` where all are."""
    scans = [page.number for page in pages if page.is_scan]
    if scans and not any(page.lines for page in pages if not page.is_scan):
        raise NoTextLayer(name, _SCAN)
    what = "chỉ có ảnh, chưa đọc được chữ; hãy đọc lại với --ocr để nhận dạng"
    _note_pages(composer, "page-without-text", what, scans)


def _with_scans(
    name: str, document: pdfium.PdfDocument, pages: list[Page], composer: Composer
) -> list[Page]:
    """Put recognised lines for what scanned or garbled pages hold."""
    unread = [page.number for page in pages if page.is_scan or not page.is_clear]
    if not unread:
        return pages
    found = scan.recognised(name, pictures_of(document, unread))
    scan.note(composer, found)
    read = {page.number: page for page in found}
    return [_better(page, read.get(page.number)) for page in pages]


def _better(page: Page, read: scan.Recognised | None) -> Page:
    if read is None or read.lines is None:
        return page
    if not page.is_scan and _share(read.lines) <= _share(page.lines):
        return page
    return Page(page.number, read.height, read.lines)


def _share(lines: Sequence[PrintedLine]) -> float:
    return share_of_syllables(" ".join(line.text for line in lines), 0)


def _note_pages(composer: Composer, code: str, what: str, pages: list[int]) -> None:
    if pages:
        composer.note(code, f"trang {', '.join(map(str, pages))} {what}")


def _lines(reader: PageReader, plumber: Plumber, number: int) -> tuple[list[PrintedLine], bool]:
    """Return a page's lines and whether they read as Vietnamese.

    Where an earlier page was garbled, a few odd words are enough.
    """
    share = share_of_syllables(reader.text, 0 if plumber.was_needed else FEW)
    if share >= _CLEAR or is_legacy(reader.text):
        return reader.lines(), True
    others = plumber.lines(number)
    other_share = share_of_syllables(" ".join(line.text for line in others))
    if others and other_share > share + _BETTER:
        plumber.was_needed = True
        return others, other_share >= _CLEAR
    return reader.lines(), False
