"""Places of cells and numbers of items."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from cancu.ingest.read.html_grid import Grid, ItemList, is_layout, number


def _places(rows: list[list[dict[str, str | None]]]) -> list[list[int]]:
    grid = Grid(0)
    columns = []
    for row in rows:
        grid.begin_row()
        columns.append([cell.column for one in row if (cell := grid.place(one))])
    return columns


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([[{}, {}], [{}, {}]], [[0, 1], [0, 1]]),
        ([[{"colspan": "2"}, {}], [{}, {}, {}]], [[0, 2], [0, 1, 2]]),
        ([[{"rowspan": "2"}, {}], [{}], [{}]], [[0, 1], [1], [0]]),
        # two cells of two rows, and one of three that a second begins beside
        ([[{"rowspan": "3"}, {"rowspan": "2"}, {}], [{}], [{}]], [[0, 1, 2], [2], [1]]),
        # a cell of rows does not make the next row forget an older one
        ([[{"rowspan": "3"}, {}], [{"rowspan": "2"}], [{}]], [[0, 1], [1], [2]]),
        ([[{"colspan": "x"}, {"rowspan": "0"}]], [[0, 1]]),
    ],
)
def test_cells_take_the_first_free_place(
    rows: list[list[dict[str, str | None]]], columns: list[list[int]]
) -> None:
    assert _places(rows) == columns


def test_a_table_of_layout_has_no_places() -> None:
    assert Grid(None).place({}) is None


@pytest.mark.parametrize(
    ("page", "depth", "expected"),
    [
        ("<table><tr><td>a<td>b</table>", 0, False),
        ("<table><tr><td>a</table>", 0, True),
        ("<table><tr><td><table><tr><td>a<td>b</table></table>", 0, True),
        ("<table><tr><td>a<td>b</table>", 60, True),  # what nests so deep is a hostile page
    ],
)
def test_tables_of_layout_are_told(page: str, depth: int, expected: bool) -> None:
    table = LexborHTMLParser(page).css_first("table")
    assert table is not None
    assert is_layout(table, depth) is expected


@pytest.mark.parametrize(
    ("page", "first", "second"),
    [
        ("<ol><li><li>", "1. ", "2. "),
        ("<ol start=5 type=I><li><li>", "V. ", "VI. "),
        ("<ul><li><li>", "• ", "• "),
        ("<ol style='list-style-type: lower-alpha'><li><li value=4>", "a. ", "d. "),
    ],
)
def test_items_print_their_number(page: str, first: str, second: str) -> None:
    node = LexborHTMLParser(page).css_first("ol, ul")
    assert node is not None
    styles = {"list-style-type": "lower-alpha"} if "alpha" in page else {}
    items = ItemList.of(node, styles)
    assert [items.next(item) for item in node.css("li")] == [first, second]


@pytest.mark.parametrize(("value", "expected"), [("7", 7), (None, 1), ("", 1), ("x", 1)])
def test_a_number_that_is_none_is_the_other(value: str | None, expected: int) -> None:
    assert number(value, 1) == expected
