"""Tell which instrument each mention means, and how that was told."""

from __future__ import annotations

from dataclasses import dataclass

from cancu.ingest.cite import Found
from cancu.ingest.model import Mention, Resolution


@dataclass(frozen=True, slots=True)
class _Known:
    """A mention that says enough of its instrument, at its index."""

    index: int
    mention: Mention


def resolve(found: tuple[Found, ...]) -> tuple[Resolution, ...]:
    """Return one resolution a mention, in the same order.

    A bare number means the one instrument of that number the document names in full; where it
    names several, all are kept with the reason.
    """
    known = _full_forms(found)
    return tuple(_resolution(index, item.mention, known) for index, item in enumerate(found))


def _full_forms(found: tuple[Found, ...]) -> dict[str, list[_Known]]:
    """Group the mentions that state a date by number or name, one for each date."""
    known: dict[str, list[_Known]] = {}
    for index, item in enumerate(found):
        mention = item.mention
        key = mention.number or mention.name or ""
        rows = known.setdefault(key, [])
        if mention.date and all(row.mention.date != mention.date for row in rows):
            rows.append(_Known(index, mention))
    return known


def _resolution(index: int, mention: Mention, known: dict[str, list[_Known]]) -> Resolution:
    rows = known.get(mention.number or mention.name or "", [])
    if not mention.number:
        # a transitional article may name the law of old: only what came before is repeated
        rows = [row for row in rows if row.index < index]
    if mention.date or not rows:
        return Resolution("stated", mention.date, mention.issuer)
    fitting = [row for row in rows if _fits(mention, row.mention)]
    if len(fitting) == 1:
        row = fitting[0]
        issuer = mention.issuer or row.mention.issuer
        return Resolution("earlier", row.mention.date, issuer, row.index)
    indices = tuple(row.index for row in rows)
    reason = f"số {mention.number or mention.name} có {len(rows)} văn bản khác ngày trong tài liệu"
    return Resolution("open", None, mention.issuer, None, indices, reason)


def _fits(mention: Mention, full: Mention) -> bool:
    same_type = not mention.type or not full.type or mention.type == full.type
    if not mention.issuer or not full.issuer:
        return same_type
    return same_type and mention.issuer.casefold() == full.issuer.casefold()
