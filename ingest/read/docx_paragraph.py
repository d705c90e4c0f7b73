"""Read one Word paragraph: its words as printed, its list and its look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lxml import etree

from cancu.ingest.read.compose import LOOKS, Look
from cancu.ingest.read.docx_numbering import printed
from cancu.ingest.read.docx_styles import VAL, Style, Styles, W, as_number, is_on

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PARAGRAPH, _RUN, _TEXT, _SETTINGS = f"{W}p", f"{W}r", f"{W}t", f"{W}pPr"
_PAGE_BREAKS = frozenset({"page", "column"})
# What the private characters of Symbol and Wingdings look like.
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F02D": "-", "F0E0": "→", "F0FC": "✓", "F0A8": "☐"}


def note_mark(number: int, kind: str) -> str:
    """Return what stands for the raised mark of a note: "[1]", of an endnote "[i]"."""
    return f"[{printed(number, 'lowerRoman') if kind == 'endnotes' else number}]"


class Words:
    """What is gathered of a paragraph. In the file a run's settings stand before its words.

    Most paragraphs set few of these: the rest are read from the class, which costs nothing.
    """

    style_id: str | None = None
    list_id: str | None = None
    level: int | None = None
    centred: bool | None = None
    run: etree._Element | None = None  # the run with settings that was met last, as all below
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    all_bold = True
    all_italic = True
    mark_hidden = False
    goes_on = False  # its mark is deleted: the next paragraph continues it

    def __init__(self, style: Style) -> None:
        self.style = style
        self.pieces: list[str] = []

    @property
    def text(self) -> str:
        """Return the words as printed, without an automatic number."""
        return "".join(self.pieces)

    @property
    def look(self) -> Look:
        """Return the look that all the words share."""
        centred = self.style.centred if self.centred is None else self.centred
        return LOOKS[self.all_bold, self.all_italic, bool(centred)]

    def continued(self, style: Style) -> Words:
        """Go on with the settings of the next paragraph: those of a deleted mark are gone."""
        self.style, self.style_id = style, None
        self.list_id = self.level = self.centred = self.run = None
        self.mark_hidden = self.goes_on = False
        return self

    def own(self, element: etree._Element) -> bool:
        """Tell whether `element` stands in the run whose settings are held, else forget them."""
        if self.run is not None and element.getparent() is not self.run:
            self.run = self.bold = self.italic = self.capitals = self.hidden = None
        return self.run is not None

    def weigh(self, element: etree._Element, text: str) -> str:
        """Take account of how a run's text looks; return it as printed, "" where it is hidden."""
        self.own(element)
        style = self.style
        if style.hidden if self.hidden is None else self.hidden:
            return ""
        if not text.isspace():
            self.all_bold &= bool(style.bold if self.bold is None else self.bold)
            self.all_italic &= bool(style.italic if self.italic is None else self.italic)
        return text.upper() if self._is_capital() else text

    def _is_capital(self) -> bool:
        return bool(self.style.capitals if self.capitals is None else self.capitals)


class _Part:
    """The elements that matter of a part, in one pass, and the paragraph where it stands.

    lxml takes longer to set up a pass than to walk a paragraph.
    """

    def __init__(self, root: etree._Element) -> None:
        self.elements = root.iter(_PARAGRAPH, *_TAGS)
        self.next = next(self.elements, None)

    def go_to(self, paragraph: etree._Element) -> None:
        """Pass over what stands before a paragraph, which was left out."""
        while self.next is not None and self.next is not paragraph:
            self.next = next(self.elements, None)


