"""Facts survive JSON unchanged and quote the document."""

from __future__ import annotations

from pathlib import Path

from cancu.graph.facts import Facts, facts_of, from_json, to_json
from cancu.ingest.extract import read_string
from cancu.ingest.model import Reading


def test_facts_survive_json(facts: Facts) -> None:
    assert from_json(to_json(facts)) == facts


def test_evidence_quotes_the_document(facts: Facts, reading: Reading) -> None:
    text = reading.document.text
    rows = (*facts.clauses, *facts.citations, *facts.assignments)
    links = [row.link.evidence for row in facts.citations if row.link]
    assert (len(rows) > 100, len(links)) == (True, 5)
    assert facts.head_evidence
    assert facts.head_evidence.quote == "40/KH-UBND"
    for evidence in (*(row.evidence for row in rows), *links, facts.head_evidence):
        assert " ".join(text[evidence.start : evidence.end].split()) == evidence.quote


def test_a_deadline_has_its_own_words() -> None:
    text = (
        "UBND PHƯỜNG B\n\nKẾ HOẠCH\n\nVỀ A\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế:\n\n"
        "- Báo cáo kết quả trước ngày 15/12/2025."
    )
    rows = [row for row in facts_of(read_string(text)).assignments if row.deadline]
    assert rows
    for row in rows:
        assert row.deadline_evidence
        assert row.deadline in row.deadline_evidence.quote
        assert row.deadline_evidence.clause == "III/1/-1"


def test_all_duties_of_the_plan_are_marked(facts: Facts) -> None:
    duties = [clause.path for clause in facts.clauses if clause.duty]
    assert len(duties) == 22
    assert all(path.startswith("III/") for path in duties)


def test_problems_are_kept(seed: Path) -> None:
    facts = facts_of(read_string("KẾ HOẠCH\nVỀ A\nI. MỘT\n1. Hai\n3. Ba"))
    assert [problem.code for problem in facts.problems] == ["misnumbered"]
    assert facts_of(read_string(seed.read_text("utf-8"))).problems == ()
