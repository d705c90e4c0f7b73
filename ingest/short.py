"""Find short forms: a type and the bare ordinal of an instrument cited in full elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from cancu.ingest.model import Mention, Span
from cancu.ingest.pinpoint import run_after, run_before
from cancu.ingest.tables import types


def introduced(mentions: list[Mention]) -> dict[tuple[str, str], str | None]:
    """Map (type, ordinal) to the one number that it stands for; None where there are several."""
    numbers: dict[tuple[str, str], str | None] = {}
    for mention in mentions:
        if mention.number and mention.type:
            key = (mention.type, regex.split(r"[/-]", mention.number, maxsplit=1)[0])
            same = numbers.get(key, mention.number) == mention.number
            numbers[key] = mention.number if same else None
    return numbers


def short_forms(
    text: str, span: Span, numbers: dict[tuple[str, str], str | None]
) -> Iterator[Mention]:
    """Yield "Quy định 377" for each instrument of `numbers` that it can only mean."""
    for found in _shape().finditer(text, span.start, span.end):
        code, number = _meant(found, numbers)
        if not number:
            continue
        start, pinpoint = run_before(text, span.start, found.start())
        end, listed = run_after(text, found.end(), span.end)
        printed = " ".join(text[start:end].split())
        paths = (*pinpoint, *listed)
        yield Mention(Span(start, end), printed, code, number, found["ordinal"], pinpoint=paths)


def _meant(
    found: regex.Match[str], numbers: dict[tuple[str, str], str | None]
) -> tuple[str | None, str | None]:
    """Return the type and number of the one instrument that "QĐ 66" can mean."""
    word = " ".join(found["type"].split())
    named = types.by_name().get(word.casefold())
    rows = (named,) if named else types.by_symbol().get(word, ())
    meant = [
        (row.code, number) for row in rows if (number := numbers.get((row.code, found["ordinal"])))
    ]
    return meant[0] if len(meant) == 1 else (None, None)


@cache
def _shape() -> regex.Pattern[str]:
    names = [name for row in types.all_types() for name in row.names]
    words = "|".join(regex.escape(name).replace(r"\ ", r"\s+") for name in names)
    words += r"|(?<!\p{L})(?:QĐ|NĐ|NQ|TT|CT|KL|QyĐ)(?=\s?\d)"
    ordinal = r"(?P<ordinal>\d{1,4})(?![\d/.,-]*\d|\s?[-/]\s?\p{Lu}|\s*(?:%|người|đồng|nhiệm))"
    return regex.compile(rf"(?P<type>{words})\s*(?:số\s+)?(?<!\p{{Ll}}){ordinal}")
