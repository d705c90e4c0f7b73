"""What falls with an instrument."""

from __future__ import annotations

from cancu.graph.build import build_graph
from cancu.graph.elements import Graph
from cancu.graph.impact import impact_of
from cancu.graph.query import instrument

from .acts_made import act


def test_what_rests_on_the_seeds_own_basis(graph: Graph) -> None:
    [answer] = instrument(graph, "5523/QĐ-UBND")
    fallen = impact_of(answer)
    assert fallen.documents == ("40-KH-UBND.txt",)
    assert len(fallen.duties) == 22  # each rests on it at least as the plan's own căn cứ
    assert fallen.firm + fallen.proposed + fallen.general == 22
    assert dict(fallen.units)["Phòng Nội vụ"] >= 1


def test_chains_run_through_documents() -> None:
    """The ward carries out the district's plan, which rests on the city's decision."""
    city = "Quyết định số 5/QĐ-UBND ngày 1/2/2025 của Ủy ban nhân dân thành phố Hà Nội"
    district = act("district", "4/KH-UBND", f"Căn cứ {city} về A;\n\n1. Làm.", kind="KẾ HOẠCH")
    ward = act(
        "ward",
        "9/KH-UBND",
        "I. VIỆC LÀM\n\n1. Giao Phòng Y tế thực hiện Kế hoạch số 4/KH-UBND ngày 10/12/2025 của Ủy ban "
        "nhân dân tỉnh Lào Cai.",
        "20 tháng 12 năm 2025",
        "KẾ HOẠCH",
        "Bát Xát",
    )
    [answer] = instrument(build_graph([district, ward]), "5/QĐ-UBND")
    [row] = [row for row in impact_of(answer).duties if row.duty.document == "ward"]
    assert [link.relation for link in row.chain] == ["based_on"]
    assert row.chain[0].evidence.document == "district"
