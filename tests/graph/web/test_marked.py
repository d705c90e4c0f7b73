"""A document for proof-reading, under the paths that the graph knows."""

from __future__ import annotations

from cancu.graph.web.marked import marked
from cancu.ingest.extract import read_string


def test_a_clause_of_a_path_that_comes_again_has_its_own_place_and_tasks() -> None:
    lines = ("KẾ HOẠCH", "VỀ A", "I. MỘT", "1. Sở Tư pháp rà soát.", "1. Sở Tài chính tập huấn.")
    passages = marked(read_string("\n".join(lines), "a.txt")).passages
    tasks = {passage.path: [task.unit for task in passage.tasks] for passage in passages}
    assert tasks["I/1"] == ["Sở Tư pháp"]
    assert tasks["I/1 (lần 2)"] == ["Sở Tài chính"]
