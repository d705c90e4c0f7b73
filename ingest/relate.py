"""Tell what this document does with each instrument, and which mention describes which."""

from __future__ import annotations

import regex

from cancu.ingest.cite import Found
from cancu.ingest.model import ClauseKind, Document, Mention, Role

_BREAK = regex.compile(r"[;\n]|[.!?…]\s+(?=\p{Lu})|\(|\)")
# The words right before a mention that stands inside another's description.
_LINK = regex.compile(
    r"""(?:thực\ hiện|triển\ khai|thi\ hành|quán\ triệt|cụ\ thể\ hóa|hướng\ dẫn|quy\ định\ chi\ tiết
      | sửa\ đổi|bổ\ sung|thay\ thế|bãi\ bỏ|hợp\ nhất|theo|đính\ chính|bởi)
      (?:\s+(?:một\ số|các|những|số|điều|khoản|điểm|nội\ dung|quy\ định|chủ\ trương|tinh\ thần|biện\ pháp
        |thi\ hành|thực\ hiện|và|,|của|tại|nhiệm\ vụ|giải\ pháp|đồng\ bộ|có\ hiệu\ quả))*\s*$""",
    regex.X | regex.I,
)
# A description opens right after the mention that it describes.
_DESCRIPTION = regex.compile(
    r"""\s*,?\s*(?:\(?\s*(?:đã\ )?(?:được\ )?)?(?:về|ban\ hành|quy\ định|hướng\ dẫn|sửa\ đổi|phê\ duyệt|thực\ hiện|triển\ khai
      | công\ bố|thông\ qua|đề\ nghị|quy\ chế|tiếp\ tục|cụ\ thể|bãi\ bỏ|thay\ thế|một\ số|đính\ chính|và\ các)\b""",
    regex.X | regex.I,
)
_COORDINATE = regex.compile(r"(?:,|và|,\s*và|cùng|hoặc)\s*(?:các\s+)?$")
_FAR = 600  # characters; a description that long has ended

_LINE = regex.compile(
    r"(?:[-–]\s*)?(?P<proposal>Theo đề nghị|Xét)|(?:[-–]\s*)?(?P<basis>Căn cứ|Thực hiện|Trên cơ sở|Thi hành)"
)
_BASIS_WORDS = regex.compile(r"theo\s+(?:đúng\s+)?(?:các\s+)?quy\s+định\s+(?:tại|của)\s*(?:các\s+)?$")
_AMENDS = regex.compile(r"sửa\s+đổi(?:,?\s*(?:và\s+)?bổ\s+sung)?\s+(?:một\s+số\s+(?:điều|nội\s+dung|điểm)\s*)?(?:của\s+)?(?:các\s+)?$", regex.I)
_REPEALS = regex.compile(r"(?:bãi\s+bỏ|hủy\s+bỏ)\s+(?:toàn\s+bộ\s+|một\s+phần\s+)?(?:các\s+)?$", regex.I)
_REPLACES = regex.compile(r"thay\s+thế\s+(?:cho\s+)?(?:các\s+)?$", regex.I)
_GUIDES = regex.compile(r"(?:hướng\s+dẫn|quy\s+định\s+chi\s+tiết)\s+(?:[\p{Ll},]+\s+){0,6}$", regex.I)
_PROPOSAL_TYPES = frozenset({"TTr", "BC"})


def chains(text: str, found: tuple[Found, ...]) -> tuple[int | None, ...]:
    """Return for each mention the index of the one whose description holds it, else None."""
    via: list[int | None] = []
    for index, item in enumerate(found):
        before = index - 1
        if before < 0 or found[before].clause != item.clause:
            via.append(None)
            continue
        via.append(_via(text, found, tuple(via), index))
    return tuple(via)


def _via(
    text: str, found: tuple[Found, ...], via: tuple[int | None, ...], index: int
) -> int | None:
    here, before = found[index].mention, found[index - 1].mention
    gap = text[before.span.end : here.span.start]
    if len(gap) > _FAR or _BREAK.search(gap):
        return None
    if _COORDINATE.search(gap) or not gap.strip():
        return _coordinated(found, via, index)
    if _LINK.search(gap) and _DESCRIPTION.match(gap):
        return index - 1
    return None


def _coordinated(
    found: tuple[Found, ...], via: tuple[int | None, ...], index: int
) -> int | None:
    """A mention joined by `và` stands beside the nearest open one of its own type ("kế hoạch số
    1730/… và Kế hoạch số 119-…"), else beside the one right before it."""
    beside: int | None = index - 1
    while beside is not None and found[beside].mention.type != found[index].mention.type:
        beside = via[beside]
    return via[index - 1] if beside is None else via[beside]


def role_of(document: Document, kind: ClauseKind, mention: Mention, inner: bool) -> Role:
    """Return what the document does with an instrument mentioned in a clause of `kind`.

    `inner` says that the mention stands inside another's description.
    """
    text, start = document.text, mention.span.start
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 120) : start]
    if kind is ClauseKind.PREAMBLE:
        return _preamble_role(text, line, before, mention)
    if inner:
        return Role.CITES
    return _worded_role(before) or Role.CITES


def _preamble_role(text: str, line: int, before: str, mention: Mention) -> Role:
    opening = _LINE.match(text, line)
    if mention.type in _PROPOSAL_TYPES or (opening and opening["proposal"]):
        return Role.PROPOSAL
    if opening and opening["basis"]:
        return Role.BASIS
    return _worded_role(before) or Role.BASIS


def _worded_role(before: str) -> Role | None:
    for pattern, role in (
        (_AMENDS, Role.AMENDS),
        (_REPEALS, Role.REPEALS),
        (_REPLACES, Role.REPLACES),
        (_BASIS_WORDS, Role.BASIS),
        (_GUIDES, Role.GUIDES),
    ):
        if pattern.search(before):
            return role
    return None
