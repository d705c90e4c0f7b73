"""Read a folder of documents into the store; what has not changed is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cancu.graph.build import build_graph
from cancu.graph.decisions import load_decisions
from cancu.graph.elements import Graph
from cancu.graph.facts import Facts, facts_of
from cancu.graph.store import StoreError, load_facts, reason_of, save
from cancu.ingest.errors import IngestError
from cancu.ingest.extract import read

_SUFFIXES = frozenset({".txt", ".html", ".htm", ".mht", ".mhtml", ".docx", ".doc", ".rtf", ".pdf"})


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: file names, and one line for each file that could not be read."""

    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failed: tuple[str, ...]
    graph: Graph


def documents_in(folder: Path) -> tuple[Path, ...]:
    """List the documents of a folder and its folders, by name; hidden and lock files are none."""
    if not folder.is_dir():
        raise IngestError(str(folder), "không phải thư mục")
    found = (path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES)
    return tuple(sorted(path for path in found if not _is_hidden(path, folder)))


def _is_hidden(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return any(part.startswith((".", "~$")) for part in parts) or not path.is_file()


def build_folder(
    folder: Path, target: Path, progress: Callable[[Iterable[Path]], Iterable[Path]] = iter
) -> Built:
    """Bring the store in `target` up to date with the documents of `folder`.

    A file that cannot be read costs only itself; what it gave before is dropped and said so.
    """
    known = load_facts(target)
    kept: dict[str, Facts] = {}
    unchanged: list[str] = []
    failed: list[str] = []
    for path in progress(documents_in(folder)):
        name = path.relative_to(folder).as_posix()
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if name in known and known[name].digest == digest:
                kept[name] = known[name]
                unchanged.append(name)
            else:
                kept[name] = _facts(path, name)
        except IngestError as error:
            failed.append(str(error))
        except OSError as error:
            failed.append(f"{name}: không đọc được ({reason_of(error)})")
    graph = build_graph(kept.values(), load_decisions(target))
    save(target, kept.values(), graph)
    fresh = tuple(name for name in kept if name not in unchanged)
    removed = tuple(sorted(set(known) - set(kept)))
    return Built(fresh, tuple(unchanged), removed, tuple(failed), graph)


def _facts(path: Path, name: str) -> Facts:
    """A document in a sub-folder is known by its path, so that two of one name stay two."""
    return facts_of(read(path), name)


def rebuild(target: Path) -> Graph:
    """Make the graph anew from the facts at hand, with what was decided since.

    Raises `StoreError` where another program made them.
    """
    known = load_facts(target)
    if not known:
        raise StoreError(f"{target}: đồ thị của bản chương trình cũ; hãy chạy: cancu build")
    graph = build_graph(known.values(), load_decisions(target))
    save(target, known.values(), graph)
    return graph
