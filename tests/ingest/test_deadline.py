"""By when a duty is due."""

from __future__ import annotations

import pytest

from cancu.ingest.deadline import deadlines_in, stated_time

PROSE = [
    ("định kỳ trước ngày 01/6 và 15/11 hằng năm báo cáo", ["trước ngày 01/6 và 15/11 hằng năm"]),
    ("Định kỳ hằng năm (trước ngày 15 tháng 11) hoặc", ["hằng năm (trước ngày 15 tháng 11)"]),
    ("xây dựng Kế hoạch xong trong tháng 12/2025.", ["trong tháng 12/2025"]),
    ("báo cáo trước ngày 20 hằng tháng.", ["trước ngày 20 hằng tháng"]),
    ("về Sở chậm nhất ngày 17 tháng 12.", ["chậm nhất ngày 17 tháng 12"]),
    ("Hoàn thành 100% thủ tục trực tuyến trong năm 2025.", ["trong năm 2025"]),
    (
        "Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở",
        ["Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ"],
    ),
    # a term that no comma closes ends before who acts
    (
        "Trong thời hạn 03 ngày kể từ ngày tiếp nhận hồ sơ Công an cấp xã có trách nhiệm thẩm định",
        ["Trong thời hạn 03 ngày kể từ ngày tiếp nhận hồ sơ"],
    ),
    # a quarter or a month with which a sentence opens
    ("Quý IV năm 2020, tổng kết việc thực hiện", ["Quý IV năm 2020"]),
    ("Tháng 12/2026, các sở báo cáo", ["Tháng 12/2026"]),
    ("Tháng 12/2026 và các năm sau", []),
    # terms: counted from a day with or without "thời hạn", at the latest, a range
    (
        "Trong 02 ngày làm việc, kể từ ngày nhận đủ hồ sơ, Sở",
        ["Trong 02 ngày làm việc, kể từ ngày nhận đủ hồ sơ"],
    ),
    (
        "phê duyệt chậm nhất 03 ngày kể từ ngày ban hành Quyết định này;",
        ["chậm nhất 03 ngày kể từ ngày ban hành Quyết định này"],
    ),
    ("Trong thời gian 02 (hai) ngày làm việc, xã", ["Trong thời gian 02 (hai) ngày làm việc"]),
    ("Chậm nhất là 05 ngày kể từ ngày họp phải gửi", ["Chậm nhất là 05 ngày kể từ ngày họp"]),
    ("trước ngày 31 tháng 01 của năm tiếp theo.", ["trước ngày 31 tháng 01 của năm tiếp theo"]),
    # two dates are two deadlines
    ("xong trong tháng 12/2025; gửi trước ngày 15/12", ["trong tháng 12/2025", "trước ngày 15/12"]),
    # how often a report is due, where a sentence opens with it
    ("Hằng năm báo cáo kết quả về Sở", ["Hằng năm"]),
    ("a) Định kỳ hằng quý, tổng hợp, báo cáo Sở", ["Định kỳ hằng quý"]),
    ("cập nhật; định kỳ hàng năm báo cáo Ủy ban", ["định kỳ hàng năm"]),
    # a plan made every year, which is then reported
    ("xây dựng kế hoạch hằng năm, báo cáo Ủy ban", []),
    ("dự toán, hằng năm báo cáo của Sở được gửi", []),
    # a habit, a period and a condition are no deadline
    ("xây dựng kế hoạch thông tin đối ngoại hàng năm", []),
    ("kiểm tra thiết bị trước khi đưa vào sử dụng", []),
    ("Chiến lược dữ liệu đến năm 2030", []),
    ("kết quả đạt được trong năm 2025", []),
    ("kết quả trong 10 tháng đầu năm; trong 03 năm gần nhất", []),
]


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_dates_in_prose(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in deadlines_in(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thường xuyên, theo yêu cầu nhiệm vụ.", "Thường xuyên, theo yêu cầu nhiệm vụ"),
        ("Quí IV-2025", "Quí IV-2025"),
        # only the time, not the verb before it
        ("Hoàn thành trong năm 2025.", "trong năm 2025"),
        ("Theo kế hoạch công tác tư pháp hàng năm.", "Theo kế hoạch công tác tư pháp hàng năm"),
        # what a column of times refers to
        ("Theo Kế hoạch riêng", "Theo Kế hoạch riêng"),
        # emphasis marks of a text export
        ("*Thường xuyên*", "Thường xuyên"),
        # words that tell no time
        ("Triển khai đảm bảo theo lộ trình, hướng dẫn của Bộ, ngành.", None),
        ("Các sở, ngành", None),
        (" ", None),
    ],
)
def test_a_time_line_or_column(text: str, expected: str | None) -> None:
    span = stated_time(text, 0, len(text))
    assert (span.of(text) if span else None) == expected
