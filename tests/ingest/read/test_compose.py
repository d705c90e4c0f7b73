"""What every reader builds its source with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.ingest.errors import EmptyFile
from cancu.ingest.model import BlockKind, Cell
from cancu.ingest.read.compose import PLAIN, Composer


@given(st.lists(st.text("aậ \n\t\xa0", max_size=8)))
def test_blocks_quote_the_lines_and_nothing_is_lost(paragraphs: list[str]) -> None:
    composer = Composer()
    for words in [*paragraphs, "hết"]:
        composer.add(words)
    source = composer.source("a", b"", "txt")
    quoted = [block.span.of(source.text) for block in source.blocks]
    lines = [line for words in [*paragraphs, "hết"] for line in words.split("\n")]
    assert quoted == [line for line in lines if line.strip()]
    assert source.text == "\n".join(quoted)


def test_soft_breaks_make_lines_and_paragraphs_stay_apart() -> None:
    composer = Composer()
    composer.add("KẾ HOẠCH\nVề A")
    composer.add("một\nhai", PLAIN, Cell(0, 0, 0))
    composer.add("ba")
    blocks = composer.source("a", b"", "docx").blocks
    # only a line may be joined to the line before it: each paragraph opens with a gap
    assert [block.kind for block in blocks] == [BlockKind.LINE] * 4 + [BlockKind.PARAGRAPH]
    assert [block.gap for block in blocks] == [False, False, True, False, False]


def test_a_blank_paragraph_is_a_gap_but_not_before_the_first() -> None:
    composer = Composer()
    for words in ("", " ", "a", "\t", "b"):
        composer.add(words)
    assert [block.gap for block in composer.source("a", b"", "txt").blocks] == [False, True]


def test_a_problem_is_noted_once() -> None:
    composer = Composer()
    composer.add("a")
    composer.note("x", "một")
    composer.note("x", "một")
    assert len(composer.source("a", b"", "txt").problems) == 1


def test_nothing_gathered_is_an_empty_file() -> None:
    with pytest.raises(EmptyFile, match=r"^a: "):
        Composer().source("a", b"", "docx")
