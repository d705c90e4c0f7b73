"""The subject (trích yếu) of a cited instrument: the words that follow its citation."""

from __future__ import annotations

import regex

from cancu.ingest.model import Citation, Reading

_OPENS = regex.compile(
    r"\s*(?:\((?:nay|cũ|viết tắt|gọi tắt)[^()]*\)\s*)?"
    r"(?P<subject>(?:(?:[Vv]ề việc|[Vv]ề|[Bb]an hành|[Qq]uy định|[Pp]hê duyệt|[Hh]ướng dẫn"
    r"|[Ss]ửa đổi,?|[Cc]ông bố|bãi bỏ|đính chính|thành lập|thông qua|kiện toàn|phân công|phân cấp"
    r"|tăng cường|quản lý|thông báo|giao|điều chỉnh|kéo dài|tổ chức|xử lý"
    r"|(?:thực hiện\s+)?thí điểm)\s"
    r"|(?P<plan>thực hiện|triển khai)\s)[^;\n]*)"
)
_PLANS = frozenset({"KH", "CTr", "CTHĐ", "ĐA", "DA", "PA"})  # "Kế hoạch … thực hiện …"
_LAWS = frozenset({"HP", "L", "BL", "PL"})  # their name is their subject
# "gửi … về Sở Tư pháp": where something is sent, no subject.
_SENT_TO = regex.compile(r"về\s+(?:Sở|UBND|Ủy ban|Uỷ ban|Bộ\s+\p{Lu}|Văn phòng|Phòng|Ban)\s")
# Where the description ends and the sentence of the citing act goes on.
_ENDS = regex.compile(
    r"[.:](?=\s|$)|\s\((?:sau đây|dưới đây)|;\s|,?\s(?:nhằm|đồng thời|phù hợp với)\s"
    r"|,?\s(?:đã\s)?được\s(?:sửa đổi|bổ sung|thay thế)\b|,?\s(?:cụ thể\s)?như sau\b"
    r"|,\s+(?=\p{Lu}[\p{L}\d\s]{0,60}?(?:xây dựng|ban hành|tiếp tục|báo cáo|yêu cầu)\b)"
)
_LONGEST = 400  # characters; longer words are no subject but the rest of the sentence


def subject_after(reading: Reading, citation: Citation) -> str | None:
    """Return the subject as printed, white space folded, None where none follows."""
    text, start = reading.document.text, citation.mention.span.end
    found = _OPENS.match(text, start, _limit(reading, citation))
    if not found or not _is_subject(found, citation):
        return None
    end = _ENDS.search(text, found.start("subject"), found.end())
    words = " ".join(text[found.start("subject") : end.start() if end else found.end()].split())
    subject = _balanced(words).rstrip(" ,.;:(“")
    return subject if 0 < len(subject) <= _LONGEST else None


def _is_subject(found: regex.Match[str], citation: Citation) -> bool:
    kind = citation.mention.type
    if citation.mention.number is None and kind in _LAWS:
        return False
    if found["plan"] and kind not in _PLANS:
        return False
    return _SENT_TO.match(found["subject"]) is None


def _balanced(words: str) -> str:
    """Cut at a closing quotation mark whose opening one stands before the citation."""
    open_marks = 0
    for place, letter in enumerate(words):
        open_marks += {"“": 1, "”": -1}.get(letter, 0)
        if open_marks < 0:
            return words[:place]
    return words


def _limit(reading: Reading, citation: Citation) -> int:
    """The next instrument of a list begins another subject; one inside it belongs to it."""
    index = reading.citations.index(citation)
    for place, other in enumerate(reading.citations[index + 1 :], index + 1):
        inside = _is_inside(reading, place, index) or _is_promulgated(reading, citation, other)
        beside = other.clause == citation.clause and not inside
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


def _is_promulgated(reading: Reading, citation: Citation, other: Citation) -> bool:
    """Tell what the cited act itself sets out: "Nghị định … ban hành Quy chế làm việc"."""
    start, end = citation.mention.span.end, other.mention.span.start
    return _SETS_OUT.fullmatch(reading.document.text, start, max(start, end)) is not None


_SETS_OUT = regex.compile(r"\s*(?:về việc\s+)?(?:ban hành|phê duyệt)\s+")
_JOINT = regex.compile(r"\s*(?:,|;|và|,\s*và)?\s*$")


def _before_joint(text: str, start: int) -> int:
    joint = _JOINT.search(text, max(start - 8, 0), start)
    return joint.start() if joint else start
