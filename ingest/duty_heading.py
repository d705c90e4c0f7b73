"""Tell a heading that names who must do what stands below it."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from cancu.ingest.deeds import is_deed
from cancu.ingest.model import Span
from cancu.ingest.tables.units import words
from cancu.ingest.unit_lists import UnitList, list_at, whole_list

_OPENING = regex.compile(
    r"(?i:(?:về\s+)?trách\s+nhiệm(?:\s*(?:,|và)\s*(?:quyền\s+hạn|nghĩa\s+vụ|nhiệm\s+vụ|quyền))*(?:\s+(?:phối\s+hợp|quản\s+lý|thực\s+hiện))?\s+(?:của|đối\s+với)\s*:?"
    r"|nhiệm\s+vụ(?:\s*,?\s*(?:và\s+)?quyền\s+hạn)?\s+của|(?:kính\s+|trân\s+trọng\s+)?đề\s+nghị|yêu\s+cầu|giao(?:\s+nhiệm\s+vụ)?(?:\s+cho)?|phân\s+công|đối\s+với)(?:\s*:)?\s+"
)
_RESPONSIBILITY = regex.compile(r"(?i:(?:về\s+)?trách\s+nhiệm|nhiệm\s+vụ)")
_CLOSING = regex.compile(
    r"[^\S\n]*(?:\([^()\n]{1,160}\))?[^\S\n]*(?:,?[^\S\n]*(?:có|chịu)\s+trách\s+nhiệm(?:\s+(?:thực\s+hiện|sau|như\s+sau|sau\s+đây|các\s+nội\s+dung\s+sau))?|có\s+nhiệm\s+vụ|thực\s+hiện)?[^\S\n]*"
    r"(?P<mark>[:.])?[^\S\n]*(?=\n|$)"
)
# "Các đơn vị cấp nước trên địa bàn thành phố có trách nhiệm": the words between are theirs.
_DESCRIBED = regex.compile(
    r"(?P<more>[^\S\n][^.;:,\n]{1,100}?)[^\S\n]+có[^\S\n]+trách[^\S\n]+nhiệm(?:[^\S\n]+sau(?:[^\S\n]+đây)?)?[^\S\n]*:?[^\S\n]*(?=\n|$)"
)
# "Các doanh nghiệp công nghệ số": a line without a stop is a title, and all of it the name.
_LOOSE = regex.compile(
    r"(?P<more>(?:,(?!\s*lĩnh\s+vực)|[^\S\n])[^.;:()\n]{1,120}?)(?<!gồm)[^\S\n]*:?[^\S\n]*(?=\n|$)"
)
_OWED = regex.compile(r",?[^\S\n]+(?:có|chịu)[^\S\n]+trách[^\S\n]+nhiệm")
_QUANTIFIED = regex.compile(r"(?i:các|những)\s")
# "Các cơ quan thông tin, truyền thông của tỉnh: Xây dựng …": all before the colon is the name.
_NAMED = regex.compile(r"(?P<more>[^.;:()\n]{1,60}?)[^\S\n]*:[^\S\n]*(?=\p{Lu})")
_DEED_IN = regex.compile(
    r"(?i:chủ\s+trì|phối\s+hợp|trách\s+nhiệm|tiến\s+hành|thực\s+hiện|triển\s+khai|tổ\s+chức|xây\s+dựng|gồm|sau)(?!\p{L})"
)
_UNKNOWN = regex.compile(
    r"(?:Ban|Tổ|Đội|Bộ[^\S\n]+phận|Chủ[^\S\n]+(?:đầu[^\S\n]+tư|nhiệm|rừng|hộ))[^\S\n][^.;:,()\n]{1,60}?(?=[^\S\n]*:[^\S\n]*(?P<body>\S))"
)
# "Trách nhiệm của cơ quan, tổ chức trong việc cung cấp thông tin": for what, not who.
_MATTER = regex.compile(
    r"[^\S\n]+(?:trong[^\S\n]+việc|đối[^\S\n]+với|về[^\S\n]+việc|khi)(?=[^\S\n])"
)
_INLINE = regex.compile(r"[^\S\n]*(?:\([^()\n]{1,160}\))?[^\S\n]*:[^\S\n]*(?=\S)")
_AIM = regex.compile(rf"(?i:(?:về\s+)?(?:{'|'.join(words().aims)}))(?!\p{{L}})")
_GENERAL = regex.compile(r"(?:CÁC|NHỮNG)\s[^\p{Ll}]*$|(?:CƠ QUAN|TỔ CHỨC|ĐƠN VỊ)[^\p{Ll}]*$")
_ALSO_DEED = regex.compile(r"(?:Yêu\s+cầu|Căn\s+cứ|Định\s+hướng)\s")
_STOPS = (".", ";", ",")
_LONGEST_TITLE = 160
_LONGEST_NAME = 110
_LONGEST_INLINE = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """The units a heading names, and where the body after it begins."""

    units: tuple[Span, ...]
    body: int


def heading_at(text: str, start: int, end: int) -> Heading | None:
    """Return the heading with which a clause begins, None where it begins otherwise.

    `start` must lie behind the clause's mark.
    """
    opening = _OPENING.match(text, start, end)
    listed = list_at(text, opening.end() if opening else start, end)
    if not listed and not opening:
        return _unknown(text, start, end)
    if not listed or _is_general(listed.units, text):
        return _titled(text, opening, end) if opening else None
    # "Đối với các đơn vị sự nghiệp, kinh phí … từ các nguồn sau:" speaks of something else
    aside = opening and opening[0][:3].lower() == "đối" and text[listed.end : listed.end + 1] == ","
    named = _closed(text, listed, end) or (None if aside else _described(text, listed, end))
    if named:
        return named
    if (
        opening
        and _RESPONSIBILITY.match(opening[0])
        and text[listed.end : end].rstrip().endswith(":")
    ):
        return Heading(listed.units, end)
    return _titled(text, opening, end) if opening else None


def _unknown(text: str, start: int, end: int) -> Heading | None:
    """Read "Ban cán sự lớp: Phối hợp …": a body of no known form, before a colon and a deed."""
    found = _UNKNOWN.match(text, start, end)
    if not found or _DEED_IN.search(found[0]):
        return None
    if not is_deed(text, found.start("body"), end, capital=True):
        return None
    return Heading((Span(found.start(), found.end()),), found.start("body"))


def _closed(text: str, listed: UnitList, end: int) -> Heading | None:
    """Read a list that ends its line, or stands before a colon and the body."""
    closing = _CLOSING.match(text, listed.end, end)
    inline = closing or _INLINE.match(text, listed.end, end)
    return Heading(listed.units, inline.end()) if inline else None


def _described(text: str, listed: UnitList, end: int) -> Heading | None:
    """Read a list whose last unit is described up to the end of the line."""
    acts = is_deed(text, listed.end, end)
    group = _QUANTIFIED.match(text, listed.units[-1].start)
    found = _DESCRIBED.match(text, listed.end, end)
    if found and acts and not group:
        return Heading(listed.units, found.end())
    if not found and not acts and group:
        found = _LOOSE.match(text, listed.end, end)
    if not found and group:
        named = _NAMED.match(text, listed.end, end)
        found = named if named and not _DEED_IN.search(named["more"]) else None
    if not found:
        return None
    owed = _OWED.search(text, found.start("more"), found.end("more"))
    last = Span(listed.units[-1].start, owed.start() if owed else found.end("more"))
    return Heading((*listed.units[:-1], last), found.end())


def _is_general(units: tuple[Span, ...], text: str) -> bool:
    """Tell "TRÁCH NHIỆM CỦA CÁC CƠ QUAN": a chapter's title, whose articles name the units."""
    return all(_GENERAL.match(unit.of(text)) for unit in units)


