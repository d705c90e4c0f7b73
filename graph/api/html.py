"""Answers as HTML for notebooks; every word of a document is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from cancu.graph.model import Evidence
from cancu.graph.rows import Row, place

# No colours of our own but one line: notebooks are light or dark, and mails strip style sheets.
_CELL = "text-align:left;vertical-align:top;white-space:normal"
_FAINT = "opacity:.7"


class Html(str):
    """Text that is HTML already; any other text is escaped."""

    __slots__ = ()


def html(value: object) -> Html:
    """Return any value as HTML; what is absent is a dash."""
    if isinstance(value, Html):
        return value
    return Html("–" if value is None or value == "" else escape(str(value)))


def joined(parts: Iterable[object], between: str = "") -> Html:
    """Return the parts one after the other."""
    return Html(between.join(html(part) for part in parts))


def tag(name: str, *inner: object, style: str = "") -> Html:
    """Return an element."""
    styled = f' style="{style}"' if style else ""
    return Html(f"<{name}{styled}>{joined(inner)}</{name}>")


def faint(*inner: object) -> Html:
    """Return words that stand back."""
    return tag("span", *inner, style=_FAINT)


def quoted(evidence: Evidence) -> Html:
    """Return words with their place."""
    return joined([tag("q", evidence.quote), " ", faint(f"({place(evidence)})")])


def grid(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Html:
    """Return a table."""
    head = tag("tr", *(tag("th", heading, style=_CELL) for heading in headings))
    body = [tag("tr", *(tag("td", cell, style=_CELL) for cell in row)) for row in rows]
    return tag("table", tag("thead", head), tag("tbody", *body))


def grid_of(rows: Sequence[Row], headings: Sequence[str] | None = None) -> Html:
    """Return a table of flat rows, or of some of their columns."""
    names = list(headings or (rows[0] if rows else ()))
    return grid(names, [[row[name] for name in names] for row in rows])


def differing(rows: Sequence[Row], *names: str) -> tuple[str, ...]:
    """Return those columns that tell rows apart: files and bodies, where there are several."""
    return tuple(name for name in names if len({row[name] for row in rows}) > 1)


def titled(title: str, *inner: object) -> Html:
    """Return a part under its title."""
    return tag("div", tag("p", tag("b", title)), *inner)
