"""The seed plan read, linked and kept once for all tests of the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from cancu.graph.build import build_graph
from cancu.graph.elements import Graph
from cancu.graph.facts import Facts, facts_of
from cancu.ingest.extract import read
from cancu.ingest.model import Reading


@pytest.fixture(scope="session")
def reading(seed: Path) -> Reading:
    """Return the reading of the seed plan."""
    return read(seed)


@pytest.fixture(scope="session")
def facts(reading: Reading) -> Facts:
    """Return the facts of the seed plan."""
    return facts_of(reading)


@pytest.fixture(scope="session")
def graph(facts: Facts) -> Graph:
    """Return the graph of the seed plan alone."""
    return build_graph([facts])
