"""One document as it was read, before it is linked with others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from cancu.graph.api.html import Html, grid, grid_of, tag, titled
from cancu.graph.api.shown import Shown, Table
from cancu.graph.ground import propose
from cancu.graph.proof import all_problems
from cancu.graph.rows import CITED_LABELS, ROLE_LABELS, Row, printed_date
from cancu.graph.show import show_reading
from cancu.ingest.extract import read as read_file
from cancu.ingest.extract import read_string
from cancu.ingest.model import Assignment, Citation, Field, Problem, Reading
from cancu.ingest.record import record
from cancu.ingest.tables import types


@dataclass(frozen=True, slots=True, repr=False)
class Citations(Table[Citation]):
    """Mentions of other instruments in reading order."""

    reading: Reading | None = None

    def rows(self) -> list[Row]:
        """Return a flat row a mention."""
        return [
            {
                "Điều khoản": one.clause,
                "Số hoặc tên": one.key,
                "Ngày": printed_date(one.resolution.date or one.mention.date),
                "Cơ quan ban hành": one.resolution.issuer or one.mention.issuer,
                "Vai trò": CITED_LABELS[one.role.value],
                "Trong mô tả của": self._outer(one),
                "Chỗ trong văn bản được viện dẫn": "; ".join(one.mention.pinpoint),
                "Nguyên văn": one.mention.text,
                "Chưa rõ": one.resolution.reason or one.doubt or None,
            }
            for one in self
        ]

    def html_of(self, shown: Citations) -> Html:
        """Return a table of the columns that are read first."""
        columns = ("Điều khoản", "Số hoặc tên", "Ngày", "Vai trò", "Trong mô tả của", "Nguyên văn")
        return grid_of(shown.rows(), columns)

    def _outer(self, one: Citation) -> str | None:
        held = self.reading is not None and one.via is not None
        return self.reading.citations[one.via].key if held else None  # type: ignore[union-attr, index]


@dataclass(frozen=True, slots=True, repr=False)
class Assignments(Table[Assignment]):
    """Units that clauses give something to do, in reading order."""

    def rows(self) -> list[Row]:
        """Return a flat row a unit and clause."""
        return [
            {
                "Điều khoản": one.clause,
                "Đơn vị": one.unit,
                "Vai trò": ROLE_LABELS[one.role.value],
                "Thời hạn": one.deadline,
            }
            for one in self
        ]


@dataclass(frozen=True, slots=True, repr=False)
class Paper(Shown):
    """A document that was read: what it says of itself, its citations and assignments.

    `reading` has every clause and the span of every word.
    """

    reading: Reading

    @property
    def title(self) -> str:
        """Return type and number."""
        return f"{types.label(self.type) if self.type else 'Văn bản'} {self.number or ''}".strip()

    @property
    def name(self) -> str:
        """Return the file's name."""
        return self.reading.document.name

    @property
    def text(self) -> str:
        """Return the repaired text, to which all spans refer."""
        return self.reading.document.text

    @property
    def number(self) -> str | None:
        """Return the number as printed."""
        return _value(self.reading.head.number)

    @property
    def type(self) -> str | None:
        """Return the code of the type, as KH or QĐ."""
        return _value(self.reading.head.type)

    @property
    def date(self) -> str | None:
        """Return the ISO date."""
        return _value(self.reading.head.date)

    @property
    def issuer(self) -> str | None:
        """Return the issuing body."""
        return _value(self.reading.head.issuer)

    @property
    def subject(self) -> str | None:
        """Return the text under the type word."""
        return _value(self.reading.head.title)

    @property
    def citations(self) -> Citations:
        """Return the mentions of other instruments."""
        return Citations(self.reading.citations, self.reading)

    @property
    def assignments(self) -> Assignments:
        """Return who is given what."""
        return Assignments(self.reading.assignments)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what a person should look at, each with its reason and place."""
        return all_problems(self.reading)

    def record(self) -> dict[str, Any]:
        """Return the JSON record of the annotation guide."""
        return record(self.reading)

    def rows(self) -> list[Row]:
        """Return the rows of the citations."""
        return self.citations.rows()

    def print_to(self, console: Console) -> None:
        """Print the reading as `cancu read` does."""
        show_reading(self.reading, propose(self.reading), console)

    def as_html(self) -> Html:
        """Return what the document says of itself, and its figures."""
        head = self.reading.head
        stated = [
            ("Trích yếu", _value(head.title)),
            ("Cơ quan ban hành", _value(head.issuer)),
            ("Ngày", printed_date(_value(head.date))),
            ("Người ký", _value(head.signer)),
            ("Chức vụ", _value(head.signer_title)),
            ("Điều khoản", sum(not clause.kind.is_zone for clause in self.reading.clauses)),
            ("Lượt viện dẫn", len(self.reading.citations)),
            ("Lượt giao việc", len(self.reading.assignments)),
        ]
        quote = self.reading.document.quote
        problems = [[one.message, quote(one.span) if one.span else None] for one in self.problems]
        told = [grid(("Mục", "Nội dung"), stated)]
        if problems:
            told.append(titled("Cần xem lại", grid(("Điều gì", "Câu chữ"), problems)))
        return tag("div", tag("p", tag("b", f"{self.title} ({self.name})")), *told)


def _value(field: Field | None) -> str | None:
    return field.value if field else None


def read(path: Path | str, ocr: bool = False) -> Paper:
    """Read one document: txt, html, mht, docx, doc, rtf, pdf, or with `ocr` a picture or scan.

    Raises `IngestError`, whose text names the file and the way out.

    >>> plan = cancu.read("data/raw/40-KH-UBND.txt")
    >>> plan.number, plan.date, len(plan.citations)
    ('40/KH-UBND', '2019-02-27', 23)
    >>> plan.citations[0].mention.text
    'Quyết định số 5523/QĐ-UBND ngày 04 tháng 12 năm 2018 của Ủy ban nhân dân Thành phố Hồ Chí Minh'
    """
    return Paper(read_file(Path(path), ocr))


def read_text(text: str, name: str = "văn bản") -> Paper:
    """Read a text that is already in memory.

    >>> cancu.read_text("Căn cứ Nghị quyết số 22-NQ/TW ngày 10/4/2013;").citations[0].key
    '22-NQ/TW'
    """
    return Paper(read_string(text, name))
