"""Identifiers in the manner of the European Legislation Identifier, without a host name."""

from __future__ import annotations

from functools import lru_cache

import regex

from cancu.graph.fold import fold
from cancu.graph.identity import Identity

_APART = regex.compile(r"[^a-z0-9]+")
_NO_TYPE, _NO_YEAR = "van-ban", "khong-ro-nam"


def eli(identity: Identity, type_: str | None) -> str:
    """Return the path of an instrument: `eli/vn/qd/2018/5523-qd-ubnd/tp-ho-chi-minh`.

    The term stands for a year that is not known; whose words say what is meant comes last.
    """
    when = str(identity.year) if identity.year else _term(identity.term)
    parts = ["eli", "vn", _slug(type_ or _NO_TYPE), when, _slug(identity.key)]
    parts += [_slug(identity.issuer)] if identity.issuer else []
    parts += ["theo", _slug(identity.home)] if identity.home else []
    return "/".join(parts)


def _term(term: str | None) -> str:
    return f"khoa-{term.lower()}" if term else _NO_YEAR


@lru_cache(4096)  # types and bodies come again and again
def _slug(text: str) -> str:
    return _APART.sub("-", fold(text)).strip("-")
