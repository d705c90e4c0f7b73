"""Where the name of a law ends: it is cited without number or issuer, with no closing mark."""

from __future__ import annotations

import regex

from cancu.ingest.model import Span
from cancu.ingest.tables import laws

_WORDS = (
    *(r"Bộ\s+[Ll]uật", r"(?<!Bộ\s+)Luật", r"Pháp\s+lệnh", r"Hiến\s+pháp"),
    *(r"BỘ\s+LUẬT", r"(?<!(?:BỘ|PHÁP)\s+)LUẬT", r"PHÁP\s+LỆNH"),
)
LAW_STARTS = tuple(
    regex.compile(rf"(?P<type>{word})(?=[\s,;.)])(?<![\p{{L}}\d]{word})") for word in _WORDS
)
LAW_START = regex.compile(rf"(?<![\p{{L}}\d])(?P<type>{'|'.join(_WORDS)})(?=[\s,;.)])")
_AMENDING = regex.compile(
    r"\s+(?:sửa\s+đổi|SỬA\s+ĐỔI|Sửa\s+đổi)(?:,?\s*(?:bổ\s+sung|BỔ\s+SUNG))?"
    r"(?:\s+(?:một\s+số\s+(?:điều|quy\s+định|nội\s+dung)|MỘT\s+SỐ\s+ĐIỀU))?(?:\s+(?:của|CỦA))?\s+(?:các\s+)?"
)
_JOINED = regex.compile(
    r"\s*(?:,|;|và|VÀ|,\s*và)\s+(?=(?:Bộ\s+luật|Luật|Pháp\s+lệnh|BỘ\s+LUẬT|LUẬT)\s)"
)
_RULE_OF_LAW = regex.compile(r"\s*(?:,|và)\s+(?:pháp\s+)?luật")  # a phrase, not the instrument
_HIEN_PHAP = regex.compile(
    r"\s+nước\s+(?:CHXHCN|Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa)\s+Việt\s+Nam"
)
_SYLLABLE = regex.compile(r"(?P<between>\s*,?\s*)(?P<word>[\p{L}\d]+|[“”()/])")
_TOKEN = regex.compile(r"(?P<between>,?\s+|\s*-\s*)(?P<word>[\p{L}]+|\d+(?!\d*/))")
_BASIS_LINE = regex.compile(r"(?:Căn cứ|;)\s+(?:Bộ luật|Luật|Pháp lệnh)$")
_DATED_NAME = regex.compile(
    r"(\s+(?:\p{Lu}|sửa\s+đổi)[^;:.()\n\d]{2,400}?)\s*,?\s+(?:ngày|số)\s*\d"
)
_FORMULA = regex.compile(
    r"(?:Quốc\s+hội|[ỦU][yỷ]\s+ban\s+[Tt]hường\s+vụ\s+Quốc\s+hội)\s+ban\s+hành\s+"
)
_CAPITAL = regex.compile(r"\s+\p{Lu}")
_AND_NAME = regex.compile(r"\s+(?!Luật|Bộ luật|Nghị|Pháp lệnh)\p{Lu}")
_LONGEST = 24  # syllables of a name that is in no table


def is_own(text: str, found: regex.Match[str]) -> bool:
    """Tell the type word over a law's own title, and the one in its enacting formula."""
    start, end = found.span()
    line = text.rfind("\n", 0, start) + 1
    alone = not text[line:start].strip() and text.startswith("\n", end)
    return alone or bool(_FORMULA.fullmatch(text, line, start))


def law_at(text: str, start: int, limit: int) -> Span | None:
    """Return the span of the law whose type word begins at `start`, None where no name follows.

    A law that amends others holds their names: the span goes to the end of the last.
    """
    found = LAW_START.match(text, start, limit)
    if not found:
        return None
    if found["type"].casefold().startswith("hiến"):
        if _RULE_OF_LAW.match(text, found.end(), limit):
            return None
        country = _HIEN_PHAP.match(text, found.end(), limit)
        return Span(start, country.end() if country else found.end())
    end = _to_date(text, found.end(), limit) or _end(text, found.end(), limit)
    return Span(start, end) if end else None


def _end(text: str, start: int, limit: int) -> int | None:
    amending = _AMENDING.match(text, start, limit)
    if amending:
        return _list_end(text, amending.end(), limit)
    return _known_end(text, start, limit) or _unknown_end(text, start, limit)


def _list_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of "Luật A, Luật B và Luật C"."""
    end: int | None = None
    at = start
    while law := law_at(text, at, limit):
        end = law.end
        joined = _JOINED.match(text, end, limit)
        if not joined:
            break
        at = joined.end()
    return end


def _to_date(text: str, start: int, limit: int) -> int | None:
    """In a căn cứ line a law's date stands right after its name, misprinted or not."""
    if not _BASIS_LINE.search(text, max(start - 24, 0), start):
        return None
    found = _DATED_NAME.match(text, start, limit)
    return found.end(1) if found else None


def _known_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of the longest name of the table at `start`."""
    node, at, end = laws.names(), start, None
    while True:
        syllable = _SYLLABLE.match(text, at, limit)
        if not syllable:
            return end
        comma = "," in syllable["between"]
        if comma:
            follows = node.children.get(",")
            if follows is None:
                return end
            node = follows
        child = node.children.get(laws.fold(syllable["word"]))
        if child is None:
            return end
        node, at = child, syllable.end()
        end = at if node.ends else end


def _unknown_end(text: str, start: int, limit: int) -> int | None:
    """Read a name that no table holds: it opens with a capital and runs to a word that ends it."""
    if not _CAPITAL.match(text, start, limit):
        return None
    at = start
    for _ in range(_LONGEST):
        token = _TOKEN.match(text, at, limit)
        cell = token and "\n" in token["between"] and not text[at - 1 : token.end()].isupper()
        if not token or cell or not _goes_on(text, start, at, token):
            break
        at = token.end()
    return at if at > start else None


def _goes_on(text: str, start: int, at: int, token: regex.Match[str]) -> bool:
    word = token["word"].casefold()
    if "," in token["between"]:
        return f"{text[start:at].rsplit(maxsplit=1)[-1]},".casefold() in laws.inner_commas()
    if word == "và":  # "Tiêu chuẩn và Quy chuẩn kỹ thuật", but "và các văn bản"
        return bool(_AND_NAME.match(text, token.end()))
    return not word.isdigit() and word not in laws.stops()
