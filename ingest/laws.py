"""Where the name of a law ends: it is cited without number or issuer, with no closing mark."""

from __future__ import annotations

import regex

from cancu.ingest.amending_names import amended_end
from cancu.ingest.law_names import name_end
from cancu.ingest.model import Span

LONGEST_NAME = 1500  # characters: an amending law may hold the names of a dozen others
_WORDS = (
    *(r"Bộ\s+[Ll]uật", r"(?<!Bộ\s+)Luật", r"Pháp\s+lệnh", r"Hiến\s+pháp"),
    *(r"BỘ\s+LUẬT", r"(?<!(?:BỘ|PHÁP)\s+)LUẬT", r"PHÁP\s+LỆNH"),
)
LAW_STARTS = tuple(
    regex.compile(rf"(?P<type>{word})(?=[\s,;.)])(?<![\p{{L}}\d]{word})") for word in _WORDS
)
LAW_START = regex.compile(rf"(?<![\p{{L}}\d])(?P<type>{'|'.join(_WORDS)})(?=[\s,;.)])")
_RULE_OF_LAW = regex.compile(r"\s*(?:,|và)\s+(?:pháp\s+)?luật")  # a phrase, not the instrument
_HIEN_PHAP = regex.compile(
    r"\s+nước\s+(?:CHXHCN|Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa)\s+Việt\s+Nam"
)
# "Trường Đại học Luật Hà Nội", "chuyên ngành Luật Kinh tế"; a treaty may be "về Luật Biển".
_NO_LAW_AFTER = (
    *("Đại học", "Học viện", "Khoa", "Viện", "ngành", "Hội", "Công ty", "Văn phòng", "Cử nhân"),
    *("cử nhân", "Thạc sĩ", "thạc sĩ", "Tạp chí", "Hợp Quốc về", "hợp quốc về", "Công ước"),
    *("KỶ", "Kỷ", "QUY"),
)
_BASIS_LINE = regex.compile(r"(?:Căn cứ|;)\s+(?:Bộ luật|Luật|Pháp lệnh)$")
_FURTHER = regex.compile(r"(?:,|và)\s+(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+(?:định|quyết))\s")
_DATED_NAME = regex.compile(
    r"(\s+(?:\p{Lu}|sửa\s+đổi)[^;:.()\n\d]{2,400}?)\s*,?\s+(?:ngày|số)\s*\d"
)
_FORMULA = regex.compile(
    r"(?:Quốc\s+hội|[ỦU][yỷ]\s+ban\s+[Tt]hường\s+vụ\s+Quốc\s+hội)\s+ban\s+hành\s+"
)


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
    limit = min(limit, start + LONGEST_NAME)
    found = LAW_START.match(text, start, limit)
    if not found or text[max(start - 16, 0) : start].rstrip().endswith(_NO_LAW_AFTER):
        return None
    if found["type"].casefold().startswith("hiến"):
        if _RULE_OF_LAW.match(text, found.end(), limit):
            return None
        country = _HIEN_PHAP.match(text, found.end(), limit)
        return Span(start, country.end() if country else found.end())
    end = _end(text, found.end(), limit)
    return Span(start, end) if end else None


def _end(text: str, start: int, limit: int) -> int | None:
    dated = _to_date(text, start, limit)
    return dated or amended_end(text, start, limit) or name_end(text, start, limit)


def _to_date(text: str, start: int, limit: int) -> int | None:
    """In a căn cứ line a law's date stands right after its name, misprinted or not."""
    if not _BASIS_LINE.search(text, max(start - 24, 0), start):
        return None
    found = _DATED_NAME.match(text, start, limit)
    if not found or (found[1][1].isupper() and _FURTHER.search(found[1])):
        return None
    return found.end(1)
