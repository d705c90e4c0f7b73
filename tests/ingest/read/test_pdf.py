"""PDF: printed lines in reading order, with their pages; what no page of an act says left out."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from cancu.ingest.model import BlockKind, Source
from cancu.ingest.read.garble import share_of_syllables
from cancu.ingest.read.pdf import read_pdf

Texts = Callable[[Source], list[str]]
Line = tuple[float, float, str]  # points from the left, from the top, words

_TOP = A4[1]


def _pdf(*pages: list[Line], rules: list[tuple[float, float, float, float]] | None = None) -> bytes:
    """Draw lines of words, in the order given; plain letters, for standard fonts have no others."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    for page in pages:
        canvas.setFont("Times-Roman", 13)
        for left, top, words in page:
            canvas.drawString(left, _TOP - top, words)
        for x0, y0, x1, y1 in rules or []:
            canvas.line(x0, _TOP - y0, x1, _TOP - y1)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


_HEAD: list[Line] = [
    # drawn row by row, as a text layer that interleaves the columns
    (90, 70, "UY BAN NHAN DAN"),
    (250, 70, "CONG HOA XA HOI CHU NGHIA VIET NAM"),
    (120, 86, "QUAN 11"),
    (300, 86, "Doc lap - Tu do - Hanh phuc"),
    (110, 120, "So: 40/KH-UBND"),
    (290, 120, "Quan 11, ngay 27 thang 02 nam 2019"),
]


def _centred(middle: float, top: float, words: str) -> Line:
    return middle - stringWidth(words, "Times-Roman", 13) / 2, top, words


_LONG = "nhan dan Thanh pho ve ban hanh Ke hoach hanh dong cong tac doi ngoai nam 2018, Uy ban"
_BODY: list[Line] = [
    _centred(85 + stringWidth(_LONG, "Times-Roman", 13) / 2, 160, "KE HOACH"),
    (121, 200, "Can cu Quyet dinh so 5523/QD-UBND ngay 04 thang 12 nam 2018 cua Uy ban"),
    (85, 216, _LONG),
    (85, 232, "nhan dan xay dung ke hoach."),
]


def _columns(source: Source) -> list[tuple[int, str]]:
    return [
        (block.cell.column, block.span.of(source.text))
        for block in source.blocks
        if block.cell is not None
    ]


def test_a_head_of_two_columns_reads_column_by_column() -> None:
    source = read_pdf("a.pdf", _pdf(_HEAD + _BODY))
    assert _columns(source) == [
        (0, "UY BAN NHAN DAN"),
        (0, "QUAN 11"),
        (0, "So: 40/KH-UBND"),
        (1, "CONG HOA XA HOI CHU NGHIA VIET NAM"),
        (1, "Doc lap - Tu do - Hanh phuc"),
        (1, "Quan 11, ngay 27 thang 02 nam 2019"),
    ]


def test_a_foot_of_two_columns_reads_column_by_column() -> None:
    foot: list[Line] = [
        (85, 260, "nghiem tuc ke hoach nay./."),
        _centred(440, 290, "TM. UY BAN NHAN DAN"),  # the office stands higher than the recipients
        (85, 306, "Noi nhan:"),
        _centred(440, 306, "CHU TICH"),
        (85, 320, "- UBND Thanh pho;"),
        (85, 334, "- Luu VT."),
        _centred(440, 400, "Tran Thi Bich Lien"),
    ]
    source = read_pdf("a.pdf", _pdf(_BODY + foot))
    assert _columns(source) == [
        (0, "Noi nhan:"),
        (0, "- UBND Thanh pho;"),
        (0, "- Luu VT."),
        (1, "TM. UY BAN NHAN DAN"),
        (1, "CHU TICH"),
        (1, "Tran Thi Bich Lien"),
    ]


def test_a_list_mark_far_from_its_text_is_no_column(texts: Texts) -> None:
    items: list[Line] = [(85, 200, "1."), (121, 200, "Mot"), (85, 216, "2."), (121, 216, "Hai")]
    assert texts(read_pdf("a.pdf", _pdf(_BODY[:1] + items))) == ["KE HOACH", "1. Mot", "2. Hai"]


