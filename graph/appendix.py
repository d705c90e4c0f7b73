"""Write a document's citation appendix in Word, in the page form of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import errno
import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import regex
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from cancu.graph.appendix_rows import AppendixRow, appendix_rows
from cancu.graph.elements import Graph, document_id
from cancu.graph.pending import Pending, pending
from cancu.graph.rows import printed_date
from cancu.graph.word_decisions import ANSWER, CONTENT, DUTY
from cancu.ingest.tables import types

_FONT = "Times New Roman"
_BODY, _TITLE = Pt(13), Pt(14)
_NOT_STATED = "—"
_LONGEST = 240  # characters of a clause in a table
_HYPHEN = regex.compile(r"(?<=[\w/])-(?=\w)")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table; widths in mm add up to the page's 252 mm between the margins."""

    heading: str
    width: int
    centred: bool = False


_COLUMNS = (
    _Column("STT", 14, True),
    _Column("Loại và số, ký hiệu", 50),
    _Column("Ngày ban hành", 27, True),
    _Column("Cơ quan ban hành", 34),
    _Column("Trích yếu nội dung", 64),
    _Column("Điều khoản viện dẫn", 27),
    _Column("Đơn vị liên quan", 36),
)
_PROPOSED = (
    _Column("STT", 14, True),
    _Column(DUTY, 25),
    _Column("Nhiệm vụ", 60),
    _Column("Đơn vị", 32),
    _Column(CONTENT, 25),
    _Column("Căn cứ được đề xuất", 66),
    _Column(ANSWER, 30, True),
)
_NOTES = (
    "“—”: văn bản này không nêu.",
    "“Đề xuất”: đơn vị được liên hệ qua nội dung do chương trình đề xuất, chờ xác nhận.",
    "Điều khoản ghi từ ngoài vào trong: “II/1/1.1/-2” là gạch đầu dòng thứ hai, mục 1.1, phần II.",
    "Thứ tự: văn bản của Đảng trước; trong từng nhóm theo thứ bậc của loại văn bản, rồi theo ngày.",
)


def write_appendix(graph: Graph, name: str, target: Path) -> int:
    """Write the appendix of the document read from file `name`; return the number of rows.

    The same graph gives the same bytes. The file appears whole or not at all.
    """
    rows = appendix_rows(graph, name)
    word = docx.Document()
    _set_page(word)
    _add_titles(word, graph.nodes[document_id(name)])
    _add_table(word, _COLUMNS, [_cells(row) for row in rows])
    _add_notes(word)
    _add_proposals(word, _waiting(graph, name))
    _set_properties(word, name)
    _write(word, target)
    return len(rows)


def _set_page(word: WordDocument) -> None:
    """A4 lying, as Nghị định 30 allows for wide tables; page number top centre from page 2."""
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    style = word.styles["Normal"]
    style.font.name, style.font.size = _FONT, _BODY
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_page_number(header)


def _add_page_number(paragraph: Paragraph) -> None:
    for kind, instruction in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = instruction
        run._r.append(mark)


def _add_titles(word: WordDocument, head: dict[str, Any]) -> None:
    _add_line(word, "PHỤ LỤC", bold=True, size=_TITLE)
    _add_line(word, "DANH MỤC VĂN BẢN ĐƯỢC VIỆN DẪN", bold=True, size=_TITLE)
    _add_line(word, _attached_to(head), italic=True, after=Pt(12))


def _attached_to(head: dict[str, Any]) -> str:
    """Return the line under an annex's title, as Phụ lục I of Nghị định 30 prescribes it."""
    kind = types.label(head["type"]) if head["type"] else "văn bản"
    parts = [f"(Kèm theo {kind}"]
    parts += [f"số {head['number']}"] if head["number"] else []
    if head["date"]:
        year, month, day = head["date"].split("-")
        shown = month if int(month) < 3 else str(int(month))  # ngày 01–09, tháng 01 và 02
        parts.append(f"ngày {day} tháng {shown} năm {year}")
    parts += [f"của {head['issuer']}"] if head["issuer"] else []
    return " ".join(parts) + ")"


def _add_line(
    word: WordDocument,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: Pt = _BODY,
    after: Pt | None = None,
) -> None:
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = after
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, size


def _waiting(graph: Graph, name: str) -> list[Pending]:
    return [row for row in pending(graph, name) if row.instruments and not row.verdict]


