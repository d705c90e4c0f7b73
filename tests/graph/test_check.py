"""What is wrong in the documents: each rule on a case that breaks it and one that does not."""

from __future__ import annotations

import pytest

from cancu.graph.build import build_graph
from cancu.graph.check import RULES, check
from cancu.graph.elements import Graph
from cancu.graph.facts import Facts
from cancu.graph.finding import Checked, Finding

from .acts_made import act


def _found(rule: str, *facts: Facts, day: str | None = None) -> tuple[Finding, ...]:
    return check(Checked(build_graph(facts), (), day), only=[rule])


def _plan(body: str, number: str = "4/KH-UBND", name: str = "a") -> Facts:
    return act(name, number, body, kind="KẾ HOẠCH")


_OLD = act("old", "3/2020/QĐ-UBND", "Điều 1. Ban hành.", "10 tháng 02 năm 2020")
_ENDS = act(
    "new",
    "9/2024/QĐ-UBND",
    "Điều 1. Quyết định này có hiệu lực từ ngày 01/01/2025 và thay thế Quyết định số 3/2020/QĐ-UBND.",
    "10 tháng 12 năm 2024",
)
_OF_LAO_CAI = "của Ủy ban nhân dân tỉnh Lào Cai"


@pytest.mark.parametrize(
    ("rule", "broken", "sound"),
    [
        # a resolution of 2014 cannot carry out one of khóa XII, which began in 2016
        (
            "order",
            [
                _plan(
                    "1. Nghị quyết số 49/NQ-CP ngày 10/7/2014 của Chính phủ thực hiện Nghị quyết Trung "
                    "ương 4 khóa XII."
                )
            ],
            [
                _plan(
                    "1. Nghị quyết số 49/NQ-CP ngày 10/7/2017 của Chính phủ thực hiện Nghị quyết Trung "
                    "ương 4 khóa XII."
                )
            ],
        ),
        (
            "differing",
            [
                _plan(
                    "1. Nghị định số 39/2022/NĐ-CP ngày 18/6/2022.\n2. Nghị định số 39/2022/NĐ-CP "
                    "ngày 16/8/2022."
                )
            ],
            [
                _plan(
                    "1. Nghị định số 39/2022/NĐ-CP ngày 18/6/2022.\n2. Nghị định số 39/2022/NĐ-CP."
                )
            ],
        ),
        (
            "future",
            [_plan("1. Theo Nghị định số 5/2026/NĐ-CP ngày 1/2/2026.")],
            [_plan("1. Theo Nghị định số 5/2025/NĐ-CP ngày 1/2/2025.")],
        ),
        # the old decision had been replaced for eleven months
        (
            "ended",
            [_OLD, _ENDS, _plan(f"Căn cứ Quyết định số 3/2020/QĐ-UBND {_OF_LAO_CAI};\n\n1. Làm.")],
            [_OLD, _ENDS, _plan(f"Căn cứ Quyết định số 9/2024/QĐ-UBND {_OF_LAO_CAI};\n\n1. Làm.")],
        ),
        (
            "unresolved",
            [_plan("1. Theo Nghị quyết số 27/NQ-CP của Chính phủ.")],
            [_plan("1. Theo Nghị quyết số 27/NQ-CP ngày 1/2/2024 của Chính phủ.")],
        ),
        (
            "spelling",
            [
                _plan(
                    "1. Quyết định số 112/QĐ-TTg ngày 21/01/2021.\n2. Quyết định số 112/2021/QĐ-TTg "
                    "ngày 21/01/2021."
                )
            ],
            [
                _plan(
                    "1. Quyết định số 112/QĐ-TTg ngày 21/01/2021.\n2. Quyết định số 112/2021/QĐ-TTg "
                    "ngày 22/01/2021."
                )
            ],
        ),
        (
            "duplicate",
            [_plan("1. Làm A.", name="a"), _plan("1. Làm B.", name="b")],
            [_plan("1. Làm A.", name="a"), _plan("1. Làm A.", "5/KH-UBND", name="b")],
        ),
        (
            "two-leads",
            [_plan("1. Sở Y tế chủ trì kiểm tra; Sở Tài chính chủ trì tổng hợp báo cáo.")],
            [_plan("1. Sở Y tế chủ trì, phối hợp với Sở Tài chính tổng hợp báo cáo.")],
        ),
        # Nghị định 30/2020/NĐ-CP asks for date, body and subject
        (
            "not-full",
            [_plan("Căn cứ Nghị định số 5/2025/NĐ-CP;\n\n1. Làm.")],
            [
                _plan(
                    "Căn cứ Nghị định số 5/2025/NĐ-CP ngày 1/2/2025 của Chính phủ quy định về giá;\n\n"
                    "1. Làm."
                )
            ],
        ),
        (
            "no-basis",
            [_plan("I. VIỆC LÀM\n\n1. Giao Sở Y tế chủ trì kiểm tra.")],
            [
                _plan(
                    "I. VIỆC LÀM\n\n1. Giao Sở Y tế chủ trì thực hiện Chỉ thị số 5/CT-TTg ngày 1/2/2025."
                )
            ],
        ),
    ],
)
def test_a_rule(rule: str, broken: list[Facts], sound: list[Facts]) -> None:
    found = _found(rule, *broken)
    assert found
    assert all(finding.places and finding.message for finding in found)
    assert not _found(rule, *sound)


