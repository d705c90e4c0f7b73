"""The shapes of numbers and dates, and their canonical forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from cancu.ingest.tables import issuers, types

# Letters of a symbol: capitals with the few small letters that codes have (TTg, CTr, QyĐ). No
# code has Ñ: recognisers of scans read it in NQ.
# A lost blank glues the next word on: "19/2016/TT-BLĐTBXHngày". No part of a code is one.
_GLUED = r"(?=(?:ngày|của|về|và|quy|ban|do|tại|có|được|thì|đã|sửa|hướng)(?!\p{Ll}))"
_SEGMENT = rf"(?:[A-ZĐƯÑ]+(?:[gri][A-ZĐ]{{0,3}}|y[A-ZĐ])?\d{{0,2}})(?:(?!\p{{L}})|{_GLUED})"
_SLASH, _HYPHEN = r"\s?/{1,2}\s?", r"\s?[-–—]\s?"
# Party offices mark what stays inside with "/nb"; companies count within a symbol: 01/CV-01.
_LAST = r"(?:/nb(?!\p{L})|(?<=\p{Lu})-\d{1,3}(?![\d/.]))?"
_TAIL = rf"{_SEGMENT}(?:(?:{_HYPHEN}|{_SLASH}|&|\.){_SEGMENT}){{0,5}}{_LAST}"

# 66.7/2025/NQ-CP: a series of resolutions under one that came before
_ORDINAL = r"(?P<ordinal>(?<![\d/,.:–lIO§|-])[0-9]{1,6}(?:\.[0-9]{1,2}(?=\s?/))?[a-zđ]?(?:bis)?)"
_YEAR_AND_TAIL = rf"(?P<year>(?:19|20)\d\d)(?:{_SLASH}|-)(?P<dated>{_TAIL})"
NUMBER = regex.compile(
    rf"{_ORDINAL}(?:{_SLASH}{_YEAR_AND_TAIL}|{_SLASH}(?P<plain>{_TAIL})"
    rf"|(?:{_HYPHEN}|\s)(?P<party>{_SEGMENT}{_SLASH}{_TAIL}))"
)
# The same numbers found by their first slash, which is far rarer than a digit: what stands before
# it is read backwards. A match begins at the slash, its group `ordinal` where the number does.
NUMBER_BY_SLASH = regex.compile(
    rf"/(?:(?<={_ORDINAL}\s?/)/?\s?(?:{_YEAR_AND_TAIL}|{_TAIL})"
    rf"|(?<={_ORDINAL}(?:{_HYPHEN}|\s){_SEGMENT}\s?/)/?\s?{_TAIL})"
)
# Some pages double the word, or put "của" before it, or print "tháng" for "năm".
_DATE_WORD = r"(?:,?\s*(?:của\s+(?=ngày))?(?:(?:[Nn]gày|NGÀY)\s*){1,2})"
_DATE = rf"""(?:
    {_DATE_WORD}?(?P<d>\d{{1,2}})\s*(?:[Tt]háng|THÁNG)\s*(?P<m>\d{{1,2}})\s*(?:[Nn]ăm|NĂM|tháng)\s*(?P<y>\d{{4}})
  | {_DATE_WORD}(?P<d>\d{{1,2}})\s*[/.-]\s*(?P<m>\d{{1,2}})\s*[/.-]\s*(?P<y>\d{{4}})
  | ,?\s*(?:[Tt]háng|THÁNG)\s*(?P<m>\d{{1,2}})\s*(?:[Nn]ăm|NĂM)\s*(?P<y>\d{{4}})
  | ,?\s*(?:[Tt]háng|THÁNG)\s*(?P<m>\d{{1,2}})\s*/\s*(?P<y>\d{{4}})
  | \s*(?:[Nn]ăm|NĂM)\s*(?P<y>\d{{4}})
)(?:\s+(?P=y))?(?!\d)"""
DATE = regex.compile(_DATE, regex.X)
HEAD_DATE = regex.compile(
    r"(?:[Ss]ố\s*:?\s*\d\S*\s+)?(?P<place>[^,\n]{2,60}?)\s*,\s*[Nn]gày\s*(?P<d>\d{1,2})\s*tháng\s*(?P<m>\d{1,2})\s*năm\s*(?P<y>\d{4})"
)
_BLANKS, _JOINTS = regex.compile(r"\s+"), regex.compile(r"([-/&.])")
_PARTY = frozenset({"TW", "TU"})
# A recogniser that hesitates between two letters prints both: NÑQ, QĐĐ, BĐNTVW.
_TWICE_IN_ISSUER = regex.compile(r"N?ÑN?|VW|WV")  # where two Đ may well stand
_TWICE = regex.compile(r"N?ÑN?|ĐĐ|ĐD|DĐ")
_ONCE = {"V": "W", "W": "W", "N": "N", "Ñ": "N", "Đ": "Đ", "D": "Đ"}
_KNOWN_PARENTS = frozenset({"QH", "UBTVQH"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number taken apart. `symbol` is the type's letters inside it, None for a công văn.

    `doubt` says in Vietnamese what was repaired without certainty.
    """

    canonical: str
    symbol: str | None
    issuer_code: str
    doubt: str = ""


