"""Deadlines in dates: what is printed, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.due import due_dates
from cancu.ingest.model import Due

ISSUED = "2025-11-30"

ROWS = [
    # days: before, until, at the latest
    ("trước ngày 15/12/2025", [Due(end="2025-12-15", before=True)]),
    ("Trước 31.12.2025", [Due(end="2025-12-31", before=True)]),
    ("đến hết ngày 31 tháng 12 năm 2026", [Due(end="2026-12-31")]),
    # the year is not printed: the day stays partial, whatever the document's year
    ("trước ngày 15/12 hằng năm", [Due(end="--12-15", before=True, every="năm")]),
    ("chậm nhất ngày 17 tháng 12", [Due(end="--12-17")]),
    ("trước ngày 20 hằng tháng", [Due(end="---20", before=True, every="tháng")]),
    # a list shares what stands before its first and the year behind its last member
    (
        "trước ngày 01/6 và 15/11 hằng năm",
        [
            Due(end="--06-01", before=True, every="năm"),
            Due(end="--11-15", before=True, every="năm"),
        ],
    ),
    (
        "tháng 6 và tháng 12 năm 2026",
        [Due("2026-06-01", "2026-06-30"), Due("2026-12-01", "2026-12-31")],
    ),
    # periods
    ("quý III/2019", [Due("2019-07-01", "2019-09-30")]),
    ("Quí IV-2025", [Due("2025-10-01", "2025-12-31")]),
    ("hoàn thành trong tháng 2/2028", [Due("2028-02-01", "2028-02-29")]),
    ("6 tháng đầu năm 2026", [Due("2026-01-01", "2026-06-30")]),
    ("2025", [Due("2025-01-01", "2025-12-31")]),
    ("trước quý II/2026", [Due(end="2026-04-01", before=True)]),
    ("Tháng 12 hằng năm", [Due("--12-01", "--12-31", every="năm")]),
    # from … to …, a dash, an open end
    ("từ ngày 15/11/2025 đến ngày 15/12/2025", [Due("2025-11-15", "2025-12-15")]),
    ("giai đoạn 2025-2030", [Due("2025-01-01", "2030-12-31")]),
    ("Quý IV/2025- Quý II/2026", [Due("2025-10-01", "2026-06-30")]),
    ("Từ 01/7/2025", [Due(start="2025-07-01")]),
    ("Giai đoạn 2026-2030 và những năm tiếp theo", [Due(start="2026-01-01")]),
    ("Quý IV năm 2025 và các năm tiếp theo", [Due(start="2025-10-01")]),
    # habits
    ("Thường xuyên", [Due(every="thường xuyên")]),
    ("định kỳ 6 tháng", [Due(every="6 tháng")]),
    ("Hàng quý", [Due(every="quý")]),
    # terms: a date only where they run from the document's own issue, in days of the calendar
    (
        "trong 30 ngày kể từ ngày ký",
        [Due(end="2025-12-30", count=30, unit="ngày", since="ngày ký")],
    ),
    (
        "trong thời hạn 3 tháng kể từ ngày ban hành Kế hoạch này",
        [Due(end="2026-02-28", count=3, unit="tháng", since="ngày ban hành kế hoạch này")],
    ),
    (
        "chậm nhất 05 ngày làm việc kể từ ngày ban hành Quyết định",
        [Due(count=5, unit="ngày làm việc", since="ngày ban hành quyết định")],
    ),
    (
        "trong 30 ngày kể từ ngày nhận đủ hồ sơ",
        [Due(count=30, unit="ngày", since="ngày nhận đủ hồ sơ")],
    ),
    ("Trong vòng 20 (hai mươi) ngày", [Due(count=20, unit="ngày")]),
    ("trong 24-48 giờ", [Due(count=48, unit="giờ")]),
    # a day that no calendar has, and words that tell no date
    ("trước ngày 31/02/2025", []),
    ("Theo Kế hoạch riêng", []),
    ("", []),
]


@pytest.mark.parametrize(("printed", "expected"), ROWS)
def test_dates_of_a_deadline(printed: str, expected: list[Due]) -> None:
    assert list(due_dates(printed, ISSUED)) == expected


def test_without_the_documents_date_a_term_keeps_its_count() -> None:
    (due,) = due_dates("trong 30 ngày kể từ ngày ký")
    assert (due.end, due.count) == (None, 30)


@pytest.mark.parametrize("issued", ["2025", "9999-12-31"])
def test_a_date_that_cannot_be_counted_from_gives_none(issued: str) -> None:
    (due,) = due_dates("trong 30 ngày kể từ ngày ký", issued)
    assert due.end is None


@given(st.text(alphabet="0123456789/- .,quýtháng năm đếntrước ngày", max_size=60))
def test_no_year_is_made_up(printed: str) -> None:
    for due in due_dates(printed):
        for day in (due.start, due.end):
            assert day is None or day[0] == "-" or day[:4] in printed
