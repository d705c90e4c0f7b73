"""What a list is asked for, as the address says it: a view can be sent to a colleague."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query

from cancu.graph.days import iso_day

PER_PAGE = 50
_LONGEST = 300  # characters of a value


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters of the list of duties; an empty one does not filter. Names are those in addresses."""

    tim: str = ""  # words, with or without tones
    don_vi: str = ""
    van_ban: str = ""
    tai_lieu: str = ""
    muc: str = ""  # proof level
    han: str = ""  # co, khong, qua, or a day: due by then
    ngay: str = ""  # effect on this day
    trang: int = 1

    def address(self, **changes: str | int) -> str:
        """Return the query part of the address with some values changed."""
        changed = replace(self, **{"trang": 1, **changes})  # type: ignore[arg-type]
        given = {field.name: getattr(changed, field.name) for field in fields(changed)}
        blank = Wanted()
        return urlencode({k: v for k, v in given.items() if v != getattr(blank, k)})

    @property
    def day(self) -> str | None:
        """Return the day asked for (ISO), None where it is blank or no day."""
        return day_of(self.ngay)

    @property
    def filters(self) -> bool:
        """Tell whether anything is filtered."""
        return any((self.tim, self.don_vi, self.van_ban, self.tai_lieu, self.muc, self.han))


def day_of(typed: str) -> str | None:
    """Return a typed day (ISO), None where it is blank or no day."""
    try:
        return iso_day(typed.strip()) if typed.strip() else None
    except ValueError:
        return None


_Words = Annotated[str, Query(max_length=_LONGEST)]


def _names(tim: _Words = "", don_vi: _Words = "", van_ban: _Words = "") -> tuple[str, str, str]:
    return tim.strip(), don_vi.strip(), van_ban.strip()


def wanted(
    words: Annotated[tuple[str, str, str], Depends(_names)],
    muc: _Words = "",
    han: _Words = "",
    tai_lieu: _Words = "",
    ngay: _Words = "",
    trang: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Wanted:
    """Read the filters of an address."""
    tim, don_vi, van_ban = words
    rest = (tai_lieu.strip(), muc.strip(), han.strip(), ngay.strip())
    return Wanted(tim, don_vi, van_ban, *rest, trang=trang)
