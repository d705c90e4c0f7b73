"""Make what follows from a share of the documents, in a process that `linking_pool` runs."""

from __future__ import annotations

import pickle
import sqlite3
import sys
from contextlib import closing, suppress

from cancu.graph.linking_pool import SIZE
from cancu.graph.part_maker import maker


def main() -> int:
    """Do one job after the other; write what is made behind its length, as fast as it is taken."""
    with suppress(EOFError):
        while True:
            path, names, about = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process wrote it
            uri = f"{path.as_uri()}?mode=ro&immutable=1"
            with closing(sqlite3.connect(uri, uri=True)) as database:
                make = maker(database, about)
                for name in names:
                    _write(make(name))
    return 0


def _write(made: object) -> None:
    body = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.write(len(body).to_bytes(SIZE) + body)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
