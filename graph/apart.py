"""Tell clauses of one path apart: numbers begin anew in tables, forms and attached parts.

Under one path the words of the first and the units of all would be read as one task.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cancu.ingest.model import Assignment, Clause, Reading, Span


def told_apart(reading: Reading) -> Reading:
    """Return the reading with each clause of the body under a path of its own.

    A later clause of the same path is "I/1 (lần 2)", and what stands below it follows.
    """
    clauses = list(_named(reading.clauses))
    if all(new.path == old.path for new, old in zip(clauses, reading.clauses, strict=True)):
        return reading
    homes = _Homes(reading.clauses, clauses)
    return replace(
        reading,
        clauses=tuple(clauses),
        citations=tuple(
            replace(row, clause=homes.holding(row.clause, row.mention.span))
            for row in reading.citations
        ),
        assignments=tuple(replace(row, clause=homes.following(row)) for row in reading.assignments),
    )


def _named(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """Zones keep their names: they are known by them wherever they stand."""
    used: set[str] = set()
    latest: dict[str, str] = {}
    for clause in clauses:
        parent = latest.get(clause.parent or "", clause.parent)
        path = clause.path
        if parent and clause.parent and path.startswith(f"{clause.parent}/"):
            path = parent + path.removeprefix(clause.parent)
        if not clause.kind.is_zone:
            path = _free(path, used)
        used.add(path)
        latest[clause.path] = path
        yield replace(clause, path=path, parent=parent)


def _free(path: str, used: set[str]) -> str:
    if path not in used:
        return path
    again = 2
    while f"{path} (lần {again})" in used:
        again += 1
    return f"{path} (lần {again})"


class _Homes:
    """Where the facts of a repeated path belong."""

    def __init__(self, before: tuple[Clause, ...], after: list[Clause]) -> None:
        self._homes: dict[str, list[tuple[int, Clause]]] = {}
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            self._homes.setdefault(old.path, []).append((place, new))
        self._reached = 0

    def holding(self, path: str, span: Span) -> str:
        """Return the clause that holds `span`, the first of that path where none does."""
        homes = self._homes.get(path, [])
        held = (new.path for _, new in homes if new.span.holds(span))
        return next(held, homes[0][1].path if homes else path)

    def following(self, row: Assignment) -> str:
        """Return the clause of an assignment; they stand in the order of the clauses.

        A unit may be named in a heading above: then the next clause of that path is meant.
        """
        ahead = [home for home in self._homes.get(row.clause, []) if home[0] >= self._reached]
        inside = [home for home in ahead if home[1].span.holds(row.span)]
        if not ahead:
            return self.holding(row.clause, row.span)
        self._reached, home = (inside or ahead)[0]
        return home.path
