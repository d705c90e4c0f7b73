"""Who may read, and what may write."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from cancu.graph.web.app import create_app
from cancu.graph.web.site import Site

FORM = {"tai_lieu": "40-KH-UBND.txt", "nhiem_vu": "III/9/-2", "noi_dung": "II/2/2.5"}


def test_headers_keep_other_sites_out(client: TestClient) -> None:
    headers = client.get("/").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_no_script_or_style_stands_in_a_page(client: TestClient) -> None:
    """The policy would stop it, and a reader would miss it."""
    for address in ("/", "/do-thi", "/them", "/viec?o=40-KH-UBND.txt%23III/9/-2"):
        text = client.get(address).text
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick" not in text
        assert "<script>" not in text


@pytest.mark.parametrize("path", ["/xac-nhan", "/ra-soat/abc", "/them", "/them/xong"])
def test_a_form_without_the_page_s_token_changes_nothing(client: TestClient, path: str) -> None:
    client.get("/")
    assert client.post(path, data=FORM).status_code == 403
    wrong = {"X-Phieu": "x" * 32}
    assert client.post(path, data=FORM, headers=wrong).status_code == 403


def test_a_form_of_another_site_changes_nothing(client: TestClient) -> None:
    client.get("/")
    headers = {"X-Phieu": client.cookies["cancu_phieu"], "Origin": "http://elsewhere"}
    assert client.post("/xac-nhan", data=FORM, headers=headers).status_code == 403


def test_a_name_that_was_rebound_to_this_machine_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 403


def test_too_large_a_body_is_refused_before_it_is_read(client: TestClient, post) -> None:
    assert post("/them", content=b"x" * 2_000_000).status_code == 413

    def endless():
        yield b"x" * 1000
        raise AssertionError("the body was read")

    headers = {"Content-Length": "200000000"}
    assert post("/them", content=endless(), headers=headers).status_code == 413


@pytest.fixture
def guarded(site: Site) -> TestClient:
    return TestClient(create_app(replace(site, token="khoa-cua-toi")))


def test_another_machine_needs_the_token(guarded: TestClient) -> None:
    assert guarded.get("/").status_code == 401
    assert guarded.get("/?khoa=sai").status_code == 401
    assert guarded.get("/do-thi/du-lieu?quanh=x").status_code == 401


def test_the_token_is_kept_and_leaves_the_address(guarded: TestClient) -> None:
    answer = guarded.get("/?khoa=khoa-cua-toi&tim=kieu+bao", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?tim=kieu+bao")
    assert guarded.get("/?tim=kieu+bao").status_code == 200
