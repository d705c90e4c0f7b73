"""A store on a server has the rows of one in a file, and the same is said of both."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cancu.graph import postgres, store
from cancu.graph.address import address_of, keep_address
from cancu.graph.cli import main
from cancu.graph.database import StoreError
from cancu.graph.facts import Facts
from cancu.graph.fold import fold, terms
from cancu.graph.folder import Watch, build_folder
from cancu.graph.store import (
    DATABASE,
    NODE_LINK,
    SCHEMA,
    TABLES,
    insert_nodes,
    insert_words,
    opened,
)
from cancu.graph.store_writing import building, changing

from .postgres_made import Server
from .store_rows import keep, rows_of

Home = Callable[[Path], Path]
_TEXT = "KẾ HOẠCH\n\n1. Giao Phòng Nội vụ theo Nghị quyết số 22-NQ/TW năm {year}, việc {number}."


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(6):
        text = _TEXT.format(year=2008 + number % 2 * 5, number=number)
        (raw / f"{number}.txt").write_text(text, encoding="utf-8")
    return raw


@pytest.fixture
def shared_folder(tmp_path: Path, server: Server) -> Path:
    keep_address(tmp_path / "shared", server.new())
    return tmp_path / "shared"


# --- the same rows --------------------------------------------------------------------------------


def test_the_seed_has_the_same_rows(tmp_path: Path, seed: Path, shared_folder: Path) -> None:
    build_folder(seed.parent, tmp_path / "file")
    build_folder(seed.parent, shared_folder)
    assert rows_of(shared_folder) == rows_of(tmp_path / "file")
    graphs = [(folder / NODE_LINK).read_bytes() for folder in (shared_folder, tmp_path / "file")]
    assert graphs[0] == graphs[1]
    assert not (shared_folder / DATABASE).exists()


def test_documents_of_the_corpus_have_the_same_rows(
    tmp_path: Path, shared: Path, shared_folder: Path
) -> None:
    """Thirty real ones of every format that needs no other program, then ten fewer."""
    kinds = {".txt", ".html", ".docx", ".pdf"}
    found = (path for path in sorted((shared / "corpus").rglob("*")) if path.suffix in kinds)
    small = [path for path in found if path.stat().st_size < 60_000]
    raw = tmp_path / "raw"
    raw.mkdir()
    chosen = small[:: len(small) // 30][:30]
    for path in chosen:
        shutil.copy(path, raw)
    for folder in (tmp_path / "file", shared_folder):
        build_folder(raw, folder)
    rows = rows_of(tmp_path / "file")
    assert len(rows["facts"]) == len({path.name for path in chosen}) == 30
    assert rows_of(shared_folder) == rows
    for path in chosen[::3]:
        (raw / path.name).unlink()
    for folder in (tmp_path / "file", shared_folder):
        build_folder(raw, folder)
    assert rows_of(shared_folder) == rows_of(tmp_path / "file") != rows


def test_changes_give_the_rows_of_a_fresh_build(raw: Path, tmp_path: Path, home: Home) -> None:
    grown, fresh = home(tmp_path / "grown"), home(tmp_path / "fresh")
    build_folder(raw, grown)
    (raw / "0.txt").write_text(_TEXT.format(year=2013, number=77), encoding="utf-8")
    (raw / "1.txt").unlink()
    (raw / "6.txt").write_text(_TEXT.format(year=2008, number=6), encoding="utf-8")
    built = build_folder(raw, grown)
    assert (built.read, built.removed) == (("0.txt", "6.txt"), ("1.txt",))
    build_folder(raw, fresh)
    assert rows_of(grown) == rows_of(fresh)
    assert (grown / NODE_LINK).read_bytes() == (fresh / NODE_LINK).read_bytes()


def test_the_stamp_changes_with_the_store_alone(raw: Path, tmp_path: Path, home: Home) -> None:
    folder = home(tmp_path / "graph")
    build_folder(raw, folder)
    first = store.stamp(folder)
    build_folder(raw, folder)
    assert store.stamp(folder) == first
    (raw / "1.txt").unlink()
    build_folder(raw, folder)
    assert store.stamp(folder) != first


@pytest.fixture(scope="module")
def both(seed: Path, tmp_path_factory: pytest.TempPathFactory, server: Server) -> tuple[Path, Path]:
    """Return two folders of the seed and a second plan: one with a file, one on the server."""
    folder = tmp_path_factory.mktemp("both")
    raw = folder / "raw"
    raw.mkdir()
    shutil.copy(seed, raw)
    (raw / "b.txt").write_text(_TEXT.format(year=2013, number=1), encoding="utf-8")
    keep_address(folder / "server", server.new())
    for name in ("file", "server"):
        build_folder(raw, folder / name)
    return folder / "file", folder / "server"


@pytest.mark.parametrize(
    "command",
    [
        "basis 'kieu bao'",
        "basis III/9/-2 --in 40/KH-UBND --as-of 22/11/2026",
        "unit 'phong noi vu' --csv",
        "instrument 45-CT/TW --json",
        "impact 5523/QĐ-UBND",
        "check --json",
        "compare 40/KH-UBND b.txt",
        "confirm --list",
        "unit 'phong noi vu x'",  # nobody has that name: near ones are told
        "export json -o OUT",
        "export turtle -o OUT",
        "matrix 40/KH-UBND -o OUT.xlsx",
        "explore 40/KH-UBND -o OUT.html",
    ],
)
def test_every_command_says_the_same_of_both(
    both: tuple[Path, Path], command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[tuple[object, ...]] = []
    for folder in both:
        out = tmp_path / folder.name / "do-thi"
        out.parent.mkdir()
        code = main([*shlex.split(command.replace("OUT", str(out))), "--graph", str(folder)])
        told = capsys.readouterr()
        written = {path.name: path.read_bytes() for path in sorted(out.parent.iterdir())}
        words = (told.out + told.err).replace(str(out.parent), "")
        said.append((code, " ".join(words.split()), written))
    assert said[0] == said[1]
    assert said[0][1]


# --- words ----------------------------------------------------------------------------------------

_LETTERS = st.text(alphabet="aAbđĐếẾ_-/.,'\"%?: 1²ßﬁЖ中\n", max_size=12)


@pytest.fixture(scope="module")
def word_stores(server: Server) -> Iterator[tuple[sqlite3.Connection, str]]:
    address = server.new()
    with closing(sqlite3.connect(":memory:")) as file:
        file.executescript(TABLES)
        yield file, address


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(_LETTERS, min_size=1, max_size=5), asked=_LETTERS)
def test_both_find_the_same_words(
    word_stores: tuple[sqlite3.Connection, str], texts: list[str], asked: str
) -> None:
    file, address = word_stores
    folded = [*texts, asked, f"{asked} {texts[0]}"]
    rows = [(str(place), terms(fold(text))) for place, text in enumerate(folded)]
    wanted = terms(fold(asked))
    if not wanted:
        return
    query, found = "SELECT id FROM words WHERE words MATCH ? ORDER BY id", []
    with postgres.changing(address, TABLES, [("schema", SCHEMA)]) as there:
        for database in (file, there):
            database.execute("DELETE FROM words")
            insert_words(database, enumerate(rows, 1))
            found.append(database.execute(query, (wanted,)).fetchall())
    assert found[0] == found[1]
    assert {str(len(texts)), str(len(texts) + 1)} <= {one for (one,) in found[0]}


def test_rows_of_a_whole_table_come_in_portions(tmp_path: Path, home: Home) -> None:
    """Between two portions other things may be asked and written."""
    folder = home(tmp_path)
    rows = [(f"{n:05}", "unit", "a", "a", "{}") for n in range(4500)]
    query = "SELECT id, kind FROM nodes ORDER BY id"
    with changing(folder) as database:
        insert_nodes(database, rows)
    with changing(folder) as database:
        seen = []
        for place, (node, _) in enumerate(database.execute(query)):
            seen.append(node)
            if place % 1500 == 0:
                insert_nodes(database, [(f"{node}-{place}", "unit", "a", "a", "{}")])
        assert [node for node in seen if "-" not in node] == [node for node, *_ in rows]
        assert len(database.execute(query).fetchall()) == 4503
        assert database.execute(query).fetchone() == ("00000", "unit")


# --- many at once ---------------------------------------------------------------------------------


def test_a_reader_sees_one_state_while_another_is_built(raw: Path, shared_folder: Path) -> None:
    build_folder(raw, shared_folder)
    before, seen = rows_of(shared_folder), list[bool]()
    query = "SELECT count(*) FROM words WHERE words MATCH '77'"
    early = opened(shared_folder)
    assert early.execute(query).fetchone() == (0,)

    def linking(names: Sequence[str]) -> Iterator[str]:
        for name in names:
            seen.append(rows_of(shared_folder) == before)
            yield name

    (raw / "0.txt").write_text(_TEXT.format(year=2008, number=77), encoding="utf-8")
    build_folder(raw, shared_folder, Watch(linking=linking))
    with closing(early):
        assert early.execute(query).fetchone() == (0,)  # it began before
    with closing(opened(shared_folder)) as late:
        assert late.execute(query).fetchone() == (1,)
    assert seen == [True]


def test_two_builds_of_one_store_wait_for_each_other(tmp_path: Path, shared_folder: Path) -> None:
    """Two folders on two machines: only the server can tell the second to wait."""
    other = tmp_path / "other"
    keep_address(other, address_of(shared_folder))
    told, done, steps = threading.Event(), threading.Event(), list[str]()

    def second() -> None:
        with building(other, told.set):
            steps.append("second")
        done.set()

    with building(shared_folder):
        thread = threading.Thread(target=second)
        thread.start()
        assert told.wait(30)
        assert not done.wait(0.3)
        steps.append("first")
    thread.join(30)
    assert steps == ["first", "second"]


def test_an_error_undoes_a_change(raw: Path, tmp_path: Path, home: Home) -> None:
    folder = home(tmp_path / "graph")
    build_folder(raw, folder)
    before = rows_of(folder)

    def fail() -> None:
        with changing(folder) as database:
            database.execute("DELETE FROM nodes")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert rows_of(folder) == before


def test_killed_builds_leave_nothing_half_written(
    raw: Path, tmp_path: Path, server: Server
) -> None:
    whole, target = tmp_path / "whole", tmp_path / "graph"
    for folder in (whole, target):
        keep_address(folder, server.new())
    start = time.monotonic()
    assert _build(raw, whole).wait() == 0
    lasted, rows = time.monotonic() - start, rows_of(whole)
    for part in (0.5, 0.7, 0.85, 0.95):
        process = _build(raw, target)
        time.sleep(part * lasted)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert _rows_if_any(target) in (None, rows)
    build_folder(raw, target)  # also waits for what a killed one still holds
    assert rows_of(target) == rows


def _rows_if_any(folder: Path) -> dict[str, list[str]] | None:
    try:
        return rows_of(folder)
    except StoreError:
        return None


def _build(raw: Path, target: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cancu.graph.cli", "build", str(raw), "--graph", str(target)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)


def test_a_server_that_goes_away_undoes_the_build(
    raw: Path, shared_folder: Path, server: Server
) -> None:
    build_folder(raw, shared_folder)
    before = rows_of(shared_folder)

    def linking(names: Sequence[str]) -> Iterator[str]:
        _cut(server, shared_folder)
        yield from names

    (raw / "0.txt").write_text(_TEXT.format(year=2008, number=77), encoding="utf-8")
    with pytest.raises(StoreError, match="máy chủ"):
        build_folder(raw, shared_folder, Watch(linking=linking))
    assert rows_of(shared_folder) == before
    build_folder(raw, shared_folder)
    assert rows_of(shared_folder) != before


def _cut(server: Server, folder: Path) -> None:
    """End all connections to the store of a folder."""
    name = address_of(folder).partition("@/")[2].partition("?")[0]
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
    assert (True,) in server.ask(server.address("postgres"), f"{cut} '{name}'")


# --- what goes wrong ------------------------------------------------------------------------------


def test_an_empty_database_says_what_to_do(shared_folder: Path) -> None:
    with pytest.raises(StoreError, match="chưa có đồ thị; hãy chạy: cancu build"):
        opened(shared_folder)


def test_a_database_of_other_letters_is_refused(tmp_path: Path, server: Server, raw: Path) -> None:
    keep_address(tmp_path, server.new("LATIN1"))
    with pytest.raises(StoreError, match="createdb -E UTF8"):
        build_folder(raw, tmp_path)


def test_tables_of_an_older_program_are_made_anew_and_no_others(
    shared_folder: Path, facts: Facts, server: Server
) -> None:
    address = address_of(shared_folder)
    server.ask(address, "CREATE TABLE public.nodes (mine TEXT)")
    server.ask(address, "CREATE SCHEMA cancu; CREATE TABLE cancu.mine (mine TEXT)")
    keep(shared_folder, [facts])
    rows = rows_of(shared_folder)
    server.ask(address, "UPDATE cancu.meta SET value = '1' WHERE name = 'schema'")
    server.ask(address, "ALTER TABLE cancu.nodes ADD old TEXT")
    with pytest.raises(StoreError, match="bản chương trình cũ"):
        opened(shared_folder)
    keep(shared_folder, [facts])
    assert rows_of(shared_folder) == rows
    assert server.ask(address, "SELECT * FROM public.nodes, cancu.mine") == []


def test_a_connection_that_was_cut_meanwhile_is_made_anew(
    shared_folder: Path, facts: Facts, server: Server
) -> None:
    keep(shared_folder, [facts])
    rows = rows_of(shared_folder)  # its connection waits for the next reader
    _cut(server, shared_folder)
    assert rows_of(shared_folder) == rows


def test_a_role_that_may_not_write_is_told_so(
    shared_folder: Path, facts: Facts, server: Server, raw: Path
) -> None:
    """Readers may have a role of their own: it answers, and cannot build."""
    keep(shared_folder, [facts])
    rows, address = rows_of(shared_folder), address_of(shared_folder)
    server.ask(address, "CREATE ROLE doc LOGIN")
    keep_address(shared_folder, address.replace("cancu@", "doc@"))
    with pytest.raises(StoreError, match="không có quyền đọc"):
        opened(shared_folder)
    for right in ("USAGE ON SCHEMA cancu", "SELECT ON ALL TABLES IN SCHEMA cancu"):
        server.ask(address, f"GRANT {right} TO doc")
    assert rows_of(shared_folder) == rows
    with pytest.raises(StoreError, match="không có quyền"):
        build_folder(raw, shared_folder)


def test_what_the_server_cannot_hold_is_one_line_and_nothing_is_lost(
    shared_folder: Path, facts: Facts
) -> None:
    keep(shared_folder, [facts])
    rows = rows_of(shared_folder)
    long = "".join(chr(0x4E00 + place * 7 % 20_000) for place in range(3000))  # packs badly
    with pytest.raises(StoreError, match="quá dài"), changing(shared_folder) as database:
        insert_nodes(database, [(long, "unit", "a", "a", "{}")])
    with pytest.raises(StoreError, match="NUL"), changing(shared_folder) as database:
        insert_nodes(database, [("a", "unit", "a\0", "a", "{}")])
    assert rows_of(shared_folder) == rows


def test_what_the_server_says_is_one_line_without_the_role(shared_folder: Path) -> None:
    keep_address(shared_folder, "postgresql://can-bo@/khong-co?host=/khong/co")
    with pytest.raises(StoreError) as told:
        opened(shared_folder)
    assert "\n" not in str(told.value)
    assert "can-bo" not in str(told.value).partition("(")[0]
