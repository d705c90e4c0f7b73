"""Make the seed plan's other formats, laid out as such plans are printed and published.

`python tests/forms.py` writes tests/data/40-KH-UBND.{docx,html,pdf} anew; the PDF needs
LibreOffice. The paragraphs are joined by a rule of thumb that is enough for this one text, and
that shares nothing with the program under test.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "data" / "raw" / "40-KH-UBND.txt"
DATA = ROOT / "tests" / "data"

MARK = re.compile(r"(?:[IVX]+\.|\d{1,2}\.(?:\d+)?|-)\s")
OPENINGS = ("Căn cứ Quyết", "Các phòng, ban, đơn vị", "Ủy ban nhân dân Quận yêu cầu")
HEADING = re.compile(r"(?:[IVX]+|\d{1,2})\.\s")
CENTRE, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
FIXED_TIME = (2019, 2, 27, 0, 0, 0)


@dataclass(frozen=True)
class Plan:
    """The seed plan in whole paragraphs."""

    issuer: tuple[str, ...]
    motto: tuple[str, ...]
    number: str
    place_date: str
    type: str
    title: str
    preamble: str
    body: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]


def plan(text: str) -> Plan:
    """Take the seed's text apart."""
    lines = [line.strip() for line in text.splitlines() if line.strip(" |-\r\n")]
    first = next(n for n, line in enumerate(lines) if line.startswith("Căn cứ"))
    last = lines.index("Nơi nhận:")
    office = next(n for n, line in enumerate(lines) if line.startswith("TM."))
    body = joined(lines[first:last])
    return Plan(
        issuer=(lines[0], lines[1]),
        motto=(f"{lines[2]} {lines[3]}", lines[4]),
        number=lines[5],
        place_date=lines[6],
        type=lines[7],
        title=lines[8],
        preamble=body[0],
        body=tuple(body[1:]),
        recipients=tuple(lines[last:office]),
        signature=(f"{lines[office]} {lines[office + 1]}", *lines[office + 2 :]),
    )


def joined(lines: list[str]) -> list[str]:
    """Join hard-wrapped lines into paragraphs."""
    paragraphs: list[str] = []
    for line in lines:
        if MARK.match(line) or line.startswith(OPENINGS):
            paragraphs.append(line)
        else:
            paragraphs[-1] += f" {line}"
    return paragraphs


# --- Word ----------------------------------------------------------------------------------


def docx_bytes(made: Plan) -> bytes:
    """Lay the plan out as Nghị định 30 has it."""
    document = Document()
    _page(document)
    head = document.add_table(2, 2)
    _cell(head.cell(0, 0), made.issuer, "pb")
    _cell(head.cell(0, 1), made.motto, "bb")
    _rule(head.cell(0, 0), 2.6)
    _rule(head.cell(0, 1), 1.7)
    _cell(head.cell(1, 0), (made.number,), "p")
    _cell(head.cell(1, 1), (made.place_date,), "i")
    _widths(head, (6.2, 10.3))
    _write(document.add_paragraph(), made.type, "b", CENTRE, before=14)
    _write(document.add_paragraph(), made.title, "b", CENTRE, after=10)
    _body(document, made.preamble, "i")
    for words in made.body:
        _body(document, words, "b" if HEADING.match(words) else "p")
    foot = document.add_table(1, 2)
    _cell(foot.cell(0, 0), made.recipients, "c" + "p" * 20, None, 11)
    foot.cell(0, 0).paragraphs[0].paragraph_format.space_before = Pt(6)
    office, title, name = made.signature
    _cell(foot.cell(0, 1), (office, title, "", "", "", "", name), "bb    b")
    _widths(foot, (8.2, 8.3))
    stream = io.BytesIO()
    document.save(stream)
    return _same_every_time(stream.getvalue())


def _page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(0)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    for kind, text in (("begin", None), (None, "PAGE"), ("separate", None), (None, "2")):
        _field_part(number.add_run(), kind, text)
    _field_part(number.add_run(), "end", None)


