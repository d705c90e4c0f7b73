"""Tell what this document does with each instrument that it mentions."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from cancu.ingest.acts import act, act_on_part, changes, guides, may_change
from cancu.ingest.cite import Found
from cancu.ingest.model import Clause, ClauseKind, Document, Head, Mention, Role, Span
from cancu.ingest.short import is_introduced

_LINE = regex.compile(
    r"(?:[-–]\s*)?(?:(?P<proposal>Theo đề nghị|Xét)"
    r"|(?P<basis>Căn cứ|Thực hiện|Trên cơ sở|Thi hành))"
)
# "UBND tỉnh ban hành Quyết định …": from here on the line says what the act does.
_FORMULA = regex.compile(
    r"ban\s+hành\s+(?:Luật|Pháp\s+lệnh|Nghị\s+quyết|Nghị\s+định|Quyết\s+định|Thông\s+tư(?:\s+liên\s+tịch)?)"
    r"(?!\s+số|\s+\d)(?=[\s:])",
    regex.I,
)
_CONTENT = regex.compile(
    r"\s*(?:và\s+)?(?:trên\s+cơ\s+sở|căn\s+cứ|thực\s+hiện|kết\s+luận)\s", regex.I
)
_BASIS_WORDS = regex.compile(
    r"[Tt]heo\s+(?:đúng\s+)?(?:các\s+)?quy\s+định\s+(?:tại|của)\s*(?:các\s+)?"
    r"(?:văn\s+bản(?:\s+sau(?:\s+đây)?)?\s*:\s*)?$"
)
_PROPOSAL_TYPES = frozenset({"TTr", "BC"})
_PROPOSED = regex.compile(r"(?:[Đđ]ề nghị|[Ýý] kiến)\s[^;\n]*?\btại\s+[^;\n]{0,90}$")
# "Thực hiện ý kiến của Ban Tổ chức tại Văn bản số …": what somebody above said binds.
_BINDING = regex.compile(
    r"(?:(?:Thực hiện|Căn cứ|Trên cơ sở)\s+(?:các\s+)?|;\s+)[Ýý] kiến\s+(?!th[ẩâ]m|góp|đề|tham)"
    r"|[Ýý] kiến\s+(?:chỉ đạo|kết luận)"
)
_PROPOSED_IN_BODY = regex.compile(
    r"\b(?:theo|như)\s+đề\s+nghị\s+của\s+[^;.\n]{2,90}?\btại\s+(?:các\s+)?$"
)
# A consolidated text quotes the preamble of what amends it.
_QUOTED_PREAMBLE = regex.compile(r"“\s*Căn\s+cứ\s[^”]*")
_QUOTES = regex.compile(r"[^\n]*có\s+căn\s+cứ\s+ban\s+hành\s+như\s+sau\s*:\s*$")
# A letter opens with the one that it answers.
_ANSWERED = regex.compile(
    r"(?:[Nn]hận\s+được|[Pp]húc\s+đáp|[Tt]rả\s+lời|[Tt]iếp\s+nhận)\s+(?:các\s+)?$"
)
_COORDINATION = regex.compile(r"(?:[,;]|\bvà|\bhoặc|[,;]\s*và)\s*(?:các\s+)?(?:số\s*)?$", regex.I)
# "bãi bỏ … Quyết định A về …; số thứ tự 01 mục B Danh mục ban hành kèm theo Quyết định C"
_NEXT_PART = regex.compile(
    r";\s+(?:và\s+)?(?:(?:các|số)\s+)*(?:thứ\s+tự|điểm|khoản|mục|phụ\s+lục)\s[^;.\n]{0,200}?"
    r"(?:\skèm(?:\s+theo)?|\stại|\scủa)\s+$",
    regex.I,
)
_NEXT_IN_LIST = regex.compile(r";\s+(?:và\s+)?$")
# "theo quy định của A về …, … và B": the subject of the first stands in between.
_DESCRIBED_GROUND = regex.compile(
    r"\s+(?:về|quy\s+định|hướng\s+dẫn|ban\s+hành|phê\s+duyệt|sửa\s+đổi)\s[^;:.\n]{1,240}\s(?:và|hoặc)\s+$"
)
_SAYS_MORE = regex.compile(r"[\n:]|[.!?…]\s+(?=\p{Lu})|;\s+(?!và\s+$)\S|\b(?:thì|phải|không|trừ)\b")
# "Căn cứ các quy định trên, đối với trường hợp thuộc Nghị quyết số …" rests on what stands above.
_GROUNDS_END = regex.compile(
    r";|[.:]\s|,\s+\p{Lu}|\b(?:nêu\s+trên|quy\s+định\s+trên|thì|đối\s+với|thuộc)\b"
)
_BREAK = regex.compile(r"[\n]|[.!?…]\s+(?=\p{Lu})")
_ENDS = regex.compile(r"(?:[^.\n()]|(?<=;)\n|\([^()\n]*\)){0,900}?\bhết\s+hiệu\s+lực")
# As in "Các Nghị quyết sau đây hết hiệu lực kể từ ngày …: số 15/2013/NQ-HĐND".
_ENDED_LIST = regex.compile(
    r"\b(?:[Cc]ác|[Nn]hững)\s[^:;\n]{0,160}?hết\s+hiệu\s+lực[^:;\n]{0,120}:\s*(?:số\s*)?$"
)
_ANNEX_LINE = regex.compile(r"\(\s*(?:[Bb]an hành |[Đđ]ược ban hành )?[Kk]èm theo[^()]*$")
_OF_THIS = regex.compile(
    r"(?:Kế hoạch|Quyết định|Chỉ thị|Văn bản|Thông báo|Hướng dẫn)\s+này[\s,]+", regex.I
)
_HEADINGS = (
    (regex.compile(r"hết\s+hiệu\s+lực|(?:bãi|hủy|huỷ)\s+bỏ", regex.I), Role.REPEALS),
    (regex.compile(r"thay\s+thế", regex.I), Role.REPLACES),
    (regex.compile(r"này\s+(?:quy\s+định\s+chi\s+tiết|hướng\s+dẫn)", regex.I), Role.GUIDES),
    (regex.compile(r"(?:^|[.)]\s+)sửa\s+đổi", regex.I), Role.AMENDS),
)
_TITLES = frozenset({ClauseKind.TITLE, ClauseKind.CHAPTER, ClauseKind.SECTION})
_LISTS = regex.compile(r"(?:các|sau\s+đây|như\s+sau|sau)\b|:\s*$", regex.I)
_FAR = 3000  # characters from a clause's mark to a mention, past which the mark says nothing
_REACH = 420  # characters before a mention in which its verb is looked for


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention with all that its role is told by."""

    text: str
    clause: Clause
    mention: Mention
    inner: bool  # inside another's description
    line: int  # where its paragraph begins
    before: str  # the words of its paragraph right before it


