"""Read lines that label who does a task: "Đơn vị chủ trì: …", "Thời gian thực hiện: …"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import regex

from cancu.ingest.model import Span


class LineKind(StrEnum):
    """What a labelled line, or a column of a task table, tells."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    TIME = "time"
    TASK = "task"
    RESULT = "result"  # of a column only; a labelled line of that kind is a TASK


_BODY = (
    r"(?:(?:các|những)\s+)?(?:đơn\s+vị|cơ\s+quan|bộ\s+phận|phòng\s+ban)"
    r"(?:\s*,\s*(?:đơn\s+vị|địa\s+phương|tổ\s+chức|cá\s+nhân))*"
)
_COORDINATES = rf"(?:{_BODY}\s+)?(?:phối\s+hợp|tham\s+gia)(?:\s+(?:thực\s+hiện|tham\s+gia))?"
_LEADING = (
    r"(?:chủ\s+trì|thực\s+hiện|đầu\s+mối|phụ\s+trách|chịu\s+trách\s+nhiệm|triển\s+khai|tham\s+mưu)"
)
_LEADS = (
    rf"(?:{_BODY}\s+(?:được\s+giao\s+)?{_LEADING}"
    r"|chủ\s+trì|phân\s+công\s+(?:thực\s+hiện|nhiệm\s+vụ)|trách\s+nhiệm\s+thực\s+hiện)"
    rf"(?:\s*,?\s*(?:và\s+)?(?:{_LEADING}|theo\s+dõi|đánh\s+giá|chính|hoàn\s+thành))*"
)
_TIMES = (
    r"(?:thời\s+gian|thời\s+hạn|tiến\s+độ|lộ\s+trình|thời\s+điểm|hạn)"
    r"(?:\s+(?:thực\s+hiện|hoàn\s+thành|triển\s+khai|tổ\s+chức|báo\s+cáo|dự\s+kiến|trình"
    r"|ban\s+hành|và|hoặc|,))*"
)
_TASKS = (
    r"(?:nhiệm\s+vụ|nội\s+dung(?:\s+(?:thực\s+hiện|công\s+việc))?|tên\s+nhiệm\s+vụ|công\s+việc"
    r"|sản\s+phẩm|kết\s+quả|kinh\s+phí|mục\s+tiêu|địa\s+điểm|hình\s+thức|đối\s+tượng)"
)
_KINDS = (
    rf"(?P<{LineKind.COORDINATE}>{_COORDINATES})"
    rf"|(?P<{LineKind.LEAD}>{_LEADS})|(?P<{LineKind.TIME}>{_TIMES})"
)
_LABEL = regex.compile(
    rf"(?:^|(?<=[.;]\s))(?:[-+–•*]\s*)?(?i:{_KINDS}|(?P<{LineKind.TASK}>{_TASKS}))\s*:[^\S\n*]*\*{{0,2}}[^\S\n]*",
    regex.M,
)
_RESULTS = (
    rf"(?P<{LineKind.RESULT}>(?:sản\s+phẩm|kết\s+quả|đầu\s+ra)"
    r"(?:\s*[,/]?\s*(?:sản\s+phẩm|kết\s+quả|đầu\s+ra|dự\s+kiến|chủ\s+yếu|hoàn\s+thành|cần\s+đạt"
    r"|thực\s+hiện|và))*$)"
)
_HEADER = regex.compile(rf"(?i:{_KINDS}|{_RESULTS})")


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled stretch of text; `span` is what follows the label."""

    kind: LineKind
    span: Span
    label: Span


def lines_in(text: str, start: int, end: int) -> tuple[Line, ...]:
    """Return the labelled lines of a clause's own words, each up to the next label or line end.

    `start` must lie behind the clause's mark.
    """
    found = list(_labels(text, start, end))
    ends = [*(label.start() for label in found[1:]), end][: len(found)]
    lines = []
    for label, limit in zip(found, ends, strict=True):
        line_end = text.find("\n", label.end(), limit)
        stop = limit if line_end < 0 else line_end
        lines.append(Line(_kind(label), Span(label.end(), stop), Span(label.start(), label.end())))
    return tuple(lines)


def _labels(text: str, start: int, end: int) -> list[regex.Match[str]]:
    if ":" not in text[start:end]:
        return []
    first = _LABEL_HERE.match(text, start, end)
    rest = [found for found in _LABEL.finditer(text, start, end) if found.start() > start]
    return [first, *rest] if first else rest


_LABEL_HERE = regex.compile(
    rf"(?i:{_KINDS}|(?P<{LineKind.TASK}>{_TASKS}))\s*:[^\S\n*]*\*{{0,2}}[^\S\n]*",
)


def _kind(found: regex.Match[str]) -> LineKind:
    return LineKind(found.lastgroup or LineKind.TASK)


def column_kind(title: str) -> LineKind | None:
    """Return what a table column of this title tells, None where it tells none of them."""
    found = _HEADER.match(title.strip())
    return LineKind(found.lastgroup) if found and found.lastgroup else None
