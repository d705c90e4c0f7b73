"""One entry for a law that amends several, where the page prints the numbers of those.

"Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số …": such a number
could be the amending law's own. It is not where the clause has given it to another law.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from cancu.ingest.model import Mention, Span

_AMENDING = regex.compile(r"(?:Bộ\s+l|L)uật\s+[Ss]ửa\s+đổi")
_JOINED = regex.compile(r"\s*(?:,|và|,\s*và)\s+")


def joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return one clause's `mentions` with the lists of amended laws taken as one mention each."""
    given: list[Mention] = []
    numbers: set[str | None] = set()
    open_list = False
    for mention in mentions:
        amends = bool(mention.number and _AMENDING.match(text, mention.span.start))
        if open_list and _goes_on(text, given[-1], mention):
            given[-1] = _one(text, given[-1], mention)
            continue
        open_list = amends and mention.number in numbers
        numbers.add(mention.number)
        given.append(_one(text, mention, mention) if open_list else mention)
    return given


def _goes_on(text: str, before: Mention, mention: Mention) -> bool:
    gap = text[before.span.end : mention.span.start]
    return mention.type in ("L", "BL") and bool(_JOINED.fullmatch(gap))


def _one(text: str, first: Mention, last: Mention) -> Mention:
    span = Span(first.span.start, last.span.end)
    words = " ".join(span.of(text).split())
    return replace(
        first, span=span, text=words, number=None, printed=None, name=words, date=last.date
    )
