"""What backs a duty: the content that it carries out, and every basis with its proof."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.graph.ground import bases, propose
from cancu.graph.model import ProofLevel
from cancu.ingest.extract import read, read_string
from cancu.ingest.model import Role, UnitRole

_PLAN = """KẾ HOẠCH
VỀ CÔNG TÁC ĐỐI NGOẠI

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Trưởng phòng tại Tờ trình số 05/TTr-NV ngày 02/3/2019.

I. NỘI DUNG
1. Thực hiện Nghị quyết số 22-NQ/TW về hội nhập
a) Đẩy mạnh ứng dụng công nghệ thông tin trong cải cách thủ tục hành chính.
b) Vận động kiều bào theo Kế hoạch số 1730/KH-UB thực hiện Nghị quyết số 27/NQ-CP.
2. Quản lý các tổ chức phi chính phủ nước ngoài.
{heading}
1. Phòng Nội vụ
a) Tham mưu ứng dụng công nghệ thông tin trong cải cách thủ tục hành chính.
b) Phối hợp quản lý các tổ chức phi chính phủ nước ngoài.
c) Thực hiện Chỉ thị số 45-CT/TW.
d) Định kỳ báo cáo kết quả thực hiện.
2. Phòng Tư pháp vận động kiều bào đóng góp cho quê hương.
"""
_HEADING = "II. TỔ CHỨC THỰC HIỆN"


@pytest.fixture(scope="module")
def reading():
    return read_string(_PLAN.format(heading=_HEADING))


def _links(reading):
    links = {}
    for proposal in propose(reading):
        links.setdefault(proposal.duty, proposal.content)
    return links


def test_duties_lead_to_the_content_that_says_the_same(reading):
    # c names its own directive, d is mere administration: neither is given a counterpart
    assert _links(reading) == {"II/1/a": "I/1/a", "II/1/b": "I/2", "II/2": "I/1/b"}


@pytest.mark.parametrize(
    ("heading", "proposes"),
    [
        ("II. PHÂN CÔNG NHIỆM VỤ", True),
        ("II. TRÁCH NHIỆM CỦA CÁC ĐƠN VỊ", True),
        # the tasks themselves are stated here, with who does them
        ("II. NHIỆM VỤ, GIẢI PHÁP, PHÂN CÔNG TRÁCH NHIỆM", False),
        ("II. NHIỆM VỤ, GIẢI PHÁP", False),
    ],
)
def test_only_sections_that_hand_out_duties_propose(heading, proposes):
    assert bool(propose(read_string(_PLAN.format(heading=heading)))) is proposes


def test_the_shared_words_are_printed_in_the_duty(reading):
    texts = {c.path: reading.document.quote(c.span) for c in reading.clauses}
    for proposal in propose(reading):
        assert 0 < len(proposal.shared) <= 8
        assert all(words in texts[proposal.duty] for words in proposal.shared)


def test_best_first_and_between_0_and_1(reading):
    scores = {}
    for proposal in propose(reading, 0.0):
        assert 0 <= proposal.score <= 1
        assert proposal.score <= scores.get(proposal.duty, 1)
        scores[proposal.duty] = proposal.score


def test_the_names_of_units_are_no_common_content():
    # both clauses name the same office; that alone is no reason
    plan = (
        "KẾ HOẠCH\nVỀ VIỆC A\n\nI. NỘI DUNG\n"
        "1. Củng cố Ban Chỉ đạo do Sở Khoa học và Công nghệ làm thường trực.\n"
        "II. TỔ CHỨC THỰC HIỆN\n"
        "1. Sở Tài chính\na) Phối hợp với Sở Khoa học và Công nghệ thẩm định dự toán kinh phí.\n"
    )
    reading = read_string(plan)
    assert [a.clause for a in reading.assignments if a.role is UnitRole.RESPONSIBLE]
    assert propose(reading) == ()


_TASK_LINES = """KẾ HOẠCH
VỀ VIỆC A

