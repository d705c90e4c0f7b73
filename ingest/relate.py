"""Tell what this document does with each instrument, and which mention describes which."""

from __future__ import annotations

import regex

from cancu.ingest.cite import Found
from cancu.ingest.model import Clause, ClauseKind, Document, Head, Mention, Role

_BREAK = regex.compile(r"[;\n]|[.!?…]\s+(?=\p{Lu})|\(|\)")
_VERBS = (
    r"thực\ hiện|triển\ khai|thi\ hành|quán\ triệt|cụ\ thể\ hóa|hướng\ dẫn|quy\ định\ chi\ tiết"
    r"|sửa\ đổi|bổ\ sung|thay\ thế|bãi\ bỏ|hợp\ nhất|theo|đính\ chính|bởi"
)
_FILLERS = (
    r"một\ số|các|những|số|điều|khoản|điểm|nội\ dung|quy\ định|chủ\ trương|tinh\ thần|biện\ pháp"
    r"|thi\ hành|thực\ hiện|và|,|của|tại|nhiệm\ vụ|giải\ pháp|đồng\ bộ|có\ hiệu\ quả"
)
# The words right before a mention that stands inside another's description.
_LINK = regex.compile(rf"(?:{_VERBS})(?:\s+(?:{_FILLERS}))*\s*$", regex.X | regex.I)
# A description opens right after the mention that it describes.
_DESCRIPTION = regex.compile(
    r"""\s*,?\s*(?:(?:đã\ )?(?:được\ )?)?
    (?:về|ban\ hành|quy\ định|hướng\ dẫn|sửa\ đổi|phê\ duyệt|thực\ hiện|triển\ khai|công\ bố
      |thông\ qua|đề\ nghị|quy\ chế|tiếp\ tục|cụ\ thể|bãi\ bỏ|thay\ thế|một\ số|đính\ chính
      |và\ các)\b""",
    regex.X | regex.I,
)
_AMENDED_BY = regex.compile(r"được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)[\p{L}\s,]*$", regex.I)
_COORDINATE = regex.compile(r"(?:,|và|,\s*và|cùng|hoặc)\s*(?:các\s+)?$")
_FAR = 600  # characters; a description that long has ended

_LINE = regex.compile(
    r"(?:[-–]\s*)?(?:(?P<proposal>Theo đề nghị|Xét)"
    r"|(?P<basis>Căn cứ|Thực hiện|Trên cơ sở|Thi hành))"
)
_BASIS_WORDS = regex.compile(
    r"theo\s+(?:đúng\s+)?(?:các\s+)?quy\s+định\s+(?:tại|của)\s*(?:các\s+)?$"
)
_ACTS = (
    (
        regex.compile(
            r"sửa\s+đổi(?:,?\s*(?:và\s+)?bổ\s+sung)?\s+"
            r"(?:một\s+số\s+(?:điều|nội\s+dung|điểm)\s*)?(?:của\s+)?(?:các\s+)?$",
            regex.I,
        ),
        Role.AMENDS,
    ),
    (
        regex.compile(
            r"(?:bãi|hủy|huỷ)\s+bỏ\s+(?:toàn\s+bộ\s+|một\s+phần\s+)?(?:các\s+)?$", regex.I
        ),
        Role.REPEALS,
    ),
    (regex.compile(r"thay\s+thế\s+(?:cho\s+)?(?:các\s+)?$", regex.I), Role.REPLACES),
    (
        regex.compile(
            r"(?:hướng\s+dẫn|quy\s+định\s+chi\s+tiết)\s+(?:[\p{Ll},]+\s+){0,6}$", regex.I
        ),
        Role.GUIDES,
    ),
)
_PROPOSAL_TYPES = frozenset({"TTr", "BC"})


def chains(text: str, found: tuple[Found, ...]) -> tuple[int | None, ...]:
    """Return for each mention the index of the one whose description holds it, else None."""
    via: list[int | None] = []
    for index, item in enumerate(found):
        beside = index > 0 and found[index - 1].clause == item.clause
        via.append(_via(text, found, via, index) if beside else None)
    return tuple(via)


def _via(text: str, found: tuple[Found, ...], via: list[int | None], index: int) -> int | None:
    here, before = found[index].mention, found[index - 1].mention
    gap = text[before.span.end : here.span.start]
    if len(gap) > _FAR or _BREAK.search(gap):
        return None
    if _COORDINATE.search(gap) or not gap.strip():
        return _coordinated(found, via, index)
    if _AMENDED_BY.search(gap):
        return _amended(found, via, index)
    return index - 1 if _LINK.search(gap) and _DESCRIPTION.match(gap) else None


def _coordinated(found: tuple[Found, ...], via: list[int | None], index: int) -> int | None:
    """Place a mention joined by `và`: beside the nearest open one of its own type.

    "kế hoạch số 1730/… theo Nghị quyết số 27/… và Kế hoạch số 119-…" joins the two plans;
    where none is of its type, it stands beside the one right before it.
    """
    beside = _of_same_type(found, via, index)
    return via[index - 1] if beside is None else via[beside]


def _amended(found: tuple[Found, ...], via: list[int | None], index: int) -> int:
    """Return what "được sửa đổi bởi" is said of: a decree amends a decree, not its law."""
    beside = _of_same_type(found, via, index)
    return index - 1 if beside is None else beside


def _of_same_type(found: tuple[Found, ...], via: list[int | None], index: int) -> int | None:
    """Climb from the mention before to the nearest open one of the same type."""
    beside: int | None = index - 1
    while beside is not None and found[beside].mention.type != found[index].mention.type:
        beside = via[beside]
    return beside


def role_of(document: Document, head: Head, clause: Clause, mention: Mention, inner: bool) -> Role:
    """Return what the document does with an instrument mentioned in `clause`.

    `inner` says that the mention stands inside another's description. Only an act's title,
    preamble and articles amend or repeal; a duty to have something amended merely cites it.
    """
    text, start = document.text, mention.span.start
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 120) : start]
    if _is_guided(document, head, mention):
        return Role.GUIDES
    if clause.kind is ClauseKind.PREAMBLE:
        return _preamble_role(text, line, before, mention)
    if inner:
        return Role.CITES
    if _BASIS_WORDS.search(before):
        return Role.BASIS
    acts = clause.kind is ClauseKind.TITLE or "Điều " in clause.path
    return (_act(before) if acts else None) or Role.CITES


def _is_guided(document: Document, head: Head, mention: Mention) -> bool:
    """A Hướng dẫn guides the instrument that its own title names, wherever it speaks of it."""
    if not head.title or not head.type or head.type.value != "HD":
        return False
    number = mention.number
    return bool(number) and str(number).casefold() in head.title.value.casefold()


def _preamble_role(text: str, line: int, before: str, mention: Mention) -> Role:
    opening = _LINE.match(text, line)
    if mention.type in _PROPOSAL_TYPES or (opening and opening["proposal"]):
        return Role.PROPOSAL
    if opening and opening["basis"]:
        return Role.BASIS
    return _act(before) or Role.BASIS


def _act(before: str) -> Role | None:
    return next((role for pattern, role in _ACTS if pattern.search(before)), None)
