"""Find instruments that are cited by a name: congress and plenum resolutions, laws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from cancu.ingest.laws import LAW_STARTS, is_own, law_at
from cancu.ingest.model import Mention, Span
from cancu.ingest.patterns import DATE, iso_date
from cancu.ingest.pinpoint import run_after, run_before
from cancu.ingest.scan import by_span, by_span_of_any

_TERM = r"(?:,?\s*(?:\(\s*)?[Kk]h[óo][aá]\s+[IVXL]+\)?)"
_YEARS = r"(?:,?\s*nhiệm\s+kỳ\s+\d{4}\s*[-–]\s*\d{4})"
_RESOLUTION_WORDS = rf"""Nghị\s+quyết\s+(?P<of>của\s+)?
    (?P<body>(?:
        [Đđ]ại\s+hội\s+(?:Đảng\s+)?(?:(?:đại\s+biểu\s+)?(?:toàn\s+quốc\s+)?(?:Đảng\s+bộ\s+[^,;.()]{{2,40}}?\s+)?
          lần\s+thứ\s+(?:[IVXL]+|\d+|\p{{Ll}}+(?:\s+\p{{Ll}}+)?)|(?:lần\s+thứ\s+)?[IVXL]+(?!\p{{L}}))
        (?:\s+(?:của\s+)?(?P<owner>Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?
          |Đảng\s+bộ\s+(?:tỉnh|[Tt]hành\s+phố|[Qq]uận|huyện)(?:\s+\p{{Lu}}[\p{{L}}\d]*)*))?
        {_YEARS}?
      | (?:Hội\s+nghị\s+)?(?:lần\s+thứ\s+\p{{L}}+\s+)?(?:Ban\s+Chấp\s+hành\s+)?
        Trung\s+ương\s+(?:Đảng\s+)?(?:lần\s+thứ\s+\p{{L}}+|\d+|[IVX]+)?{_TERM}
    ))"""
_RESOLUTION = regex.compile(_RESOLUTION_WORDS, regex.X)
_RESOLUTION_IN_CAPITALS = regex.compile(_RESOLUTION_WORDS, regex.X | regex.I)
_LAW_TYPES = {"luật": "L", "bộ luật": "BL", "pháp lệnh": "PL", "hiến pháp": "HP"}
_LAW_DATE = regex.compile(r",?\s*(?:ngày|năm|NGÀY|NĂM|tháng)\s*\d")
_BARE_YEAR = regex.compile(r"\s+(?P<y>(?:19|20)\d\d)(?![\d/]|\s*[-–]\s*\d)")  # "Luật Thủ đô 2024"
_BILL = regex.compile(r"(?:[Dd]ự\s+(?:án|thảo)|DỰ\s+(?:ÁN|THẢO))\s+$")
_DATED = regex.compile(r",?\s*(?:số|ngày|năm)\s*:?\s*\d")
_REACH = 240  # characters after a name in which its date and its pinpoints stand
_NUMBER_FOLLOWS = regex.compile(r"[^;.,\n]{0,40}?(?:,\s*)?\bsố\s*:?\s*\d")


def named(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, Mention]]:
    """Yield the instruments cited by name, each with the index of the span that holds it."""
    yield from _resolutions(text, spans, _RESOLUTION)
    if "NGHỊ QUYẾT" in text:
        yield from _resolutions(text, spans, _RESOLUTION_IN_CAPITALS)
    yield from _laws(text, spans)


def _laws(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, Mention]]:
    for index, matches in by_span_of_any(LAW_STARTS, text, spans).items():
        span, at = spans[index], 0
        for found in matches:
            if found.start() < at or is_own(text, found):
                continue
            law = law_at(text, found.start(), span.end)
            if law:
                at = law.end  # the laws in a bill's name are no citations either
            if law and not _is_bill(text, found.start(), law.end):
                yield index, _law(text, span, law, found["type"])


def _is_bill(text: str, start: int, end: int) -> bool:
    """Tell a law that is still being made: "dự án Luật Viên chức (sửa đổi)"."""
    return bool(_BILL.search(text, max(start - 10, 0), start)) and not _DATED.match(text, end)


def _law(text: str, span: Span, law: Span, word: str) -> Mention:
    start, pinpoint = run_before(text, span.start, law.start)
    end, date, limit = law.end, None, min(law.end + _REACH, span.end)
    dated = _LAW_DATE.match(text, end, limit) and DATE.match(text, end, limit)
    if dated:
        end, date = dated.end(), iso_date(dated)
    elif bare := _BARE_YEAR.match(text, end, limit):
        end, date = bare.end(), bare["y"]
    end, listed = run_after(text, end, min(end + _REACH, span.end))
    code = _LAW_TYPES[" ".join(word.casefold().split())]
    printed = " ".join(text[start:end].split())
    name = " ".join(law.of(text).split())
    return Mention(
        Span(start, end), printed, code, None, None, date, None, name, (*pinpoint, *listed)
    )


def _resolutions(
    text: str, spans: Sequence[Span], shape: regex.Pattern[str]
) -> Iterator[tuple[int, Mention]]:
    for index, matches in by_span(shape, text, spans).items():
        for found in matches:
            # a numbered resolution may have its description in between
            if not _NUMBER_FOLLOWS.match(text, found.end(), spans[index].end):
                yield index, _resolution(text, spans[index], found)


def _resolution(text: str, span: Span, found: regex.Match[str]) -> Mention:
    name = " ".join(found.group().split())
    start, pinpoint = run_before(text, span.start, found.start())
    end, date = found.end(), None
    dated = DATE.match(text, end, span.end)
    if dated and dated["d"]:
        end, date = dated.end(), iso_date(dated)
    printed = " ".join(text[start:end].split())
    owner = _owner(text, found)
    return Mention(Span(start, end), printed, "NQ", None, None, date, owner, name, pinpoint)


def _owner(text: str, found: regex.Match[str]) -> str | None:
    if found["of"]:
        return " ".join(found["body"].split())
    return " ".join(found["owner"].split()) if found["owner"] else None
