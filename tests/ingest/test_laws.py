"""Where the name of a law ends."""

from __future__ import annotations

import pytest

from cancu.ingest.laws import law_at


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Luật Đất đai ngày 18", "Luật Đất đai"),  # a date ends it
        ("Luật Nhà ở số 27/2023/QH15", "Luật Nhà ở"),  # a number ends it
        # a name with a comma and one with `và`, both in the table
        ("Luật Phòng, chống tham nhũng và các văn bản", "Luật Phòng, chống tham nhũng"),
        ("Luật Phí và lệ phí, Luật Giá", "Luật Phí và lệ phí"),
        # the longest name of the table wins
        ("Luật Đầu tư công và", "Luật Đầu tư công"),
        # other spellings of tone and case
        ("Luật Căn cước công dân thì", "Luật Căn cước công dân"),
        ("Luật Ngân sách Nhà nước, các", "Luật Ngân sách Nhà nước"),
        # a name in no table, ended by a word that cannot belong to it
        ("Luật Hợp tác vũ trụ được Quốc hội", "Luật Hợp tác vũ trụ"),
        ("Luật Khí quyển và Đại dương; Luật Giá", "Luật Khí quyển và Đại dương"),
        # an amending law holds the names of those it amends
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Giá, Luật Dược và Luật Trẻ em ngày",
            "Luật sửa đổi, bổ sung một số điều của Luật Giá, Luật Dược và Luật Trẻ em",
        ),
        (
            "Luật sửa đổi, bổ sung Luật Bảo vệ bí mật nhà nước và các",
            "Luật sửa đổi, bổ sung Luật Bảo vệ bí mật nhà nước",
        ),
        ("Bộ luật Dân sự năm 2015", "Bộ luật Dân sự"),
        (
            "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
            "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        ),
    ],
)
def test_names(text: str, name: str) -> None:
    law = law_at(text, 0, len(text))
    assert law is not None
    assert law.of(text) == name


def test_in_a_basis_line_the_date_ends_even_a_misprinted_name() -> None:
    text = "Căn cứ Luật Đầu tư theo phướng thức đối tác công tư ngày 18 tháng 6 năm 2020;"
    law = law_at(text, 7, len(text))
    assert law is not None
    assert law.of(text) == "Luật Đầu tư theo phướng thức đối tác công tư"


@pytest.mark.parametrize(
    "text",
    [
        "Luật này có hiệu lực",  # the act itself
        "Luật và các văn bản",  # no name
        "Hiến pháp, pháp luật",  # the rule of law in general
        "luật sư",  # no capital
        "Luật Nghị định Quyết định",  # the head of a table
    ],
)
def test_what_is_no_law(text: str) -> None:
    assert law_at(text, 0, len(text)) is None


@pytest.mark.parametrize(
    "before",
    ["Trường Đại học ", "chuyên ngành ", "Công ty ", "KỶ ", "Công ước Liên hợp quốc về "],
)
def test_words_before_tell_that_it_is_no_law(before: str) -> None:
    text = f"{before}Luật Kinh tế"
    assert law_at(text, len(before), len(text)) is None


def test_in_a_basis_line_each_law_is_one_where_the_last_alone_is_dated() -> None:
    text = "Căn cứ Luật Tổ chức Chính phủ, Luật Đất đai ngày 18 tháng 01 năm 2024;"
    law = law_at(text, 7, len(text))
    assert law is not None
    assert law.of(text) == "Luật Tổ chức Chính phủ"
