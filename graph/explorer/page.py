"""Put the explorer together: one HTML file that asks no other machine or file for anything."""

from __future__ import annotations

import hashlib
import html
import json
from base64 import b64encode
from importlib.resources import files
from string import Template

from cancu.graph.elements import Graph
from cancu.graph.explorer.data import explorer_data
from cancu.graph.printable import printable

_HERE = files("cancu.graph.explorer")
_PARTS = ("list.js", "detail.js", "picture.js", "address.js")
_DRAWING = files("cancu.graph").joinpath("web", "static", "vendor", "cytoscape.min.js")
# What a browser would take for the end of the script, or of the line in old ones.
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def explorer_page(graph: Graph, name: str = "") -> bytes:
    """Return the page of the document read from file `name`, or else of the whole graph.

    The same graph gives the same bytes.
    """
    data = explorer_data(graph, name)
    title = data["documents"][0]["label"] if name else "Nhiệm vụ và căn cứ"
    script, style = _script(), _text("page.css")
    drawing = _DRAWING.read_text("utf-8")
    page = Template(_text("page.html")).substitute(
        title=html.escape(printable(title)),
        policy=_policy((drawing, script), style),
        style=style,
        data=_embedded(data),
        drawing=drawing,
        script=script,
    )
    return page.encode("utf-8")


def _script() -> str:
    """Join the parts in one scope, apart from the drawing library's."""
    return '"use strict";\n(() => {\n' + "\n".join(map(_text, _PARTS)) + "})();\n"


def _text(name: str) -> str:
    return _HERE.joinpath(name).read_text("utf-8")


def _policy(scripts: tuple[str, ...], style: str) -> str:
    """Return a content security policy: only these very scripts run, and nothing is fetched."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _embedded(data: object) -> str:
    """Return JSON that stays inside its script element whatever its words are."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter, written in _UNSAFE.items():
        text = text.replace(letter, written)
    return printable(text)
