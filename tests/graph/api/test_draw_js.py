"""The widget's script in a browser, before a model that a test plays: drawn, told, grown, harmless."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page, expect

from cancu.graph.api.base import Base
from cancu.graph.api.picture import KIND_LABELS, picture
from cancu.graph.elements import Graph, add_edge, add_node
from cancu.graph.model import EdgeKind, Evidence, NodeKind

pytest.importorskip("anywidget")

_HOSTILE = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>"
# The page plays the notebook: a model that keeps values, tells of changes and notes messages.
_PAGE = """<!doctype html><meta charset="utf-8"><body><div id="el" style="width:900px"></div>
<script type="module">
const values = VALUES, heard = {};
window.sent = [];
window.model = {
  get: (name) => values[name],
  set: (name, value) => { values[name] = value; (heard[`change:${name}`] ?? []).forEach((f) => f()); },
  on: (name, act) => { (heard[name] ??= []).push(act); },
  off: (name, act) => { heard[name] = (heard[name] ?? []).filter((one) => one !== act); },
  send: (message) => window.sent.push(message),
};
const { default: widget } = await import(URL.createObjectURL(
  new Blob([SCRIPT], { type: "text/javascript" })));
window.end = widget.render({ model, el: document.getElementById("el") });
window.ready = true;
</script>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that notes what it asks for and complains of."""
    seen = browser.new_page()
    seen.asked, seen.complaints = [], []
    seen.on("request", lambda asked: seen.asked.append(asked.url))
    seen.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.on(
        "console", lambda said: seen.complaints.append(said.text) if said.type == "error" else 0
    )
    yield seen
    seen.close()


def _draw(page: Page, graph: Graph, **values: object) -> None:
    from cancu.graph.api.widget import GraphWidget

    drawn = asdict(picture(graph))
    told = {**drawn, "kinds": dict(KIND_LABELS), "height": 460, "grows": True, **values}
    text = _PAGE.replace("VALUES", _safe(told)).replace("SCRIPT", _safe(GraphWidget._esm))
    page.set_content(text)
    page.wait_for_function("window.ready && document.querySelector('.cancu-canvas')._cyreg")


def _safe(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")


def _press(page: Page, node: str, clicks: int = 1) -> None:
    x, y = page.evaluate(
        """id => {
            const canvas = document.querySelector('.cancu-canvas');
            const box = canvas.getBoundingClientRect();
            const at = canvas._cyreg.cy.getElementById(id).renderedPosition();
            return [box.x + at.x, box.y + at.y];
        }""",
        node,
    )
    page.mouse.click(x, y, click_count=clicks, delay=10)


@pytest.fixture
def seed_page(page: Page, base: Base) -> Page:
    _draw(page, base.graph(around="45-CT/TW", steps=2))
    return page


def test_a_click_tells_the_words(seed_page: Page) -> None:
    panel = seed_page.locator(".cancu-panel")
    _press(seed_page, "40-KH-UBND.txt#III/9/-2")
    expect(panel).to_contain_text("tri thức của kiều bào")
    expect(panel).to_contain_text("nhiệm vụ")
    assert [url for url in seed_page.asked if not url.startswith(("blob:", "about:"))] == []
    assert seed_page.complaints == []


def test_the_list_is_for_the_keyboard(seed_page: Page) -> None:
    seed_page.locator(".cancu-list summary").press("Enter")
    seed_page.get_by_role("button", name="Chỉ thị 45-CT/TW").press("Enter")
    panel = seed_page.locator(".cancu-panel")
    expect(panel).to_contain_text("người Việt Nam ở nước ngoài")


def test_a_double_click_asks_for_more(seed_page: Page) -> None:
    _press(seed_page, "40-KH-UBND.txt#II/2", clicks=2)
    seed_page.wait_for_function("window.sent.length")
    assert seed_page.evaluate("window.sent") == [{"open": "40-KH-UBND.txt#II/2"}]


def test_new_nodes_are_drawn(seed_page: Page, base: Base) -> None:
    drawn = asdict(picture(base.graph(around="Phòng Nội vụ")))
    seed_page.evaluate("edges => window.model.set('edges', edges)", list(drawn["edges"]))
    seed_page.evaluate("nodes => window.model.set('nodes', nodes)", list(drawn["nodes"]))
    buttons = seed_page.locator(".cancu-list button")
    expect(buttons).to_have_count(len(drawn["nodes"]))
    assert seed_page.complaints == []


def test_kinds_can_be_hidden(seed_page: Page) -> None:
    shown = "document.querySelector('.cancu-canvas')._cyreg.cy.nodes(':visible').length"
    before = seed_page.evaluate(shown)
    seed_page.get_by_label("điều khoản").uncheck()
    assert seed_page.evaluate(shown) == before - 2
    seed_page.get_by_label("điều khoản").check()
    assert seed_page.evaluate(shown) == before


def test_what_is_not_drawn_is_told(page: Page, base: Base) -> None:
    _draw(page, base.graph(around="45-CT/TW"), left_out=7, grows=False)
    expect(page.locator(".cancu-warning")).to_have_text("Còn ít nhất 7 đỉnh chưa vẽ.")
    assert page.get_by_text("Nhấp đúp để mở rộng.").count() == 0


def test_words_of_documents_are_never_run(page: Page) -> None:
    graph: Graph = nx.MultiDiGraph()
    add_node(graph, _HOSTILE, NodeKind.INSTRUMENT, _HOSTILE, subject=_HOSTILE, issuer=_HOSTILE)
    add_node(graph, "b", NodeKind.INSTRUMENT, "b")
    add_edge(graph, _HOSTILE, "b", EdgeKind.CITES, Evidence("a", "I", 0, 1, _HOSTILE))
    _draw(page, graph)
    page.locator(".cancu-list summary").click()
    page.locator(".cancu-list button").first.click()
    expect(page.locator(".cancu-panel")).to_contain_text("<script>")
    page.evaluate("{ document.querySelector('.cancu-canvas')._cyreg.cy.edges().emit('tap'); }")
    expect(page.locator(".cancu-panel q")).to_have_text(_HOSTILE)
    assert page.evaluate("window.hacked") is None
    assert page.locator(".cancu-graph img, .cancu-graph script").count() == 0


def test_the_end_leaves_nothing_behind(seed_page: Page) -> None:
    seed_page.evaluate("window.end()")
    seed_page.evaluate("window.model.set('nodes', [])")  # nobody listens any more
    assert seed_page.complaints == []
