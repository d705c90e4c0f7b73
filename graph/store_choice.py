"""Choose where the store of a folder lies, so that no question is answered by another one."""

from __future__ import annotations

from pathlib import Path

from cancu.graph.address import address_of, checked, keep_address
from cancu.graph.database import StoreError
from cancu.graph.postgres import reach
from cancu.graph.store import DATABASE


def choose_store(folder: Path, typed: str, may_move: bool) -> str:
    """Let the store of `folder` lie where `typed` says; return that where it lay elsewhere.

    A folder that has a store is moved to another only where `may_move`. Raises `StoreError`.
    """
    wanted, known = checked(typed), address_of(folder)
    if wanted == known:
        return ""
    if not may_move and (known or (folder / DATABASE).exists()):
        raise StoreError(
            f"{folder} đã có kho khác ({known or DATABASE}); hãy chọn thư mục khác bằng --graph,"
            " hoặc đổi kho bằng: cancu build --store"
        )
    if wanted:
        reach(wanted)
    keep_address(folder, wanted)
    return wanted or DATABASE