def roles(
    document: Document,
    head: Head,
    placed: dict[str, Clause],
    found: tuple[Found, ...],
    vias: tuple[int | None, ...],
) -> tuple[Role, ...]:
    """Return the role of each mention.

    Only an act's title, enacting formula and articles amend or repeal; a duty to have something
    amended merely cites it. A list has the role of its first member.
    """
    told: list[Role] = []
    quoted = _quoted(document.text)
    for index, item in enumerate(found):
        place = _place(document.text, placed[item.clause], item.mention, vias[index] is not None)
        if any(part.start <= item.mention.span.start < part.end for part in quoted):
            role = Role.CITES
        elif _is_guided(head, item.mention):
            role = Role.GUIDES
        elif index and is_introduced(document.text, found[index - 1].mention, item.mention):
            role = told[-1]
        elif _follows(document.text, found, vias, index, told):
            role = _shared(head, found, told, _outer(vias, index) or 0)
        else:
            role = _role(place, placed)
        told.append(Role.CITES if changes(role) and not may_change(head, item.mention) else role)
    return tuple(told)


def _shared(head: Head, found: tuple[Found, ...], told: list[Role], first: int) -> Role:
    """Return the role of a list's first member; what a Hướng dẫn's title names is a case apart."""
    return Role.CITES if _is_guided(head, found[first].mention) else told[first]


def _quoted(text: str) -> tuple[Span, ...]:
    """Return where another act's preamble is quoted, the words that announce it included."""
    if "“" not in text:
        return ()
    found = []
    for quote in _QUOTED_PREAMBLE.finditer(text):
        line = text.rfind("\n", 0, quote.start()) + 1
        announced = _QUOTES.match(text, line, quote.start())
        found.append(Span(line if announced else quote.start(), quote.end()))
    return tuple(found)


def _place(text: str, clause: Clause, mention: Mention, inner: bool) -> _Place:
    start = mention.span.start
    line = text.rfind("\n", 0, start) + 1
    if clause.kind is ClauseKind.TITLE:  # a title is broken over lines
        line = min(line, text.find("\n", clause.span.start) + 1)
    before = text[max(line, start - _REACH) : start].replace("\n", " ")
    return _Place(text, clause, mention, inner, line, before)


def _is_guided(head: Head, mention: Mention) -> bool:
    """A Hướng dẫn guides the instrument that its own title names, wherever it speaks of it."""
    if not head.title or not head.type or head.type.value != "HD":
        return False
    number = mention.number
    return bool(number) and str(number).casefold() in head.title.value.casefold()


def _follows(
    text: str,
    found: tuple[Found, ...],
    vias: tuple[int | None, ...],
    index: int,
    told: list[Role],
) -> bool:
    """Tell a further member of a list: "Bãi bỏ A …, B … và C", "theo quy định của A, B"."""
    if not index or found[index - 1].clause != found[index].clause or vias[index] is not None:
        return False
    before = _outer(vias, index)
    if before is None or (told[before] is not told[-1] and vias[index - 1] is None):
        return False
    gap = text[found[index - 1].mention.span.end : found[index].mention.span.start]
    if told[before] in (Role.BASIS, Role.GUIDES):
        return _is_next_ground(gap)
    acts = told[before] in (Role.REPEALS, Role.REPLACES, Role.AMENDS)
    goes_on = _COORDINATION.search(gap) or (";" in gap and _NEXT_PART.search(gap))
    return acts and bool(goes_on) and not _BREAK.search(gap)


