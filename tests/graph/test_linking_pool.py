from pathlib import Path

import pytest

from cancu.graph import linking_pool
from cancu.graph.folder import build_folder
from cancu.graph.reading_pool import Limits

from .store_rows import rows_of

_TEXT = (
    "ỦY BAN NHÂN DÂN QUẬN 1\n\nSố: {n}/KH-UBND\n\nQuận 1, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\n\n"
    "Về việc thử\n\nCăn cứ Quyết định số {m}/QĐ-UBND ngày 02/01/2024 của Ủy ban nhân dân Quận 1;\n\n"
    "1. Phòng Nội vụ lập danh sách theo Luật Ngân sách nhà nước.\n"
)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(_TEXT.format(n=n + 1, m=n // 2), encoding="utf-8")
    return folder


def test_several_processes_make_the_rows_that_one_makes(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_folder(raw, tmp_path / "one", limits=Limits(1))
    monkeypatch.setattr(linking_pool, "_WORTH", 1)
    build_folder(raw, tmp_path / "two", limits=Limits(2))
    assert rows_of(tmp_path / "two") == rows_of(tmp_path / "one")
    assert (tmp_path / "two/graph.json").read_bytes() == (tmp_path / "one/graph.json").read_bytes()


def test_a_lost_worker_costs_no_row(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no worker gives is made here; the command stands for one that ends at once."""
    build_folder(raw, tmp_path / "one", limits=Limits(1))
    monkeypatch.setattr(linking_pool, "_WORTH", 1)
    monkeypatch.setattr(linking_pool, "_COMMAND", ("-c", "pass"))
    build_folder(raw, tmp_path / "two", limits=Limits(2))
    assert rows_of(tmp_path / "two") == rows_of(tmp_path / "one")
