"""Find in a sentence who must act, with whom, and whom it advises or reports to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from cancu.ingest.model import Span, UnitRole
from cancu.ingest.unit_lists import UnitList, closed_list, list_at
from cancu.ingest.units import OFFICE, is_deed, unit_end

_SENTENCE_END = regex.compile(r"(?<=[.!?…])\s+(?=\p{Lu})|(?<![,;]\s*)\n+")
# Advice on what to do in trouble is no duty: "Trong quá trình thực hiện, nếu có vướng mắc …".
_TROUBLE = regex.compile(
    r"(?i:trong\s+(?:quá\s+trình|khi)|quá\s+trình|khi\s+thực\s+hiện|nếu\s+có)[^.;]{0,160}?"
    r"(?:nếu|trường\s+hợp|có|phát\s+sinh)[^.;]{0,60}?(?:khó\s+khăn|vướng\s+mắc|phát\s+sinh|vấn\s+đề|bất\s+cập)"
)

_HOW = (
    r"(?:chặt\s+chẽ|thường\s+xuyên|kịp\s+thời|đồng\s+bộ|hiệu\s+quả|có\s+hiệu\s+quả|tốt|chủ\s+động|tích\s+cực"
    r"|trực\s+tiếp|thực\s+hiện|công\s+tác|toàn\s+diện|nhịp\s+nhàng|và|,)"
)
_JOINED = regex.compile(r"chủ\s+trì(?:\s*,)?\s+(?:cùng(?:\s+với)?|với)\s+")
_COORDINATE = regex.compile(
    rf"(?P<noun>(?:sự|cơ\s+chế|quy\s+chế|công\s+tác|mối|quan\s+hệ|nguyên\s+tắc|trách\s+nhiệm|trong|cơ\s+quan|đơn\s+vị|quy\s+trình)\s+)?"
    rf"[Pp]hối\s+hợp(?:\s*{_HOW}){{0,8}}(?P<with>\s+(?:cùng\s+với|cùng|với))?\s+"
)
_ADVISING = (
    r"(?:[Tt]ham\s+(?:mưu|vấn)|[Bb]áo\s+cáo|[Đđ]ề\s+xuất|[Kk]iến\s+nghị|[Tt]rao\s+đổi|[Xx]in\s+ý\s+kiến"
    r"|[Gg]iúp(?:\s+việc)?|[Gg]iải\s+trình"
    r"|[Tt]rình(?<!(?:chương|quy|quá|lộ|công|tờ|giáo|tiến|hành|địa|phương|thuyết|tường|lịch)\s.{5}))"
)
_ADVISE = regex.compile(
    rf"(?<!\p{{L}})(?P<noun>(?:cơ\s+quan|đơn\s+vị|bộ\s+phận|tổ)\s+)?(?P<verb>{_ADVISING})"
    rf"(?:(?:\s*,\s*|\s+và\s+|\s+hoặc\s+|\s+)(?:{_ADVISING}|tư\s+vấn|tổng\s+hợp)(?!\p{{L}})){{0,5}}"
    rf"(?:\s+(?:cho|với|lên|về|đến|tới|gửi|kịp\s+thời|ngay|để)){{0,3}}\s+"
)
_ADVISING_PARTS = (
    "ham mưu",
    "ham vấn",
    "áo cáo",
    "ề xuất",
    "iến nghị",
    "rao đổi",
    "ý kiến",
    "iúp",
    "rình ",
    "ửi",
    "hản ánh",
    "ổng hợp",
)
_SENDING = r"(?:[Bb]áo\s+cáo|[Gg]ửi|[Pp]hản\s+ánh|[Đđ]ề\s+xuất|[Kk]iến\s+nghị|[Tt]ổng\s+hợp)"
_SEND = regex.compile(rf"(?<!\p{{L}}){_SENDING}(?!\p{{L}})")
_TOWARDS = regex.compile(r"(?<!\p{L})(?:về|gửi(?:\s+(?:về|đến|tới|cho))?|đến|tới|lên|cho)\s+")
_NAMED_BODY = regex.compile(rf"(?:các|những)\s|{OFFICE.pattern}")
# A verb reaches no further than its sentence, nor into an aside: "(… sẽ thông báo tới các đơn vị)".
_UNREACHED = regex.compile(r"[.;]\s|\((?=\s*[^()\s][^()]*$)")
_REACH = 120  # characters between the verb and the body it is sent to
_THROUGH = regex.compile(r"(?<!\p{L})(?:thông\s+)?qua\s+(?:đầu\s+mối\s+)?(?:là\s+)?")

_ORDERING = (
    r"(?:[Gg]iao(?:\s+nhiệm\s+vụ\s+cho)?|[Pp]hân\s+công|[Yy]êu\s+cầu|(?:[Kk]ính\s+|[Tt]rân\s+trọng\s+)?[Đđ]ề\s+nghị"
    r"|[Ủủ]y\s+quyền|[Uu]ỷ\s+quyền)(?:\s*:)?\s+(?:cho\s+)?"
)
_ORDER_HERE = regex.compile(_ORDERING)
_ENCOURAGE = regex.compile(r"Khuyến\s+khích\s+(?=\p{Lu})")
_ORDER = regex.compile(
    r"(?<=[.;:,(]\s|(?:tỉnh|phố|dân|UBND|Quận|xã|phường|phủ|thời|nhất)\s)" + _ORDERING
)
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
    r"(?:Căn\s+cứ|Trên\s+cơ\s+sở|Trong|Khi|Theo(?!\s+dõi)|Để|Nhằm|Định\s+kỳ|Hằng|Hàng|Trước|Sau|Nếu|Trường\s+hợp|Đối\s+với|Ngay|Chậm\s+nhất|Tùy|Từ|Với|Quá)\s"
)
_COMMA = regex.compile(r"(?:,\s+(?:thì\s+)?|\sthì\s+)")
_COLON = regex.compile(r":\s+(?=\p{Lu}\p{Ll}|UBND|HĐND)")
_LAST_ITEM = regex.compile(r"(?r)(?<=\s|,)(?:và\s+|,\s+)")
_SEMICOLON = regex.compile(r";\s+(?:đồng\s+thời,?\s+)?")
_CIRCUMSTANCE_REACH = 420
_MANY = regex.compile(r"(?<!\p{L})(?:[Cc]ác|[Nn]hững)\s")
_LONGEST_NAME = 100
_ACTS = regex.compile(
    r"\s*(?:\([^()\n]*\)\s*)?(?:"
    r"(?:[^.;:\n]{1,120}?\s)?(?:có|chịu|tự\s+chịu)\s+trách\s+nhiệm(?!\s+xã\s+hội)|có\s+nhiệm\s+vụ|chủ\s+trì|là\s+(?:(?:cơ\s+quan|đơn\s+vị)(?!\s+(?:sự\s+nghiệp|hành\s+chính|chuyên\s+môn|trực\s+thuộc|thuộc|dự\s+toán|tổ\s+chức|ngang))|đầu\s+mối|thường\s+trực)"
    r"|theo\s+(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền|phân\s+công|lĩnh\s+vực|phạm\s+vi)|trên\s+cơ\s+sở|trong\s+phạm\s+vi|cần\s|phải\s"
    r"|,\s*(?:theo\s+(?:chức|nhiệm|thẩm|phân|lĩnh|phạm)|căn\s+cứ|trên\s+cơ\s+sở|trong\s+phạm\s+vi))"
)
_ENACTING = regex.compile(
    r"(?:\s|,)+(?:chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm(?=\s+(?:tổ\s+chức\s+)?thi\s))\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện|triển\s+khai)"
)
_NO_DUTY = regex.compile(
    r"[^.;:,\n]{0,50}?\s(?:bao\s+)?gồm(?:\s|:)|\s*(?:giao|yêu\s+cầu|đề\s+nghị|ban\s+hành\s+(?:Quyết|Kế|Chỉ|kèm)|kính|không|đang|đã)\s"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A unit with the role that the words around it give."""

    unit: Span
    role: UnitRole


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the units with which it begins, or that act after its circumstance."""

    span: Span
    begins: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """What sentences say. `subject` are the units with which the text begins."""

    named: tuple[Named, ...]
    subject: tuple[Span, ...]
    subject_end: int
    sentences: tuple[Sentence, ...] = ()


def read_prose(text: str, start: int, end: int) -> Prose:
    """Read the roles in text[start:end], which must begin behind the clause's mark."""
    named: list[Named] = []
    sentences: list[Sentence] = []
    opening = opening_units(text, start, end)
    for first, stop in _sentences(text, start, end):
        trouble = _TROUBLE.search(text, first, stop)
        last = trouble.start() if trouble else stop
        begins = opening if first == start and not trouble else opening_units(text, first, last)
        after = _after_circumstance(text, first, last)
        named += _with_role(begins, UnitRole.RESPONSIBLE)
        named += _with_role(after, UnitRole.RESPONSIBLE)
        named += _responsible(text, first, last, begins.end)
        named += _coordinating(text, first, last)
        named += _advised(text, first, last)
        sentences.append(Sentence(Span(first, stop), (*begins.units, *after.units)))
    if not opening and text[:end].rstrip().endswith(":"):
        line = text.find("\n", start, end)
        opening = _after_circumstance(text, start, end if line < 0 else line)
    return Prose(tuple(named), opening.units, opening.end, tuple(sentences))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in _SENTENCE_END.finditer(text, start, end):
        if stop.start() > at:
            yield at, stop.start()
        at = stop.end()
    if at < end:
        yield at, end


