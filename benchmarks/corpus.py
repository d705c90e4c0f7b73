"""Read every file of a folder and write what was read of each: one line a file.

Run: `python benchmarks/corpus.py ../shared/corpus [TABLE.tsv]`. A file that cannot be read has its
reason in the last column. Seconds are those of one run on one core.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from pathlib import Path

from cancu.graph.proof import all_problems
from cancu.ingest.coverage import coverage
from cancu.ingest.errors import IngestError
from cancu.ingest.extract import read

_COLUMNS = (
    *("file", "format", "seconds", "pages", "clauses", "citations", "duties"),
    *("coverage", "problems", "note"),
)
_TABLE = Path(__file__).with_suffix(".tsv")


def main() -> int:
    """Write the table; return 1 where a file crashed the reader."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("table", type=Path, nargs="?", default=_TABLE)
    given = arguments.parse_args()
    files = sorted(path for path in given.corpus.rglob("*") if path.is_file())
    rows = [_row(path, given.corpus) for path in files if path.suffix != ".tsv"]
    with given.table.open("w", encoding="utf-8", newline="") as written:
        writer = csv.writer(written, delimiter="\t", lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(rows)
    _summarise(rows)
    return int(any(str(row[-1]).startswith("crash") for row in rows))


def _row(path: Path, folder: Path) -> list[object]:
    name = path.relative_to(folder).as_posix()
    start = time.perf_counter()
    try:
        reading = read(path)
    except IngestError as error:
        return [name, path.suffix[1:], _since(start), *[""] * 6, str(error).partition(": ")[2]]
    except Exception as error:  # noqa: BLE001 - a crash is what is looked for
        return [name, path.suffix[1:], _since(start), *[""] * 6, f"crash: {error!r}"]
    blocks = reading.document.source.blocks
    pages = max((block.page for block in blocks if block.page), default="")
    duties = {a.clause for a in reading.assignments if a.role.value == "responsible"}
    problems = sorted({problem.code for problem in all_problems(reading)})
    return [
        *(name, reading.document.source.format, _since(start), pages),
        sum(not clause.kind.is_zone for clause in reading.clauses),
        *(len(reading.citations), len(duties), f"{coverage(reading).share:.4f}"),
        *(len(all_problems(reading)), " ".join(problems)),
    ]


def _since(start: float) -> str:
    return f"{time.perf_counter() - start:.2f}"


def _summarise(rows: list[list[object]]) -> None:
    read_ = [row for row in rows if row[4] != ""]
    whole = sum(row[7] == "1.0000" for row in read_)
    print(f"{len(rows)} files, {len(read_)} read, {whole} of them held whole")
    for row in rows:
        if row[4] == "":
            print(f"  not read: {row[0]}: {row[-1]}")
        elif row[7] != "1.0000":
            print(f"  {row[7]} {row[0]}")


if __name__ == "__main__":
    sys.exit(main())
