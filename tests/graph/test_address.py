"""A folder keeps where its store lies, and nothing secret."""

from __future__ import annotations

from pathlib import Path

import pytest

import cancu
from cancu.graph.address import address_of, checked, keep_address
from cancu.graph.cli import main
from cancu.graph.database import StoreError
from cancu.graph.folder import build_folder
from cancu.graph.store import DATABASE

from .postgres_made import Server


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("postgresql://kho/cancu", "postgresql://kho/cancu"),
        ("postgres://can-bo@kho:5433/cancu", "postgres://can-bo@kho:5433/cancu"),
        ("postgresql:///cancu?host=/run/postgresql", "postgresql:///cancu?host=/run/postgresql"),
        ("sqlite", ""),  # back to the file in the folder
    ],
)
def test_what_is_typed_is_kept(tmp_path: Path, typed: str, kept: str) -> None:
    assert address_of(tmp_path / "graph") == ""
    keep_address(tmp_path / "graph", "postgresql://truoc/cancu")
    keep_address(tmp_path / "graph", checked(typed))
    assert address_of(tmp_path / "graph") == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("mysql://kho/cancu", "không phải địa chỉ kho"),
        ("data/graph", "không phải địa chỉ kho"),
        # a password would lie in the folder, and in the list of running programs
        ("postgresql://can-bo:bi-mat@kho/cancu", "PGPASSWORD"),
        ("postgresql://kho/cancu?password=bi-mat", "PGPASSWORD"),
    ],
)
def test_what_cannot_be_kept_is_refused(typed: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as told:
        checked(typed)
    assert "bi-mat" not in str(told.value)


def test_a_server_that_is_not_there_is_one_line_and_not_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("psycopg")
    given = ["basis", "a", "--graph", str(tmp_path / "graph")]
    assert main([*given, "--store", "postgresql://127.0.0.1:1/cancu"]) == 1
    said = capsys.readouterr().err
    assert "không nối được với máy chủ" in said
    assert len(said.splitlines()) == 1
    assert address_of(tmp_path / "graph") == ""


def test_the_store_of_a_folder_is_never_changed_by_a_question(
    tmp_path: Path, seed: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, address = tmp_path / "graph", server.new()
    build_folder(seed.parent, folder)
    asked = ["basis", "III/9/-2", "--graph", str(folder)]
    assert main([*asked, "--store", address]) == 1
    assert f"đã có kho khác ({DATABASE})" in capsys.readouterr().err
    assert address_of(folder) == ""

    assert main(["build", str(seed.parent), "--graph", str(folder), "--store", address]) == 0
    assert f"từ nay {folder} dùng kho" in capsys.readouterr().err
    (folder / DATABASE).unlink()  # nothing is asked of it any more
    assert main(asked) == 0
    assert main([*asked, "--store", address]) == 0
    told = capsys.readouterr()
    assert "Nghị quyết 36-NQ/TW" in told.out
    assert told.err == ""
    assert main([*asked, "--store", "postgresql://khac/cancu"]) == 1


def test_the_library_is_told_in_the_same_way(tmp_path: Path, seed: Path, server: Server) -> None:
    address = server.new()
    base = cancu.build(seed.parent, into=tmp_path, store=address)
    assert address_of(tmp_path) == address
    for one in (base, cancu.open(tmp_path)):
        assert "Nghị quyết 36-NQ/TW" in str(one.basis("III/9/-2").only.bases)
        assert len(one.graph()) > 100


def test_a_new_folder_learns_its_store_from_a_question(
    tmp_path: Path, seed: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who only asks has documents and builds elsewhere."""
    address = server.new()
    keep_address(tmp_path / "one", address)
    build_folder(seed.parent, tmp_path / "one")
    asked = ["unit", "Phòng Nội vụ", "--graph", str(tmp_path / "two")]
    assert main([*asked, "--store", address]) == 0
    first = capsys.readouterr().out
    assert main(asked) == 0
    assert capsys.readouterr().out == first != ""
