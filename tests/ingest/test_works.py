"""Documents cited by a name that are no laws."""

from __future__ import annotations

import pytest

from cancu.ingest.model import Span
from cancu.ingest.works import works


@pytest.mark.parametrize(
    ("text", "printed", "code", "issuer"),
    [
        ("theo Điều lệ Đảng và", "Điều lệ Đảng", "ĐL", None),  # a charter
        ("thảo luận Báo cáo chính trị của", "Báo cáo chính trị", "BC", None),
        # a report of a committee that examined the draft, without a number
        (
            "Báo cáo thẩm tra của Ban Kinh tế - Ngân sách; ý kiến",
            *("Báo cáo thẩm tra của Ban Kinh tế - Ngân sách", "BC", "Ban Kinh tế - Ngân sách"),
        ),
        # working rules are of a body
        (
            "theo Quy chế làm việc của Chính phủ.",
            *("Quy chế làm việc của Chính phủ", "QC", "Chính phủ"),
        ),
        # a treaty with its year
        (
            "khoản 2 Điều 5 Công ước Viên năm 1980 về mua bán",
            *("khoản 2 Điều 5 Công ước Viên năm 1980", "ĐƯ", None),
        ),
        ("theo Hiệp định CPTPP và", "Hiệp định CPTPP", "ĐƯ", None),
        ("theo Hiệp định ATIGA và", "Hiệp định ATIGA", "ĐƯ", None),  # by letters in no table
        ("QUY TẮC XUẤT XỨ THEO CÔNG ƯỚC LA HAY", "CÔNG ƯỚC LA HAY", "ĐƯ", None),  # in a title
    ],
)
def test_a_work_by_its_name(text: str, printed: str, code: str, issuer: str | None) -> None:
    [(_, mention)] = works(text, [Span(0, len(text))])
    assert (mention.text, mention.type, mention.issuer) == (printed, code, issuer)
    assert " ".join(mention.span.of(text).split()) == mention.text


@pytest.mark.parametrize(
    "text",
    [
        "các hiệp định thương mại tự do",  # any of many
        "Hiệp định này",
        "ban hành Quy chế làm việc của Chính phủ",  # the content of the act before it
        "Quyết định số 1/2025/QĐ-UBND về Quy chế làm việc của Ủy ban nhân dân tỉnh nhiệm kỳ 2021-2026",
        "Quy chế làm việc của cơ quan",  # of no body by name
        # the content of a decision, which is cited by its own number
        "Quy chế làm việc của Ủy ban nhân dân tỉnh nhiệm kỳ 2021 - 2026 ban hành kèm theo Quyết",
        "Báo cáo thẩm tra của cơ quan chủ trì",
        "Điều lệ của Trung tâm trọng tài",  # of a firm
    ],
)
def test_what_names_no_work(text: str) -> None:
    assert not list(works(text, [Span(0, len(text))]))
