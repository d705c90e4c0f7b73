"""What the name of an amending law holds: the laws that it amends, one by one or as a group."""

from __future__ import annotations

from functools import cache

import regex

from cancu.ingest.law_names import known_end, name_end, words_end
from cancu.ingest.tables import laws

_LAW = r"(?:(?:Bộ\s+)?Luật|Bộ\s+luật|Pháp\s+lệnh|(?:BỘ\s+)?LUẬT|PHÁP\s+LỆNH)"
AMENDING_START = regex.compile(r"(?P<type>Luật|LUẬT|Pháp\s+lệnh)(?=\s+(?:[Ss]ửa|SỬA)\s)")
_AMENDS = regex.compile(
    r"\s+(?:[Ss]ửa\s+đổi|SỬA\s+ĐỔI)(?:,?\s*(?:bổ\s+sung|BỔ\s+SUNG|bãi\s+bỏ|thay\s+thế))*"
)
_SOME_ARTICLES = regex.compile(
    r"(?:\s+(?:một\s+số\s+(?:điều(?:,\s+khoản)?|quy\s+định|nội\s+dung)|MỘT\s+SỐ\s+ĐIỀU))?"
    r"(?:\s+(?:của|CỦA))?(?:\s+(?:các|CÁC))?\s+"
)
# As in "sửa đổi, bổ sung Điều 6 và Phụ lục 4 về Danh mục ngành, nghề … của Luật Đầu tư".
_PART = regex.compile(
    r"\s+(?:một\s+số\s+điều\s+và\s+)?(?:[Đđ]iều|[Kk]hoản|[Pp]hụ\s+lục|[Dd]anh\s+mục)\s"
    rf"[^;:.()\n]{{1,200}}?\scủa\s+(?={_LAW}\s)"
)
# As in "của 37 luật có liên quan đến quy hoạch", "các luật về thuế".
_GROUP = regex.compile(
    r"(?:\s+một\s+số\s+(?:điều|quy\s+định)\s+của)?\s+(?:các|một\s+số|\d{1,2})\s+[Ll]uật"
    r"(?:\s+(?:có\s+)?liên\s+quan(?:\s+(?:đến|tới))?|\s+về|\s+(?:trong|thuộc)\s+lĩnh\s+vực)"
)
_SUBJECT = regex.compile(r"[^;:.()\n\d]{2,120}?(?=,?\s+(?:ngày|số|năm)\s+\d)")
_TYPE = regex.compile(rf"{_LAW}(?=\s)")
_LOWER = regex.compile(r"(?:bộ\s+)?luật(?=\s)")
_JOINED = regex.compile(r"\s*(?:,|;|và|VÀ|,\s*và)\s+(?=(?:[Bb]ộ\s+)?[Ll]uật\s|Pháp\s+lệnh\s|LUẬT)")


def amended_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of the name at `start` where it is "sửa đổi …", None where it is another."""
    amends = _AMENDS.match(text, start, limit)
    if not amends:
        return None
    group = _GROUP.match(text, amends.end(), limit)
    if group:
        return _subject_end(text, group.end(), limit)
    held = _PART.match(text, amends.end(), limit) or _SOME_ARTICLES.match(text, amends.end(), limit)
    return _list_end(text, held.end(), limit) if held else None


def _subject_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of what the laws of a group are about: "nông nghiệp và môi trường"."""
    known = _known_subjects().match(text, start, limit)
    dated = None if known else _SUBJECT.match(text, start, limit)
    found = known or dated
    return found.end() if found else words_end(text, start, limit)


@cache
def _known_subjects() -> regex.Pattern[str]:
    subjects = sorted(laws.groups(), key=len, reverse=True)
    shapes = "|".join(regex.escape(subject).replace(r"\ ", r"\s+") for subject in subjects)
    return regex.compile(rf"\s+(?:{shapes})(?!\p{{L}})")


def _list_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of "Luật A, Luật B và Luật C"; some pages print "luật A, luật B"."""
    end: int | None = None
    at = start
    while True:
        named = _TYPE.match(text, at, limit)
        if named:
            law = name_end(text, named.end(), limit)
        else:
            lower = _LOWER.match(text, at, limit)
            law = known_end(text, lower.end(), limit) if lower else None
        joined = _JOINED.match(text, law, limit) if law else None
        end = law or end
        if not joined:
            return end
        at = joined.end()
