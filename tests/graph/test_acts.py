"""What a document does with the instruments that it names."""

from __future__ import annotations

import pytest

from cancu.graph.acts import Act, Nature, act_of
from cancu.graph.model import EdgeKind
from cancu.ingest.extract import read_string

_HEAD = "UBND TỈNH A\n\nSố: 9/2025/QĐ-UBND\n\nQUYẾT ĐỊNH\n\nVỀ VIỆC B\n\n"


def _acts(text: str) -> list[Act | None]:
    reading = read_string(_HEAD + text)
    return [act_of(reading, citation) for citation in reading.citations]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        # what empowers the body
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
            [Act(EdgeKind.BASED_ON, Nature.AUTHORITY)],
        ),
        # what the act is about
        ("Căn cứ Luật Giá ngày 19/6/2023;", [Act(EdgeKind.BASED_ON, Nature.CONTENT)]),
        # a plan of a higher body that is carried out
        (
            "Thực hiện Kế hoạch số 24/KH-UBND ngày 14/8/2025 của UBND tỉnh,",
            [Act(EdgeKind.IMPLEMENTS, Nature.CONTENT)],
        ),
        # a proposal is no legal basis
        (
            "Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 4/TTr-SYT.",
            [Act(EdgeKind.BASED_ON, Nature.PROPOSAL)],
        ),
        # what another act amends is that act's doing
        (
            (
                "Căn cứ Nghị định số 5/2025/NĐ-CP ngày 1/2/2025 của Chính phủ sửa đổi, bổ sung một số "
                "điều của Nghị định số 8/2022/NĐ-CP;"
            ),
            [Act(EdgeKind.BASED_ON, Nature.CONTENT), None],
        ),
        # wholly, and in part
        (
            "Điều 1. Bãi bỏ toàn bộ Quyết định số 10/2016/QĐ-UBND ngày 01/3/2016.",
            [Act(EdgeKind.REPEALS)],
        ),
        (
            "Điều 1. Bãi bỏ khoản 2 Điều 5 Quyết định số 10/2016/QĐ-UBND ngày 01/3/2016.",
            [Act(EdgeKind.REPEALS, part=True)],
        ),
        # "quy định" in the description of the first says nothing of the second
        (
            (
                "Điều 1. Bãi bỏ Quyết định số 10/2016/QĐ-UBND quy định chức năng của Sở A và Quyết định "
                "số 14/2022/QĐ-UBND."
            ),
            [Act(EdgeKind.REPEALS), Act(EdgeKind.REPEALS)],
        ),
        ("Điều 2. Quyết định này thay thế Quyết định số 3/2020/QĐ-UBND.", [Act(EdgeKind.REPLACES)]),
        (
            "Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 3/2020/QĐ-UBND.",
            [Act(EdgeKind.AMENDS, part=True)],
        ),
        # a clause that merely cites
        ("Điều 3. Báo cáo theo Thông tư số 1/2020/TT-BTC.", [None]),
    ],
)
def test_acts(text: str, acts: list[Act | None]) -> None:
    assert _acts(text) == acts
