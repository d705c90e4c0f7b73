"""Make the seed plan's other formats from its text, in the layout that such plans are printed in.

    python tests/forms.py

writes tests/data/40-KH-UBND.docx and .html, and .pdf through LibreOffice where it is installed;
with FILE DPI DEGREES it writes a PDF of pictures of the pages, as a scanner makes it.
The tests read the committed files and compare docx and html with a fresh make.
"""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "data" / "raw" / "40-KH-UBND.txt"
DATA = ROOT / "tests" / "data"

_START = re.compile(r"[IVX]+\. |\d+\. |\d+\.\d+ |- ")
_UNMARKED = (
    "KẾ HOẠCH",
    "THỰC HIỆN CÔNG TÁC",
    "Căn cứ Quyết định số 5523",
    "Các phòng, ban, đơn vị, Ủy ban nhân",
    "Ủy ban nhân dân Quận yêu cầu",
    "Nơi nhận",
)
_HEADING = re.compile(r"[IVX]+\. |\d+\. (?!Thực hiện nghiêm|Tăng cường phổ biến)")


@dataclass(frozen=True)
class Plan:
    """The plan's whole paragraphs, by their place on the page."""

    issuer: list[str]
    motto: list[str]
    number: str
    place: str
    type: str
    title: str
    basis: str
    body: list[str]
    recipients: list[str]
    signature: list[str]


def plan(text: str) -> Plan:
    """Join the hard-wrapped lines of the seed text into its paragraphs."""
    cells = [part.strip().split("\n") for part in re.split(r"^\|$", text, flags=re.MULTILINE)]
    issuer, motto, number, place, rest, signature = (cell for cell in cells if cell != [""])
    paragraphs = list(_paragraphs(rest))
    foot = next(n for n, words in enumerate(paragraphs) if words.startswith("Nơi nhận"))
    return Plan(
        issuer,
        [" ".join(motto[:2]), *motto[2:]],
        number[0],
        place[0],
        *paragraphs[:3],
        paragraphs[3:foot],
        paragraphs[foot:],
        [" ".join(signature[:2]), *signature[2:]],
    )


def _paragraphs(lines: list[str]) -> Iterator[str]:
    words: list[str] = []
    for line in lines:
        if words and (_START.match(line) or line.startswith(_UNMARKED)):
            yield " ".join(words)
            words = []
        words.append(line)
    yield " ".join(words)


# --- Word ----------------------------------------------------------------------------------------


def make_docx(content: Plan) -> bytes:
    """Return the plan as Word writes it: A4, borderless tables at the head and the foot."""
    document = Document()
    _set_page(document)
    head = _columns(document, 62, 103)
    _fill(head.cell(0, 0), content.issuer, 13, bold=(1,))
    _fill(head.cell(0, 1), content.motto, 13, bold=(0, 1))
    _fill(head.cell(1, 0), [content.number], 13)
    _fill(head.cell(1, 1), [content.place], 13, italic=True)
    _add(document.add_paragraph(), content.type, 14, bold=True, centred=True, before=12)
    _add(document.add_paragraph(), content.title, 14, bold=True, centred=True, after=10)
    _add(document.add_paragraph(), content.basis, 14, italic=True, indent=True)
    for words in content.body:
        bold = bool(_HEADING.match(words))
        _add(document.add_paragraph(), words, 14, bold=bold, indent=True)
    foot = _columns(document, 85, 80)
    _fill(foot.cell(0, 0), content.recipients[:1], 12, bold=(0,), italic=True, centred=False)
    for words in content.recipients[1:]:
        _add(foot.cell(0, 0).add_paragraph(), words, 11)
    *offices, signer = content.signature
    _fill(foot.cell(0, 1), [*offices, "", "", "", signer], 14, bold=range(len(offices) + 4))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _set_page(document: Docx) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    font = document.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(14)
    fonts = document.styles["Normal"].element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), "Times New Roman")
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)


def _columns(document: Docx, *widths: float) -> Table:
    table = document.add_table(rows=2 if widths[0] < widths[1] else 1, cols=len(widths))
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _fill(
    cell: _Cell,
    lines: list[str],
    size: float,
    bold: range | tuple[int, ...] = (),
    italic: bool = False,
    centred: bool = True,
) -> None:
    for number, words in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        _add(paragraph, words, size, bold=number in bold, italic=italic, centred=centred)


