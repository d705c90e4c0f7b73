"""From which day a document has effect, as it says itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import regex

from cancu.ingest.model import Reading, Span
from cancu.ingest.patterns import DATE, iso_date

# "Quyết định này có hiệu lực thi hành kể từ ngày ký", "… sau 45 ngày kể từ ngày ký ban hành".
_EFFECT = regex.compile(
    r"(?:này|Quyết\s+định|Nghị\s+quyết|Quy\s+định|Quy\s+chế)\s+có\s+(?:hiệu\s+lực|giá\s+trị)(?:\s+thi\s+hành)?"
    r"(?:\s+sau\s+(?P<days>\d{1,3})(?:\s+\([^()]{1,30}\))?\s+ngày)?,?\s+(?:kể\s+)?từ\s+(?:ngày\s+)?"
)
_SIGNED = regex.compile(r"(?:ngày\s+)?(?:được\s+)?(?:ký|ban\s+hành|thông\s+qua|công\s+bố)\b")


@dataclass(frozen=True, slots=True)
class Effect:
    """The first day of effect (ISO) and the words that say so."""

    since: str
    span: Span


def effect_of(reading: Reading) -> Effect | None:
    """Return the day from which the document has effect, None where it does not say.

    Days counted from the signature need the document's own date.
    """
    text = reading.document.text
    for found in _EFFECT.finditer(text):
        signed = _SIGNED.match(text, found.end())
        if signed:
            since = _after(reading, int(found["days"] or 0))
            end = signed.end()
        else:
            day = DATE.match(text, found.end()) or DATE.match(text, found.end() - 5)
            since = iso_date(day) if day and day["d"] and not found["days"] else None
            end = day.end() if day else found.end()
        if since and _is_day(since):
            return Effect(since, Span(found.start(), end))
    return None


def _after(reading: Reading, days: int) -> str | None:
    signed = reading.head.date
    if not signed or not _is_day(signed.value):
        return None
    return (date.fromisoformat(signed.value) + timedelta(days=days)).isoformat()


def _is_day(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return len(iso) == 10
