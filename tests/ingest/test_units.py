"""Where a unit's name ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.tables.units import pattern, words
from cancu.ingest.units import unit_end

ROWS = [
    # commas and "và" inside a known name do not end it
    ("Phòng Lao động, Thương binh và Xã hội phối hợp", "Phòng Lao động, Thương binh và Xã hội"),
    ("Sở Văn hoá, Thể thao và Du lịch các cơ quan", "Sở Văn hoá, Thể thao và Du lịch"),
    # the longest known name wins over a shorter one that begins it
    (
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân Quận và các đơn vị",
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân Quận",
    ),
    # a tone mark on the other vowel, and a level after the name
    ("Uỷ ban nhân dân Tỉnh xem xét", "Uỷ ban nhân dân Tỉnh"),
    # a number of communes, a list of levels, a list with a slash
    ("Ủy ban nhân dân 16 Phường tham mưu", "Ủy ban nhân dân 16 Phường"),
    ("UBND các xã, phường, các cơ quan", "UBND các xã, phường"),
    ("UBND các xã/phường:", "UBND các xã/phường"),
    # a proper name after the level, digits only after quận and phường
    ("Sở Nông nghiệp và Môi trường tỉnh Cà Mau cấp", "Sở Nông nghiệp và Môi trường tỉnh Cà Mau"),
    ("Công an Quận 11 tiếp tục", "Công an Quận 11"),
    ("Ủy ban nhân dân tỉnh 20 ngày", "Ủy ban nhân dân tỉnh"),
    # an unknown name runs to the first deed, over lower-case syllables of its compounds
    ("Trung tâm Kiểm soát bệnh tật tỉnh chủ trì", "Trung tâm Kiểm soát bệnh tật tỉnh"),
    ("Trung tâm Chuyển đổi số Thành phố chủ trì", "Trung tâm Chuyển đổi số Thành phố"),
    # a deed completes the name of a deed, and one after it ends the name
    ("Trung tâm Xúc tiến đầu tư phối hợp", "Trung tâm Xúc tiến đầu tư"),
    ("Trung tâm Công nghệ thông tin tỉnh đăng tải", "Trung tâm Công nghệ thông tin tỉnh"),
    ("Viện Nghiên cứu phát triển Thành phố chủ trì", "Viện Nghiên cứu phát triển Thành phố"),
    ("Trung tâm Xúc tiến tổ chức hội thảo", "Trung tâm Xúc tiến"),
    # what a body manages belongs to it only as a set phrase
    ("các Sở quản lý ngành, lĩnh vực rà soát", "các Sở quản lý ngành, lĩnh vực"),
    ("các sở, ngành quản lý chặt chẽ", "các sở, ngành"),
    ("Bộ quản lý ngành tổ chức xây dựng", "Bộ quản lý ngành"),
    # a level that acts itself, by its name
    ("Các tỉnh Nghệ An, Cao Bằng khẩn trương", "Các tỉnh Nghệ An, Cao Bằng"),
    ("Tỉnh Đắk Lắk chủ trì", "Tỉnh Đắk Lắk"),
    ("Thành phố Hà Nội, Thành phố Huế rà soát", "Thành phố Hà Nội"),
    # "Trưởng" is the office, and the body begins with "Ban"
    ("Trưởng Ban Quản lý Khu kinh tế chỉ đạo", "Trưởng Ban Quản lý Khu kinh tế"),
    ("Trưởng phòng Nội chính tổng hợp", "Trưởng phòng Nội chính"),
    # a branch without a dash, and what a province runs
    (
        "Ngân hàng Chính sách xã hội Chi nhánh tỉnh rà soát",
        "Ngân hàng Chính sách xã hội Chi nhánh tỉnh",
    ),
    (
        "Các cơ quan, đơn vị thuộc, trực thuộc tỉnh và UBND",
        "Các cơ quan, đơn vị thuộc, trực thuộc tỉnh",
    ),
    # a deed names the council where another deed follows
    ("Hội đồng thẩm định tổ chức đánh giá", "Hội đồng thẩm định"),
    ("Hội đồng thẩm định hồ sơ", "Hội đồng"),
    ("Công ty TNHH Tân Cảng - Petro Cam Ranh quản lý", "Công ty TNHH Tân Cảng - Petro Cam Ranh"),
    # a syllable that is also a verb inside a noun: "bầu cử", "nuôi trồng"
    ("Ủy ban bầu cử tỉnh xem xét", "Ủy ban bầu cử tỉnh"),
    ("các cơ sở nuôi trồng thủy sản thực hiện", "các cơ sở nuôi trồng thủy sản"),
    # words that describe a group, up to the deed
    ("các doanh nghiệp công nghệ số xây dựng", "các doanh nghiệp công nghệ số"),
    (
        "các đơn vị cấp nước thuộc phạm vi quản lý xây dựng",
        "các đơn vị cấp nước thuộc phạm vi quản lý",
    ),
    # places behind a colon belong to the offices, the next office does not
    (
        "Chủ tịch Ủy ban nhân dân các tỉnh: Khánh Hòa, Đắk Lắk, Gia Lai và lãnh đạo các Bộ",
        "Chủ tịch Ủy ban nhân dân các tỉnh: Khánh Hòa, Đắk Lắk, Gia Lai",
    ),
    (
        "UBND các tỉnh, thành phố: Hà Nội, Huế, Giám đốc Sở Y tế",
        "UBND các tỉnh, thành phố: Hà Nội, Huế",
    ),
    # a title joined to its words: the deed is no place
    ("Chủ tịch UBND các tỉnh, thành phố Khẩn trương rà soát", "Chủ tịch UBND các tỉnh, thành phố"),
    ("Ủy ban nhân dân huyện Giao Thủy tổ chức", "Ủy ban nhân dân huyện Giao Thủy"),
    # an office with a second one in brackets, a body with a small letter, comrades
    (
        "Giám đốc (Thủ trưởng) các sở, ban, ngành; Chủ tịch",
        "Giám đốc (Thủ trưởng) các sở, ban, ngành",
    ),
    ("Chánh văn phòng Bộ, Thủ trưởng", "Chánh văn phòng Bộ"),
    ("Các đồng chí Bộ trưởng, Thủ trưởng", "Các đồng chí Bộ trưởng"),
    # a set phrase without its comma, and a body of its own behind a group
    (
        "các cơ quan, đơn vị tổ chức, cá nhân có liên quan",
        "các cơ quan, đơn vị tổ chức, cá nhân có liên quan",
    ),
    ("các cơ quan chuyên môn, Cục Bảo tồn thiên nhiên", "các cơ quan chuyên môn"),
    (
        "các Tập đoàn, Tổng Công ty, đơn vị liên quan",
        "các Tập đoàn, Tổng Công ty, đơn vị liên quan",
    ),
    # groups: set phrases are one unit, a relation word closes them
    ("các sở, ban, ngành, đoàn thể cấp tỉnh và UBND", "các sở, ban, ngành, đoàn thể cấp tỉnh"),
    ("các cơ quan liên quan quản lý chặt chẽ", "các cơ quan liên quan"),
    ("các tổ chức chính trị, xã hội tăng cường", "các tổ chức chính trị, xã hội"),
    ("các doanh nghiệp viễn thông; các", "các doanh nghiệp viễn thông"),
    ("cơ quan chức năng của Trung ương Đảng trong", "cơ quan chức năng của Trung ương Đảng"),
    # words of a compound are not cut in half
    ("các doanh nghiệp kinh doanh vận tải hành khách", "các doanh nghiệp"),
    # offices take the body they head, or stand alone
    ("Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám", "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
    ("Thủ trưởng cơ quan ngang bộ, Thủ", "Thủ trưởng cơ quan ngang bộ"),
    (
        "Chủ tịch Ủy ban nhân dân tỉnh, thành phố trực thuộc Trung ương và các",
        "Chủ tịch Ủy ban nhân dân tỉnh, thành phố trực thuộc Trung ương",
    ),
    ("người đứng đầu cấp ủy; thủ trưởng", "người đứng đầu cấp ủy"),
    ("Bộ trưởng, Thủ trưởng", "Bộ trưởng"),
    # what a body makes, and how it acts, are no part of its name
    ("Ủy ban Thường vụ Quốc hội Nghị quyết sửa đổi", "Ủy ban Thường vụ Quốc hội"),
    ("Giám đốc Trung tâm ra quyết định", "Giám đốc Trung tâm"),
    ("tổ chức, cá nhân chỉ nhập tên", "tổ chức, cá nhân"),
    # a syllable that is also a deed, inside a word that is none
    ("các cơ quan ngoại giao có văn bản", "các cơ quan ngoại giao"),
    ("cơ quan quản lý Quỹ tổ chức kiểm tra", "cơ quan quản lý Quỹ"),
    # a name with a deed or commas inside, known from the table
    (
        "Cục Cảnh sát quản lý hành chính về trật tự xã hội, Bộ Công an",
        "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
    ),
    ("Cục Mỹ thuật, Nhiếp ảnh và Triển lãm", "Cục Mỹ thuật, Nhiếp ảnh và Triển lãm"),
    # the tail of a group with a comma inside, an office with its court
    (
        "Thủ trưởng cơ quan do Chính phủ, Thủ tướng Chính phủ thành lập, Chủ tịch",
        "Thủ trưởng cơ quan do Chính phủ, Thủ tướng Chính phủ thành lập",
    ),
    ("Chánh án Tòa án nhân dân tối cao, Viện trưởng", "Chánh án Tòa án nhân dân tối cao"),
    # ordinary words that begin like a unit
    ("tổ chức hội nghị", None),
    ("Tổ chức tuyên truyền", None),
    ("Trường hợp cần thiết", None),
    ("TỔ CHỨC THỰC HIỆN", None),
    ("các trường hợp đặc biệt", None),
    ("các báo cáo định kỳ", None),
    # a number and a lone capital are no unit either
    ("16 Phường", None),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_unit_ends_where_its_name_ends(text: str, expected: str | None) -> None:
    end = unit_end(text, 0, len(text))
    assert (text[:end] if end is not None else None) == expected


@given(st.text(alphabet="các sở,ban Ủy nhân dân tỉnh và Phòng Y tế\n ", max_size=60))
def test_a_unit_lies_inside_its_bounds_and_never_crosses_a_line(text: str) -> None:
    end = unit_end(text, 0, len(text))
    assert end is None or (0 < end <= len(text) and not text[end - 1].isspace())
    assert end is None or "\n" not in text[:end]


@given(st.integers(min_value=0, max_value=40))
def test_nothing_behind_the_end_is_read(end: int) -> None:
    text = "Phòng Văn hóa và Thông tin Quận 11 tham mưu"
    assert (unit_end(text, 0, min(end, len(text))) or 0) <= end


def test_no_list_of_the_table_holds_an_entry_twice() -> None:
    table = words()
    for name in table.__slots__:
        entries = [entry.casefold() for entry in getattr(table, name)]
        twice = {entry for entry in entries if entries.count(entry) > 1}
        assert not twice, (name, twice)


def test_entries_are_trimmed_and_not_empty() -> None:
    table = words()
    entries = [entry for name in table.__slots__ for entry in getattr(table, name)]
    assert all(entry and entry == " ".join(entry.split()) for entry in entries)


def test_a_pattern_tries_longer_names_first_and_ends_at_a_word() -> None:
    import regex

    names = regex.compile(pattern(("Văn hóa", "Văn hóa và Thông tin")))
    found = names.match("văn hoá và thông tin Quận")
    assert found is not None
    assert found[0] == "văn hoá và thông tin"
    assert not names.match("Văn hóan")
