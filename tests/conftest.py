"""What every test may ask for: the shared corpus, the seed plan, and system programs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("here", deadline=None)  # a slow machine is no failure
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def seed() -> Path:
    """Return the plan that comes with the repository."""
    return ROOT / "data" / "raw" / "40-KH-UBND.txt"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the corpus and the gold beside the repository, or skip."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared here")
    return folder


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Return a function that finds a system program; without it the test skips, in CI it fails."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None and os.environ.get("CI"):
            pytest.fail(f"{name} is not installed, and .ci/run should have installed it")
        if path is None:
            pytest.skip(f"{name} is not installed")
        return path

    return find


@pytest.fixture(scope="session")
def browser(program: Callable[[str], str]) -> Iterator[Browser]:
    """Return Debian's Chromium without a window: one for all tests, as its driver allows no two."""
    path = program("chromium")
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()
