"""Duties that rest on an instrument, and what falls when it does."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from cancu.graph.answers import RestingRow
from cancu.graph.api.duties import Duty
from cancu.graph.api.html import Html, differing, grid, grid_of, joined, tag, titled
from cancu.graph.api.shown import Shown, Table
from cancu.graph.impact import Impact
from cancu.graph.rows import Row, chain_text, impact_rows
from cancu.graph.show_check import show_impact


@dataclass(frozen=True, slots=True, repr=False)
class Resting(Shown):
    """A duty that rests on an instrument, directly or through what carries it out."""

    instrument: str
    row: RestingRow

    @property
    def title(self) -> str:
        """Return the steps from the duty up to the instrument."""
        return " → ".join(self.steps)

    @property
    def duty(self) -> Duty:
        """Return the duty."""
        return Duty(self.row.duty)

    @property
    def level(self) -> str:
        """Return how the duty's own basis is known: explicit … preamble."""
        return self.row.basis.level

    @property
    def steps(self) -> tuple[str, ...]:
        """Return duty, clause that names its basis, basis, and so on up to the instrument.

        >>> base.instrument("45-CT/TW").duties[0].steps
        ('III/9/-2', 'II/2/2.5', 'Kế hoạch 119-KH/TU', 'Chỉ thị 45-CT/TW')
        """
        through = [self.row.basis.through] if self.row.basis.through else []
        above = [link.upper for link in self.row.chain]
        return (self.row.duty.path, *through, self.row.basis.instrument, *above)

    def rows(self) -> list[Row]:
        """Return one flat row."""
        duty = self.duty
        return [
            {
                "Văn bản": self.instrument,
                "Tệp": duty.document,
                "Điều khoản": duty.path,
                "Nội dung": duty.text,
                "Đơn vị chịu trách nhiệm": "; ".join(duty.responsible),
                "Mức chứng minh": self.row.basis.level_label,
                "Đường đi": self.title,
                "Chuỗi": chain_text(self.row.chain),
                "Câu chữ": self.row.basis.evidence.quote,
            }
        ]

    def print_to(self, console: Console) -> None:
        """Print the steps and the duty's words."""
        console.print(Text(f"{self.title} [{self.row.basis.level_label}]"), soft_wrap=True)
        console.print(Text(f"  “{self.row.duty.text}”"), soft_wrap=True)


class AllResting(Table[Resting]):
    """Duties that rest on instruments, a row for each way up."""

    __slots__ = ()

    def rows(self) -> list[Row]:
        """Return a flat row for each duty and way up."""
        return [row for item in self for row in item.rows()]

    def print_items(self, console: Console, items: tuple[Resting, ...]) -> None:
        """Print each way up."""
        for item in items:
            item.print_to(console)
        if not items:
            console.print("Không có nhiệm vụ nào.")

    def html_of(self, shown: AllResting) -> Html:
        """Return a table of the columns that are read first."""
        columns = ("Đường đi", "Mức chứng minh", "Đơn vị chịu trách nhiệm", "Nội dung")
        rows = shown.rows()
        return grid_of(rows, (*differing(rows, "Văn bản", "Tệp"), *columns))


@dataclass(frozen=True, slots=True, repr=False)
class Fallen(Shown):
    """What falls when an instrument does: documents, clauses, duties, units."""

    answer: Impact

    @property
    def title(self) -> str:
        """Return the instrument with the number of duties that fall with it."""
        return f"{self.answer.instrument}: {len(self.answer.duties)} nhiệm vụ"

    @property
    def instrument(self) -> str:
        """Return what the instrument is called."""
        return self.answer.instrument

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the files that name it or have duties that rest on it."""
        return self.answer.documents

    @property
    def duties(self) -> AllResting:
        """Return the duties that rest on it, each once, by its strongest basis."""
        return AllResting(tuple(Resting(self.instrument, row) for row in self.answer.duties))

    @property
    def units(self) -> tuple[tuple[str, int], ...]:
        """Return responsible units with the number of duties each has on this basis.

        >>> base.impact("36-NQ/TW").only.units[0]
        ('các đoàn thể', 1)
        """
        return self.answer.units

    @property
    def firm(self) -> int:
        """Return the number of duties that name it, or what carries it out."""
        return self.answer.firm

    @property
    def proposed(self) -> int:
        """Return the number of duties that rest on it only as proposed."""
        return self.answer.proposed

    @property
    def general(self) -> int:
        """Return the number of duties that have it only as their document's căn cứ."""
        return self.answer.general

    def rows(self) -> list[Row]:
        """Return flat rows as `cancu impact --csv` prints them."""
        return list(impact_rows([self.answer]))

    def print_to(self, console: Console) -> None:
        """Print what falls as `cancu impact` does."""
        show_impact(console, [self.answer])

    def as_html(self) -> Html:
        """Return the figures, the units and the duties."""
        told = (
            f"{len(self.documents)} tài liệu, {len(self.answer.clauses)} điều khoản nêu tên, "
            f"{len(self.duties)} nhiệm vụ ({self.firm} nêu rõ, {self.proposed} đề xuất, "
            f"{self.general} chỉ là căn cứ chung)"
        )
        units = grid(("Đơn vị", "Số nhiệm vụ"), self.units)
        title = f"Nếu {self.instrument} hết hiệu lực"
        return titled(title, tag("p", told), units, self.duties.as_html())


class Falling(Table[Fallen]):
    """What falls with each instrument of the number that was asked for."""

    __slots__ = ()

    @property
    def duties(self) -> AllResting:
        """Return the duties that fall; each row names its instrument."""
        return AllResting(tuple(item for one in self for item in one.duties))

    def rows(self) -> list[Row]:
        """Return the rows of all these instruments."""
        return [row for one in self for row in one.rows()]

    def print_items(self, console: Console, items: tuple[Fallen, ...]) -> None:
        """Print what falls as `cancu impact` does."""
        show_impact(console, [item.answer for item in items])

    def html_of(self, shown: Falling) -> Html:
        """Return what falls with each, one under the other."""
        return joined(item.as_html() for item in shown)
