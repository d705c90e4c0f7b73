"""Every page answers, says what the command line says, and runs nothing that a document holds."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from urllib.parse import quote

import docx
import openpyxl
import pytest
from fastapi.testclient import TestClient

from cancu.graph.address import address_of
from cancu.graph.appendix import appendix_docx
from cancu.graph.matrix import plan_matrix
from cancu.graph.matrix_word import matrix_docx
from cancu.graph.store import load_graph
from cancu.graph.web import picture
from cancu.graph.web.site import Site

OFFICE = "đơn vị: phong noi vu · uy ban nhan dan quan 11"
DIRECTIVE = "văn bản: 45-CT/TW@khóa XI"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "Đẩy mạnh công tác vận động"),
        ("/?tim=kieu+bao", "1 nhiệm vụ"),
        ("/?tim=khongco", "Không có nhiệm vụ nào như vậy."),
        ("/?ngay=22/11/2026", "hiệu lực xét vào ngày 22/11/2026"),
        ("/viec?o=40-KH-UBND.txt%23III/9/-2", "Kế hoạch 119-KH/TU <b>thực hiện</b>"),
        ("/viec?o=40-KH-UBND.txt%23III/9/-2&ngay=22/11/2026", "chưa rõ hiệu lực"),
        ("/viec?o=40-KH-UBND.txt%23III/9/-1", "Chỉ có căn cứ chung của văn bản"),
        ("/van-ban", "Chỉ thị 45-CT/TW"),
        ("/van-ban?tim=45+ct", "1 văn bản"),
        (f"/van-ban/xem?ma={quote(DIRECTIVE)}", "2 nhiệm vụ"),
        ("/don-vi", "Công an phường"),
        ("/don-vi?tim=noi+vu", "1 đơn vị"),
        (f"/don-vi/xem?ma={quote(OFFICE)}", "3 nhiệm vụ"),
        (f"/don-vi/xem?ma={quote(OFFICE)}&ngay=22/11/2026", "Phòng Văn hóa - Xã hội"),
        ("/tai-lieu/danh-sach", "40-KH-UBND.txt"),
        ("/tai-lieu?tep=40-KH-UBND.txt", '<span class="vien-dan">Quyết định số 5523/QĐ-UBND'),
        ("/so-sanh?truoc=40-KH-UBND.txt&sau=phuong.txt", "không còn: 22"),
        ("/do-thi", "/static/vendor/cytoscape.min.js"),
        ("/them", "Kéo tệp vào đây"),
    ],
)
def test_pages(client: TestClient, address: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert words in unescape(answer.text)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/khong-co", 404),
        ("/viec?o=khong", 404),
        ("/van-ban/xem?ma=khong", 404),
        ("/don-vi/xem?ma=khong", 404),
        ("/do-thi/du-lieu?quanh=khong", 404),
        ("/viec", 422),
        ("/?trang=0", 422),
        ("/?trang=99999999999999", 422),
        ("/tai-lieu?tep=../../../etc/passwd", 404),
        ("/tai-lieu?tep=/etc/passwd", 404),
        ("/tai/phu-luc.docx?tep=khong", 404),
        ("/tai/phu-luc.exe?tep=40-KH-UBND.txt", 404),
        ("/tai/bang.docx", 404),
        ("/tai/bang.docx?don_vi=khong+co", 404),
    ],
)
def test_what_is_not_there_is_said_in_a_line(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "Không xem được trang này" in answer.text


def test_part_of_a_page_for_htmx(client: TestClient) -> None:
    part = client.get("/?tim=kieu+bao", headers={"HX-Request": "true"}).text
    assert "1 nhiệm vụ" in part
    assert "<html" not in part


def test_every_link_leads_somewhere(client: TestClient) -> None:
    """Follow every link of every page, once."""
    waiting, seen = ["/"], {"/"}
    while waiting:
        answer = client.get(waiting.pop())
        assert answer.status_code == 200, answer.url
        found = re.findall(r'(?:href|src)="(/[^"#]*)', answer.text)
        for link in map(unescape, found):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    assert len(seen) > 80


def test_markup_of_documents_is_shown_and_not_run(client: TestClient) -> None:
    for address in ("/", "/tai-lieu?tep=phuong.txt", "/viec?o=phuong.txt%23I/2", "/don-vi"):
        text = client.get(address).text
        assert "<script>alert" not in text
        assert "<b>công tác" not in text
    assert "&lt;script&gt;alert" in client.get("/tai-lieu?tep=phuong.txt").text


def test_markup_in_addresses_is_shown_and_not_run(client: TestClient) -> None:
    text = client.get('/?tim="><script>alert(1)</script>').text
    assert "<script>alert" not in text


def test_no_page_asks_another_machine(client: TestClient) -> None:
    for address in ("/", "/do-thi", "/them", "/ra-soat", "/static/site.css", "/static/picture.js"):
        assert not re.search(
            r"""(?:src|href|url\(|fetch\()\s*=?\s*["'(]?(?:https?:)?//""", client.get(address).text
        )


def test_the_graph_around_a_node(client: TestClient) -> None:
    data = client.get("/do-thi/du-lieu", params={"quanh": DIRECTIVE}).json()
    labels = {node["label"] for node in data["nodes"]}
    assert {"Chỉ thị 45-CT/TW", "Kế hoạch 119-KH/TU", "II/2/2.5", "I/1"} <= labels
    assert data["left"] == 0
    ends = {node["id"] for node in data["nodes"]}
    assert all({edge["source"], edge["target"]} <= ends for edge in data["edges"])


def test_a_hub_shows_the_weightiest_and_says_how_many_are_left(client: TestClient) -> None:
    hub = "văn bản: 5523/QĐ-UBND@2018 · uy ban nhan dan thanh pho ho chi minh"
    data = client.get("/do-thi/du-lieu", params={"quanh": hub}).json()
    assert len(data["nodes"]) == 1 + 3 + 22 + 1  # clauses that name it, duties, the plan itself
    picture._MOST, kept = 5, picture._MOST
    try:
        data = client.get("/do-thi/du-lieu", params={"quanh": hub}).json()
    finally:
        picture._MOST = kept
    assert (len(data["nodes"]), data["left"]) == (6, 21)
    kinds = {edge["kind"] for edge in data["edges"] if hub in (edge["source"], edge["target"])}
    assert kinds == {"grounded_in"}


@pytest.mark.parametrize(
    ("address", "name", "words"),
    [
        ("/tai/phu-luc.docx?tep=40-KH-UBND.txt", "phu-luc-40-kh-ubnd.docx", "45-CT/TW"),
        ("/tai/bang.docx?tep=40-KH-UBND.txt", "phan-cong-40-kh-ubnd.docx", "kiều bào"),
        ("/tai/bang.docx?don_vi=Phòng+Nội+vụ", "phan-cong-phong-noi-vu.docx", "doanh nghiệp"),
        ("/tai/bang.docx?van_ban=45-CT/TW", "phan-cong-45-ct-tw.docx", "kiều bào"),
    ],
)
def test_word_files(client: TestClient, address: str, name: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith(name)
    tables = docx.Document(BytesIO(answer.content)).tables
    assert any(words in cell.text for table in tables for row in table.rows for cell in row.cells)


def _values(data: bytes) -> set[str]:
    book = openpyxl.load_workbook(BytesIO(data))
    return {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/tai/phu-luc.xlsx?tep=40-KH-UBND.txt", "45-CT/TW"),
        ("/tai/bang.xlsx?tep=phuong.txt", "<script>alert(1)"),
    ],
)
def test_excel_files(client: TestClient, address: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert any(words in value for value in _values(answer.content))


def test_the_page_to_mail(client: TestClient) -> None:
    answer = client.get("/tai/can-cu.html?tep=phuong.txt")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "<script>alert" not in answer.text


def test_a_part_of_the_graph_gives_the_same_files(client: TestClient, site: Site) -> None:
    whole = load_graph(site.graph)
    part = client.get("/tai/bang.docx?tep=40-KH-UBND.txt").content
    assert part == matrix_docx(whole, plan_matrix(whole, "40-KH-UBND.txt"))
    part = client.get("/tai/phu-luc.docx?tep=40-KH-UBND.txt").content
    assert part == appendix_docx(whole, "40-KH-UBND.txt")


def test_an_error_of_ours_is_said_without_its_inside(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("bí mật")

    monkeypatch.setattr("cancu.graph.web.duties.find_duties", broken)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Chương trình gặp lỗi" in answer.text
    assert "bí mật" not in answer.text


def test_every_page_says_which_machines_have_to_do_with_it(client: TestClient, site: Site) -> None:
    foot = client.get("/").text.partition("<footer")[2]
    is_shared = bool(address_of(site.graph))
    assert ("Chạy trên máy này, không gửi gì ra ngoài." in foot) is not is_shared
    assert ("Kho dùng chung trên máy chủ postgresql:///t" in foot) is is_shared
