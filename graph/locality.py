"""Which place's body a document speaks of where it says "UBND tỉnh" or "Sở Y tế" alone.

Only what the speaking document tells: the body that issues it, its place line, or the one body of
that level that it names. Where two are possible nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import regex

from cancu.graph.facts import Facts
from cancu.graph.fold import fold
from cancu.ingest.tables import provinces

_COMMITTEE = r"(?:uy ban nhan dan|hoi dong nhan dan)"
LEVEL = r"tinh|thanh pho|quan|huyen|thi xa|thi tran|xa|phuong|dac khu"
_LOWEST = frozenset({"thi tran", "xa", "phuong", "dac khu"})
_PARTY = {
    "tinh": "tinh",
    "thanh": "thanh pho",
    "quan": "quan",
    "huyen": "huyen",
    "thi": "thi xa",
    "phuong": "phuong",
    "xa": "xa",
}
_OF_PLACE = regex.compile(rf"{_COMMITTEE} ({LEVEL}) (.+)")
_OF_PARTY = regex.compile(rf"({'|'.join(_PARTY)}) uy (.+)")
_BARE = regex.compile(rf"({_COMMITTEE}) ({LEVEL})")
_BARE_PARTY = regex.compile(rf"(?P<office>(?P<kind>{'|'.join(_PARTY)}) uy)(?: (?:{LEVEL}))?")
_DEPARTMENT = regex.compile(r"so [a-z ,&-]+")
_NAME = r"(?:\p{Lu}\p{Ll}*|\d+)(?: (?:- )?(?:\p{Lu}\p{Ll}*|\d+))*"
_IN_WORDS = regex.compile(
    rf"(?:UBND|HĐND|[ỦU][ỷy] ban nhân dân|Hội đồng nhân dân)\s+"
    rf"([Tt]ỉnh|[Tt]hành phố|TP\.?|[Qq]uận|[Hh]uyện|[Tt]hị xã)\s*({_NAME})"
)
_OLDER = "ban hành trước 01/7/2025: không rõ của địa phương nào trong các địa phương đã nhập lại"
_RANKS = {"tinh": 1, "thanh pho": 2, "quan": 2, "huyen": 2, "thi xa": 2}


@dataclass(frozen=True, slots=True)
class Area:
    """A level of government and its place, folded; `why` says in Vietnamese what tells it."""

    level: str
    name: str
    why: str

    @property
    def rank(self) -> int:
        """Return 1 for a province or a centrally run city, 2 for a district, 3 for a commune."""
        if self.level == "thanh pho" and self.name in _cities():
            return 1
        return _RANKS.get(self.level, 3)


@dataclass(frozen=True, slots=True)
class Located:
    """A body with its place, and why it is that place; or why it cannot be told."""

    body: str | None
    why: str


@cache
def _cities() -> frozenset[str]:
    return frozenset(fold(name) for name in provinces.cities())


@cache
def _levels() -> Mapping[str, str]:
    """Return the level of each province and centrally run city by its folded name."""
    found = {fold(name): "tinh" for name in provinces.provinces()}
    return found | dict.fromkeys(_cities(), "thanh pho")


@cache
def _unjoined() -> frozenset[str]:
    return frozenset(fold(name) for name in provinces.unjoined())


def spelled_out(body: str) -> str:
    """Return a department's body with the level of its province: "sở xây dựng Hà Nội"."""
    if not body.startswith("so "):
        return body
    for name, level in _levels().items():
        office = body.removesuffix(f" {name}")
        if office != body:
            return body if regex.search(rf" (?:{LEVEL})$", office) else f"{office} {level} {name}"
    return body


def areas(facts: Facts, body: str) -> tuple[Area, ...]:
    """Return the areas whose bodies a document of `body` can mean by their level alone."""
    own = _own(body, facts.head["place"])
    rank = own.rank if own else 3
    place = fold(facts.head["place"] or "")
    above = [
        area
        for area in _named(facts)
        if area.rank < rank and (_is_local(body) or place.endswith(area.name))
    ]
    return (*((own,) if own else ()), *above)


