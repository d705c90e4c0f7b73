"""What this document does with an instrument, from the wording and the place."""

from __future__ import annotations

import pytest

from cancu.ingest.extract import read_string
from cancu.ingest.model import Role

_ACT = "QUYẾT ĐỊNH\nVỀ VIỆC A\n\n"


def _roles(text: str) -> list[Role]:
    return [citation.role for citation in read_string(_ACT + text).citations]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # the second member of a list is repealed too
        (
            (
                "Điều 1. Bãi bỏ toàn bộ Quyết định số 10/2016/QĐ-UBND ngày 01/3/2016 và Quyết định số "
                "14/2022/QĐ-UBND ngày 15/6/2022."
            ),
            [Role.REPEALS, Role.REPEALS],
        ),
        # the heading says what becomes of the items
        (
            (
                "Điều 1. Bãi bỏ toàn bộ các quyết định\n\n1. Quyết định số 43/2017/QĐ-UBND.\n\n"
                "2. Quyết định số 40/2013/QĐ-UBND."
            ),
            [Role.REPEALS, Role.REPEALS],
        ),
        # what loses force with this act is repealed by it
        (
            "Điều 2. Quyết định số 78/2016/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
            [Role.REPEALS],
        ),
        # a rule promulgated with another act is amended with it
        (
            (
                "Điều 1. Sửa đổi, bổ sung một số điều của Quy định ban hành kèm theo Quyết định số "
                "40/2024/QĐ-UBND."
            ),
            [Role.AMENDS],
        ),
        # what rests on the rules above only meets the instrument
        (
            "Điều 1. A\n\n1. Căn cứ các quy định trên đối với trường hợp thuộc Nghị quyết số 98/2023/QH15.",
            [Role.CITES],
        ),
        # the list stands behind a colon
        (
            (
                "Điều 2. Quyết định này thay thế các Quyết định sau: Quyết định số 5/2016/QĐ-UBND; Quyết định "
                "số 6/2017/QĐ-UBND."
            ),
            [Role.REPLACES, Role.REPLACES],
        ),
        # procedures that another decision lists: a part of it
        (
            "Điều 2. Quyết định này bãi bỏ danh mục thủ tục hành chính công bố tại Quyết định số 480/QĐ-UBND.",
            [Role.REPEALS],
        ),
        (
            "Điều 2. Sửa đổi, bổ sung danh mục thủ tục được công bố tại Quyết định số 1306/QĐ-UBND.",
            [Role.AMENDS],
        ),
        (
            (
                "Điều 2. Quyết định này có hiệu lực từ ngày ký và bãi bỏ thủ tục số 09 tại mục A Phụ lục ban "
                "hành kèm theo Quyết định số 480/QĐ-UBND."
            ),
            [Role.REPEALS],
        ),
        # rows of another decision's list, told by their order, behind a colon and in a later sentence; the
        # second member of the list is reached over the subject of the first
        (
            (
                "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Bãi bỏ: 06 thủ tục hành chính tại số thứ tự 17, 18 "
                "Mục I Danh mục ban hành kèm theo Quyết định số 719/QĐ-UBND về việc công bố Danh mục thủ tục; số thứ tự "
                "01 mục A Danh mục ban hành kèm theo Quyết định số 241/QĐ-UBND."
            ),
            [Role.REPEALS, Role.REPEALS],
        ),
        # where a part is spoken of behind a semicolon, but something else is said of it
        (
            (
                "Điều 3. Bãi bỏ Quyết định số 719/QĐ-UBND về việc công bố Danh mục; mục A được thực hiện theo Quyết "
                "định số 241/QĐ-UBND."
            ),
            [Role.REPEALS, Role.CITES],
        ),
        # the heading of a chapter says what its articles do
        (
            "Chương II\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA QUYẾT ĐỊNH SỐ 69/2010/QĐ-UBND\n\nĐiều 1. Phạm vi",
            [Role.AMENDS],
        ),
        # another sentence says that the rest stands
        (
            "Điều 2. Bãi bỏ Danh mục cũ. Các nội dung khác được ban hành tại Quyết định số 2077/QĐ-BYT.",
            [Role.CITES],
        ),
        # what was amended by another act is not amended here
        (
            "Điều 2. Thủ tục đã được sửa đổi, bổ sung công bố tại Quyết định số 1306/QĐ-UBND.",
            [Role.CITES],
        ),
        # what another act repealed is none of ours
        (
            (
                "Điều 1. Bãi bỏ Quyết định số 8/2023/QĐ-UBND về việc bãi bỏ một phần Quyết định số "
                "24/2019/QĐ-UBND."
            ),
            [Role.REPEALS, Role.CITES],
        ),
        # "ban hành theo" is "ban hành kèm theo"
        (
            "Điều 1. Sửa đổi Quy chế phối hợp ban hành theo Quyết định số 12/2020/QĐ-UBND.",
            [Role.AMENDS],
        ),
        # several verbs and parts, with commas
        (
            (
                "Điều 1. Bãi bỏ, sửa đổi, thay thế một số điều, phụ lục của Thông tư số "
                "02/2023/TT-BTP."
            ),
            [Role.AMENDS],
        ),
        # what a draft would amend stands as it is
        (
            "Điều 1. Thông qua dự thảo Nghị quyết sửa đổi Nghị quyết số 136/2024/QH15.",
            [Role.CITES],
        ),
        # the list of grounds goes on after an amended act
        (
            (
                "Điều 3. Theo quy định tại Điều 5 Nghị định số 8/2022/NĐ-CP, được sửa đổi bởi Nghị định "
                "số 5/2025/NĐ-CP và Điều 6 Nghị định số 8/2022/NĐ-CP."
            ),
            [Role.BASIS, Role.CITES, Role.BASIS],
        ),
        # a letter opens with the one that it answers
        ("Sở A nhận được Công văn số 12/STC-NS ngày 1/2/2025 của Sở Tài chính.", [Role.CITES]),
        # "theo quy định tại" reaches every member
        (
            (
                "Điều 3. Làm theo quy định tại Điều 9 Nghị định số 42/2022/NĐ-CP và Nghị định số "
                "47/2020/NĐ-CP."
            ),
            [Role.BASIS, Role.BASIS],
        ),
        # guidance that somebody else gives
        ("Điều 3. Làm theo hướng dẫn tại Thông tư số 1/2020/TT-BTC.", [Role.CITES]),
        ("Điều 1. Quyết định này quy định chi tiết khoản 1 Điều 6 Luật Giá.", [Role.GUIDES]),
        # a list of grounds, its members described; what follows says something else
        (
            (
                "Điều 1. Thu theo quy định tại các văn bản: Luật Giá; Nghị định số 2/2020/NĐ-CP quy định về "
                "hóa đơn; Thông tư số 3/2020/TT-BTC."
            ),
            [Role.BASIS, Role.BASIS, Role.BASIS],
        ),
        (
            "Điều 1. Thu theo quy định tại Luật Giá; tổ chức phải nộp phí; Nghị định số 2/2020/NĐ-CP nêu rõ.",
            [Role.BASIS, Role.CITES],
        ),
        # two verbs parted by a comma, and more words before the law
        (
            "Điều 1. Nghị định này quy định chi tiết, hướng dẫn thi hành khoản 3 Điều 87, Điều 92 Luật Giá.",
            [Role.GUIDES],
        ),
        (
            "Điều 1. Nghị định này quy định chi tiết và hướng dẫn thi hành một số điều của Luật Giá.",
            [Role.GUIDES],
        ),
        # every member of the list is detailed
        (
            "Điều 1. Quyết định này quy định chi tiết khoản 1 Điều 6 Luật Giá và khoản 2 Điều 5 Luật Thuế.",
            [Role.GUIDES, Role.GUIDES],
        ),
        # words replaced in a rule amend what promulgated it
        (
            "Điều 2. Thay thế, bãi bỏ một số từ, cụm từ của Quy định kèm theo Quyết định số 9/2022/QĐ-UBND",
            [Role.AMENDS],
        ),
        # what other texts amend or replace is not touched here
        (
            "Điều 3. Theo Luật Giá và các văn bản sửa đổi, bổ sung, thay thế Nghị định số 60/2021/NĐ-CP.",
            [Role.CITES, Role.CITES],
        ),
        # the passive says what became of this text, not what it does
        ("Điều 3. Khoản này được sửa đổi, bổ sung tại Thông tư số 10/2024/TT-BTC.", [Role.CITES]),
        (
            "Điều 3. Điều này được bãi bỏ tại khoản 1 Điều 2 Thông tư số 10/2024/TT-BTC.",
            [Role.CITES],
        ),
        # a list that ends in a line of its own for each
        (
            (
                "Điều 5. Các thủ tục công bố tại Quyết định số 3/QĐ-BTC ngày 1/2/2022;\nQuyết định số 4/QĐ-BTC "
                "ngày 1/2/2023; Quyết định số 5/QĐ-BTC hết hiệu lực kể từ ngày Quyết định này có hiệu lực."
            ),
            [Role.REPEALS, Role.REPEALS, Role.REPEALS],
        ),
        # words and parts of an annex, the verb at the clause's opening
        (
            (
                "Điều 1. Thông tư A\n\n2. Bãi bỏ cụm từ “lý lịch” tại mục V Phụ lục I và cụm từ “tư pháp” tại tiểu mục "
                "2.5 Bản mô tả tại Phụ lục VI; bãi bỏ điểm 5 Bản mô tả tại Phụ lục VI ban hành kèm theo Thông tư số "
                "2/2023/TT-BTP."
            ),
            [Role.AMENDS],
        ),
        (
            "Điều 1. A\n\n1. Bãi bỏ quy định đối với “cấp huyện” tại Phụ lục I, Phụ lục II kèm theo Thông tư số 2/2023/TT-BTP.",
            [Role.REPEALS],
        ),
        (
            "Điều 1. A\n\n1. Thay thế Mẫu số 02 (Chứng thư) Phụ lục III của Thông tư số 7/2019/TT-BCT bằng Mẫu số 02.",
            [Role.AMENDS],
        ),
        # what a bracket adds is not what is changed
        (
            "Điều 1. A\n\n1. Bổ sung mạng (không áp dụng mục 2 của Phụ lục II Thông tư số 6/2020/TT-BCT).",
            [Role.CITES],
        ),
        # a power to repeal documents, told by where they are defined
        (
            "Điều 15. A\n\n2. Bãi bỏ toàn bộ văn bản quy phạm pháp luật quy định tại khoản 3 Điều 4 của Luật Giá.",
            [Role.CITES],
        ),
        # new text names an act and does nothing to it
        (
            "Điều 1. A\n\n1. Sửa đổi khoản 1 Điều 4 như sau: “Có giấy theo mẫu tại Phụ lục II kèm theo Thông tư số 6/2020/TT-BCT”.",
            [Role.CITES],
        ),
        # the heading of a list of acts that lose force
        (
            (
                "Điều 5. Các Quyết định của Ủy ban nhân dân tỉnh sau đây hết hiệu lực kể từ ngày Quyết định "
                "này có hiệu lực: số 15/2013/QĐ-UBND ngày 17/7/2013 về A; số 14/2016/QĐ-UBND về B."
            ),
            [Role.REPEALS, Role.REPEALS],
        ),
        # the second ground comes after the subject of the first
        (
            "Điều 1. Thực hiện theo quy định của Nghị quyết số 7/2025/QH15 về cơ chế A và Nghị định số 9/2025/NĐ-CP.",
            [Role.BASIS, Role.BASIS],
        ),
        # a new deed after "và" rests on nothing
        (
            "Điều 1. Theo quy định tại Nghị quyết số 7/2025/QH15 về A thì phải nộp B và Nghị định số 9/2025/NĐ-CP.",
            [Role.BASIS, Role.CITES],
        ),
        # "(sửa đổi)" in a heading is a law's name, not what the heading does
        (
            "Điều 1. Tạm ngưng đến ngày Luật Giá (sửa đổi) có hiệu lực các văn bản sau:\n1. Nghị định số 46/2026/NĐ-CP.",
            [Role.CITES, Role.CITES],
        ),
        # a proposal is one in an article too
        (
            "Điều 1. Thông qua Đề án như đề nghị của Bộ Xây dựng nêu tại Tờ trình số 118/TTr-BXD.",
            [Role.PROPOSAL],
        ),
    ],
)
def test_roles_in_articles(text: str, roles: list[Role]) -> None:
    assert _roles(text) == roles


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        # the enacting formula says what the act does
        (
            "Ủy ban nhân dân tỉnh ban hành Quyết định bãi bỏ Quyết định số 22/2025/QĐ-UBND.",
            [Role.REPEALS],
        ),
        # inside another's description it stays a basis
        (
            "Căn cứ Nghị định số 102/2024/NĐ-CP quy định chi tiết thi hành Luật Đất đai;",
            [Role.BASIS, Role.BASIS],
        ),
        # what a body concluded binds, beside what is proposed
        (
            "Theo đề nghị của Sở A tại Tờ trình số 1/TTr-SA; và kết luận của Ủy ban (Thông báo số 3/TB-VP).",
            [Role.PROPOSAL, Role.BASIS],
        ),
        # a proposal, then the ground it rests on
        (
            "Theo đề nghị của Sở A tại Tờ trình số 1/TTr-SA; trên cơ sở Công văn số 3604/VP-KT.",
            [Role.PROPOSAL, Role.BASIS],
        ),
    ],
)
def test_roles_in_the_preamble(line: str, roles: list[Role]) -> None:
    assert _roles(f"{line}\n\nĐiều 1. Một.") == roles


