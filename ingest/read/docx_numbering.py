"""Compute the automatic numbers of a .docx, which its text does not hold.

Word keeps a counter for each level of an abstract list. Lists made from the same abstract list
count on together, unless one overrides the start: its first use begins there. A level begins anew
after a higher one, unless its `lvlRestart` says otherwise; one that is passed over counts once, so
that what follows "3.1" on the first level is "4", also where no "3" was printed. Letters follow the
English alphabet, as Word prints them, also in Vietnamese documents (a, b, c, d, e: no đ).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import regex
from lxml import etree

from cancu.ingest.read.docx_styles import VAL, Styles, W, as_number, is_on

_LEVELS = 9
_DIGITS = regex.compile(r"0*1")
_PLACEHOLDER = regex.compile(r"%([1-9])")
_ROMANS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN = 3999
# What the private characters of Symbol and Wingdings look like; any other is a plain bullet.
_BULLETS = {
    "\uf02d": "-",
    "\uf0be": "-",
    "\uf02b": "+",
    "\uf0a7": "▪",
    "\uf06e": "▪",
    "\uf0d8": "▪",
    "o": "○",  # the letter, in Courier New
    "": "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  # the highest level (from 1) that makes it begin anew; 0: none
    legal: bool = False  # all numbers in it are printed as decimal
    style: str | None = None
    joint: str = " "  # between number and words; a tab is a blank here
    width: int = 0  # digits at least, of a format of its own


PLAIN = Level()


class _List:
    """A list that is used; of its nine levels most documents print one or two."""

    def __init__(self, abstract: str, definition: etree._Element, element: etree._Element) -> None:
        self.abstract = abstract
        self.starts: dict[int, int] = {}  # overridden
        self._stated = _by_place(definition, f"{W}lvl")
        self._own: dict[int, etree._Element] = {}
        self._levels: dict[int, Level] = {}
        for place, override in _by_place(element, f"{W}lvlOverride").items():
            own, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
            if own is not None:
                self._own[place] = own
            if start is not None:
                self.starts[place] = as_number(start.get(VAL), 1)

    def level(self, place: int) -> Level:
        """Return how a level counts and prints, the plainest where nothing says."""
        if place not in self._levels:
            self._levels[place] = self._read(place)
        return self._levels[place]

    def _read(self, place: int) -> Level:
        stated = self._stated.get(place)
        level = PLAIN if stated is None else _level(stated, place)
        own = self._own.get(place)
        # Word takes no restart from there
        return level if own is None else replace(_level(own, place), restart=level.restart)

    def start(self, place: int) -> int:
        """Return where a level begins, also when it begins anew."""
        return self.starts[place] if place in self.starts else self.level(place).start


class Numbering:
    """The lists of a document and how far each has counted; most that are defined go unused.

    `load` gives the part that defines them; it is asked when the first list is met.
    """

    def __init__(self, load: Callable[[], etree._Element | None], styles: Styles) -> None:
        self._styles = styles
        self._load = load
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        self.unknown: set[str] = set()  # formats met that are printed in digits for want of words

    @cached_property
    def _root(self) -> etree._Element | None:
        return self._load()

    @cached_property
    def _abstracts(self) -> dict[str, etree._Element]:
        return _by_id(self._root, "abstractNum")

    @cached_property
    def _nums(self) -> dict[str, etree._Element]:
        return _by_id(self._root, "num")

    def _list(self, identifier: str) -> _List | None:
        if identifier not in self._lists:
            self._lists[identifier] = self._read(identifier)
        return self._lists[identifier]

    def _read(self, identifier: str) -> _List | None:
        element = self._nums.get(identifier)
        if element is None:
            return None
        abstract = _abstract_of(element)
        definition = self._abstracts.get(abstract)
        link = None if definition is None else definition.find(f"{W}numStyleLink")
        if link is not None:
            target = self._nums.get(self._styles.list_of(link.get(VAL, "")) or "")
            abstract = abstract if target is None else _abstract_of(target)
            definition = self._abstracts.get(abstract)
        return None if definition is None else _List(abstract, definition, element)

    def level_of_style(self, list_id: str, style: str | None) -> int:
        """Return the level of a list that is tied to a paragraph style, the first if none is."""
        known = self._list(list_id)
        if known is None or not style:
            return 0
        return next((n for n in range(_LEVELS) if known.level(n).style == style), 0)

    def next(self, list_id: str, level: int) -> str:
        """Count one paragraph on; return what is printed before its words, "" for nothing."""
        known = self._list(list_id)
        if known is None or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(known.abstract, [None] * _LEVELS)
        self._step(list_id, known, counts, level)
        own = known.level(level)
        if own.format not in _KNOWN:
            self.unknown.add(own.format)
        label = _label(known, counts, level)
        return label + own.joint if label else ""

    def _step(self, list_id: str, known: _List, counts: list[int | None], level: int) -> None:
        for above in range(level):
            if counts[above] is None:
                counts[above] = known.start(above)
                self._started.add((list_id, above))
        count = counts[level]
        counts[level] = known.start(level) if count is None else count + 1
        if level in known.starts and (list_id, level) not in self._started:
            counts[level] = known.starts[level]
            self._started.add((list_id, level))
        for deeper in range(level + 1, _LEVELS):
            if counts[deeper] is not None:
                restart = known.level(deeper).restart
                if restart is None or level < restart:
                    counts[deeper] = None


def _by_id(root: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    elements = () if root is None else root.iterchildren(f"{W}{kind}")
    return {element.get(f"{W}{kind}Id", ""): element for element in elements}


def _abstract_of(element: etree._Element) -> str:
    found = element.find(f"{W}abstractNumId")
    return "" if found is None else found.get(VAL, "")


def _by_place(holder: etree._Element, tag: str) -> dict[int, etree._Element]:
    """Return the levels, or what overrides them, by their place from 0."""
    found = {as_number(one.get(f"{W}ilvl"), 0): one for one in holder.iterchildren(tag)}
    return {place: one for place, one in found.items() if 0 <= place < _LEVELS}


def _level(element: etree._Element, place: int) -> Level:
    said = {child.tag: child.get(VAL) for child in element.iterchildren("{*}*")}
    restart = said.get(f"{W}lvlRestart")
    after = None if restart is None else as_number(restart, 0)
    text = said.get(f"{W}lvlText") or ""
    is_picture = f"{W}lvlPicBulletId" in said and not text.strip()
    format_, width = _format(element, said.get(f"{W}numFmt"))
    return Level(
        as_number(said.get(f"{W}start"), 0 if f"{W}start" not in said else 1),
        format_,
        "•" if is_picture else text,
        None if after is not None and after > place else after,
        bool(is_on(element.find(f"{W}isLgl"))),
        said.get(f"{W}pStyle"),
        "" if said.get(f"{W}suff") == "nothing" else " ",
        width,
    )


def _format(element: etree._Element, stated: str | None) -> tuple[str, int]:
    """Return the format of a level and how many digits one of its own ("001, 002") has at least."""
    own = next((one for one in element.iter(f"{W}numFmt") if one.get(f"{W}format")), None)
    if own is None:
        return stated or "decimal", 0
    sample = (own.get(f"{W}format") or "").partition(",")[0].strip()
    return ("decimal", len(sample)) if _DIGITS.fullmatch(sample) else ("custom", 0)


def _label(known: _List, counts: list[int | None], level: int) -> str:
    own = known.level(level)
    if own.format == "bullet":
        return _BULLETS.get(own.text, own.text if own.text.isascii() else _bullet(own.text))

    def number(found: regex.Match[str]) -> str:
        place = int(found[1]) - 1
        shown, like = counts[place], known.level(place)
        if shown is None:  # a deeper level than the paragraph's own
            shown = like.start
        return printed(shown, "decimal" if own.legal else like.format).rjust(like.width, "0")

    return _PLACEHOLDER.sub(number, own.text)


def _bullet(text: str) -> str:
    return "•" if any("\ue000" <= letter <= "\uf8ff" for letter in text) else text


def printed(number: int, style: str) -> str:
    """Return a number in one of Word's formats; a format of words is printed in digits."""
    return _FORMATS.get(style, str)(number)


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    words = []
    for value, letters in _ROMANS:
        times, number = divmod(number, value)
        words.append(letters * times)
    return "".join(words)


def _letters(number: int) -> str:
    """After z comes aa, then bb."""
    if not 0 < number < 1000:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "decimalZero": "{:02d}".format,
    "none": lambda number: "",
}
_KNOWN = frozenset({*_FORMATS, "decimal", "bullet"})
