"""Tell which mention stands inside the description of which other one."""

from __future__ import annotations

import regex

from cancu.ingest.cite import Found
from cancu.ingest.model import Mention, Span
from cancu.ingest.short import is_introduced

_BREAK = regex.compile(r"[;\n]|[.!?…]”?\.?\s+(?=\p{Lu}|\d+\s+\p{Lu})|\(|\)|\bthì\s")
# A description goes on after these, as in "quy định về …; quy định chi tiết một số điều của Luật".
_JOINTS = regex.compile(
    r";(?=\s+(?:quy\s+định\s+chi\s+tiết|hướng\s+dẫn)\s)|\((?=(?:[Tt]hực\s+hiện|[Tt]riển\s+khai)\s)"
)
_VERBS = (
    r"thực\ hiện|triển\ khai|thi\ hành|quán\ triệt|cụ\ thể\ hóa|hướng\ dẫn|quy\ định\ chi\ tiết"
    r"|sửa\ đổi|bổ\ sung|thay\ thế|bãi\ bỏ|kèm\ theo|hợp\ nhất|phê\ chuẩn|gia\ nhập"
    r"|theo|đính\ chính|bởi|trong|chưa\ ban\ hành"
)
_FILLERS = (
    r"một\ số|một\ phần|toàn\ bộ|tiêu\ đề|tên|phụ\ lục|mục"
    r"|các|những|số|điều|khoản|điểm|nội\ dung|quy\ định|chủ\ trương|tinh\ thần|biện\ pháp"
    r"|thi\ hành|thực\ hiện|và|của|tại|nhiệm\ vụ|giải\ pháp|đồng\ bộ|có\ hiệu\ quả|cập\ nhật"
    r"|luật"  # "hướng dẫn thi hành luật Luật Ban hành văn bản …"
)
# "thực hiện A gắn với thực hiện B": the second verb has the subject of the first.
_BESIDE = r"(?:gắn|kết\ hợp|song\ song|cùng)\s+với\s+(?:việc\s+)?"
# The words right before a mention that stands inside another's description.
_LINK = regex.compile(
    rf"(?<!{_BESIDE})(?:{_VERBS})(?:(?:\s*,)?\s+(?:{_FILLERS}))*(?:\s*,)?\s*$", regex.X | regex.I
)
# "sửa đổi, bổ sung … và bổ sung khoản 9 vào Điều 4 Nghị định": the part that is amended is long.
_PART_OF = regex.compile(
    r"\s*,?\s*(?:về\s+(?:việc\s+)?)?(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế)[\s,]"
    r"[^.:“”]{1,260}?\s(?:của|tại|vào|kèm\s+theo)\s+(?:các\s+)?$",
    regex.I,
)
# A description opens right after the mention that it describes.
_DESCRIPTION = regex.compile(
    r"""\s*[,:]?\s*(?:(?:đã\ )?(?:được\ )?)?
    (?:về|ban\ hành|quy\ định|hướng\ dẫn|sửa\ đổi|phê\ duyệt|thực\ hiện|triển\ khai|công\ bố
      |thông\ qua|đề\ nghị|quy\ chế|tiếp\ tục|cụ\ thể|bãi\ bỏ|thay\ thế|một\ số|đính\ chính
      |bổ\ sung|tại\ về)\b""",
    regex.X | regex.I,
)
_AMENDED_BY = regex.compile(
    r"(?<!\bnày\s+)(?:đã\s+)?được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)[\p{L}\s,]*$", regex.I
)
_AMENDED_IN_BRACKET = regex.compile(
    r"^(?:[^();]|;(?=\s+(?-i:\p{Ll}))){0,500}\((?:đã\s+)?(?:được\s+)?(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)[\p{L}\s,]*$",
    regex.I,
)
_AMENDS = regex.compile(
    r"(?P<suffered>được\s+)?(?:sửa\s+đổi|bổ\s+sung)(?:,?\s+(?:sửa\s+đổi|bổ\s+sung))*", regex.I
)
_CHANGES = regex.compile(r"(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế)\b[^;]*$", regex.I)
_YEAR = regex.compile(r"/((?:19|20)\d\d)/")
_BRACKET = regex.compile(r"\([^()]*\)")  # "(nay là …)", "(viết tắt là …)"
# As in "ban hành Quy chuẩn kỹ thuật quốc gia về khí thải (QCVN 85:2025/BNNMT)".
_PROMULGATED = regex.compile(r"ban\s+hành[^;\n]{0,40}?(?:[Qq]uy|[Tt]iêu)\s+chuẩn[^;\n]*$")
# "A thực hiện B và Kế hoạch hành động của Ban X về triển khai C": a plan without a number.
_UNNUMBERED = regex.compile(
    r"\s*(?:và|,)\s+(?:Kế\s+hoạch|Chương\s+trình|Đề\s+án)\s[^;:.\d\n]{1,160}\svề\s[^;:.\d\n]{1,60}$"
)
_LETTER = regex.compile(r"\p{L}")
_LONGEST_LIST = 12_000  # characters
_CONSOLIDATED = ("hợp nhất", "Hợp nhất", "HỢP NHẤT", "/VBHN-")
_AMENDERS = regex.compile(r"được\s+sửa\s+đổi(?:,\s+bổ\s+sung)?\s+bởi\s*:\s*")
_AFTER_AMENDERS = regex.compile(r"\n\s*(?:Căn\s+cứ|Theo\s+đề\s+nghị|Điều\s+1\b|Chương\s+I\b)")
_COORDINATE = regex.compile(r"(?:,|và|,\s*và|cùng|hoặc)\s*(?:các\s+)?(?:số\s*)?$")
_FAR = 600  # characters; a description that long has ended


