"""The page of an annex in Word, as Nghị định 30/2020/NĐ-CP, Phụ lục I, prescribes it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from cancu.graph.printable import printable
from cancu.graph.whole_file import steady
from cancu.ingest.tables import types

BODY, TITLE = Pt(13), Pt(14)
_FONT = "Times New Roman"
OPEN_ATTACHED = (
    "(Kèm theo ……………… số ……/…… ngày …… tháng …… năm …… của ………………………)"  # left for the office
)


@dataclass(frozen=True, slots=True)
class Annex:
    """What stands above an annex's table; `number` is Roman, where there are several annexes.

    `subject` goes into the file's properties.
    """

    title: str  # in capitals
    attached: str  # the line "(Kèm theo …)"
    subject: str
    number: str = ""
    about: str = ""  # under the title: for whom it is


def attached_to(head: dict[str, Any]) -> str:
    """Return the line under an annex's title; a part that the document does not state is left out.

    `head` is the document's node.
    """
    kind = types.label(head["type"]) if head["type"] else "văn bản"
    parts = [f"(Kèm theo {kind}"]
    parts += [f"số {head['number']}"] if head["number"] else []
    if head["date"]:
        year, month, day = head["date"].split("-")
        shown = month if int(month) < 3 else str(int(month))  # ngày 01–09, tháng 01 và 02
        parts.append(f"ngày {day} tháng {shown} năm {year}")
    parts += [f"của {head['issuer']}"] if head["issuer"] else []
    return " ".join(parts) + ")"


def new_page(annex: Annex) -> WordDocument:
    """Return a document with its page set and its titles written."""
    word = docx.Document()
    _set_page(word)
    _set_font(word)
    _set_properties(word, annex)
    add_title(word, f"Phụ lục {annex.number}".strip())
    add_title(word, annex.title)
    if annex.about:
        _add_centred(word, annex.about).bold = True
    attached = _add_centred(word, annex.attached)
    attached.italic = True
    word.paragraphs[-1].paragraph_format.space_after = Pt(12)
    return word


def _set_page(word: WordDocument) -> None:
    """A4 lying, for wide tables; page number top centre from page 2."""
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_page_number(header)


def _set_font(word: WordDocument) -> None:
    style = word.styles["Normal"]
    style.font.name, style.font.size = _FONT, BODY
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), _FONT)
    style.paragraph_format.space_after = Pt(0)


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


def add_title(word: WordDocument, text: str, *, on_new_page: bool = False) -> Paragraph:
    """Add a bold line in the middle."""
    run = _add_centred(word, text)
    run.bold, run.font.size = True, TITLE
    paragraph = word.paragraphs[-1]
    paragraph.paragraph_format.page_break_before = on_new_page
    return paragraph


def _add_centred(word: WordDocument, text: str) -> Run:
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    return paragraph.add_run(printable(text))


def add_notes(word: WordDocument, notes: Sequence[str]) -> None:
    """Add notes that stay together."""
    heading = word.add_paragraph()
    heading.paragraph_format.space_before = Pt(8)
    heading.add_run("Ghi chú:").italic = True
    rows = [word.add_paragraph() for _ in notes]
    for paragraph, note in zip(rows, notes, strict=True):
        paragraph.add_run(printable(f"- {note}")).italic = True
    for paragraph in (heading, *rows)[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _set_properties(word: WordDocument, annex: Annex) -> None:
    """No clock and no user name in the file; Word keeps 255 characters of a property."""
    properties = word.core_properties
    properties.author = properties.last_modified_by = "Căn Cứ"
    properties.title = printable(annex.title.capitalize())[:255]
    properties.subject = printable(annex.subject)[:255]
    properties.language = "vi-VN"
    properties.created = properties.modified = datetime(2020, 1, 1, tzinfo=UTC)
    properties.comments = ""


def to_bytes(word: WordDocument) -> bytes:
    """Return the file; the same document gives the same bytes."""
    buffer = io.BytesIO()
    word.save(buffer)
    return steady(buffer.getvalue())
