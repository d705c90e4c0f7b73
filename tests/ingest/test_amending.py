"""A law that amends several is one entry, whatever numbers its name holds."""

from __future__ import annotations

from cancu.ingest.extract import read_string

_LINE = "QUYẾT ĐỊNH\nVỀ VIỆC A\n\nCăn cứ {}\n\nĐiều 1. Một."


def _keys(words: str) -> list[str]:
    return [citation.key for citation in read_string(_LINE.format(words)).citations]


def test_numbers_of_the_amended_laws() -> None:
    """The clause gives the first number to the law that is amended."""
    name = (
        "Luật sửa đổi, bổ sung một số điều của Luật Giá số 1/2024/QH15, Luật Nhà ở số 2/2023/QH15"
    )
    assert _keys(f"Luật Giá số 1/2024/QH15 được sửa đổi bởi {name};") == ["1/2024/QH15", name]


def test_the_number_of_the_amending_law() -> None:
    """Nothing says that the number is another law's."""
    words = (
        "Luật sửa đổi, bổ sung một số điều của Luật Giá số 87/2025/QH15, Luật Nhà ở số 2/2023/QH15;"
    )
    assert _keys(words) == ["87/2025/QH15", "2/2023/QH15"]
