"""The explorer page in a browser: from a file, with no request, in any size and colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cancu.graph.build import build_graph
from cancu.graph.elements import Graph
from cancu.graph.explorer.page import explorer_page
from cancu.graph.facts import facts_of
from cancu.ingest.extract import read_string
from tests.graph.explorer.conftest import Open
from tests.graph.plans_made import LABELLED, graph_of

_HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"


@pytest.fixture(scope="module")
def seed_page(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "can-cu.html"
    path.write_bytes(explorer_page(graph, "40-KH-UBND.txt"))
    return path


@pytest.fixture(scope="module")
def both_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    other = LABELLED.replace("TỈNH A", "TỈNH B").replace("12/KH-UBND", "13/KH-UBND")
    facts = [facts_of(read_string(text, f"{n}.txt")) for n, text in enumerate((LABELLED, other))]
    path = tmp_path_factory.mktemp("page") / "hai.html"
    path.write_bytes(explorer_page(build_graph(facts)))
    return path


def _nodes(page: Page) -> list[str]:
    found: list[str] = page.evaluate("graph._cyreg.cy.nodes().map(node => node.data('label'))")
    return found


def _tap(page: Page, label: str) -> None:
    """Click where a node is drawn."""
    page.locator("#graph").scroll_into_view_if_needed()
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    at = page.evaluate(
        """label => {
            const node = graph._cyreg.cy.nodes().filter(node => node.data('label') === label);
            const box = graph.getBoundingClientRect(), drawn = node.renderedPosition();
            return [box.x + drawn.x, box.y + drawn.y];
        }""",
        label,
    )
    page.mouse.click(*at)


def test_search_without_tones_and_a_click_to_the_chain(seed_page: Path, open_page: Open) -> None:
    seen = open_page(seed_page)
    page = seen.page
    expect(page.locator("#count")).to_have_text("25 nhiệm vụ")
    page.fill("#query", "KIEU bao")
    expect(page.locator("#list li")).to_have_count(1)
    page.click("#list button")
    article = page.locator("#article")
    expect(article).to_contain_text("Đề xuất, chờ xác nhận, qua nội dung II/2/2.5")
    expect(article).to_contain_text("Kế hoạch 119-KH/TU thực hiện Chỉ thị 45-CT/TW")
    expect(article).to_contain_text("“Kế hoạch số 119-KH/TU của Thành ủy về triển khai thực hiện")
    expect(article).to_contain_text("40-KH-UBND.txt, II/2/2.5")
    assert seen.asked == [seed_page.as_uri()]  # the file itself, and nothing else
    assert seen.complaints == []


def test_an_instrument_opens_to_what_rests_on_it(seed_page: Path, open_page: Open) -> None:
    page = open_page(seed_page).page
    page.click("#tab-instrument")
    page.fill("#query", "45-ct/tw")
    page.click("#list button")
    expect(page.locator("#article")).to_contain_text("Nhiệm vụ dựa vào văn bản này (1)")
    page.click("#article .basis li a.link >> text=kiều bào")
    expect(page.locator("#article h2")).to_have_text("Nhiệm vụ III/9/-2")


def test_a_unit_opens_to_its_tasks_by_role(both_page: Path, open_page: Open) -> None:
    page = open_page(both_page).page
    page.click("#tab-unit")
    page.fill("#query", "so tu phap tinh b")
    page.click("#list button")
    article = page.locator("#article")
    expect(article).to_contain_text("Chủ trì, thực hiện (1)")
    expect(article).to_contain_text("Phối hợp (1)")


def test_filters_and_the_address(both_page: Path, open_page: Open) -> None:
    """A view can be sent: the address opens the same again, and going back works."""
    page = open_page(both_page).page
    page.select_option("#document", label=page.locator("#document option").nth(2).inner_text())
    page.select_option("#level", "none")
    expect(page.locator("#count")).to_have_text("3 nhiệm vụ")
    page.click("#list button >> nth=1")
    title = page.locator("#article p.place").first.inner_text()
    again = open_page(both_page, page.evaluate("location.hash")).page
    expect(again.locator("#count")).to_have_text("3 nhiệm vụ")
    assert again.locator("#article p.place").first.inner_text() == title
    page.go_back()
    expect(page.locator("#article h2")).to_have_text("Chọn một dòng trong danh sách")
    page.click("#clear")
    expect(page.locator("#count")).to_have_text("8 nhiệm vụ")


def test_the_picture_starts_small_and_grows_on_a_click(seed_page: Path, open_page: Open) -> None:
    page = open_page(seed_page, "#tim=kieu+bao").page
    page.click("#list button")
    assert "Kế hoạch 119-KH/TU" in _nodes(page)
    assert "Chỉ thị 45-CT/TW" not in _nodes(page)
    _tap(page, "Kế hoạch 119-KH/TU")
    assert "Chỉ thị 45-CT/TW" in _nodes(page)
    page.click("#reset")
    assert "Chỉ thị 45-CT/TW" not in _nodes(page)


def test_keys_alone(seed_page: Path, open_page: Open) -> None:
    page = open_page(seed_page).page
    page.keyboard.press("/")
    page.keyboard.type("biển đông")
    page.locator("#list button").first.focus()
    page.keyboard.press("ArrowDown")
    path = page.locator("#list button").nth(1).locator("small").inner_text().partition(" ")[0]
    page.keyboard.press("Enter")
    expect(page.locator("#article h2")).to_have_text(f"Nhiệm vụ {path}")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.number !== undefined")
    page.locator("#tab-task").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-instrument"
    expect(page.locator("#tab-instrument")).to_have_attribute("aria-selected", "true")


def test_a_phone_shows_one_thing_at_a_time(both_page: Path, open_page: Open) -> None:
    page = open_page(both_page, width=360).page
    expect(page.locator("#detail")).to_be_hidden()
    page.click("#list button")
    expect(page.locator("#finder")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.click("#back")
    expect(page.locator("#list")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_dark_and_print(seed_page: Path, open_page: Open) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = (open_page(seed_page, scheme=scheme).page for scheme in ("light", "dark"))
    assert light.evaluate(ground) != dark.evaluate(ground)
    dark.click("#list button")
    dark.emulate_media(media="print")
    expect(dark.locator("#finder")).to_be_hidden()
    expect(dark.locator("#article")).to_be_visible()
    assert dark.evaluate(ground) == "rgb(255, 255, 255)"


def test_hostile_names_are_only_words(tmp_path: Path, open_page: Open) -> None:
    text = LABELLED.replace("Sở Tư pháp", f"Sở Tư pháp {_HOSTILE}").replace(
        "Rà soát văn bản", f"Rà soát {_HOSTILE} <!-- \u2028 &lt;b&gt;"
    )
    graph = graph_of(text, f"{_HOSTILE.replace('/', '')}.txt")
    for node, data in graph.nodes(data=True):  # whatever a reader may one day let through
        if data["kind"] in ("unit", "instrument"):
            graph.nodes[node]["label"] += _HOSTILE
    path = tmp_path / "x.html"
    path.write_bytes(
        explorer_page(
            graph, next(iter(graph.nodes[node]["document"] for node in graph if "#" in node))
        )
    )
    seen = open_page(path)
    page = seen.page
    page.click("#list button")
    expect(page.locator("#article")).to_contain_text("<img src=x onerror=window.hacked=1>")
    for tab in ("#tab-instrument", "#tab-unit"):
        page.click(tab)
        page.click("#list button")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    assert seen.asked == [path.as_uri()]
    assert seen.complaints == []


def test_a_script_that_is_not_ours_does_not_run(
    seed_page: Path, tmp_path: Path, open_page: Open
) -> None:
    """Even if words broke out of their place, the policy would not let them act."""
    path = tmp_path / "x.html"
    more = '<script>window.hacked=1</script><img src="http://127.0.0.1:9/x.png"></body>'
    path.write_text(seed_page.read_text("utf-8").replace("</body>", more), "utf-8")
    seen = open_page(path)
    expect(seen.page.locator("#count")).to_have_text("25 nhiệm vụ")
    assert seen.page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in said for said in seen.complaints)


def test_nothing_names_another_place_to_load_from(seed_page: Path) -> None:
    text = seed_page.read_text("utf-8")
    assert "src=" not in text.partition("<script")[0]
    assert "default-src 'none'" in text
    assert "The Cytoscape Consortium" in text  # its licence stays with it
    assert "THE SOFTWARE IS PROVIDED" in text


def test_the_same_graph_gives_the_same_bytes(graph: Graph) -> None:
    assert explorer_page(graph) == explorer_page(graph)
