"""Compute dates from a deadline as printed. What is not printed is not guessed.

A date without its year stays partial, as `--12-15` (ISO 8601: 15 December of whichever year); a
term counted in working days, or from a day that the document does not know, keeps its count.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

import regex

from cancu.ingest.model import Due

_YEAR = r"(?:\s*[/.-]\s*(?P<{0}y1>\d{{4}})|,?\s+năm\s+(?P<{0}y2>\d{{4}}))?"
_POINT = regex.compile(
    r"(?P<dd>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<dm>\d{1,2})(?!\d)" + _YEAR.format("d") + r"|"
    r"(?P<half>6|sáu)\s+tháng\s+(?P<which>đầu|cuối)(?:\s+năm\s+(?P<hy1>\d{4}))?|"
    r"tháng\s+(?P<mm>\d{1,2})(?!\d)" + _YEAR.format("m") + r"|"
    r"qu[ýí]\s+(?P<qq>[ivx]+|[1-4])(?!\p{L})" + _YEAR.format("q") + r"|"
    r"(?:^|năm\s+|đoạn\s+|[-–]\s*)(?P<yy>(?:19|20)\d\d)(?!\d)|"
    r"ngày\s+(?P<nd>\d{1,2})(?=\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s+tháng)"
)
_TERM = regex.compile(
    r"(?<!ngày\s|định\s+kỳ\s|[/\d])(?P<count>\d+)(?:\s*[-–]\s*(?P<most>\d+))?\s*(?:\([^()]*\)\s*)?"
    r"(?P<unit>ngày\s+làm\s+việc|giờ\s+làm\s+việc|ngày|tháng(?!\s*\d|\s+(?:đầu|cuối))|giờ)"
    r"(?:\s*,?\s*(?:kể\s+)?(?:từ|sau)\s+(?P<since>.+))?"
)
_EACH = regex.compile(
    r"(?:hằng|hàng|mỗi)\s+(?P<unit>năm|quý|tháng|tuần|ngày)|(?P<always>thường\s+xuyên|liên\s+tục)"
    r"|định\s+kỳ\s+(?P<count>\d+\s+(?:tháng|năm|tuần|ngày))"
)
_BEFORE = regex.compile(r"trước(?:\s+ngày)?\s*$")
_UNTIL = regex.compile(
    r"(?:đến(?:\s+hết)?|hết|(?:chậm|muộn)\s+nhất(?:\s+là)?(?:\s+vào)?)(?:\s+ngày)?\s*$"
)
_FROM = regex.compile(r"từ(?:\s+ngày)?\s*$")
_TO = regex.compile(r"^\s*(?:đến(?:\s+hết)?(?:\s+ngày)?|[-–])\s*$|^\s*[-–]?\s*$")
_ONWARD = regex.compile(
    r"^\s*(?:và\s+)?(?:(?:các|những)\s+năm\s+(?:tiếp\s+theo|sau)|trở\s+đi|các\s+năm\s+sau)"
)
_AND = regex.compile(r"\s*(?:,|và|hoặc)(?:\s+ngày)?\s*")  # "trước ngày 01/6 và 15/11"
_ISSUE = regex.compile(
    r"ngày\s+(?:ký|ban\s+hành|(?:ký\s+)?ban\s+hành)?\s*"
    r"(?:(?:quyết\s+định|kế\s+hoạch|chỉ\s+thị|công\s+điện|thông\s+báo|văn\s+bản)(?:\s+này)?"
    r"(?:\s+(?:được\s+ban\s+hành|được\s+ký|ban\s+hành))?|này)?\s*"
)
_ISSUED = regex.compile(r"ngày\s+(?:ký|ban\s+hành)|(?:được\s+)?(?:ban\s+hành|ký)\s*$")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class _Point:
    """A day or a period, from its first to its last day, and where it is printed."""

    first: str | None
    last: str | None
    start: int
    stop: int
    has_year: bool


def due_dates(deadline: str, issued: str | None = None) -> tuple[Due, ...]:
    """Return the dates that `deadline` states, one for each day or period it names.

    `issued` is the document's own date (ISO), for terms that run from its issue. Words that state
    no time give none.
    """
    text = " ".join(deadline.lower().split())
    every = _every(text)
    term, points = _TERM.search(text), _points(text)
    if term and (term["since"] or not points):
        return (_term(term, issued),)
    dues = _from_points(text, points, every)
    return dues or ((Due(every=every),) if every else ())


def _every(text: str) -> str | None:
    found = _EACH.search(text)
    return found["unit"] or found["count"] or "thường xuyên" if found else None


def _term(found: regex.Match[str], issued: str | None) -> Due:
    count, unit = int(found["most"] or found["count"]), " ".join(found["unit"].split())
    end = _counted(count, unit, issued) if issued and _is_issue(found["since"]) else None
    return Due(end=end, count=count, unit=unit, since=found["since"])


def _is_issue(since: str | None) -> bool:
    return bool(since and _ISSUE.fullmatch(since) and _ISSUED.search(since))


def _counted(count: int, unit: str, issued: str) -> str | None:
    """Return the last day of a term; working days need a calendar of holidays that nobody gave."""
    try:
        day = date.fromisoformat(issued)
        if unit == "ngày":
            return (day + timedelta(days=count)).isoformat()
        if unit == "tháng":
            years, month = divmod(day.month - 1 + count, 12)
            last = monthrange(day.year + years, month + 1)[1]
            return date(day.year + years, month + 1, min(day.day, last)).isoformat()
    except (ValueError, OverflowError):
        return None
    return None


def _points(text: str) -> list[_Point]:
    found = [point for match in _POINT.finditer(text) if (point := _point(match))]
    if len(found) < 2 or not found[-1].has_year:
        return found
    year = (found[-1].last or "")[:4]  # a year printed once for a list goes to every member
    return [point if point.has_year else _with_year(point, year) for point in found]


def _with_year(point: _Point, year: str) -> _Point:
    first, last = (f"{year}{day[1:]}" if day else None for day in (point.first, point.last))
    return _Point(_real(first), _real(last), point.start, point.stop, True)


def _point(found: regex.Match[str]) -> _Point | None:
    year = next((found[name] for name in _YEAR_NAMES if found[name]), None)
    at = (found.start(), found.end(), year is not None)
    head = year or "-"
    if found["dd"]:
        day = _real(f"{head}-{int(found['dm']):02}-{int(found['dd']):02}")
        return _Point(day, day, *at) if day else None
    if found["nd"]:
        return _Point(f"---{int(found['nd']):02}", f"---{int(found['nd']):02}", *at)
    if found["yy"]:
        return _Point(f"{year}-01-01", f"{year}-12-31", *at)
    months = _months(found)
    if not months:
        return None
    last = monthrange(int(year or 2001), months[1])[1]
    return _Point(f"{head}-{months[0]:02}-01", f"{head}-{months[1]:02}-{last:02}", *at)


_YEAR_NAMES = ("dy1", "dy2", "my1", "my2", "qy1", "qy2", "hy1", "yy")


def _months(found: regex.Match[str]) -> tuple[int, int] | None:
    if found["half"]:
        return (1, 6) if found["which"] == "đầu" else (7, 12)
    if found["qq"]:
        quarter = _QUARTERS.get(found["qq"])
        return (3 * quarter - 2, 3 * quarter) if quarter else None
    month = int(found["mm"])
    return (month, month) if 1 <= month <= 12 else None


def _real(day: str | None) -> str | None:
    """Return `day` if the calendar has it; a 29 February without a year may be one."""
    try:
        date.fromisoformat(day.replace("--", "2000-", 1) if day else "")
    except ValueError:
        return None
    return day


def _from_points(text: str, points: list[_Point], every: str | None) -> tuple[Due, ...]:
    dues: list[Due] = []
    at, before = 0, ""
    while points:
        point, *points = points
        said = text[at : point.start]
        before = before if dues and _AND.fullmatch(said) else said
        at = point.stop
        if points and _TO.match(text[at : points[0].start]) and not _BEFORE.search(before):
            last, *points = points
            at = last.stop
            end = None if _ONWARD.match(text[at:]) else last.last
            dues.append(Due(point.first, end, every=every))
        else:
            dues.append(_single(point, before, text[at:], every))
    return tuple(dues)


def _single(point: _Point, before: str, behind: str, every: str | None) -> Due:
    if _ONWARD.match(behind) or _FROM.search(before):
        return Due(start=point.first, every=every)
    if _BEFORE.search(before):
        return Due(end=point.first, before=True, every=every)
    if _UNTIL.search(before) or point.first == point.last:
        return Due(end=point.last, every=every)
    return Due(point.first, point.last, every=every)
