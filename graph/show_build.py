"""A build on the terminal: how far it is while it runs, and what it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from cancu.graph.address import address_of
from cancu.graph.counts import Counts, Sizes, counted_mentions, sizes
from cancu.graph.folder import Built, Watch
from cancu.graph.model import NodeKind
from cancu.graph.postgres import shown
from cancu.graph.reading_pool import Outcome
from cancu.graph.show import terminal
from cancu.graph.store import opened

_KINDS = {
    NodeKind.DOCUMENT: "tài liệu",
    NodeKind.CLAUSE: "điều khoản",
    NodeKind.DUTY: "nhiệm vụ",
    NodeKind.INSTRUMENT: "văn bản",
    NodeKind.UNIT: "đơn vị",
}
_T = TypeVar("_T")
_WAITING = "Đang có một lần dựng đồ thị khác ở thư mục này; chờ đến khi xong."


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        """Return how many files are done in a second."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f} tệp/giây" if speed else "", style="dim")


def watch(console: Console | None = None) -> Watch:
    """Show bars while a build runs; nothing but the wait for another where no person watches."""
    shown = console or Console(stderr=True)

    def reading(outcomes: Iterator[Outcome], total: int) -> Iterable[Outcome]:
        return _bar(shown, outcomes, total, "Đang đọc")

    def linking(names: Sequence[str]) -> Iterable[str]:
        return _bar(shown, iter(names), len(names), "Đang liên kết")

    return Watch(reading, linking, lambda: shown.print(_WAITING, highlight=False))


def _bar(console: Console, items: Iterator[_T], total: int, label: str) -> Iterator[_T]:
    if not console.is_terminal or not total:
        yield from items
        return
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), _Rate())
    left = TextColumn("còn", style="dim"), TimeRemainingColumn(compact=True)
    with Progress(*columns, *left, console=console, transient=True) as progress:
        task = progress.add_task(label, total=total)
        for item in items:
            progress.advance(task)
            yield item


def show_built(built: Built, target: Path, console: Console | None = None) -> None:
    """Print what a build did."""
    console = console or terminal()
    console.print(
        f"Đọc mới {len(built.read)} tệp, giữ nguyên {len(built.unchanged)}, "
        f"bỏ {len(built.removed)}, lỗi {len(built.failed)}."
    )
    address = address_of(target)
    place = f"{target} (kho {shown(address)})" if address else str(target)
    with closing(opened(target)) as database:
        _show_sizes(console, sizes(database), place)
        _show_counts(console, counted_mentions(database))
    if not (built.read or built.unchanged or built.failed):
        _warn(console, "Thư mục không có văn bản nào (txt, html, mht, docx, doc, rtf, pdf).")
    if built.pictures:
        named = ", ".join(built.pictures)
        _warn(console, f"{len(built.pictures)} tệp ảnh chưa đọc (dùng --ocr để nhận dạng): {named}")
    for line in built.failed:
        console.print(Text(f"  lỗi: {line}", style="red"))


def _warn(console: Console, text: str) -> None:
    console.print(Text(text, style="yellow"))


def _show_sizes(console: Console, found: Sizes, place: str) -> None:
    named = ", ".join(f"{found.nodes.get(kind, 0)} {label}" for kind, label in _KINDS.items())
    console.print(f"Đồ thị: {named}; {found.edges} quan hệ. Ghi tại {place}.")


def _show_counts(console: Console, found: Counts) -> None:
    if not found.mentions:
        return
    console.print(
        f"Viện dẫn: {found.mentions} lần, rõ {found.resolved}, có thể là nhiều văn bản "
        f"{found.ambiguous}, chưa rõ {found.unresolved}."
    )
    for reason, count in found.reasons:
        console.print(Text(f"  {count} lần: {reason}", style="dim"))
