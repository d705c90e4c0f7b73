"""Duties and what backs them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rich.console import Console

from cancu.graph.answers import BasisRow, DutyAnswer, UnitRow
from cancu.graph.api.html import Html, differing, faint, grid, grid_of, joined, quoted, tag
from cancu.graph.api.shown import Shown, Table
from cancu.graph.model import Evidence
from cancu.graph.rows import (
    ROLE_LABELS,
    Row,
    chain_text,
    duty_rows,
    place,
    printed_date,
)
from cancu.graph.show import show_duties


@dataclass(frozen=True, slots=True, repr=False)
class Basis(Shown):
    """One instrument that backs one duty, with the words that say so."""

    duty: DutyAnswer
    row: BasisRow

    @property
    def title(self) -> str:
        """Return duty, instrument and proof level in one line."""
        return f"{self.duty.path}: {self.row.instrument} [{self.row.level_label}]"

    @property
    def instrument(self) -> str:
        """Return the instrument as it is called: `Nghị quyết 38/NQ-CP`."""
        return self.row.instrument

    @property
    def level(self) -> str:
        """Return how it is known: explicit, section, confirmed, carried (proposed) or preamble."""
        return self.row.level

    @property
    def evidence(self) -> Evidence:
        """Return the words that name the instrument, and their place."""
        return self.row.evidence

    @property
    def chain(self) -> tuple[str, ...]:
        """Return what the instrument carries out in turn, nearest first.

        >>> base.basis("III/9/-2").only.bases[2].chain
        ('Chỉ thị 45-CT/TW',)
        """
        return tuple(link.upper for link in self.row.chain)

    def rows(self) -> list[Row]:
        """Return one flat row."""
        return list(duty_rows([replace(self.duty, bases=(self.row,))]))

    def print_to(self, console: Console) -> None:
        """Print the duty with this basis alone."""
        show_duties([replace(self.duty, bases=(self.row,))], console)


class Bases(Table[Basis]):
    """A row for each basis of each duty."""

    __slots__ = ()

    def rows(self) -> list[Row]:
        """Return a flat row a basis, as `cancu basis --csv` prints them."""
        return [row for item in self for row in item.rows()]

    def html_of(self, shown: Bases) -> Html:
        """Return a table of the columns that are read first."""
        columns = ("Điều khoản", "Căn cứ", "Mức chứng minh", "Qua nội dung", "Điểm", "Từ chung")
        rows = shown.rows()
        day = ("Hiệu lực",) if any(item.row.state for item in shown) else ()
        return grid_of(rows, (*differing(rows, "Tệp"), *columns, *day, "Câu chữ"))


@dataclass(frozen=True, slots=True, repr=False)
class Duty(Shown):
    """A duty, or another clause that was asked for, with its units and bases."""

    answer: DutyAnswer

    @property
    def title(self) -> str:
        """Return file and path."""
        return f"{self.answer.document}#{self.answer.path}"

    @property
    def document(self) -> str:
        """Return the file's name."""
        return self.answer.document

    @property
    def path(self) -> str:
        """Return the clause's path: `III/9/-2`."""
        return self.answer.path

    @property
    def text(self) -> str:
        """Return the clause's own words."""
        return self.answer.text

    @property
    def units(self) -> tuple[UnitRow, ...]:
        """Return the units that the clause names, each with its role and deadline."""
        return self.answer.units

    @property
    def responsible(self) -> tuple[str, ...]:
        """Return the units whose duty it is."""
        return tuple(unit.unit for unit in self.answer.units if unit.role == "responsible")

    @property
    def bases(self) -> Bases:
        """Return every basis, the best proven first.

        >>> print(base.basis("III/9/-2").only.bases[3].title)
        III/9/-2: Quyết định 5523/QĐ-UBND [căn cứ chung của văn bản]
        """
        return Bases(tuple(Basis(self.answer, row) for row in self.answer.bases))

    @property
    def only_general(self) -> bool:
        """Tell that nothing backs it but the document's own căn cứ, or nothing at all."""
        return self.answer.only_general

    @property
    def evidence(self) -> Evidence:
        """Return the clause's words and their place."""
        return self.answer.evidence

    def rows(self) -> list[Row]:
        """Return one flat row: its units, deadlines and all its bases."""
        return [brief(self.answer)]

    def print_to(self, console: Console) -> None:
        """Print the duty as `cancu basis` does."""
        show_duties([self.answer], console)

    def as_html(self) -> Html:
        """Return the duty with its units and a table of its bases."""
        head = [tag("b", self.path), " ", faint(place(self.answer.evidence))]
        told = [tag("p", *head), tag("blockquote", self.text)]
        if self.units:
            told.append(tag("p", joined(map(_unit_html, self.units), "<br>")))
        if self.only_general and self.answer.is_duty:
            told.append(tag("p", tag("i", "Không điều khoản nào nêu căn cứ riêng.")))
        return tag("div", *told, _bases_html(self.answer.bases))


