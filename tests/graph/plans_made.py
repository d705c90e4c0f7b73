"""Plans as their offices write them, made for the tests of matrices and of the explorer."""

from __future__ import annotations

from cancu.graph.build import build_graph
from cancu.graph.elements import Graph
from cancu.graph.facts import facts_of
from cancu.ingest.extract import read_string

_HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH A\nSố: 12/KH-UBND\nA, ngày 05 tháng 3 năm 2025\nKẾ HOẠCH\nVề rà soát\n"
)
LABELLED = f"""{_HEAD}
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
I. NHIỆM VỤ
1. Rà soát văn bản
a) Nhiệm vụ: Phối hợp với Bộ Tư pháp rà soát văn bản theo Luật số 64/2025/QH15.
b) Cơ quan thực hiện:
- Đơn vị chủ trì: Sở Tư pháp.
- Đơn vị phối hợp: Sở Nội vụ.
c) Thời gian thực hiện: Hoàn thành trước ngày 15/12/2025.
d) Sản phẩm: Báo cáo của Ủy ban nhân dân tỉnh.
2. Tập huấn nghiệp vụ. Đơn vị chủ trì: Sở Nội vụ. Đơn vị phối hợp: Sở Tư pháp. Thời gian thực hiện: Hằng năm.
II. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính bố trí kinh phí trước ngày 01/6/2025; Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh.
2. Phối hợp với các cơ quan liên quan tuyên truyền.
"""
TABLE = f"""{_HEAD}
I. NHIỆM VỤ
Theo Phụ lục.

Phụ lục

|
STT
|
Nhiệm vụ
|
Đơn vị chủ trì
|
Cơ quan phối hợp
|
Thời gian
|
Sản phẩm
|
|
1
|
Rà soát văn bản của Sở Y tế
|
Sở Tư pháp
|
Sở Nội vụ; Sở Y tế
|
Quý IV/2025
|
Báo cáo của Sở Tư pháp
|
|
2
|
Tập huấn
|
Sở Nội vụ
|
|
Hằng năm
|
|
"""


def graph_of(text: str, name: str = "ke-hoach.txt") -> Graph:
    """Return the graph of one document."""
    return build_graph([facts_of(read_string(text, name))])


def long_plan(count: int) -> str:
    """Return a plan with `count` tasks, each with a basis of its own."""
    tasks = (
        f"{number}. Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ rà soát theo Nghị định số "
        f"{number}/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ, xong trước ngày 15/12/2025."
        for number in range(1, count + 1)
    )
    return f"{_HEAD}I. NHIỆM VỤ\n" + "\n".join(tasks)