def _add(
    paragraph: Paragraph,
    words: str,
    size: float,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    indent: bool = False,
    before: float = 0,
    after: float = 0,
) -> None:
    run = paragraph.add_run(words)
    run.bold, run.italic, run.font.size = bold or None, italic or None, Pt(size)
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(6 if indent else after)
    if indent:
        form.first_line_indent = Mm(12.7)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    elif centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


# --- HTML ----------------------------------------------------------------------------------------

_STYLE = """
body { max-width: 165mm; margin: 20mm auto; font: 14pt/1.2 'Times New Roman', 'Liberation Serif', serif; }
table { width: 100%; margin: 12pt 0; border-collapse: collapse; } td { vertical-align: top; }
p { margin: 0 0 6pt; text-indent: 12.7mm; } td p, p.giua { text-indent: 0; margin: 0; }
"""


def make_html(content: Plan) -> bytes:
    """Return the plan as a page, its source lines wrapped as editors wrap them."""
    rows = [
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">',
        f"<title>{html.escape(content.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
        "<table>\n<tr>",
        _cell([content.issuer[0], f"<b>{content.issuer[1]}</b>", *content.issuer[2:]]),
        _cell([f"<b>{content.motto[0]}</b>", f"<b>{content.motto[1]}</b>", *content.motto[2:]]),
        "</tr>\n<tr>",
        _cell([content.number]),
        _cell([f"<i>{content.place}</i>"]),
        "</tr>\n</table>",
        f'<p class="giua" align="center"><b>{content.type}</b></p>',
        f'<p class="giua" align="center"><b>{_wrapped(content.title)}</b></p>',
        f'<p style="margin-top: 10pt"><i>{_wrapped(content.basis)}</i></p>',
    ]
    for words in content.body:
        inner = _wrapped(words)
        rows.append(f"<p><b>{inner}</b></p>" if _HEADING.match(words) else f"<p>{inner}</p>")
    first, *others = content.recipients
    recipients = "<br>\n".join(html.escape(words) for words in others)
    *offices, signer = content.signature
    rows += [
        f"<table>\n<tr>\n<td><p><b><i>{first}</i></b><br>\n{recipients}</p></td>",
        _cell([*(f"<b>{office}</b>" for office in offices), "&nbsp;", f"<b>{signer}</b>"]),
        "</tr>\n</table>\n</body>\n</html>\n",
    ]
    return "\n".join(rows).encode()


def _cell(lines: list[str]) -> str:
    inner = "\n".join(f"<p>{line}</p>" for line in lines)
    return f'<td style="text-align: center">{inner}</td>'


def _wrapped(words: str, width: int = 100) -> str:
    lines, line = [], ""
    for word in html.escape(words, quote=False).split(" "):
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


# --- PDF -----------------------------------------------------------------------------------------


def make_pdf(docx: Path, folder: Path) -> Path:
    """Print the Word form through LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice")
    subprocess.run(
        [program, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(docx)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / f"{docx.stem}.pdf"


# --- scans ---------------------------------------------------------------------------------------


def make_scan(printed: Path, dpi: int, askew: float) -> bytes:
    """Return a PDF of pictures of the pages of another, turned to the left by some degrees."""
    import pypdfium2 as pdfium
    from PIL import Image

    pictures = []
    with pdfium.PdfDocument(printed) as document:
        for page in document:
            picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
            pictures.append(picture.rotate(askew, Image.Resampling.BICUBIC, fillcolor=255))
    written = io.BytesIO()
    first, *others = pictures
    first.save(written, "PDF", save_all=True, append_images=others, resolution=dpi)
    return written.getvalue()


def main() -> None:
    """Write the forms into tests/data, or one scan into the file that is named."""
    if len(sys.argv) > 1:
        target, dpi, askew = sys.argv[1:]
        scan = make_scan(DATA / f"{SEED.stem}.pdf", int(dpi), float(askew))
        Path(target).write_bytes(scan)
        return
    content = plan(SEED.read_text(encoding="utf-8"))
    DATA.mkdir(exist_ok=True)
    word = DATA / f"{SEED.stem}.docx"
    word.write_bytes(make_docx(content))
    word.with_suffix(".html").write_bytes(make_html(content))
    if shutil.which("soffice"):
        make_pdf(word, DATA)


if __name__ == "__main__":
    main()
