"""Who has a unit's work on a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from cancu.graph.succession import TABLE, RegistryError, registry, successors
from cancu.ingest.tables.succession import parse_successions, successions

_ROWS = successions()


def _heirs(unit: str, place: str | None, day: str) -> list[str]:
    return [heir.unit for heir in successors(unit, place, day, _ROWS)]


def test_a_ministry_before_and_after_its_last_day() -> None:
    assert _heirs("Bộ Kế hoạch và Đầu tư", None, "2025-02-28") == []
    assert _heirs("bộ kế hoạch và đầu tư", None, "2025-03-01") == ["Bộ Tài chính"]


def test_an_abbreviation_is_the_same_body() -> None:
    assert _heirs("Bộ TN&MT", None, "2026-01-01") == ["Bộ Nông nghiệp và Môi trường"]


def test_every_candidate_is_kept_where_the_work_was_split() -> None:
    [*heirs] = successors("Bộ LĐTBXH", None, "2026-01-01", _ROWS)
    assert [heir.unit for heir in heirs] == ["Bộ Nội vụ", "Bộ Giáo dục và Đào tạo", "Bộ Y tế"]
    assert {heir.how for heir in heirs} == {"function"}
    assert all(heir.act and heir.matter for heir in heirs)


def test_an_office_of_a_district_ended_and_one_of_a_ward_did_not() -> None:
    in_district = _heirs("Phòng Nội vụ", "Ủy ban nhân dân Quận 11", "2025-07-01")
    assert in_district == ["Phòng Văn hóa - Xã hội cấp xã"]
    assert _heirs("Phòng Kinh tế", "Ủy ban nhân dân phường Minh Phụng", "2025-07-01") == []


def test_a_district_went_to_its_wards() -> None:
    assert len(_heirs("UBND Quận 11", None, "2025-07-01")) == 4


def test_later_changes_are_followed() -> None:
    rows = parse_successions(
        """
        [[succession]]
        unit = "Bộ A"
        since = 2024-01-01
        to = ["Bộ B"]
        how = "whole"
        act = "x"
        [[succession]]
        unit = "Bộ B"
        since = 2025-01-01
        to = ["Bộ A", "Bộ C"]
        how = "whole"
        act = "y"
        """
    )
    heirs = [heir.unit for heir in successors("Bộ A", None, "2025-06-01", rows)]
    assert heirs == ["Bộ B", "Bộ C"]  # and no way back to itself


def test_an_office_adds_its_own_lines(tmp_path: Path) -> None:
    own = (
        '[[succession]]\nunit = "Tổ Một cửa"\nsince = 2025-07-01\nto = ["Trung tâm Phục vụ hành chính '
        'công"]\nhow = "whole"\nact = "Quyết định 1/QĐ-UBND"\n'
    )
    (tmp_path / TABLE).write_text(own, "utf-8")
    [heir] = successors("Tổ Một cửa", None, "2026-01-01", registry(tmp_path))
    assert heir.act == "Quyết định 1/QĐ-UBND"


@pytest.mark.parametrize("text", ["[[succession]]\nunit = 'A'\n", "[[", "[[succession]]\nhow=1"])
def test_a_table_that_cannot_be_used_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / TABLE).write_text(text, "utf-8")
    with pytest.raises(RegistryError, match=TABLE):
        registry(tmp_path)


def test_the_common_table() -> None:
    """Each body has one row a day at most, and what it names has a day and an act."""
    keys = [(name, row.level, row.place, row.since) for row in _ROWS for name in row.names]
    assert len(keys) == len(set(keys))
    assert all(row.to and row.act and len(row.since) == 10 for row in _ROWS)
