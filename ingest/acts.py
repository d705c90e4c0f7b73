"""What the words before a mention do to it: amend, replace, repeal, guide."""

from __future__ import annotations

import regex

from cancu.ingest.model import Head, Mention, Role

# As in "thay thế các Nghị định sau: Nghị định số 5/…".
_OTHERS = (
    r"(?:toàn\s+bộ\s+|một\s+phần\s+)?(?:các\s+|những\s+)?"
    r"(?:[\p{L}\s\d]{3,60}?\ssau(?:\s+đây)?\s*:\s*)?"
)
_ITS_PARTS = (
    r"(?:(?:tên|tiêu\s+đề|một\s+số|các|nội\s+dung|điều|khoản|điểm|mục|phụ\s+lục|cụm\s+từ|từ|quy\s+định"
    r"|và|,|của|tại|trong|thuộc),?\s+)*"
)
_IN_WITH = (
    r"(?:[^;.\n“”]{0,260}?\b(?:ban\s+hành\s+(?:kèm\s+)?theo|(?:ban\s+hành\s+)?kèm(?:\s+theo)?)\s+)?"
)
_NOT_SUFFERED = (
    r"(?<!\b(?:được|bị)\s+)(?<!\bđược\s+sửa\s+đổi,?\s+(?:và\s+)?)"  # "Khoản này được sửa đổi tại …"
)
# As in "quy định chi tiết về Quỹ nhà ở và biện pháp thi hành một số điều của Nghị quyết số …".
_GUIDING = (
    r"(?:hướng\s+dẫn|quy\s+định\s+chi\s+tiết)\s[^;.:“”\n]{0,240}?"
    r"(?:(?:hướng\s+dẫn|biện\s+pháp)\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện)\s+"
    r"|(?:một\s+số|các)\s+(?:điều|khoản|nội\s+dung)[\p{L}\s,]{0,30}?\scủa\s+)"
    r"(?:(?:một\s+số|các)\s+(?:điều|khoản|nội\s+dung)[\p{L}\s,]{0,30}?\scủa\s+)?"
)
_ACTS = (
    (
        # words replaced inside an act amend it
        (
            r"(?:thay\s+thế|bãi\s+bỏ|bổ\s+sung)[\p{L}\s,]*?\s(?:cụm\s+)?từ\b"
            rf"[^.\n]{{0,400}}?(?:tại|của)\s+{_ITS_PARTS}{_IN_WITH}"
        ),
        Role.AMENDS,
    ),
    (
        (
            rf"{_NOT_SUFFERED}sửa\s+đổi(?:\s+kỹ\s+thuật)?"
            rf"(?:[,\s]+(?:và\s+)?(?:bổ\s+sung|thay\s+thế|bãi\s+bỏ))*\s+{_ITS_PARTS}{_IN_WITH}"
        ),
        Role.AMENDS,
    ),
    (rf"{_NOT_SUFFERED}bổ\s+sung\s+{_ITS_PARTS}{_IN_WITH}", Role.AMENDS),
    (
        rf"{_NOT_SUFFERED}(?:bãi|hủy|huỷ)\s+bỏ\s+{_OTHERS}{_ITS_PARTS}{_IN_WITH}",
        Role.REPEALS,
    ),
    (rf"{_NOT_SUFFERED}(?<!văn\s+bản\s+)thay\s+thế\s+{_OTHERS}", Role.REPLACES),
    (rf"\bnày\s[^.;\n]{{0,80}}?thay\s+thế\s+cho\s+{_OTHERS}", Role.REPLACES),
    (r"\bnày\s+(?:hướng\s+dẫn|quy\s+định\s+chi\s+tiết),?\s+(?:[\p{Ll},]+\s+){0,12}", Role.GUIDES),
    (rf"\bnày\s+{_GUIDING}", Role.GUIDES),
)
_ACT_PATTERNS = tuple((regex.compile(rf"{words}$", regex.I), role) for words, role in _ACTS)
# What a draft would amend stands as it is, and what other texts amend is not amended here.
_OF_ANOTHER = regex.compile(
    r"\bdự\s+(?:thảo|án)\s+(?:Luật|Nghị|Thông|Quyết|Bộ\s+luật|Pháp)[^;\n]*$"
    r"|\b(?:các|những)\s+văn\s+bản\s+(?:sửa|bổ|thay|bãi)[^;\n.]*$",
    regex.I,
)
# "Bãi bỏ cụm từ “A” tại …; bãi bỏ điểm 6 … tại Phụ lục VI ban hành kèm theo": the clause opens with
# the verb, and the part of the act stands at its end.
_PART_VERBS = (
    (
        regex.compile(
            r"(?:thay\s+thế|bãi\s+bỏ|sửa\s+đổi|bổ\s+sung)[\p{L}\s,]*?\s(?:cụm\s+)?từ\b", regex.I
        ),
        Role.AMENDS,
    ),
    (regex.compile(r"(?:bãi|hủy|huỷ)\s+bỏ[\s:]", regex.I), Role.REPEALS),
    (regex.compile(r"(?:thay\s+thế|sửa\s+đổi|bổ\s+sung)[\s,]", regex.I), Role.AMENDS),
)
_PART_END = regex.compile(
    r"(?:\b(?:tại|của|trong)|[“”)]|\b(?:và|hoặc))\s*(?:các\s+)?$"
    r"|\bthứ\s+tự\s+(?:số\s+)?\d[\d,\s]{0,40}$"  # "tại số thứ tự 17, 18 Mục I Danh mục …"
)
# As in "bãi bỏ thủ tục hành chính được công bố tại Quyết định số …": a part without a number.
_LISTED_IN = regex.compile(
    r"\b(?:công\s+bố|ban\s+hành|phê\s+duyệt|quy\s+định|nêu)\s+(?:kèm\s+theo\s+)?(?:tại|trong|theo)\s+(?:các\s+)?$"
)
_SENTENCE = regex.compile(r"[.;]\s+(?=\p{Lu})")
_REPEALS_HERE = regex.compile(r"(?:Bãi|Hủy|Huỷ)\s+bỏ[\s:]")
_THIS_ACT = regex.compile(
    r"(?:Luật|Nghị\s+quyết|Nghị\s+định|Quyết\s+định|Thông\s+tư)\s+này\s+"
    r"(?:có\s+hiệu\s+lực[^.;\n]{0,80}?[,\s](?:và\s+)?(?=thay\s+thế|bãi\s+bỏ|sửa\s+đổi))?"
)
# New text, or a power over documents: "Bãi bỏ văn bản quy định tại khoản 3 Điều 4 của Luật …".
_NO_PART = regex.compile(r"như\s+sau\s*:|\bvăn\s+bản\b")
_CHANGES = frozenset({Role.AMENDS, Role.REPLACES, Role.REPEALS})
_LAWS = frozenset({"HP", "BL", "L"})


