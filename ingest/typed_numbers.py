"""Numbers that only their type word makes certain: "Nghị định số 36-CP", "công văn số 01/CV-01".

Before 1997 a number named no type ("1179/TTg", "73 TC/TCT"), and firms number as they like. Alone
such a run could be anything; after "Thông tư số" it is a number. A scan's l, I, O for digits is
read there too (§ for 8 as well), with a doubt.
"""

from __future__ import annotations

import regex

from cancu.ingest.patterns import Number, number_of

_PART = r"(?:\p{Lu}[\p{L}\d&.]*|\d{1,4})"
_LOOSE = rf"""[\dlIO§]{{1,6}}(?:[.-]\d{{1,5}}(?=\s?[-–/]))?[a-z]?
    (?:\s?[-–/]\s?|\s(?=\p{{Lu}}{{1,5}}\s?[-–/]\s?\p{{Lu}})|(?=\p{{Lu}}{{2}}))
    {_PART}(?:\s?[-–/]\s?{_PART})*"""
AFTER_SO = tuple(
    regex.compile(rf"{word}\s*:?\s*(?P<number>{_LOOSE})", regex.X)
    for word in ("số", "Số", "SỐ", "so", "So", "sô")  # a scan prints "so" and "sô" too
)
_CONFUSED = str.maketrans("lIO§", "1108")
_ORDINAL = regex.compile(r"[\dlIO§]+(?:[.-]\d+(?=\s?[-–/]))?[a-z]?(?=\s?[-–/]|\s|\p{Lu})")


def typed_number(printed: str) -> Number | None:
    """Return the number printed after a type word, None where it holds no letters."""
    printed = printed.rstrip(".")
    ordinal = _ORDINAL.match(printed)
    if not ordinal or not regex.search(r"\p{Lu}", printed[ordinal.end() :]):
        return None
    digits = ordinal.group().translate(_CONFUSED)
    doubt = "" if digits == ordinal.group() else "chữ số mờ, đọc l, I, O, § là 1, 1, 0, 8"
    rest = printed[ordinal.end() :]
    known = number_of(digits + rest)
    if known:
        return Number(known.canonical, known.symbol, known.issuer_code, known.doubt or doubt)
    tail = regex.sub(r"\s*([-–/])\s*", _bare_mark, rest).strip()
    joint = "-" if rest[0].isspace() and tail[0] not in "-/" else ""
    return Number(f"{digits}{joint}{'-'.join(tail.split())}", None, tail.lstrip("-/"), doubt)


def _bare_mark(found: regex.Match[str]) -> str:
    return "/" if found[1] == "/" else "-"
