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

SUFFIXES = frozenset({".txt", ".html", ".htm", ".mht", ".mhtml", ".docx", ".doc", ".rtf", ".pdf"})
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_READ_BETTER = frozenset({"page-without-text", "garbled-text"})  # codes of pages worth an OCR


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: file names, and one line for each file that could not be read."""

    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failed: tuple[str, ...]
    graph: Graph
    pictures: tuple[str, ...] = ()  # left alone: nobody asked for scans


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


def build_folder(
    folder: Path,
    target: Path,
    progress: Callable[[Iterable[Path]], Iterable[Path]] = iter,
    ocr: bool = False,
) -> Built:
    """Bring the store in `target` up to date with the documents of `folder`.

    A file that cannot be read costs only itself; what it gave before is dropped and said so.
    Scans are read where `ocr` asks for it, and stay known to builds that do not ask.
    """
    known = load_facts(target)
    kept: dict[str, Facts] = {}
    unchanged: list[str] = []
    failed: list[str] = []
    pictures = {path: _name(path, folder) for path in pictures_in(folder)}
    scans = [path for path, name in pictures.items() if ocr or name in known]
    for path in progress(sorted((*documents_in(folder), *scans))):
        name = _name(path, folder)
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if name in known and _is_same(known[name], digest, ocr):
                kept[name] = known[name]
                unchanged.append(name)
            else:
                kept[name] = _facts(path, name, ocr)
        except IngestError as error:
            failed.append(str(error))
        except OSError as error:
            failed.append(f"{name}: không đọc được ({reason_of(error)})")
    graph = build_graph(kept.values(), load_decisions(target))
    save(target, kept.values(), graph)
    fresh = tuple(name for name in kept if name not in unchanged)
    removed = tuple(sorted(set(known) - set(kept)))
    left = tuple(name for path, name in pictures.items() if path not in scans)
    return Built(fresh, tuple(unchanged), removed, tuple(failed), graph, left)


def _name(path: Path, folder: Path) -> str:
    """A document in a sub-folder is known by its path, so that two of one name stay two."""
    return path.relative_to(folder).as_posix()


def _is_same(facts: Facts, digest: str, ocr: bool) -> bool:
    """Pages that were left unread or read badly are recognised when someone asks for it."""
    is_unread = any(problem.code in _READ_BETTER for problem in facts.problems)
    return facts.digest == digest and not (ocr and is_unread)


def _facts(path: Path, name: str, ocr: bool) -> Facts:
    return facts_of(read(path, ocr), name)


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
