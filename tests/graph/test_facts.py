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
    assert len(rows) > 100
    for row in rows:
        evidence = row.evidence
        assert " ".join(text[evidence.start : evidence.end].split()) == evidence.quote


def test_all_duties_of_the_plan_are_marked(facts: Facts) -> None:
    duties = [clause.path for clause in facts.clauses if clause.duty]
    assert len(duties) == 22
    assert all(path.startswith("III/") for path in duties)


def test_problems_are_kept(seed: Path) -> None:
    facts = facts_of(read_string("KẾ HOẠCH\nVỀ A\nI. MỘT\n1. Hai\n3. Ba"))
    assert [problem.code for problem in facts.problems] == ["misnumbered"]
    assert facts_of(read_string(seed.read_text("utf-8"))).problems == ()
