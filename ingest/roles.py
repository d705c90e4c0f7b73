"""Tell what this document does with each instrument that it mentions."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from cancu.ingest.cite import Found
from cancu.ingest.model import Clause, ClauseKind, Document, Head, Mention, Role

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
_CONTENT = regex.compile(r"\s*(?:và\s+)?(?:trên\s+cơ\s+sở|căn\s+cứ|thực\s+hiện)\s", regex.I)
_BASIS_WORDS = regex.compile(
    r"[Tt]heo\s+(?:đúng\s+)?(?:các\s+)?quy\s+định\s+(?:tại|của)\s*(?:các\s+)?$"
)
_PROPOSAL_TYPES = frozenset({"TTr", "BC"})
_PROPOSED = regex.compile(r"(?:[Đđ]ề nghị|[Ýý] kiến)\s[^;\n]*?\btại\s+[^;\n]{0,90}$")
# A letter opens with the one that it answers.
_ANSWERED = regex.compile(
    r"(?:[Nn]hận\s+được|[Pp]húc\s+đáp|[Tt]rả\s+lời|[Tt]iếp\s+nhận)\s+(?:các\s+)?$"
)
_COORDINATION = regex.compile(r"(?:[,;]|\bvà|\bhoặc|[,;]\s*và)\s*(?:các\s+)?$", regex.I)
_CLAUSE_ENDS = regex.compile(r";|[.:]\s|,\s+\p{Lu}")
_BREAK = regex.compile(r"[\n]|[.!?…]\s+(?=\p{Lu})")
_ENDS = regex.compile(r"(?:[^.\n()]|\([^()\n]*\)){0,400}?\bhết\s+hiệu\s+lực")
_ANNEX_LINE = regex.compile(r"\(\s*(?:[Bb]an hành |[Đđ]ược ban hành )?[Kk]èm theo[^()]*$")
_OTHERS = r"(?:toàn\s+bộ\s+|một\s+phần\s+)?(?:các\s+|những\s+)?"
_ITS_PARTS = (
    r"(?:(?:tên|tiêu\s+đề|một\s+số|các|nội\s+dung|điều|khoản|điểm|mục|phụ\s+lục|cụm\s+từ|từ|quy\s+định"
    r"|và|,|của|tại|trong|thuộc),?\s+)*"
)
_IN_WITH = r"(?:[^;.\n“”]{0,260}?\b(?:ban\s+hành\s+(?:kèm\s+)?|kèm\s+)theo\s+)?"
_ACTS = (
    (
        # words replaced inside an act amend it
        rf"(?:thay\s+thế|bãi\s+bỏ|bổ\s+sung)[\p{{L}}\s,]*?\s(?:cụm\s+)?từ\b[^.\n]{{0,400}}?(?:tại|của)\s+{_ITS_PARTS}",
        Role.AMENDS,
    ),
    (
        rf"sửa\s+đổi(?:\s+kỹ\s+thuật)?(?:[,\s]+(?:và\s+)?(?:bổ\s+sung|thay\s+thế|bãi\s+bỏ))*\s+{_ITS_PARTS}{_IN_WITH}",
        Role.AMENDS,
    ),
    (rf"bổ\s+sung\s+{_ITS_PARTS}{_IN_WITH}", Role.AMENDS),
    (rf"(?:bãi|hủy|huỷ)\s+bỏ\s+{_OTHERS}{_ITS_PARTS}{_IN_WITH}", Role.REPEALS),
    (rf"thay\s+thế\s+(?:cho\s+)?{_OTHERS}", Role.REPLACES),
    (r"\bnày\s+(?:hướng\s+dẫn|quy\s+định\s+chi\s+tiết)\s+(?:[\p{Ll},]+\s+){0,8}", Role.GUIDES),
)
_ACT_PATTERNS = tuple((regex.compile(rf"{words}$", regex.I), role) for words, role in _ACTS)
_DRAFT = regex.compile(r"\bdự\s+(?:thảo|án)\s+(?:Luật|Nghị|Thông|Quyết|Bộ\s+luật|Pháp)[^;\n]*$")
_OPENING_GUIDE = regex.compile(
    r"(?:^|\.\s+)(?:hướng\s+dẫn|quy\s+định\s+chi\s+tiết)\s+(?:[\p{Ll},]+\s+){0,8}$", regex.I
)
_OF_THIS = regex.compile(
    r"(?:Kế hoạch|Quyết định|Chỉ thị|Văn bản|Thông báo|Hướng dẫn)\s+này\s+", regex.I
)
_HEADINGS = (
    (regex.compile(r"hết\s+hiệu\s+lực|(?:bãi|hủy|huỷ)\s+bỏ", regex.I), Role.REPEALS),
    (regex.compile(r"thay\s+thế", regex.I), Role.REPLACES),
    (regex.compile(r"này\s+(?:quy\s+định\s+chi\s+tiết|hướng\s+dẫn)", regex.I), Role.GUIDES),
    (regex.compile(r"sửa\s+đổi", regex.I), Role.AMENDS),
)
_LISTS = regex.compile(r"(?:các|sau\s+đây|như\s+sau|sau)\b|:\s*$", regex.I)
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
    for index, item in enumerate(found):
        place = _place(document.text, placed[item.clause], item.mention, vias[index] is not None)
        if _is_guided(head, item.mention):
            told.append(Role.GUIDES)
        elif _follows(document.text, found, vias, index, told):
            told.append(told[_outer(vias, index) or 0])
        else:
            told.append(_role(place, placed))
    return tuple(told)


def _place(text: str, clause: Clause, mention: Mention, inner: bool) -> _Place:
    start = mention.span.start
    line = text.rfind("\n", 0, start) + 1
    return _Place(text, clause, mention, inner, line, text[max(line, start - _REACH) : start])


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
    if told[before] is Role.BASIS:
        return len(gap) < 12 and bool(_COORDINATION.fullmatch(gap.strip() + " "))
    acts = told[before] in (Role.REPEALS, Role.REPLACES, Role.AMENDS)
    return acts and bool(_COORDINATION.search(gap)) and not _BREAK.search(gap)


def _outer(vias: tuple[int | None, ...], index: int) -> int | None:
    """Return the nearest mention before that stands in no other's description."""
    return next((i for i in range(index - 1, -1, -1) if vias[i] is None), None)