def test_a_letter_sets_out_its_grounds_clause_by_clause() -> None:
    assert _roles("Điều 1. Một\n\n- Căn cứ khoản 2 Điều 5 Luật Giá quy định.") == [Role.BASIS]


def test_a_decision_changes_no_law() -> None:
    """Where a decision has a law amended, it sets a task."""
    act = "Số: 12/2025/QĐ-UBND\n\nQUYẾT ĐỊNH\nVỀ VIỆC A\n\nĐiều 1. Sửa đổi, bổ sung Luật Giá."
    assert [citation.role for citation in read_string(act).citations] == [Role.CITES]


def test_a_quoted_preamble_is_no_ground_of_the_document() -> None:
    """A consolidated text quotes the preambles of what amends it, in notes and over pages."""
    quote = (
        "1 Thông tư số 10/2024/TT-BTC có căn cứ ban hành như sau: “Căn cứ Luật Giá;\n\n"
        "Căn cứ Luật Thuế;\n\nBộ trưởng ban hành Thông tư sửa đổi Thông tư số 7/2023/TT-BTC.”."
    )
    assert _roles(f"Căn cứ Luật Giá;\n\n{quote}\n\nĐiều 1. Một.") == [Role.BASIS] + [Role.CITES] * 4
    assert _roles(f"Căn cứ Luật Giá;\n\nĐiều 1. Một.\n\n{quote}") == [Role.BASIS] + [Role.CITES] * 4


