"""A folder named by a URL is read as a folder of this machine is."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from cancu.graph.files import Folder
from cancu.graph.folder import build_folder
from cancu.graph.reading_here import read_here
from cancu.graph.url_folder import UrlFolder, at_hand, is_there, is_url
from cancu.ingest.errors import IngestError, MissingProgram

from .extras import needed
from .store_rows import rows_of

_NAMES = ("a.txt", "b.TXT", "con/a.txt", "con/~$a.docx", ".an/c.txt", "bang.csv", "con/anh 1#.png")


@pytest.fixture
def memory() -> Any:
    """Return an object storage that is in this process only, empty."""
    needed("fsspec")
    system = import_module("fsspec").filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    return system


def _body(name: str) -> bytes:
    return f"KẾ HOẠCH\n\n1. Theo Nghị quyết số 22-NQ/TW, làm {name}.".encode()


@pytest.fixture
def raw(tmp_path: Path, memory: Any) -> Path:
    """Return a folder whose files are at `memory://kho` too."""
    for name in _NAMES:
        path = tmp_path / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_body(name))
        memory.pipe_file(f"/kho/{name}", _body(name))
    return tmp_path / "raw"


@pytest.mark.parametrize("url", ["memory://kho", "memory://kho/", "file"])
def test_it_has_the_names_and_digests_of_the_folder(raw: Path, url: str) -> None:
    there = UrlFolder(raw.as_uri() if url == "file" else url)
    here = Folder(raw)
    assert sorted(there.documents()) == sorted(here.documents()) == ["a.txt", "b.TXT", "con/a.txt"]
    assert sorted(there.pictures()) == sorted(here.pictures()) == ["con/anh 1#.png"]
    for name, address in {**there.documents(), **there.pictures()}.items():
        (digest,) = there.digests([address])
        assert [digest] == list(here.digests([raw / name]))
        with at_hand(str(address)) as path:  # a name with signs of URLs stays a name
            assert path.read_bytes() == _body(name)
            assert path.name == Path(name).name


def test_the_store_is_the_same(raw: Path, tmp_path: Path) -> None:
    build_folder(raw, tmp_path / "here", reader=read_here)
    built = build_folder(UrlFolder("memory://kho"), tmp_path / "there", reader=read_here)
    assert built.pictures == ("con/anh 1#.png",)
    assert rows_of(tmp_path / "there") == rows_of(tmp_path / "here")
    again = build_folder(UrlFolder("memory://kho"), tmp_path / "there", reader=read_here)
    assert again.unchanged == ("a.txt", "b.TXT", "con/a.txt")


def test_many_files_keep_their_digests(memory: Any) -> None:
    """They are hashed some at a time, and told in the order that was asked for."""
    names = [f"{n:03}.txt" for n in range(300)]
    for name in names:
        memory.pipe_file(f"/kho/{name}", name.encode())
    folder = UrlFolder("memory://kho")
    found = list(folder.digests(folder.documents().values()))
    alone = [next(folder.digests([f"memory://kho/{name}"])) for name in names]
    assert found == alone
    assert len(set(found)) == 300


def test_a_machine_tells_what_it_sees(memory: Any, tmp_path: Path) -> None:
    memory.pipe_file("/kho/a.txt", _body("a"))
    (tmp_path / "a.txt").write_bytes(_body("a"))
    assert is_there("memory://kho/a.txt")
    assert is_there(tmp_path / "a.txt")
    for address in ("memory://kho/b.txt", "la-gi://kho/a.txt", tmp_path / "b.txt"):
        assert not is_there(address)


def test_a_file_that_is_gone_costs_only_itself(memory: Any, tmp_path: Path) -> None:
    memory.pipe_file("/kho/a.txt", _body("a"))
    (gone, there) = UrlFolder("memory://kho").digests(["memory://kho/x.txt", "memory://kho/a.txt"])
    assert isinstance(gone, OSError)
    assert isinstance(there, str)
    with pytest.raises(IngestError, match="không lấy được tệp"), at_hand("memory://kho/x.txt"):
        pass


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("memory://khong-co", "không phải thư mục"),
        ("memory://kho/a.txt", "không phải thư mục"),
        ("la-gi://kho", "không phải địa chỉ đọc được"),  # a kind that nobody knows
    ],
)
def test_what_is_no_folder_is_told(memory: Any, url: str, told: str) -> None:
    memory.pipe_file("/kho/a.txt", _body("a"))
    with pytest.raises(IngestError, match=told):
        UrlFolder(url).documents()


def test_without_fsspec_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(MissingProgram, match=r"pip install 'cancu\[dask\]'"):
        UrlFolder("s3://kho")


@pytest.mark.parametrize(("typed", "expected"), [("s3://a/b", True), ("data/raw", False)])
def test_a_url_is_told_from_a_path(typed: str, expected: bool) -> None:
    assert is_url(typed) is expected
