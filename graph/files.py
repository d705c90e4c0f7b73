"""Which files of a folder are documents, and by what name each is known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from io import BufferedIOBase
from pathlib import Path
from typing import Protocol

from cancu.ingest.errors import IngestError

SUFFIXES = frozenset({".txt", ".html", ".htm", ".mht", ".mhtml", ".docx", ".doc", ".rtf", ".pdf"})
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})

Address = Path | str  # a file here, or the URL of one


class Source(Protocol):
    """Where documents lie. A name is the path within it, so that two of one file name stay two."""

    def documents(self) -> dict[str, Address]:
        """Return the address of each document by its name."""

    def pictures(self) -> dict[str, Address]:
        """Return the address of each picture by its name."""

    def digests(self, addresses: Iterable[Address]) -> Iterator[str | OSError]:
        """Yield the hash of each file's bytes, or why it cannot be read."""


class Folder:
    """A folder of this machine, or one that it shares. Raises `IngestError` where it is none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def documents(self) -> dict[str, Address]:
        """Return the path of each document by its name."""
        return {name_in(self._path, path): path for path in documents_in(self._path)}

    def pictures(self) -> dict[str, Address]:
        """Return the path of each picture by its name."""
        return {name_in(self._path, path): path for path in pictures_in(self._path)}

    def digests(self, addresses: Iterable[Address]) -> Iterator[str | OSError]:
        """Yield the hash of each file's bytes, or why it cannot be read."""
        for address in addresses:
            try:
                yield digest_of(Path(address))
            except OSError as error:
                yield error


def documents_in(folder: Path) -> tuple[Path, ...]:
    """List the documents of a folder and its folders, by name; hidden and lock files are none."""
    return _listed(folder, SUFFIXES)


def pictures_in(folder: Path) -> tuple[Path, ...]:
    """List the pictures of a folder and its folders: scans, or anything else."""
    return _listed(folder, PICTURES)


def _listed(folder: Path, suffixes: frozenset[str]) -> tuple[Path, ...]:
    if not folder.is_dir():
        raise IngestError(str(folder), "không phải thư mục")
    found = (path for path in folder.rglob("*") if path.suffix.lower() in suffixes)
    return tuple(sorted(path for path in found if not _is_no_document(path, folder)))


def _is_no_document(path: Path, folder: Path) -> bool:
    return is_hidden(path.relative_to(folder).parts) or not path.is_file()


def is_hidden(parts: Sequence[str]) -> bool:
    """Tell a hidden file, or the lock file of Word, by the parts of its name."""
    return any(part.startswith((".", "~$")) for part in parts)


def name_in(folder: Path, path: Path) -> str:
    """Return the name by which a document is known: its path, so that two of one name stay two."""
    return path.relative_to(folder).as_posix()


def digest_of(path: Path) -> str:
    """Return the hash of a file's bytes, as its reading has it."""
    with path.open("rb") as file:
        return hash_of(file)


def hash_of(file: BufferedIOBase) -> str:
    """Return the hash of an open file's bytes."""
    return hashlib.file_digest(file, "sha256").hexdigest()
