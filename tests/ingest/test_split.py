"""Clause trees of every family, and that nothing of the text is lost."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.model import Clause, ClauseKind
from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair
from cancu.ingest.split import Split, split


def _split(text: str) -> Split:
    return split(repair(read_text("a.txt", text.encode())))


def _paths(text: str) -> list[str]:
    return [clause.path for clause in _split(text).clauses]


_PLAN = """KẾ HOẠCH
VỀ VIỆC A
Căn cứ Luật Giá;
"""
_ACT = """QUYẾT ĐỊNH
VỀ VIỆC A

Căn cứ Luật Giá;

QUYẾT ĐỊNH:

"""


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        # a plan: roman, number, point number, dash, plus
        (
            _PLAN + "I. MỘT\n1. Hai\n1.1 Ba\n- Bốn:\n+ Năm;\n+ Sáu.\n- Bảy.\n2. Tám\nII. CHÍN",
            [
                "I",
                "I/1",
                "I/1/1.1",
                "I/1/1.1/-1",
                "I/1/1.1/-1/+1",
                "I/1/1.1/-1/+2",
                "I/1/1.1/-2",
                "I/2",
                "II",
            ],
        ),
        # dashes are counted anew under each parent
        (_PLAN + "I. MỘT\n- A;\n- B.\nII. HAI\n- C.", ["I", "I/-1", "I/-2", "II", "II/-1"]),
        # an act: articles with khoản and điểm
        (
            _ACT + "Điều 1. Phạm vi\n\n1. Một:\n\na) Hai;\n\nđ) Ba.\n\nĐiều 2. Hiệu lực",
            ["Điều 1", "Điều 1/1", "Điều 1/1/a", "Điều 1/1/đ", "Điều 2"],
        ),
        # a regulation promulgated in the same file, with chapters above its articles
        (
            _ACT + "Điều 1. Ban hành\n\nTM. ỦY BAN NHÂN DÂN\n\nQUY CHẾ\n\nVỀ B\n\n"
            "(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\n\nChương I\n\nĐiều 1. A\n\n1. B",
            [
                "Điều 1",
                "Kèm theo/Chương I",
                "Kèm theo/Chương I/Điều 1",
                "Kèm theo/Chương I/Điều 1/1",
            ],
        ),
        # an annex with a task table: rows by their ordinal, a group row by its mark
        (
            _PLAN + "I. MỘT\n\nTM. ỦY BAN NHÂN DÂN\n\nPHỤ LỤC\n\n"
            "|\nSTT\n|\nViệc\n|\n|\nI. NHÓM\n|\n|\n1\n|\nHọp\n|\n|\n2\n|\nIn\n|\n",
            ["I", "Phụ lục/I", "Phụ lục/hàng 1", "Phụ lục/hàng 2"],
        ),
        # articles inside a quotation belong to the amended act
        (
            _ACT
            + "Điều 1. Sửa đổi Điều 5 như sau:\n\n“Điều 5. Mới\n\n1. Một.\n\n2. Hai.”\n\nĐiều 2. Hiệu lực",
            ["Điều 1", "Điều 2"],
        ),
        # the same in straight marks, which tell no end from a beginning
        (
            _ACT
            + 'Điều 1. Sửa đổi\n\na) Sửa đổi Điều 5:\n\n"Điều 5. Mới\n\na) Một.\n\nb) Hai".\n\nb) Bổ sung:\n\n"4a. Ba".',
            ["Điều 1", "Điều 1/a", "Điều 1/b"],
        ),
        # "a)" glued to the line that announces it
        (
            _ACT + "Điều 1. Nhiệm vụ\n\n1. Sở Y tế: a) Một việc;\n\nb) Hai việc.",
            ["Điều 1", "Điều 1/1", "Điều 1/1/a", "Điều 1/1/b"],
        ),
        # "2.3": khoản 2 with the mark of note 3, as a consolidated text prints it raised
        (
            _ACT + "Điều 1. Phạm vi\n\n1. Một.\n\n2.3 Hai.\n\n3. Ba.",
            ["Điều 1", "Điều 1/1", "Điều 1/2", "Điều 1/3"],
        ),
        # a contract numbers the khoản of article 3 so
        (_ACT + "Điều 3. Giá\n\n3.1. Một.\n\n3.2. Hai.", ["Điều 3", "Điều 3/3.1", "Điều 3/3.2"]),
        # but a point number in a plan
        (_PLAN + "I. MỘT\n\n1. Hai\n\n2.3 Ba", ["I", "I/1", "I/1/2.3"]),
        # a table under a heading of an annex has its place there
        (
            _PLAN + "I. MỘT\n\nTM. ỦY BAN\n\nPHỤ LỤC\n\n1. Danh mục\n\n"
            "|\nSTT\n|\nViệc\n|\n|\n1\n|\nHọp\n|\n\n2. Danh mục\n\n|\nSTT\n|\nViệc\n|\n|\n1\n|\nHọp\n|\n",
            ["I", "Phụ lục/1", "Phụ lục/1/hàng 1", "Phụ lục/2", "Phụ lục/2/hàng 1"],
        ),
        # a layout of one cell holds clauses; who receives a form holds none
        (
            _PLAN
            + "I. MỘT\n\nTM. ỦY BAN\n\nPHỤ LỤC\n\n|\nSTT\n|\nViệc\n|\n|\n1\n|\nHọp\n|\n\nMẪU\n\n"
            "|\na) Một\n|\n\nMẪU\n\n|\nNơi nhận:\n- Như trên\n|\nGIÁM ĐỐC\n|\n",
            ["I", "Phụ lục/hàng 1", "Phụ lục/a"],
        ),
        # "(1)" where it continues a list, and not where it explains a form's blanks in an annex
        (
            _PLAN
            + "I. MỘT\n\n(1) Hai\n\n(2) Ba\n\n(5) Bốn\n\nTM. ỦY BAN\n\nPHỤ LỤC\n\n(1) Ghi tên",
            ["I", "I/(1)", "I/(2)"],
        ),
        # a heading glued to the one above, in capitals
        (
            _ACT + "Điều 1. A\n\nTM. ỦY BAN\n\nQUY CHẾ\n\n(Kèm theo Quyết định số 1/QĐ-UBND)\n\n"
            "PHẦN II. NỘI DUNG I. THỦ TỤC CẤP TỈNH\n\n1. Một\n\nII. THỦ TỤC CẤP XÃ",
            [
                "Điều 1",
                "Kèm theo/Phần II",
                "Kèm theo/Phần II/I",
                "Kèm theo/Phần II/I/1",
                "Kèm theo/Phần II/II",
            ],
        ),
        # a programme that article 1 approves stands in it, and article 2 beside it
        (
            _ACT
            + "Điều 1. Phê duyệt Chương trình:\n\nI. QUAN ĐIỂM\n\n1. Một\n\nII. MỤC TIÊU\n\nĐiều 2. Hiệu lực",
            ["Điều 1", "Điều 1/I", "Điều 1/I/1", "Điều 1/II", "Điều 2"],
        ),
        # a part in Roman numerals above articles holds them
        (
            _ACT + "I. MỘT\n\nĐiều 1. A\n\nII. HAI\n\nĐiều 2. B",
            ["I", "I/Điều 1", "II", "II/Điều 2"],
        ),
        # a table inside a quotation is the amended act's
        (
            _ACT
            + "Điều 1. Sửa đổi Điều 5 như sau:\n\n“Điều 5. Mới\n\n|\nSTT\n|\nViệc\n|\n|\n1\n|\nHọp\n|\n\n"
            "2. Hai.”\n\nĐiều 2. Hiệu lực",
            ["Điều 1", "Điều 2"],
        ),
        # dashes of a heading that comes again are counted anew
        (
            _PLAN + "I. MỘT\n\nTM. ỦY BAN\n\nPHỤ LỤC\n\nI. A\n\n- B\n\nMẪU\n\nI. A\n\n- C",
            ["I", "Phụ lục/I", "Phụ lục/I/-1", "Phụ lục/I", "Phụ lục/I/-1"],
        ),
    ],
)
def test_paths(text: str, paths: list[str]) -> None:
    zones = {"đầu văn bản", "tiêu đề", "căn cứ", "kết", "nơi nhận", "chữ ký", "Kèm theo", "Phụ lục"}
    assert [path for path in _paths(text) if path not in zones] == paths


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        # a paragraph after the last item closes the plan
        (_PLAN + "I. MỘT\n\n- Việc một.\n\nCác đơn vị chủ động thực hiện./.", True),
        # right under a heading it is the heading's own text
        (_PLAN + "I. MỘT\n\n1. Sở Tài chính\n\nThẩm định dự toán.", False),
        # in an act it belongs to the article
        (_ACT + "Điều 1. Phạm vi.\n\nQuyết định này quy định.", False),
    ],
)
def test_the_closing_paragraph(text: str, closing: bool) -> None:
    assert ("kết" in _paths(text)) is closing


def test_misnumbering_is_reported_and_the_text_still_placed() -> None:
    parts = _split(_PLAN + "I. MỘT\n1. Hai\n3. Ba")
    assert [clause.path for clause in parts.clauses][-1] == "I/3"
    assert [problem.code for problem in parts.problems] == ["misnumbered"]


def test_a_form_in_an_annex_may_number_anew() -> None:
    annex = "I. A\n\nTM. ỦY BAN\n\nPHỤ LỤC\n\n1. B\n\n2. C\n\nMẪU\n\n1. D"
    assert _split(_PLAN + annex).problems == ()
    assert _split(_PLAN + "I. A\n\n1. B\n\n2. C\n\nMẪU\n\n1. D").problems != ()


def test_what_a_letter_says_without_marks_is_its_body() -> None:
    letter = """CỤC THUẾ

