"""Labelled lines and column titles of tasks."""

from __future__ import annotations

import pytest

from cancu.ingest.task_lines import LineKind, column_kind, lines_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đơn vị chủ trì tham mưu thực hiện: Sở Tư pháp.", [(LineKind.LEAD, "Sở Tư pháp.")]),
        ("Cơ quan phối hợp: Các sở", [(LineKind.COORDINATE, "Các sở")]),
        ("Thời gian thực hiện: Hằng năm", [(LineKind.TIME, "Hằng năm")]),
        ("Nhiệm vụ: Tham mưu UBND", [(LineKind.TASK, "Tham mưu UBND")]),
        # several on one line, and lines after a task's own words
        (
            "Rà soát.\nChủ trì: Sở A; Phối hợp: Sở B.\nTiến độ: Quý I",
            [(LineKind.LEAD, "Sở A; "), (LineKind.COORDINATE, "Sở B."), (LineKind.TIME, "Quý I")],
        ),
        # emphasis marks of a text export do not belong to the value
        ("Đơn vị chủ trì: *Sở Nội vụ", [(LineKind.LEAD, "Sở Nội vụ")]),
        # a label needs its colon, and stands at the beginning
        ("Đơn vị chủ trì báo cáo", []),
        ("Giao đơn vị chủ trì: Sở A", []),
    ],
)
def test_lines(text: str, expected: list[tuple[LineKind, str]]) -> None:
    found = lines_in(text, 0, len(text))
    assert [(line.kind, line.span.of(text)) for line in found] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Cơ quan chủ trì", LineKind.LEAD),
        ("CHỦ TRÌ", LineKind.LEAD),
        ("Đơn vị thực hiện", LineKind.LEAD),
        ("Cơ quan, đơn vị phối hợp", LineKind.COORDINATE),
        ("Thời gian hoàn thành", LineKind.TIME),
        ("Tên nhiệm vụ", None),
        ("Đơn vị tính", None),
        ("", None),
        ("Sản phẩm, kết quả dự kiến", LineKind.RESULT),
        ("Kết quả đánh giá", None),  # of what was done, not what is to come of a task
    ],
)
def test_column_titles(title: str, expected: LineKind | None) -> None:
    assert column_kind(title) is expected
