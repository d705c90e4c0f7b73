"""What a person changes: decisions, reviews, documents."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from cancu.graph.decisions import load_decisions
from cancu.graph.reviews import Judged, load_reviews
from cancu.graph.web.site import Site
from cancu.graph.web.upload import safe_name

DUTY = "/viec?o=40-KH-UBND.txt%23III/9/-2"
FORM = {
    "tai_lieu": "40-KH-UBND.txt",
    "nhiem_vu": "III/9/-2",
    "noi_dung": "II/2/2.5",
    "nguoi": "Trần Thị Bình",
}


def test_a_proposal_is_confirmed_rejected_and_confirmed_again(client, post, site: Site) -> None:
    confirmed = post("/xac-nhan", data={**FORM, "quyet_dinh": "đồng ý"})
    assert confirmed.status_code == 200
    assert "đề xuất đã được xác nhận" in confirmed.text
    assert "Trần Thị Bình" in confirmed.text
    rejected = post("/xac-nhan", data={**FORM, "quyet_dinh": "bác"})
    assert "Đã bác" in rejected.text
    assert ">Nghị quyết 36-NQ/TW</a>" not in rejected.text
    post("/xac-nhan", data={**FORM, "quyet_dinh": "đồng ý"})
    assert [one.signed.by for one in load_decisions(site.graph)] == ["Trần Thị Bình"]


@pytest.mark.parametrize(
    "wrong",
    [{"noi_dung": "I/1"}, {"tai_lieu": "khong.txt"}, {"quyet_dinh": "có lẽ"}, {"nhiem_vu": ""}],
)
def test_what_cannot_be_decided_is_refused(post, wrong: dict[str, str], site: Site) -> None:
    before = len(load_decisions(site.graph))
    answer = post("/xac-nhan", data={**FORM, "quyet_dinh": "bác", **wrong})
    assert answer.status_code in (404, 422)
    assert len(load_decisions(site.graph)) == before


def _queue(client: TestClient) -> str:
    for _ in range(50):
        text = client.get("/ra-soat?quy_tac=order&xem=het").text
        if "Đang rà soát" not in text:
            return text
    raise AssertionError("the rules never came to an end")


def test_a_finding_is_judged_with_a_note(client, post, site: Site) -> None:
    text = _queue(client)
    assert "49/NQ-CP" in text
    key = text.partition('action="/ra-soat/')[2].partition("?")[0]
    given = {"ket_luan": "đúng", "nguoi": "A", "ghi_chu": "khóa <XII> in sai"}
    answer = post(f"/ra-soat/{key}", data=given, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "khóa &lt;XII&gt; in sai" in answer.text
    assert load_reviews(site.graph)[key].judged is Judged.RIGHT
    assert f"diem-{key}" not in client.get("/ra-soat?quy_tac=order").text
    assert f"diem-{key}" in client.get("/ra-soat?quy_tac=order&xem=da-xem").text


def test_a_finding_that_is_gone_is_said(client, post) -> None:
    _queue(client)
    assert post("/ra-soat/khongco", data={"ket_luan": "đúng"}).status_code == 404


# --- documents ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Kế hoạch 12.docx", "Kế hoạch 12.docx"),
        # paths of either kind, hidden files, device letters
        ("../../etc/passwd.txt", "passwd.txt"),
        (r"C:\Users\a\kế hoạch.pdf", "kế hoạch.pdf"),
        ("/a/b/.an.txt", "an.txt"),
        ("~$mo.docx", "mo.docx"),
        # what a file system or a page would stumble over
        ("a\x00b\n<c>.txt", "a b c .txt"),
        ("CON|?*.txt", "CON .txt"),
        # decomposed letters become one name
        ("e\u0302\u0301.txt", "ế.txt"),
        # nothing to go by
        ("", ""),
        ("...", ""),
        ("a" * 400 + ".docx", "a" * 120 + ".docx"),
    ],
)
def test_names(typed: str, name: str) -> None:
    assert safe_name(typed) == name


def _files(site: Site) -> set[str]:
    return {path.relative_to(site.raw).as_posix() for path in site.raw.rglob("*")}


def test_a_document_is_taken_in_and_linked(client, post, site: Site, root: Path) -> None:
    data = (root / "tests/data/40-KH-UBND.docx").read_bytes()
    answer = post("/them", files=[("tep", ("moi.docx", data))])
    assert "23 viện dẫn" in answer.text
    assert client.get("/tai-lieu?tep=moi.docx").status_code == 200
    assert "moi.docx" in client.get("/?tim=kieu+bao").text
    again = post("/them", files=[("tep", ("moi.docx", data))])
    assert "đã có tệp này" in again.text
    html = (root / "tests/data/40-KH-UBND.html").read_bytes()
    post("/them", files=[("tep", ("moi.html", html))])
    other = post("/them", files=[("tep", ("moi.html", html + b"<!-- other -->"))])
    assert "giữ với tên moi (2).html" in other.text
    for path in site.raw.glob("moi*"):
        path.unlink()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rong.docx", b""),
        ("hong.docx", b"PK\x03\x04" + bytes(60)),
        ("hong.pdf", b"%PDF-1.7\n%%EOF"),
        ("trong.txt", b"   \n"),
        ("nhi-phan.txt", bytes(range(256)) * 40),
        ("chay.exe", b"MZ"),
        ("khong-duoi", b"abc"),
        ("trang.html.svg", b"<svg onload=alert(1)>"),
        ("../../../tmp/ra-ngoai.exe", b"MZ"),
        ("<img src=x onerror=alert(1)>.docx", b"x"),
    ],
)
def test_a_bad_file_leaves_a_line_and_nothing_else(
    post, site: Site, name: str, data: bytes
) -> None:
    before = _files(site)
    answer = post("/them", files=[("tep", (name, data))], headers={"X-Requested-With": "cancu"})
    assert answer.status_code == 200
    assert 'class="hong"' in answer.text
    assert "Traceback" not in answer.text
    assert "<img" not in answer.text
    assert str(site.raw) not in answer.text
    assert _files(site) == before


def test_a_large_file_is_refused(post, site: Site) -> None:
    before = _files(site)
    data = b"a " * 600_000
    assert post("/them", files=[("tep", ("to.txt", data))]).status_code == 413
    assert _files(site) == before


def test_linking_says_what_could_not_be_read(client, post, site: Site) -> None:
    bad = site.raw / "hong.pdf"
    bad.write_bytes(b"%PDF-1.7\n%%EOF")
    answer = post("/them/xong")
    assert "hong.pdf" in answer.text
    bad.unlink()
    shutil.rmtree(site.raw / "khong", ignore_errors=True)
