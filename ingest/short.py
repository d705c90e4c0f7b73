"""Find short forms: a type and the bare ordinal of an instrument cited in full elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from cancu.ingest.bodies import issuer_after
from cancu.ingest.model import Mention, Span
from cancu.ingest.pinpoint import run_after, run_before
from cancu.ingest.scan import by_span
from cancu.ingest.tables import types

_INTRODUCED = regex.compile(r"\([^()]*\b(?:là|tắt|chung)\s*:?\s*[“\"]?")
_LONGEST_INTRODUCTION = 800  # characters: the subject stands before the bracket
_ORDINAL_END = regex.compile(r"[/-]")


def introduced(mentions: list[Mention]) -> dict[tuple[str, str], str | None]:
    """Map (type, ordinal) to the one number that it stands for; None where there are several."""
    numbers: dict[tuple[str, str], str | None] = {}
    for mention in mentions:
        if mention.number and mention.type:
            key = (mention.type, _ORDINAL_END.split(mention.number, maxsplit=1)[0])
            same = numbers.get(key, mention.number) == mention.number
            numbers[key] = mention.number if same else None
    return numbers


def is_introduced(text: str, full: Mention, short: Mention) -> bool:
    """Tell the second of "Nghị định số 5/… về A (sau đây gọi là Nghị định số 5/…)"."""
    if not full.number or full.number != short.number:
        return False
    opened = text.rfind("(", full.span.end, short.span.start)
    start = max(full.span.end, short.span.start - _LONGEST_INTRODUCTION)
    return opened >= start and bool(_INTRODUCED.fullmatch(text, opened, short.span.start))


def short_forms(
    text: str, spans: Sequence[Span], numbers: dict[tuple[str, str], str | None]
) -> Iterator[tuple[int, Mention]]:
    """Yield "Quy định 377" for each instrument of `numbers` that it can only mean.

    Each comes with the index of the span that holds it.
    """
    ordinals = {ordinal for _, ordinal in numbers}
    if not ordinals:
        return
    for index, matches in by_span(_bare(), text, spans).items():
        for found in matches:
            if found.group() in ordinals:
                mention = _short_form(text, spans[index], Span(*found.span()), numbers)
                if mention:
                    yield index, mention


def _short_form(
    text: str, span: Span, place: Span, numbers: dict[tuple[str, str], str | None]
) -> Mention | None:
    before = _type_before().match(text, max(span.start, place.start - 32), place.start)
    ordinal = place.of(text)
    code, number = _meant(before["type"], ordinal, numbers) if before else (None, None)
    if not before or not number:
        return None
    start, pinpoint = run_before(text, span.start, before.start())
    end, listed = run_after(text, place.end, span.end)
    body = issuer_after(text, end, span.end)
    end, issuer = (body.end, " ".join(body.of(text).split())) if body else (end, None)
    printed = " ".join(text[start:end].split())
    paths = (*pinpoint, *listed)
    return Mention(Span(start, end), printed, code, number, ordinal, None, issuer, None, paths)


def _meant(
    printed: str, ordinal: str, numbers: dict[tuple[str, str], str | None]
) -> tuple[str | None, str | None]:
    """Return the type and number of the one instrument that "QĐ 66" can mean."""
    word = " ".join(printed.split())
    named = types.by_name().get(word.casefold())
    rows = (named,) if named else types.by_symbol().get(word, ())
    meant = [(row.code, number) for row in rows if (number := numbers.get((row.code, ordinal)))]
    return meant[0] if len(meant) == 1 else (None, None)


@cache
def _bare() -> regex.Pattern[str]:
    """Match an ordinal alone, after a letter that the name of a type can end in."""
    last = {name[-1] for row in types.all_types() for name in row.names} | {"ố"}
    return regex.compile(
        rf"(?<=[{''.join(sorted(last))}\s]\s|\p{{Lu}})[0-9]{{1,4}}"
        r"(?![\d/.,-]*\d|\s?[-/]\s?\p{Lu}|\s*(?:%|người|đồng|nhiệm))"
    )


@cache
def _type_before() -> regex.Pattern[str]:
    """The type in full, a blank and perhaps "số"; or its letters, as in "QĐ66"."""
    names = [name for row in types.all_types() for name in row.names]
    words = "|".join(regex.escape(name).replace(r"\ ", r"\s+") for name in names)
    return regex.compile(
        rf"(?<!\p{{L}})(?:(?P<type>{words})\s+(?:số\s+)?|(?P<type>QĐ|NĐ|NQ|TT|CT|KL|QyĐ)\s?)",
        regex.R,
    )
