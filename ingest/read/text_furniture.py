"""Find what the pages of a text file print beside the act: running heads, page numbers, stamps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

import regex

_GAZETTE = regex.compile(r"(?:\d{1,4}\s+)?C?ÔNG BÁO\s*/\s*Số\b[^.;:]{0,60}")
_WITH_PAGE = regex.compile(r"\d{1,4}\s+C?ÔNG|.*\d{4}\s+\d{1,4}$")
_NUMBER = regex.compile(r"[-–\s]*(?:Trang\s+|trang\s+)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–.\s]*")
# What a digital signature prints over the page: "Ký bởi: …", "Cơ quan: …", "Ngày ký: …".
_SIGNED = regex.compile(r"(?:Ký bởi|Người ký|Signature Not Verified)\b")
_OF_SIGNATURE = regex.compile(
    r"(?:Ký bởi|Người ký|Signature Not Verified|E?-?[Mm]ail|Cơ quan|Tổ chức|Chức vụ|Ngày ký"
    r"|Thời gian ký|Được ký bởi)\s*(?::|$)"
)
_SIGNED_AT = regex.compile(r"(?:Ngày|Thời gian) ký\s*:\s*[\d./-]+\s+\d{1,2}:\d{2}")
_LONGEST_STAMP = 6  # lines


def furniture(lines: Sequence[str], pages: Sequence[int | None]) -> frozenset[int]:
    """Return the places of the lines that are no part of the act.

    `pages` has the page of each line (from 1), None in a text without page ends.
    """
    found = set(_gazette(lines))
    found |= set(_stamps(lines))
    return frozenset(found | set(_page_numbers(lines, pages, found)))


def _gazette(lines: Sequence[str]) -> Iterator[int]:
    """Yield the gazette's running heads, each with the page number above or below it."""
    for at, line in enumerate(lines):
        if not _GAZETTE.fullmatch(line):
            continue
        yield at
        beside = (one for one in (at + 1, at - 1) if 0 <= one < len(lines))
        number = next((one for one in beside if _NUMBER.fullmatch(lines[one])), None)
        if number is not None and not _WITH_PAGE.match(line):
            yield number


def _stamps(lines: Sequence[str]) -> Iterator[int]:
    for at, line in enumerate(lines):
        if not _SIGNED.match(line):
            continue
        following = lines[at : at + _LONGEST_STAMP]
        stamp = list(takewhile(_OF_SIGNATURE.match, following))
        if any(map(_SIGNED_AT.match, stamp)):
            yield from range(at, at + len(stamp))


def _page_numbers(
    lines: Sequence[str], pages: Sequence[int | None], known: set[int]
) -> Iterator[int]:
    """Yield the numbers at the edges of pages that count with the pages."""
    edges = _edges(pages, known)
    numbers = {at: found for at in edges if (found := _NUMBER.fullmatch(lines[at]))}
    steps = Counter(int(found[1]) - (pages[at] or 0) for at, found in numbers.items())
    step, count = steps.most_common(1)[0] if steps else (0, 0)
    if count > 1:
        yield from (at for at, one in numbers.items() if int(one[1]) - (pages[at] or 0) == step)


def _edges(pages: Sequence[int | None], known: set[int]) -> list[int]:
    """Return the first and last line of each page, running heads apart."""
    own = [at for at, page in enumerate(pages) if page is not None and at not in known]
    turns = [at for at, after in pairwise(own) if pages[at] != pages[after]]
    turns += [after for at, after in pairwise(own) if pages[at] != pages[after]]
    return sorted({*own[:1], *turns, *own[-1:]})