def iso_date(found: regex.Match[str]) -> str:
    """Return the ISO date of a match of `DATE`, with no more than it prints."""
    day, month, year = found.group("d", "m", "y")
    if day:
        return f"{year}-{int(month):02d}-{int(day):02d}"
    return f"{year}-{int(month):02d}" if month else str(year)


@lru_cache(maxsize=65536)
def number_of(printed: str) -> Number | None:
    """Return the canonical number of a printed one, None where it is no number.

    Blanks go, dashes become `-`, a hyphen lost between two known codes and a Đ printed as D come
    back, and letter case becomes the standard one.
    """
    found = NUMBER.fullmatch(printed)
    if not found:
        return None
    ordinal = found["ordinal"].lower()
    tail = _BLANKS.sub("", found["dated"] or found["plain"] or found["party"])
    tail = tail.replace("–", "-").replace("—", "-").replace("//", "/")
    segments = [_standard(part) for part in _JOINTS.split(tail)]
    return _assembled(ordinal, found["year"], bool(found["party"]), segments)


def _assembled(ordinal: str, year: str | None, party: bool, segments: list[str]) -> Number | None:
    segments, misread = _read_once(segments)
    segments, doubt = _with_lost_marks(segments)
    doubt = misread or doubt
    first = segments[0]
    symbol = first if first in types.by_symbol() else None
    parent = regex.sub(r"\d+$", "", first)
    if not symbol and parent not in _KNOWN_PARENTS and (party or len(segments) == 1):
        return None
    if symbol and not party and not year and segments[1:2] == ["-"] and segments[2] in _PARTY:
        # 31/QĐ-TW: a Party number in the state's shape
        party, segments = True, [symbol, "/", *segments[2:]]
        doubt = "dấu gạch và dấu chéo đổi chỗ"
    tail = "".join(segments)
    joint = "-" if party else "/"
    canonical = f"{ordinal}/{year}/{tail}" if year else f"{ordinal}{joint}{tail}"
    return Number(canonical, symbol, "".join(segments[2:]) if symbol else first, doubt)


def _standard(segment: str) -> str:
    """Bring a code back to its standard case: pages in capitals print TTG for TTg."""
    bare = segment.rstrip("0123456789")
    for table in (_symbols(), issuers.standard_case()):
        if bare.casefold() in table:
            return table[bare.casefold()] + segment[len(bare) :]
    return segment


@lru_cache(maxsize=1)
def _symbols() -> dict[str, str]:
    return {symbol.casefold(): symbol for symbol in types.by_symbol()} | {"vbhn": "VBHN"}


def _read_once(segments: list[str]) -> tuple[list[str], str]:
    """Take one of two letters that stand for one where only that makes a known code."""
    symbol, *rest = segments
    once = [
        _undoubled(symbol, _TWICE),
        *(_undoubled(part, _TWICE_IN_ISSUER) for part in rest),
    ]
    return once, "" if once == segments else "một chữ bị nhận dạng thành hai hoặc thành chữ lạ"


def _undoubled(segment: str, twice: regex.Pattern[str]) -> str:
    once = twice.sub(lambda found: _ONCE[found[0][0]], segment)
    return once if not _is_known(segment) and _is_known(once) else segment


def _is_known(segment: str) -> bool:
    return segment in types.by_symbol() or segment in issuers.codes()


def _with_lost_marks(segments: list[str]) -> tuple[list[str], str]:
    """Put back the hyphen between two known codes (NĐCP) and the stroke of Đ (ND-CP).

    CTTg for CT-TTg lost a letter too: that reading is told as doubtful.
    """
    if len(segments) > 1:
        return [_with_stroke(segments[0]), *segments[1:]], ""
    joined = segments[0]
    for doubt in ("", "mất một chữ"):
        for cut in range(2, len(joined) - 1):
            left = _with_stroke(joined[:cut])
            right = _standard((left[-1] if doubt else "") + joined[cut:])
            if left in types.by_symbol() and right in issuers.codes():
                return [left, "-", right], doubt
    return segments, ""


def _with_stroke(symbol: str) -> str:
    return {"ND": "NĐ", "QD": "QĐ"}.get(symbol, _standard(symbol))