def test_a_ruled_table_gives_cells_over_pages() -> None:
    def row(top: float, *cells: str) -> list[Line]:
        return [(90 + 150 * n, top, words) for n, words in enumerate(cells)]

    rules = [(85.0, y, 535.0, y) for y in (100.0, 120.0, 140.0, 160.0)]
    rules += [(x, 100.0, x, 160.0) for x in (85.0, 235.0, 385.0, 535.0)]
    header = row(115, "STT", "Noi dung", "Don vi")
    first = header + row(135, "1", "Hop bao", "Phong A") + row(155, "2", "In sach", "Phong B")
    second = header + row(135, "3", "Di lai", "Phong C") + row(155, "4", "Ve nha", "Phong D")
    source = read_pdf("a.pdf", _pdf(first, second, rules=rules))
    cells = [(b.cell, b.span.of(source.text), b.page) for b in source.blocks if b.cell]
    assert {cell.table for cell, _, _ in cells} == {0}  # the table goes on
    rows = {words: (cell.row, cell.column, page) for cell, words, page in cells}
    assert rows["STT"] == (0, 0, 1)  # the repeated header is furniture
    assert rows["In sach"] == (2, 1, 1)
    assert rows["Phong C"] == (3, 2, 2)


@pytest.mark.parametrize(
    ("opening", "row"),
    [
        (("", "voi cac so", ""), 1),  # the page's end parted the row before
        (("", "Voi cac so", ""), 1),  # nothing else goes on
        (("", "Voi cac so", "Phong C"), 2),  # a row of its own under a merged ordinal
        (("2", "voi cac so", ""), 2),  # its own ordinal
    ],
)
def test_a_row_parted_by_the_page_is_one(opening: tuple[str, str, str], row: int) -> None:
    def cells(top: float, *words: str) -> list[Line]:
        return [(90 + 150 * n, top, text) for n, text in enumerate(words) if text]

    rules = [(85.0, y, 535.0, y) for y in (100.0, 120.0, 140.0)]
    rules += [(x, 100.0, x, 140.0) for x in (85.0, 235.0, 385.0, 535.0)]
    first = cells(115, "STT", "Noi dung", "Don vi") + cells(135, "1", "Phoi hop", "Phong A")
    second = cells(115, *opening) + cells(135, "3", "In sach", "Phong B")
    source = read_pdf("a.pdf", _pdf(first, second, rules=rules))
    places = {block.span.of(source.text): block.cell for block in source.blocks}
    place = places[opening[1]]
    assert place is not None
    assert (place.table, place.row, place.column) == (0, row, 1)
    last = places["In sach"]
    assert last is not None
    assert last.row == row + 1


def test_page_numbers_and_running_heads_are_furniture(texts: Texts) -> None:
    pages = [
        [
            (170, 45, "CONG BAO/So 283/Ngay 25-5-2026"),
            (520, 45, str(110 + n)),
            (85, 120, f"chu {n}"),
        ]
        for n in range(4)
    ]
    numbered = [[(297, 40, str(n + 1)), (85, 120, f"chu {n}")] for n in range(3)]
    gazette = read_pdf("a.pdf", _pdf(*pages))
    assert texts(gazette) == ["chu 0", "chu 1", "chu 2", "chu 3"]
    assert [problem.code for problem in gazette.problems] == ["page-furniture"]
    assert texts(read_pdf("a.pdf", _pdf(*numbered))) == ["chu 0", "chu 1", "chu 2"]


def test_a_lone_number_in_the_text_is_kept(texts: Texts) -> None:
    pages: list[list[Line]] = [[(297, 40, "1"), (85, 400, "2019")], [(297, 40, "2"), (85, 40, "x")]]
    assert texts(read_pdf("a.pdf", _pdf(*pages))) == ["2019", "x"]


