"""A site over the seed plan beside a small plan with a deadline, made anew for each module."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from cancu.graph.folder import build_folder
from cancu.graph.web.app import create_app
from cancu.graph.web.site import Site

WARD = """\
ỦY BAN NHÂN DÂN
PHƯỜNG 5
Số: 9/KH-UBND

Phường 5, ngày 20 tháng 12 năm 2025

KẾ HOẠCH
Về <b>công tác</b> đối ngoại

Thực hiện Kế hoạch số 40/KH-UBND ngày 27 tháng 02 năm 2019 của Ủy ban nhân dân Quận 11.

I. VIỆC LÀM

1. Giao Công an phường thực hiện Chỉ thị số 45-CT/TW của Bộ Chính trị khóa XI trước ngày 15/12/2026.

2. Giao Phòng Tài chính tổng hợp <script>alert(1)</script> gửi Ủy ban nhân dân phường.
"""


@pytest.fixture(scope="module")
def site(
    seed: Path, tmp_path_factory: pytest.TempPathFactory, home: Callable[[Path], Path]
) -> Site:
    folder = tmp_path_factory.mktemp("site")
    raw = folder / "raw"
    raw.mkdir()
    shutil.copy(seed, raw)
    (raw / "phuong.txt").write_text(WARD, encoding="utf-8")
    build_folder(raw, home(folder / "graph"))
    return Site(raw, folder / "graph", largest=1_000_000)


@pytest.fixture
def client(site: Site) -> TestClient:
    return TestClient(create_app(site), raise_server_exceptions=False)


@pytest.fixture
def post(client: TestClient):
    """Return a function that posts as the site's own pages do."""

    def send(path: str, **given: object):
        client.get("/them")
        headers = {"X-Phieu": client.cookies["cancu_phieu"], **given.pop("headers", {})}
        return client.post(path, headers=headers, **given)

    return send
