"""Instruments: who names them, what they carry out, what rests on them."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console

from cancu.graph.answers import InstrumentAnswer, Link, MentionRow
from cancu.graph.api.html import Html, faint, grid, joined, quoted, tag, titled
from cancu.graph.api.resting import AllResting, Resting
from cancu.graph.api.shown import MOST, Shown, Table, left_out
from cancu.graph.rows import (
    CITED_LABELS,
    Row,
    instrument_rows,
    printed_date,
)
from cancu.graph.show import show_instruments
from cancu.graph.validity import State


@dataclass(frozen=True, slots=True, repr=False)
class Instrument(Shown):
    """An instrument: who names it, what it carries out, what rests on it."""

    answer: InstrumentAnswer

    @property
    def title(self) -> str:
        """Return what it is called, with its date where one is stated."""
        when = f" ngày {printed_date(self.answer.date)}" if self.answer.date else ""
        return f"{self.answer.instrument}{when}"

    @property
    def id(self) -> str:
        """Return the node's id in the graph."""
        return self.answer.instrument_id

    @property
    def number(self) -> str | None:
        """Return the number in its standard form."""
        return self.answer.number

    @property
    def type(self) -> str | None:
        """Return the code of its type, as NQ or QĐ."""
        return self.answer.type

    @property
    def date(self) -> str | None:
        """Return the date as far as it is stated: ISO, YYYY-MM or YYYY."""
        return self.answer.date

    @property
    def issuer(self) -> str | None:
        """Return the issuing body as printed."""
        return self.answer.issuer

    @property
    def subject(self) -> str | None:
        """Return what it is about, as printed."""
        return self.answer.subject

    @property
    def state(self) -> State | None:
        """Return whether it has effect on the day of `as_of`; None where no day was asked for."""
        return self.answer.state

    @property
    def doubt(self) -> str:
        """Return why it could not be told which instrument is meant; empty where it could.

        >>> base.instrument("27/NQ-CP").only.doubt
        'không nêu năm ban hành'
        """
        return self.answer.reason

    @property
    def mentions(self) -> tuple[MentionRow, ...]:
        """Return the clauses that name it."""
        return self.answer.mentions

    @property
    def implements(self) -> tuple[Link, ...]:
        """Return what it carries out, upwards to the end, nearest first.

        >>> [link.upper for link in base.instrument("119-KH/TU").only.implements]
        ['Chỉ thị 45-CT/TW']
        """
        return self.answer.implements

    @property
    def implemented_by(self) -> tuple[Link, ...]:
        """Return what carries it out directly."""
        return self.answer.implemented_by

    @property
    def changes(self) -> tuple[Link, ...]:
        """Return what amends, replaces or repeals it, and what it does so to."""
        return self.answer.changes

    @property
    def duties(self) -> AllResting:
        """Return the duties that rest on it, directly and through chains."""
        return AllResting(tuple(Resting(self.title, row) for row in self.answer.resting))

    def rows(self) -> list[Row]:
        """Return flat rows as `cancu instrument --csv` prints them."""
        return list(instrument_rows([self.answer]))

    def print_to(self, console: Console) -> None:
        """Print the instrument as `cancu instrument` does."""
        show_instruments([self.answer], console)

    def as_html(self) -> Html:
        """Return what is stated of it, its relations, mentions and duties."""
        return tag("div", tag("p", tag("b", self.title)), *self._told(), *self._parts())

    def _told(self) -> list[Html]:
        said = [self.answer.issuer, self.answer.subject]
        told = [tag("p", faint(line)) for line in said if line]
        if self.answer.reason:
            told.append(tag("p", tag("i", f"Chưa rõ là văn bản nào: {self.answer.reason}.")))
        told += [tag("p", f"Suy ra, viện dẫn không in: {said}.") for said in self.answer.inferred]
        if self.answer.state:
            state = self.answer.state
            told.append(tag("p", f"Ngày {printed_date(state.day)}: {state.label}. {state.reason}"))
        return told

    def _parts(self) -> list[Html]:
        links = (*self.implements, *self.implemented_by, *self.changes)
        relations = [[x.lower, x.relation_label, x.upper, quoted(x.evidence)] for x in links[:MOST]]
        named = [[CITED_LABELS[x.role], quoted(x.evidence)] for x in self.mentions[:MOST]]
        parts = []
        if links:
            table = grid(("Văn bản", "quan hệ", "với", "Câu chữ"), relations)
            parts.append(_counted("Quan hệ với văn bản khác", len(links), table))
        if named:
            table = grid(("Vai trò", "Câu chữ"), named)
            parts.append(_counted("Nơi nêu tên", len(self.mentions), table))
        resting = self.duties
        return [*parts, titled(f"Nhiệm vụ dựa vào: {len(resting)}", resting.as_html())]


def _counted(title: str, count: int, table: Html) -> Html:
    rest = [faint(left_out(count))] if count > MOST else []
    return titled(f"{title}: {count}", table, *rest)


class Instruments(Table[Instrument]):
    """Instruments of the number or name that was asked for; a number can recur."""

    __slots__ = ()

    @property
    def duties(self) -> AllResting:
        """Return the duties that rest on any of these; each row names its instrument."""
        return AllResting(tuple(item for instrument in self for item in instrument.duties))

    def rows(self) -> list[Row]:
        """Return the rows of all these instruments."""
        return [row for item in self for row in item.rows()]

    def print_items(self, console: Console, items: tuple[Instrument, ...]) -> None:
        """Print instruments as `cancu instrument` does."""
        show_instruments([item.answer for item in items], console)

    def html_of(self, shown: Instruments) -> Html:
        """Return instruments one under the other."""
        return joined(item.as_html() for item in shown)
