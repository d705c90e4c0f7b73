"""Read HTML: paragraphs and table cells as a browser lays them out, page furniture left out.

`Source.text` holds the text nodes with white space folded by the rules of HTML, and the numbers
or bullets of lists, set before their paragraphs with a space.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

from cancu.ingest.errors import TooLarge
from cancu.ingest.model import Cell, Source
from cancu.ingest.read import limits
from cancu.ingest.read.charset import decode
from cancu.ingest.read.compose import PLAIN, Composer, Look
from cancu.ingest.read.docx_numbering import printed
from cancu.ingest.read.html_root import content_root


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre"
    " section summary table tbody td tfoot th thead tr ul"
)
_UNSEEN = _names(
    "script style noscript template iframe object svg math head title meta link button select"
    " textarea datalist audio video canvas map del -comment"
)
_BOLD = _names("b strong th h1 h2 h3 h4 h5 h6")
_ITALIC = _names("i em cite var dfn address")
# What ends by itself or is ended by what follows does not nest.
_NESTS = regex.compile(
    r"<(/?)(?!(?:area|base|br|col|dd|dt|hr|img|input|li|link|meta|option|p|param|source"
    r"|tbody|td|tfoot|th|thead|tr|wbr)\b)[a-z]",
    regex.I,
)
_SPACE = regex.compile(r"[ \t\r\n\f]+")
_STYLE = regex.compile(r"(?:^|;)\s*([a-z-]+)\s*:\s*([^;!]+?)\s*(?=[;!]|$)", regex.I)
_BOLD_WEIGHT = regex.compile(r"bold(?:er)?$|[6-9]00$")
_HIDDEN = frozenset({("display", "none"), ("visibility", "hidden"), ("mso-hide", "all")})
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_FORMATS |= {"I": "upperRoman", "none": "none"}
_MOST_COLUMNS = 1000


def read_html(name: str, data: bytes) -> Source:
    """Read the bytes of a page.

    Raises `EmptyFile` where it shows no text, `TooLarge` where it nests without end.
    """
    text, problems = decode(data)
    _check_depth(name, text)
    walk = _Walk()
    for problem in problems:
        walk.composer.note(problem.code, problem.message)
    if "<html" in text[:2000].lower() and "</html" not in text[-2000:].lower():
        walk.composer.note("unclosed-page", "trang không có thẻ đóng: có thể tải về chưa hết")
    body = LexborHTMLParser(text).body
    if body is not None:
        root, left_out = content_root(body)
        if left_out:
            message = f"đã bỏ {left_out} chữ cái của khung trang mạng, ngoài phần văn bản"
            walk.composer.note("page-furniture", message)
        walk.read(root)
    return walk.composer.source(name, data, "html")


def _check_depth(name: str, text: str) -> None:
    """Refuse a page that leaves more open than any real one; the count is of tags, not exact."""
    if text.count("<") <= limits.NESTING:
        return
    depth = 0
    for tag in _NESTS.finditer(text):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > limits.NESTING:
            raise TooLarge(name, "trang lồng nhau quá sâu nên không đọc; hãy lưu lại thành .docx")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What an element hands on to those inside it."""

    look: Look = PLAIN
    preserves: bool = False  # white space
    cell: Cell | None = None


@dataclass(slots=True)
class _Grid:
    """Where in which table the walk stands; `number` is None for a table of mere layout."""

    number: int | None
    row: int = -1
    column: int = 0
    taken: dict[int, int] | None = None  # column → rows below that a cell still covers


@dataclass(slots=True)
class _List:
    format: str
    count: int