def _add_proposals(word: WordDocument, rows: list[Pending]) -> None:
    """Add what waits for an answer; `cancu confirm --from` reads the last column back."""
    if not rows:
        return
    heading = word.add_paragraph()
    heading.paragraph_format.page_break_before = True
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.paragraph_format.space_after = Pt(12)
    run = heading.add_run("CĂN CỨ ĐƯỢC ĐỀ XUẤT, CHỜ XÁC NHẬN")
    run.bold, run.font.size = True, _TITLE
    _add_table(word, _PROPOSED, [_proposed(place, row) for place, row in enumerate(rows, 1)])


def _proposed(place: int, row: Pending) -> tuple[str, ...]:
    named = "; ".join(row.instruments) or _NOT_STATED
    return (
        str(place),
        row.duty,
        _short(row.duty_text),
        "; ".join(row.units) or _NOT_STATED,
        row.content,
        f"{named}. Nội dung: {_short(row.content_text)}",
        "",
    )


def _short(text: str) -> str:
    """A page holds several rows: the whole words stand at the place that the row names."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rsplit(maxsplit=1)[0].rstrip(' ,;:')} …"


def _add_table(
    word: WordDocument, columns: tuple[_Column, ...], rows: list[tuple[str, ...]]
) -> None:
    table = word.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, spec in zip(table.columns, columns, strict=True):
        column.width = Mm(spec.width)
    _fill(table.rows[0], columns, tuple(spec.heading for spec in columns), heading=True)
    _repeat(table.rows[0])
    for row in rows:
        _fill(table.add_row(), columns, row)
    for cell in table.rows[-1].cells:  # the notes never stand alone on the last page
        cell.paragraphs[0].paragraph_format.keep_with_next = True


def _cells(row: AppendixRow) -> tuple[str, ...]:
    return (
        str(row.place),
        row.label,
        printed_date(row.date) or _NOT_STATED,
        row.issuer or _NOT_STATED,
        row.subject or _NOT_STATED,
        "; ".join(row.clauses),
        _units(row),
    )


def _units(row: AppendixRow) -> str:
    proposed = f"Đề xuất: {'; '.join(row.proposed)}" if row.proposed else ""
    return ". ".join(part for part in ("; ".join(row.units), proposed) if part) or _NOT_STATED


def _fill(
    row: _Row, columns: tuple[_Column, ...], texts: tuple[str, ...], *, heading: bool = False
) -> None:
    _keep_whole(row)
    for cell, text, spec in zip(row.cells, texts, columns, strict=True):
        cell.width = Mm(spec.width)  # LibreOffice heeds the cells, Word the columns
        _write_cell(cell, text, centred=heading or spec.centred, bold=heading)


def _write_cell(cell: _Cell, text: str, *, centred: bool, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    _add_unbroken(paragraph, text).bold = bold


def _add_unbroken(paragraph: Paragraph, text: str) -> Run:
    """Add text whose numbers (22-NQ/TW) a line's end does not cut at the hyphen."""
    first, *rest = _HYPHEN.split(text)
    run = paragraph.add_run(first)
    for piece in rest:
        run._r.append(OxmlElement("w:noBreakHyphen"))
        run._r.add_t(piece)
    return run


def _repeat(row: _Row) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _keep_whole(row: _Row) -> None:
    mark = OxmlElement("w:cantSplit")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _add_notes(word: WordDocument) -> None:
    heading = word.add_paragraph()
    heading.paragraph_format.space_before = Pt(8)
    heading.add_run("Ghi chú:").italic = True
    notes = [word.add_paragraph() for _ in _NOTES]
    for paragraph, note in zip(notes, _NOTES, strict=True):
        paragraph.add_run(f"- {note}").italic = True
    for paragraph in (heading, *notes[:-1]):
        paragraph.paragraph_format.keep_with_next = True


def _set_properties(word: WordDocument, name: str) -> None:
    """No clock and no user name in the file; the subject tells which document it is for."""
    properties = word.core_properties
    properties.author = properties.last_modified_by = "Căn Cứ"
    properties.title = "Danh mục văn bản được viện dẫn"
    properties.subject = name
    properties.language = "vi-VN"
    properties.created = properties.modified = datetime(2020, 1, 1, tzinfo=UTC)
    properties.comments = ""


def _write(word: WordDocument, target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a directory", str(target))
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such directory", str(target.parent))
    buffer = io.BytesIO()
    word.save(buffer)
    temporary = target.with_name(f".{target.name}.part")
    try:
        with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(temporary, "w") as fixed:
            for entry in sorted(made.infolist(), key=lambda entry: entry.filename):
                info = zipfile.ZipInfo(entry.filename, date_time=(2020, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                fixed.writestr(info, made.read(entry))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
