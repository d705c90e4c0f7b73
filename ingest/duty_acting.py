"""Find in a sentence who must act, or is told to."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from cancu.ingest.deeds import is_deed
from cancu.ingest.model import Span
from cancu.ingest.unit_lists import UnitList, closed_list, list_at
from cancu.ingest.units import unit_end

_ORDERING = (
    r"(?:[Gg]iao(?:\s+nhiệm\s+vụ\s+cho)?|[Pp]hân\s+công|[Yy]êu\s+cầu|(?:[Kk]ính\s+|[Tt]rân\s+trọng\s+)?[Đđ]ề\s+nghị"
    r"|[Ủủ]y\s+quyền|[Uu]ỷ\s+quyền)(?:\s*:)?\s+(?:cho\s+)?"
)
_ORDER_HERE = regex.compile(_ORDERING)
_ENCOURAGE = regex.compile(r"Khuyến\s+khích\s+(?=\p{Lu})")
_ORDER = regex.compile(r"(?<=\s)" + _ORDERING)
# What may stand before an order inside a sentence; "trình, đề nghị" proposes, and orders nothing.
_BEHIND = regex.compile(
    r"(?r)(?:(?<!trình)[.;:,(]|(?:tỉnh|phố|dân|UBND|Quận|xã|phường|phủ|thời|nhất|ủy|uỷ|Tỉnh|Thành|tịch|hội|trưởng|thư|trị))\s"
)
_ORDERING_PARTS = ("iao ", "iao:", "hân công", "êu cầu", "ề nghị", "y quyền", "ỷ quyền")
# The title of an article may stand on the line of its words.
_TITLE = (
    r"(?:Điều\s+khoản\s+(?:chuyển\s+tiếp|thi\s+hành)|Tổ\s+chức\s+(?:thực\s+hiện|thi\s+hành)"
    r"|(?:Hiệu\s+lực(?:\s+và\s+trách\s+nhiệm)?|Trách\s+nhiệm)\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện))"
    r"\s*[.:]?\s+(?=\p{Lu})"
)
_LEAD = regex.compile(
    rf"(?:{_TITLE})?"
    r"(?:(?:Đồng\s+thời|Ngoài\s+ra|Bên\s+cạnh\s+đó|Riêng|Hằng\s+năm|Hàng\s+năm|Định\s+kỳ)\s*,?\s*)?"
    r"(?:(?:Đồng\s+chí|Các\s+[Ôô]ng\s*(?:,|/|\s)?\s*\(?[Bb]à\)?\s*:)\s+)?"
)
_CIRCUMSTANCE = regex.compile(
    r"(?:Căn\s+cứ|Trên\s+cơ\s+sở|Trong|Khi|Theo(?!\s+dõi)|Để|Nhằm|Định\s+kỳ|Hằng|Hàng|Trước|Sau|Nếu|Trường\s+hợp|Đối\s+với|Ngay|Chậm\s+nhất|Tùy|Từ|Với|Quá|Ngoài(?!\s+ra)|Đến|Vào|Trước|Kết\s+thúc|Qu[ýí]\s+[IV\d]+|Tháng\s+[\d/]+|Ngày\s+\d+|Năm\s+\d+)[\s,]"
)
# "Căn cứ chức năng, chỉ đạo các trường, các cơ sở …": those told, and not those who act.
_TOLD = regex.compile(r"(?<=,\s)(?:chỉ\s+đạo|hướng\s+dẫn|đôn\s+đốc|yêu\s+cầu)\s+(?=các\s)")
_COMMA = regex.compile(r"(?:,\s+(?:thì\s+)?|\sthì\s+)")
_COMMA_OR_SEMICOLON = regex.compile(r"(?:[,;]\s+(?:thì\s+)?|\sthì\s+)")
_COLON = regex.compile(r":\s+(?=\p{Lu}\p{Ll}|UBND|HĐND)")
_LAST_ITEM = regex.compile(r"(?r)(?<=\s|,)(?:và\s+|,\s+)")
_SEMICOLON = regex.compile(r";\s+(?:đồng\s+thời,?\s+)?")
_ASKED_BY = regex.compile(r"\scủa\s+")
_TERM = regex.compile(r"(?:Trong|Chậm\s+nhất|Sau|Ngay)\s[^,.;\n]{0,60}?\d+\s+(?:ngày|giờ|tháng)")
_CAPITAL = regex.compile(r"\s(?=\p{Lu})")
_OWES = regex.compile(r"\s+(?:có|chịu)\s+trách\s+nhiệm\s")
# "Đơn vị cung cấp dịch vụ đăng kiểm có trách nhiệm …": who owes is described up to the duty.
_DESCRIBED = regex.compile(
    r"(?:Đơn\s+vị|Cơ\s+quan|Tổ\s+chức|Doanh\s+nghiệp|Cơ\s+sở)\s(?!này)[^.;:()\n]{4,90}?"
    r"(?=\s+(?:có|chịu)\s+trách\s+nhiệm\s)"
    r"|(?:Đơn\s+vị|Cơ\s+quan|Doanh\s+nghiệp)\s(?!này)"
    r"(?:(?!(?:thực\s+hiện|gửi|trình|ban\s+hành|tổ\s+chức|có|được)\s)[^.;:()\n]){4,90}?(?=,?\s+căn\s+cứ\s)"
)
_LONGEST_TERM = 220  # characters
_CIRCUMSTANCE_REACH = 420
_MANY = regex.compile(
    r"(?<!\p{L})(?:(?:[Cc]ác|[Nn]hững)\s|(?=(?:bộ|sở|cơ\s+quan|đơn\s+vị|tổ\s+chức)$))"
)
_LONGEST_NAME = 100
_ACTS = regex.compile(
    r"\s*(?:\([^()\n]*\)\s*)?(?:"
    r"(?:[^.;:\n]{1,120}?\s)?(?:có|chịu|tự\s+chịu)\s+trách\s+nhiệm(?!\s+xã\s+hội)|có\s+nhiệm\s+vụ|chủ\s+trì|là\s+(?:(?:cơ\s+quan|đơn\s+vị)(?!\s+(?:sự\s+nghiệp|hành\s+chính|chuyên\s+môn|trực\s+thuộc|thuộc|dự\s+toán|tổ\s+chức|ngang))|đầu\s+mối|thường\s+trực)"
    r"|theo\s+(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền|phân\s+công|lĩnh\s+vực|phạm\s+vi)(?!(?:,\s+\p{L}+\s+\p{L}+){0,2}\s+được\s(?!giao|phân))|trên\s+cơ\s+sở|trong\s+phạm\s+vi|cần\s|phải\s|đối\s+với\s"
    r"|,\s*(?:theo\s+(?:chức|nhiệm|thẩm|phân|lĩnh|phạm)|căn\s+cứ|trên\s+cơ\s+sở|trong\s+phạm\s+vi))"
)
_LONGEST_LEAD = 20  # characters from the comma before "chịu trách nhiệm" to "trách"
_ENACTING = regex.compile(
    r"(?:\s|,)+(?:chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm(?=\s+(?:tổ\s+chức\s+)?thi\s))\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện|triển\s+khai)"
)
_ASIDE = regex.compile(
    r"(?:\s*\([^()\n]{1,120}\))?\s+(?:và|cùng)\s+(?:mọi\s+người\s+dân|(?:các\s+tầng\s+lớp\s+)?[Nn]hân\s+dân(?=\s\p{Ll}))"
    r"|\s*\([^()\n]{1,120}\)"
    r"|\s+được\s+(?:(?:lấy|xin|hỏi)\s+ý\s+kiến|giao(?:\s+nhiệm\s+vụ)?|phân\s+công(?:\s+nhiệm\s+vụ)?|ủy\s+quyền)(?=\s)"
)
_NO_DUTY = regex.compile(
    r"[^.;:,\n]{0,50}?\s(?:bao\s+)?gồm(?:\s|:)"
    r"|\s+(?:xin\s+|kính\s+)?(?:thông\s+báo|trả\s+lời|có\s+ý\s+kiến)(?:\s+như\s+trên)?\s+để\s"
    r"|\s*(?:giao|yêu\s+cầu|đề\s+nghị|ban\s+hành\s+(?:Quyết|Kế|Chỉ|kèm)|kính|không|đang|đã)\s"
)


def opening_units(text: str, start: int, end: int) -> UnitList:
    """Return the units with which a text begins as those who act, or are told to."""
    order = _ORDER_HERE.match(text, start, end) or _ENCOURAGE.match(text, start, end)
    if order:
        found = list_at(text, order.end(), end)
        return found if found and _follows_order(text, found.end, end) else _nobody(start)
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    duty = text.find("trách", at, end)
    enacting = _ENACTING.search(text, max(at, duty - _LONGEST_LEAD), end) if duty > 0 else None
    if enacting and unit_end(text, at, end):
        return UnitList(closed_list(text, at, enacting.start()), enacting.start())
    found = list_at(text, at, end)
    if found and _acts(text, found.end, end):
        return found
    described = _DESCRIBED.match(text, at, end)
    if not described:
        return _nobody(start)
    return UnitList(closed_list(text, at, described.end()), described.end())


def _nobody(at: int) -> UnitList:
    return UnitList((), at)


def _acts(text: str, at: int, end: int) -> bool:
    if _NO_DUTY.match(text, at, end):
        return False
    return bool(_ACTS.match(text, at, end)) or is_deed(
        text, _past_aside(text, at, end), end, capital=True
    )


def _past_aside(text: str, at: int, end: int) -> int:
    aside = _ASIDE.match(text, at, end)
    return aside.end() if aside else at


def _follows_order(text: str, at: int, end: int) -> bool:
    """After "giao", "đề nghị" any deed will do: a word in small letters, a colon, the end."""
    rest = text[at : min(end, at + 40)].lstrip()
    return not rest or rest[0].islower() or rest[0] in ":("


def further_units(text: str, start: int, end: int, behind: int) -> list[Span]:
    """Return who must act by the words behind the units with which the sentence begins."""
    words = text[start:end]
    found: list[UnitList] = []
    if any(map(words.__contains__, _ORDERING_PARTS)):
        found += _ordered(text, start, end)
    if ";" in words:
        found += _acting_behind(_SEMICOLON, text, behind, end)
    if ":" in words:
        found += _acting_behind(_COLON, text, behind, end)
    return [unit for listed in found for unit in listed.units]


def _acting_behind(mark: regex.Pattern[str], text: str, start: int, end: int) -> Iterator[UnitList]:
    """Yield who acts behind each mark; a mark inside a list of units begins nothing."""
    done = start
    for found in mark.finditer(text, start, end):
        if found.start() < done or (mark is _SEMICOLON and _lists(text, start, found.start(), end)):
            continue
        listed = list_at(text, found.end(), end)
        done = max(done, listed.end)
        if listed and _acts(text, listed.end, end):
            yield listed


def _ordered(text: str, start: int, end: int) -> list[UnitList]:
    """Return those to whom "giao", "đề nghị", … speaks in the middle of a sentence."""
    lists = []
    for order in _ORDER.finditer(text, start, end):
        if _BEHIND.match(text, max(0, start - 2), order.start()):
            ordered = list_at(text, order.end(), end)
            if ordered and _follows_order(text, ordered.end, end):
                lists.append(ordered)
    return lists


def _lists(text: str, start: int, semicolon: int, end: int) -> bool:
    """Tell a semicolon inside a list of units: "hướng dẫn các sở, ngành và các hội; các xã …"."""
    before = _LAST_ITEM.search(text, max(start, semicolon - _LONGEST_NAME), semicolon)
    return before is not None and unit_end(text, before.end(), end) == semicolon


def after_circumstance(text: str, start: int, end: int, leads_over: bool = False) -> UnitList:
    """Return who acts after "Căn cứ …, ", "Trong trường hợp …, ".

    `leads_over` tells that clauses follow the words: then a semicolon may close the circumstance.
    """
    mark = _COMMA_OR_SEMICOLON if leads_over else _COMMA
    if not _CIRCUMSTANCE.match(text, start, end):
        return _nobody(start)
    limit = min(end, start + _CIRCUMSTANCE_REACH)
    at = start
    while comma := mark.search(text, at, limit):
        inner = _group_over(text, at, comma.start(), end) or _objects_over(
            text, at, comma.start(), end
        )
        if inner:
            at = inner
            continue
        found = list_at(text, comma.end(), end)
        if found and _acts(text, found.end, end) and not _goes_on(text, at, comma, found.end):
            return found
        at = max(comma.end(), found.end)
    return _without_comma(text, start, min(end, start + _LONGEST_TERM), end)


def _goes_on(text: str, start: int, comma: regex.Match[str], stop: int) -> bool:
    """Tell "theo yêu cầu của Bộ Chính trị, Ban Bí thư, trên cơ sở …": who asks, not who acts."""
    if not text.startswith(",", stop):
        return False
    return any(
        unit_end(text, of.end(), comma.start()) == comma.start()
        for of in _ASKED_BY.finditer(text, start, comma.start())
    )


def _without_comma(text: str, start: int, limit: int, end: int) -> UnitList:
    """Read "Trong 03 ngày làm việc kể từ ngày tiếp nhận Công an cấp xã có trách nhiệm …"."""
    for capital in _CAPITAL.finditer(text, start, limit) if _TERM.match(text, start, end) else ():
        found = list_at(text, capital.end(), end)
        if found and _OWES.match(text, found.end, end):
            return found
    return _nobody(start)


def _objects_over(text: str, start: int, comma: int, end: int) -> int | None:
    """Return the end of a list of those told, whose comma stands at `comma`."""
    for told in _TOLD.finditer(text, start, comma):
        listed = list_at(text, told.end(), end)
        if listed and listed.end > comma:
            return listed.end
    return None


def _group_over(text: str, start: int, comma: int, end: int) -> int | None:
    """Return the end of a group whose own comma stands at `comma`: "các Bộ, cơ quan liên quan"."""
    for many in _MANY.finditer(text, max(start, comma - _LONGEST_NAME), comma):
        stop = unit_end(text, many.start(), end)
        if stop and stop > comma:
            return stop
    return None
