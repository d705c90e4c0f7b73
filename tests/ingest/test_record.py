"""The JSON record holds the reading in the guide's form, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from cancu.ingest.extract import read, read_string
from cancu.ingest.record import record


def test_the_record_of_the_seed(seed: Path) -> None:
    made = record(read(seed))
    assert made["document"]["number"] == "40/KH-UBND"
    assert len(made["clauses"]) == 65
    assert len(made["citations"]) == 23
    assert len(made["assignments"]) == 50
    # zones are no clauses, though citations may stand in them
    assert not {"căn cứ", "tiêu đề", "kết", "chữ ký"} & set(made["clauses"])
    assert made["citations"][0]["clause"] == "căn cứ"
    assert json.loads(json.dumps(made)) == made


def test_what_is_not_stated_is_null() -> None:
    made = record(read_string("I. MỘT\n1. Theo Nghị quyết số 22-NQ/TW."))
    assert set(made["document"].values()) == {None}
    (citation,) = made["citations"]
    assert (citation["date"], citation["issuer"], citation["via"]) == (None, None, None)
    assert (citation["name"], citation["pinpoint"]) == (None, None)


def test_via_names_the_outer_instrument() -> None:
    text = "I. MỘT\n1. Nghị quyết số 31/NQ-CP về thực hiện khoản 2 Điều 5 Luật Giá."
    first, second = record(read_string(text))["citations"]
    assert (second["via"], second["name"]) == ("31/NQ-CP", "Luật Giá")
    assert second["pinpoint"] == ["Điều 5/2"]
    assert first["via"] is None
