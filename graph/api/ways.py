"""Where a base comes from: a store, a folder of documents, or documents that were read."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from cancu.graph.api.base import Base
from cancu.graph.api.paper import Paper
from cancu.graph.build import build_graph
from cancu.graph.facts import facts_of
from cancu.graph.folder import Watch, build_folder
from cancu.graph.show_build import watch
from cancu.graph.store import opened
from cancu.graph.store_choice import choose_store


def open_base(folder: Path | str = "data/graph") -> Base:
    """Open what `cancu build` made. Raises `StoreError` where there is nothing to open.

    >>> base = cancu.open("data/graph")
    >>> len(base.documents)
    1
    """
    base = Base(Path(folder))
    opened(Path(folder)).close()
    return base


def build(
    folder: Path | str,
    into: Path | str = "data/graph",
    ocr: bool = False,
    show_progress: bool = False,
    store: str = "",
) -> Base:
    """Read a folder of documents into a store, and open it; unchanged files are not read again.

    A file that cannot be read costs only itself: `base.built.failed` and the printed base name
    it. `ocr` reads scans and pictures too. `store` is the address of a PostgreSQL database, which
    the folder remembers ("sqlite" for a file in it). Raises `IngestError`, `StoreError`.

    >>> base = cancu.build("data/raw", into="data/graph")
    >>> base.built.failed
    ()
    """
    if store:
        choose_store(Path(into), store, may_move=True)
    watched = watch() if show_progress else Watch()
    built = build_folder(Path(folder), Path(into), watched, ocr)
    return Base(Path(into), built=built)


def link(*papers: Paper) -> Base:
    """Link documents that were read, in memory: nothing is written.

    >>> plan = cancu.read("data/raw/40-KH-UBND.txt")
    >>> cancu.link(plan).basis("III/9/-2").only.bases[0].instrument
    'Nghị quyết 36-NQ/TW'
    """
    graph = build_graph(facts_of(paper.reading) for paper in papers)
    return Base(held=nx.freeze(graph))
