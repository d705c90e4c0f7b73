"""Find technical standards and regulations: "QCVN 81:2019/BTTTT", "TCVN ISO 9001:2015"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from cancu.ingest.model import Mention, Span
from cancu.ingest.pinpoint import run_before
from cancu.ingest.scan import by_span_of_any

_NUMBER = r"""(?P<number>\d{1,6}(?:-\d{1,3})*)\s?:\s?(?P<year>(?:19|20)\d\d)
    (?P<body>\s?/\s?[A-ZĐ]{2,10})?"""
_SERIES = r"\s*(?P<series>(?:[A-Z]{2,6}[/\s])*)"
# One pattern a code, each opening with plain letters; a firm's standard may print none.
_STANDARDS = {
    code: regex.compile(rf"(?P<code>{code}(?:VN)?){_SERIES}{_NUMBER}", regex.X)
    for code in ("TCVN", "QCVN", "QCĐP", "TCXD", "TCCS", "TCN", "QCXD")
} | {"chuẩn cơ sở": regex.compile(rf"cơ\s+sở\s+(?P<code>)(?P<series>){_NUMBER}", regex.X)}
_WORDS = regex.compile(
    r"""(?:Quy|Tiêu|quy|tiêu)\s+chuẩn(?:\s+kỹ\s+thuật)?
        (?:\s+(?:quốc\s+gia|Việt\s+Nam|cơ\s+sở))?\s+(?:số\s+)?""",
    regex.X | regex.R,
)
_BLANK = regex.compile(r"\s")
_YEAR = regex.compile(r":\s?(?:19|20)\d\d")  # every standard has one, few documents do


def standards(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, Mention]]:
    """Yield the standards named, each with the index of the span that holds it."""
    if not _YEAR.search(text):
        return
    patterns = [pattern for letters, pattern in _STANDARDS.items() if letters in text]
    for index, matches in by_span_of_any(patterns, text, spans).items():
        for found in matches:
            yield index, _mention(text, spans[index], found)


def _mention(text: str, span: Span, found: regex.Match[str]) -> Mention:
    code = found["code"] or "TCCS"
    series = "".join(f"{part} " for part in (found["series"] or "").split())
    body = _BLANK.sub("", found["body"] or "")
    number = f"{code} {series}{found['number']}:{found['year']}{body}"
    at = found.start("code") if found["code"] else found.start("number")
    before = _WORDS.match(text, span.start, at)
    start, pinpoint = run_before(text, span.start, before.start() if before else at)
    printed = " ".join(text[start : found.end()].split())
    words = " ".join(text[at : found.end()].split())
    whole = Span(start, found.end())
    as_printed = words if words != number else None
    return Mention(whole, printed, "TC", number, as_printed, pinpoint=pinpoint)
