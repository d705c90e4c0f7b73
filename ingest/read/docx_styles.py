"""What the styles of a .docx say of a paragraph: its list, place and weight."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_OFF = frozenset({"0", "false", "off", "none"})
_PARAGRAPH_LOOK, _RUN_LOOK = f"{W}pPr", f"{W}rPr"
_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class Style:
    """What is inherited; None where neither the style nor those below it say."""

    list_id: str | None = None
    level: int | None = None
    centred: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    @property
    def changes(self) -> bool:
        """Tell whether words in it are other than in the file."""
        return bool(self.capitals or self.hidden)


PLAIN = Style()


def is_on(element: etree._Element | None) -> bool | None:
    """Tell what a toggle such as `w:b` says, None where it is absent."""
    return None if element is None else element.get(VAL, "1") not in _OFF


class Styles:
    """Styles by id, each with what it inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self.known: dict[str | None, Style] = {}  # asked for before
        self._default = ""
        self._base = PLAIN
        if root is None:
            return
        for element in root.iterchildren(f"{W}style"):
            identifier = element.get(f"{W}styleId", "")
            self._elements[identifier] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in (
                "1",
                "true",
            ):
                self._default = identifier
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault")
        self._base = PLAIN if defaults is None else _stated(defaults)

    @property
    def usual(self) -> Style:
        """Return the style of a paragraph that names none."""
        return self._style(self._default)

    def paragraph(self, identifier: str | None) -> Style:
        """Return the style of a paragraph; without an id, the default one."""
        return self._style(self._default if identifier is None else identifier)

    def run(self, identifier: str) -> Style:
        """Return a character style."""
        return self._style(identifier)

    def list_of(self, identifier: str) -> str | None:
        """Return the list that a numbering style stands for."""
        return self._style(identifier).list_id

    def _style(self, identifier: str) -> Style:
        if identifier not in self.known:
            self.known[identifier] = self._resolved(identifier)
        return self.known[identifier]

    def _resolved(self, identifier: str) -> Style:
        element = self._elements.get(identifier)
        chain: list[Style] = []
        while element is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(_stated(element))
            base = element.find(f"{W}basedOn")
            element = None if base is None else self._elements.get(base.get(VAL, ""))
        is_run = chain and self._elements[identifier].get(f"{W}type") == "character"
        style = PLAIN if is_run else self._base
        for stated in reversed(chain):
            style = _over(style, stated)
        return style


def _over(below: Style, above: Style) -> Style:
    stated = {
        name: value
        for name in ("list_id", "level", "centred", "bold", "italic", "capitals", "hidden")
        if (value := getattr(above, name)) is not None
    }
    return replace(below, **stated)


def _stated(element: etree._Element) -> Style:
    said = {
        child.tag: child
        for settings in element.iterchildren(_PARAGRAPH_LOOK, _RUN_LOOK)
        for child in settings
    }
    place = said.get(f"{W}jc")
    list_ = said.get(f"{W}numPr")
    list_id = None if list_ is None else list_.find(f"{W}numId")
    level = None if list_ is None else list_.find(f"{W}ilvl")
    return Style(
        None if list_id is None else list_id.get(VAL),
        None if level is None else as_number(level.get(VAL), 0),
        None if place is None else place.get(VAL) == "center",
        is_on(said.get(f"{W}b")),
        is_on(said.get(f"{W}i")),
        is_on(said.get(f"{W}caps")),
        is_on(said.get(f"{W}vanish")),
    )


def as_number(value: str | None, otherwise: int) -> int:
    """Return the number that an attribute holds, `otherwise` where it holds none."""
    try:
        return int(value) if value else otherwise
    except ValueError:
        return otherwise