def _is_local(body: str) -> bool:
    return bool(regex.match(rf"{_COMMITTEE} (?:{LEVEL})\b|(?:{'|'.join(_PARTY)}) uy\b", body))


def _own(body: str, place: str | None) -> Area | None:
    told = "địa phương: theo cơ quan ban hành văn bản này"
    if found := _OF_PLACE.fullmatch(body):
        return Area(found[1], found[2], told)
    if found := _OF_PARTY.fullmatch(body):
        return Area(_PARTY[found[1]], found[2].removeprefix(f"{_PARTY[found[1]]} "), told)
    name = regex.sub(r"^(?:tinh|thanh pho) ", "", fold(place or ""))
    if body.startswith("so ") and name in _levels():
        return Area(_levels()[name], name, f"địa phương: theo địa danh của văn bản này, “{place}”")
    return None


def _named(facts: Facts) -> list[Area]:
    """Return the one body of each level that the document's own words name."""
    found: dict[tuple[str, str], Area] = {}
    for text in (clause.evidence for clause in facts.clauses):
        for words in _IN_WORDS.finditer(text.quote):
            level = "thanh pho" if words[1].startswith("TP") else fold(words[1])
            quote = f"“{' '.join(words[0].split())}” ({text.clause})"
            why = f"địa phương: theo câu chữ của văn bản này, {quote}"
            name = _trimmed(fold(words[2]))
            found.setdefault((level, name), Area(level, name, why))
    levels = [level for level, _ in found]
    return [area for (level, _), area in found.items() if levels.count(level) == 1]


def _trimmed(name: str) -> str:
    """Return a province's name without the next sentence's first word: "Nghệ An Quyết"."""
    return next((known for known in _levels() if name.startswith(f"{known} ")), name)


def locate(told: Iterable[Area], body: str, date: str | None, said: str | None) -> Located | None:
    """Return the body that `body`, folded and without a place, names in a document.

    `told` are the document's areas; `date` (ISO, or a year) is that of the cited instrument and
    `said` that of the document. None where nothing tells the place.
    """
    asked = _asked(body)
    if asked is None:
        return None
    office, level = asked
    fitting = [area for area in told if _is_of(area, level)]
    if len(fitting) != 1:
        return None
    if _may_be_older(fitting[0], level, said, date):
        return Located(None, _OLDER)
    return Located(_whole(office, fitting[0]), fitting[0].why)


def _whole(office: str, area: Area) -> str:
    return (
        f"{office} {area.name}" if office.endswith(" uy") else f"{office} {area.level} {area.name}"
    )


def _asked(body: str) -> tuple[str, str | None] | None:
    """Return the office and its level, None as level for whatever the province is."""
    if found := _BARE.fullmatch(body):
        return found[1], found[2]
    if found := _BARE_PARTY.fullmatch(body):
        return found["office"], _PARTY[found["kind"]]
    return (body, None) if _DEPARTMENT.fullmatch(body) else None


def _is_of(area: Area, level: str | None) -> bool:
    return area.level == level if level else area.rank == 1


def _may_be_older(area: Area, level: str | None, said: str | None, date: str | None) -> bool:
    """Tell what a body of before the joining of 01/7/2025 may have made: several bore the name.

    A joined city took in provinces only: "UBND thành phố" was and is its own.
    """
    joined = area.rank == 1 and area.name not in _unjoined()
    joined = joined or area.level in _LOWEST
    if not joined or (level == "thanh pho"):
        return False
    after = not said or said >= provinces.JOINED_ON
    sure = date is not None and date >= provinces.JOINED_ON[: len(date)] and len(date) == 10
    later = date is not None and date[:4] > provinces.JOINED_ON[:4]
    return after and not (sure or later)