def test_a_duty_of_the_upper_plan_that_no_clause_takes_up() -> None:
    upper = _plan(
        "I. VIỆC LÀM\n\n1. Giao Ủy ban nhân dân xã Bát Xát lập danh sách hộ nghèo vùng biên giới.",
        name="upper",
    )
    lower = (
        "ỦY BAN NHÂN DÂN\nXÃ BÁT XÁT\n\nSố: 7/KH-UBND\n\nBát Xát, ngày 20 tháng 12 năm 2025\n\n"
        "KẾ HOẠCH\n\nVỀ VIỆC C\n\nThực hiện Kế hoạch số 4/KH-UBND ngày 10 tháng 12 năm 2025 "
        f"{_OF_LAO_CAI},\n\n1. "
    )
    from cancu.graph.facts import facts_of
    from cancu.ingest.extract import read_string

    silent = facts_of(read_string(lower + "Trồng cây.", "lower"))
    telling = facts_of(read_string(lower + "Lập danh sách hộ nghèo ở vùng biên giới.", "lower"))
    assert [f.rule for f in _found("not-taken-up", upper, silent)] == ["not-taken-up"]
    assert not _found("not-taken-up", upper, telling)


def test_the_seeds_contradiction_is_found(graph: Graph) -> None:
    [finding] = check(Checked(graph), only=["order"])
    assert "49/NQ-CP" in finding.message
    assert finding.places[0].clause == "II/1/1.1/-1"


def test_a_rule_is_switched_off(graph: Graph) -> None:
    every, without = check(Checked(graph)), check(Checked(graph), without=["no-basis"])
    assert {f.rule for f in every} - {f.rule for f in without} == {"no-basis"}


_TWO = "Luật An toàn thực phẩm và Nghị quyết số 9/2026/NQ-CP ngày 27/01/2026 của Chính phủ"


def test_what_may_stand_beside_is_no_contradiction() -> None:
    """The decree of the 26th need not guide the resolution of the 27th: "và" may begin anew."""
    text = "1. Nghị định số 8/2026/NĐ-CP ngày 26/01/2026 của Chính phủ hướng dẫn thi hành {}."
    day = "10 tháng 3 năm 2026"
    beside = act("a", "4/KH-UBND", text.format(_TWO), day, "KẾ HOẠCH")
    alone = act("a", "4/KH-UBND", text.format(_TWO.partition(" và ")[2]), day, "KẾ HOẠCH")
    assert not _found("order", beside)
    assert _found("order", alone)


def test_a_consolidated_text_repeats_the_bases_of_another_day() -> None:
    body = f"Căn cứ Quyết định số 3/2020/QĐ-UBND {_OF_LAO_CAI};\n\nĐiều 1. Làm."
    own, repeated = (act("a", number, body) for number in ("4/QĐ-UBND", "4/VBHN-UBND"))
    assert _found("ended", _OLD, _ENDS, own)
    assert not _found("ended", _OLD, _ENDS, repeated)


def test_normative_acts_cite_by_rules_of_their_own() -> None:
    body = "Căn cứ Nghị định số 5/2025/NĐ-CP;\n\nĐiều 1. Làm."
    assert _found("not-full", act("a", "4/QĐ-UBND", body))
    assert not _found("not-full", act("a", "4/2025/QĐ-UBND", body))


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("", "ngày ban hành, cơ quan ban hành, trích yếu"),
        (" ngày 09/6/2025 của Chính phủ", "trích yếu"),
        (" ngày 09/6/2025 của Chính phủ và các văn bản khác", "trích yếu"),  # no subject follows
        (" ngày 01/4/2025 sửa đổi, bổ sung Chương trình", "cơ quan ban hành"),
        # printed, though not after "về"
        (" ngày 09/6/2025 của Chính phủ sửa đổi một số điều của Nghị định", None),
        (" ngày 09/6/20205 của Chính phủ về một cửa", None),  # misprints are not left out
        (" ngày 09/6/2025 của Thủ tưởng Chính phủ về một cửa", None),
    ],
)
def test_a_full_form_lacks_only_what_is_not_printed(words: str, missing: str | None) -> None:
    body = f"Căn cứ Nghị định số 5/2025/NĐ-CP{words};\n\nĐiều 1. Làm."
    found = [one.message for one in _found("not-full", act("a", "4/QĐ-UBND", body))]
    label = "a: viện dẫn lần đầu Nghị định 5/2025/NĐ-CP thiếu"
    assert found == ([f"{label} {missing}"] if missing else [])


def test_codes_are_apart() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert all(rule.title for rule in RULES)