_OPENING_GUIDE = regex.compile(
    rf"(?:^|\.\s+)(?:{_GUIDING}|(?:hướng\s+dẫn|quy\s+định\s+chi\s+tiết)\s+(?:[\p{{Ll}},]+\s+){{0,8}})$",
    regex.I,
)


def guides(words: str) -> bool:
    """Tell a title or clause that opens with what it guides or details, up to the mention."""
    return bool(_OPENING_GUIDE.search(words))


def act(before: str) -> Role | None:
    """Return what the act does to the mention right after `before`, None where it says nothing."""
    if _OF_ANOTHER.search(before):
        return None
    return next((role for pattern, role in _ACT_PATTERNS if pattern.search(before)), None)


def act_on_part(words: str, pointed: bool = True) -> Role | None:
    """Return what a clause that opens with a verb does to the part of an act at its end.

    `words` reach from the clause's mark to the mention; new text that they quote is none of it.
    `pointed` tells that the mention names the part by its number.
    """
    last = _SENTENCE.split(words)[-1]
    words = last if not pointed or _REPEALS_HERE.match(last) else words
    this = _THIS_ACT.match(words)
    words = words[this.end() :] if this else words
    if not (_PART_END if pointed else _LISTED_IN).search(words) or _NO_PART.search(words):
        return None
    if words.count("“") > words.count("”") or words.count("(") > words.count(")"):
        return None
    return next((role for verb, role in _PART_VERBS if verb.match(words)), None)


def may_change(head: Head, mention: Mention) -> bool:
    """Tell whether this document can amend or repeal: only the Quốc hội changes its laws.

    A Government resolution that has a law amended sets a task; it amends nothing.
    """
    number = head.number.value if head.number else ""
    kind = head.type.value if head.type else None
    return mention.type not in _LAWS or kind in (None, *_LAWS) or "/QH" in number or not number


def changes(role: Role) -> bool:
    """Tell a role that changes the instrument."""
    return role in _CHANGES