def chains(text: str, found: tuple[Found, ...]) -> tuple[int | None, ...]:
    """Return for each mention the index of the one whose description holds it, else None."""
    via: list[int | None] = []
    amenders = _amenders(text)
    for index, item in enumerate(found):
        beside = index > 0 and found[index - 1].clause == item.clause
        if _opens_line(text, amenders, item.mention):
            holder = _consolidated(found, via, amenders.start, item.mention)
        else:
            holder = _via(text, found, via, index) if beside else None
        itself = holder is not None and _same(found[holder].mention, item.mention)
        via.append(None if itself else holder)
    return tuple(via)


def _amenders(text: str) -> Span:
    """Return the list in the head of a consolidated text of what amended it, empty without one."""
    opened = _AMENDERS.search(text) if any(words in text for words in _CONSOLIDATED) else None
    if not opened:
        return Span(0, 0)
    limit = min(opened.end() + _LONGEST_LIST, len(text))
    closed = _AFTER_AMENDERS.search(text, opened.end(), limit)
    return Span(opened.end(), closed.start() if closed else limit)


def _opens_line(text: str, part: Span, mention: Mention) -> bool:
    start = mention.span.start
    if not part.start <= start < part.end:
        return False
    line = max(text.rfind("\n", part.start, start) + 1, part.start)
    return not _LETTER.search(text, line, start)


def _consolidated(
    found: tuple[Found, ...], via: list[int | None], start: int, mention: Mention
) -> int | None:
    """Return the act whose text is consolidated: the last of its type before the list."""
    return next(
        (
            index
            for index in range(len(via) - 1, -1, -1)
            if via[index] is None
            and found[index].mention.span.end <= start
            and found[index].mention.type == mention.type
        ),
        None,
    )


def _same(one: Mention, other: Mention) -> bool:
    return bool(one.number) and one.number == other.number


def _via(text: str, found: tuple[Found, ...], via: list[int | None], index: int) -> int | None:
    here, before = found[index].mention, found[index - 1].mention
    gap = text[before.span.end : here.span.start]
    if gap.startswith(")") and index > 1 and is_introduced(text, found[index - 2].mention, before):
        gap = gap[1:]
    gap = _BRACKET.sub(" ", gap) if "(" in gap else gap
    gap = _JOINTS.sub(" ", gap) if "(" in gap or ";" in gap else gap
    if here.type == "TC" and _PROMULGATED.search(gap):
        return index - 1
    if _AMENDED_IN_BRACKET.search(gap):
        return _amended(found, via, index)
    if gap.strip() == ";" and _in_bracket(text, found, via[index - 1], here):
        return via[index - 1]
    return None if len(gap) > _FAR or _BREAK.search(gap) else _by_gap(text, found, via, index, gap)


