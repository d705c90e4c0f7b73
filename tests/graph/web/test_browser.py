"""The officer's path in a real browser, with no other machine in reach."""

from __future__ import annotations

import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import docx
import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from cancu.graph.folder import build_folder
from cancu.graph.web.app import create_app
from cancu.graph.web.site import Site

_SERIOUS = {"serious", "critical"}


@dataclass
class Watched:
    """What a page asked for and complained about."""

    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def address(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("browser")
    (folder / "raw").mkdir()
    shutil.copy(seed, folder / "raw")
    build_folder(folder / "raw", folder / "graph")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(Site(folder / "raw", folder / "graph"))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.fixture
def page(browser: Browser, address: str, watched: Watched) -> Iterator[Page]:
    context = browser.new_context(base_url=address, accept_downloads=True)

    def only_here(route) -> None:
        if urlsplit(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            watched.outside.append(route.request.url)
            route.abort()

    context.route("**/*", only_here)
    page = context.new_page()
    page.on(
        "console",
        lambda said: (
            watched.complaints.append(said.text) if said.type in ("error", "warning") else None
        ),
    )
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    yield page
    context.close()


def test_the_officer_s_path(page: Page, watched: Watched, root: Path) -> None:
    _take_in(page, root / "tests/data/40-KH-UBND.docx")
    _confirm(page)
    assert any("45-CT/TW" in " ".join(row) for row in _appendix(page))
    assert watched.outside == []
    assert watched.complaints == []


def _take_in(page: Page, path: Path) -> None:
    """Drop a document in, proof-read it, and find the duties of one unit."""
    page.goto("/them")
    page.set_input_files("#tep", path)
    page.get_by_role("button", name="Đọc", exact=True).click()
    page.wait_for_selector("text=Xong 1 tệp.")
    page.click("#da-doc a")
    page.wait_for_selector("h1:has-text('Kế hoạch 40/KH-UBND')")
    assert page.locator(".vien-dan").count() >= 23
    assert page.locator(".don-vi").count() > 10
    # its duties, for one unit, without tones
    page.click("text=xem nhiệm vụ")
    page.fill("#don_vi", "mat tran to quoc viet nam quan 11")
    page.press("#don_vi", "Enter")
    page.wait_for_selector(".dem:has-text('3 nhiệm vụ')")
    assert "don_vi=mat" in page.url  # the view can be sent to a colleague


def _confirm(page: Page) -> None:
    """Open a duty to its chain, go to a step's place, and confirm a proposal."""
    page.click("a:has-text('III/9/-2')")
    page.wait_for_selector("h1:has-text('III/9/-2')")
    assert page.locator(".chuoi li:has-text('Chỉ thị 45-CT/TW')").count() == 1
    place = page.locator(".trich a", has_text="II/2/2.5").first
    place.click()
    page.wait_for_selector(".doan:target:has-text('45-CT/TW')")
    page.go_back()
    proposed = page.locator("li.the", has_text="36-NQ/TW")
    proposed.locator("input[name=nguoi]").fill("Trần Thị Bình")
    proposed.locator("button", has_text="Đồng ý").click()
    page.wait_for_selector("text=đề xuất đã được xác nhận")
    assert page.locator("text=Trần Thị Bình").count() >= 1


def _appendix(page: Page) -> list[list[str]]:
    """Take the appendix away, and return the rows of its table."""
    page.click("nav >> text=Tài liệu")
    page.click("a.so:has-text('40/KH-UBND') >> nth=0")
    with page.expect_download() as download:
        page.click("text=phụ lục viện dẫn (Word)")
    taken = docx.Document(BytesIO(Path(download.value.path()).read_bytes()))
    return [[cell.text for cell in row.cells] for table in taken.tables for row in table.rows]


def test_the_picture_grows_where_it_is_asked_to(page: Page, watched: Watched) -> None:
    page.goto("/van-ban?tim=45-CT/TW")
    page.click("a.so")
    page.click("text=Xem trên đồ thị")
    page.wait_for_selector("#tinh-trang:has-text('điểm,')")
    few = int(page.locator("#tinh-trang").inner_text().split()[0])
    page.click("#chi-tiet >> text=Kế hoạch 119-KH/TU")
    page.click("text=Mở thêm những gì nối với nó")
    expect(page.locator("#tinh-trang")).not_to_have_text(re.compile(f"^{few} "))
    assert int(page.locator("#tinh-trang").inner_text().split()[0]) > few
    with page.expect_download() as download:
        page.click("#tai-anh")
    assert Path(download.value.path()).read_bytes()[:4] == b"\x89PNG"
    assert watched.outside == []
    assert watched.complaints == []


def test_a_finding_is_judged_in_place(page: Page, watched: Watched) -> None:
    page.goto("/ra-soat?quy_tac=order")
    page.wait_for_selector("text=49/NQ-CP", timeout=30_000)
    card = page.locator("article", has_text="49/NQ-CP").first
    card.locator("input[name=nguoi]").fill("Lê Văn Cường")
    card.locator("input[name=ghi_chu]").fill("in sai khóa")
    card.locator("button", has_text="Đúng").click()
    page.wait_for_selector(".da-xem:has-text('Lê Văn Cường')")
    assert page.locator(".da-xem").inner_text().endswith("in sai khóa")
    assert watched.complaints == []


def test_keys_alone_are_enough(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "nhay"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    page.keyboard.press("/")
    page.keyboard.type("kieu bao")
    page.wait_for_selector(".dem:has-text('nhiệm vụ')")
    expect(page).to_have_url(re.compile("tim=kieu"))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/viec?o=40-KH-UBND.txt%23III/9/-2",
        "/van-ban",
        "/van-ban/xem?ma=v%C4%83n%20b%E1%BA%A3n%3A%2045-CT%2FTW%40kh%C3%B3a%20XI",
        "/don-vi",
        "/tai-lieu/danh-sach",
        "/tai-lieu?tep=40-KH-UBND.txt",
        "/ra-soat?xem=het",
        "/so-sanh?truoc=40-KH-UBND.txt&sau=40-KH-UBND.txt",
        "/do-thi",
        "/them",
        "/khong-co",
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out(page: Page, root: Path, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    if "ra-soat" in path:
        page.wait_for_selector("article", timeout=30_000)
    # run by the debugger: the page's own policy lets no script in
    page.evaluate((root / "tests/data/axe/axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    serious = [
        f"{one['id']}: {node['html'][:120]}"
        for one in found
        if one["impact"] in _SERIOUS
        for node in one["nodes"]
    ]
    assert serious == []


@pytest.mark.parametrize(
    "path",
    ["/", "/viec?o=40-KH-UBND.txt%23III/9/-2", "/tai-lieu?tep=40-KH-UBND.txt", "/do-thi", "/them"],
)
def test_a_phone_needs_no_sideways_scrolling(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
