"""The appendix's last column, read back."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from cancu.graph.appendix import write_appendix
from cancu.graph.decisions import DecisionError, Verdict
from cancu.graph.elements import Graph
from cancu.graph.word_decisions import answers_in


@pytest.fixture
def appendix(graph: Graph, tmp_path: Path) -> Path:
    target = tmp_path / "phu-luc.docx"
    write_appendix(graph, "40-KH-UBND.txt", target)
    return target


def _answer(path: Path, row: int, words: str) -> None:
    word = docx.Document(str(path))
    word.tables[1].rows[row].cells[-1].text = words
    word.save(str(path))


def test_empty_answers_wait_on(appendix: Path) -> None:
    read = answers_in(appendix)
    assert (read.document, read.rows) == ("40-KH-UBND.txt", ())


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("Đồng ý", Verdict.CONFIRMED),
        ("đồng ý.", Verdict.CONFIRMED),
        (" X ", Verdict.CONFIRMED),
        ("Không", Verdict.REJECTED),
        ("BÁC", Verdict.REJECTED),
    ],
)
def test_an_answer(appendix: Path, written: str, verdict: Verdict) -> None:
    _answer(appendix, 1, written)
    [answer] = answers_in(appendix).rows
    assert answer.verdict is verdict
    assert answer.duty.startswith("III/")
    assert answer.content.startswith("I")


def test_an_answer_that_is_not_understood_is_named(appendix: Path) -> None:
    _answer(appendix, 1, "để xem đã")
    with pytest.raises(DecisionError, match="để xem đã"):
        answers_in(appendix)


def test_another_file_is_refused(tmp_path: Path, seed: Path) -> None:
    with pytest.raises(DecisionError, match="không phải tệp Word"):
        answers_in(seed)
    empty = tmp_path / "a.docx"
    docx.Document().save(str(empty))
    with pytest.raises(DecisionError, match="không có bảng"):
        answers_in(empty)
