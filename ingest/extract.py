"""The main job of this package: a file becomes a `Reading`."""

from __future__ import annotations

from pathlib import Path

from cancu.ingest.model import Document, Head, Reading
from cancu.ingest.read.text import read_text
from cancu.ingest.repair import repair
from cancu.ingest.split import split


def read(path: Path) -> Reading:
    """Read one file. Raises `IngestError` where that is not possible."""
    return extract(repair(read_text(path.name, path.read_bytes())))


def read_string(text: str, name: str = "văn bản") -> Reading:
    """Read a text that is already in memory."""
    return extract(repair(read_text(name, text.encode())))


def extract(document: Document) -> Reading:
    """Return all that `document` says."""
    parts = split(document)
    return Reading(document, Head(), parts.clauses, (), (), parts.problems)
