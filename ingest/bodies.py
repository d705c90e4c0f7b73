"""Where the name of an issuing body begins and ends: it has no closing mark on the page."""

from __future__ import annotations

from functools import cache

import regex

from cancu.ingest.model import Span
from cancu.ingest.tables import issuers, types

_OF = regex.compile(r"\s*,?\s*(?:của|CỦA|Của)\s+(?:các\s+)?|,\s+(?=Hội\s+nghị\s+lần\s+thứ)")
_TOKEN = regex.compile(r"[\p{L}\d]+")
_JOINT = regex.compile(
    r"\s+(?:[-–]\s+(?=\p{Lu}))?|[-–]\s?(?=\p{Lu})|(?<=\b(?:TP|Tp|TX|P|Q))\.\s?(?=\p{Lu})"
)
_LEVEL = frozenset({"quận", "phường", "vực", "khóa", "khoá", "số", "ương", "thứ"})
_DESCRIPTIONS = ("Về", "Ban hành", "Sửa đổi", "Phê duyệt", "Bãi bỏ", "Quyết định")
_DESCRIPTION = regex.compile(rf"(?:{'|'.join(_DESCRIPTIONS)})(?!\p{{L}})")
_BEFORE_CAPITAL = regex.compile(r"\s+(?=\p{Lu})")
_DIGIT = regex.compile(r"\s*:?\s*\d")
_WORD = regex.compile(r"[^\s,;.:()]+")
_OPENING_LETTERS = "BSP"  # Bộ, Sở, Phòng: what names with commas begin with
_LONGEST = 24  # syllables; no body's name is longer


def issuer_after(text: str, start: int, end: int) -> Span | None:
    """Return the body named after `của` at `start`, None where none is."""
    of = _OF.match(text, start, end)
    return body_at(text, of.end(), end) if of else None


def body_before(text: str, start: int, end: int) -> Span | None:
    """Return the body whose name ends right at `end`, the longest that begins after `start`."""
    for head in _head().finditer(text, start, end):
        body = body_at(text, head.start(), end)
        if body and not text[body.end : end].strip():
            return body
    return None


def body_at(text: str, start: int, end: int) -> Span | None:
    """Return the span of the body whose name begins at `start`, None where none does."""
    if closed := _closed().match(text, start, end):
        return Span(start, closed.end())
    for pattern in (_known_name(), _head()):
        found = pattern.match(text, start, end)
        if found:
            at = _walk(text, found.end(), end)
            field = _field().match(text, at, end) if "hỉ đạo" in text[start:at] else None
            return Span(start, _walk(text, field.end(), end) if field else at)
    return None


@cache
def _known_name() -> regex.Pattern[str]:
    return regex.compile(f"(?i:{_any_of(issuers.words().names).pattern})")


@cache
def _field() -> regex.Pattern[str]:
    """What a steering committee steers: "Ban Chỉ đạo về phòng, chống tham nhũng, lãng phí"."""
    return regex.compile(rf"\s+(?:về\s+)?(?i:{_any_of(issuers.words().fields).pattern})")


@cache
def _closed() -> regex.Pattern[str]:
    """Names that nothing but a term or the country follows: "Chính phủ", "Quốc hội khóa XV"."""
    names = _any_of(issuers.words().closed).pattern
    term = (
        r"(?:\s+khóa|\s+khoá|\s+KHÓA)\s+(?:[IVX]+|\d+)(?!\p{L})|\s+nước\s+[\p{L}\s]{2,42}Việt\s+Nam"
    )
    return regex.compile(rf"{names}(?:{term})?(?!\s+\p{{Lu}}\p{{Ll}})")


@cache
def _head() -> regex.Pattern[str]:
    return _any_of(issuers.words().heads)


def _any_of(words: tuple[str, ...]) -> regex.Pattern[str]:
    """Match a table's words as printed, or in capitals as titles print them."""
    shapes = [regex.escape(word).replace(r"\ ", r"\s+") for word in words]
    capitals = [regex.escape(word.upper()).replace(r"\ ", r"\s+") for word in words]
    return regex.compile(rf"(?:{'|'.join(shapes + capitals)})(?![\p{{L}}\d])")


