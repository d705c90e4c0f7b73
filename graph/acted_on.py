"""Tell the instruments that a duty is told to change from those that back it."""

from __future__ import annotations

import regex

from cancu.ingest.model import Reading

# "tham mưu sửa đổi, bổ sung hoặc thay thế Quyết định số …": the duty is done to the decision.
_CHANGES = regex.compile(
    r"(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|h(?:ủy|uỷ)\s+bỏ)"
    r"(?:\s+(?:một\s+số|các|điều|khoản|điểm|nội\s+dung|của|cho|toàn\s+bộ))*\s*$",
    regex.I,
)
_SENTENCE_END = regex.compile(r"[.!?…]\s+(?=\p{Lu})")


def acted_on(reading: Reading) -> frozenset[int]:
    """Return the indices of citations that their clause is told to amend, replace or repeal.

    A list goes on to the end of its sentence: the next one of the same type is changed too.
    """
    found: set[int] = set()
    text = reading.document.text
    for index, citation in enumerate(reading.citations):
        start = citation.mention.span.start
        if _CHANGES.search(text, max(start - 80, 0), start) or _continues(reading, index, found):
            found.add(index)
    return frozenset(found)


def _continues(reading: Reading, index: int, found: set[int]) -> bool:
    if index - 1 not in found:
        return False
    before, here = reading.citations[index - 1], reading.citations[index]
    gap = reading.document.text[before.mention.span.end : here.mention.span.start]
    same = before.clause == here.clause and before.mention.type == here.mention.type
    return same and ";" in gap and not _SENTENCE_END.search(gap)