class Duties(Table[Duty]):
    """Duties that answer a question."""

    __slots__ = ()

    @property
    def bases(self) -> Bases:
        """Return the bases of all these duties, a row each.

        >>> len(base.basis("kiều bào").bases)
        4
        """
        return Bases(tuple(basis for duty in self for basis in duty.bases))

    def rows(self) -> list[Row]:
        """Return a flat row a duty; `bases.rows()` has a row a basis."""
        return [row for duty in self for row in duty.rows()]

    def print_items(self, console: Console, items: tuple[Duty, ...]) -> None:
        """Print duties as `cancu basis` does."""
        show_duties([duty.answer for duty in items], console)

    def html_of(self, shown: Duties) -> Html:
        """Return duties one under the other."""
        return joined(duty.as_html() for duty in shown)


def brief(duty: DutyAnswer) -> Row:
    """Return a duty in one row; its bases stand in the order of their proof."""
    named = dict.fromkeys(row.instrument for row in duty.bases)
    until = dict.fromkeys(unit.deadline for unit in duty.units if unit.deadline)
    return {
        "Tệp": duty.document,
        "Điều khoản": duty.path,
        "Nội dung": duty.text,
        "Đơn vị chịu trách nhiệm": "; ".join(
            unit.unit for unit in duty.units if unit.role == "responsible"
        ),
        "Thời hạn nêu": "; ".join(until),
        "Căn cứ": "; ".join(named),
        "Mức chứng minh": duty.bases[0].level_label if duty.bases else "không tìm thấy căn cứ",
        "Số căn cứ": len(named),
    }


def _unit_html(row: UnitRow) -> Html:
    told = [faint(f"{ROLE_LABELS[row.role]}: "), row.unit]
    if row.deadline:
        told.append(f" — thời hạn: {row.deadline}")
    if row.due:
        told.append(faint(f" (= {row.due})"))
    return joined(told)


def _bases_html(bases: tuple[BasisRow, ...]) -> Html:
    if not bases:
        return tag("p", tag("i", "Không tìm thấy căn cứ nào trong văn bản."))
    has_day = any(row.state for row in bases)
    headings = ["Căn cứ", "Mức chứng minh", "Câu chữ", "Văn bản ấy lại"]
    rows = []
    for row in bases:
        cells = [_named(row), _proof(row), quoted(row.evidence), _above(row)]
        rows.append([*cells[:1], row.state.label if row.state else None, *cells[1:]])
    if has_day:
        return grid([headings[0], "Hiệu lực", *headings[1:]], rows)
    return grid(headings, [[*cells[:1], *cells[2:]] for cells in rows])


def _named(row: BasisRow) -> Html:
    when = f"ngày {printed_date(row.date)}" if row.date else "không nêu ngày"
    return joined([tag("b", row.instrument), Html("<br>"), faint(when)])


def _proof(row: BasisRow) -> Html:
    told: list[object] = [row.level_label]
    if row.content:
        told.append(f"qua nội dung {row.content}")
    if row.score is not None:
        told.append(f"độ khớp {row.score:.2f}; từ chung: {', '.join(row.shared)}")
    if row.decided:
        told.append(f"xác nhận: {row.decided}")
    return joined([told[0], *(faint(Html("<br>"), part) for part in told[1:])])


def _above(row: BasisRow) -> str | None:
    return chain_text(row.chain) or None
