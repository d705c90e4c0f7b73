"""Names of bodies as identities compare them: folded, spelled out, and the place in them."""

from __future__ import annotations

from functools import lru_cache

import regex

from cancu.graph.fold import fold
from cancu.graph.locality import LEVEL, spelled_out

_SPELLED = (
    (regex.compile(r"\bubnd\b"), "uy ban nhan dan"),
    (regex.compile(r"\bhdnd\b"), "hoi dong nhan dan"),
    (regex.compile(r"\btp\.?\s*(?=\w)"), "thanh pho "),
    (regex.compile(r"\b(?:hcm|ho chi minh city)\b"), "ho chi minh"),
)
# Who signs for a body numbers in the body's own series.
_SIGNERS = regex.compile(
    r"^(?:(?:pho )?chu tich|ban thuong vu|ban chap hanh|thuong truc|giam doc|lanh dao)\s+"
)
_OFFICE = regex.compile(
    rf"(?:(?:uy ban nhan dan|hoi dong nhan dan)(?=$|\s+(?:{LEVEL})\b)"
    rf"|(?:tinh|thanh|quan|huyen|thi|dang|xa|phuong) uy\b|so\b(?:(?!\s(?:{LEVEL})\b).)*)\s*"
)
_NO_PLACE = regex.compile(LEVEL)
_PROVINCE = regex.compile(r"^(?:tinh|thanh pho)\s+(?=\S)")
_AT_HAND = 4096  # names: the same few bodies are named again and again


@lru_cache(_AT_HAND)
def folded_body(issuer: str) -> str:
    """Return a body's name folded and spelled out, without who signs for it."""
    folded = fold(issuer)
    for short, long in _SPELLED:
        folded = short.sub(long, folded)
    shorter = _SIGNERS.sub("", folded)
    while shorter != folded:
        folded, shorter = shorter, _SIGNERS.sub("", shorter)
    return spelled_out(" ".join(folded.split()))


@lru_cache(_AT_HAND)
def place_of(body: str | None) -> str:
    """Return the name of the place in a body's name, empty for a bare "Ủy ban nhân dân tỉnh"."""
    if not body:
        return ""
    office = _OFFICE.match(body)
    rest = body[office.end() :] if office else body
    # "Tỉnh ủy Nghệ An" speaks of tỉnh Nghệ An; "quận 11" and "phường 11" are two places.
    return "" if _NO_PLACE.fullmatch(rest) else _PROVINCE.sub("", rest)
