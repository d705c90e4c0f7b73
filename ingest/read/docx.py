"""Read .docx: a walk of its own over the XML, in the reading that accepts tracked changes.

`Source.text` holds what a reader of the printed page sees, in the order of the file: also the
automatic numbers and bullets, computed from the lists and set before their paragraphs with a
space. Left out: headers and footers, comments, deleted and hidden text, instructions of fields.
"""

from __future__ import annotations

from lxml import etree

from cancu.ingest.errors import TooLarge
from cancu.ingest.model import Cell, Source
from cancu.ingest.read.compose import Composer
from cancu.ingest.read.docx_fonts import convert_fonts
from cancu.ingest.read.docx_grid import CLOSED, cells_of, is_frame, rows_of
from cancu.ingest.read.docx_numbering import Numbering
from cancu.ingest.read.docx_package import Package
from cancu.ingest.read.docx_paragraph import ParagraphReader, Words, note_mark
from cancu.ingest.read.docx_prune import Boxes, prune
from cancu.ingest.read.docx_styles import Styles, W

_P, _TBL = f"{W}p", f"{W}tbl"
_MET = {
    "hidden-text": "văn bản có chữ ẩn, không in ra: đã bỏ",
    "open-field": "văn bản có trường (field) không khép lại: chữ sau đó có thể chưa được đọc hết",
    "formula": "văn bản có công thức: đọc liền một dòng, không giữ phân số và chỉ số",
}
_NO_LIST = "0"  # takes a paragraph out of the list of its style


def read_docx(name: str, data: bytes) -> Source:
    """Read the bytes of a .docx. Raises the `IngestError` that fits a bad one."""
    package = Package(name, data)
    stated = package.related("styles")
    styles = Styles(stated)
    document = package.document()
    footnotes, endnotes = package.related("footnotes"), package.related("endnotes")
    walk = _Walk(styles, Numbering(lambda: package.related("numbering"), styles))
    if package.old_fonts:
        parts = {"document": document, "footnotes": footnotes, "endnotes": endnotes}
        for problem in convert_fonts(parts, stated, package.old_fonts):
            walk.composer.note(problem.code, problem.message)
    try:
        walk.part(document)
        walk.notes(footnotes, "footnotes", walk.reader.footnotes)
        walk.notes(endnotes, "endnotes", walk.reader.endnotes)
    except RecursionError as error:
        raise TooLarge(name, "bảng lồng nhau quá sâu nên không đọc") from error
    walk.tell()
    return walk.composer.source(name, data, "docx")


class _Walk:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.composer = Composer()
        self.reader = ParagraphReader(styles)
        self._numbering = numbering
        self._boxes: Boxes = {}
        self._tables = 0
        self._begun: Words | None = None  # a paragraph that the next one continues
        self._lead = ""  # the mark of a note, before its first paragraph

    def part(self, root: etree._Element) -> None:
        """Read the paragraphs and tables of a part, or of one note in it."""
        pruned = prune(root)
        self._boxes = pruned.boxes
        for problem in pruned.problems:
            self.composer.note(problem.code, problem.message)
        self._read(root, None)
        if self._begun:
            self._finish(self._begun, None)

    def notes(self, root: etree._Element | None, kind: str, marks: list[str]) -> None:
        """Read the notes that the text refers to, each behind its number in brackets."""
        known = {} if root is None else {note.get(f"{W}id", ""): note for note in root}
        for number, mark in enumerate(tuple(marks), 1):
            if mark in known:
                self.composer.begin_notes()
                self._lead = f"{note_mark(number, kind)} "
                self.part(known[mark])
        if marks:
            where = "cuối trang" if kind == "footnotes" else "cuối văn bản"
            numbers = "[1], [2] …" if kind == "footnotes" else "[i], [ii] …"
            message = f"có {len(marks)} chú thích {where}: được đọc sau lời văn, đánh số {numbers}"
            self.composer.note(kind, message)

    def tell(self) -> None:
        """Note what is read otherwise than it prints."""
        for code, message in _MET.items():
            if code in self.reader.met:
                self.composer.note(code, message)
        if unknown := sorted(self._numbering.unknown):
            message = f"danh sách đánh số kiểu {', '.join(unknown)}: đã đọc thành chữ số thường"
            self.composer.note("number-format", message)

    def _read(self, root: etree._Element, cell: Cell | None) -> None:
        with self.reader.within(root):
            self._blocks(root, cell)

    def _blocks(self, parent: etree._Element, cell: Cell | None) -> None:
        for child in parent.iterchildren():
            tag = child.tag
            if tag == _P:
                self._paragraph(child, cell)
            elif tag == _TBL:
                self._table(child, cell)
            elif tag not in CLOSED and len(
                child
            ):  # content controls, insertions, custom XML: only what is in them
                self._blocks(child, cell)

    def _paragraph(self, element: etree._Element, cell: Cell | None) -> None:
        words = self.reader.read(element, self._begun)
        self._begun = words if words.goes_on else None
        if not words.goes_on:
            self._finish(words, cell)
        for box in self._boxes.get(element, ()):
            self._read(box, cell)

    def _finish(self, words: Words, cell: Cell | None) -> None:
        self._begun = None
        text = words.text
        is_hidden = words.mark_hidden and not text.strip()  # such a paragraph does not count
        number = "" if is_hidden else self._number(words)
        if number:
            text = number + text
        if self._lead and text.strip():
            text, self._lead = self._lead + text.lstrip(), ""
        self.composer.add(text, words.look, cell)

    def _number(self, words: Words) -> str:
        list_id = words.style.list_id if words.list_id is None else words.list_id
        if list_id is None or list_id == _NO_LIST:
            return ""
        level = words.level
        if level is None and words.list_id is None:
            tied = self._numbering.level_of_style(list_id, words.style_id)
            level = words.style.level or tied
        return self._numbering.next(list_id, level or 0)

    def _table(self, element: etree._Element, around: Cell | None) -> None:
        grid = rows_of(element)
        self.composer.leave_gap()
        if around or is_frame(element, grid):
            for place in (place for row in grid for place in row):
                self._blocks(place.element, around)
        else:
            self._tables += 1
            for cell, held in cells_of(grid, self._tables - 1):
                self._blocks(held, cell)
        self.composer.leave_gap()