def _with_role(found: UnitList, role: UnitRole) -> list[Named]:
    return [Named(unit, role) for unit in found.units]


# --- who must act --------------------------------------------------------------------------


def opening_units(text: str, start: int, end: int) -> UnitList:
    """Return the units with which a text begins as those who act, or are told to."""
    order = _ORDER_HERE.match(text, start, end) or _ENCOURAGE.match(text, start, end)
    if order:
        found = list_at(text, order.end(), end)
        return found if found and _follows_order(text, found.end, end) else _nobody(start)
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    enacting = _ENACTING.search(text, at, end)
    if enacting and unit_end(text, at, end):
        return UnitList(closed_list(text, at, enacting.start()), enacting.start())
    found = list_at(text, at, end)
    return found if found and _acts(text, found.end, end) else _nobody(start)


def _nobody(at: int) -> UnitList:
    return UnitList((), at)


def _acts(text: str, at: int, end: int) -> bool:
    if _NO_DUTY.match(text, at, end):
        return False
    return bool(_ACTS.match(text, at, end)) or is_deed(
        text, _past_aside(text, at, end), end, capital=True
    )


def _past_aside(text: str, at: int, end: int) -> int:
    aside = regex.match(r"\s*\([^()\n]{1,120}\)", text[at : min(end, at + 130)])
    return at + aside.end() if aside else at


