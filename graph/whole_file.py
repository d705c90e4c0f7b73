"""Write a file whole or not at all, and office files with the same bytes for the same content."""

from __future__ import annotations

import errno
import io
import zipfile
from pathlib import Path

_NO_CLOCK = (2020, 1, 1, 0, 0, 0)


def put(target: Path, data: bytes) -> None:
    """Write `data` to `target`; a stop in the middle leaves what was there."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a directory", str(target))
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such directory", str(target.parent))
    temporary = target.with_name(f".{target.name}.part")
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def steady(archive: bytes) -> bytes:
    """Return a zip archive with its entries sorted and without the time of its making."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as made, zipfile.ZipFile(fixed, "w") as target:
        for entry in sorted(made.infolist(), key=lambda entry: entry.filename):
            info = zipfile.ZipInfo(entry.filename, date_time=_NO_CLOCK)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, made.read(entry))
    return fixed.getvalue()
