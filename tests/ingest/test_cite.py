"""Mentions as they stand in sentences: text, type, date, body."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.extract import read, read_string
from cancu.ingest.model import Citation, Mention

_PLAN = "KẾ HOẠCH\nVỀ VIỆC A\nI. NỘI DUNG\n1. "


def _citations(sentence: str) -> tuple[Citation, ...]:
    return read_string(_PLAN + sentence).citations


def _mentions(sentence: str) -> list[Mention]:
    return [citation.mention for citation in _citations(sentence)]


@pytest.mark.parametrize(
    ("sentence", "text", "number", "type_", "date", "issuer"),
    [
        # a joint circular has several bodies
        (
            "Theo Thông tư liên tịch số 3/2016/TTLT-BGDĐT-BNV của Bộ trưởng Bộ A và Bộ trưởng Bộ B về C.",
            "Thông tư liên tịch số 3/2016/TTLT-BGDĐT-BNV của Bộ trưởng Bộ A và Bộ trưởng Bộ B",
            "3/2016/TTLT-BGDĐT-BNV",
            "TTLT",
            None,
            "Bộ trưởng Bộ A và Bộ trưởng Bộ B",
        ),
        # the full form
        (
            (
                "Theo Quyết định số 5523/QĐ-UBND ngày 04 tháng 12 năm 2018 của Ủy ban nhân dân Thành phố "
                "Hồ Chí Minh về ban hành Kế hoạch."
            ),
            "Quyết định số 5523/QĐ-UBND ngày 04 tháng 12 năm 2018 của Ủy ban nhân dân Thành phố Hồ Chí Minh",
            "5523/QĐ-UBND",
            "QĐ",
            "2018-12-04",
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        ),
        # a type word in small letters, no body
        (
            "Thực hiện kế hoạch số 1730/KH-UB ngày 27 tháng 4 năm 2018 thực hiện Chương trình.",
            "kế hoạch số 1730/KH-UB ngày 27 tháng 4 năm 2018",
            "1730/KH-UB",
            "KH",
            "2018-04-27",
            None,
        ),
        # the same symbol QĐ is a Quy định where the words say so
        (
            "Theo Quy định số 360-QĐ/TW, ngày 29/8/2025 của Ban Bí thư về chức năng.",
            "Quy định số 360-QĐ/TW, ngày 29/8/2025 của Ban Bí thư",
            "360-QĐ/TW",
            "QyĐ",
            "2025-08-29",
            "Ban Bí thư",
        ),
        # a description between type and number, which names the body
        (
            (
                "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII số 06-NQ/TW ngày "
                "05 tháng 11 năm 2016 về hội nhập."
            ),
            (
                "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII số 06-NQ/TW ngày "
                "05 tháng 11 năm 2016"
            ),
            "06-NQ/TW",
            "NQ",
            "2016-11-05",
            "Ban Chấp hành Trung ương Đảng khóa XII",
        ),
        # a law's name between type and number
        (
            "Căn cứ Luật Nhà ở số 27/2023/QH15;",
            "Luật Nhà ở số 27/2023/QH15",
            "27/2023/QH15",
            "L",
            None,
            None,
        ),
        # no type word: the symbol tells
        ("Theo số 22-NQ/TW về hội nhập.", "22-NQ/TW", "22-NQ/TW", "NQ", None, None),
        # a công văn: no type inside its number
        (
            "Theo Văn bản số 6253/UBND-SNV về việc.",
            "Văn bản số 6253/UBND-SNV",
            "6253/UBND-SNV",
            "CV",
            None,
            None,
        ),
        # the program's own kind of plan
        (
            "Chương trình hành động số 10-CTr/TU ngày 13/8/2025 của Ban Thường vụ Tỉnh uỷ về.",
            "Chương trình hành động số 10-CTr/TU ngày 13/8/2025 của Ban Thường vụ Tỉnh uỷ",
            "10-CTr/TU",
            "CTHĐ",
            "2025-08-13",
            "Ban Thường vụ Tỉnh uỷ",
        ),
    ],
)
def test_a_mention(
    sentence: str, text: str, number: str, type_: str, date: str | None, issuer: str | None
) -> None:
    (mention,) = _mentions(sentence)
    assert mention.text == text
    assert (mention.number, mention.type) == (number, type_)
    assert (mention.date, mention.issuer) == (date, issuer)


def test_a_list_shares_the_tail_that_plainly_covers_it() -> None:
    first, second = _mentions(
        "Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị về."
    )
    assert (first.date, first.issuer) == ("2013-12-12", "Bộ Chính trị")
    assert (second.date, second.issuer) == ("2013-12-12", "Bộ Chính trị")
    assert first.text == "Quyết định số 217-QĐ/TW"


def test_a_list_of_other_types_shares_nothing() -> None:
    first, _ = _mentions("Quyết định số 272-QĐ/TW, Hướng dẫn số 01-HD/BĐNTW ngày 30/6/2015 về.")
    assert first.date is None


def test_members_of_a_list_with_one_head_begin_at_their_number() -> None:
    mentions = _mentions("Các Nghị định số 61/2018/NĐ-CP, 107/2021/NĐ-CP và 118/2025/NĐ-CP.")
    assert [mention.text for mention in mentions] == [
        "Nghị định số 61/2018/NĐ-CP",
        "107/2021/NĐ-CP",
        "118/2025/NĐ-CP",
    ]
    assert {mention.type for mention in mentions} == {"NĐ"}


def test_a_repaired_number_keeps_what_was_printed() -> None:
    (mention,) = _mentions("Theo Nghị định số 92/2017/NĐCP ngày 07/8/2017 của Chính phủ.")
    assert (mention.number, mention.printed) == ("92/2017/NĐ-CP", "92/2017/NĐCP")


@pytest.mark.parametrize(
    "text",
    [
        # the head's own number, the recipients and the line over an annex speak of the act itself
        (
            "Số: 12/KH-UBND\nHà Nội, ngày 01 tháng 02 năm 2025\nKẾ HOẠCH\nVỀ A\nI. MỘT\n- Theo Kế hoạch "
            "số 12/KH-UBND.\nNơi nhận:\n- Như Công văn số 5/BNV-VP;"
        ),
        # with no more of its date than the year
        (
            "Số: 12/KH-UBND\nHà Nội, ngày 01 tháng 02 năm 2025\nKẾ HOẠCH\nVỀ A\nI. MỘT\n- Theo Kế hoạch "
            "12/KH-UBND năm 2025."
        ),
        _PLAN
        + "Hai\n\nTM. ỦY BAN NHÂN DÂN\n\nPHỤ LỤC\n\n(Kèm theo Kế hoạch số 617/KH-UBND ngày 1/12/2025)",
    ],
)
def test_what_a_document_says_of_itself_is_no_citation(text: str) -> None:
    assert read_string(text).citations == ()


def test_a_number_of_no_known_type_is_reported() -> None:
    reading = read_string(_PLAN + "Theo số 43/2022/UBTVQH15.")
    assert [problem.code for problem in reading.problems] == ["unknown-type"]
    assert reading.citations[0].mention.type is None


def test_every_span_quotes_its_mention(seed: Path) -> None:
    reading = read(seed)
    assert len(reading.citations) == 23
    for citation in reading.citations:
        assert reading.document.quote(citation.mention.span) == citation.mention.text


_WORDS = st.lists(
    st.sampled_from(
        [
            "Quyết định số 5523/QĐ-UBND",
            "ngày 04 tháng 12 năm 2018",
            "của Bộ Chính trị",
            "và",
            ",",
            ";",
            "thực hiện",
            "Nghị quyết số 22-NQ/TW",
            "Luật Giá",
            "khoản 2 Điều 5",
            "về việc",
            "số",
            "(",
            ")",
            "Nghị quyết Đại hội XIII của Đảng",
            "61/2018/NĐCP",
            "Quyết định 5523",
            "theo quy định tại",
        ]
    ),
    max_size=25,
)


@given(_WORDS)
def test_mentions_never_overlap_and_always_quote_themselves(words: list[str]) -> None:
    reading = read_string(_PLAN + " ".join(["Việc", *words]))
    mentions = [citation.mention for citation in reading.citations]
    for mention in mentions:
        assert reading.document.quote(mention.span) == mention.text
    for here, after in itertools.pairwise(mentions):
        assert here.span.end <= after.span.start


@given(_WORDS, st.integers(0, 30))
def test_wrapping_a_line_changes_no_citation(words: list[str], at: int) -> None:
    sentence = " ".join(["Việc", *words]).split(" ")
    # a wrap before a mark would begin a clause: only plain continuation is compared
    cut = min(at, len(sentence) - 1)
    if cut and sentence[cut][:1].islower():
        wrapped = " ".join(sentence[:cut]) + "\n" + " ".join(sentence[cut:])
        joined = _keys(" ".join(sentence))
        assert _keys(wrapped) == joined


def _keys(sentence: str) -> list[str]:
    return [citation.key for citation in _citations(sentence)]


def test_a_number_after_many_amended_laws_is_the_amending_law_s() -> None:
    """The type word stands farther back than other instruments have theirs."""
    law = (
        "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công, Luật Đầu tư theo phương thức đối tác "
        "công tư, Luật Đầu tư, Luật Nhà ở, Luật Đấu thầu, Luật Điện lực, Luật Doanh nghiệp, Luật Thuế "
        "tiêu thụ đặc biệt và Luật Thi hành án dân sự số 03/2022/QH15"
    )
    (mention,) = _mentions(f"Theo quy định của {law}.")
    assert (mention.text, mention.number, mention.type) == (law, "03/2022/QH15", "L")


def test_a_number_after_a_group_of_laws_is_the_amending_law_s() -> None:
    law = "Luật sửa đổi, bổ sung một số điều của 11 Luật về quân sự, quốc phòng số 98/2025/QH15"
    (mention,) = _mentions(f"Theo quy định của {law}.")
    assert (mention.text, mention.number) == (law, "98/2025/QH15")
