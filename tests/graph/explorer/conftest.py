"""A browser that may ask nobody for anything, and what it complained about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright


@dataclass
class Opened:
    """A page in the browser with all that it asked for and complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser(program: Callable[[str], str]) -> Iterator[Browser]:
    """Return Debian’s Chromium without a window; closed after, as a process has one playwright."""
    path = program("chromium")
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


Open = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Return a function that opens a file, wide or as a phone, in light or dark."""
    contexts = []

    def opened(path: Path, address: str = "", width: int = 1366, scheme: str = "light") -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": 850},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        contexts.append(context)
        seen = Opened(context.new_page())
        seen.page.on("request", lambda request: seen.asked.append(request.url))
        seen.page.on("console", lambda said: seen.complaints.append(said.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("dialog", lambda dialog: seen.complaints.append(dialog.message))
        seen.page.goto(path.as_uri() + address)
        return seen

    yield opened
    for context in contexts:
        context.close()