def test_a_letterhead_on_each_page_is_no_running_head(texts: Texts) -> None:
    pages: list[list[Line]] = [[(90, 60, "UY BAN NHAN DAN"), (85, 120, f"chu {n}")] for n in (1, 2)]
    assert texts(read_pdf("a.pdf", _pdf(*pages))).count("UY BAN NHAN DAN") == 2


def test_lines_know_what_stands_apart() -> None:
    lines: list[Line] = [
        (121, 200, "Mot hai ba bon nam sau bay tam chin muoi mot hai ba bon nam sau bay tam"),
        (85, 216, "chin muoi mot hai ba bon nam sau bay tam chin muoi mot hai ba bon nam sau bay"),
        (85, 232, "tam chin muoi."),
        (121, 248, "Doan sau lui vao mot hai ba bon nam sau bay tam chin muoi mot hai ba bon"),
        (85, 264, "va het."),
        (85, 300, "Cach xa."),
        (85, 316, "Sat ngay."),
    ]
    source = read_pdf("a.pdf", _pdf(lines))
    gaps = [block.span.of(source.text)[:9] for block in source.blocks if block.gap]
    assert gaps == ["Doan sau ", "Cach xa."]  # an indent, and a drop of more than a line
    assert {block.kind for block in source.blocks} == {BlockKind.LINE}


def test_footnotes_stand_at_the_end_and_cut_no_sentence(texts: Texts) -> None:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    for number, (text, mark, note) in enumerate(
        [("cau bi cat", "1", "sua doi boi A"), ("doi o day.", "2", "sua doi boi B")]
    ):
        for size, left, top, words in (
            (14, 85, 100, "dong dau"),
            (14, 85, 120, text),
            (8, 85, 714, mark),
            (12, 95, 720, note),
            (12, 85, 736, f"het {number}"),
        ):
            canvas.setFont("Times-Roman", size)
            canvas.drawString(left, _TOP - top, words)
        canvas.showPage()
    canvas.save()
    source = read_pdf("a.pdf", written.getvalue())
    assert texts(source) == [
        *("dong dau", "cau bi cat", "dong dau", "doi o day."),
        *("[1] sua doi boi A", "het 0", "[2] sua doi boi B", "het 1"),
    ]
    assert [block.page for block in source.blocks] == [1, 1, 2, 2, 1, 1, 2, 2]
    assert [problem.code for problem in source.problems] == ["footnotes"]


@pytest.mark.parametrize(
    ("before", "mark", "read"),
    [
        ("nam 2020", "5", "nam 2020[5]"),  # no year 20205
        ("15/2019/ND-CP", "5", "15/2019/ND-CP[5]"),
        ("1.", "5", "1. [5]"),  # no clause 1.5
        ("Ma so: V.09.02.01", "5", "Ma so: V.09.02.01[5]"),
        ("100 m", "2", "100 m2"),  # an exponent, though there is a note 2
        ("100 km", "2", "100 km2"),
        ("cot", "7", "cot⁷"),  # no note 7 on the page
    ],
)
@pytest.mark.parametrize("rise", [0.0, 6.5])  # in the line's run of text, or a line of its own
def test_a_footnote_mark_becomes_no_part_of_what_it_hangs_on(
    before: str, mark: str, read: str, rise: float, texts: Texts
) -> None:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    for size, left, top, words in (
        (14, 85, 100, "dong dau"),
        (14, 85, 120, before),
        (8, 85 + stringWidth(before, "Times-Roman", 14) + 0.3, 120 - rise, mark),
        (14, 85, 140, "dong sau"),
        (8, 85, 700, "2"),
        (11, 95, 706, "chu thich hai"),
        (8, 85, 720, "5"),
        (11, 95, 726, "chu thich nam"),
    ):
        canvas.setFont("Times-Roman", size)
        canvas.drawString(left, _TOP - top, words)
    canvas.save()
    assert texts(read_pdf("a.pdf", written.getvalue()))[1] == read


