"""Who must do what, clause by clause."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from cancu.ingest.assign import assign
from cancu.ingest.model import Assignment, Document
from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair
from cancu.ingest.split import split

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
HEAD = "KẾ HOẠCH\n\nTHỰC HIỆN VIỆC A\n\nCăn cứ Luật A;\n\n"
TAIL = "\n\nNơi nhận:\n- Như trên.\n"


def document(body: str) -> Document:
    return repair(read_text("a.txt", f"{HEAD}{body}{TAIL}".encode()))


def assigned(body: str) -> tuple[Assignment, ...]:
    read = document(body)
    return assign(read, split(read).clauses)


def rows(body: str) -> list[tuple[str, str, str, str | None]]:
    return [(one.clause, one.role.value, one.unit, one.deadline) for one in assigned(body)]


def test_every_duty_under_a_heading_has_each_unit_of_it() -> None:
    body = (
        "I. PHÂN CÔNG\n\n1. Phòng Nội vụ và Công an Quận:\n\n"
        "- Theo dõi việc A.\n\n- Kiểm tra việc B."
    )
    assert rows(body) == [
        ("I/1/-1", "responsible", "Phòng Nội vụ", None),
        ("I/1/-1", "responsible", "Công an Quận", None),
        ("I/1/-2", "responsible", "Phòng Nội vụ", None),
        ("I/1/-2", "responsible", "Công an Quận", None),
    ]


def test_the_span_of_an_inherited_unit_quotes_the_heading() -> None:
    read = document("I. PHÂN CÔNG\n\n1. Phòng Nội vụ:\n\n- Theo dõi việc A.")
    (one,) = assign(read, split(read).clauses)
    heading = read.text.index("1. Phòng Nội vụ")
    assert read.quote(one.span) == "Phòng Nội vụ"
    assert one.span.start == heading + 3


def test_a_heading_with_a_body_and_no_children_is_the_duty() -> None:
    body = "I. PHÂN CÔNG\n\n1. Sở Nội vụ\n\nPhối hợp với Sở Y tế theo dõi việc A."
    assert rows(body) == [
        ("I/1", "responsible", "Sở Nội vụ", None),
        ("I/1", "coordinating", "Sở Y tế", None),
    ]


def test_a_duty_with_a_subject_of_its_own_does_not_inherit() -> None:
    body = "I. PHÂN CÔNG\n\n1. Sở Nội vụ:\n\n- Giao Sở Y tế theo dõi.\n\n- Kiểm tra việc B."
    assert [(row[0], row[2]) for row in rows(body)] == [
        ("I/1/-1", "Sở Y tế"),
        ("I/1/-2", "Sở Nội vụ"),
    ]


def test_words_that_only_introduce_hand_their_subject_on() -> None:
    body = "I. PHÂN CÔNG\n\n1. Sở Nội vụ có trách nhiệm:\n\na) Theo dõi việc A."
    assert rows(body) == [("I/1/a", "responsible", "Sở Nội vụ", None)]


def test_who_leads_over_to_the_clauses_below_hands_on_the_duty() -> None:
    """A title may stand above, and a semicolon may close the circumstance."""
    body = "I. NỘI DUNG\n\nĐể hoàn thành kế hoạch; các sở, ngành thực hiện các nội dung sau:\n\n1. Thi đua A."
    assert rows(body) == [("I/1", "responsible", "các sở, ngành", None)]
    decided = "I. NỘI DUNG\n\nTrên cơ sở Đề án, Ủy ban Thường vụ Quốc hội quyết định sắp xếp như sau:\n\n1. Thành lập xã A."
    assert rows(decided) == []


def test_sentences_before_the_one_that_leads_over_are_duties() -> None:
    body = (
        "I. PHÂN CÔNG\n\nCác sở, ngành tổ chức thực hiện Kế hoạch này. Một số đơn vị còn có trách nhiệm "
        "có ý kiến về nội dung sau:\n\n1. Sở Y tế\n\nKiểm tra việc A."
    )
    assert rows(body) == [
        ("I", "responsible", "Các sở, ngành", None),
        ("I/1", "responsible", "Sở Y tế", None),
    ]


def test_who_owes_is_described_up_to_the_duty() -> None:
    body = "I. PHÂN CÔNG\n\n1. Đơn vị cung cấp dịch vụ đăng kiểm có trách nhiệm kê khai giá."
    assert rows(body) == [("I/1", "responsible", "Đơn vị cung cấp dịch vụ đăng kiểm", None)]
    two = "I. PHÂN CÔNG\n\n1. Cơ quan tham mưu về cán bộ và các cơ quan liên quan có trách nhiệm bố trí."
    assert [unit for _, _, unit, _ in rows(two)] == [
        "Cơ quan tham mưu về cán bộ",
        "các cơ quan liên quan",
    ]
    verb = "I. PHÂN CÔNG\n\n1. Tổ chức tập huấn căn cứ kế hoạch hằng năm."
    assert rows(verb) == []


def test_a_level_that_a_text_speaks_of_acts_by_its_name_alone() -> None:
    acts = "I. PHÂN CÔNG\n\n1. Về hỗ trợ xe ô tô: Tỉnh rà soát nhu cầu, báo cáo Bộ Tài chính."
    assert rows(acts) == [
        ("I/1", "responsible", "Tỉnh", None),
        ("I/1", "advised", "Bộ Tài chính", None),
    ]
    assert rows("I. PHÂN CÔNG\n\n1. Tỉnh lộ 5 được nâng cấp.") == []
    owes = "I. PHÂN CÔNG\n\n1. Nếu chưa đóng bảo hiểm thì địa phương có trách nhiệm đóng."
    assert rows(owes) == [("I/1", "responsible", "địa phương", None)]


def test_those_told_by_the_heading_act_for_nobody() -> None:
    body = "I. PHÂN CÔNG\n\n1. Sở A\n\nCăn cứ nhiệm vụ, chỉ đạo các trường học, các cơ sở giáo dục lồng ghép."
    assert rows(body) == [("I/1", "responsible", "Sở A", None)]


def test_a_set_phrase_is_one_unit() -> None:
    body = "I. PHÂN CÔNG\n\n1. Sở Y tế phối hợp với các ngành, các cấp tuyên truyền."
    assert rows(body)[1:] == [("I/1", "coordinating", "các ngành, các cấp", None)]


def test_what_is_granted_is_no_duty() -> None:
    granted = "1. Các cơ sở giáo dục theo chức năng, nhiệm vụ được ngân sách cấp kinh phí."
    told = "1. Các cơ sở giáo dục theo chức năng, nhiệm vụ được giao tổ chức kiểm tra."
    assert rows(f"I. PHÂN CÔNG\n\n{granted}") == []
    assert [unit for _, _, unit, _ in rows(f"I. PHÂN CÔNG\n\n{told}")] == ["Các cơ sở giáo dục"]


def test_whose_consent_is_asked_is_advised() -> None:
    body = "I. PHÂN CÔNG\n\n1. Trường học xin ý kiến thống nhất của Sở Giáo dục và Đào tạo."
    assert ("I/1", "advised", "Sở Giáo dục và Đào tạo", None) in rows(body)
    asked = "I. PHÂN CÔNG\n\n1. Trả lời văn bản xin ý kiến của Sở Giáo dục và Đào tạo."
    assert rows(asked) == []


def test_a_list_of_cases_is_no_list_of_duties() -> None:
    body = (
        "I. NỘI DUNG\n\n1. Sở Nội vụ quyết định biên chế trong các trường hợp sau:\n\n"
        "- Trường hợp cần thiết bổ sung.\n\n- Chủ doanh nghiệp nâng cấp cửa hàng."
    )
    assert rows(body) == [("I/1", "responsible", "Sở Nội vụ", None)]


@pytest.mark.parametrize("title", ["MỤC ĐÍCH, YÊU CẦU", "Đối tượng áp dụng"])
def test_sections_of_aims_give_none(title: str) -> None:
    assert not rows(f"I. {title}\n\n1. Sở Nội vụ tăng cường phối hợp với Sở Y tế.")


def test_closing_paragraphs_give_none() -> None:
    body = "I. PHÂN CÔNG\n\n- Theo dõi việc A.\n\nỦy ban nhân dân tỉnh yêu cầu các sở thực hiện./."
    assert not rows(body)


def test_lines_under_the_last_task_hold_for_those_before_it() -> None:
    body = (
        "I. NHIỆM VỤ\n\n1. Việc chung\n\n- Rà soát việc A.\n\n- Rà soát việc B.\n\n"
        "Đơn vị chủ trì: Sở Nội vụ.\n\nThời gian thực hiện: Hằng năm.\n\n"
        "- Rà soát việc C.\n\nĐơn vị chủ trì: Sở Y tế.\n\nII. KINH PHÍ"
    )
    assert rows(body) == [
        ("I/1/-1", "responsible", "Sở Nội vụ", "Hằng năm"),
        ("I/1/-2", "responsible", "Sở Nội vụ", "Hằng năm"),
        ("I/1/-3", "responsible", "Sở Y tế", None),
    ]


def test_a_time_line_beside_the_units_dates_the_responsible_ones_only() -> None:
    body = (
        "I. NHIỆM VỤ\n\n1. Các cơ quan, đơn vị tổ chức tuyên truyền.\n\n- Cơ quan chủ trì: Sở A Y tế."
        "\n\n- Cơ quan phối hợp: Sở Nội vụ.\n\n- Thời gian thực hiện: Quý IV năm 2025."
    ).replace("Sở A Y tế", "Sở Y tế")
    assert rows(body) == [
        ("I/1/-1", "responsible", "Sở Y tế", "Quý IV năm 2025"),
        ("I/1/-2", "coordinating", "Sở Nội vụ", None),
    ]


def test_two_deadlines_of_one_unit_are_two_entries() -> None:
    body = "I. PHÂN CÔNG\n\n1. Sở Nội vụ xây dựng xong trong tháng 12/2025; gửi trước ngày 15/01."
    assert [(row[2], row[3]) for row in rows(body)] == [
        ("Sở Nội vụ", "trong tháng 12/2025"),
        ("Sở Nội vụ", "trước ngày 15/01"),
    ]


def test_a_unit_has_its_strongest_role_once() -> None:
    body = "I. PHÂN CÔNG\n\n1. Sở Nội vụ theo dõi, gửi kết quả về Sở Nội vụ tổng hợp."
    assert rows(body) == [("I/1", "responsible", "Sở Nội vụ", None)]


def test_columns_of_a_task_table() -> None:
    body = (
        "I. NHIỆM VỤ\n\nThực hiện theo phụ lục./.\n\n|\nNơi nhận:\n|\nTM. ỦY BAN NHÂN DÂN\n|\n\n"
        "PHỤ LỤC\n\n|\nSTT\n|\nNhiệm vụ\n|\nCơ quan chủ trì\n|\nCơ quan phối hợp\n|\nThời gian\n|\n"
        "|\n1\n|\nViệc A\n|\nSở Y tế\n|\nSở Nội vụ; các đơn vị liên quan\n|\nQuý I/2026\n|\n"
    )
    assert rows(body) == [
        ("Phụ lục/hàng 1", "responsible", "Sở Y tế", "Quý I/2026"),
        ("Phụ lục/hàng 1", "coordinating", "Sở Nội vụ", None),
        ("Phụ lục/hàng 1", "coordinating", "các đơn vị liên quan", None),
    ]


def test_a_deadline_binds_those_of_its_own_sentence() -> None:
    body = (
        "I. PHÂN CÔNG\n\n1. Các bộ, ngành gửi kết quả trước ngày 05/12/2025. "
        "Trên cơ sở đó, Bộ Tư pháp tổng hợp trước ngày 10/12/2025."
    )
    assert [(row[2], row[3]) for row in rows(body)] == [
        ("Các bộ, ngành", "trước ngày 05/12/2025"),
        ("Bộ Tư pháp", "trước ngày 10/12/2025"),
    ]


def test_a_sentence_without_a_subject_dates_those_named_before_it() -> None:
    body = "I. PHÂN CÔNG\n\n1. Sở Y tế theo dõi việc A. Gửi báo cáo trước ngày 05/12/2025."
    assert [(row[2], row[3]) for row in rows(body)] == [("Sở Y tế", "trước ngày 05/12/2025")]


def test_a_new_subject_stands_beside_the_heading() -> None:
    body = (
        "I. PHÂN CÔNG\n\n1. Sở Nội vụ:\n\n- Theo dõi việc A. Trên cơ sở đó, Sở Y tế tổng hợp; "
        "các xã kiểm tra."
    )
    assert [row[2] for row in rows(body)] == ["Sở Nội vụ", "Sở Y tế"]


def test_entries_under_a_lead_and_coordinate_begin_with_those_who_help() -> None:
    body = (
        "I. PHÂN CÔNG\n\n1. Công an tỉnh\n\na) Chủ trì, phối hợp:\n\n"
        "- Sở Tài chính tham mưu UBND tỉnh bố trí kinh phí."
    )
    assert rows(body) == [
        ("I/1/a/-1", "responsible", "Công an tỉnh", None),
        ("I/1/a/-1", "coordinating", "Sở Tài chính", None),
        ("I/1/a/-1", "advised", "UBND tỉnh", None),
    ]


def test_figures_are_no_duties() -> None:
    body = (
        "I. SỐ LƯỢNG\n\na) Các cơ quan cấp tỉnh:\n\n- Ban Chỉ đạo: Không quá 05 cá nhân.\n\n"
        "- 01 đại diện Sở Nội vụ."
    )
    assert not rows(body)


def test_a_list_of_objects_hands_out_nothing() -> None:
    body = (
        "I. PHÂN CÔNG\n\n1. Công an tỉnh\n\na) Chủ trì thực hiện các dự án, bao gồm:\n\n"
        "- Dự án 1: Phòng ngừa.\n\n- Dự án 2: Cai nghiện.\n\nb) Thực hiện nhiệm vụ, gồm:\n\n"
        "- Xây dựng kế hoạch.\n\n- Kiểm tra các đơn vị."
    )
    # "Dự án 1" is what is carried out; "Xây dựng kế hoạch" is a duty of its own
    assert [row[:3] for row in rows(body)] == [
        ("I/1/a", "responsible", "Công an tỉnh"),
        ("I/1/b/-1", "responsible", "Công an tỉnh"),
        ("I/1/b/-2", "responsible", "Công an tỉnh"),
    ]


def test_a_unit_of_the_heading_that_only_helps() -> None:
    body = (
        "I. PHÂN CÔNG\n\n1. Sở Y tế, Sở Nội vụ\n\nSở Y tế chủ trì, phối hợp với Sở Nội vụ tập huấn."
    )
    assert [row[1:3] for row in rows(body)] == [
        ("responsible", "Sở Y tế"),
        ("coordinating", "Sở Nội vụ"),
    ]


def test_what_follows_the_end_of_the_act_inherits_nothing() -> None:
    body = "Điều 1. Các Bộ trưởng chịu trách nhiệm thi hành Quyết định này./.\n\n- Thủ tướng Chính phủ;"
    assert {row[0] for row in rows(body)} == {"Điều 1"}


@pytest.mark.skipif(not GOLD.is_dir(), reason="the shared gold is not here")
@pytest.mark.parametrize("gold", sorted(GOLD.glob("*.json")), ids=lambda path: path.stem)
def test_the_hand_made_annotations(gold: Path) -> None:
    expected = json.loads(gold.read_text(encoding="utf-8")).get("assignments", [])
    source = gold.with_suffix(".txt")
    read = repair(read_text(source.name, source.read_bytes()))
    found = assign(read, split(read).clauses)
    for one in found:
        assert read.quote(one.span) == one.unit
        assert (one.deadline is None) == (one.deadline_span is None)
        assert one.deadline_span is None or read.quote(one.deadline_span) == one.deadline
    wanted = Counter(
        (one["clause"], one["unit"].casefold(), one["role"], one["deadline"]) for one in expected
    )
    got = Counter((one.clause, one.unit.casefold(), one.role.value, one.deadline) for one in found)
    assert got == wanted
