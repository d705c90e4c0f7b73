"""What rests on letters that the recogniser of a scan was not sure of is told, nothing else is."""

from __future__ import annotations

import pytest

from cancu.ingest.extract import extract
from cancu.ingest.model import Block, BlockKind, Certainty, Reading, Source, Span
from cancu.ingest.repair import repair


def _scanned(text: str, unsure: dict[str, int], sure: int = 97) -> Reading:
    """Read lines as a scan whose words have `sure` percent but for those of `unsure`."""
    blocks, certainties, at = [], [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(at, at + len(line)), BlockKind.LINE, page=1))
        for word in line.split(" "):
            span = Span(at, at + len(word))
            certainties.append(Certainty(span, unsure.get(word, sure)))
            at = span.end + 1
    source = Source("a.pdf", "", "pdf", text, tuple(blocks), (), tuple(certainties))
    return extract(repair(source))


def _told(reading: Reading) -> list[str]:
    return [p.message for p in reading.problems if p.code == "doubtful-reading"]


_LINE = (
    "Thực hiện Nghị quyết số 22-NQ/TW ngày 10 tháng 4 năm 2013 của Bộ Chính trị khóa XI về hội nhập"
)


@pytest.mark.parametrize(
    ("unsure", "is_doubtful"),
    [
        # all is sure
        ({}, False),
        # digits and codes are held to more than words
        ({"22-NQ/TW": 89}, True),
        ({"2013": 89}, True),
        ({"ngày": 89}, False),
        ({"Chính": 79}, True),
        # Roman numerals lose strokes where the recogniser is rather sure
        ({"XI": 94}, True),
        ({"XI": 95}, False),
        # words beside the mention are no part of it
        ({"hội": 20, "nhập": 20}, False),
    ],
)
def test_a_citation_is_as_sure_as_its_least_sure_word(
    unsure: dict[str, int], is_doubtful: bool
) -> None:
    reading = _scanned(_LINE, unsure)
    (citation,) = reading.citations
    assert bool(citation.doubt) is is_doubtful
    assert bool(_told(reading)) is is_doubtful
    if is_doubtful:
        (word,) = unsure
        assert word in citation.doubt


@pytest.mark.parametrize(
    "number",
    [
        "§2/2015/QĐ-TTg",  # an 8
        "2|/2015/QĐ-TTg",
        "12/2O15/QĐ-TTg",
        "l5/2015/QĐ-TTg",
    ],
)
def test_a_sign_among_digits_is_doubtful_however_sure(number: str) -> None:
    reading = _scanned(f"Theo Quyết định số {number} về giá", {})
    assert all(citation.doubt for citation in reading.citations)
    assert len(_told(reading)) == 1  # a number that cannot be read at all is told too
    assert number in _told(reading)[0]


def test_a_number_that_was_read_or_is_the_own_is_not_unread() -> None:
    head = "ỦY BAN NHÂN DÂN\nQUẬN 11\nSố: 40/KH-UBND\nQuận 11, ngày 27 tháng 02 năm 2019\nKẾ HOẠCH"
    reading = _scanned(f"{head}\n1. Theo Quyết định số 5523/QĐ-UBND.", {})
    assert reading.head.number
    assert _told(reading) == []


def test_a_repaired_number_is_doubtful_in_a_scan() -> None:
    reading = _scanned("Theo Quyết định số 250-QĐĐ/TU về việc này", {})
    (citation,) = reading.citations
    assert citation.mention.number == "250-QĐ/TU"
    assert "250-QĐĐ/TU" in citation.doubt


@pytest.mark.parametrize(
    ("sentence", "is_doubtful"),
    [
        ("Theo Luật An toàn thực phẩm về việc này", False),
        ("Theo Luật An toàn thực phâm về việc này", True),  # a tone is lost
        ("Theo Luật Viên chức số 129/2025/0HI5, về việc này", True),  # its number was not read
        ("Theo Luật Viên chức số 129/2025/QH15, về việc này", False),
        ("Theo Nghị quyết Đại hội XII của Đảng về việc này", True),  # in no table
        ("Theo Thông tư số 28/2019/TT-BTC, số 29/2019/TT-BTC", False),  # the next is read too
    ],
)
def test_only_a_known_name_vouches_for_itself(sentence: str, is_doubtful: bool) -> None:
    reading = _scanned(sentence, {}, sure=99)
    assert {bool(citation.doubt) for citation in reading.citations} == {is_doubtful}
    assert bool(_told(reading)) is is_doubtful


@pytest.mark.parametrize("number", ["129/2025/0HI5", "125⁄2025⁄/0H15", "66. l 3/2026NQ-CP"])
def test_a_number_that_was_not_read_is_told(number: str) -> None:
    told = _told(_scanned(f"Theo Nghị quyết này và số {number} về việc này", {}))
    assert any(number in message for message in told)


def test_over_a_wrapped_line_the_words_of_both_lines_count() -> None:
    reading = _scanned("Theo Quyết định số 250-\nQĐ/TU về việc này", {"QĐ/TU": 50})
    (citation,) = reading.citations
    assert citation.mention.number == "250-QĐ/TU"
    assert "QĐ/TU" in citation.doubt


def test_markers_and_deadlines_are_told_but_dashes_are_not() -> None:
    text = "I. MỘT\n1. Giao Sở Tài chính báo cáo trước ngày 15/12/2019.\n- Mở rộng."
    reading = _scanned(text, {"1.": 60, "15/12/2019.": 60, "-": 30})
    told = "".join(_told(reading))
    assert "“1.”" in told
    assert "“15/12/2019.”" in told
    assert "“-”" not in told


def test_a_text_that_was_not_scanned_has_no_doubts() -> None:
    document = repair(Source("a", "", "txt", _LINE, (Block(Span(0, len(_LINE)), BlockKind.LINE),)))
    reading = extract(document)
    assert [citation.doubt for citation in reading.citations] == [""]
    assert _told(reading) == []


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        # a date that was not made out is told at its number
        ("Nghị định số 191/2026/NĐ-CP ngày 29 tháng Š năm 2026 của Chính phủ", [True]),
        ("Tờ trình số 202/TTr-BVHTTDL ngày l1 tháng 5 năm 2026", [True]),
        # what a list shares is lost behind such a date
        (
            "các Tờ trình số 2138/TTr-BCT ngày 30 tháng 3 năm 206, số 3390/TTr-BCT năm 2026",
            [True, True],
        ),
        # but not in the next sentence, and not behind a date that was read
        (
            "Nghị định số 11/2026/NĐ-CP ngày 29 tháng Š năm 2026; Nghị định số 12/2026/NĐ-CP",
            [True, False],
        ),
        (
            "các Tờ trình số 2138/TTr-BCT ngày 30 tháng 3 năm 2026, số 3390/TTr-BCT năm 2026",
            [False, False],
        ),
    ],
)
def test_a_date_that_was_not_read_is_told(line: str, doubted: list[bool]) -> None:
    reading = _scanned(line, {})
    assert [bool(citation.doubt) for citation in reading.citations] == doubted
