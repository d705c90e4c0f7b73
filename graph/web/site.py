"""What a running site serves: its folders, and how it opens them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from cancu.graph.database import Database
from cancu.graph.states import Known, load_states
from cancu.graph.store import opened
from cancu.graph.succession import registry
from cancu.ingest.tables.succession import Succession

_WRITING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Site:
    """The documents in `raw`, the graph in `graph`; `token` guards a site that others reach."""

    raw: Path
    graph: Path
    token: str = ""
    largest: int = 100_000_000  # bytes of an upload

    @contextmanager
    def store(self) -> Iterator[Database]:
        """Open the store for reading. Raises `StoreError`."""
        with closing(opened(self.graph)) as database:
            yield database

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Let one change at a time be made: two people may press at once."""
        with _WRITING:
            yield

    def states(self) -> tuple[Known, ...]:
        """Return the office's own table of states."""
        return load_states(self.graph)

    def registry(self) -> tuple[Succession, ...]:
        """Return who took over the work of which unit."""
        return registry(self.graph)
