"""The picture of a graph in a notebook: needs no network, grows where it is clicked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

import anywidget
import networkx as nx
import traitlets

from cancu.graph.api.picture import KIND_LABELS, picture
from cancu.graph.elements import Graph

_HERE = Path(__file__).parent
_CYTOSCAPE = _HERE.parent / "web" / "static" / "vendor" / "cytoscape.min.js"
Beside = Callable[[str, int], tuple[Graph, int]]


def _module() -> str:
    """Return our script with cytoscape inside: a notebook loads no second file."""
    library = _CYTOSCAPE.read_text("utf-8")
    own = (_HERE / "draw.js").read_text("utf-8")
    wrapped = "const module = { exports: {} }; const exports = module.exports;"
    return f"const cytoscape = (() => {{ {wrapped}\n{library}\nreturn module.exports; }})();\n{own}"


class GraphWidget(anywidget.AnyWidget):
    """A graph drawn in columns; a click shows the words, a double click what is beside a node."""

    _esm = _module()
    _css = _HERE / "draw.css"
    nodes: traitlets.List[Any] = traitlets.List().tag(sync=True)
    edges: traitlets.List[Any] = traitlets.List().tag(sync=True)
    left_out = traitlets.Int(0).tag(sync=True)
    kinds = traitlets.Dict().tag(sync=True)
    height = traitlets.Int(460).tag(sync=True)
    grows = traitlets.Bool(False).tag(sync=True)

    def __init__(
        self,
        graph: Graph,
        start: Iterable[str] = (),
        most: int = 120,
        beside: Beside | None = None,
        unloaded: int = 0,
    ) -> None:
        """Draw `graph`; `beside` gives what one step joins to a node that is opened."""
        super().__init__(kinds=dict(KIND_LABELS), grows=beside is not None)
        self._graph, self._start, self._most = graph, list(start), most
        self._beside, self._unloaded = beside, unloaded
        self.on_msg(self._opened)
        self._draw()

    def _draw(self) -> None:
        drawn = picture(self._graph, self._start, self._most)
        with self.hold_sync():
            self.nodes, self.edges = list(drawn.nodes), list(drawn.edges)
            self.left_out = drawn.left_out + self._unloaded

    def _opened(self, _: object, content: object, __: object) -> None:
        """Add what is beside a node that is drawn; any other message is left alone."""
        node = content.get("open") if isinstance(content, dict) else None
        if self._beside and isinstance(node, str) and node in self._graph:
            more, unloaded = self._beside(node, self._most)
            self._graph = cast("Graph", nx.compose(self._graph, more))
            self._unloaded += unloaded
            self._start = [node, *(start for start in self._start if start != node)]
            self._draw()