I. NỘI DUNG
1. Tuyên truyền, phổ biến
{lines}
"""


@pytest.mark.parametrize(
    ("lines", "duty", "content"),
    [
        # the task is the sibling line that says "Nội dung"
        (
            "- Nội dung: Phổ biến pháp luật về giá.\n- Đơn vị chủ trì: Sở Tư pháp.",
            "I/1/-2",
            "I/1/-1",
        ),
        # without such a line it is the clause above
        ("- Đơn vị chủ trì: Sở Tư pháp.", "I/1/-1", "I/1"),
        # the line may stand in a group of its own, beside the group of the task
        (
            (
                "a) Nhiệm vụ:\n- Phổ biến pháp luật về giá.\n"
                "b) Tổ chức thực hiện:\n- Cơ quan thực hiện: Sở Tư pháp."
            ),
            "I/1/b/-1",
            "I/1/a",
        ),
    ],
)
def test_a_line_that_only_says_who_belongs_to_the_task_beside_it(lines, duty, content):
    proposals = propose(read_string(_TASK_LINES.format(lines=lines)))
    assert [(p.duty, p.content, p.score) for p in proposals] == [(duty, content, 1.0)]


_DECISION = (
    "QUYẾT ĐỊNH\nVỀ VIỆC A\n\nCăn cứ Luật Giá;\n\nĐiều 1. Ban hành\n\n"
    "TM. ỦY BAN NHÂN DÂN\n\nKẾ HOẠCH\n\nVỀ B\n\n"
    "(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\n\n"
)


def test_the_plan_may_be_attached_to_a_decision():
    plan = _PLAN.format(heading=_HEADING)
    links = _links(read_string(_DECISION + plan[plan.index("I. NỘI DUNG") :]))
    assert links["Kèm theo/II/1/a"] == "Kèm theo/I/1/a"


@pytest.mark.parametrize(
    ("before", "prefix"), [("KẾ HOẠCH\nVỀ A\n\n", ""), (_DECISION, "Kèm theo/")]
)
def test_purposes_stand_behind_content_that_says_nearly_as_much(before, prefix):
    plan = (
        "I. MỤC ĐÍCH\n1. Quản lý các tổ chức phi chính phủ nước ngoài.\n"
        "II. NỘI DUNG\n1. Quản lý các tổ chức phi chính phủ nước ngoài, nguồn viện trợ.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Ngoại vụ\na) Quản lý các tổ chức phi chính phủ nước ngoài.\n"
    )
    assert _links(read_string(before + plan)) == {f"{prefix}III/1/a": f"{prefix}II/1"}


_TABLE = (
    "\n\nTM. ỦY BAN NHÂN DÂN\n\nPHỤ LỤC\n\n|\nSTT\n|\nNhiệm vụ\n|\nCơ quan chủ trì\n|\n"
    "|\n1\n|\nĐào tạo kỹ năng số cho doanh nghiệp\n|\nSở Nội vụ\n|\n"
    "|\n2\n|\nTổ chức đào tạo kỹ năng số cho doanh nghiệp nhỏ\n|\nSở Tài chính\n|\n"
)


def test_rows_of_two_annexes_do_not_carry_out_one_another():
    tables = _TABLE.replace("PHỤ LỤC", "PHỤ LỤC I") + _TABLE.replace("PHỤ LỤC", "PHỤ LỤC II")
    reading = read_string(f"KẾ HOẠCH\nVỀ A\n\nI. KINH PHÍ\n1. Dự toán hằng năm.{tables}")
    rows = {a.clause for a in reading.assignments}
    assert {"Phụ lục I/hàng 1", "Phụ lục II/hàng 1"} <= rows
    assert propose(reading) == ()


@pytest.mark.parametrize(
    ("body", "links"),
    [
        # rows do not carry out one another
        ("II. KINH PHÍ\n1. Dự toán hằng năm.", {}),
        # a row carries out the clause that it repeats
        (
            "II. NỘI DUNG\n1. Đào tạo kỹ năng số cho doanh nghiệp.",
            {"Phụ lục/hàng 1": "II/1", "Phụ lục/hàng 2": "II/1"},
        ),
        # where no clause states the task, a duty of the body carries out the row
        (
            "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\na) Đào tạo kỹ năng số cho doanh nghiệp.",
            {"II/1/a": "Phụ lục/hàng 1"},
        ),
    ],
)
def test_rows_of_an_annex(body, links):
    reading = read_string(f"KẾ HOẠCH\nVỀ A\n\nI. MỤC ĐÍCH\n1. Một.\n{body}{_TABLE}")
    assert _links(reading) == links


def test_the_rules_of_articles_are_no_tasks():
    act = (
        "QUY CHẾ\nVỀ VIỆC A\n\nChương I\nQUY ĐỊNH CHUNG\n"
        "Điều 1. Quản lý tổ chức phi chính phủ\n1. Quản lý các tổ chức phi chính phủ nước ngoài.\n"
        "Chương II\nTRÁCH NHIỆM THỰC HIỆN\n"
        "Điều 2. Sở Ngoại vụ\n1. Quản lý các tổ chức phi chính phủ nước ngoài.\n"
    )
    assert propose(read_string(act)) == ()


def _rows(reading, duty):
    found = [b for b in bases(reading, propose(reading)) if b.duty == duty]
    return [(b.level, reading.citations[b.citation].key, b.through) for b in found]


_LAW = (ProofLevel.PREAMBLE, "Luật Tổ chức chính quyền địa phương", "căn cứ")


@pytest.mark.parametrize(
    ("duty", "rows"),
    [
        # the content clause names nothing; the heading above it does
        ("II/1/a", [(ProofLevel.CARRIED, "22-NQ/TW", "I/1"), _LAW]),
        # neither the content clause nor what is above it names anything
        ("II/1/b", [_LAW]),
        # named in the duty itself, through nothing
        ("II/1/c", [(ProofLevel.EXPLICIT, "45-CT/TW", None), _LAW]),
        # the căn cứ holds for every duty; the tờ trình beside it is no basis
        ("II/1/d", [_LAW]),
        # the content's own citation, not its heading's, nor the one that 1730 describes
        ("II/2", [(ProofLevel.CARRIED, "1730/KH-UB", "I/1/b"), _LAW]),
    ],
)
def test_bases(reading, duty, rows):
    assert _rows(reading, duty) == rows


def test_headings_above_back_a_duty_nearest_first():
    plan = _PLAN.format(heading="II. TỔ CHỨC THỰC HIỆN Chỉ thị số 38-CT/TW").replace(
        "d) Định kỳ", "d) Theo Quyết định số 272-QĐ/TW:\n- Định kỳ"
    )
    rows = [row for row in _rows(read_string(plan), "II/1/d/-1") if row[0] is ProofLevel.SECTION]
    assert [(key, through) for _, key, through in rows] == [
        ("272-QĐ/TW", "II/1/d"),
        ("38-CT/TW", "II"),
    ]


def test_only_a_carried_basis_says_why_it_is_proposed(reading):
    for basis in bases(reading, propose(reading)):
        assert (basis.proposal is not None) is (basis.level is ProofLevel.CARRIED)
        assert basis.proposal is None or basis.proposal.duty == basis.duty


def _check(reading):
    found = bases(reading, propose(reading))
    pairs = [(b.duty, b.citation) for b in found]
    assert len(pairs) == len(set(pairs))
    for basis in found:
        citation, evidence = reading.citations[basis.citation], basis.evidence
        assert citation.via is None
        assert citation.role is not Role.PROPOSAL
        assert evidence.document == reading.document.name
        assert evidence.clause == citation.clause == (basis.through or basis.duty)
        printed = reading.document.text[evidence.start : evidence.end]
        assert evidence.quote == " ".join(printed.split())


@given(st.permutations(_PLAN.splitlines(keepends=True)))
def test_every_basis_quotes_its_words_whatever_the_order_of_lines(lines):
    _check(read_string("".join(lines).format(heading=_HEADING)))


def test_the_seed_plan(seed):
    reading = read(seed)
    _check(reading)
    duties = {a.clause for a in reading.assignments if a.role is UnitRole.RESPONSIBLE}
    assert {b.duty for b in bases(reading, propose(reading))} == duties
    # no duty of it names a directive; this one repeats what its content clause says
    assert _links(reading)["III/6/-1"] == "II/2/2.6"


def test_the_gold(shared):
    right = given_ = gold = 0
    for path in sorted((shared / "gold").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        links = record.get("carries_out") or {}
        if links:
            reading = read(path.with_suffix(".txt"))
            _check(reading)
            said = _links(reading)
            right += sum(content in links.get(duty, ()) for duty, content in said.items())
            given_ += len(said)
            gold += len(links)
    assert right >= 0.9 * given_
    assert right >= 0.7 * gold


_ARTICLES = """QUYẾT ĐỊNH
VỀ VIỆC QUẢN LÝ TỔ CHỨC PHI CHÍNH PHỦ

