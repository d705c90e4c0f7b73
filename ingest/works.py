"""Find documents cited by a name that are no laws: charters, working rules, reports, treaties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from cancu.ingest.bodies import body_at
from cancu.ingest.model import Mention, Span
from cancu.ingest.pinpoint import run_before
from cancu.ingest.scan import by_span_of_any
from cancu.ingest.tables import laws

_CHARTERS = r"""Điều\s+lệ\s+(?:của\s+)?(?:Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?
    |(?:Đoàn|Công\s+đoàn|Mặt\s+trận\s+Tổ\s+quốc|Hội\s+Liên\s+hiệp\s+Phụ\s+nữ|Hội\s+Nông\s+dân
      |Hội\s+Cựu\s+chiến\s+binh)(?:\s+Việt\s+Nam|\s+TNCS\s+Hồ\s+Chí\s+Minh
      |\s+Thanh\s+niên\s+Cộng\s+sản\s+Hồ\s+Chí\s+Minh)?)"""
_CLOSED = (
    regex.compile(r"(?P<BC>Báo\s+cáo\s+chính\s+trị)(?!\p{L})"),
    regex.compile(rf"(?P<ĐL>{_CHARTERS})(?!\p{{L}})", regex.X),
)
# These name nothing without the body that made them.
_OF_A_BODY = (
    regex.compile(r"(?P<BC>Báo\s+cáo\s+thẩm\s+tra)\s+của\s+(?=Ban\s|Ủy\s+ban\s)"),
    regex.compile(r"(?P<QC>Quy\s+chế\s+làm\s+việc)\s+của\s+"),
)
# A regulation named as the content of another act is no instrument of its own.
_CONTENT = regex.compile(
    r"(?:\s*,?\s*nhiệm\s+kỳ\s+[\d\s–-]+)?\s*,?\s*(?:được\s+)?(?:ban\s+hành|kèm\s+theo)"
)
_CONTENT_OF = regex.compile(
    r"(?:ban\s+hành|về(?:\s+việc(?:\s+ban\s+hành)?)?|phê\s+duyệt|kèm\s+theo|điều\s+của)\s+$",
    regex.I,
)
_LETTERS = r"[A-Z]{3,9}"
_LONGEST_VERB = 30  # characters
_YEAR = regex.compile(r",?\s+(?:năm\s+)?(?P<y>(?:19|20)\d\d)(?![\d/]|\s*[-–]\s*\d)")


def works(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, Mention]]:
    """Yield the works cited by name, each with the index of the span that holds it."""
    for index, matches in by_span_of_any((*_CLOSED, *_OF_A_BODY), text, spans).items():
        for found in matches:
            mention = _work(text, spans[index], found)
            if mention:
                yield index, mention
    for index, matches in by_span_of_any(_treaties(), text, spans).items():
        for found in matches:
            yield index, _treaty(text, spans[index], found)


def _work(text: str, span: Span, found: regex.Match[str]) -> Mention | None:
    place, issuer = Span(*found.span()), None
    if found.re in _OF_A_BODY:
        body = body_at(text, found.end(), span.end)
        if not body or _CONTENT.match(text, body.end, span.end):
            return None
        before = text[max(span.start, found.start() - _LONGEST_VERB) : found.start()]
        if found.lastgroup == "QC" and _CONTENT_OF.search(before):
            return None
        place, issuer = Span(found.start(), body.end), " ".join(body.of(text).split())
    return _mention(text, span, place, str(found.lastgroup), issuer)


def _treaty(text: str, span: Span, found: regex.Match[str]) -> Mention:
    place = Span(*found.span())
    year = _YEAR.match(text, place.end, span.end)
    mention = _mention(text, span, place, "ĐƯ", None, year.end() if year else place.end)
    return mention if not year else replace(mention, date=year["y"])


def _mention(
    text: str, span: Span, place: Span, code: str, issuer: str | None, end: int | None = None
) -> Mention:
    start, pinpoint = run_before(text, span.start, place.start)
    whole = Span(start, end or place.end)
    name, printed = (" ".join(words.of(text).split()) for words in (place, whole))
    return Mention(whole, printed, code, issuer=issuer, name=name, pinpoint=pinpoint)


@cache
def _treaties() -> tuple[regex.Pattern[str], ...]:
    """Match the treaties of the table, one pattern a first word: each opens with plain letters.

    Titles print them in capitals; letters alone name a treaty too ("Hiệp định ATIGA").
    """
    by_word: dict[str, list[str]] = {}
    names = sorted(laws.treaties(), key=len, reverse=True)
    for name in (*names, *(name.upper() for name in names)):
        word, _, rest = name.partition(" ")
        by_word.setdefault(word, []).append(regex.escape(rest).replace(r"\ ", r"\s+"))
    by_word["Hiệp"].append(rf"định\s+{_LETTERS}")
    by_word["Công"].append(rf"ước\s+{_LETTERS}")
    return tuple(
        regex.compile(rf"{word}\s+(?:{'|'.join(shapes)})(?![\p{{L}}\d])")
        for word, shapes in by_word.items()
    )
