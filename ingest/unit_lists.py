"""Read a list of units: what coordinates them, and where the list ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from cancu.ingest.deeds import is_deed
from cancu.ingest.model import Span
from cancu.ingest.units import FIELD, unit_end

_SEPARATOR = regex.compile(
    r"\s*(?:[,;][^\S\n]*(?:và[^\S\n]+|cùng[^\S\n]+(?:với[^\S\n]+)?)?|(?<=\s)(?:và|với|cùng(?:[^\S\n]+với)?|hoặc)[^\S\n]+)"
)
_ASIDE = regex.compile(r"[^\S\n]*\([^()\n]{1,120}\)")
_SHARED_HEAD = regex.compile(
    r"(?i:(?:giám[^\S\n]+đốc|thủ[^\S\n]+trưởng|bộ[^\S\n]+trưởng)?[^\S\n]*(?:các[^\S\n]+)?(?:sở|bộ|ban|phòng|ngành)"
    r"(?:,[^\S\n]*(?:ban|ngành|cơ[^\S\n]+quan))*)[^\S\n]*:[^\S\n]*(?P<wrapped>\n[^\S\n]*)?(?=\p{Lu})"
)
# "Thủ trưởng các cơ quan: Văn phòng UBND tỉnh, Sở Công Thương": the bodies follow by name.
_SHARED_OFFICE = regex.compile(
    r"(?i:(?:giám[^\S\n]+đốc|thủ[^\S\n]+trưởng|lãnh[^\S\n]+đạo)[^\S\n]*(?:các[^\S\n]+)?"
    r"(?:(?:cơ[^\S\n]+quan|đơn[^\S\n]+vị)(?:,[^\S\n]*(?:cơ[^\S\n]+quan|đơn[^\S\n]+vị))*)?)[^\S\n]*:[^\S\n]*(?=\p{Lu})"
)
_HEADED_BY_FIELD = regex.compile(r"(?:\p{Ll}+[^\S\n]+)*(?:Sở|Bộ|Ban|Phòng|Các Sở|Các Bộ)[^\S\n]")
_ITEM = regex.compile(r"[^,;\n]+")
_ITEM_BREAK = regex.compile(r"[^\S\n]*[,;\n][^\S\n]*")
# "bộ phận phụ trách tại các cơ quan, đơn vị": the comma is that of the group at the end.
_IN_GROUP = regex.compile(r"\s(?:tại|của|thuộc|trong|ở)[^\S\n]+(?=(?:các|những)\s)")
_LETTER = regex.compile(r"\p{L}")
# "Cơ quan trực tiếp thực hiện: UBND cấp xã" in a cell that tells who acts anyhow.
_CELL_LABEL = regex.compile(
    r"[^\S\n]*(?:[-+–•*][^\S\n]*)?(?i:(?:các[^\S\n]+)?(?:cơ[^\S\n]+quan|đơn[^\S\n]+vị|bộ[^\S\n]+phận))[^:,;\n]{2,60}:[^\S\n]*"
)
# "theo chức năng, nhiệm vụ được giao": how they act, after the comma too.
_BY_FUNCTION = regex.compile(
    r"(?:nhiệm[^\S\n]+vụ|quyền[^\S\n]+hạn|thẩm[^\S\n]+quyền|lĩnh[^\S\n]+vực)(?!\p{L})"
)
# "Trung tâm các xã, phường": the comma is that of the levels.
_LEVELS_ON = regex.compile(r"(?<!\p{L})(?:xã|phường|thị[^\S\n]+trấn|đặc[^\S\n]+khu|quận|huyện)$")
_DEED = regex.compile(r"\s*(?:chủ\s+trì|phối\s+hợp|(?:có|chịu)\s+trách\s+nhiệm|tiến\s+hành)")
_CLOSED_BREAK = regex.compile(r"\s*[,;]\s*(?:và\s+)?|\s(?P<and>và|cùng)\s+(?:với\s+)?")
_ANEW = regex.compile(
    r"(?i:các|những|mọi|toàn\s+thể|cán\s+bộ|công\s+chức|viên\s+chức|người|cá\s+nhân|tổ\s+chức|cơ\s+quan|đơn\s+vị|chính\s+quyền)(?!\p{L})"
)
_STAFF = regex.compile(
    r"(?i:cán\s+bộ)(?:\s*,\s*(?:công\s+chức|viên\s+chức|chiến\s+sĩ|người\s+lao\s+động))+(?:\s+và\s+người\s+lao\s+động)?"
)
_LONGEST_SHARED_HEAD = 60
_LONGEST_DESCRIPTION = 45
_GROUP = regex.compile(r"\p{Ll}|Các\s\p{Ll}|Những\s")
_LONGEST_ITEM = 120  # characters; a longer one is a sentence


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units in reading order; `end` is where the last one ends."""

    units: tuple[Span, ...]
    end: int

    def __bool__(self) -> bool:
        return bool(self.units)


