"""Identifiers in the manner of ELI."""

from __future__ import annotations

import pytest

from cancu.graph.eli import eli
from cancu.graph.identity import Identity


@pytest.mark.parametrize(
    ("identity", "type_", "path"),
    [
        (
            Identity("5523/QĐ-UBND", 2018, None, "thanh pho ho chi minh"),
            "QĐ",
            "eli/vn/qd/2018/5523-qd-ubnd/thanh-pho-ho-chi-minh",
        ),
        # the term where no year is known
        (Identity("45-CT/TW", None, "XI", None), "CT", "eli/vn/ct/khoa-xi/45-ct-tw"),
        (Identity("luat dat dai", 2024, None, None), "L", "eli/vn/l/2024/luat-dat-dai"),
        # nothing is known but who says it
        (
            Identity("27/NQ-CP", None, None, None, "a.txt"),
            None,
            "eli/vn/van-ban/khong-ro-nam/27-nq-cp/theo/a-txt",
        ),
    ],
)
def test_eli(identity: Identity, type_: str | None, path: str) -> None:
    assert eli(identity, type_) == path
