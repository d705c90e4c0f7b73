"""Where the store of a graph's folder lies: in the folder, or in a database that others share."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from cancu.graph.database import StoreError
from cancu.graph.whole_file import put

ADDRESS = "kho.txt"  # one line beside the decisions
_HERE = "sqlite"  # what is typed for a store in the folder itself
_SCHEMES = ("postgresql", "postgres")


def address_of(folder: Path) -> str:
    """Return the address of the database that has the folder's store, "" for a file in it."""
    path = folder / ADDRESS
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""


def checked(typed: str) -> str:
    """Return the address that was typed, "" for the folder itself. Raises `StoreError`."""
    if typed == _HERE:
        return ""
    parts = urlsplit(typed)
    if parts.scheme not in _SCHEMES:
        raise StoreError(f"“{typed}” không phải địa chỉ kho (postgresql://máy/cơ-sở-dữ-liệu)")
    if parts.password or "password" in parse_qs(parts.query):
        raise StoreError(
            "không ghi mật khẩu trong địa chỉ kho; hãy để trong tệp ~/.pgpass hoặc biến PGPASSWORD"
        )
    return typed


def keep_address(folder: Path, address: str) -> None:
    """Let the store of `folder` lie in the database at `address`; "" for the folder itself."""
    folder.mkdir(parents=True, exist_ok=True)
    if address:
        put(folder / ADDRESS, f"{address}\n".encode())
    else:
        (folder / ADDRESS).unlink(missing_ok=True)