def test_small_letters_alone_are_no_footnotes(texts: Texts) -> None:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    for size, top, words in (
        (14, 100, "than bai dai hon"),
        (11, 300, "Noi nhan:"),
        (11, 314, "- A;"),
    ):
        canvas.setFont("Times-Roman", size)
        canvas.drawString(85, _TOP - top, words)
    canvas.save()
    source = read_pdf("a.pdf", written.getvalue())
    assert texts(source) == ["than bai dai hon", "Noi nhan:", "- A;"]
    assert source.problems == ()


def test_a_raised_number_stays_in_its_line(texts: Texts) -> None:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    canvas.setFont("Times-Roman", 14)
    canvas.drawString(85, 700, "cong ty nha nuoc")
    width = stringWidth("cong ty nha nuoc", "Times-Roman", 14)
    canvas.setFont("Times-Roman", 9)
    canvas.drawString(85 + width + 0.5, 706.5, "1")
    canvas.save()
    assert texts(read_pdf("a.pdf", written.getvalue())) == ["cong ty nha nuoc¹"]


def test_a_page_of_pictures_among_pages_of_text_is_noted(texts: Texts) -> None:
    from PIL import Image

    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    canvas.drawString(85, 700, "chu")
    canvas.showPage()
    canvas.drawInlineImage(Image.new("L", (40, 40), 128), 85, 400, 200, 200)
    canvas.showPage()
    canvas.save()
    source = read_pdf("a.pdf", written.getvalue())
    assert texts(source) == ["chu"]
    assert [problem.code for problem in source.problems] == ["page-without-text"]
    assert "trang 2 " in source.problems[0].message


def test_fonts_that_fall_back_on_others_are_read_right(root: Path) -> None:
    """LibreOffice printed this in a font without Vietnamese letters: PDFium garbles it."""
    page = root / "tests" / "data" / "font-fallback.pdf"
    source = read_pdf(page.name, page.read_bytes())
    assert "Căn cứ Quyết định số 5523/QĐ-UBND ngày 04 tháng 12 năm 2018" in source.text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in source.text
    assert share_of_syllables(source.text) > 0.95


@pytest.mark.parametrize(
    ("text", "is_clear"),
    [
        ("Căn cứ Quyết định số 5523/QĐ-UBND ngày 04 tháng 12 năm 2018 của Ủy ban " * 3, True),
        # letters of another font come behind the line
        ("Căn c Quy t đ nh s 5523/QĐ-UBND ngày 04 tháng 12 c a y ban ứ ế ị ố ủ Ủ " * 3, False),
        # a few abbreviations are no garble
        ("- P. VHTT; P. Nội vụ; VP.HĐND (CPVP/th, NCTH); Lưu VT.", True),
        # nor are codes
        ("Giảng viên - Mã số: V.09.02.01; Giảng viên chính - Mã số: V.09.02.02; " * 4, True),
        # decomposed letters are the same letters
        ("Quye\u0302\u0301t đi\u0323nh cu\u0309a U\u0309y ban nhân dân " * 5, True),
    ],
)
def test_garbled_text_is_told_from_vietnamese(text: str, is_clear: bool) -> None:
    assert (share_of_syllables(text) >= 0.9) is is_clear


def test_every_block_quotes_its_line_and_pages_rise(root: Path) -> None:
    page = root / "tests" / "data" / "40-KH-UBND.pdf"
    source = read_pdf(page.name, page.read_bytes())
    assert "\n".join(block.span.of(source.text) for block in source.blocks) == source.text
    pages = [block.page or 0 for block in source.blocks]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (1, 8)


def test_gazettes_lose_no_words(shared: Path) -> None:
    name = "nghi-dinh-so-160-2026-nd-cp-469549"
    source = read_pdf(f"{name}.pdf", (shared / "corpus" / "pdf" / f"{name}.pdf").read_bytes())
    reference = (shared / "corpus" / "pdf_text" / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in reference.splitlines() if "CÔNG BÁO" not in line]
    ours = set(source.text.split())
    lost = [word for line in lines for word in line if word not in ours]
    assert len(lost) < 0.01 * sum(map(len, lines))