def _is_next_ground(gap: str) -> bool:
    """Tell the next member of "theo quy định tại A về …; B về … và C"; `gap` stands before it."""
    if len(gap) < 12 and _COORDINATION.fullmatch(gap.strip() + " "):
        return True
    goes_on = _NEXT_IN_LIST.search(gap) or _DESCRIBED_GROUND.match(gap)
    return bool(goes_on) and not _SAYS_MORE.search(gap)


def _outer(vias: tuple[int | None, ...], index: int) -> int | None:
    """Return the nearest mention before that stands in no other's description."""
    return next((i for i in range(index - 1, -1, -1) if vias[i] is None), None)


def _role(place: _Place, placed: dict[str, Clause]) -> Role:
    letter_opens = place.clause.kind is ClauseKind.BODY and _LINE.match(place.text, place.line)
    if place.clause.kind is ClauseKind.PREAMBLE or letter_opens:
        return _preamble_role(place)
    if place.inner:
        return Role.CITES
    said = _said_of_it(place)
    if said:
        return said
    if place.clause.kind in _TITLES or "Điều " in place.clause.path:
        return _act_of(place, placed) or Role.CITES
    of_this = _OF_THIS.search(place.before)
    return (act(place.before[of_this.end() :]) if of_this else None) or Role.CITES


def _said_of_it(place: _Place) -> Role | None:
    if _ANNEX_LINE.search(place.before):
        return Role.PROMULGATED_WITH
    if _PROPOSED_IN_BODY.search(place.before):
        return Role.PROPOSAL
    grounds = _BASIS_WORDS.search(place.before) or _opens_with_basis(place)
    return Role.BASIS if grounds else None


def _opens_with_basis(place: _Place) -> bool:
    """A letter sets out its grounds paragraph by paragraph: "- Căn cứ khoản 2 Điều 5 Luật …"."""
    words = _without_mark(place)
    return words.startswith(("Căn cứ ", "- Căn cứ ")) and not _GROUNDS_END.search(words)


def _act_of(place: _Place, placed: dict[str, Clause]) -> Role | None:
    told = act(place.before)
    if not told:
        told = act_on_part(_without_mark(place), bool(place.mention.pinpoint))
    if told:
        return told
    if guides(_without_mark(place)):
        return Role.GUIDES
    if _ENDED_LIST.search(place.before):
        return Role.REPEALS
    ends = _ENDS.match(place.text, place.mention.span.end)
    if ends and "này" in place.text[place.line : ends.end() + 80]:
        return Role.REPEALS
    return None if _without_mark(place).strip() else _act_of_heading(place, placed)


def _without_mark(place: _Place) -> str:
    """Return the words between the clause's own mark and the mention."""
    marker = place.clause.marker
    start = max(place.line, marker.end if marker else place.line)
    far = place.mention.span.start - _FAR
    if start < far:  # a paragraph of a thousand mentions is not read a thousand times
        return f"…{place.text[far : place.mention.span.start]}"
    return place.text[start : place.mention.span.start].lstrip(" .:)")


def _act_of_heading(place: _Place, placed: dict[str, Clause]) -> Role | None:
    """An item that only names an act: the heading over the list says what becomes of it."""
    above = placed.get(place.clause.parent or "")
    while above and not above.kind.is_zone:
        words = above.span.of(place.text)
        if _LISTS.search(words):
            role = next((role for pattern, role in _HEADINGS if pattern.search(words)), None)
            if role:
                return role
        above = placed.get(above.parent or "")
    return None


def _preamble_role(place: _Place) -> Role:
    if place.inner:
        return Role.BASIS
    words = _after_formula(place)
    if words is not None:
        return act(words) or (Role.GUIDES if guides(words.strip() + " ") else Role.BASIS)
    part = place.text.rfind(";", place.line, place.mention.span.start) + 1
    opening = _LINE.match(place.text, place.line)
    if part and _CONTENT.match(place.text, part):
        return Role.BASIS
    if place.mention.type in _PROPOSAL_TYPES or (opening and opening["proposal"]):
        return Role.PROPOSAL
    proposed = _PROPOSED.search(place.before)
    if proposed and not _BINDING.search(place.text, place.line, place.mention.span.start):
        return Role.PROPOSAL
    return Role.CITES if _ANSWERED.search(place.before) else Role.BASIS


def _after_formula(place: _Place) -> str | None:
    """Return the words between the enacting formula and the mention, None before it."""
    ends = [
        found.end() for found in _FORMULA.finditer(place.text, place.line, place.mention.span.start)
    ]
    words = place.text[ends[-1] : place.mention.span.start] if ends else ";"
    return None if ";" in words else words
