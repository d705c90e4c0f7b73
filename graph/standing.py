"""Where an instrument stands among others: the Party's apart, then by force, then by date."""

from __future__ import annotations

from enum import IntEnum

import regex

from cancu.graph.fold import fold
from cancu.ingest.tables import types


class Side(IntEnum):
    """Who made an instrument, in the order in which annexes list them."""

    PARTY = 0
    STATE = 1
    FRONT = 2  # the Fatherland Front and the mass organisations


SIDE_LABELS = {
    Side.PARTY: "Văn bản của Đảng",
    Side.STATE: "Văn bản của Nhà nước",
    Side.FRONT: "Văn bản của Mặt trận Tổ quốc và các tổ chức chính trị - xã hội",
}
_PARTY_NUMBER = regex.compile(r"\d+[a-zđ]?-\p{Lu}")  # 22-NQ/TW
_FRONT = regex.compile(r"MTTQ|ĐTN|HPN|HND|CCB|TLĐ|LĐLĐ")
_JOINT = frozenset({"NQLT", "TTLT"})  # made with the Front, and law all the same
_FRONT_NAMES = ("Mặt trận", "Đoàn Thanh niên", "Hội Liên hiệp Phụ nữ", "Hội Nông dân", "Công đoàn")
_PARTY_NAMES = ("Đảng", "Bộ Chính trị", "Ban Bí thư", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy")
_HIGHEST = {"HP": 1, "BL": 2, "L": 2, "PL": 4, "L-CTN": 6, "ĐƯ": 7, "NĐ": 8, "NQLT": 8}
_MAKERS = (  # what the number ends with tells whose act it is
    (regex.compile(r"^QH\d*$"), 3),
    (regex.compile(r"^UBTVQH\d*$"), 5),
    (regex.compile(r"^CTN$"), 6),
    (regex.compile(r"^CP$"), 9),
    (regex.compile(r"^TTg$"), 10),
    (regex.compile(r"^(?:HĐTP|TANDTC|VKSNDTC|KTNN)$"), 11),
    (regex.compile(r"^HĐND\d*$"), 14),
    (regex.compile(r"^UBND\d*$"), 15),
)
_ACTS = frozenset({"NQ", "QĐ", "CT", "QC", "QyĐ"})
_MINISTRY, _OTHER = 12, 20
_LOWEST = 99

Standing = tuple[int, int, int, str, str]


def side(type_: str | None, number: str | None, issuer: str | None, name: str | None) -> Side:
    """Return whose instrument it is; where nothing tells, the State's."""
    if type_ in _JOINT:
        return Side.STATE
    printed = f"{issuer or ''} {name or ''}"
    code = (number or "").rpartition("/")[2]
    if _FRONT.search(code) or any(word in printed for word in _FRONT_NAMES):
        return Side.FRONT
    party = bool(number and _PARTY_NUMBER.match(number)) or "Trung ương" in (name or "")
    return Side.PARTY if party or any(word in printed for word in _PARTY_NAMES) else Side.STATE


def standing(
    type_: str | None, number: str | None, issuer: str | None, name: str | None, date: str | None
) -> Standing:
    """Return a key to sort by: side, force, rank of the type, date (none comes last), number."""
    whose = side(type_, number, issuer, name)
    row = types.by_code().get(type_ or "")
    rank = row.rank if row else _LOWEST
    force = _force(type_, number) if whose is Side.STATE else 0
    return whose, force, rank, date or "9999", fold(number or name or "")


def _force(type_: str | None, number: str | None) -> int:
    """The order of the law on normative documents; plans, reports and letters stand below."""
    if type_ in _HIGHEST:
        return _HIGHEST[type_]
    if type_ in ("TT", "TTLT"):
        return _MINISTRY
    if type_ not in _ACTS:
        return _OTHER
    code = (number or "").rpartition("/")[2].rpartition("-")[2]
    return next((place for maker, place in _MAKERS if maker.search(code)), _MINISTRY + 1)
