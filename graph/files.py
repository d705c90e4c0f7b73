"""Which files of a folder are documents, and by what name each is known."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cancu.ingest.errors import IngestError

SUFFIXES = frozenset({".txt", ".html", ".htm", ".mht", ".mhtml", ".docx", ".doc", ".rtf", ".pdf"})
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})


def documents_in(folder: Path) -> tuple[Path, ...]:
    """List the documents of a folder and its folders, by name; hidden and lock files are none."""
    return _listed(folder, SUFFIXES)


def pictures_in(folder: Path) -> tuple[Path, ...]:
    """List the pictures of a folder and its folders: scans, or anything else."""
    return _listed(folder, _PICTURES)


def _listed(folder: Path, suffixes: frozenset[str]) -> tuple[Path, ...]:
    if not folder.is_dir():
        raise IngestError(str(folder), "không phải thư mục")
    found = (path for path in folder.rglob("*") if path.suffix.lower() in suffixes)
    return tuple(sorted(path for path in found if not _is_hidden(path, folder)))


def _is_hidden(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return any(part.startswith((".", "~$")) for part in parts) or not path.is_file()


def name_in(folder: Path, path: Path) -> str:
    """Return the name by which a document is known: its path, so that two of one name stay two."""
    return path.relative_to(folder).as_posix()


def digest_of(path: Path) -> str:
    """Return the hash of a file's bytes, as its reading has it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
