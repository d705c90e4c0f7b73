"""The words between two mentions say what one instrument is to the other."""

from __future__ import annotations

import pytest

from cancu.graph.model import EdgeKind
from cancu.graph.relation import relation, words_between
from cancu.ingest.extract import read_string


@pytest.mark.parametrize(
    ("words", "kind", "inverse"),
    [
        ("ban hành Chương trình hành động thực hiện", EdgeKind.IMPLEMENTS, False),
        ("về triển khai thực hiện", EdgeKind.IMPLEMENTS, False),
        ("nhằm cụ thể hóa", EdgeKind.IMPLEMENTS, False),
        # a table's next row, run on by a PDF: its verb says nothing of the row above
        (
            "về đột phá Bộ Khoa học và Công nghệ 2026 - 2030 37 Thực hiện theo",
            EdgeKind.CITES,
            False,
        ),
        # changed under another act, and an act that changes something as another one says
        ("được sửa đổi, bổ sung một số điều theo", EdgeKind.AMENDS, True),
        # a later one of a list, without the mentions before it
        ("đã được sửa đổi, bổ sung bởi , , và", EdgeKind.AMENDS, True),
        # "thực hiện … theo": what is done in accordance with it carries it out
        ("thực hiện Chương trình hành động của Chính phủ theo", EdgeKind.IMPLEMENTS, False),
        ("ban hành quy chế theo", EdgeKind.BASED_ON, False),
        # "thi hành" is here a part of the detailing, no carrying out
        ("quy định chi tiết một số điều và biện pháp thi hành", EdgeKind.DETAILS, False),
        ("quy định chi tiết và biện pháp để tổ chức, hướng dẫn thi hành", EdgeKind.DETAILS, False),
        ("hướng dẫn thực hiện", EdgeKind.GUIDES, False),
        ("về sửa đổi, bổ sung một số điều của", EdgeKind.AMENDS, False),
        # said of the first, done by the second
        ("được sửa đổi, bổ sung bởi", EdgeKind.AMENDS, True),
        ("về kinh doanh xăng dầu đã được sửa đổi, bổ sung theo", EdgeKind.AMENDS, True),
        ("được thay thế bởi", EdgeKind.REPLACES, True),
        # in brackets, without "được"
        ("quy định chi tiết Luật Giá (sửa đổi, bổ sung tại", EdgeKind.AMENDS, True),
        # over a list, with what its members say of themselves
        (
            "có hiệu lực thi hành, được sửa đổi, bổ sung bởi: 1. , có hiệu lực; 2.",
            EdgeKind.AMENDS,
            True,
        ),
        # "hiệu lực thi hành" carries out nothing
        ("có hiệu lực thi hành từ ngày ký, và", EdgeKind.CITES, False),
        # of a procedure, not of the instrument
        ("công bố thủ tục được sửa đổi, bổ sung quy định tại", EdgeKind.CITES, False),
        # several verbs amend
        ("sửa đổi, bổ sung, bãi bỏ một số khoản của", EdgeKind.AMENDS, False),
        ("được bãi bỏ tại", EdgeKind.REPEALS, True),
        ("thay thế", EdgeKind.REPLACES, False),
        # done in accordance with the second, not by it
        ("được thực hiện theo", EdgeKind.IMPLEMENTS, False),
        ("được cụ thể hóa bởi", EdgeKind.IMPLEMENTS, True),
        # the last verb before the second mention is the one that holds
        ("quy định chi tiết luật được sửa đổi, bổ sung bởi", EdgeKind.AMENDS, True),
        ("về phí và", EdgeKind.CITES, False),
        # as a wrapped line prints it
        ("triển khai\nthực hiện", EdgeKind.IMPLEMENTS, False),
    ],
)
def test_relations(words: str, kind: EdgeKind, inverse: bool) -> None:
    assert relation(words) == (kind, inverse)


def test_the_verbs_in_a_name_between_are_not_read() -> None:
    """A law that amends others stands between: it is a name, and amends nothing here."""
    text = (
        "KẾ HOẠCH\nVỀ A\nI. MỘT\n1. Quyết định số 9/QĐ-TTg về thực hiện Luật sửa đổi, bổ sung một số "
        "điều của Luật Giá và Nghị quyết số 1/NQ-CP."
    )
    reading = read_string(text)
    first, *_, last = reading.citations
    assert "sửa đổi" not in words_between(reading, first, last)
    assert relation(words_between(reading, first, last)) == (EdgeKind.IMPLEMENTS, False)
