"""Read a folder of documents into the store; what has not changed is not read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from cancu.graph.database import StoreError
from cancu.graph.decisions import Decision, load_decisions
from cancu.graph.elements import Graph
from cancu.graph.files import Folder, Source
from cancu.graph.linking import Changes, FactsRow, is_linked, link
from cancu.graph.reading_pool import Engine, Limits, Outcome, Task, read_all
from cancu.graph.staged import Known, Staged
from cancu.graph.store import is_of_this_program, load_graph, opened, reason_of
from cancu.graph.store_writing import (
    building,
    changing,
    failing_clearly,
    is_node_link_whole,
    mark_program,
    write_node_link,
)


@dataclass(frozen=True, slots=True)
class Watch:
    """What a person sees of a build: each function passes on what it is given."""

    reading: Callable[[Iterator[Outcome], int], Iterable[Outcome]] = lambda outcomes, _: outcomes
    linking: Callable[[Sequence[str]], Iterable[str]] = iter
    waiting: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: file names, and one line for each file that could not be read."""

    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failed: tuple[str, ...]
    target: Path
    pictures: tuple[str, ...] = ()  # left alone: nobody asked for scans

    @property
    def graph(self) -> Graph:
        """Load the whole graph."""
        return load_graph(self.target)


_UNWATCHED, _DEFAULT = Watch(), Limits()


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the store has: files it knows, those it keeps apart, and whether all of it is whole."""

    files: dict[str, Known] = field(default_factory=dict)
    failed: dict[str, Known] = field(default_factory=dict)
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """What became of the documents of a folder so far."""

    unchanged: list[str] = field(default_factory=list)
    fresh: list[str] = field(default_factory=list)
    failed: dict[str, Known] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)


def build_folder(
    folder: Path | Source,
    target: Path,
    watch: Watch = _UNWATCHED,
    ocr: bool = False,
    limits: Limits = _DEFAULT,
    reader: Engine = read_all,
) -> Built:
    """Bring the store in `target` up to date with the documents of `folder`.

    A file that cannot be read costs only itself; what it gave before is dropped and said so.
    Scans are read where `ocr` asks for it, and stay known to builds that do not ask. A second
    build waits for the first. Which engine reads makes no difference to the store.
    Raises `IngestError`, `StoreError`, `DecisionError`, and what the engine raises.
    """
    source = Folder(folder) if isinstance(folder, Path) else folder
    documents, pictures = source.documents(), source.pictures()
    decisions = load_decisions(target)
    with failing_clearly(target), building(target, watch.waiting), _staged(target) as staged:
        kept = _kept(target, decisions)
        scans = {name: at for name, at in pictures.items() if ocr or name in kept.files}
        tasks = [Task(at, name, ocr) for name, at in sorted({**documents, **scans}.items())]
        digests = zip(tasks, source.digests(task.path for task in tasks), strict=True)
        found = _looked_at(digests, kept, staged.known(ocr), limits)
        outcomes = reader(list(found.tasks.values()), limits)
        _take(found, staged, watch.reading(outcomes, len(found.tasks)), limits)
        removed = _linked(target, (kept, found), staged, decisions, (watch, limits))
    left = tuple(name for name in pictures if name not in scans)
    return Built(
        tuple(sorted(found.fresh)),
        tuple(found.unchanged),
        removed,
        tuple(one.reason for _, one in sorted(found.failed.items())),
        target,
        left,
    )


@contextmanager
def _staged(target: Path) -> Iterator[Staged]:
    staged = Staged(target)
    done = False
    try:
        yield staged
        done = True
    finally:
        staged.close(done)


def _kept(target: Path, decisions: Sequence[Decision]) -> _Kept:
    """Return what the store has; nothing where another program made it or it is damaged."""
    try:
        with closing(opened(target)) as database:
            if not is_of_this_program(database):
                return _Kept()
            files = database.execute("SELECT name, digest, unread FROM facts")
            known = {name: Known(digest, bool(unread)) for name, digest, unread in files}
            rows = database.execute("SELECT name, digest, reason, seconds FROM failed")
            failed = {name: Known(digest, False, why, secs) for name, digest, why, secs in rows}
            whole = is_linked(database, decisions) and is_node_link_whole(target, database)
            return _Kept(known, failed, whole)
    except (StoreError, sqlite3.Error):
        return _Kept()


def _looked_at(
    tasks: Iterable[tuple[Task, str | OSError]],
    kept: _Kept,
    staged: Mapping[str, Known],
    limits: Limits,
) -> _Found:
    """Tell what has to be read from what has not changed."""
    found = _Found()
    for task, digest in tasks:
        name = task.name
        if isinstance(digest, OSError):
            reason = f"{name}: không đọc được ({reason_of(digest)})"
            found.failed[name] = Known("", False, reason)
            continue
        old, new = kept.files.get(name), staged.get(name)
        apart = [one for one in (new, kept.failed.get(name)) if _is_apart(one, digest, limits)]
        if old and old.digest == digest and not (task.ocr and old.unread):
            found.unchanged.append(name)
        elif apart and apart[0]:
            found.failed[name] = apart[0]
        elif new and new.digest == digest and not new.reason:
            found.fresh.append(name)  # read by a build that was stopped
        else:
            found.tasks[name] = replace(task, digest=digest)
    return found


def _is_apart(known: Known | None, digest: str, limits: Limits) -> bool:
    """Tell whether a file failed in a way that it would fail again."""
    is_same = bool(known and known.reason and known.digest == digest)
    return bool(is_same and known and 0 < limits.seconds <= known.seconds)


def _take(found: _Found, staged: Staged, outcomes: Iterable[Outcome], limits: Limits) -> None:
    """Keep each outcome as it comes."""
    for one in outcomes:
        task = found.tasks[one.name]
        if one.reason:
            seconds = limits.seconds if one.apart else 0
            found.failed[one.name] = Known(task.digest, False, one.reason, seconds)
        else:
            found.fresh.append(one.name)
        if one.apart or not one.reason:
            staged.put(one, task.digest, limits.seconds, task.ocr)


def _linked(
    target: Path,
    state: tuple[_Kept, _Found],
    staged: Staged,
    decisions: Sequence[Decision],
    how: tuple[Watch, Limits],
) -> tuple[str, ...]:
    """Link what has changed; return the documents that are no longer there."""
    (kept, found), (watch, limits) = state, how
    held = {*found.fresh, *found.unchanged}
    removed = tuple(sorted(kept.files.keys() - held))
    if kept.is_whole and not found.fresh and not removed and found.failed == kept.failed:
        return removed
    with changing(target) as database:
        names = {name for (name,) in database.execute("SELECT name FROM facts")}
        gone = sorted(names - held)
        changes = Changes(sorted(found.fresh), gone, staged.take)
        link(database, changes, decisions, watch.linking, limits.workers)
        database.execute("DELETE FROM failed")
        rows = [(name, k.digest, k.reason, k.seconds) for name, k in sorted(found.failed.items())]
        database.executemany("INSERT INTO failed VALUES (?, ?, ?, ?)", rows)
        mark_program(database)
        write_node_link(target, database)
    return removed


def rebuild(target: Path) -> None:
    """Link anew what follows from decisions made since.

    Raises `StoreError` where another program made the facts.
    """
    decisions = load_decisions(target)
    with closing(opened(target)) as database:
        if not is_of_this_program(database):
            raise StoreError(f"{target}: đồ thị của bản chương trình cũ; hãy chạy: cancu build")
    with failing_clearly(target), building(target), changing(target) as database:
        link(database, Changes((), (), _none), decisions)
        write_node_link(target, database)


def _none(name: str) -> FactsRow:
    raise KeyError(name)