def _walk(text: str, start: int, end: int) -> int:
    """Take syllable after syllable until one cannot belong to the name."""
    at, capital_text = start, text[max(start - 8, 0) : start].isupper()
    for _ in range(_LONGEST):
        joint = _JOINT.match(text, at, end)
        token = _TOKEN.match(text, joint.end(), end) if joint else None
        opens = token and token.group()[0] in _OPENING_LETTERS
        whole = _known_name().match(text, token.start(), end) if token and opens else None
        if whole:  # "Giám đốc Sở Văn hóa, Thể thao và Du lịch"
            at = whole.end()
            continue
        if (
            not token
            or _opens_cell(text, at, token, end)
            or not _belongs(text, at, token, end, capital_text)
        ):
            break
        at = token.end()
    return at


def _opens_cell(text: str, before: int, token: regex.Match[str], end: int) -> bool:
    """Tell another body on a line of its own: the next cell of a table."""
    return "\n" in text[before : token.start()] and bool(_head().match(text, token.start(), end))


def _belongs(text: str, before: int, token: regex.Match[str], end: int, capital_text: bool) -> bool:
    word = token.group()
    folded = word.casefold()
    if word.isdigit():
        return _last_syllable(text, before) in _LEVEL
    if folded == "và":
        return _links_name(text, token.end(), end)
    if folded == "số":  # "Cục Chuyển đổi số", but "Bộ Chính trị số 22"
        return not _DIGIT.match(text, token.end(), end)
    if word[0].isupper() and not capital_text:
        first = text[before - 2 : before] in ("Bộ", "Sở")  # "Bộ Kế hoạch và Đầu tư"
        return first or not _opens_description(text, token, end)
    table = issuers.words()
    ends = folded in table.stops or (not capital_text and folded in table.lower_stops)
    return _is_split_name(text, before, token, end) or not (
        ends or _begins_description(text, token.start(), end)
    )


def _opens_description(text: str, token: regex.Match[str], end: int) -> bool:
    if token.group() not in _opening_words():
        return False
    pattern = _DESCRIPTION.match(text, token.start(), end)
    return bool(pattern or _type_name().match(text, token.start(), end))


@cache
def _opening_words() -> frozenset[str]:
    """Return what a description or the name of a type begins with."""
    names = [*_DESCRIPTIONS, *(name for row in types.all_types() for name in row.names)]
    words = [name.split()[0] for name in names]
    return frozenset([*words, *(word.upper() for word in words)])


def _is_split_name(text: str, before: int, token: regex.Match[str], end: int) -> bool:
    """Tell a word inside a name: "Văn phòng Ủy ban nhân dân", "Tổ giúp việc Ban chỉ đạo"."""
    word, last = token.group(), _last_syllable(text, before)
    if word == "ban" and last in ("ủy", "uỷ"):
        return not text.startswith(" hành", token.end(), end)
    return word == "chỉ" and last == "ban"


def _last_syllable(text: str, before: int) -> str:
    return text[max(before - 12, 0) : before].rsplit(maxsplit=1)[-1].casefold()


def _links_name(text: str, start: int, end: int) -> bool:
    """`và` stays inside `Bộ Kế hoạch và Đầu tư`, but not before another body or instrument."""
    following = _BEFORE_CAPITAL.match(text, start, end)
    if not following or _type_name().match(text, following.end(), end):
        return False
    return not _head().match(text, following.end(), end)


@cache
def _type_name() -> regex.Pattern[str]:
    return _any_of(tuple(name for row in types.all_types() for name in row.names))


def _begins_description(text: str, start: int, end: int) -> bool:
    following = tuple(_WORD.findall(text[start : min(start + 32, end)].casefold())[:3])
    phrases = issuers.words().stop_phrases
    return following[:2] in phrases or following in phrases
