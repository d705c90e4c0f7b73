"""Recognise the mark that opens a clause: Chương I, Điều 5., II., 1.1, a), -, +."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from cancu.ingest.model import ClauseKind

_MARKER = regex.compile(
    r"""(?P<part>(?:Phần|PHẦN)\ (?:(?:thứ|THỨ)\ \p{L}+|[IVXLC]+|\d+)\b[.:]?)(?!\s+\p{Ll})
      | (?P<chapter>(?:Chương|CHƯƠNG)\ (?:[IVXLC]+|\d+)\b[.:]?)(?!\s+\p{Ll})
      | (?P<section>(?:Tiểu\ mục|Mục|MỤC|TIỂU\ MỤC)\ (?:[IVXLC]+|\d+)\b[.:]?)(?!\s+\p{Ll})
      | (?P<article>(?:Điều|ĐIỀU)\ \d+[a-zđ]?(?:\s*[.:]|(?=\s+\p{Lu})|$))
      | (?P<roman>[IVXL]+(?:\s*[.)]|\s*[-–](?=\s)))(?=\s|\p{Lu}|$)
      | (?P<capital>[A-HK]\s*[.)])(?=\s|\p{Lu}|$)
      | (?P<deep>\d{1,3}(?:\.[1-9]\d?){1,4}[.)]?)(?=\s|\p{Lu}|$)
      | (?P<paren>\d{1,3}\))(?=\s|\p{L})
      | (?P<bracket>\(\d{1,2}\))(?=\s*\p{Lu})
      | (?P<number>\d{1,3}\s?\.)(?=\s|\p{L}|[“"(\[]|$)
      | (?P<letter>(?:[a-zđ]|[a-z]\d)[.)])(?=\s|\p{L}|[“"(\[]|(?<=\))\d{1,2}\s)
      | (?P<dash>[-–—])(?=\s|\p{L}|[“"(])
      | (?P<plus>\+)(?=\s|\p{L}|\d)
      | (?P<bullet>[•●▪○·]|\*(?![^*\n]{0,600}\*\W*$|\s*\())(?=\s*[\p{L}\d“"(])""",  # no emphasis
    regex.X,
)
_KINDS = {
    "part": (ClauseKind.PART, 0),
    "chapter": (ClauseKind.CHAPTER, 1),
    "section": (ClauseKind.SECTION, 2),
    "capital": (ClauseKind.ROMAN, 3),
    "roman": (ClauseKind.ROMAN, 4),
    "article": (ClauseKind.ARTICLE, 5),
    "number": (ClauseKind.NUMBER, 8),
    "deep": (ClauseKind.NUMBER, 8),  # plus one a dot
    "letter": (ClauseKind.LETTER, 14),
    "paren": (ClauseKind.NUMBER, 15),
    "bracket": (ClauseKind.NUMBER, 15),
    "dash": (ClauseKind.DASH, 16),
    "plus": (ClauseKind.DASH, 17),
    "bullet": (ClauseKind.DASH, 18),
}
_BELOW_ARTICLE = 3  # a rank that a Roman numeral gets on top where it stands in an article
_DASHES = {"dash": "-", "plus": "+"}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark at the start of a paragraph.

    `label` is the path segment without closing punctuation (for dashes the bare dash, to be
    counted by the caller); `rank` orders levels from the outermost (0); `value` is the place in
    its series from 1, None for marks that have no series.
    """

    kind: ClauseKind
    label: str
    rank: int
    value: int | None
    length: int


def marker_at(text: str, start: int, end: int) -> Marker | None:
    """Return the mark that opens `text[start:end]`, None where there is none."""
    found = _MARKER.match(text, start, end)
    if not found or not found.lastgroup:
        return None
    family = found.lastgroup
    kind, rank = _KINDS[family]
    label = _label(family, found.group())
    if family == "deep":
        rank += label.count(".")
    return Marker(kind, label, rank, _value(family, label), len(found.group()))


def letter_of(value: int) -> str:
    """Return the letter at place `value` of a lettered list, from 1."""
    return _LETTERS[value - 1]


def below_article(marker: Marker) -> Marker:
    """Return the Roman numeral or capital `marker` as a level between an article and its khoản."""
    return replace(marker, rank=marker.rank + _BELOW_ARTICLE)


def without_note(marker: Marker, expected: int) -> Marker:
    """Read "1.36 Quyết định" as khoản 1 with the mark of note 36, where no khoản 1 is open.

    `expected` is the khoản that comes next; repealed ones may be left out.
    """
    whole, dot, note = marker.label.partition(".")
    if not dot or "." in note or int(whole) < expected or int(note) == 1:
        return marker
    return Marker(marker.kind, whole, _KINDS["number"][1], int(whole), len(whole) + 1)


def _label(family: str, printed: str) -> str:
    if family in ("dash", "plus", "bullet"):
        return _DASHES.get(family, printed)
    if family == "bracket":
        return printed
    bare = printed.rstrip(" .:)-–")
    word, _, rest = bare.partition(" ")
    return f"{word.capitalize()} {rest}" if rest and family != "roman" else bare


def _value(family: str, label: str) -> int | None:
    last = label.rsplit(" ", 1)[-1]
    if family in ("number", "deep", "paren", "bracket"):
        return int(last.rsplit(".", 1)[-1].strip("()"))
    if family == "letter":
        place = _LETTERS.find(last[0]) + 1  # "f" stands in some lists and not in others
        return place or None if len(last) == 1 else None
    if family == "article":
        return int(last) if last.isdigit() else None
    if family == "roman":
        return _roman(last)
    return None


def _roman(label: str) -> int | None:
    total = 0
    for place, letter in enumerate(label):
        worth = _ROMAN[letter]
        following = _ROMAN.get(label[place + 1 : place + 2], 0)
        total += -worth if worth < following else worth
    return total