def test_the_title_of_a_resolution_on_a_draft_amends_nothing() -> None:
    title = "NGHỊ QUYẾT\n\nVỀ DỰ THẢO NGHỊ QUYẾT SỬA ĐỔI, BỔ SUNG NGHỊ QUYẾT SỐ 136/2024/QH15\n\nĐiều 1. Một."
    assert [citation.role for citation in read_string(title).citations] == [Role.CITES]


@pytest.mark.parametrize(
    ("preamble", "role"),
    [
        # what a body above said binds, and is no proposal
        ("Thực hiện ý kiến của Ban Tổ chức Trung ương tại Văn bản số 9151-CV/BTCTW;", Role.BASIS),
        ("Căn cứ ý kiến chỉ đạo của Thủ tướng Chính phủ tại Công văn số 12/VPCP-CN;", Role.BASIS),
        # an appraisal stays one
        ("Căn cứ ý kiến thẩm định của Sở Tư pháp tại Công văn số 12/STP-VB;", Role.PROPOSAL),
    ],
)
def test_what_a_body_above_said(preamble: str, role: Role) -> None:
    assert _roles(f"{preamble}\n\nĐiều 1. Ban hành Quy định.") == [role]


@pytest.mark.parametrize(
    "title",
    [
        "Quy định chi tiết và biện pháp để tổ chức, hướng dẫn thi hành\nmột số điều của Luật Hóa chất",
        "QUY ĐỊNH CHI TIẾT VỀ QUỸ NHÀ Ở QUỐC GIA VÀ BIỆN PHÁP THI HÀNH\nNGHỊ QUYẾT SỐ 201/2025/QH15",
    ],
)
def test_a_title_broken_over_lines_details_a_law(title: str) -> None:
    citations = read_string(f"NGHỊ ĐỊNH\n{title}\n\nĐiều 1. Phạm vi điều chỉnh").citations
    assert [citation.role for citation in citations] == [Role.GUIDES]


def test_a_short_name_has_the_role_of_the_full_one() -> None:
    text = (
        "Điều 1. Thực hiện theo quy định tại Nghị định số 186/2025/NĐ-CP ngày 01/7/2025 của Chính phủ "
        "(sau đây gọi là Nghị định số 186/2025/NĐ-CP)."
    )
    assert _roles(text) == [Role.BASIS, Role.BASIS]


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        (
            "Xét đề nghị của Bộ Công Thương tại Tờ trình số 8798/TTr-BCT về A, Bộ có ý kiến.",
            Role.PROPOSAL,
        ),
        ("Thực hiện Chỉ thị số 32/CT-TTg về A, Bộ đề nghị các đơn vị rà soát.", Role.BASIS),
    ],
)
def test_a_letter_opens_as_a_preamble_does(opening: str, role: Role) -> None:
    letter = (
        f"BỘ NỘI VỤ\nSố: 5/BNV-TCBC\nHà Nội, ngày 01 tháng 02 năm 2025\nKính gửi: Bộ A\n\n{opening}"
    )
    assert [citation.role for citation in read_string(letter).citations] == [role]