def _role(place: _Place, placed: dict[str, Clause]) -> Role:
    if place.clause.kind is ClauseKind.PREAMBLE:
        return _preamble_role(place)
    if place.inner:
        return Role.CITES
    if _ANNEX_LINE.search(place.before):
        return Role.PROMULGATED_WITH
    if _BASIS_WORDS.search(place.before) or _opens_with_basis(place):
        return Role.BASIS
    if place.clause.kind is ClauseKind.TITLE or "Điều " in place.clause.path:
        return _act_of(place, placed) or Role.CITES
    of_this = _OF_THIS.search(place.before)
    return (_act(place.before[of_this.end() :]) if of_this else None) or Role.CITES


def _opens_with_basis(place: _Place) -> bool:
    """A letter sets out its grounds paragraph by paragraph: "- Căn cứ khoản 2 Điều 5 Luật …"."""
    words = _without_mark(place)
    return words.startswith(("Căn cứ ", "- Căn cứ ")) and not _CLAUSE_ENDS.search(words)


def _act_of(place: _Place, placed: dict[str, Clause]) -> Role | None:
    told = _act(place.before)
    if told:
        return told
    if _OPENING_GUIDE.search(_without_mark(place)):
        return Role.GUIDES
    ends = _ENDS.match(place.text, place.mention.span.end)
    if ends and "này" in place.text[place.line : place.line + _REACH + 200]:
        return Role.REPEALS
    return None if _without_mark(place).strip() else _act_of_heading(place, placed)


def _without_mark(place: _Place) -> str:
    """Return the words between the clause's own mark and the mention."""
    marker = place.clause.marker
    start = max(place.line, marker.end if marker else place.line)
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
        guides = _OPENING_GUIDE.search(words.strip() + " ")
        return _act(words) or (Role.GUIDES if guides else Role.BASIS)
    part = place.text.rfind(";", place.line, place.mention.span.start) + 1
    opening = _LINE.match(place.text, place.line)
    if part and _CONTENT.match(place.text, part):
        return Role.BASIS
    if place.mention.type in _PROPOSAL_TYPES or (opening and opening["proposal"]):
        return Role.PROPOSAL
    if _PROPOSED.search(place.before):
        return Role.PROPOSAL
    return Role.CITES if _ANSWERED.search(place.before) else Role.BASIS


def _after_formula(place: _Place) -> str | None:
    """Return the words between the enacting formula and the mention, None before it."""
    ends = [
        found.end() for found in _FORMULA.finditer(place.text, place.line, place.mention.span.start)
    ]
    words = place.text[ends[-1] : place.mention.span.start] if ends else ";"
    return None if ";" in words else words


def _act(before: str) -> Role | None:
    if _DRAFT.search(before):  # what a draft would amend stands as it is
        return None
    return next((role for pattern, role in _ACT_PATTERNS if pattern.search(before)), None)
