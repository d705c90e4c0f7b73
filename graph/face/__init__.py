"""Căn Cứ: which directive backs each duty, who must do it, and on what words that rests.

>>> import cancu
>>> base = cancu.open("data/graph")  # made by `cancu build`, or by cancu.build("data/raw")
>>> base.basis("III/9/-2").only.bases[0].instrument
'Nghị quyết 36-NQ/TW'

Names are loaded when they are first used: importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cancu.graph.answers import NothingFound
    from cancu.graph.api.base import Base
    from cancu.graph.api.draw import draw
    from cancu.graph.api.paper import Paper, read, read_text
    from cancu.graph.api.shown import MissingExtra, SeveralFound
    from cancu.graph.api.ways import build, link
    from cancu.graph.api.ways import open_base as open
    from cancu.graph.check import RULES
    from cancu.graph.database import StoreError
    from cancu.ingest.errors import IngestError

    __version__: str

_HOMES = {
    "Base": "cancu.graph.api.base:Base",
    "IngestError": "cancu.ingest.errors:IngestError",
    "MissingExtra": "cancu.graph.api.shown:MissingExtra",
    "NothingFound": "cancu.graph.answers:NothingFound",
    "Paper": "cancu.graph.api.paper:Paper",
    "RULES": "cancu.graph.check:RULES",
    "SeveralFound": "cancu.graph.api.shown:SeveralFound",
    "StoreError": "cancu.graph.database:StoreError",
    "build": "cancu.graph.api.ways:build",
    "draw": "cancu.graph.api.draw:draw",
    "link": "cancu.graph.api.ways:link",
    "open": "cancu.graph.api.ways:open_base",
    "read": "cancu.graph.api.paper:read",
    "read_text": "cancu.graph.api.paper:read_text",
}
__all__ = [
    "RULES",
    "Base",
    "IngestError",
    "MissingExtra",
    "NothingFound",
    "Paper",
    "SeveralFound",
    "StoreError",
    "build",
    "draw",
    "link",
    "open",
    "read",
    "read_text",
]


def __getattr__(name: str) -> object:
    """Load a name from its home and keep it."""
    if name == "__version__":
        from importlib.metadata import version

        return version("cancu")
    if name not in _HOMES:
        raise AttributeError(f"module 'cancu' has no attribute {name!r}")
    module, _, found = _HOMES[name].partition(":")
    value = globals()[name] = getattr(import_module(module), found)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES, "__version__"})
