"""Read HTML: paragraphs and table cells as a browser lays them out, page furniture left out.

`Source.text` holds the text nodes with white space folded by the rules of HTML, and the numbers
or bullets of lists, set before their paragraphs with a space. Words in fonts of before Unicode are
held as the Unicode that those fonts show.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

from cancu.ingest.errors import TooLarge
from cancu.ingest.model import Cell, Problem, Source
from cancu.ingest.read import legacy, limits
from cancu.ingest.read.charset import decode
from cancu.ingest.read.compose import Composer
from cancu.ingest.read.html_grid import Grid, ItemList, is_layout
from cancu.ingest.read.html_root import content_root
from cancu.ingest.read.html_styles import Frame, Sheet, font, is_hidden, look, styles_of
from cancu.ingest.read.html_words import Fonts, Words, raised


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre"
    " section summary table tbody td tfoot th thead tr ul"
)
_UNSEEN = _names(
    "script style noscript template iframe object svg math head title meta link button select"
    " textarea datalist audio video canvas map -comment"
)
# What ends by itself or is ended by what follows does not nest.
_NESTS = regex.compile(
    r"<(/?)(?!(?:area|base|br|col|dd|dt|hr|img|input|li|link|meta|option|p|param|source"
    r"|tbody|td|tfoot|th|thead|tr|wbr)\b)[a-z]",
    regex.I,
)
_NOTE_LINK = regex.compile(r"(?i)ftn|edn|note")  # as Word and LibreOffice name them
_FEW_NODES = 12
_LONG_TAG = regex.compile(r"<[a-zA-Z][^<>]{100000}[^<>]*+")
_MOST_ATTRIBUTES = 5_000  # of one tag: the parser takes time with their square


def read_html(name: str, data: bytes) -> Source:
    """Read the bytes of a page.

    Raises `EmptyFile` where it shows no text, `TooLarge` where it nests without end.
    """
    text, problems = decode(data)
    return read_page(name, data, text, problems)


def read_page(name: str, data: bytes, text: str, problems: tuple[Problem, ...]) -> Source:
    """Read the markup of a page, which the file's bytes hold. Raises as `read_html` does."""
    _check_depth(name, text)
    found = list(problems)
    if "<html" in text[:2000].lower() and "</html" not in text[-2000:].lower():
        found.append(Problem("unclosed-page", "trang không có thẻ đóng: có thể tải về chưa hết"))
    tree = LexborHTMLParser(text)
    sheet = Sheet(style.text() or "" for style in tree.css("style"))
    composer = Composer()
    if tree.body is not None:
        root, odd = content_root(tree.body)
        composer, converted = _walked(root, sheet)
        found += (*odd, *converted)
    for problem in found:
        composer.note(problem.code, problem.message)
    return composer.source(name, data, "html")


def _walked(root: LexborNode, sheet: Sheet) -> tuple[Composer, list[Problem]]:
    """Walk the page; once more where the words show that fonts or their absence mislead."""
    walk = _walk(root, sheet, Fonts())
    named = walk.fonts.seen
    allowed = named.legacy()
    if allowed != named.words.keys():
        walk = _walk(root, sheet, Fonts(allowed))
    problems = named.problems(allowed)
    unnamed = None if allowed else legacy.detect(walk.composer.text)
    if unnamed:
        walk = _walk(root, sheet, Fonts(allowed, unnamed))
        problems.append(legacy.problem(unnamed, walk.fonts.changed))
    if walk.hidden:
        message = f"đã bỏ {walk.hidden} chữ cái mà trang ẩn đi hoặc gạch bỏ"
        problems.append(Problem("hidden-text", message))
    return walk.composer, problems


