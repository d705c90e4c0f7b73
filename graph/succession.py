"""Who has a unit's work on a day: every candidate, with the act that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from cancu.graph.fold import fold
from cancu.ingest.tables.succession import HOW, Succession, parse_successions, successions

TABLE = "don-vi.toml"
_DISTRICT = regex.compile(r"\b(?:quan|huyen|thi xa)\b")
_PROVINCE = regex.compile(r"\b(?:tinh|thanh pho)\b")
_LEVELS = {"huyện": _DISTRICT, "tỉnh": _PROVINCE}


class RegistryError(Exception):
    """An office's own table cannot be used. `str(error)` is one Vietnamese line."""


@dataclass(frozen=True, slots=True)
class Successor:
    """A body that took over a unit's work, wholly or in part."""

    unit: str
    since: str  # ISO
    how: str  # as HOW
    how_label: str
    act: str
    matter: str


def registry(folder: Path) -> tuple[Succession, ...]:
    """Return an office's own lines before the common ones. Raises `RegistryError`."""
    path = folder / TABLE
    if not path.is_file():
        return successions()
    try:
        return (*parse_successions(path.read_text(encoding="utf-8")), *successions())
    except ValueError as error:
        raise RegistryError(f"{path}: {error}") from error


def successors(
    unit: str, place: str | None, day: str, rows: Sequence[Succession]
) -> tuple[Successor, ...]:
    """Return who has the work of `unit` of the body `place` on `day`, through later changes too.

    None of several is chosen: which one it is depends on the matter and the area.
    """
    found: dict[str, Successor] = {}
    waiting, seen = [unit], {fold(unit)}
    while waiting:
        name = waiting.pop(0)
        row = next((row for row in rows if _is_meant(row, name, place, day)), None)
        for heir in row.to if row else ():
            if row and fold(heir) not in seen:
                seen.add(fold(heir))
                waiting.append(heir)
                found[heir] = Successor(heir, row.since, row.how, HOW[row.how], row.act, row.matter)
    return tuple(found.values())


def _is_meant(row: Succession, unit: str, place: str | None, day: str) -> bool:
    if row.since > day or fold(unit) not in {fold(name) for name in row.names}:
        return False
    where = fold(place or "")
    if row.place and fold(row.place) not in where:
        return False
    level = _LEVELS.get(row.level)
    return not level or bool(level.search(where))
