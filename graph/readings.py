"""Keep what was read as Parquet: a store can be built again without reading any file.

A folder or URL has `part-*.parquet`, one row a document that was read, and `index.parquet`, the
documents of the last whole build. The rows of another program are left alone, never used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from cancu.graph.facts import fingerprint
from cancu.graph.url_folder import reach, told
from cancu.ingest.errors import IngestError

_INDEX, _PART = "index.parquet", "part-{}.parquet"
_BATCH = 64  # rows in memory at a time
_INSTALL = "để giữ hoặc dùng bản đọc, hãy cài: pip install 'cancu[dask]'"
_NO_INDEX = "chưa có bản đọc nào trọn vẹn; hãy chạy: cancu build THƯ MỤC --readings {}"
_OLD = "bản đọc của bản chương trình khác; hãy đọc lại: cancu build THƯ MỤC --readings {}"
_UNREAD = "không đọc được bản đọc"
_UNWRITTEN = "không ghi được bản đọc"


class ReadingsError(IngestError):
    """Readings that are not there or cannot be used."""


@dataclass(frozen=True, slots=True)
class Row:
    """A document that was read: `facts` is the JSON of all that the graph keeps of it."""

    path: str  # as the store names the document
    digest: str  # sha256 of the file's bytes, hex
    unread: bool  # pages that an OCR may read better
    facts: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the last whole build; `reason` where it could not be read."""

    path: str
    digest: str
    unread: bool
    reason: str
    apart: bool  # not tried again until something changes


class Readings:
    """The readings at a folder or URL. Raises `ReadingsError`, `IngestError`."""

    def __init__(self, place: str) -> None:
        try:
            import pyarrow.parquet
        except ImportError:
            raise ReadingsError(place, _INSTALL) from None
        self.place = place
        self._arrow, self._parquet = pyarrow, pyarrow.parquet
        self._system, root = reach(place)
        self._root = root.rstrip("/")

    def rows(self, unread: bool) -> Iterator[Row]:
        """Yield what this program read; with or without pages that an OCR may read better."""
        names = ["path", "digest", "unread", "program", "facts"]
        for row in self._all(names):
            if row.pop("program") == fingerprint() and row["unread"] is unread:
                yield Row(**row)

    def known(self) -> set[tuple[str, str, bool]]:
        """Return path, digest and `unread` of all that this program read."""
        rows = self._all(["path", "digest", "unread", "program"])
        mine = (row for row in rows if row["program"] == fingerprint())
        return {(row["path"], row["digest"], row["unread"]) for row in mine}

    def add(self, rows: Sequence[Row]) -> None:
        """Keep rows as a part of their own, whole or not at all; the same rows are one part."""
        if not rows:
            return
        ordered = sorted(rows, key=lambda row: (row.path, row.digest))
        hashes = "".join(hashlib.sha256(row.facts.encode()).hexdigest() for row in ordered)
        name = hashlib.sha256((fingerprint() + hashes).encode()).hexdigest()[:32]
        self._write(_PART.format(name), _columns(ordered, Row))

    def entries(self) -> list[Entry]:
        """Return the documents of the last whole build, by this program."""
        path = f"{self._root}/{_INDEX}"
        with told(self.place, _UNREAD):
            if not self._system.exists(path):
                raise ReadingsError(self.place, _NO_INDEX.format(self.place))
            with self._system.open(path, "rb") as file:
                rows = self._parquet.read_table(file).to_pylist()
        if any(row.pop("program") != fingerprint() for row in rows):
            raise ReadingsError(self.place, _OLD.format(self.place))
        return [Entry(**row) for row in rows]

    def finish(self, entries: Sequence[Entry]) -> None:
        """Say which documents a whole build has."""
        self._write(_INDEX, _columns(sorted(entries, key=lambda one: one.path), Entry))

    def _all(self, names: list[str]) -> Iterator[dict[str, Any]]:
        with told(self.place, _UNREAD):
            parts = sorted(self._system.glob(f"{self._root}/{_PART.format('*')}"))
        for part in parts:
            with told(self.place, _UNREAD), self._system.open(part, "rb") as file:
                batches = self._parquet.ParquetFile(file).iter_batches(_BATCH, columns=names)
                for batch in batches:
                    yield from batch.to_pylist()

    def _write(self, name: str, columns: dict[str, list[Any]]) -> None:
        kinds = {bool: self._arrow.bool_(), str: self._arrow.string()}
        schema = self._arrow.schema(
            [(key, kinds[bool if key in _FLAGS else str]) for key in columns]
        )
        written = BytesIO()
        table = self._arrow.table(columns, schema=schema)
        self._parquet.write_table(table, written, compression="zstd", row_group_size=_BATCH)
        path, waiting = f"{self._root}/{name}", f"{self._root}/.{name}"
        with told(self.place, _UNWRITTEN):
            self._system.makedirs(self._root, exist_ok=True)
            self._system.pipe_file(waiting, written.getvalue())
            self._system.mv(waiting, path)


_FLAGS = ("unread", "apart")


def _columns(items: Sequence[Any], kind: type) -> dict[str, list[Any]]:
    names = kind.__dataclass_fields__  # type: ignore[attr-defined]
    columns = {name: [getattr(one, name) for one in items] for name in names}
    return {**columns, "program": [fingerprint()] * len(items)}
