"""The flat table of duties says what the graph says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cancu.graph.build import build_graph
from cancu.graph.duty_index import NO_BASIS, last_day
from cancu.graph.facts import Facts
from cancu.graph.store import opened, save

from .acts_made import act


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("đến 15/12/2019", "2019-12-15"),
        ("từ 01/02/2019, trước 5/3/2019", "2019-03-05"),
        # a month or a year runs to its last day
        ("đến 02/2024", "2024-02-29"),
        ("đến 2025", "2025-12-31"),
        # no year, no day: nothing is told
        ("đến 15/12, mỗi năm", ""),
        ("trong 30 ngày, kể từ ngày nhận", ""),
        ("mỗi quý", ""),
        ("", ""),
        # what is no day stays in its month
        ("đến 31/02/2024", "2024-02-29"),
        ("đến 15/13/2024", ""),
    ],
)
def test_last_days(due: str, day: str) -> None:
    assert last_day(due) == day


@pytest.fixture(scope="module")
def rows(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> dict[str, sqlite3.Row]:
    folder: Path = tmp_path_factory.mktemp("graph")
    plan = act(
        "huyen",
        "9/KH-UBND",
        "I. VIỆC LÀM\n\n1. Giao Phòng Nội vụ thực hiện Chỉ thị số 45-CT/TW của Bộ Chính trị"
        " trước ngày 15/12/2026.\n\n2. Giao Phòng Tài chính tổng hợp.",
        "20 tháng 12 năm 2025",
        "KẾ HOẠCH",
    )
    save(folder, [facts, plan], build_graph([facts, plan]))
    with closing(opened(folder)) as database:
        database.row_factory = sqlite3.Row
        return {row["id"]: row for row in database.execute("SELECT * FROM duties")}


def test_every_duty_is_listed_with_its_strongest_level(rows: dict[str, sqlite3.Row]) -> None:
    assert sum(row["document"] == "40-KH-UBND.txt" for row in rows.values()) == 22
    assert rows["40-KH-UBND.txt#III/9/-2"]["level"] == "carried"
    assert rows["40-KH-UBND.txt#III/9/-1"]["level"] == "preamble"
    assert rows["huyen#I/1"]["level"] == "explicit"
    assert rows["huyen#I/2"]["level"] == NO_BASIS


def test_deadlines_are_listed(rows: dict[str, sqlite3.Row]) -> None:
    dated = rows["huyen#I/1"]
    assert (dated["timed"], dated["due"]) == (1, "2026-12-15")
    assert (rows["huyen#I/2"]["timed"], rows["huyen#I/2"]["due"]) == (0, "")
