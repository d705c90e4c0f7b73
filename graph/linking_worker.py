"""Make the parts of a share of the documents in a process of its own. Run by `linking_pool`."""

from __future__ import annotations

import pickle
import sqlite3
import sys
from contextlib import closing

from cancu.graph.linking_pool import SIZE
from cancu.graph.part_maker import PartMaker


def main() -> int:
    """Write each part behind its length, as fast as they are taken."""
    path, names, meaning = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process wrote it
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        maker = PartMaker(database, meaning)
        for name in names:
            body = pickle.dumps(maker.part(name), pickle.HIGHEST_PROTOCOL)
            sys.stdout.buffer.write(len(body).to_bytes(SIZE) + body)
            sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