def _between(found: tuple[Found, ...], first: int, last: int) -> tuple[int, int]:
    return found[first].mention.span.end, found[last].mention.span.start


def _by_gap(
    text: str, found: tuple[Found, ...], via: list[int | None], index: int, gap: str
) -> int | None:
    """Tell by the words between a mention and the one before it."""
    if _COORDINATE.search(gap) or not gap.strip():
        return _coordinated(text, found, via, index)
    if _AMENDED_BY.search(gap):
        return _amended(found, via, index)
    if _LINK.search(gap) and _UNNUMBERED.match(gap):
        return via[index - 1]
    if not (_LINK.search(gap) and _DESCRIPTION.match(gap)) and not _PART_OF.match(gap):
        return None
    return _made_later(found, via, index - 1, index) if _CHANGES.search(gap) else index - 1


def _made_later(
    found: tuple[Found, ...], via: list[int | None], at: int | None, index: int
) -> int | None:
    """Nothing changes what was made after it: then the act that describes it does."""
    here = _year(found[index].mention)
    while at is not None:
        year = _year(found[at].mention)
        if not (year and here and year < here):
            return at
        at = via[at]
    return None


def _year(mention: Mention) -> str:
    inside = _YEAR.search(mention.number or "")
    return inside[1] if inside else (mention.date or "")[:4]


def _in_bracket(text: str, found: tuple[Found, ...], holder: int | None, here: Mention) -> bool:
    """Tell a further member of "(thực hiện A; B)"."""
    if holder is None:
        return False
    words = text[found[holder].mention.span.end : here.span.start]
    return words.count("(") > words.count(")")


def _coordinated(
    text: str, found: tuple[Found, ...], via: list[int | None], index: int
) -> int | None:
    """Place a mention joined by `và`: beside the nearest open one of its own type.

    "kế hoạch số 1730/… theo Nghị quyết số 27/… và Kế hoạch số 119-…" joins the two plans;
    where none is of its type, it stands beside the one right before it.
    """
    beside = _of_same_type(found, via, index, index - 1)
    if beside is not None:
        held = via[beside]
        changes = held is not None and _changes(text, found, held, beside)
        return _made_later(found, via, held, index) if changes else held
    holder = via[index - 1]
    if holder is not None and _amends(text, found, holder, index - 1):
        return via[holder]  # what amends a decree amends no circular
    return holder


def _changes(text: str, found: tuple[Found, ...], holder: int, index: int) -> bool:
    """Tell "A sửa đổi B, C" from "B được sửa đổi bởi A, C": there the later ones change it."""
    verbs = _verbs(text, found, holder, index)
    return bool(verbs) and not verbs[-1]["suffered"]


def _amends(text: str, found: tuple[Found, ...], holder: int, index: int) -> bool:
    return bool(_verbs(text, found, holder, index))


def _verbs(text: str, found: tuple[Found, ...], first: int, last: int) -> list[regex.Match[str]]:
    start, end = _between(found, first, last)
    return list(_AMENDS.finditer(text, start, min(end, start + _FAR)))


def _amended(found: tuple[Found, ...], via: list[int | None], index: int) -> int:
    """Return what "được sửa đổi bởi" is said of: a decree amends a decree, not its law.

    Resolutions of several bodies share a type: the symbol tells whose an amending one is.
    """
    beside = _of_same_type(found, via, index, index - 1)
    same = beside
    while same is not None and _symbol(found[same].mention) != _symbol(found[index].mention):
        same = _of_same_type(found, via, index, via[same])
    best = beside if same is None else same
    return index - 1 if best is None else best


def _symbol(mention: Mention) -> str:
    return (mention.number or "").rpartition("/")[2]


def _of_same_type(
    found: tuple[Found, ...], via: list[int | None], index: int, start: int | None
) -> int | None:
    """Climb from `start` to the nearest open one of the same type."""
    beside = start
    while beside is not None and found[beside].mention.type != found[index].mention.type:
        beside = via[beside]
    return beside
