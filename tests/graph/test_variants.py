"""One instrument printed with and without its year."""

from __future__ import annotations

from cancu.graph.facts import Facts, facts_of
from cancu.graph.variants import spelling, variants
from cancu.ingest.extract import read_string


def _facts(*sentences: str) -> list[Facts]:
    return [
        facts_of(read_string(f"KẾ HOẠCH\nVỀ A\n1. {s}", str(i))) for i, s in enumerate(sentences)
    ]


def test_two_spellings_of_one_day_are_one() -> None:
    known = variants(
        _facts(
            "Quyết định số 112/QĐ-TTg ngày 21/01/2021.",
            "Quyết định số 112/2021/QĐ-TTg ngày 21/01/2021.",
            "Quyết định số 112/2021/QĐ-TTg ngày 21/01/2021.",
        )
    )
    # the one printed more often counts
    assert spelling("112/QĐ-TTg", "2021-01-21", known) == "112/2021/QĐ-TTg"
    # a bare mention can mean no other
    assert spelling("112/QĐ-TTg", None, known) == "112/2021/QĐ-TTg"
    # the same number of another year is another decision
    assert spelling("112/QĐ-TTg", "2019-01-21", known) == "112/QĐ-TTg"


def test_another_day_is_another_instrument() -> None:
    known = variants(
        _facts(
            "Quyết định số 112/QĐ-TTg ngày 20/01/2021.",
            "Quyết định số 112/2021/QĐ-TTg ngày 21/01/2021.",
        )
    )
    assert known == {}


def test_another_body_is_another_instrument() -> None:
    known = variants(
        _facts(
            "Quyết định số 112/QĐ-BTC ngày 21/01/2021.",
            "Quyết định số 112/2021/QĐ-TTg ngày 21/01/2021.",
        )
    )
    assert known == {}
