"""Read in this very process: for what no other sees (`memory://`). No limits hold here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cancu.graph.reading_pool import Limits, Outcome, Task
from cancu.graph.reading_worker import outcome_of


def read_here(tasks: Sequence[Task], limits: Limits) -> Iterator[Outcome]:
    """Read one file after another."""
    for task in tasks:
        head, body = outcome_of(str(task.path), task.name, task.ocr)
        yield Outcome(task.name, body=body, **head)
