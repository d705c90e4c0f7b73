"""The seed plan read, linked and kept once for all tests of the graph."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cancu.graph.address import keep_address
from cancu.graph.build import build_graph
from cancu.graph.elements import Graph
from cancu.graph.facts import Facts, facts_of
from cancu.ingest.extract import read
from cancu.ingest.model import Reading

from .postgres_made import Server, programs, running


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


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Return a running PostgreSQL server; without its programs the test skips, in CI it fails."""
    if not os.environ.get("CI"):
        pytest.importorskip("psycopg")
    found = programs()
    if found is None and os.environ.get("CI"):
        pytest.fail("postgresql is not installed, and .ci/run should have installed it")
    if found is None:
        pytest.skip("postgresql is not installed")
    with running(found) as started:
        yield started


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def home(request: pytest.FixtureRequest) -> Callable[[Path], Path]:
    """Return a function that gives a graph's folder its store: a file in it, or on a server."""
    if request.param == "sqlite":
        return lambda folder: folder
    server: Server = request.getfixturevalue("server")

    def shared(folder: Path) -> Path:
        keep_address(folder, server.new())
        return folder

    return shared
