"""Find technical standards and regulations: "QCVN 81:2019/BTTTT", "TCVN ISO 9001:2015"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from cancu.ingest.model import Mention, Span
from cancu.ingest.pinpoint import run_before
from cancu.ingest.scan import by_span

_STANDARD = regex.compile(
    r"""(?:(?:Quy|Tiêu|quy|tiêu)\s+chuẩn(?:\s+kỹ\s+thuật)?(?:\s+(?:quốc\s+gia|Việt\s+Nam|cơ\s+sở))?
        \s+(?:số\s+)?)?
    (?:(?P<code>TCVN|QCVN|QCĐP|TCXDVN|TCXD|TCCS|TCN|QCXDVN)\s*(?P<series>(?:[A-Z]{2,6}[/\s])*)
      |(?<=cơ\s+sở\s+))
    (?P<number>\d{1,6}(?:-\d{1,3})*)\s?:\s?(?P<year>(?:19|20)\d\d)
    (?P<body>\s?/\s?[A-ZĐ]{2,10})?""",
    regex.X,
)
_HINTS = ("CVN", "TCX", "QCĐP", "TCCS", "TCN", "chuẩn cơ sở")
_BLANK = regex.compile(r"\s")


def standards(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, Mention]]:
    """Yield the standards named, each with the index of the span that holds it."""
    if not any(hint in text for hint in _HINTS):
        return
    for index, matches in by_span(_STANDARD, text, spans).items():
        for found in matches:
            yield index, _mention(text, spans[index], found)


def _mention(text: str, span: Span, found: regex.Match[str]) -> Mention:
    code = found["code"] or "TCCS"
    series = "".join(f"{part} " for part in (found["series"] or "").split())
    body = _BLANK.sub("", found["body"] or "")
    number = f"{code} {series}{found['number']}:{found['year']}{body}"
    start, pinpoint = run_before(text, span.start, found.start())
    printed = " ".join(text[start : found.end()].split())
    words = _as_printed(found, number)
    whole = Span(start, found.end())
    return Mention(whole, printed, "TC", number, words, pinpoint=pinpoint)


def _as_printed(found: regex.Match[str], number: str) -> str | None:
    """Return the number's own words where they differ from the canonical ones."""
    start = found.start("code") if found["code"] else found.start("number")
    words = " ".join(found.group()[start - found.start() :].split())
    return words if words != number else None
