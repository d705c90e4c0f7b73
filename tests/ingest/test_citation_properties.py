"""What must hold for the citations of any text, however it is printed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cancu.ingest.extract import read_string
from cancu.ingest.model import Reading

_SEED = (Path(__file__).parents[2] / "data/raw/40-KH-UBND.txt").read_text(encoding="utf-8")
_PIECES = (
    "Quyết định số 5523/QĐ-UBND ngày 04 tháng 12 năm 2018 của Ủy ban nhân dân Thành phố",
    "Nghị quyết số 22-NQ/TW ngày 10 tháng 4 năm 2013 của Bộ Chính trị",
    "điểm a khoản 2 Điều 5 Luật Đất đai số 31/2024/QH15",
    "các Nghị định số 61/2018/NĐ-CP, 107/2021/NĐ-CP và 118/2025/NĐ-CP của Chính phủ",
    "Nghị quyết Trung ương 4 khóa XII",
    "tổ chức thực hiện các nhiệm vụ được giao",
    "QCVN 81:2019/BTTTT",
    "Công văn số 2231/SNV-CCHC&PC",
)
_SENTENCES = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5).map("; ".join)


def _facts(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (item.clause, item.mention.text, item.mention.number, item.mention.pinpoint, item.role)
        for item in reading.citations
    ]


def _text(sentence: str) -> str:
    return f"KẾ HOẠCH\nVỀ VIỆC A\n\nI. NỘI DUNG\n\n1. Thực hiện {sentence}.\n\n2. Xong.\n"


@given(_SENTENCES)
def test_decomposed_letters_change_nothing(sentence: str) -> None:
    text = _text(sentence)
    decomposed = unicodedata.normalize("NFD", text)
    assert _facts(read_string(decomposed)) == _facts(read_string(text))


@given(_SENTENCES, st.integers(30, 90))
@settings(deadline=None)
def test_wrapped_lines_change_nothing(sentence: str, width: int) -> None:
    lines, line = [], ""
    for word in f"1. Thực hiện {sentence}.".split():
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    wrapped = _text(sentence).replace(f"1. Thực hiện {sentence}.", "\n".join([*lines, line]))
    assert _facts(read_string(wrapped)) == _facts(read_string(_text(sentence)))


@given(st.lists(_SENTENCES, min_size=2, max_size=4))
def test_a_document_reads_alone_as_after_others(sentences: list[str]) -> None:
    alone = _facts(read_string(_text(sentences[-1])))
    assert [_facts(read_string(_text(sentence))) for sentence in sentences][-1] == alone


@given(_SENTENCES)
def test_every_mention_quotes_itself(sentence: str) -> None:
    reading = read_string(_text(sentence))
    for item in reading.citations:
        assert reading.document.quote(item.mention.span) == item.mention.text


def test_the_seed_plan_reads_the_same_decomposed() -> None:
    decomposed = unicodedata.normalize("NFD", _SEED)
    assert _facts(read_string(decomposed)) == _facts(read_string(_SEED))


@pytest.mark.parametrize(
    "piece",
    [
        "khoản 1, ",  # a run of pinpoints that ends nowhere
        "số 1/2020/NĐ-CP, ",  # a list without an end
        "Luật A và Luật B, ",
        "của Bộ ",
        "(được sửa đổi, bổ sung ",
        "Nghị quyết Hội nghị lần thứ ",
        "*a ",
        "“",
    ],
)
def test_long_repeats_end(piece: str) -> None:
    """A backtracking pattern would never come back from these."""
    reading = read_string(_text(piece * (60_000 // len(piece))))
    assert [clause.path for clause in reading.clauses][-2:] == ["I/1", "I/2"]
