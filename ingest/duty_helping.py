"""Find in a sentence with whom somebody acts, and whom he advises or reports to."""

from __future__ import annotations

import regex

from cancu.ingest.model import Span
from cancu.ingest.unit_lists import list_at
from cancu.ingest.units import OFFICE

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
    r"(?:[Tt]ham\s+(?:mưu|vấn)|[Bb]áo\s+cáo|[Đđ]ề\s+xuất|[Kk]iến\s+nghị|[Tt]rao\s+đổi|(?<!văn\s+bản\s+)[Xx]in\s+ý\s+kiến(?:\s+(?:thống\s+nhất|chấp\s+thuận|chỉ\s+đạo|thỏa\s+thuận))?(?:\s+của)?"
    r"|[Gg]iúp(?:\s+việc)?|[Gg]iải\s+trình"
    r"|[Tt]rình(?<!(?:chương|quy|quá|lộ|công|tờ|giáo|tiến|hành|địa|phương|thuyết|tường|lịch)\s.{5}))"
)
_ADVISE = regex.compile(
    rf"(?<!\p{{L}}){_ADVISING}"
    rf"(?:(?:\s*,\s*|\s+và\s+|\s+hoặc\s+|\s+)(?:{_ADVISING}|tư\s+vấn|tổng\s+hợp|đề\s+nghị)(?!\p{{L}})){{0,5}}"
    rf"(?:\s+(?:cho|với|lên|về|đến|tới|gửi|kịp\s+thời|ngay|để)){{0,3}}\s+"
)
# "các cơ quan tham mưu, giúp việc Ban Chỉ đạo": the verb is part of a noun.
_LONGEST_ADVISER = 8
_NO_OFFICE = ("báo", "trình", "gửi", "đề", "kiến")  # "các đơn vị báo cáo Sở": a deed
_ADVISERS = ("cơ quan ", "đơn vị ", "bộ phận ", " tổ ")
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
_SENDING = (
    r"(?:[Bb]áo\s+cáo|[Gg]ửi(?!\s*(?:,|và|/)\s*nhận)|[Pp]hản\s+ánh|[Đđ]ề\s+xuất|[Kk]iến\s+nghị"
    r"|[Tt]ổng\s+hợp)"
)
_SEND = regex.compile(rf"(?<!\p{{L}}){_SENDING}(?!\p{{L}})")
_TOWARDS = regex.compile(r"(?<!\p{L})(?:về|gửi(?:\s+(?:về|đến|tới|cho))?|đến|tới|lên|cho)\s+")
_NAMED_BODY = regex.compile(rf"(?:các|những)\s|{OFFICE.pattern}")
# A verb reaches no further than its sentence, nor into an aside: "(… sẽ thông báo tới các đơn vị)".
_UNREACHED = regex.compile(r"[.;]\s|\((?=\s*[^()\s][^()]*$)")
_NEAR = 70  # characters: "cho" has many other uses
_REACH = 200  # characters between the verb and the body it is sent to
_THROUGH = regex.compile(r"(?<!\p{L})(?:thông\s+)?qua\s+(?:đầu\s+mối\s+)?(?:là\s+)?")


def coordinating(text: str, start: int, end: int) -> list[Span]:
    """Return with whom: "phối hợp với …", "chủ trì cùng …"."""
    named: list[Span] = []
    words = text[start:end]
    if "hối" not in words and "hủ trì" not in words:
        return named
    for joined in _JOINED.finditer(text, start, end):
        named += list_at(text, joined.end(), end).units
    for found in _COORDINATE.finditer(text, start, end):
        if found["noun"] and not (found["noun"].startswith("trách") and found["with"]):
            continue
        named += list_at(text, found.end(), end).units
    return named


def advised(text: str, start: int, end: int) -> list[Span]:
    """Return whom somebody advises, reports to or sends a text to, and through whom."""
    named: list[Span] = []
    words = text[start:end]
    if not any(map(words.__contains__, _ADVISING_PARTS)):
        return named
    for found in _ADVISE.finditer(text, start, end):
        before = text[max(start, found.start() - _LONGEST_ADVISER) : found.start()]
        if not before.endswith(_ADVISERS) or found[0].startswith(_NO_OFFICE):
            named += _bodies_at(text, found.end(), end)
    sent = _SEND.search(text, start, end)
    if sent:
        named += _sent_to(text, sent.start(), end)
    return named


def _bodies_at(text: str, at: int, end: int) -> tuple[Span, ...]:
    """Return the bodies at `at` that could be advised.

    "Doanh nghiệp, tổ chức" and "cơ quan có thẩm quyền" in small letters, without "các", name none.
    """
    found = list_at(text, at, end)
    return found.units if found and (text[at].isupper() or _NAMED_BODY.match(text, at)) else ()


def _sent_to(text: str, start: int, end: int) -> list[Span]:
    """Return the bodies to which, or through which, a report or proposal goes."""
    named: list[Span] = []
    for pattern in (_TOWARDS, _THROUGH):
        for found in pattern.finditer(text, start, end):
            if pattern is _THROUGH or _is_sent(text, found.start(), start, found[0]):
                named += _bodies_at(text, found.end(), end)
    return named


def _is_sent(text: str, at: int, start: int, word: str) -> bool:
    """Tell whether a sending verb reaches the preposition at `at`."""
    if word.startswith("gửi"):
        return True
    window = text[max(start, at - (_NEAR if word.startswith("cho") else _REACH)) : at]
    sentence = _UNREACHED.split(window)[-1]
    return bool(_SEND.search(sentence))
