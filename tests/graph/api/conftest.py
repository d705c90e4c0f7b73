"""A base of the seed plan, in a folder where the paths of the examples hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cancu.graph.api.base import Base
from cancu.graph.api.ways import build


@pytest.fixture(scope="session")
def place(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with `data/raw` and the store built from it."""
    folder = tmp_path_factory.mktemp("base")
    shutil.copytree(root / "data" / "raw", folder / "data" / "raw")
    build(folder / "data" / "raw", folder / "data" / "graph")
    return folder


@pytest.fixture(scope="session")
def base(place: Path) -> Base:
    """Return the base of the seed plan, on disk."""
    return Base(place / "data" / "graph")