def _follows_order(text: str, at: int, end: int) -> bool:
    """After "giao", "đề nghị" any deed will do: a word in small letters, a colon, the end."""
    rest = text[at : min(end, at + 40)].lstrip()
    return not rest or rest[0].islower() or rest[0] in ":("


def _responsible(text: str, start: int, end: int, behind: int) -> list[Named]:
    """Return who must act by the words behind the units with which the sentence begins."""
    found: list[UnitList] = []
    for order in _ORDER.finditer(text, start, end):
        ordered = list_at(text, order.end(), end)
        if ordered and _follows_order(text, ordered.end, end):
            found.append(ordered)
    semicolons = _SEMICOLON.finditer(text, start, end)
    found.extend(
        _acting(text, semicolon.end(), end)
        for semicolon in semicolons
        if semicolon.start() >= behind and not _lists(text, start, semicolon.start(), end)
    )
    found.extend(_acting(text, colon.end(), end) for colon in _COLON.finditer(text, behind, end))
    return [one for listed in found for one in _with_role(listed, UnitRole.RESPONSIBLE)]


def _lists(text: str, start: int, semicolon: int, end: int) -> bool:
    """Tell a semicolon inside a list of units: "hướng dẫn các sở, ngành và các hội; các xã …"."""
    before = _LAST_ITEM.search(text, max(start, semicolon - _LONGEST_NAME), semicolon)
    return before is not None and unit_end(text, before.end(), end) == semicolon


