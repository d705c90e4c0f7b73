"""The engineers' pages name what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cancu.graph.cli_parts import EXAMPLES

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("docs/ky-thuat.md", "docs/api.md", "CONTRIBUTING.md", "CHANGELOG.md")
_ROOMS = ("ingest/", "graph/", "tests/", "benchmarks/", "docs/", "data/", "notebooks/", ".ci/")


def _named(page: str) -> set[str]:
    """Return the paths that a page names: in code marks and in shell lines."""
    text = (ROOT / page).read_text("utf-8")
    words = re.findall(r"[\w./*-]+", text)
    return {word.rstrip(".") for word in words if word.startswith(_ROOMS) and "NAME" not in word}


@pytest.mark.parametrize("page", PAGES[:3])
def test_files_that_pages_name_are_there(page: str) -> None:
    named = _named(page)
    made = {"data/graph/cancu.sqlite"}  # by a build
    assert named
    assert {path for path in named - made if not list(ROOT.glob(path))} == set()


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    place = ROOT / page
    for target in re.findall(r"\]\(([^)#:]+)\)", place.read_text("utf-8")):
        assert (place.parent / target).is_file(), target


@pytest.mark.parametrize("page", PAGES)
def test_make_targets_are_there(page: str) -> None:
    made = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"\bmake ([a-z]+)\b", (ROOT / page).read_text("utf-8")):
        assert re.search(rf"^{target}:", made, re.MULTILINE), target


def test_layers_and_rooms_of_the_page_are_real() -> None:
    text = (ROOT / "docs/ky-thuat.md").read_text("utf-8")
    rooms = re.findall(r"^\| `([a-z/]+)/` \|", text, re.MULTILINE)
    assert len(rooms) > 4
    assert all((ROOT / room / "__init__.py").is_file() for room in rooms)


def test_commands_of_the_changelog_are_there() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    told = set(re.findall(r"`cancu (\w+)", text))
    assert len(told) > 10
    assert told <= set(EXAMPLES)