def _check_depth(name: str, text: str) -> None:
    """Refuse a page that leaves more open, or says more in a tag, than any real one.

    The count is of tags, not exact.
    """
    if any(tag.group().count("=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise TooLarge(name, "trang có thẻ quá dài nên không đọc; hãy lưu lại thành .docx")
    if text.count("<") <= limits.NESTING:
        return
    depth = 0
    for tag in _NESTS.finditer(text):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > limits.NESTING:
            raise TooLarge(name, "trang lồng nhau quá sâu nên không đọc; hãy lưu lại thành .docx")


def _few_words(node: LexborNode) -> tuple[str, bool]:
    """Return the words of a small element and whether a link into the page is in it."""
    inside = list(islice(node.traverse(include_text=True), _FEW_NODES))
    if len(inside) == _FEW_NODES:
        return "", False
    words = "".join(inner.text_content or "" for inner in inside if inner.tag == "-text")
    return words, any(_is_note_link(inner.tag or "", inner.attributes) for inner in inside)


def _is_note_link(tag: str, attributes: dict[str, str | None]) -> bool:
    return tag == "a" and (attributes.get("href") or "").startswith("#")


def _walk(root: LexborNode, sheet: Sheet, fonts: Fonts) -> _Walk:
    walk = _Walk(sheet, fonts)
    walk.read(root)
    return walk


class _Walk:
    def __init__(self, sheet: Sheet, fonts: Fonts) -> None:
        self.composer = Composer()
        self.fonts = fonts
        self.hidden = 0  # letters
        self._sheet = sheet
        self._frames: list[tuple[Frame, Cell | None]] = [(Frame(), None)]
        self._opened: list[bool] = []  # whether the element is read; a hidden table is no table
        self._grids: list[Grid] = []
        self._anchors: set[str] = set()  # of the links so far
        self._lists: list[ItemList] = []
        self._tables = 0
        self._words = Words(fonts)
        self._lead = ""  # a list's number, before the first words of the item

    def read(self, root: LexborNode) -> None:
        """Walk the tree without recursion: pages nest as deep as they like."""
        node: LexborNode | None = root
        while node is not None:
            child = self._enter(node)
            if child is not None:
                node = child
                continue
            while node is not None:
                self._leave(node)
                if node.mem_id == root.mem_id:
                    return
                if node.next is not None:
                    node = node.next
                    break
                node = node.parent

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Take in what opens at a node; return the first node to read inside it."""
        tag = node.tag or ""
        self._opened.append(False)
        frame, cell = self._frames[-1]
        if tag == "-text":
            self._words.add(node.text_content or "", frame)
        elif tag == "br":
            self._words.add_break()
        elif tag not in _UNSEEN:
            return self._enter_element(node, tag, frame, cell)
        self._frames.append((frame, cell))
        return None

    def _enter_element(
        self, node: LexborNode, tag: str, frame: Frame, cell: Cell | None
    ) -> LexborNode | None:
        attributes = node.attributes
        styles = styles_of(attributes.get("style"))
        if tag == "del" or is_hidden(attributes, styles, self._sheet):
            self.hidden += legacy.count_letters(node.text(deep=True))
            self._frames.append((frame, cell))
            return None
        self._opened[-1] = True
        frame = self._inner_frame(frame, tag, attributes, styles)
        if tag in _BLOCKS:
            self._flush()
            cell = self._open(node, tag, cell, styles)
        self._frames.append((frame, cell))
        if tag == "a" and self._opens_note(node, attributes, frame):
            return None
        if tag == "sup" or styles.get("vertical-align") == "super":
            return self._raise(node, frame)
        return node.first_child

    def _inner_frame(
        self, frame: Frame, tag: str, attributes: dict[str, str | None], styles: dict[str, str]
    ) -> Frame:
        is_pre = tag == "pre" or styles.get("white-space", "").startswith("pre")
        inner = Frame(
            look(frame.look, tag, attributes, styles),
            frame.preserves or is_pre,
            font(frame.font, tag, attributes, styles, self._sheet),
            frame.in_note_link or _is_note_link(tag, attributes),
        )
        return frame if inner == frame else inner

    def _opens_note(
        self, node: LexborNode, attributes: dict[str, str | None], frame: Frame
    ) -> bool:
        """Put the number of a note whose paragraph opens with a link back to the text."""
        self._note_anchor(attributes)
        target = (attributes.get("href") or "").removeprefix("#")
        if not target or target not in self._anchors or not _NOTE_LINK.search(target):
            return False
        shown = raised(_few_words(node)[0], in_note_link=True)
        if shown is None or not self._words.is_empty:
            return False
        self.composer.begin_notes()
        self._words.add(f"{shown} ", replace(frame, font=None))
        return True

    def _note_anchor(self, attributes: dict[str, str | None]) -> None:
        self._anchors |= {attributes.get("name") or "", attributes.get("id") or ""}

    def _raise(self, node: LexborNode, frame: Frame) -> LexborNode | None:
        """Put a raised number; anything else raised is read as it stands."""
        words, has_link = _few_words(node)
        shown = raised(words, frame.in_note_link or has_link)
        if shown is None:
            return node.first_child
        self._words.add(shown, replace(frame, font=None))
        for link in node.css("a") if has_link else ():
            self._note_anchor(link.attributes)
        return None

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if self._opened.pop() and tag in _BLOCKS:
            self._flush()
            self._close(tag)
        self._frames.pop()

    def _flush(self) -> None:
        """End the paragraph."""
        look_, is_gap = self._words.look(self._frames[-1][0].look.centred), self._words.is_blank
        words = self._words.take()
        if words.strip():
            self.composer.add(self._lead + words, look_, self._frames[-1][1])
            self._lead = ""
        elif is_gap:
            self.composer.leave_gap()

    # --- blocks --------------------------------------------------------------------------------

    def _open(
        self, node: LexborNode, tag: str, cell: Cell | None, styles: dict[str, str]
    ) -> Cell | None:
        """Take in a block that opens; return the cell in which its words stand."""
        if tag == "table":
            self._grids.append(self._grid(node))
            self.composer.leave_gap()
        elif tag == "tr" and self._grids:
            self._grids[-1].begin_row()
        elif tag in ("td", "th") and self._grids:
            return self._grids[-1].place(node.attributes) or cell
        elif tag in ("ol", "ul"):
            self._lists.append(ItemList.of(node, styles))
        elif tag == "li" and self._lists:
            self._lead = self._lists[-1].next(node)
        elif tag == "hr":
            self.composer.leave_gap()
        return cell

    def _close(self, tag: str) -> None:
        if tag == "table":
            self._grids.pop()
            self.composer.leave_gap()
        elif tag in ("ol", "ul"):
            self._lists.pop()
        elif tag == "li":
            self._lead = ""

    def _grid(self, node: LexborNode) -> Grid:
        in_table = any(grid.number is not None for grid in self._grids)  # a part of its cell
        if in_table or is_layout(node, len(self._grids)):
            return Grid(None)
        self._tables += 1
        return Grid(self._tables - 1)
