"""What a list prints once goes to the members that it plainly covers."""

from __future__ import annotations

import pytest

from cancu.ingest.extract import read_string


def _issuers(sentence: str) -> list[str | None]:
    citations = read_string(f"I. MỘT\n\n1. {sentence}").citations
    return [citation.mention.issuer for citation in citations]


@pytest.mark.parametrize(
    ("sentence", "issuers"),
    [
        # printed after the last
        (
            "Theo Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW của Bộ Chính trị.",
            ["Bộ Chính trị", "Bộ Chính trị"],
        ),
        # printed in the head of the list
        (
            "Theo các Nghị định của Chính phủ: Nghị định số 88/2024/NĐ-CP; Nghị định số 10/2024/NĐ-CP.",
            ["Chính phủ", "Chính phủ"],
        ),
        # printed in the head, and the members named by their numbers alone
        (
            "Theo các Nghị định của Chính phủ: số 63/2010/NĐ-CP về A; số 48/2013/NĐ-CP và số 92/2017/NĐ-CP.",
            ["Chính phủ", "Chính phủ", "Chính phủ"],
        ),
        # after the list another instrument begins, with no body of its own
        (
            "Theo các Nghị định của Chính phủ: số 63/2010/NĐ-CP về A. Theo Quyết định số 5/QĐ-UBND.",
            ["Chính phủ", None],
        ),
        # said before the first, whose subject stands between the two
        (
            "Theo ý kiến của Ban Tổ chức Trung ương tại Văn bản số 1-CV/BTCTW về A và Văn bản số 2-CV/BTCTW về B.",
            ["Ban Tổ chức Trung ương", "Ban Tổ chức Trung ương"],
        ),
        # another body's number is not covered
        (
            "Theo ý kiến của Bộ Nội vụ tại Công văn số 1/BNV-VP về A và Công văn số 2/BTC-VP về B.",
            ["Bộ Nội vụ", None],
        ),
        # each with a date of its own
        (
            "Theo Nghị định số 48/2013/NĐ-CP ngày 14/5/2013 và Nghị định số 92/2017/NĐ-CP ngày 07/8/2017 của Chính phủ.",
            ["Chính phủ", "Chính phủ"],
        ),
        # a dated decree of one body, a circular of another
        (
            "Theo Nghị định số 48/2013/NĐ-CP ngày 14/5/2013 và Thông tư số 2/2017/TT-BTC của Bộ Tài chính.",
            [None, "Bộ Tài chính"],
        ),
        # the head of a list says what it is about, or when it ends
        (
            (
                "Theo các Quyết định của Thủ tướng Chính phủ về phê duyệt quy hoạch thời kỳ 2021 - 2030: Quyết định "
                "số 1629/QĐ-TTg ngày 16/12/2023 phê duyệt Quy hoạch A; Quyết định số 790/QĐ-TTg phê duyệt B."
            ),
            ["Thủ tướng Chính phủ", "Thủ tướng Chính phủ"],
        ),
        (
            "Theo các Quyết định của Ủy ban nhân dân tỉnh, trong đó có Quyết định số 05/2025/QĐ-UBND.",
            ["Ủy ban nhân dân tỉnh"],
        ),
        # printed before the numbers, with "tại"
        (
            "Theo đề nghị của Sở Tài chính tại Tờ trình số 421/TTr-STC ngày 29/10/2025, số 501/TTr-STC.",
            ["Sở Tài chính", "Sở Tài chính"],
        ),
        # a semicolon parts two acts: the second's body is not the first's
        (
            "Theo Nghị định số 187/2025/NĐ-CP; Nghị định số 151/2025/NĐ-CP của Chính phủ.",
            [None, "Chính phủ"],
        ),
    ],
)
def test_shared_bodies(sentence: str, issuers: list[str | None]) -> None:
    assert _issuers(sentence) == issuers


def test_a_shared_date_does_not_cross_a_semicolon() -> None:
    sentence = "Theo Nghị định số 187/2025/NĐ-CP; Nghị định số 151/2025/NĐ-CP ngày 12/6/2025."
    citations = read_string(f"I. MỘT\n\n1. {sentence}").citations
    assert [citation.mention.date for citation in citations] == [None, "2025-06-12"]