@lru_cache(maxsize=8)  # a clause is read as a heading first, then as sentences
def list_at(text: str, start: int, end: int) -> UnitList:
    """Return the units listed from `start` on, as far as a running sentence lists them."""
    units: list[Span] = []
    at, fields = start, False
    while True:
        colon = text.find(":", at, min(end, at + _LONGEST_SHARED_HEAD))
        shared = _SHARED_HEAD.match(text, at, end) if colon > 0 else None
        if shared and (shared["wrapped"] is None or _lists_fields(text, shared.end(), end)):
            at, fields = shared.end(), True
        bodies = _SHARED_OFFICE.match(text, at, end) if colon > 0 and not shared else None
        if bodies and unit_end(text, bodies.end(), end):
            at = bodies.end()
        unit = _item(text, at, end, fields, units)
        if unit is None:
            break
        units.append(unit)
        at = _past_aside(text, unit.end, end)
        separator = _SEPARATOR.match(text, at, end)
        if not separator:
            break
        at = separator.end()
    return UnitList(tuple(units), units[-1].end if units else start)


def _item(text: str, at: int, end: int, fields: bool, before: list[Span]) -> Span | None:
    """Return the unit at `at`; a bare field counts after "các Sở:" or "Sở Tài chính, …"."""
    stop = None if fields else unit_end(text, at, end)
    if stop is not None:
        return Span(at, stop)
    if fields or (before and _is_headed(text, before[0])):
        field = FIELD.match(text, at, end) if text[at : at + 1].isupper() else None
        if field and not (fields and not before and _is_told(text, at, field.end(), end)):
            return Span(at, field.end())
    stop = unit_end(text, at, end) if fields else None
    return Span(at, stop) if stop is not None else None


def _lists_fields(text: str, at: int, end: int) -> bool:
    """Tell fields below "Bộ trưởng các Bộ:": a line that ends in a colon may head a task too."""
    field = FIELD.match(text, at, end)
    further = _SEPARATOR.match(text, field.end(), end) if field else None
    return bool(further and text[further.end() : further.end() + 1].isupper())


def _is_told(text: str, at: int, stop: int, end: int) -> bool:
    """Tell a deed behind "Các sở, ngành:" that is also the name of a field: "Xây dựng kế hoạch"."""
    return is_deed(text, at, end, capital=True) and not _SEPARATOR.match(text, stop, end)


def _is_headed(text: str, unit: Span) -> bool:
    return bool(_HEADED_BY_FIELD.match(text, unit.start, unit.end))


def _past_aside(text: str, at: int, end: int) -> int:
    aside = _ASIDE.match(text, at, end)
    return aside.end() if aside else at


def whole_list(text: str, start: int, end: int) -> UnitList:
    """Return the units of a cell or line that holds nothing but a list.

    What follows a known name up to the next comma or semicolon is part of it ("theo quy định"),
    and an unknown item counts where it begins like a name.
    """
    units: list[Span] = []
    at = _past_label(text, start, end)
    while at < end:
        listed = list_at(text, at, end)
        units += listed.units
        here = listed.end
        further = _ITEM.match(text, here, end)
        if further and further[0].strip(" .") and not _SEPARATOR.match(text, here, end):
            if listed and _is_sentence(text, listed.units[-1], further, end):
                return UnitList(tuple(units), here)
            if listed and _starts_anew(text, further, end):
                at = here + 1
                continue
            here = _take_rest(text, units, bool(listed), _with_group(text, further, end))
        separator = _ITEM_BREAK.match(text, here, end) or _SEPARATOR.match(text, here, end)
        at = _past_label(text, separator.end(), end) if separator else here
        if not separator:
            break
    return UnitList(tuple(units), at)


