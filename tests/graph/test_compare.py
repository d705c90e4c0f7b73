"""Two plans side by side."""

from __future__ import annotations

from cancu.graph.build import build_graph
from cancu.graph.compare import Compared, Fate, compare
from cancu.graph.show_compare import compared_rows

from .acts_made import act


def _compared(before: str, after: str) -> tuple[Compared, ...]:
    plans = [
        act("a", "1/KH-UBND", f"I. VIỆC LÀM\n\n{before}", "1 tháng 2 năm 2024", "KẾ HOẠCH"),
        act("b", "1/KH-UBND", f"I. VIỆC LÀM\n\n{after}", "1 tháng 2 năm 2025", "KẾ HOẠCH"),
    ]
    return compare(build_graph(plans), "a", "b")


def test_what_became_of_each_duty() -> None:
    rows = _compared(
        "1. Giao Sở Y tế chủ trì kiểm tra an toàn thực phẩm tại các chợ.\n\n"
        "2. Giao Sở Tài chính bố trí kinh phí thực hiện kế hoạch năm 2024.\n\n"
        "3. Giao Sở Nội vụ tổng kết phong trào thi đua yêu nước.",
        "1. Giao Sở Tài chính bố trí kinh phí thực hiện kế hoạch năm 2025 theo quy định.\n\n"
        "2. Giao Sở Y tế chủ trì kiểm tra an toàn thực phẩm tại các chợ.\n\n"
        "3. Giao Công an tỉnh cấp căn cước cho công dân lưu động.",
    )
    fates = [
        (row.fate, row.before and row.before.path, row.after and row.after.path) for row in rows
    ]
    assert fates == [
        (Fate.KEPT, "I/1", "I/2"),  # though it moved
        (Fate.REWORDED, "I/2", "I/1"),
        (Fate.DROPPED, "I/3", None),
        (Fate.NEW, None, "I/3"),
    ]
    assert len(list(compared_rows(rows))) == 4


def test_another_owner_and_another_basis() -> None:
    work = "chủ trì kiểm tra việc chấp hành kỷ luật hành chính tại các cơ quan theo"
    [row] = _compared(
        f"1. Giao Sở Nội vụ {work} Chỉ thị số 5/CT-TTg ngày 1/2/2023.",
        f"1. Giao Thanh tra tỉnh {work} Chỉ thị số 9/CT-TTg ngày 3/4/2024.",
    )
    assert (row.owners_gone, row.owners_new) == (("Sở Nội vụ",), ("Thanh tra tỉnh",))
    assert (row.bases_gone, row.bases_new) == (("Chỉ thị 5/CT-TTg",), ("Chỉ thị 9/CT-TTg",))


def test_a_plan_beside_itself_is_the_same(facts) -> None:  # type: ignore[no-untyped-def]
    rows = compare(build_graph([facts]), facts.name, facts.name)
    assert {row.fate for row in rows} == {Fate.KEPT}
    assert all(row.before == row.after for row in rows)