class _Walk:
    def __init__(self) -> None:
        self.composer = Composer()
        self._frames = [_Frame()]
        self._grids: list[_Grid] = []
        self._lists: list[_List] = []
        self._tables = 0
        self._pieces: list[str] = []
        self._bold = self._italic = True  # of all words gathered
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
        if tag == "-text":
            self._words(node.text_content or "")
        elif tag == "br":
            self._break()
        frame = self._frames[-1]
        if tag == "-text" or tag in _UNSEEN:
            self._frames.append(frame)
            return None
        attributes = node.attributes
        styles = _styles(attributes)
        if styles.items() & _HIDDEN or "hidden" in attributes:
            self._frames.append(frame)
            return None
        frame = replace(frame, look=_look(frame.look, tag, attributes, styles))
        if tag == "pre" or styles.get("white-space", "").startswith("pre"):
            frame = replace(frame, preserves=True)
        if tag in _BLOCKS:
            self._flush()
            frame = self._open(node, tag, frame, styles)
        self._frames.append(frame)
        return node.first_child

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self._flush()
            if tag == "table":
                self._grids.pop()
                self.composer.leave_gap()
            elif tag in ("ol", "ul"):
                self._lists.pop()
            elif tag == "li":
                self._lead = ""
        self._frames.pop()

    # --- words ---------------------------------------------------------------------------------

    def _words(self, text: str) -> None:
        frame = self._frames[-1]
        words = text.replace("\r\n", "\n") if frame.preserves else _SPACE.sub(" ", text)
        if not frame.preserves and (not self._pieces or self._pieces[-1][-1:] in (" ", "\n")):
            words = words.lstrip(" ")
        if not words:
            return
        self._pieces.append(words)
        if not words.isspace():
            self._bold = self._bold and frame.look.bold
            self._italic = self._italic and frame.look.italic

    def _break(self) -> None:
        if self._pieces:
            self._pieces[-1] = self._pieces[-1].rstrip(" ")
        self._pieces.append("\n")

    def _flush(self) -> None:
        """End the paragraph; the break that stands last in it breaks nothing."""
        words = "".join(self._pieces).rstrip(" ").removesuffix("\n").rstrip(" ")
        if self._pieces and words.strip():
            frame = self._frames[-1]
            look = Look(self._bold, self._italic, frame.look.centred)
            self.composer.add(self._lead + words, look, frame.cell)
            self._lead = ""
        elif self._pieces and any(piece.strip(" ") for piece in self._pieces):
            self.composer.leave_gap()
        self._pieces.clear()
        self._bold = self._italic = True

    # --- blocks --------------------------------------------------------------------------------

    def _open(self, node: LexborNode, tag: str, frame: _Frame, styles: dict[str, str]) -> _Frame:
        if tag == "table":
            self._grids.append(self._grid(node))
            self.composer.leave_gap()
        elif tag in ("tr", "td", "th") and self._grids:
            return self._place(node, tag, frame)
        elif tag in ("ol", "ul"):
            self._lists.append(_list(node, tag, styles))
        elif tag == "li":
            self._item(node)
        elif tag == "hr":
            self.composer.leave_gap()
        return frame

    def _grid(self, node: LexborNode) -> _Grid:
        """A table of one cell, or one that holds tables, is there for the layout only."""
        holds_tables = any(inner.mem_id != node.mem_id for inner in node.css("table"))
        if holds_tables or len(node.css("td, th")) < 2:
            return _Grid(None)
        self._tables += 1
        return _Grid(self._tables - 1, taken={})

    def _place(self, node: LexborNode, tag: str, frame: _Frame) -> _Frame:
        grid = self._grids[-1]
        if grid.number is None or grid.taken is None:
            return replace(frame, cell=None)
        if tag == "tr":
            grid.row, grid.column = grid.row + 1, 0
            grid.taken = {at: rows - 1 for at, rows in grid.taken.items() if rows > 1}
            return frame
        while grid.column in grid.taken:
            grid.column += 1
        cell = Cell(grid.number, max(grid.row, 0), grid.column)
        rows, columns = _spans(node.attributes)
        # One more row than is covered below: the next `tr` takes one off.
        grid.taken |= {grid.column + n: rows for n in range(columns)} if rows > 1 else {}
        grid.column += columns
        return replace(frame, cell=cell)

    def _item(self, node: LexborNode) -> None:
        if not self._lists:
            return
        series = self._lists[-1]
        series.count = _number(node.attributes.get("value"), series.count + 1)
        if series.format == "bullet":
            self._lead = "• "
        else:
            number = printed(series.count, series.format)
            self._lead = f"{number}. " if number else ""


def _list(node: LexborNode, tag: str, styles: dict[str, str]) -> _List:
    shown = f"{styles.get('list-style-type', '')} {styles.get('list-style', '')}".split()
    if "none" in shown:
        return _List("none", 0)
    if tag == "ul":
        return _List("bullet", 0)
    format_ = _FORMATS.get(node.attributes.get("type") or "1", "decimal")
    for name, css in (
        ("lower-alpha", "lowerLetter"),
        ("lower-latin", "lowerLetter"),
        ("upper-alpha", "upperLetter"),
        ("upper-latin", "upperLetter"),
        ("lower-roman", "lowerRoman"),
        ("upper-roman", "upperRoman"),
    ):
        format_ = css if name in shown else format_
    return _List(format_, _number(node.attributes.get("start"), 1) - 1)


def _spans(attributes: dict[str, str | None]) -> tuple[int, int]:
    rows = min(max(_number(attributes.get("rowspan"), 1), 1), 65_534)
    return rows, min(max(_number(attributes.get("colspan"), 1), 1), _MOST_COLUMNS)


def _number(value: str | None, otherwise: int) -> int:
    try:
        return int(value) if value else otherwise
    except ValueError:
        return otherwise


def _styles(attributes: dict[str, str | None]) -> dict[str, str]:
    style = attributes.get("style")
    if not style:
        return {}
    return {name.lower(): value.lower() for name, value in _STYLE.findall(style)}


def _look(outer: Look, tag: str, attributes: dict[str, str | None], styles: dict[str, str]) -> Look:
    weight, slant = styles.get("font-weight"), styles.get("font-style")
    bold = bool(_BOLD_WEIGHT.search(weight)) if weight else outer.bold or tag in _BOLD
    italic = slant in ("italic", "oblique") if slant else outer.italic or tag in _ITALIC
    place = styles.get("text-align") or (attributes.get("align") or "").lower()
    centred = place == "center" if place else outer.centred or tag in ("center", "th")
    if (bold, italic, centred) == (outer.bold, outer.italic, outer.centred):
        return outer
    return Look(bold, italic, centred)
