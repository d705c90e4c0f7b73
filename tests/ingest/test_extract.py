"""The whole of reading: on the plan that comes with the repository, and against the gold."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from cancu.ingest.errors import EmptyFile
from cancu.ingest.extract import read, read_string
from cancu.ingest.model import Reading

_ZONES = {"đầu văn bản", "tiêu đề", "căn cứ", "kết", "nơi nhận", "chữ ký", "Kèm theo"}
_PLAN = (
    "KẾ HOẠCH\nVỀ A\nCăn cứ Luật Giá;\nI. MỘT\n- Theo Nghị quyết số 22-NQ/TW của Bộ Chính trị.\n"
)


def _keys(reading: Reading) -> list[tuple[str, str]]:
    return [(citation.clause, citation.key) for citation in reading.citations]


def test_the_seed_plan(seed: Path) -> None:
    reading = read(seed)
    numbers = {c.mention.number for c in reading.citations if c.mention.number}
    assert len(numbers) == 17
    assert sum(c.mention.number is not None for c in reading.citations) == 21
    assert reading.head.title is not None
    # none of the duty bullets names an instrument: the basis must come from elsewhere
    assert not [c for c in reading.citations if c.clause.startswith("III")]


def test_a_bare_number_of_the_seed_rests_on_its_full_form(seed: Path) -> None:
    reading = read(seed)
    bare = next(c for c in reading.citations if c.clause == "II/3/-1" and not c.mention.date)
    assert bare.resolution.how == "earlier"
    assert bare.resolution.date == "2015-01-21"


def test_a_mention_that_could_mean_two_is_reported_with_its_place() -> None:
    text = _PLAN + (
        "- Nghị quyết số 9-NQ/TW ngày 01/02/2008 về A.\n"
        "- Nghị quyết số 9-NQ/TW ngày 03/04/2013 về B.\n- Theo Nghị quyết số 9-NQ/TW.\n"
    )
    reading = read_string(text)
    (problem,) = [p for p in reading.problems if p.code == "unresolved"]
    assert problem.span is not None
    assert reading.document.quote(problem.span) == "Nghị quyết số 9-NQ/TW"
    assert "2 văn bản" in problem.message


def test_composed_and_decomposed_texts_read_alike() -> None:
    composed = unicodedata.normalize("NFC", _PLAN)
    decomposed = unicodedata.normalize("NFD", _PLAN)
    assert composed != decomposed
    assert _keys(read_string(composed)) == _keys(read_string(decomposed))


def test_wrapping_changes_nothing(seed: Path) -> None:
    """The plan with each paragraph on one line reads as the hard-wrapped one does."""
    reading = read(seed)
    unwrapped = read_string(reading.document.text.replace("\n", "\n\n"))
    assert _keys(unwrapped) == _keys(reading)


def test_an_empty_text_is_an_error() -> None:
    with pytest.raises(EmptyFile):
        read_string("  \n ")


def _gold(folder: Path) -> list[tuple[Path, dict[str, list[dict[str, str]]]]]:
    records = [
        (path, json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))
    ]
    return [(path.with_suffix(".txt"), record) for path, record in records]


def test_clauses_of_the_gold(shared: Path) -> None:
    for path, record in _gold(shared / "gold"):
        paths = [c.path for c in read(path).clauses if c.path not in _ZONES]
        assert [p for p in paths if not p.startswith("Phụ lục") or "/" in p] == record["clauses"]


def test_citations_of_the_gold(shared: Path) -> None:
    """Nearly all: what is missed is counted, so that a change shows its gains and losses."""
    hits = wanted = given = 0
    for path, record in _gold(shared / "gold"):
        gold = Counter(
            (c["clause"], (c["number"] or c["name"]).casefold()) for c in record["citations"]
        )
        found = Counter((clause, key.casefold()) for clause, key in _keys(read(path)))
        hits += sum((gold & found).values())
        wanted += sum(gold.values())
        given += sum(found.values())
    assert hits >= 0.99 * wanted
    assert hits >= 0.99 * given
