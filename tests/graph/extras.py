"""Packages that only some tests need: absent, they skip; in CI all are there."""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest


def needed(*packages: str) -> None:
    """Skip what needs a package that is not installed; in CI fail."""
    for name in packages:
        if find_spec(name) is None and os.environ.get("CI"):
            pytest.fail(f"{name} is not installed, and the test extra has it")
        if find_spec(name) is None:
            pytest.skip(f"{name} is not installed", allow_module_level=True)
