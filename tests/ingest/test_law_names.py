"""Names of laws by the table, and by grammar where no table holds them."""

from __future__ import annotations

import pytest

from cancu.ingest.law_names import known_end, name_end


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a comma left out
        (" Phòng chống tham nhũng và các", " Phòng chống tham nhũng"),
        (" Khám bệnh chữa bệnh số 15", " Khám bệnh chữa bệnh"),
        # a comma too many inside a name
        (" Thực hành, tiết kiệm, chống lãng phí;", " Thực hành, tiết kiệm, chống lãng phí"),
        # but a comma after a whole name ends it, whatever follows
        (" Đầu tư, công tác", " Đầu tư"),
        # a slash inside
        (" Phòng, chống HIV/AIDS và", " Phòng, chống HIV/AIDS"),
        # an ordinance whose name runs on after words that end other names
        (
            " Trình tự, thủ tục xem xét, quyết định áp dụng các biện pháp xử lý hành chính tại Tòa án nhân dân;",
            " Trình tự, thủ tục xem xét, quyết định áp dụng các biện pháp xử lý hành chính tại Tòa án nhân dân",
        ),
    ],
)
def test_known_names(text: str, name: str) -> None:
    assert text[: known_end(text, 0, len(text)) or 0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # words of one stop phrase stand in names too: "thông qua" ends, "giao thông" does not
        (" Giao thông vận tải đường sắt thông qua", " Giao thông vận tải đường sắt"),
        (" Hoạt động đối ngoại nhân dân đối với", " Hoạt động đối ngoại nhân dân"),
        (" Khí quyển hiện hành", " Khí quyển"),
        # the next cell of a table, or a list of types, is no name
        (" Tháng 5", ""),
        (" Nghị định Quyết định", ""),
    ],
)
def test_names_in_no_table(text: str, name: str) -> None:
    assert text[: name_end(text, 0, len(text)) or 0] == name