Điều 1. {first}
1. Quản lý các tổ chức phi chính phủ nước ngoài.
2. Vận động kiều bào đóng góp cho quê hương.
Điều 2. Trách nhiệm thực hiện
1. Sở Ngoại vụ quản lý các tổ chức phi chính phủ nước ngoài.
PHỤ LỤC
I. Biểu mẫu
1. Quản lý các tổ chức phi chính phủ nước ngoài.
"""


@pytest.mark.parametrize(
    ("first", "links"),
    [
        # the second article carries out what the first approves, not the blank form behind it
        ("Phê duyệt Đề án với các nội dung sau", {"Điều 2/1": "Điều 1/1"}),
        # a rule carries out nothing, though a form says the same words
        ("Phạm vi điều chỉnh", {}),
    ],
)
def test_the_duties_of_articles_carry_out_only_what_the_act_approves(first, links):
    assert _links(read_string(_ARTICLES.format(first=first))) == links


def test_one_unit_s_duty_is_no_content_of_another_s():
    # the first unit stands under no heading that hands out, but its clause is a duty all the same
    order = (
        "CHỈ THỊ\nVỀ VIỆC A\n\n1. Sở Ngoại vụ\n"
        "a) Quản lý các tổ chức phi chính phủ nước ngoài.\n"
        "2. Các sở có trách nhiệm\na) Quản lý các tổ chức phi chính phủ nước ngoài.\n"
    )
    reading = read_string(order)
    assert {a.clause for a in reading.assignments} >= {"1/a", "2/a"}
    assert propose(reading) == ()


def test_an_instrument_that_both_name_is_no_common_task():
    # the content cites 1730; a duty that says that number in another sense does no such thing
    plan = _PLAN.format(heading=_HEADING).replace(
        "d) Định kỳ báo cáo", "d) Theo Chương trình 1730, báo cáo"
    )
    proposals = propose(read_string(plan), 0.0)
    assert not any("1730" in words for p in proposals for words in p.shared)
