"""The base answers as the command line's functions do, from disk and from memory."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from cancu.graph.answers import NothingFound
from cancu.graph.api.base import Base
from cancu.graph.api.paper import read
from cancu.graph.api.ways import build, link, open_base
from cancu.graph.cli import main
from cancu.graph.elements import Graph
from cancu.graph.store import StoreError


@pytest.fixture(scope="module")
def memory(seed: Path) -> Base:
    return link(read(seed))


@pytest.mark.parametrize(
    ("ask", "command"),
    [
        (lambda base: base.basis("kiều bào"), ["basis", "kiều bào"]),
        (lambda base: base.unit("Phòng Nội vụ"), ["unit", "Phòng Nội vụ"]),
        (lambda base: base.instrument("45-CT/TW"), ["instrument", "45-CT/TW"]),
        (lambda base: base.impact("5523/QĐ-UBND"), ["impact", "5523/QĐ-UBND"]),
        (
            lambda base: base.as_of("22/11/2026").basis("III/9/-2"),
            ["basis", "III/9/-2", "--as-of", "22/11/2026"],
        ),
        (
            lambda base: base.as_of(date(2026, 11, 22)).unit("Phòng Nội vụ"),
            ["unit", "Phòng Nội vụ", "--as-of", "22/11/2026"],
        ),
    ],
)
def test_same_answers_as_the_command_line(
    ask: object, command: list[str], base: Base, memory: Base, capsys: pytest.CaptureFixture[str]
) -> None:
    from dataclasses import asdict

    assert main([*command, "--json", "--graph", str(base.folder)]) == 0
    printed = json.loads(capsys.readouterr().out)
    for one in (base, memory):
        answers = [asdict(item.answer) for item in ask(one)]
        assert json.loads(json.dumps(answers, ensure_ascii=False)) == printed


def test_findings_and_changes_are_the_same_too(
    base: Base, memory: Base, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--json", "--graph", str(base.folder)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [one.message for one in base.check()] == [one["message"] for one in printed]
    assert base.check().items == memory.check().items
    assert base.compare("40/KH-UBND", "40/KH-UBND").items == tuple(
        memory.compare("40-KH-UBND.txt", "40/KH-UBND")
    )


def test_a_neighbourhood_does_not_load_the_rest(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Graph:
        raise AssertionError("the whole graph was loaded")

    monkeypatch.setattr("cancu.graph.api.base.load_graph", refuse)
    assert set(base.graph(around="45-CT/TW", steps=2)) > set(base.graph(around="45-CT/TW"))
    assert base.basis("III/9/-2").only.path == "III/9/-2"
    assert len(base.documents) == 1


def test_the_whole_graph_cannot_be_changed_by_accident(base: Base, memory: Base) -> None:
    for one in (base, memory):
        with pytest.raises(nx.NetworkXError):
            one.graph().add_node("x")


def test_a_new_build_is_seen(place: Path, seed: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    first = build(_copied(seed, raw / "a.txt").parent, tmp_path / "graph")
    assert len(first.graph()) == 113
    _copied(seed, raw / "b.txt")
    assert len(build(raw, tmp_path / "graph").documents) == 2
    assert len(first.graph()) > 113  # not what was cached before


def _copied(source: Path, target: Path) -> Path:
    target.write_bytes(source.read_bytes())
    return target


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "<b>hỏng.docx").write_bytes(b"PK\x03\x04")
    base = build(tmp_path / "raw", tmp_path / "graph")
    assert len(base.built.failed) == 1
    assert "<b>hỏng.docx" in repr(base)
    assert "&lt;b&gt;hỏng.docx" in base._repr_html_()


def test_base_is_frozen(base: Base) -> None:
    with pytest.raises(FrozenInstanceError):
        base.day = "2026-01-01"
    assert base.as_of("2026-01-01").day == "2026-01-01"
    assert base.day is None


@pytest.mark.parametrize(
    ("ask", "error", "words"),
    [
        (lambda base: base.unit("Phong Noi vu x"), NothingFound, "gần giống: Phòng Nội vụ"),
        (lambda base: base.instrument("45-CT/TU"), NothingFound, "gần giống: Chỉ thị 45-CT/TW"),
        (lambda base: base.basis("III/9/-22"), NothingFound, "gần giống: III/9/-2"),
        (lambda base: base.compare("41/KH-UBND", "x"), NothingFound, "gần giống: 40/KH-UBND"),
        (lambda base: base.graph("45-CT/TU"), NothingFound, "gần giống: Chỉ thị 45-CT/TW"),
        (lambda base: base.check("oder"), ValueError, "không có quy tắc oder; có: order"),
        (lambda base: base.check(without=["oder"]), ValueError, "không có quy tắc oder"),
        (lambda base: base.as_of("31/02/2026"), ValueError, "31/02/2026”"),
        (lambda base: open_base("/không/có"), StoreError, "chưa có đồ thị"),
    ],
)
def test_errors_say_what_is_near(
    ask: object, error: type[Exception], words: str, base: Base
) -> None:
    with pytest.raises(error, match=words):
        ask(base)


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        ({"document": "40/KH-UBND"}, ["40/KH-UBND"]),
        ({"unit": "Phòng Nội vụ"}, ["--unit", "Phòng Nội vụ"]),
        ({"instrument": "5523/QĐ-UBND"}, ["--instrument", "5523/QĐ-UBND"]),
    ],
)
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_matrix_is_the_file_of_the_command_line(
    asked: dict[str, str], command: list[str], suffix: str, base: Base, tmp_path: Path
) -> None:
    target = tmp_path / f"a{suffix}"
    assert main(["matrix", *command, "-o", str(target), "--graph", str(base.folder)]) == 0
    saved = base.matrix(**asked).save(tmp_path / f"b{suffix}")
    assert saved.read_bytes() == target.read_bytes()


def test_a_page_and_an_export_are_those_of_the_command_line(base: Base, tmp_path: Path) -> None:
    graph = ["--graph", str(base.folder)]
    assert main(["explore", "-o", str(tmp_path / "a.html"), *graph]) == 0
    assert base.explore(tmp_path / "b.html").read_bytes() == (tmp_path / "a.html").read_bytes()
    assert main(["export", "json", "-o", str(tmp_path / "a.json"), *graph]) == 0
    [written] = base.export("json", tmp_path / "b.json")
    assert written.read_bytes() == (tmp_path / "a.json").read_bytes()


@pytest.mark.parametrize(
    ("ask", "error", "words"),
    [
        (lambda base: base.matrix(), ValueError, "đúng một"),
        (lambda base: base.matrix("40/KH-UBND", unit="Phòng Nội vụ"), ValueError, "đúng một"),
        (lambda base: base.matrix("41/KH-UBND"), NothingFound, "gần giống: 40/KH-UBND"),
        (lambda base: base.matrix("40/KH-UBND").save("x.pdf"), ValueError, "đuôi .docx"),
        (lambda base: base.export("word", "x"), ValueError, "có: graphml"),
    ],
)
def test_what_cannot_be_handed_on(
    ask: object, error: type[Exception], words: str, base: Base, tmp_path: Path
) -> None:
    with pytest.raises(error, match=words):
        ask(base)
