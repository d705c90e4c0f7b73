"""Answers with states."""

from __future__ import annotations

from cancu.graph.as_of import duties_on, instruments_on, units_on
from cancu.graph.elements import Graph
from cancu.graph.query import basis, instrument, unit
from cancu.graph.states import parse_states

_TABLE = parse_states(
    "so,co_quan,ngay,trang_thai,boi,tu_ngay\n5523/QĐ-UBND,,,hết hiệu lực,,01/01/2022\n", "t.csv"
)


def test_every_basis_gets_its_state(graph: Graph) -> None:
    for day, code in (("2021-12-31", "unknown"), ("2022-01-01", "ended")):
        [duty] = duties_on(graph, basis(graph, "III/9/-2"), day, _TABLE)
        states = {row.instrument: row.state.code for row in duty.bases if row.state}
        assert len(states) == len({row.instrument for row in duty.bases})
        [answer] = instruments_on(graph, instrument(graph, "5523/QĐ-UBND"), day, _TABLE)
        assert answer.state is not None
        assert answer.state.code == code
        assert all(row.basis.state for row in answer.resting)
    [owed] = units_on(graph, unit(graph, "Phòng Nội vụ"), "2022-01-01", _TABLE)
    assert all(row.state for _, duty in owed.duties for row in duty.bases)