def _titled(text: str, opening: regex.Match[str], end: int) -> Heading | None:
    """Read "Trách nhiệm của thuê bao": a title that names no body known by its form."""
    line = text.find("\n", opening.end(), end)
    stop = end if line < 0 else line
    colon = text.find(": ", opening.end(), min(stop, opening.end() + _LONGEST_INLINE))
    body = stop if colon < 0 else colon + 1
    stop = stop if colon < 0 else colon
    matter = _MATTER.search(text, opening.end(), stop)
    stop = matter.start() if matter else stop
    title = text[opening.end() : stop]
    if not _RESPONSIBILITY.match(opening[0]) or title.isupper() or len(title) > _LONGEST_NAME:
        return None
    listed = whole_list(text, opening.end(), stop)
    units = listed.units if listed.end >= stop else ()
    named = Span(opening.end(), opening.end() + len(title.rstrip(" .:")))
    return Heading(units or (named,), body) if named else None


def states_aims(text: str, start: int, end: int) -> bool:
    """Tell the title of a section of aims, scope or assessment: it hands out no duties."""
    line = text.find("\n", start, end)
    stop = end if line < 0 else line
    if stop - start > _LONGEST_TITLE or not _AIM.match(text, start, stop):
        return False
    # "Yêu cầu các sở báo cáo.", "Căn cứ chức năng …, xây dựng kế hoạch;": a sentence, no title
    return not (_ALSO_DEED.match(text, start, stop) and text[start:stop].rstrip().endswith(_STOPS))
