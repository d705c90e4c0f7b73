"""Types of instruments: codes, printed names, symbols in numbers, rank."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class InstrumentType:
    """One row of types.toml."""

    code: str
    names: tuple[str, ...]
    symbols: tuple[str, ...]
    rank: int


@cache
def all_types() -> tuple[InstrumentType, ...]:
    """Return the rows of types.toml in their order."""
    text = resources.files(__package__).joinpath("types.toml").read_text(encoding="utf-8")
    return tuple(
        InstrumentType(row["code"], tuple(row["names"]), tuple(row["symbols"]), row["rank"])
        for row in tomllib.loads(text)["type"]
    )


@cache
def by_code() -> dict[str, InstrumentType]:
    """Map codes to rows."""
    return {row.code: row for row in all_types()}


@cache
def by_name() -> dict[str, InstrumentType]:
    """Map printed names, case-folded, to rows; longer names first."""
    pairs = [(name.casefold(), row) for row in all_types() for name in row.names]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def by_symbol() -> dict[str, tuple[InstrumentType, ...]]:
    """Map symbols inside numbers to the types that use them; QĐ and CTr serve two."""
    rows: dict[str, tuple[InstrumentType, ...]] = {}
    for row in all_types():
        for symbol in row.symbols:
            rows[symbol] = (*rows.get(symbol, ()), row)
    return rows


def label(code: str) -> str:
    """Return the Vietnamese name of a type code, the code itself where it is unknown."""
    row = by_code().get(code)
    return row.names[0] if row else code


def is_type_line(text: str) -> bool:
    """Tell a line that is only a type word in capitals, as it stands over a title."""
    return text.isupper() and " ".join(text.split()).casefold() in by_name()
