"""Find by when a duty is due, as printed."""

from __future__ import annotations

import regex

from cancu.ingest.model import Span

_DAY = (
    r"(?:ngày\s+)?(?:\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?"
    r"|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+(?:năm\s+\d{4}|hằng\s+năm|hàng\s+năm))?"
    r"|\d{1,2}(?=\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s+tháng))"
)
_MONTH = r"tháng\s+\d{1,2}(?:\s*[/.-]\s*\d{4}|\s+năm\s+\d{4})?"
_QUARTER = r"[Qq]u[ýí]\s+(?:[IV]+|[1-4])(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4}|\s*\.\s*\d{4})?"
_MONTH_OF_YEAR = r"tháng\s+\d{1,2}(?:\s*[/.-]\s*\d{4}|\s+năm\s+\d{4})"
_QUARTER_OF_YEAR = r"[Qq]u[ýí]\s+(?:[IV]+|[1-4])(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})"
_YEAR = r"năm\s+\d{4}"
_DATE = rf"(?:{_DAY}|{_MONTH}|{_QUARTER}|{_YEAR})"
_EACH = (
    r"(?:\s+(?:của\s+)?(?:(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần)"
    r"|năm\s+(?:tiếp\s+theo|sau|kế\s+tiếp|liền\s+kề)))?"
)
_DATES = rf"{_DATE}(?:\s*(?:,|và)\s*(?:trước\s+)?{_DATE})*{_EACH}"
_LATEST = (
    r"(?:(?:[Cc]hậm|[Mm]uộn)\s+nhất\s+(?:là\s+)?(?:vào\s+|trước\s+|đến\s+(?:hết\s+)?|trong\s+)?)"
)
_MOST = r"(?:không\s+quá\s+|tối\s+đa\s+)?"
_COUNT = r"\d+(?:\s*[-–]\s*\d+)?\s*(?:\(\s*\p{L}+(?:\s\p{L}+)*\s*\)\s*)?"
_UNIT = r"(?:ngày\s+làm\s+việc|ngày|tháng|giờ(?:\s+làm\s+việc)?)"
_SINCE = (
    r"(?:\s*,?\s*(?:(?:kể\s+)?từ|sau)\s+(?:khi\s+|ngày\s+|thời\s+điểm\s+)"
    r"[^,;.:\n]{1,120}?(?=\s+phải\s|\s+\p{Lu}[^,;.:\n]{1,80}?\s(?:có|chịu)\s+trách\s+nhiệm\s|[,;.:\n]|$))"
)
_IN_PROSE = regex.compile(
    rf"""(?P<each>(?:hằng|hàng)\s+(?:năm|quý|tháng)\s*\(\s*trước\s+{_DATES}\s*\))
    | (?<=^|\n|[-.;:,)“]\s|\svà\s)
        (?P<habit>(?:[Đđ]ịnh\s+kỳ\s+)?[Hh](?:ằng|àng)\s+(?:năm|quý|tháng|tuần)
        (?=(?:(?<=[-.;:)]\s.{{7,20}}),)?\s+(?:tổng\s+hợp\s*,?\s*(?:và\s+)?)?báo\s+cáo(?!\s+của)))
    | (?P<latest>{_LATEST}{_DATES})
    | (?:{_LATEST})?(?<!\p{{L}})(?P<before>[Tt]rước\s+{_DATES})
    | (?:hoàn\s+thành|xong)\s+(?:xong\s+)?(?P<within>(?:trong|vào|đến\s+hết)\s+{_DATES})
    | (?<!\p{{L}})(?P<month>trong\s+(?:{_MONTH_OF_YEAR}|{_QUARTER_OF_YEAR}))
    | [Hh]oàn\s+thành\s[^.;:\n]{{0,200}}?\s(?P<year>trong\s+{_YEAR})
    | (?P<opening>(?:{_QUARTER_OF_YEAR}|Tháng\s+\d{{1,2}}(?:/\d{{4}}|\s+năm\s+\d{{4}}))(?=\s*,\s))
    | (?P<term>[Tt]rong\s+(?:thời\s+hạn|thời\s+gian|vòng)\s+{_MOST}{_COUNT}{_UNIT}{_SINCE}?
        | (?:[Tt]rong\s+{_MOST}|{_LATEST}(?:sau\s+|{_MOST}))
          {_COUNT}(?:ngày\s+làm\s+việc{_SINCE}?|{_UNIT}{_SINCE}))""",
    regex.X,
)
# A pattern that can begin with so many words is tried only where one of them stands.
_FIRST_WORD = regex.compile(
    r"(?<!\p{L})(?:[Tt]r(?:ước|ong)|[Cc]hậm|[Mm]uộn|[Hh]oàn\s+thành|xong|[Đđ]ịnh\s+kỳ|[Hh][ằà]ng|Qu[ýí]|Tháng)\s"
)
_DONE = regex.compile(
    r"(?:[Hh]oàn\s+thành|[Xx]ong|[Tt]riển\s+khai|[Tt]hực\s+hiện)\s+(?=trong|trước|từ|vào|đến|quý|tháng)"
)
_TIME_WORD = regex.compile(
    r"(?i:năm|tháng|quý|quí|ngày|tuần|thường\s+xuyên|định\s+kỳ|hằng|hàng|giai\s+đoạn|sau\s+khi|khi\s+có|theo\s+(?:yêu\s+cầu|kế\s+hoạch|lộ\s+trình|tiến\s+độ|chương\s+trình|quy\s+định|chỉ\s+đạo|hướng\s+dẫn|thực\s+tế)|đột\s+xuất|liên\s+tục)|\d{4}"
)
_NO_TIME = regex.compile(r"(?i:triển\s+khai|thực\s+hiện|bảo\s+đảm|đảm\s+bảo)\s")


def deadlines_in(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the dates and terms by which a sentence wants its deeds done."""
    spans: list[Span] = []
    at = start
    while word := _FIRST_WORD.search(text, at, end):
        found = _IN_PROSE.match(text, word.start(), end)
        if found and found.lastgroup:
            spans.append(Span(*found.span(found.lastgroup)))
        at = found.end() if found else word.end()
    return tuple(spans)


def stated_time(text: str, start: int, end: int) -> Span | None:
    """Return what a time line or column states; words that tell no time give none."""
    while start < end and (text[start].isspace() or text[start] == "*"):
        start += 1
    done = _DONE.match(text, start, end)
    start = done.end() if done else start
    while start < end and text[end - 1] in " .;,*\n\t\xa0":
        end -= 1
    if not start < end or _NO_TIME.match(text, start, end):
        return None
    return Span(start, end) if _TIME_WORD.search(text, start, end) else None
