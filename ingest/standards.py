"""Find technical standards and regulations: "QCVN 81:2019/BTTTT", "TCVN ISO 9001:2015"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from cancu.ingest.model import Mention, Span

_STANDARD = regex.compile(
    r"""(?:(?:Quy|Tiêu|quy|tiêu)\s+chuẩn(?:\s+kỹ\s+thuật)?(?:\s+(?:quốc\s+gia|Việt\s+Nam|cơ\s+sở))?
        \s+(?:số\s+)?)?
    (?:(?P<code>TCVN|QCVN|QCĐP|TCXDVN|TCXD|TCCS|TCN|QCXDVN)\s*(?P<series>(?:[A-Z]{2,6}[/\s])*)
      |(?<=cơ\s+sở\s+))
    (?P<number>\d{1,6}(?:-\d{1,3})*)\s?:\s?(?P<year>(?:19|20)\d\d)
    (?P<body>\s?/\s?[A-ZĐ]{2,10})?""",
    regex.X,
)
_HINT = regex.compile(r"[TQ]C(?:VN|XD|ĐP|CS|N)\b|chuẩn\s+cơ\s+sở")


def standards_in(text: str, span: Span) -> Iterator[Mention]:
    """Yield the standards named inside `span`, in reading order."""
    if not _HINT.search(text, span.start, span.end):
        return
    for found in _STANDARD.finditer(text, span.start, span.end):
        code = found["code"] or "TCCS"
        series = "".join(f"{part} " for part in (found["series"] or "").split())
        body = regex.sub(r"\s", "", found["body"] or "")
        number = f"{code} {series}{found['number']}:{found['year']}{body}"
        printed = " ".join(found.group().split())
        yield Mention(Span(*found.span()), printed, "TC", number, _as_printed(found, number))


def _as_printed(found: regex.Match[str], number: str) -> str | None:
    """Return the number's own words where they differ from the canonical ones."""
    start = found.start("code") if found["code"] else found.start("number")
    words = " ".join(found.group()[start - found.start() :].split())
    return words if words != number else None