def _past_label(text: str, at: int, end: int) -> int:
    label = _CELL_LABEL.match(text, at, end) if ":" in text[at:end] else None
    return label.end() if label else at


def _is_sentence(text: str, last: Span, rest: regex.Match[str], end: int) -> bool:
    """Tell whether a deed follows the name.

    Words can describe a group of units instead: "các doanh nghiệp đầu tư hạ tầng".
    """
    if _DEED.match(text, rest.start(), end):
        return True
    described = len(rest[0].strip()) <= _LONGEST_DESCRIPTION and _GROUP.match(text, last.start)
    return not described and is_deed(text, rest.start(), end)


def _starts_anew(text: str, rest: regex.Match[str], end: int) -> bool:
    """Tell a new unit whose separator was lost, as line breaks in cells are."""
    at = rest.start() + 1
    return (
        rest[0][0] in " \t\xa0"
        and text[at : at + 1].isupper()
        and unit_end(text, at, end) is not None
    )


def _with_group(text: str, rest: regex.Match[str], end: int) -> Span:
    """Return the words up to the separator, the whole of a group with commas at their end."""
    for found in _IN_GROUP.finditer(text, rest.start(), rest.end()):
        stop = unit_end(text, found.end(), end)
        if stop and stop > rest.end():
            return Span(rest.start(), stop)
    return Span(*rest.span())


def _take_rest(text: str, units: list[Span], known: bool, rest: Span) -> int:
    """Close an item at its separator: a tail joins the unit before, else it is a unit itself."""
    words = rest.of(text)
    stop = rest.start + len(words.rstrip(" .:" if "(" in words else " .:)"))
    if known or _goes_on(words.strip(" ."), text, units):
        if not words.lstrip().startswith("("):
            units[-1] = Span(units[-1].start, stop)
    elif _is_item(text, rest, stop):
        units.append(Span(rest.start, stop))
    return rest.end


def _is_item(text: str, rest: Span, stop: int) -> bool:
    short = stop - rest.start <= _LONGEST_ITEM
    words = rest.of(text)
    named = _LETTER.match(words) and not _BY_FUNCTION.match(words)
    return short and bool(named) and not is_deed(text, rest.start, stop)


def _goes_on(words: str, text: str, units: list[Span]) -> bool:
    """Tell "phường" behind "TTPVHCC các xã,": one group, whose name is not known."""
    if not (units and _LEVELS_ON.fullmatch(words)):
        return False
    return bool(_LEVELS_ON.search(text, units[-1].start, units[-1].end))


def closed_list(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the units of a stretch that is a list from end to end, as before an enacting formula.

    Between separators each name runs on to the next one ("Chủ tịch Ủy ban nhân dân các xã thuộc
    vùng dân tộc thiểu số và miền núi"), and an unknown item after a comma goes on with the name
    before it ("Cục Quản lý Y, Dược cổ truyền"), unless it names people or a group.
    """
    units: list[Span] = []
    at = start
    while at < end:
        listed = list_at(text, at, end)
        units += listed.units
        stop, after = _item_end(text, max(at, listed.end), end)
        rest = Span(max(at, listed.end), _rstrip(text, stop))
        joins = listed or (units and text[at - 2 : at - 1] == "," and not _ANEW.match(text, at))
        aside = bool(listed) and bool(_ASIDE.match(text, rest.start, rest.end))
        if rest.end > rest.start and not aside:
            if joins:
                units[-1] = Span(units[-1].start, rest.end)
            elif _LETTER.match(text, at):
                units.append(Span(at, rest.end))
        at = after
    return tuple(units)


def _item_end(text: str, at: int, end: int) -> tuple[int, int]:
    """Return where the item at `at` ends, and where the next one begins."""
    staff = _STAFF.match(text, at, end)
    for found in _CLOSED_BREAK.finditer(text, staff.end() if staff else at, end):
        plain = found["and"] is None
        if plain or _ANEW.match(text, found.end()) or unit_end(text, found.end(), end):
            return found.start(), found.end()
    return end, end


def _rstrip(text: str, stop: int) -> int:
    while stop and text[stop - 1] in " \t\n\xa0,;":
        stop -= 1
    return stop
