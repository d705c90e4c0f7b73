"""Print a document for proof-reading: its own words, marked, with what was read beneath them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cancu.graph.due_words import due_words
from cancu.graph.proof import Mark, MarkKind, Passage, all_problems, passages, tasks_of
from cancu.graph.proof_words import citation_words
from cancu.graph.rows import ROLE_LABELS
from cancu.ingest.model import Assignment, Citation, Reading

# Brackets too, not colour alone: a pipe, a print or an eye may have none.
_BRACKETS = {
    MarkKind.FIELD: ("", ""),
    MarkKind.CITATION: ("⟦", "⟧"),
    MarkKind.UNIT: ("⟨", "⟩"),
    MarkKind.DEADLINE: ("⟪", "⟫"),
    MarkKind.PROBLEM: ("‼", "‼"),
}
_STYLES = {
    MarkKind.FIELD: "bold",
    MarkKind.CITATION: "bold blue",
    MarkKind.UNIT: "cyan",
    MarkKind.DEADLINE: "magenta",
    MarkKind.PROBLEM: "underline red",
}
_LEGEND = (
    (MarkKind.CITATION, "viện dẫn"),
    (MarkKind.UNIT, "đơn vị được giao"),
    (MarkKind.DEADLINE, "thời hạn"),
    (MarkKind.PROBLEM, "cần xem lại"),
)
_SOURCES = {"defined": "văn bản quy ước", "document": "văn bản ghi đủ", "table": "bảng tên"}
_GUTTER = 16


def show_proof(console: Console, reading: Reading) -> None:
    """Print the whole document with its legend, a rule where a page begins."""
    console.print(_legend(), soft_wrap=True)
    page, told = None, set[str]()
    for passage in passages(reading):
        if passage.page != page:
            page = passage.page
            console.print(Text(f"── trang {page} ──", style="dim"))
        tasks = () if passage.path in told else tasks_of(reading, passage.path)
        told.add(passage.path)
        for path, line in _lines(reading, passage, tasks):
            _print_beside(console, path, line)
    for problem in all_problems(reading):
        if not problem.span:
            console.print(Text(f"‼ {problem.message}", style="red"), soft_wrap=True)


def _legend() -> Text:
    line = Text("Chú giải:", style="dim")
    for kind, label in _LEGEND:
        opening, closing = _BRACKETS[kind]
        line.append("  ").append(f"{opening}{label}{closing}", style=_STYLES[kind])
    return line


def _lines(
    reading: Reading, passage: Passage, tasks: tuple[Assignment, ...]
) -> Iterator[tuple[str, Text]]:
    words = _words(passage)
    words.rstrip()
    for number, line in enumerate(words.split("\n")):
        yield passage.path if number == 0 else "", line
    for mark in passage.marks:
        if note := _note(reading, mark):
            yield "", Text("  ").append_text(note)
    for task in tasks:
        yield "", Text("  ").append_text(_task(task))


def _print_beside(console: Console, path: str, line: Text) -> None:
    """Put the clause's path at the left; in a pipe lines stay whole, to be searched."""
    if not console.is_terminal:
        gutter = Text(f"{path:<{_GUTTER}} │ ", style="dim")
        console.print(Text.assemble(gutter, line), soft_wrap=True)
        return
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=_GUTTER, overflow="fold", style="dim")
    grid.add_column(overflow="fold")
    grid.add_row(path, line)
    console.print(grid)


def _words(passage: Passage) -> Text:
    line = Text()
    for piece in passage.pieces:
        for mark in _apart(piece.opened):
            line.append(_BRACKETS[mark.kind][0], style=_STYLES[mark.kind])
        style = " ".join(_STYLES[mark.kind] for mark in piece.marks)
        line.append(piece.text, style=style)
        for mark in reversed(_apart(piece.closed)):
            line.append(_BRACKETS[mark.kind][1], style=_STYLES[mark.kind])
            if mark.kind is MarkKind.CITATION:
                line.append(f"[{mark.index + 1}]", style="dim")
    return line


def _apart(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Keep one mark of each kind and span: one unit may have several duties."""
    return tuple({(mark.kind, mark.span): mark for mark in marks}.values())


def _note(reading: Reading, mark: Mark) -> Text | None:
    if mark.kind is MarkKind.CITATION:
        return _citation(reading, reading.citations[mark.index], mark.index + 1)
    if mark.kind is MarkKind.PROBLEM:
        return Text(f"‼ {all_problems(reading)[mark.index].message}", style="red")
    return None


def _task(task: Assignment) -> Text:
    line = Text.assemble("→ ", (task.unit, "cyan"), f": {ROLE_LABELS[task.role.value]}")
    if task.full:
        line.append(f" (= {task.full.name}, theo {_SOURCES[task.full.source]})", style="dim")
    if task.deadline:
        line.append(f"; thời hạn: {task.deadline}")
    dates = "; ".join(words for due in task.due if (words := due_words(due)))
    return line.append(f" (= {dates})", style="dim") if dates else line


def _citation(reading: Reading, citation: Citation, number: int) -> Text:
    details = citation_words(reading, citation)
    return Text.assemble(f"[{number}] ", (citation.key, "bold blue"), f" · {details}")
