"""Read one Word paragraph: its words as printed, its list and its look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from lxml import etree

from cancu.ingest.read.compose import Look
from cancu.ingest.read.docx_styles import VAL, Style, Styles, W, as_number, is_on

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PARAGRAPH = f"{W}p"
_PAGE_BREAKS = frozenset({"page", "column"})
# What the private characters of Symbol and Wingdings look like.
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F02D": "-", "F0E0": "→", "F0FC": "✓", "F0A8": "☐"}


@dataclass(slots=True)
class Words:
    """What is gathered of a paragraph. In the file a run's settings stand before its words."""

    style: Style
    style_id: str | None = None
    pieces: list[str] = field(default_factory=list)
    list_id: str | None = None
    level: int | None = None
    centred: bool | None = None
    in_run: bool = False
    bold: bool | None = None  # of the run being read, as all below
    italic: bool | None = None
    capitals: bool | None = None
    all_bold: bool = True
    all_italic: bool = True
    goes_on: bool = False  # its mark is deleted: the next paragraph continues it

    @property
    def text(self) -> str:
        """Return the words as printed, without an automatic number."""
        return "".join(self.pieces)

    @property
    def look(self) -> Look:
        """Return the look that all the words share."""
        centred = self.style.centred if self.centred is None else self.centred
        return Look(self.all_bold, self.all_italic, bool(centred))


class _Part:
    """The elements that matter, paragraph by paragraph.

    One pass goes over the whole part: lxml takes longer to set up a pass than to walk a paragraph.
    """

    def __init__(self, root: etree._Element) -> None:
        self._elements = root.iter(_PARAGRAPH, *_TAGS)
        self._next = next(self._elements, None)

    def inside(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """Yield what stands up to the next paragraph."""
        while self._next is not None and self._next is not paragraph:
            self._next = next(self._elements, None)
        for element in self._elements:
            if element.tag == _PARAGRAPH:
                self._next = element
                return
            yield element
        self._next = None


class ParagraphReader:
    """Reads paragraph after paragraph; a field may open in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._parts: list[_Part] = []  # innermost last: a text box stands within its text
        self._fields: list[bool] = []  # open fields, outermost first; True in the instruction
        self.footnotes: list[str] = []
        self.endnotes: list[str] = []

    @contextmanager
    def within(self, root: etree._Element) -> Iterator[None]:
        """Read the paragraphs under `root`, in their order, until the block ends."""
        self._parts.append(_Part(root))
        yield
        self._parts.pop()

    def read(self, paragraph: etree._Element, begun: Words | None) -> Words:
        """Read a paragraph, or what continues one whose mark is deleted."""
        words = begun or Words(self._styles.paragraph(None))
        words.goes_on = words.in_run = False
        handlers = _HANDLERS
        for element in self._parts[-1].inside(paragraph):
            handlers[element.tag](self, words, element)
        return words

    # --- settings ------------------------------------------------------------------------------

    def _style(self, words: Words, element: etree._Element) -> None:
        words.style_id = element.get(VAL)
        words.style = self._styles.paragraph(words.style_id)

    def _list(self, words: Words, element: etree._Element) -> None:
        words.list_id = element.get(VAL)

    def _level(self, words: Words, element: etree._Element) -> None:
        words.level = as_number(element.get(VAL), 0)

    def _place(self, words: Words, element: etree._Element) -> None:
        if not words.in_run:
            words.centred = element.get(VAL) == "center"

    def _deleted_mark(self, words: Words, element: etree._Element) -> None:
        words.goes_on = True

    def _run(self, words: Words, element: etree._Element) -> None:
        words.in_run = True
        words.bold = words.italic = words.capitals = None

    def _run_style(self, words: Words, element: etree._Element) -> None:
        if words.in_run:
            style = self._styles.run(element.get(VAL, ""))
            words.bold, words.italic = style.bold, style.italic
            words.capitals = style.capitals

    def _bold(self, words: Words, element: etree._Element) -> None:
        words.bold = is_on(element)

    def _italic(self, words: Words, element: etree._Element) -> None:
        words.italic = is_on(element)

    def _capitals(self, words: Words, element: etree._Element) -> None:
        words.capitals = is_on(element)

    # --- words ---------------------------------------------------------------------------------

    def _text(self, words: Words, element: etree._Element) -> None:
        text = element.text
        if not text or (self._fields and any(self._fields)):
            return
        style = words.style
        if style.capitals if words.capitals is None else words.capitals:
            text = text.upper()
        words.pieces.append(text)
        if not (style.bold if words.bold is None else words.bold) and not text.isspace():
            words.all_bold = False
        if not (style.italic if words.italic is None else words.italic) and not text.isspace():
            words.all_italic = False

    def _tab(self, words: Words, element: etree._Element) -> None:
        if words.in_run:  # one in the settings is a tab stop
            self._put(words, "\t")

    def _break(self, words: Words, element: etree._Element) -> None:
        is_page = element.get(f"{W}type") in _PAGE_BREAKS
        self._put(words, " " if is_page and words.pieces else "" if is_page else "\n")

    def _hyphen(self, words: Words, element: etree._Element) -> None:
        self._put(words, "-")

    def _soft_hyphen(self, words: Words, element: etree._Element) -> None:
        self._put(words, "\u00ad")

    def _symbol(self, words: Words, element: etree._Element) -> None:
        code = (element.get(f"{W}char") or "").upper()
        try:
            letter = _SYMBOLS.get(code) or chr(int(code, 16))
        except (ValueError, OverflowError):
            letter = "\ufffd"
        self._put(words, "\ufffd" if "\ud800" <= letter <= "\udfff" else letter)

    def _put(self, words: Words, text: str) -> None:
        if not any(self._fields):
            words.pieces.append(text)

    def _field(self, words: Words, element: etree._Element) -> None:
        match element.get(f"{W}fldCharType"):
            case "begin":
                self._fields.append(True)
            case "separate" if self._fields:
                self._fields[-1] = False
            case "end" if self._fields:
                self._fields.pop()

    def _footnote(self, words: Words, element: etree._Element) -> None:
        self.footnotes.append(element.get(f"{W}id", ""))

    def _endnote(self, words: Words, element: etree._Element) -> None:
        self.endnotes.append(element.get(f"{W}id", ""))


_Handler = Callable[[ParagraphReader, Words, etree._Element], None]
_BY_NAME: dict[str, _Handler] = {
    "t": ParagraphReader._text,
    "r": ParagraphReader._run,
    "b": ParagraphReader._bold,
    "i": ParagraphReader._italic,
    "caps": ParagraphReader._capitals,
    "rStyle": ParagraphReader._run_style,
    "tab": ParagraphReader._tab,
    "ptab": ParagraphReader._tab,
    "br": ParagraphReader._break,
    "cr": ParagraphReader._break,
    "noBreakHyphen": ParagraphReader._hyphen,
    "softHyphen": ParagraphReader._soft_hyphen,
    "sym": ParagraphReader._symbol,
    "fldChar": ParagraphReader._field,
    "footnoteReference": ParagraphReader._footnote,
    "endnoteReference": ParagraphReader._endnote,
    "pStyle": ParagraphReader._style,
    "numId": ParagraphReader._list,
    "ilvl": ParagraphReader._level,
    "jc": ParagraphReader._place,
    "del": ParagraphReader._deleted_mark,
}
_HANDLERS = {f"{W}{tag}": handler for tag, handler in _BY_NAME.items()}
_HANDLERS[_MATH_TEXT] = ParagraphReader._text
_TAGS = tuple(_HANDLERS)
