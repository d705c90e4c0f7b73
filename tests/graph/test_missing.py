"""What is said where nothing answers."""

from __future__ import annotations

import pytest

from cancu.graph.answers import NothingFound
from cancu.graph.elements import Graph
from cancu.graph.missing import near_names, near_paths, unknown_words
from cancu.graph.query import basis, find_document


@pytest.mark.parametrize(
    ("words", "clauses", "expected"),
    [
        (["a", "b"], [["a"], ["c"]], "; không nơi nào có từ: b"),
        (["a", "b"], [["a"], ["b"]], "; từng từ thì có, nhưng không nơi nào có đủ"),
        (["a"], [["a"]], ""),  # one word that is there was refused for another reason
        ([], [["a"]], ""),
        (["b", "a"], [], "; không nơi nào có từ: b, a"),  # in the order of the question
    ],
)
def test_unknown_words(words: list[str], clauses: list[list[str]], expected: str) -> None:
    assert unknown_words(words, clauses) == expected


def test_near_names_are_told_once() -> None:
    assert near_names("abcd", {"abce": "X", "abcf": "X"}) == "; gần giống: X"
    assert near_names("abcd", {"zzzz": "X"}) == ""


def test_near_names_of_a_great_store() -> None:
    # Only the likeliest are compared letter by letter: the near one must be among them.
    labels = {f"{number}/qd/ubnd": str(number) for number in range(5000)}
    labels["45/ct/tw"] = "Chỉ thị 45-CT/TW"
    assert near_names("45/ct/tu", labels) == "; gần giống: Chỉ thị 45-CT/TW"


def test_words_are_no_path() -> None:
    assert near_paths("kieu bao", ["kieu/bao"]) == ""
    assert near_paths("iii/9/-22", ["III/9/-2", "I"]) == "; gần giống: III/9/-2"


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        ("III/9/-22", "gần giống: III/9/-2"),
        ("kiều bào sao thủy", "không nơi nào có từ: sao, thuy"),
        ("kiều bào du lịch", "từng từ thì có"),
    ],
)
def test_a_question_without_answer(graph: Graph, question: str, hint: str) -> None:
    with pytest.raises(NothingFound, match=hint):
        basis(graph, question)


def test_an_unknown_document(graph: Graph) -> None:
    with pytest.raises(NothingFound, match="gần giống: 40/KH-UBND"):
        find_document(graph, "41/KH-UBND")
