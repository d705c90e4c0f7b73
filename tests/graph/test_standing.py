"""Whose an instrument is, and where it stands among others."""

from __future__ import annotations

import pytest

from cancu.graph.standing import Side, side, standing


@pytest.mark.parametrize(
    ("type_", "number", "issuer", "name", "expected"),
    [
        ("NQ", "22-NQ/TW", None, None, Side.PARTY),  # the number's form is the Party's
        ("NQ", None, None, "Nghị quyết Đại hội XII của Đảng", Side.PARTY),
        ("QĐ", "5523/QĐ-UBND", "Ủy ban nhân dân Thành phố", None, Side.STATE),
        (
            "QĐ",
            "367-QĐ/TWĐTN-VP",
            None,
            None,
            Side.FRONT,
        ),  # the Party's form, the Youth Union's act
        (
            "NQLT",
            "19/2008/NQLT/CP-UBTUMTTQVN",
            None,
            None,
            Side.STATE,
        ),  # law, though with the Front
        ("HD", None, "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", None, Side.FRONT),
        (None, None, None, None, Side.STATE),
    ],
)
def test_side(
    type_: str | None, number: str | None, issuer: str | None, name: str | None, expected: Side
) -> None:
    assert side(type_, number, issuer, name) is expected


def test_the_order_of_the_law_on_normative_documents() -> None:
    ordered = [
        ("CT", "45-CT/TW"),  # the Party's in a group of their own
        ("HP", None),
        ("L", "64/2025/QH15"),
        ("NQ", "197/2025/QH15"),  # the National Assembly's resolution with the laws
        ("PL", None),
        ("NQ", "1685/NQ-UBTVQH15"),
        ("NĐ", "30/2020/NĐ-CP"),
        ("NQ", "27/NQ-CP"),
        ("QĐ", "2138/QĐ-TTg"),  # above a circular, though a decision
        ("TT", "01/2011/TT-BNV"),
        ("QĐ", "100/QĐ-BTP"),
        ("NQ", "10/NQ-HĐND"),
        ("QĐ", "5523/QĐ-UBND"),
        ("KH", "40/KH-UBND"),  # no act of law
        (None, "x"),
    ]
    keys = [standing(type_, number, None, None, "2020") for type_, number in ordered]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_the_older_comes_first_and_the_undated_last() -> None:
    dates = ["2019-01-01", "2020", "2020-05-01", None]
    keys = [standing("NĐ", "1/NĐ-CP", None, None, date) for date in dates]
    assert keys == sorted(keys)