def _acting(text: str, at: int, end: int) -> UnitList:
    found = list_at(text, at, end)
    return found if found and _acts(text, found.end, end) else _nobody(at)


def _after_circumstance(text: str, start: int, end: int) -> UnitList:
    """Return who acts after "Căn cứ …, ", "Trong trường hợp …, "."""
    if not _CIRCUMSTANCE.match(text, start, end):
        return _nobody(start)
    limit = min(end, start + _CIRCUMSTANCE_REACH)
    at = start
    while comma := _COMMA.search(text, at, limit):
        inner = _group_over(text, at, comma.start(), end)
        if inner:
            at = inner
            continue
        found = list_at(text, comma.end(), end)
        if found and _acts(text, found.end, end):
            return found
        at = max(comma.end(), found.end)
    return _nobody(start)


def _group_over(text: str, start: int, comma: int, end: int) -> int | None:
    """Return the end of a group whose own comma stands at `comma`: "các Bộ, cơ quan liên quan"."""
    for many in _MANY.finditer(text, max(start, comma - _LONGEST_NAME), comma):
        stop = unit_end(text, many.start(), end)
        if stop and stop > comma:
            return stop
    return None


# --- with whom -----------------------------------------------------------------------------


def _coordinating(text: str, start: int, end: int) -> list[Named]:
    named: list[Named] = []
    for joined in _JOINED.finditer(text, start, end):
        named += _with_role(list_at(text, joined.end(), end), UnitRole.COORDINATING)
    if "hối" not in text[start:end]:
        return named
    for found in _COORDINATE.finditer(text, start, end):
        if found["noun"] and not (found["noun"].startswith("trách") and found["with"]):
            continue
        named += _with_role(list_at(text, found.end(), end), UnitRole.COORDINATING)
    return named


# --- whom it advises -----------------------------------------------------------------------


def _advised(text: str, start: int, end: int) -> list[Named]:
    named: list[Named] = []
    words = text[start:end]
    if not any(part in words for part in _ADVISING_PARTS):
        return named
    for found in _ADVISE.finditer(text, start, end):
        if found["noun"]:
            continue
        named += _with_role(_bodies_at(text, found.end(), end), UnitRole.ADVISED)
    sent = _SEND.search(text, start, end)
    if sent:
        named += _sent_to(text, sent.start(), end)
    return named


def _bodies_at(text: str, at: int, end: int) -> UnitList:
    """Return the bodies at `at` that could be advised.

    "Doanh nghiệp, tổ chức" and "cơ quan có thẩm quyền" in small letters, without "các", name none.
    """
    found = list_at(text, at, end)
    return found if found and (text[at].isupper() or _NAMED_BODY.match(text, at)) else _nobody(at)


def _sent_to(text: str, start: int, end: int) -> list[Named]:
    """Return the bodies to which, or through which, a report or proposal goes."""
    named: list[Named] = []
    for pattern in (_TOWARDS, _THROUGH):
        for found in pattern.finditer(text, start, end):
            if pattern is _THROUGH or _is_sent(text, found.start(), start, found[0]):
                named += _with_role(_bodies_at(text, found.end(), end), UnitRole.ADVISED)
    return named


def _is_sent(text: str, at: int, start: int, word: str) -> bool:
    """Tell whether a sending verb reaches the preposition at `at`."""
    if word.startswith("gửi"):
        return True
    window = text[max(start, at - _REACH) : at]
    sentence = _UNREACHED.split(window)[-1]
    return bool(_SEND.search(sentence))
