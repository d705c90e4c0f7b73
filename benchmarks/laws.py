"""Harvest laws cited with name and number from a built graph: the rows of laws_numbered.toml.

Run: `cancu build ../shared/corpus --graph DIR`, then `python benchmarks/laws.py DIR`. A row is
printed only where at least two documents agree (one alone may be misprinted), where four in five
of the citations of that number bear the name and of that name and year the number, and where the
National Assembly of that number sat in that year.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path, PurePosixPath

import regex

from cancu.graph.identity import LAW_WITH_NUMBER
from cancu.graph.store import load_facts
from cancu.ingest.tables import laws

_NUMBER = regex.compile(r"\d+/((?:19|20)\d\d)/(?:QH|UBTVQH)(\d\d)")
_SAT = {
    10: (1997, 2002),
    11: (2002, 2007),
    12: (2007, 2011),
    13: (2011, 2016),
    14: (2016, 2021),
    15: (2021, 2026),
}
_AGREE = 0.8


def main() -> int:
    """Print the table to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("graph", type=Path)
    said = list(_said(parser.parse_args().graph))
    by_number: dict[str, Counter[str]] = defaultdict(Counter)
    by_name: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for number, name, _, _ in said:
        by_number[number][_folded(name)] += 1
        by_name[_folded(name), number.split("/")[1]][number] += 1
    for number in sorted(by_number, key=lambda n: (n.split("/")[1], int(n.split("/")[0]))):
        name, count = by_number[number].most_common(1)[0]
        same = by_name[name, number.split("/")[1]]
        rows = [row for row in said if row[0] == number and _folded(row[1]) == name]
        files = sorted({PurePosixPath(row[3]).stem for row in rows})
        dates = Counter(row[2] for row in rows if row[2])
        agreed = count >= _AGREE * by_number[number].total()
        agreed = agreed and same[number] >= _AGREE * same.total() and len(dates) < 2
        if agreed and len(files) > 1:
            _print(number, Counter(row[1] for row in rows), dates, files)
    return 0


def _said(folder: Path) -> list[tuple[str, str, str | None, str]]:
    """Return number, name, day and file of each full citation."""
    found = []
    for facts in load_facts(folder).values():
        for citation in facts.citations:
            printed = LAW_WITH_NUMBER.search(citation.evidence.quote) if citation.number else None
            number = _NUMBER.fullmatch(citation.number or "")
            if printed and number and _sat(int(number[1]), int(number[2])):
                name = " ".join(printed[1].split())
                day = citation.date if citation.date and len(citation.date) == 10 else None
                if laws.is_name(name) or "ửa đổi" in name:
                    found.append((str(citation.number), name, day, facts.name))
    return found


def _sat(year: int, term: int) -> bool:
    first, last = _SAT.get(term, (0, 0))
    return first <= year <= last


def _folded(name: str) -> str:
    return " ".join(laws.fold(syllable) for syllable in name.split())


def _print(number: str, names: Counter[str], dates: Counter[str | None], files: list[str]) -> None:
    print("[[law]]")
    print(f'number = "{number}"')
    print(f'name = "{names.most_common(1)[0][0]}"')
    if dates:
        print(f"date = {next(iter(dates))}")
    print(f'source = "{"; ".join(files[:2])}"')
    print(f"documents = {len(files)}\n")


if __name__ == "__main__":
    sys.exit(main())