Kính gửi: Thuế tỉnh A.

Trả lời công văn số 1/B, Cục Thuế có ý kiến như sau:

Đề nghị Thuế tỉnh A thực hiện theo Luật Giá.

TL. CỤC TRƯỞNG
"""
    clauses = _split(letter).clauses
    body = next(clause for clause in clauses if clause.path == "nội dung")
    assert (body.kind, body.kind.is_zone) == (ClauseKind.BODY, True)
    assert "kết" not in [clause.path for clause in clauses]


def test_zones_of_a_whole_plan(seed: Path) -> None:
    clauses = split(repair(read_text(seed.name, seed.read_bytes()))).clauses
    kinds = [clause.kind for clause in clauses]
    assert kinds[:3] == [ClauseKind.HEAD, ClauseKind.TITLE, ClauseKind.PREAMBLE]
    assert kinds[-3:] == [ClauseKind.CLOSING, ClauseKind.RECIPIENTS, ClauseKind.SIGNATURE]


_LINES = st.lists(
    st.sampled_from(
        [
            "I. MỘT",
            "1. Hai",
            "1.1 Ba",
            "a) bốn;",
            "- Năm.",
            "+ Sáu",
            "Điều 1. Bảy",
            "Chương I",
            "KẾ HOẠCH",
            "Căn cứ Luật Giá;",
            "Nơi nhận:",
            "TM. ỦY BAN",
            "PHỤ LỤC",
            "|",
            "tám chín",
            "“Mười",
        ]
    ),
    min_size=1,
).filter(lambda lines: any(line != "|" for line in lines))


@given(_LINES)
def test_every_letter_belongs_to_exactly_one_clause(lines: list[str]) -> None:
    document = repair(read_text("a.txt", "\n".join(lines).encode()))
    clauses = split(document).clauses
    covered = "".join(clause.span.of(document.text) for clause in clauses)
    assert "".join(covered.split()) == "".join(document.text.split())
    assert _in_order(clauses)


def _in_order(clauses: tuple[Clause, ...]) -> bool:
    return all(a.span.end <= b.span.start for a, b in itertools.pairwise(clauses))


def test_a_text_of_signs_alone_has_no_clause_and_does_no_harm() -> None:
    """Found by fuzzing: all of it is layout, and nothing is left to open a clause."""
    assert split(repair(read_text("a.txt", b"|\n"))).clauses == ()
