"""What is kept, what is wrong, what changed, what waits for a person: tables over documents."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.console import Console

from cancu.graph.api.html import Html, differing, grid, grid_of, joined, quoted, tag, titled
from cancu.graph.api.shown import MOST, Table
from cancu.graph.check import RULES
from cancu.graph.compare import Compared, Fate
from cancu.graph.finding import Finding
from cancu.graph.pending import Pending
from cancu.graph.rows import Row, place, printed_date
from cancu.graph.show_check import show_findings
from cancu.graph.show_compare import compared_rows, show_compared
from cancu.ingest.tables import types

_TITLES = {rule.code: rule.title for rule in RULES}


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read, by what it says of itself; what it does not state is None."""

    file: str
    number: str | None
    type: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    problems: int  # places that a person should look at

    @property
    def title(self) -> str:
        """Return file, type and number."""
        kind = types.label(self.type) if self.type else "Văn bản"
        return f"{self.file}: {kind} {self.number or '(không nêu số)'}"


def document_of(data: dict[str, Any]) -> Document:
    """Return what the node of a document says."""
    return Document(
        file=data["file"],
        number=data["number"],
        type=data["type"],
        date=data["date"],
        issuer=data["issuer"],
        subject=data["title"],
        problems=len(data["problems"]),
    )


class Documents(Table[Document]):
    """The documents of a base, by file name."""

    __slots__ = ()

    def rows(self) -> list[Row]:
        """Return a flat row a document."""
        return [
            {
                "Tệp": one.file,
                "Số, ký hiệu": one.number,
                "Loại": types.label(one.type) if one.type else None,
                "Ngày": printed_date(one.date),
                "Cơ quan ban hành": one.issuer,
                "Trích yếu": one.subject,
                "Cần xem lại": one.problems,
            }
            for one in self
        ]


class Findings(Table[Finding]):
    """What the rules found, rule by rule; each finding quotes its words."""

    __slots__ = ()

    def of(self, *rules: str) -> Findings:
        """Return the findings of some rules, by their codes.

        >>> base.check().of("order").only.rule
        'order'
        """
        return Findings(tuple(finding for finding in self if finding.rule in rules))

    @property
    def counts(self) -> dict[str, int]:
        """Return the number of findings of each rule that found something."""
        return {code: len(list(rows)) for code, rows in groupby(self, lambda one: one.rule)}

    def rows(self) -> list[Row]:
        """Return a flat row for each place of each finding."""
        return [
            {
                "Quy tắc": finding.rule,
                "Tên quy tắc": _TITLES[finding.rule],
                "Điểm cần xem": finding.message,
                "Nơi": place(evidence),
                "Câu chữ": evidence.quote,
            }
            for finding in self
            for evidence in finding.places
        ]

    def print_to(self, console: Console) -> None:
        """Print how many each rule found where they are too many to print, then the first."""
        if len(self) > MOST:
            for code, count in self.counts.items():
                console.print(f"{count:6} {_TITLES[code]} [{code}]", markup=False, soft_wrap=True)
        Table.print_to(self, console)

    def print_items(self, console: Console, items: tuple[Finding, ...]) -> None:
        """Print findings as `cancu check` does."""
        show_findings(console, items)

    def html_of(self, shown: Findings) -> Html:
        """Return a table for each rule."""
        parts = []
        for code, findings in groupby(shown, lambda one: one.rule):
            rows = [[one.message, _places(one)] for one in findings]
            title = f"{_TITLES[code]} [{code}]: {self.counts[code]}"
            parts.append(titled(title, grid(("Điểm cần xem", "Câu chữ"), rows)))
        return joined(parts) if parts else tag("p", "Không có điểm nào cần xem.")


def _places(finding: Finding) -> Html:
    return joined((quoted(evidence) for evidence in finding.places), "<br>")


class Comparison(Table[Compared]):
    """The duties of two plans: kept, reworded, dropped, new; with other owners or bases."""

    __slots__ = ()

    def of(self, *fates: Fate | str) -> Comparison:
        """Return the duties with one of these fates: `giữ nguyên`, `sửa lời`, `không còn`, `mới`.

        Raises `ValueError` for any other word.

        >>> len(base.compare("40/KH-UBND", "40/KH-UBND").of("giữ nguyên"))
        22
        """
        wanted = {Fate(fate) for fate in fates}
        return Comparison(tuple(row for row in self if row.fate in wanted))

    def rows(self) -> list[Row]:
        """Return a flat row a duty as `cancu compare --csv` prints them."""
        return list(compared_rows(self))

    def print_to(self, console: Console) -> None:
        """Print the changes as `cancu compare` does; what is wholly the same is only counted."""
        show_compared(console, self.items)


class Proposals(Table[Pending]):
    """Bases that are proposed and wait for a person; decided ones too, with their verdict."""

    __slots__ = ()

    @property
    def open(self) -> Proposals:
        """Return those that nobody has confirmed or rejected.

        >>> {row.verdict for row in base.proposals().open}
        {''}
        """
        return Proposals(tuple(row for row in self if not row.verdict))

    def rows(self) -> list[Row]:
        """Return a flat row a proposal."""
        return [
            {
                "Tệp": row.document,
                "Nhiệm vụ": row.duty,
                "Nội dung": row.content,
                "Độ khớp": row.score,
                "Căn cứ": "; ".join(row.instruments),
                "Kết luận": row.verdict or "chờ xác nhận",
                "Lời nhiệm vụ": row.duty_text,
                "Lời nội dung": row.content_text,
            }
            for row in self
        ]

    def html_of(self, shown: Proposals) -> Html:
        """Return a table of the columns that are read first."""
        columns = ("Nhiệm vụ", "Lời nhiệm vụ", "Nội dung", "Lời nội dung", "Độ khớp", "Căn cứ")
        rows = shown.rows()
        return grid_of(rows, (*differing(rows, "Tệp"), *columns))

    def print_items(self, console: Console, items: tuple[Pending, ...]) -> None:
        """Print a line a proposal."""
        for row in items:
            named = "; ".join(row.instruments)
            verdict = row.verdict or "chờ xác nhận"
            console.print(
                f"{row.document}: {row.duty} → {row.content} ({row.score:.2f}, {verdict}) {named}",
                soft_wrap=True,
                markup=False,
            )
        if not items:
            console.print("Không có đề xuất nào.")
