"""Say what a unit printed in short stands for: the document's own words first, the table second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import normalize

import regex

from cancu.ingest.model import FullName
from cancu.ingest.tables.units import short_names
from cancu.ingest.unit_lists import list_at

_DEFINED = regex.compile(
    r"\((?:sau\s+đây\s+)?(?:được\s+)?(?:gọi|viết)(?:\s+(?:tắt|chung))*\s*(?:là|:)\s*"
    r"[\"“]?(?P<short>[^()\"”\n]{2,80}?)[\"”]?\s*\)"
)
# "UBND", "KH&CN", "LĐ-TB&XH", "P.", "TP."; Roman numerals count areas, and stand for nothing.
_SHORT = regex.compile(
    r"(?<![\p{L}\d])(?:(?![IVXLC]+(?!\p{L}))\p{Lu}[\p{Lu}&-]*\p{Lu}|\p{Lu}{1,2}\.)(?![\p{L}\d])"
)
_WORD_START = regex.compile(r"(?<!\p{L})\p{L}")
_BREAK = regex.compile(r"[.:]\s|[\n)]")
_LISTED = regex.compile(r"(?r)(?:[,;]|\s(?:và|hoặc))\s+$")
_MANY = regex.compile(r"(?i:các\s)|[^,]+,")
_REACH = 400  # characters from a full name's first word to its short form
_JOINING = r"[\s,–-]+(?:va\s+)?"


def full_names(text: str, units: Iterable[str]) -> dict[str, FullName]:
    """Map the units printed in short to what they stand for.

    A short form that the document defines counts first, then the one full name in the document
    that it abbreviates, then the table. Where two full names fit, none is taken.
    """
    printed = dict.fromkeys(units)
    defined = _definitions(text, {_plain(unit) for unit in printed})
    spelled = {_plain(unit): unit for unit in printed if not _SHORT.search(unit)}
    spelled |= {_plain(name): name for name in defined.values()}
    found = {unit: _full(unit, defined, spelled) for unit in printed}
    return {unit: name for unit, name in found.items() if name}


def _full(unit: str, defined: dict[str, str], spelled: dict[str, str]) -> FullName | None:
    if _plain(unit) in defined:
        return FullName(defined[_plain(unit)], "defined")
    if not _SHORT.search(unit) or (unit.isupper() and " " in unit and "." not in unit):
        return None
    pattern = regex.compile(_abbreviated(unit))
    fitting = [name for plain, name in spelled.items() if pattern.fullmatch(plain)]
    if fitting:
        return FullName(fitting[0], "document") if len(fitting) == 1 else None
    return _by_table(unit)


def _plain(name: str) -> str:
    """Return a name in small letters without tones, blanks folded."""
    bare = normalize("NFD", " ".join(name.casefold().split())).replace("đ", "d")
    return "".join(letter for letter in bare if not "\u0300" <= letter <= "\u036f")


# --- what the document defines -------------------------------------------------------------


def _definitions(text: str, wanted: set[str]) -> dict[str, str]:
    """Map the short forms among `wanted` that the document defines to their full names."""
    names: dict[str, set[str]] = {}
    for found in _DEFINED.finditer(text):
        short = _plain(found["short"])
        if short in wanted:
            many = bool(_MANY.match(found["short"]))
            names.setdefault(short, set()).update(
                _before(text, _behind_words(text, found.start()), many)
            )
    return {short: full.pop() for short, full in names.items() if len(full) == 1}


def _behind_words(text: str, at: int) -> int:
    """Return the end of the words before `at`."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _before(text: str, stop: int, many: bool) -> Iterator[str]:
    """Yield the longest run of units that ends at `stop`, in its own sentence.

    The short form of several bodies stands for all of them: the end of their list is not enough.
    """
    start = max(0, stop - _REACH)
    for mark in _BREAK.finditer(text, start, stop):
        start = mark.end()
    for word in _WORD_START.finditer(text, start, stop):
        if list_at(text, word.start(), stop).end == stop:
            if many and _LISTED.search(text, start, word.start()):
                return
            yield " ".join(text[word.start() : stop].split())
            return


# --- what a short form abbreviates ---------------------------------------------------------


def _abbreviated(unit: str) -> str:
    """Return the pattern of the full names, as `_plain` writes them, that `unit` abbreviates."""
    parts, at = [], 0
    for short in _SHORT.finditer(unit):
        parts += [regex.escape(_plain(unit[at : short.start()])), _initials(short[0])]
        at = short.end()
    parts.append(regex.escape(_plain(unit[at:])))
    return _JOINING.join(part for part in parts if part)


def _initials(short: str) -> str:
    letters = [letter for letter in _plain(short) if letter.isalpha()]
    words = _JOINING.join(rf"{letter}\p{{L}}*" for letter in letters)
    return rf"{words}(?:\s+viet\s+nam)?"  # "UBMTTQ" leaves it out


def _by_table(unit: str) -> FullName | None:
    table = short_names()
    shorts = [found[0] for found in _SHORT.finditer(unit)]
    if not all(short in table for short in shorts):
        return None
    name = _SHORT.sub(lambda found: table[found[0]], unit)
    return FullName(name, "table")