class ParagraphReader:
    """Reads paragraph after paragraph; a field may open in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._usual = styles.usual
        self._known = styles.known
        self._parts: list[_Part] = []  # innermost last: a text box stands within its text
        self._fields: list[bool] = []  # open fields, outermost first; True in the instruction
        self._instructed = 0  # how many of them are
        self.footnotes: list[str] = []
        self.endnotes: list[str] = []
        self.met: set[str] = set()  # what a person should know of: "hidden-text", "formula"

    @contextmanager
    def within(self, root: etree._Element) -> Iterator[None]:
        """Read the paragraphs under `root`, in their order, until the block ends."""
        self._parts.append(_Part(root))
        yield
        self._parts.pop()
        if self._instructed and not self._parts:  # a damaged file: it ends nowhere
            self.met.add("open-field")
            self._fields, self._instructed = [], 0

    def read(self, paragraph: etree._Element, begun: Words | None) -> Words:
        """Read a paragraph, or what continues one whose mark is deleted."""
        words = begun.continued(self._usual) if begun else Words(self._usual)
        part, handlers, take = self._parts[-1], _HANDLERS, self._text
        part.go_to(paragraph)
        for element in part.elements:
            tag = element.tag
            if tag == _TEXT:
                take(words, element)
            elif tag == _PARAGRAPH:
                part.next = element
                return words
            else:
                handlers[tag](self, words, element)
        part.next = None
        return words

    # --- settings ------------------------------------------------------------------------------

    def _style(self, words: Words, element: etree._Element) -> None:
        words.style_id = name = element.get(VAL)
        words.style = self._known.get(name) or self._styles.paragraph(name)

    def _list(self, words: Words, element: etree._Element) -> None:
        words.list_id = element.get(VAL)

    def _level(self, words: Words, element: etree._Element) -> None:
        words.level = as_number(element.get(VAL), 0)

    def _place(self, words: Words, element: etree._Element) -> None:
        settings = element.getparent()
        if settings is not None and settings.tag == _SETTINGS:
            words.centred = element.get(VAL) == "center"

    def _deleted_mark(self, words: Words, element: etree._Element) -> None:
        words.goes_on = True

    def _in_run(self, words: Words, element: etree._Element) -> bool:
        """Tell a setting of a run; one of the paragraph's mark is no word's."""
        look = element.getparent()
        run = None if look is None else look.getparent()
        if run is None or run.tag != _RUN:
            return False
        if run is not words.run:
            words.run = run
            words.bold = words.italic = words.capitals = words.hidden = None
        return True

    def _run_style(self, words: Words, element: etree._Element) -> None:
        if self._in_run(words, element):
            style = self._styles.run(element.get(VAL, ""))
            words.bold, words.italic = style.bold, style.italic
            words.capitals, words.hidden = style.capitals, style.hidden

    def _bold(self, words: Words, element: etree._Element) -> None:
        if self._in_run(words, element):
            words.bold = is_on(element)

    def _italic(self, words: Words, element: etree._Element) -> None:
        if self._in_run(words, element):
            words.italic = is_on(element)

    def _capitals(self, words: Words, element: etree._Element) -> None:
        if self._in_run(words, element):
            words.capitals = is_on(element)

    def _hidden(self, words: Words, element: etree._Element) -> None:
        if self._in_run(words, element):
            words.hidden = is_on(element)
        else:
            words.mark_hidden = bool(is_on(element))

    # --- words ---------------------------------------------------------------------------------

    def _text(self, words: Words, element: etree._Element) -> None:
        text = element.text
        if not text or self._instructed:
            return
        if words.all_bold or words.all_italic or words.run is not None or words.style.changes:
            shown = words.weigh(element, text)
            if not shown and not text.isspace():
                self.met.add("hidden-text")
            text = shown
        words.pieces.append(text)

    def _formula(self, words: Words, element: etree._Element) -> None:
        self.met.add("formula")
        self._put(words, element, element.text or "")

    def _tab(self, words: Words, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is not None and parent.tag == _RUN:  # one in the settings is a tab stop
            self._put(words, element, "\t")

    def _break(self, words: Words, element: etree._Element) -> None:
        is_page = element.get(f"{W}type") in _PAGE_BREAKS
        self._put(words, element, " " if is_page and words.pieces else "" if is_page else "\n")

    def _hyphen(self, words: Words, element: etree._Element) -> None:
        self._put(words, element, "-")

    def _soft_hyphen(self, words: Words, element: etree._Element) -> None:
        self._put(words, element, "\u00ad")

    def _symbol(self, words: Words, element: etree._Element) -> None:
        code = (element.get(f"{W}char") or "").upper()
        try:
            letter = _SYMBOLS.get(code) or chr(int(code, 16))
        except (ValueError, OverflowError):
            letter = "\ufffd"
        self._put(words, element, "\ufffd" if "\ud800" <= letter <= "\udfff" else letter)

    def _put(self, words: Words, element: etree._Element, text: str) -> None:
        is_hidden = words.hidden if words.own(element) else None
        if not (self._instructed or (words.style.hidden if is_hidden is None else is_hidden)):
            words.pieces.append(text)

    def _field(self, words: Words, element: etree._Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(True)
            self._instructed += 1
        elif self._fields:
            self._instructed -= self._fields.pop()
            if kind == "separate":
                self._fields.append(False)

    def _footnote(self, words: Words, element: etree._Element) -> None:
        self.footnotes.append(element.get(f"{W}id", ""))
        self._put(words, element, note_mark(len(self.footnotes), "footnotes"))

    def _endnote(self, words: Words, element: etree._Element) -> None:
        self.endnotes.append(element.get(f"{W}id", ""))
        self._put(words, element, note_mark(len(self.endnotes), "endnotes"))


_Handler = Callable[[ParagraphReader, Words, etree._Element], None]
_BY_NAME: dict[str, _Handler] = {
    "t": ParagraphReader._text,
    "b": ParagraphReader._bold,
    "i": ParagraphReader._italic,
    "caps": ParagraphReader._capitals,
    "vanish": ParagraphReader._hidden,
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
_HANDLERS[_MATH_TEXT] = ParagraphReader._formula
_TAGS = tuple(_HANDLERS)
