"""Which number a law of a name and year has, with the documents that say so."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class NumberedLaw:
    """A law as documents cite it; `date` is ISO, empty where they do not print it."""

    number: str
    name: str
    date: str
    source: str

    @property
    def year(self) -> int:
        """Return the year inside the number."""
        return int(self.number.split("/")[1])


@cache
def numbered_laws() -> tuple[NumberedLaw, ...]:
    """Return the rows of laws_numbered.toml."""
    text = resources.files(__package__).joinpath("laws_numbered.toml").read_text(encoding="utf-8")
    return tuple(
        NumberedLaw(
            row["number"],
            row["name"],
            row["date"].isoformat() if "date" in row else "",
            row["source"],
        )
        for row in tomllib.loads(text)["law"]
    )
