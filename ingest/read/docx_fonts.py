"""Turn what a .docx shows in fonts of before Unicode into Unicode, before anything is read.

One document mixes such fonts with others run by run, and keeps their names over text that was
converted long ago: the words of all runs together decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from cancu.ingest.model import Problem
from cancu.ingest.read import legacy
from cancu.ingest.read.docx_styles import VAL, W
from cancu.ingest.tables import encodings
from cancu.ingest.tables.encodings import Encoding

_P, _R, _T, _FONTS, _STYLE = f"{W}p", f"{W}r", f"{W}t", f"{W}rFonts", f"{W}style"
_LOOK, _SETTINGS = f"{W}rPr", f"{W}pPr"
_STYLE_NAMES = (f"{W}pStyle", f"{W}rStyle")
_SOFT_HYPHEN = f"{W}softHyphen"  # the code of ư in TCVN3
_WORDS = (_T, _SOFT_HYPHEN)
_NAMES = (f"{W}hAnsi", f"{W}ascii", f"{W}cs")
_LONGEST_CHAIN = 30


def convert_fonts(
    parts: Mapping[str, etree._Element | None],
    styles: etree._Element | None,
    named: Collection[str],
) -> list[Problem]:
    """Convert the text of all runs in `parts`, in place; return what a person should know.

    `named` are the keys of the parts that may name such a font themselves.
    """
    fonts = _Fonts(styles)
    if not any(
        part is not None and fonts.may_show(part, name in named) for name, part in parts.items()
    ):
        return []
    present = [part for part in parts.values() if part is not None]
    pieces = [piece for part in present for piece in _pieces(part, fonts)]
    seen = legacy.FontWords()
    for piece in pieces:
        seen.add(piece.encoding, piece.words)
    allowed = seen.legacy()
    for piece in pieces:
        if piece.encoding.name in allowed and not legacy.is_unicode(piece.words):
            piece.convert()
    return seen.problems(allowed)


@dataclass(frozen=True, slots=True)
class _Piece:
    """The texts of runs that stand together in one paragraph, in fonts of one encoding."""

    encoding: Encoding
    words: str
    texts: tuple[tuple[etree._Element, str], ...]  # each with the name of its font

    @classmethod
    def of(cls, named: Encoding, texts: tuple[tuple[etree._Element, str], ...]) -> _Piece:
        """Put texts together; the words may be in another encoding than their font names."""
        words = "".join(_held(element) for element, _ in texts)
        return cls(legacy.written(words, named), words, texts)

    def convert(self) -> None:
        """Put the Unicode of each text; a mark goes to the run of the vowel that it belongs to."""
        held = [_held(element) for element, _ in self.texts]
        for number in range(1, len(held)):
            before, words = held[number - 1], held[number]
            if before and words and before[-1] + words[0] in self.encoding.letters:
                held[number - 1], held[number] = before + words[0], words[1:]
        for (element, font), words in zip(self.texts, held, strict=True):
            named = encodings.of_font(font)
            is_capital = named is not None and encodings.shows_capitals(font, named)
            element.tag = _T
            element.text = legacy.convert(words, self.encoding, is_capital)


def _held(element: etree._Element) -> str:
    return "\u00ad" if element.tag == _SOFT_HYPHEN else element.text or ""


def _pieces(root: etree._Element, fonts: _Fonts) -> Iterator[_Piece]:
    place: tuple[Encoding, etree._Element | None] | None = None
    texts: list[tuple[etree._Element, str]] = []
    for run, paragraph in _runs(root):
        font = fonts.of(run, paragraph)
        encoding = encodings.of_font(font)
        here = (encoding, paragraph) if encoding else None
        if texts and place and here != place:
            yield _Piece.of(place[0], tuple(texts))
            texts = []
        place = here
        if encoding:
            texts += [(element, font) for element in run.iterchildren(*_WORDS)]
    if texts and place:
        yield _Piece.of(place[0], tuple(texts))


def _runs(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """Yield the runs, each with its paragraph; most stand beside the run before."""
    parent: etree._Element | None = None
    paragraph: etree._Element | None = None
    for run in root.iter(_R):
        around = run.getparent()
        if around is not parent:
            parent, paragraph = around, next(run.iterancestors(_P), None)
        yield run, paragraph


class _Fonts:
    """Names of fonts: of a run, of the styles it has, of the document."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = () if styles is None else styles.iterchildren(_STYLE)
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._known: dict[str, str | None] = {}
        defaults = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault")
        self._default = _stated(defaults) or ""
        self._usual = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(f"{W}type") == "paragraph"
                and style.get(f"{W}default") in ("1", "true")
            ),
            "",
        )

    def may_show(self, part: etree._Element, names_fonts: bool) -> bool:
        """Tell whether a part, or a style that it uses, sets words in a font of before Unicode.

        Templates keep such names in styles that no document uses.
        """
        if encodings.of_font(self._default) or self._is_old(self._usual):
            return True
        old = {name for name in self._styles if self._is_old(name)}
        tags = (*(_STYLE_NAMES if old else ()), *((_FONTS,) if names_fonts else ()))
        return bool(tags) and any(self._shows(element, old) for element in part.iter(*tags))

    def _shows(self, element: etree._Element, old: set[str]) -> bool:
        """Tell whether a font or the name of a style sets words in an old font.

        Of a style only where a run says nothing else; a mark of a paragraph has no words.
        """
        if element.tag == _FONTS:
            is_old = any(encodings.of_font(name) for name in element.attrib.values())
        else:
            is_old = element.get(VAL) in old
        settings = element.getparent() if is_old else None
        holder = None if settings is None else settings.getparent()
        if holder is None:
            return False
        runs = (holder,) if holder.tag == _R else holder.iter(_R) if holder.tag == _P else ()
        return any(
            (element.tag == _FONTS or _fonts(run) is None)
            and next(run.iter(*_WORDS), None) is not None
            for run in runs
        )

    def _is_old(self, style: str) -> bool:
        font = self._of_style(style)
        return font is not None and encodings.of_font(font) is not None

    def of(self, run: etree._Element, paragraph: etree._Element | None) -> str:
        """Return the name of a run's font, empty where none is stated."""
        stated = _stated(run)
        if stated is None:
            stated = self._of_style(_value(run, _LOOK, _STYLE_NAMES[1]))
        if stated is None and paragraph is not None:
            stated = self._of_style(_value(paragraph, _SETTINGS, _STYLE_NAMES[0]) or self._usual)
        return self._default if stated is None else stated

    def _of_style(self, name: str) -> str | None:
        if name not in self._known:
            self._known[name] = self._resolved(name)
        return self._known[name]

    def _resolved(self, name: str) -> str | None:
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return None
            if (stated := _stated(style)) is not None:
                return stated
            based = style.find(f"{W}basedOn")
            name = "" if based is None else based.get(VAL, "")
        return None


def _value(element: etree._Element, look: str, name: str) -> str:
    for settings in element.iterchildren(look):
        for found in settings.iterchildren(name):
            return found.get(VAL, "")
    return ""


def _stated(element: etree._Element | None) -> str | None:
    """Return the font that an element's settings name; one of the theme is never an old one."""
    fonts = None if element is None else _fonts(element)
    if fonts is None:
        return None
    named = [name for attribute in _NAMES if (name := fonts.get(attribute))]
    return next((name for name in named if encodings.of_font(name)), (named or [""])[0])


def _fonts(element: etree._Element) -> etree._Element | None:
    for look in element.iterchildren(_LOOK):
        for fonts in look.iterchildren(_FONTS):
            return fonts
    return None
