"""Draw a graph in a notebook, where the package for it is installed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cancu.graph.api.shown import MissingExtra
from cancu.graph.elements import Graph

if TYPE_CHECKING:
    from cancu.graph.api.widget import Beside, GraphWidget


def draw(
    graph: Graph,
    start: Iterable[str] = (),
    most: int = 120,
    beside: Beside | None = None,
    unloaded: int = 0,
) -> GraphWidget:
    """Return the picture of a graph, or of a part: at most `most` nodes, those near `start` first.

    `beside` gives what lies around a node that is double-clicked, at most so many nodes, and the
    number of those left out; `unloaded` nodes are missing from `graph` already. Raises
    `MissingExtra` without anywidget.

    >>> picture = cancu.draw(base.graph(around="45-CT/TW", steps=1))
    >>> [node["caption"] for node in picture.nodes if node["kind"] == "instrument"]
    ['Kế hoạch 119-KH/TU', 'Chỉ thị 45-CT/TW']
    """
    try:
        from cancu.graph.api.widget import GraphWidget
    except ImportError:
        raise MissingExtra("thiếu anywidget; hãy cài: pip install 'cancu[notebook]'") from None
    return GraphWidget(graph, start, most, beside, unloaded)
