"""An office's table of states."""

from __future__ import annotations

import pytest

from cancu.graph.states import TableError, parse_states

_HEAD = "so,co_quan,ngay,trang_thai,boi,tu_ngay\n"


def test_a_line() -> None:
    text = _HEAD + "5523/QĐ-UBND,UBND TP,04/12/2018,Hết hiệu lực,12/QĐ-UBND,2022-01-31\n"
    [row] = parse_states(text, "a.csv")
    assert (row.number, row.date, row.state) == ("5523/qd/ubnd", "2018-12-04", "ended")
    assert (row.by, row.since, row.line) == ("12/QĐ-UBND", "2022-01-31", 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("so,ngay\n1/QĐ,x\n", "thiếu cột"),  # other columns
        (_HEAD + "1/QĐ-UBND,,,đang xem,,\n", "dòng 2: không hiểu trạng thái"),
        (_HEAD + "1/QĐ-UBND,,31/02/2020,còn hiệu lực,,\n", "dòng 2: không hiểu ngày"),
        (_HEAD + ",,,còn hiệu lực,,\n", "dòng 2: thiếu số"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(text: str, said: str) -> None:
    with pytest.raises(TableError, match=said):
        parse_states(text, "a.csv")
