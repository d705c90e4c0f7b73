"""The ways in which the name of a unit can be typed: "UBND xã" is "Ủy ban nhân dân xã"."""

from __future__ import annotations

import regex

from cancu.graph.fold import fold
from cancu.ingest.unit_names import full_names

_PAIRS = (
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("ubmttq", "uy ban mat tran to quoc"),
    ("mttq", "mat tran to quoc"),
    ("tp", "thanh pho"),
)
_LONG = tuple((regex.compile(rf"\b{short}\b\.?"), full) for short, full in _PAIRS)
_SHORT = tuple((regex.compile(rf"\b{full}\b"), short) for short, full in _PAIRS)


def unit_forms(typed: str) -> tuple[str, ...]:
    """Return the folded forms under which a unit typed so may be kept; the typed one first."""
    name = " ".join(typed.split())
    if not name:
        return ()
    listed = [found.name for found in full_names("", [name]).values()]
    forms = [fold(form) for form in (name, *listed)]
    spelled = [_replaced(form, pairs) for form in forms for pairs in (_LONG, _SHORT)]
    return tuple(dict.fromkeys([*forms, *spelled]))


def _replaced(form: str, pairs: tuple[tuple[regex.Pattern[str], str], ...]) -> str:
    for pattern, other in pairs:
        form = pattern.sub(other, form)
    return form
