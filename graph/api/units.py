"""Units and what they owe."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from cancu.graph.answers import UnitAnswer, UnitRow
from cancu.graph.api.duties import Bases, Duty, brief
from cancu.graph.api.html import Html, differing, grid_of, joined, tag
from cancu.graph.api.shown import Shown, Table
from cancu.graph.rows import ROLE_LABELS, Row, printed_date, unit_rows
from cancu.graph.show import show_units
from cancu.graph.succession import Successor


@dataclass(frozen=True, slots=True, repr=False)
class Task(Shown):
    """A duty as one unit owes it: its role in it, and by when."""

    unit: str
    place: str | None
    row: UnitRow
    duty: Duty

    @property
    def title(self) -> str:
        """Return unit, role and path."""
        return f"{self.unit} {ROLE_LABELS[self.row.role]}: {self.duty.path}"

    @property
    def role(self) -> str:
        """Return responsible, coordinating or advised."""
        return self.row.role

    @property
    def deadline(self) -> str | None:
        """Return the deadline as printed."""
        return self.row.deadline

    def rows(self) -> list[Row]:
        """Return one flat row."""
        head = {
            "Đơn vị": self.unit,
            "Của": self.place,
            "Vai trò": ROLE_LABELS[self.row.role],
            "Thời hạn": self.row.deadline,
            "Ngày tính được": self.row.due or None,
        }
        return [{**head, **brief(self.duty.answer)}]

    def print_to(self, console: Console) -> None:
        """Print the duty with the unit's role."""
        show_units([_unit_answer(self)], console)


def _unit_answer(task: Task) -> UnitAnswer:
    return UnitAnswer(task.unit, task.place, ((task.row, task.duty.answer),))


class Tasks(Table[Task]):
    """What units owe: a row for each duty in which a unit has a role."""

    __slots__ = ()

    @property
    def bases(self) -> Bases:
        """Return the bases of these duties, each duty once."""
        duties = dict.fromkeys(task.duty for task in self)
        return Bases(tuple(basis for duty in duties for basis in duty.bases))

    def of(self, role: str) -> Tasks:
        """Return those in which the unit is responsible, coordinating or advised.

        >>> [task.duty.path for task in base.unit("Phòng Nội vụ").duties.of("coordinating")]
        ['III/3/-2']
        """
        return Tasks(tuple(task for task in self if task.role == role))

    def rows(self) -> list[Row]:
        """Return a flat row a duty and role."""
        return [row for task in self for row in task.rows()]

    def print_items(self, console: Console, items: tuple[Task, ...]) -> None:
        """Print two lines a duty: whose it is, and its words."""
        for task in items:
            until = f" — thời hạn: {task.deadline}" if task.deadline else ""
            console.print(Text(f"{task.title}{until}"), soft_wrap=True)
            console.print(Text(f"  “{task.duty.text}”"), soft_wrap=True)
        if not items:
            console.print("Không được giao việc nào.")

    def html_of(self, shown: Tasks) -> Html:
        """Return a table of the columns that are read first."""
        columns = ("Đơn vị", "Vai trò", "Điều khoản", "Nội dung", "Thời hạn", "Căn cứ")
        rows = shown.rows()
        return grid_of(rows, (*differing(rows, "Của", "Tệp"), *columns, "Mức chứng minh"))


@dataclass(frozen=True, slots=True, repr=False)
class Unit(Shown):
    """A unit and what it owes."""

    answer: UnitAnswer

    @property
    def title(self) -> str:
        """Return the unit's name and the body it belongs to."""
        body = f" ({self.answer.place})" if self.answer.place else ""
        return f"{self.answer.unit}{body}"

    @property
    def name(self) -> str:
        """Return the unit's name as printed."""
        return self.answer.unit

    @property
    def place(self) -> str | None:
        """Return the body that the unit belongs to."""
        return self.answer.place

    @property
    def duties(self) -> Tasks:
        """Return its duties with its role in each."""
        name, body = self.answer.unit, self.answer.place
        return Tasks(tuple(Task(name, body, row, Duty(duty)) for row, duty in self.answer.duties))

    @property
    def successors(self) -> tuple[Successor, ...]:
        """Return who has its work on the day of `as_of`.

        >>> [heir] = base.as_of("22/11/2026").unit("Phòng Nội vụ").only.successors
        >>> heir.act
        'Nghị định 150/2025/NĐ-CP'
        """
        return self.answer.successors

    def rows(self) -> list[Row]:
        """Return a flat row a basis of each duty, as `cancu unit --csv` prints them."""
        return list(unit_rows([self.answer]))

    def print_to(self, console: Console) -> None:
        """Print what the unit owes as `cancu unit` does."""
        show_units([self.answer], console)

    def as_html(self) -> Html:
        """Return its successors and a table of its duties."""
        heirs = [
            tag("p", f"Từ {printed_date(heir.since)}: {heir.unit} ({heir.how_label}; {heir.act})")
            for heir in self.successors
        ]
        count = f"{self.title}: {len(self.answer.duties)} việc"
        return tag("div", tag("p", tag("b", count)), *heirs, self.duties.as_html())


class Units(Table[Unit]):
    """Units of the name that was asked for; offices of one name exist in many places."""

    __slots__ = ()

    @property
    def duties(self) -> Tasks:
        """Return what all these units owe; each row names its unit and body."""
        return Tasks(tuple(task for unit in self for task in unit.duties))

    def rows(self) -> list[Row]:
        """Return the rows of all these units."""
        return [row for unit in self for row in unit.rows()]

    def print_items(self, console: Console, items: tuple[Unit, ...]) -> None:
        """Print units as `cancu unit` does."""
        show_units([unit.answer for unit in items], console)

    def html_of(self, shown: Units) -> Html:
        """Return units one under the other."""
        return joined(unit.as_html() for unit in shown)
