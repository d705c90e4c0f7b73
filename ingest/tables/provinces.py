"""Provinces and centrally run cities, and which were joined on 01/7/2025."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

JOINED_ON = "2025-07-01"  # Nghị quyết 202/2025/QH15


@cache
def _table() -> dict[str, list[str]]:
    text = resources.files(__package__).joinpath("provinces.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text))


def cities() -> tuple[str, ...]:
    """Return the names of the centrally run cities."""
    return tuple(_table()["cities"])


def provinces() -> tuple[str, ...]:
    """Return the names of the other provinces, also those that ended."""
    return tuple(_table()["provinces"])


def unjoined() -> tuple[str, ...]:
    """Return the names of what was not joined with another on `JOINED_ON`."""
    return tuple(_table()["unjoined"])