def _field_part(run, kind: str | None, text: str | None) -> None:
    tag = "w:fldChar" if kind else ("w:instrText" if text == "PAGE" else "w:t")
    part = OxmlElement(tag)
    if kind:
        part.set(qn("w:fldCharType"), kind)
    else:
        part.text = text
    run._r.append(part)


def _write(paragraph, words: str, look: str, align, size=None, before=0, after=0) -> None:
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)
    run = paragraph.add_run(words)
    run.bold = look in "bc"
    run.italic = look in "ic"
    if size:
        run.font.size = Pt(size)


def _body(document, words: str, look: str) -> None:
    paragraph = document.add_paragraph()
    _write(paragraph, words, look, BOTH, after=6)
    paragraph.paragraph_format.first_line_indent = Cm(1.27)


def _cell(cell, lines, looks: str, align=CENTRE, size=None) -> None:
    for number, words in enumerate(lines):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        _write(paragraph, words, looks[number], align, None if size is None or not number else size)


def _rule(cell, indent: float) -> None:
    """Draw the short line below the issuer or the motto: a border, no characters."""
    paragraph = cell.add_paragraph()
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(indent)
    paragraph.paragraph_format.line_spacing = Pt(6)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)


def _widths(table, centimetres: tuple[float, float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _same_every_time(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, FIXED_TIME)
            new.writestr(info, old.read(member), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


# --- HTML ----------------------------------------------------------------------------------


def html_text(made: Plan) -> str:
    """Mark the plan up as a law portal gives it out."""
    issuer, motto = _lines(made.issuer, "-------"), _lines(made.motto, "---------------")
    head = _table((f"<b>{issuer}</b>", f"<b>{motto}</b>"), (made.number, f"<i>{made.place_date}</i>"))
    parts = [head, _p(f"<b>{escape(made.type)}</b>", "center")]
    parts += [_p(f"<b>{escape(made.title)}</b>", "center"), _p(f"<i>{escape(made.preamble)}</i>")]
    for words in made.body:
        text = escape(words)
        parts.append(_p(f"<b>{text}</b>" if HEADING.match(words) else text))
    first, *others = made.recipients
    foot = f"<b><i>{first}</i></b><br>{_lines(others)}"
    office, title, name = made.signature
    parts.append(_table((foot, f"<b>{office}<br>{title}<br><br><br><br>{name}</b>")))
    body = "\n".join(parts)
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(made.number)}</title>\n"
        "<style>body { max-width: 45em }</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _lines(lines, *more: str) -> str:
    return "<br>".join(escape(line) for line in (*lines, *more))


def _p(inner: str, kind: str = "") -> str:
    """Break the source where a portal's editor would: at any blank, which means nothing."""
    opened = f'<p align="{kind}">' if kind else "<p>"
    return opened + re.sub(r"(.{60,78}?) (?=\S)", r"\1\n", inner) + "</p>"


def _table(*rows: tuple[str, str]) -> str:
    cells = "\n".join(
        "<tr>" + "".join(f'<td valign="top"><p align="center">{c}</p></td>' for c in row) + "</tr>"
        for row in rows
    )
    return f'<table border="0" width="100%">\n{cells}\n</table>'


def pdf_bytes(docx: bytes) -> bytes:
    """Print the Word file with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.docx")
        path.write_bytes(docx)
        home = f"-env:UserInstallation={Path(folder, 'home').as_uri()}"
        command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
        subprocess.run(command, check=True, capture_output=True)
        return path.with_suffix(".pdf").read_bytes()


def main() -> int:
    """Write the three files."""
    made = plan(SEED.read_text(encoding="utf-8"))
    DATA.mkdir(exist_ok=True)
    docx = docx_bytes(made)
    DATA.joinpath("40-KH-UBND.docx").write_bytes(docx)
    DATA.joinpath("40-KH-UBND.html").write_text(html_text(made), encoding="utf-8")
    DATA.joinpath("40-KH-UBND.pdf").write_bytes(pdf_bytes(docx))
    return 0


if __name__ == "__main__":
    sys.exit(main())
