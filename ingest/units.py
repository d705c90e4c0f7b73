"""Tell where the name of a body, an office or a group of bodies ends.

Names hold commas and "và" ("Phòng Lao động, Thương binh và Xã hội"), and the words after them
are not marked off ("Phòng Nội vụ tham mưu …"): known names are taken whole, other names run on
to the first word that cannot belong to them.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from cancu.ingest.deeds import TWO_WORDS, VERBS, is_deed
from cancu.ingest.tables.units import pattern, words

_W = words()
_GAP = r"[^\S\n]+"
_COMMA = r"\s*,[^\S\n]*"

OFFICE = regex.compile(pattern(_W.offices))
_BOUND_OFFICE = regex.compile(rf"(?:{pattern(_W.bound_offices)})$")
_LAST_HEAD = regex.compile(r"(?:Ban|Phòng|Công an)$")  # "Trưởng | Ban Quản lý Khu kinh tế"
_OFFICE_ASIDE = regex.compile(rf"{_GAP}\((?:{pattern(_W.offices)})\)")
_BODY = regex.compile(pattern(_W.bodies))
_OPEN_BODY = regex.compile(pattern(_W.open_bodies))
_HEAD = regex.compile(pattern(_W.heads))
FIELD = regex.compile(pattern(_W.fields))
_QUANTIFIER = regex.compile(
    rf"(?i:(?:tất{_GAP}cả{_GAP})?các|những|toàn{_GAP}thể|từng|mỗi|một{_GAP}số){_GAP}(?:đồng{_GAP}chí{_GAP})?"
)
_GROUP = rf"(?!{pattern(_W.compounds)}){pattern(_W.groups)}"
# "các cơ quan chuyên môn, Cục Bảo tồn thiên nhiên": the second is a body of its own.
_NO_NAME = (
    rf"(?!(?:Sở|Bộ|Ban|Cục|Vụ|Phòng|Hội|Viện|Trường|Quỹ|Báo|Đài|Trung{_GAP}tâm|Chi{_GAP}cục|Bệnh{_GAP}viện)"
    rf"{_GAP}(?!{pattern(_W.levels)}|Đảng)\p{{Lu}}\p{{Ll}})"
)
_GROUPS = regex.compile(
    rf"(?P<first>{_GROUP})(?P<more>(?:{_COMMA}{_NO_NAME}{_GROUP}|{_GAP}tổ{_GAP}chức(?={_COMMA}))*(?:{_GAP}(?:và|hoặc){_GAP}{_NO_NAME}{_GROUP})?)"
)
_LEVEL = pattern(_W.levels)
_PROPER = r"(?:\p{Lu}[\p{L}\p{M}]*|\d+|[IVX]+)(?![\p{L}\d])"
_LEVELS = regex.compile(
    rf"{_GAP}(?:(?:các|từng|mỗi|\d+){_GAP})?{_LEVEL}(?:(?:{_COMMA}|/){_LEVEL})*(?:{_GAP}(?:và|hoặc){_GAP}{_LEVEL})?"
)
_AREA = regex.compile(rf"{_GAP}khu{_GAP}vực{_GAP}(?:[IVXLC]+|\d+|{_PROPER}(?:{_GAP}{_PROPER})*)")
_TAIL = regex.compile(rf"{_GAP}(?:{pattern(_W.tails)})")
_CLOSING_TAIL = regex.compile(r"liên\s+quan(?:\s+khác)?$")
_WORD = regex.compile(
    rf"{_GAP}(?:(?P<dash>[-–]|và|&){_GAP})?(?P<word>[\p{{L}}\d][\p{{L}}\p{{M}}\d&/]*(?:-[\p{{L}}\d]+)*)"
)
_BELONGS = regex.compile(
    rf"{_GAP}(?:thuộc(?:,|{_GAP}và){_GAP}trực{_GAP}thuộc|trực{_GAP}thuộc|thuộc|của|trên{_GAP}địa{_GAP}bàn|đóng{_GAP}trên{_GAP}địa{_GAP}bàn)(?={_GAP})"
)
_PLACES = regex.compile(
    rf"(?<=(?:tỉnh|phố|xã|phường|khu))[^\S\n]*:{_GAP}{_PROPER}(?:{_GAP}{_PROPER})*"
    rf"(?:(?:{_COMMA}|{_GAP}và{_GAP})(?!{pattern(_W.heads)}|{pattern(_W.offices)}){_PROPER}(?:{_GAP}{_PROPER})*)+"
)
# "Trung tâm Xúc tiến đầu tư": a deed completes the name of a deed.
_COMPOUND = regex.compile(
    rf"(?:Xúc{_GAP}tiến|Nghiên{_GAP}cứu|Đầu{_GAP}tư|Công{_GAP}nghệ|Hỗ{_GAP}trợ|Tư{_GAP}vấn|Thông{_GAP}tin|Dịch{_GAP}vụ"
    rf"|Kiểm{_GAP}định|Đào{_GAP}tạo|Ứng{_GAP}dụng|Phát{_GAP}triển)"
    rf"(?:,?{_GAP}(?:và{_GAP})?(?:đầu{_GAP}tư|phát{_GAP}triển|thông{_GAP}tin|ứng{_GAP}dụng|chuyển{_GAP}giao|xúc{_GAP}tiến|đào{_GAP}tạo"
    rf"|bồi{_GAP}dưỡng|đấu{_GAP}giá|khai{_GAP}thác|quảng{_GAP}bá|tư{_GAP}vấn|truyền{_GAP}thông|nghiên{_GAP}cứu))+(?!\p{{L}})"
)
# "Các tỉnh Nghệ An, Cao Bằng", "Tỉnh Đắk Lắk": a level that acts itself, by its name.
_ONE_LEVEL = regex.compile(rf"Tỉnh|Thành{_GAP}phố")
_MANY_LEVELS = regex.compile(rf"tỉnh|thành{_GAP}phố|xã|phường|đặc{_GAP}khu")
_NO_PLACE = (
    rf"(?!{pattern(_W.heads)}|{pattern(_W.offices)}|{pattern(_W.bodies)}|Tỉnh|Thành{_GAP}phố)"
)
_NAMED_PLACES = regex.compile(
    rf"{_GAP}{_NO_PLACE}{_PROPER}(?:{_GAP}{_PROPER})*"
    rf"(?:(?:{_COMMA}|{_GAP}và{_GAP}){_NO_PLACE}{_PROPER}(?:{_GAP}{_PROPER})*)*"
)
# "Hội đồng thẩm định tổ chức …": a deed names the council where another deed follows.
_COUNCIL = regex.compile(
    rf"{_GAP}(?:thẩm{_GAP}định|đánh{_GAP}giá|nghiệm{_GAP}thu|tư{_GAP}vấn|tuyển{_GAP}chọn|tuyển{_GAP}dụng|xét{_GAP}duyệt"
    rf"|xét{_GAP}tuyển|kỷ{_GAP}luật|kiểm{_GAP}tra,{_GAP}sát{_GAP}hạch|đấu{_GAP}giá|bồi{_GAP}thường)(?!\p{{L}})"
)
_OWES = regex.compile(rf"{_GAP}có{_GAP}trách{_GAP}nhiệm(?!\p{{L}})")
# A set phrase in which no body is named.
_ALL_LEVELS = regex.compile(
    rf"(?i:các){_GAP}(?:cấp,{_GAP}các{_GAP}ngành|ngành,{_GAP}các{_GAP}cấp)(?!\p{{L}}|{_GAP}(?:ủy|uỷ))"
)
_NUMBERED = ("quận", "phường", "khu phố", "thôn")
_LONGEST_NUMBERED = 7
_OWNER = regex.compile(rf"{_GAP}(?:Sở|Bộ|Ban|Cục|ngành|Ủy{_GAP}ban|quản{_GAP}lý|mình)(?!\p{{L}})")
_BRANCH = regex.compile(rf"{_GAP}(?:[-–]{_GAP})?(?=Chi{_GAP}nhánh(?!\p{{L}}))")
_STOPS = frozenset(_W.stops)
# "trình Quốc hội Nghị quyết sửa đổi …": what a body makes is no part of its name.
_INSTRUMENTS = frozenset({"Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Pháp lệnh"})


def _first_words(*lists: tuple[str, ...]) -> frozenset[str]:
    """Return the words with which entries begin: most places in a text fail on these alone."""
    return frozenset(_folded(entry.split()[0].rstrip(",.")) for each in lists for entry in each)


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return word.casefold().replace("uỷ", "ủy")


_MANY_FIRST = frozenset({"tất", "các", "những", "toàn", "từng", "mỗi", "một"})
_OFFICE_FIRST = _first_words(_W.offices)
_PROPER_FIRST = _first_words(_W.bodies, _W.open_bodies, _W.heads)
_GROUP_FIRST = _first_words(_W.groups)
_FIRST = _MANY_FIRST | _OFFICE_FIRST | _PROPER_FIRST | _GROUP_FIRST
_LEVEL_FIRST = _first_words(_W.levels) | {"các", "từng", "mỗi"}
_TAIL_FIRST = _first_words(_W.tails)
_BELONGS_FIRST = frozenset({"trực", "thuộc", "của", "trên", "đóng"})
_NEXT = regex.compile(rf"{_GAP}(?:(?P<word>[\p{{L}}\p{{M}}\d]+)|[-–])")
_FIRST_WORD = regex.compile(r"[\p{L}\p{M}&]+")
_LONGEST_RUN = 5  # lower-case words in an unknown name
_LONGEST_GROUP = 5  # words that describe a group: "các cơ sở | nuôi trồng thủy sản"


def unit_end(text: str, start: int, end: int) -> int | None:
    """Return where the unit that begins at `start` ends, None where none begins there."""
    found = _FIRST_WORD.match(text, start, end)
    first = _folded(found[0]) if found else ""
    if first not in _FIRST:
        return None
    if first in _MANY_FIRST:
        phrase = _ALL_LEVELS.match(text, start, end)
        if phrase:
            return phrase.end()
        many = _QUANTIFIER.match(text, start, end)
        found = _FIRST_WORD.match(text, many.end(), end) if many else found
        first = _folded(found[0]) if found else ""
    return (
        (_office(text, start, end) if first in _OFFICE_FIRST else None)
        or (_proper(text, start, end) if first in _PROPER_FIRST else None)
        or (_group(text, start, end) if first in _GROUP_FIRST else None)
    )


def _office(text: str, start: int, end: int) -> int | None:
    many = _QUANTIFIER.match(text, start, end)
    found = OFFICE.match(text, many.end() if many else start, end)
    if not found:
        return None
    aside = _OFFICE_ASIDE.match(text, found.end(), end)
    last = _LAST_HEAD.search(text, found.start(), found.end())
    whole = _proper(text, last.start(), end) if last else None
    if whole is not None and whole > found.end():
        return whole
    headed = _after_gap(text, aside.end() if aside else found.end(), end)
    if headed is not None:
        inner = (
            unit_end(text, headed, end)
            or _group(text, headed, end, alone=True)
            or _proper(text, headed, end, small=True)
        )
        if inner is not None:
            return inner
        field = FIELD.match(text, headed, end)
        if field:
            return _tails(text, field.end(), end)
    if _BOUND_OFFICE.fullmatch(found[0]):
        return None
    return _tails(text, found.end(), end) if not many else found.end()


def _after_gap(text: str, at: int, end: int) -> int | None:
    here = at
    while here < end and text[here] in " \t\xa0":
        here += 1
    return here if at < here < end else None


def _proper(text: str, start: int, end: int, small: bool = False) -> int | None:
    """Take a body or a head with its name; `small` allows a body in small letters."""
    many = _QUANTIFIER.match(text, start, end)
    at = many.end() if many else start
    if at >= end or not (text[at].isupper() or small):
        return None
    body = _BODY.match(text, at, end)
    if body:
        branch = _BRANCH.match(text, body.end(), end)
        named = body.end() if branch else _free(text, body.end(), end, capitals_only=True)
        return _tails(text, named, end)
    standing = _OPEN_BODY.match(text, at, end)
    head = standing or (_HEAD.match(text, at, end) if text[at].isupper() else None)
    if not head:
        return None
    named = _headed(text, head, end)
    return named if named > head.end() or standing else None


def _headed(text: str, head: regex.Match[str], end: int) -> int:
    gap = _after_gap(text, head.end(), end)
    if gap is None:
        return head.end()
    council = _COUNCIL.match(text, head.end(), end) if head[0] in ("Hội đồng", "Tổ") else None
    if council and (is_deed(text, council.end(), end) or _ends_there(text, council.end(), end)):
        return _tails(text, council.end(), end)
    inner = FIELD.match(text, gap, end)
    if inner and text[gap].islower() and is_deed(text, gap, end):
        inner = None  # "Trung tâm tổ chức …"
    at = inner.end() if inner else _own_name(text, head, gap, end)
    return _tails(text, at, end)


def _ends_there(text: str, at: int, end: int) -> bool:
    return at >= end or text[at] in ",;.:\n" or _is_level_or_tail(text, at, end)


def _own_name(text: str, head: regex.Match[str], gap: int, end: int) -> int:
    """Run over the name after a head.

    Many heads begin ordinary words ("Tổ chức", "Trường hợp", in titles "BAN HÀNH"): only a
    capital that is more than that begins a name.
    """
    if not (text[gap].isupper() or text[gap].isdigit()):
        return head.end()
    if head[0].isupper() and len(head[0]) > 1 and text[gap : gap + 2].isupper():
        return head.end()
    compound = _COMPOUND.match(text, gap, end)
    return _free(text, compound.end() if compound else head.end(), end)


def _group(text: str, start: int, end: int, alone: bool = False) -> int | None:
    many = _QUANTIFIER.match(text, start, end)
    at = many.end() if many else start
    found = _GROUPS.match(text, at, end)
    if not found:
        return None
    if (_MANY_LEVELS if many else _ONE_LEVEL).fullmatch(found[0]):
        places = _NAMED_PLACES.match(text, found.end(), end)
        if places:
            return places.end()
    at = _within(text, found.end(), end)
    named = _tails(text, _free(text, at, end, longest=_LONGEST_GROUP, capitals=False), end)
    if many or found["more"] or alone or len(found["first"].split()) > 2:
        return named
    if named == found.end() and _acts_alone(text, found, end):
        return named
    # Alone and without "các", the noun may be a verb ("tổ chức hội nghị"): it needs a tail.
    tailed = _tails(text, at, end)
    manages = text[at:tailed].lstrip().startswith("quản lý") and text[start].islower()
    return tailed if tailed > at and not manages else None


def _acts_alone(text: str, noun: regex.Match[str], end: int) -> bool:
    """Tell "Tỉnh rà soát quy hoạch", "địa phương có trách nhiệm": the one that a text speaks of."""
    if _OWES.match(text, noun.end(), end):
        return True
    return bool(_ONE_LEVEL.fullmatch(noun[0])) and is_deed(text, noun.end(), end)


def _within(text: str, at: int, end: int) -> int:
    """Take the body that a group belongs to: "phòng chuyên môn Ủy ban nhân dân xã"."""
    gap = _after_gap(text, at, end)
    inner = _proper(text, gap, end) if gap is not None and text[gap].isupper() else None
    return inner or at


def _free(
    text: str,
    at: int,
    end: int,
    longest: int = _LONGEST_RUN,
    capitals_only: bool = False,
    capitals: bool = True,
) -> int:
    """Run over the words of an unknown name.

    A run that never stops falls back to its last capital, with the one syllable that completes
    it. After a known body only capitals go on; after a group only words in small letters do.
    """
    safe, lower = at, 0
    while found := _WORD.match(text, at, end):
        capital = found["word"][0].isupper() or found["word"][0].isdigit()
        if _ends_name(text, found.start(), found.start("word"), end, capital):
            return at
        if (not capital and (found["dash"] or capitals_only)) or (capital and not capitals):
            return at
        if capital and found["dash"] == "và" and _starts_unit(text, found.start("word"), end):
            return at
        if capitals_only and (inner := _BODY.match(text, found.start("word"), end)):
            return inner.end()
        lower = 0 if capital else lower + 1
        if lower > longest:
            return safe
        at = found.end()
        if capital or (lower == 1 and capitals):
            safe = at
    return at


def _ends_name(text: str, gap: int, word: int, end: int, capital: bool) -> bool:
    if _is_level_or_tail(text, gap, end):
        return True
    first = TWO_WORDS.match(text, word, end)
    if capital:
        return bool(first and first[2] and f"{first[1]} {first[2]}" in _INSTRUMENTS)
    return bool(first and first[1].rstrip(",") in _STOPS) or is_deed(text, word, end)


def _starts_unit(text: str, at: int, end: int) -> bool:
    return any(
        pattern.match(text, at, end) for pattern in (_BODY, _OPEN_BODY, _HEAD, OFFICE, _QUANTIFIER)
    )


def _tails(text: str, at: int, end: int) -> int:
    """Take the level, place and relation words that follow a name."""
    while True:
        further = _one_tail(text, at, end)
        if further is None:
            return at
        at = further


def _is_level_or_tail(text: str, at: int, end: int) -> bool:
    word = _next_word(text, at, end)
    level = word in _LEVEL_FIRST or word.isdigit()
    return bool(
        (level and _LEVELS.match(text, at, end))
        or (word in _TAIL_FIRST and _TAIL.match(text, at, end))
    )


def _next_word(text: str, at: int, end: int) -> str:
    following = _NEXT.match(text, at, end)
    return _folded(following["word"] or "-") if following else ""


def _one_tail(text: str, at: int, end: int) -> int | None:
    word = _next_word(text, at, end)
    if word in _LEVEL_FIRST or word.isdigit():
        level = _LEVELS.match(text, at, end)
        if level:
            return _place(text, level.end(), end)
    if word == "khu":
        area = _AREA.match(text, at, end)
        return area.end() if area else None
    if word in ("-", "chi"):
        branch = _BRANCH.match(text, at, end)
        return _branch(text, branch.end(), end) if branch else None
    belongs = _belonging(text, at, end) if word in _BELONGS_FIRST else None
    tail = _TAIL.match(text, at, end) if word in _TAIL_FIRST and not belongs else None
    return belongs or (tail.end() if tail else None)


def _branch(text: str, at: int, end: int) -> int:
    return _proper(text, at, end) or _tails(text, at + len("Chi nhánh"), end)


def _place(text: str, at: int, end: int) -> int:
    """Take the proper name after a level: "tỉnh Cà Mau", "Quận 11", "các tỉnh: Gia Lai, Huế"."""
    listed = _PLACES.match(text, at, end)
    if listed:
        return listed.end()
    numbered = text[max(0, at - _LONGEST_NUMBERED) : at].lower().endswith(_NUMBERED)
    while found := _WORD.match(text, at, end):
        word = found["word"]
        named = word[0].isupper() or (word.isdigit() and numbered)
        if found["dash"] == "và" or not named:
            return at
        if _starts_unit(text, found.start("word"), end) or _begins_deed(text, found, end):
            return at
        at = found.end()
    return at


def _begins_deed(text: str, word: regex.Match[str], end: int) -> bool:
    """Tell "thành phố Khẩn trương rà soát": a title joined to its words, and no place."""
    both = TWO_WORDS.match(text, word.start("word"), end)
    second = both[2] if both else None
    return bool(both and second and second[0].islower() and f"{both[1].lower()} {second}" in VERBS)


def _belonging(text: str, at: int, end: int) -> int | None:
    """Take "thuộc …", "của …" where a body or a level follows."""
    found = _BELONGS.match(text, at, end)
    if not found:
        return None
    level = _LEVELS.match(text, found.end(), end)
    if level:
        return _place(text, level.end(), end)
    owner = _OWNER.match(text, found.end(), end)
    if owner and not _proper(text, found.end() + 1, end):
        return owner.end()
    gap = _after_gap(text, found.end(), end)
    return _proper(text, gap, end) or _many(text, gap, end) if gap is not None else None


def _many(text: str, start: int, end: int) -> int | None:
    return _group(text, start, end) if _QUANTIFIER.match(text, start, end) else None
