"""What a page's styles say that matters to its words: look, font, and what is not shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from cancu.ingest.read.compose import PLAIN, Look
from cancu.ingest.tables import encodings
from cancu.ingest.tables.encodings import Encoding

Attributes = dict[str, str | None]

_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"i", "em", "cite", "var", "dfn", "address"})
_BOLD_WEIGHT = regex.compile(r"bold(?:er)?$|[6-9]00$")
_HIDDEN = frozenset({("display", "none"), ("visibility", "hidden"), ("mso-hide", "all")})
_SELECTOR = regex.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?", regex.I)
_MOST_CSS = 4_000_000  # characters


@dataclass(frozen=True, slots=True)
class Font:
    """A font of before Unicode."""

    encoding: Encoding
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What an element hands on to those inside it."""

    look: Look = PLAIN
    preserves: bool = False  # white space
    font: Font | None = None
    in_note_link: bool = False  # of a link inside the page, as to a footnote


class Sheet:
    """The rules of a page's own style sheets, as far as their selectors are a tag, class or id.

    A class that shows an element under some condition (a wide window, an opened tab) outweighs one
    that hides it: what cannot be told is shown.
    """

    def __init__(self, sheets: Iterable[str]) -> None:
        self._hides: set[str] = set()
        self._shows: set[str] = set()
        self._fonts: dict[str, Font | None] = {}
        for selectors, styles, is_conditional in _rules("\n".join(sheets)[:_MOST_CSS]):
            names = [name for name in map(_name, selectors.split(",")) if name]
            if styles.items() & _HIDDEN:
                self._hides.update(() if is_conditional else names)
            elif "display" in styles:
                self._shows.update(names)
            if font := styles.get("font-family"):
                self._fonts |= dict.fromkeys(names, font_of(font))

    def hides(self, attributes: Attributes) -> bool:
        """Tell an element that its class or id hides."""
        if not self._hides:
            return False
        names = _names(attributes)
        return not self._hides.isdisjoint(names) and self._shows.isdisjoint(names)

    def font(self, tag: str, attributes: Attributes, otherwise: Font | None) -> Font | None:
        """Return the font of before Unicode that a tag or class sets."""
        if not any(self._fonts.values()):
            return otherwise
        names = _names(attributes)
        for name in (*(tag + name for name in names), *names, tag):
            if name in self._fonts:
                return self._fonts[name]
        return otherwise


def _rules(css: str) -> Iterator[tuple[str, dict[str, str], bool]]:
    """Yield selectors, styles, and whether the rule stands in another, as in `@media`."""
    bare = "".join(part.partition("*/")[2] if n else part for n, part in enumerate(css.split("/*")))
    depth = 0
    for chunk in bare.split("}"):
        opened = chunk.count("{")
        outer, _, body = chunk.rpartition("{")
        if opened:
            yield outer.rpartition("{")[2], styles_of(body), depth + opened > 1
        depth = max(depth + opened - 1, 0)


def _name(selector: str) -> str:
    """Return the tag, class or id that a selector is about, empty where it says more."""
    found = _SELECTOR.fullmatch(selector.strip().replace("\\", "").replace(":", "-"))
    return "".join(part or "" for part in found.groups()).lower() if found else ""


def _names(attributes: Attributes) -> list[str]:
    classes = (attributes.get("class") or "").replace(":", "-").lower().split()
    identifier = (attributes.get("id") or "").strip().lower()
    return [*(f".{name}" for name in classes), *([f"#{identifier}"] if identifier else [])]


def styles_of(words: str | None) -> dict[str, str]:
    """Return the properties of a style attribute or rule, all but fonts in small letters."""
    if not words:
        return {}
    styles = {}
    for part in words.split(";"):
        name, _, value = part.partition(":")
        shown = value.partition("!")[0].strip()
        name = name.strip().lower()
        styles[name] = shown if name == "font-family" else shown.lower()
    return styles


def is_hidden(attributes: Attributes, styles: dict[str, str], sheet: Sheet) -> bool:
    """Tell an element that the page does not show."""
    if styles.items() & _HIDDEN or "hidden" in attributes:
        return True
    return "display" not in styles and sheet.hides(attributes)


def font_of(family: str) -> Font | None:
    """Return what the first of a list of fonts is, None for a font of Unicode."""
    first = family.partition(",")[0].strip(" \"'")
    encoding = encodings.of_font(first)
    return Font(encoding, encodings.shows_capitals(first, encoding)) if encoding else None


def font(
    outer: Font | None, tag: str, attributes: Attributes, styles: dict[str, str], sheet: Sheet
) -> Font | None:
    """Return the font of an element's words."""
    if family := styles.get("font-family") or (attributes.get("face") if tag == "font" else None):
        return font_of(family)
    return sheet.font(tag, attributes, outer)


def look(outer: Look, tag: str, attributes: Attributes, styles: dict[str, str]) -> Look:
    """Return the look of an element's words."""
    weight, slant = styles.get("font-weight"), styles.get("font-style")
    bold = bool(_BOLD_WEIGHT.search(weight)) if weight else outer.bold or tag in _BOLD
    italic = slant in ("italic", "oblique") if slant else outer.italic or tag in _ITALIC
    place = styles.get("text-align") or (attributes.get("align") or "").lower()
    centred = place == "center" if place else outer.centred or tag in ("center", "th")
    if (bold, italic, centred) == (outer.bold, outer.italic, outer.centred):
        return outer
    return Look(bold, italic, centred)
