"""The subject (trích yếu) of a cited instrument: the words that follow its citation."""

from __future__ import annotations

import regex

from cancu.ingest.model import Citation, Reading

_OPENS = regex.compile(
    r"\s*(?P<subject>(?:(?:về việc|về|ban hành|quy định|phê duyệt|hướng dẫn|sửa đổi|công bố"
    r"|thực hiện|triển khai)\s)[^;\n]*)"
)
# Where the description ends and the sentence of the citing act goes on.
_ENDS = regex.compile(
    r"[.:](?=\s|$)|\s\((?:sau đây|dưới đây)|;\s|,?\s(?:nhằm|đồng thời)\s"
    r"|,\s+(?=\p{Lu}[\p{L}\d\s]{0,60}?(?:xây dựng|ban hành|tiếp tục|báo cáo|yêu cầu)\b)"
)
_LONGEST = 400  # characters; longer words are no subject but the rest of the sentence


def subject_after(reading: Reading, citation: Citation) -> str | None:
    """Return the subject as printed, white space folded, None where none follows."""
    text, start = reading.document.text, citation.mention.span.end
    found = _OPENS.match(text, start, _limit(reading, citation))
    if not found:
        return None
    end = _ENDS.search(text, found.start("subject"), found.end())
    words = text[found.start("subject") : end.start() if end else found.end()]
    subject = " ".join(words.split()).rstrip(" ,.;:”")
    return subject if 0 < len(subject) <= _LONGEST else None


def _limit(reading: Reading, citation: Citation) -> int:
    """The next instrument of a list begins another subject; one inside it belongs to it."""
    index = reading.citations.index(citation)
    for place, other in enumerate(reading.citations[index + 1 :], index + 1):
        beside = other.clause == citation.clause and not _is_inside(reading, place, index)
        if beside:
            return _before_joint(reading.document.text, other.mention.span.start)
        if other.clause != citation.clause:
            break
    return len(reading.document.text)


def _is_inside(reading: Reading, place: int, index: int) -> bool:
    """Tell whether the citation at `place` stands in the description of the one at `index`."""
    via = reading.citations[place].via
    while via is not None and via != index:
        via = reading.citations[via].via
    return via == index


_JOINT = regex.compile(r"\s*(?:,|;|và|,\s*và)?\s*$")


def _before_joint(text: str, start: int) -> int:
    joint = _JOINT.search(text, max(start - 8, 0), start)
    return joint.start() if joint else start
