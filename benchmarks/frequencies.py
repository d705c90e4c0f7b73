"""Count in how many clauses of a corpus each syllable and pair stands: counts only, no text.

python benchmarks/frequencies.py ../shared/corpus/txt ingest/tables/frequencies.tsv
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from cancu.graph.similar import terms
from cancu.ingest.extract import read

_FLOOR = 12  # rarer terms weigh nearly the same: the table stays small
_SHORTEST = 4  # syllables; shorter clauses are headings of tables and the like


def main(corpus: Path, target: Path) -> None:
    """Write the table."""
    seen: set[str] = set()
    counts: Counter[str] = Counter()
    clauses = 0
    for path in sorted(corpus.glob("*.txt")):
        reading = read(path)
        for clause in reading.clauses:
            text = reading.document.quote(clause.span)
            found = terms(text)
            if text in seen or len(text.split()) < _SHORTEST:
                continue
            seen.add(text)
            clauses += 1
            counts.update(found)
    rows = sorted(term for term, count in counts.items() if count >= _FLOOR)
    lines = [f"clauses\t{clauses}\t{_FLOOR}", *(f"{term}\t{counts[term]}" for term in rows)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
