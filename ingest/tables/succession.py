"""Who took over what from whom, and from which day."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

HOW = {"whole": "toàn bộ", "part": "một phần", "function": "theo chức năng"}


@dataclass(frozen=True, slots=True)
class Succession:
    """One row of the table; `since` is ISO, `level` and `place` narrow down whom it is about."""

    names: tuple[str, ...]
    level: str
    place: str
    since: str
    to: tuple[str, ...]
    how: str
    act: str
    matter: str


@cache
def successions() -> tuple[Succession, ...]:
    """Return the rows of succession.toml."""
    text = resources.files(__package__).joinpath("succession.toml").read_text(encoding="utf-8")
    return parse_successions(text)


def parse_successions(text: str) -> tuple[Succession, ...]:
    """Return the rows of such a table. Raises `ValueError` that names what is wrong."""
    try:
        rows = tomllib.loads(text).get("succession", [])
        return tuple(_row(row) for row in rows)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(str(error)) from error
    except KeyError as error:
        raise ValueError(f"thiếu {error.args[0]}") from error


def _row(row: dict[str, Any]) -> Succession:
    if row["how"] not in HOW:
        raise ValueError(f"{row['unit']}: how = {row['how']}")
    return Succession(
        (row["unit"], *row.get("aliases", ())),
        row.get("level", ""),
        row.get("place", ""),
        row["since"].isoformat(),
        tuple(row["to"]),
        row["how"],
        row["act"],
        row.get("matter", ""),
    )
