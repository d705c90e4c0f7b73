"""What one cited instrument is to another: the words between the two mentions say it."""

from __future__ import annotations

import regex

from cancu.graph.model import CHANGES, EdgeKind
from cancu.ingest.model import Citation, Reading, Span

# "quy định chi tiết … thi hành" is one act: its "thi hành" must not count as carrying out.
_ACT_TAIL = r"(?:(?:(?!thực\ hiện|thi\ hành)[^;]){0,90}(?:thực\ hiện|thi\ hành))?"
_VERBS = regex.compile(
    rf"""
    (?P<passive>được\s+)?
    (?:(?P<amends>(?:sửa\ đổi|bổ\ sung|đính\ chính)(?:,?\s+(?:và\s+)?bổ\ sung)?)
      |(?P<replaces>thay\ thế)
      |(?P<repeals>(?:bãi|hủy|huỷ)\ bỏ)
      |(?P<details>quy\ định\ chi\ tiết{_ACT_TAIL})
      |(?P<guides_application>hướng\ dẫn{_ACT_TAIL})
      |(?P<implements>thực\ hiện|triển\ khai|(?<!hiệu\ lực\ )thi\ hành|quán\ triệt
        |cụ\ thể\ h(?:óa|oá)))
    """,
    regex.X | regex.I,
)
_RUN_ON = regex.compile(r"[\s,]*(?:(?:và|bổ\ sung|thay\ thế|sửa\ đổi|bãi\ bỏ)[\s,]*)*", regex.I)
_BY_WHOM = regex.compile(
    r"[\s,]*(?:(?:và|bổ\ sung|thay\ thế|bãi\ bỏ|một\ số\ điều|một\ phần|nội\ dung)[\s,]*)*"
    r"(?:bởi|tại|theo|bằng)?\s*(?:các|số)?\s*",
    regex.I,
)
_MORE_VERBS = (
    r"[\s,]*(?:(?:và|bổ\ sung|thay\ thế|bãi\ bỏ|một\ số\ điều|một\ phần|nội\ dung)[\s,]*)*"
)
_CHANGED_BY = regex.compile(rf"{_MORE_VERBS}(?:bởi|tại)\s*(?:các|số)?\s*$", regex.I)
_CHANGED_UNDER = regex.compile(rf"{_MORE_VERBS}(?:bởi|tại|theo)(?:[\s,;]|các|số|và)*$", regex.I)
# The ordinal of a table's next row whose lines a PDF has run together.
_NEXT_ROW = regex.compile(r"\d\s+$")
_CHANGED_BY_LIST = regex.compile(rf"{_MORE_VERBS}bởi\s*:", regex.I)
_PART = regex.compile(r"\b(?:một\s+số|một\s+phần|khoản|điểm|điều|phụ\s+lục|nội\s+dung)\b", regex.I)
_BY = regex.compile(r"\b(?:bởi|tại|bằng)$", regex.I)
_ACCORDING = regex.compile(r"\b(?:theo|căn cứ)\b", regex.I)


def relation(words: str) -> tuple[EdgeKind, bool]:
    """Return what the first instrument is to the second, from the words between them.

    The flag says that the relation runs the other way: "A được sửa đổi bởi B" makes B amend A.
    """
    flat = " ".join(words.split())
    found = list(_VERBS.finditer(flat))
    if not found:
        return (EdgeKind.BASED_ON if _ACCORDING.search(flat) else EdgeKind.CITES), False
    if listed := next((v for v in found if _CHANGED_BY_LIST.match(flat, v.end())), None):
        return EdgeKind(str(listed.lastgroup)), True
    last = _amending_run(flat, found)
    kind = EdgeKind(str(last.lastgroup))
    passive = last["passive"] is not None
    if _NEXT_ROW.search(flat[: last.start()]) and flat[last.start()].isupper():
        return EdgeKind.CITES, False
    by = _CHANGED_UNDER if passive else _CHANGED_BY
    if kind in CHANGES and by.match(flat, last.end()):
        return kind, True  # "(sửa đổi, bổ sung tại …)" too
    if passive and kind in CHANGES and not _BY_WHOM.fullmatch(flat, last.end()):
        return EdgeKind.CITES, False  # "thủ tục được sửa đổi quy định tại Thông tư …"
    # "được thực hiện theo B" still carries out B; only "được cụ thể hóa bởi B" turns it round.
    return kind, passive and (kind in CHANGES or _BY.search(flat) is not None)


def _amending_run(flat: str, found: list[regex.Match[str]]) -> regex.Match[str]:
    """Return what tells: in "sửa đổi, bổ sung, bãi bỏ" the last verb alone would end the act."""
    last = found[-1]
    for verb in reversed(found[:-1]):
        if not _RUN_ON.fullmatch(flat, verb.end(), last.start()):
            break
        if verb["amends"]:
            return verb
    return last


def is_part(words: str) -> bool:
    """Tell a change of only a part, from the words between the two instruments."""
    return bool(_PART.search(words))


def words_between(reading: Reading, outer: Citation, inner: Citation) -> str:
    """Return the text between two mentions without the mentions in it: their names are no verbs."""
    start, end = outer.mention.span.end, inner.mention.span.start
    between = Span(start, max(start, end))
    text = reading.document.text
    pieces, place = [], between.start
    for citation in reading.citations:
        span = citation.mention.span
        if between.holds(span) and span.start >= place:
            pieces.append(text[place : span.start])
            place = span.end
    return " ".join([*pieces, text[place : between.end]])
