"""A base of documents that answers questions: a store on disk, or readings in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
from rich.console import Console
from rich.text import Text

from cancu.graph import as_of, partial, query
from cancu.graph.answers import InstrumentAnswer
from cancu.graph.api.draw import draw
from cancu.graph.api.duties import Duties, Duty
from cancu.graph.api.handed import Assigned
from cancu.graph.api.html import Html, grid, tag
from cancu.graph.api.instruments import Instrument, Instruments
from cancu.graph.api.picture import KIND_LABELS
from cancu.graph.api.reports import Comparison, Documents, Findings, Proposals, document_of
from cancu.graph.api.resting import Fallen, Falling
from cancu.graph.api.shown import Shown
from cancu.graph.api.units import Unit, Units
from cancu.graph.check import RULES, check
from cancu.graph.compare import compare
from cancu.graph.days import iso_day
from cancu.graph.decisions import load_decisions
from cancu.graph.duties import duties as all_duties
from cancu.graph.elements import Graph
from cancu.graph.explorer.page import explorer_page
from cancu.graph.export import FORMS, export
from cancu.graph.finding import Checked
from cancu.graph.folder import Built
from cancu.graph.impact import impact_of
from cancu.graph.matrix import instrument_matrix, plan_matrix, unit_matrix
from cancu.graph.model import NodeKind
from cancu.graph.pending import pending
from cancu.graph.rows import Row, printed_date
from cancu.graph.shelf import Held, Shelf, kept, meant, near, rings
from cancu.graph.show_build import show_built
from cancu.graph.states import Known, load_states
from cancu.graph.store import load_graph, opened, stamp
from cancu.graph.succession import registry
from cancu.graph.whole_file import put
from cancu.ingest.tables.succession import Succession, successions

if TYPE_CHECKING:
    from cancu.graph.api.widget import GraphWidget


@dataclass(frozen=True, repr=False)
class Base(Shown):
    """Documents that answer questions; made by `cancu.open`, `cancu.build` or `cancu.link`.

    Frozen: `as_of` gives another base. Answers are tables that print themselves, and hold the
    same values as the command line shows. `folder` is None where all is in memory; `built` says
    what a build read, kept and could not read.
    """

    folder: Path | None = None
    held: Graph | None = None
    day: str | None = None
    built: Built | None = None

    # --- questions -------------------------------------------------------------------------

    def basis(self, question: str, document: str | None = None) -> Duties:
        """Return the duties that `question` names, each with every basis and its proof level.

        `question` is a clause path or some words, with or without tones; `document` a file name
        or number. Raises `NothingFound` with near paths or the words that no clause has.

        >>> duty = base.basis("III/9/-2").only
        >>> duty.responsible
        ('Ủy ban Mặt trận tổ quốc Việt Nam Quận 11', 'các đoàn thể')
        >>> for basis in duty.bases:
        ...     print(basis.instrument, basis.level, basis.chain)
        Nghị quyết 36-NQ/TW carried ()
        Kế hoạch 1730/KH-UB carried ('Nghị quyết 27/NQ-CP',)
        Kế hoạch 119-KH/TU carried ('Chỉ thị 45-CT/TW',)
        Quyết định 5523/QĐ-UBND preamble ()
        >>> [duty.path for duty in base.basis("kieu bao")]
        ['III/9/-2']
        """
        graph = self._graph_for(partial.for_basis, question)
        name = query.find_document(graph, document) if document else None
        answers = query.basis(graph, question, name)
        if self.day:
            answers = as_of.duties_on(graph, answers, self.day, self._states())
        return Duties(tuple(map(Duty, answers)))

    def duties(self, document: str | None = None) -> Duties:
        """Return all duties of a document (file name or number), or of all, in reading order.

        Raises `NothingFound` where there is no such document.

        >>> len(base.duties("40/KH-UBND"))
        22
        """
        graph = self.graph()
        name = query.find_document(graph, document) if document else None
        answers = all_duties(graph, name)
        if self.day:
            answers = as_of.duties_on(graph, answers, self.day, self._states())
        return Duties(tuple(map(Duty, answers)))

    def unit(self, name: str) -> Units:
        """Return the units of that name, or with that in their name; `.duties` is what they owe.

        Raises `NothingFound` with near names.

        >>> office = base.unit("phong noi vu")
        >>> office.only.name, len(office.duties)
        ('Phòng Nội vụ', 3)
        >>> [task.duty.path for task in office.duties.of("responsible")]
        ['III/6/-1', 'III/6/-2']
        """
        graph = self._graph_for(partial.for_unit, name)
        answers = query.unit(graph, name)
        if self.day:
            tables = self._states(), self._registry()
            answers = as_of.units_on(graph, answers, self.day, *tables)
        return Units(tuple(map(Unit, answers)))

    def instrument(self, number: str) -> Instruments:
        """Return the instruments of that number or name, with all that names or rests on them.

        Dashes, slashes, blanks, case and tones may be typed in any way. Raises `NothingFound`
        with near numbers.

        >>> directive = base.instrument("45 ct tw").only
        >>> directive.title
        'Chỉ thị 45-CT/TW'
        >>> [link.lower for link in directive.implemented_by]
        ['Kế hoạch 119-KH/TU']
        """
        return Instruments(tuple(map(Instrument, self._instruments(number))))

    def impact(self, number: str) -> Falling:
        """Return what falls when an instrument does: documents, clauses, duties, units.

        Raises `NothingFound` with near numbers.

        >>> fallen = base.impact("45-CT/TW").only
        >>> len(fallen.duties), fallen.firm, fallen.proposed
        (1, 0, 1)
        """
        return Falling(tuple(Fallen(impact_of(one)) for one in self._instruments(number)))

    def _instruments(self, number: str) -> tuple[InstrumentAnswer, ...]:
        graph = self._graph_for(partial.for_instrument, number)
        answers = query.instrument(graph, number)
        if self.day:
            answers = as_of.instruments_on(graph, answers, self.day, self._states())
        return answers

    def check(self, *only: str, without: Collection[str] = ()) -> Findings:
        """Return what contradicts itself, has ended, is unclear or missing, each with its words.

        `only` and `without` are codes of rules (`cancu.RULES`). Raises `ValueError` for others.

        >>> base.check(without=["no-basis"]).counts["order"]
        1
        >>> base.check("order").only.places[0].clause
        'II/1/1.1/-1'
        """
        codes = [rule.code for rule in RULES]
        unknown = sorted({*only, *without} - set(codes))
        if unknown:
            raise ValueError(f"không có quy tắc {', '.join(unknown)}; có: {', '.join(codes)}")
        decided = load_decisions(self.folder) if self.folder else ()
        checked = Checked(self.graph(), self._states(), self.day, decided)
        return Findings(check(checked, only, without))

    def compare(self, before: str, after: str) -> Comparison:
        """Return the duties of two documents: kept, reworded, dropped, new.

        Both are file names or numbers. Raises `NothingFound` with near names.

        >>> {str(row.fate) for row in base.compare("40/KH-UBND", "40-KH-UBND.txt")}
        {'giữ nguyên'}
        """
        graph = self.graph()
        names = [query.find_document(graph, wanted) for wanted in (before, after)]
        return Comparison(compare(graph, *names))

    def proposals(self, document: str | None = None) -> Proposals:
        """Return the bases that are proposed; `.open` those that wait for a person.

        Raises `NothingFound` where there is no such document.

        >>> [row.content for row in base.proposals().open if row.duty == "III/9/-2"]
        ['II/2/2.5']
        """
        graph = self.graph()
        name = query.find_document(graph, document) if document else None
        return Proposals(tuple(pending(graph, name)))

    def as_of(self, day: str | date) -> Base:
        """Return the same base, whose answers say what has effect on `day`.

        `day` is `22/11/2026`, ISO or a date. Raises `ValueError` for anything else.

        >>> [basis] = base.as_of("22/11/2026").basis("III/9/-2").only.bases[:1]
        >>> basis.row.state.label
        'chưa rõ hiệu lực'
        """
        if isinstance(day, date):
            return replace(self, day=day.isoformat())
        try:
            return replace(self, day=iso_day(day))
        except ValueError:
            raise ValueError(f"“{day}” không phải ngày (22/11/2026)") from None

    # --- what is handed on -----------------------------------------------------------------

    def matrix(
        self, document: str | None = None, *, unit: str | None = None, instrument: str | None = None
    ) -> Assigned:
        """Return who does what by when and on what basis: of a document, a unit or an instrument.

        `.save("x.docx")` or `.save("x.xlsx")` writes it. Raises `NothingFound` with near names,
        and `ValueError` unless exactly one is asked for.

        >>> base.matrix(unit="Phòng Nội vụ").rows()[0]["Chủ trì"]
        'Phòng Kinh tế'
        """
        given = self.day, self._states()
        if [document, unit, instrument].count(None) != 2:
            raise ValueError("cần đúng một trong: văn bản, unit=…, instrument=…")
        graph = self.graph()
        if unit is not None:
            return Assigned(graph, unit_matrix(graph, unit, *given))
        if instrument is not None:
            return Assigned(graph, instrument_matrix(graph, instrument, *given))
        name = query.find_document(graph, document or "")
        return Assigned(graph, plan_matrix(graph, name, *given))

    def explore(self, path: Path | str = "can-cu.html", document: str | None = None) -> Path:
        """Write one HTML file to mail, of a document or the whole base; return its path.

        >>> base.explore("can-cu.html").stat().st_size > 100_000
        True
        """
        graph, target = self.graph(), Path(path)
        name = query.find_document(graph, document) if document else ""
        put(target, explorer_page(graph, name))
        return target

    def export(self, form: str, path: Path | str) -> tuple[Path, ...]:
        """Write the graph for other programs; return the files. Raises `ValueError`, `ExportError`.

        `form` is graphml, json, csv, neo4j, turtle or parquet.

        >>> [written.name for written in base.export("turtle", "do-thi.ttl")]
        ['do-thi.ttl']
        """
        if form not in FORMS:
            raise ValueError(f"không có dạng “{form}”; có: {', '.join(FORMS)}")
        return export(self.graph(), form, Path(path))

    # --- what is kept ----------------------------------------------------------------------

    @property
    def documents(self) -> Documents:
        """Return the documents by file name.

        >>> base.documents.only.number
        '40/KH-UBND'
        """
        with self._shelf() as shelf:
            graph = shelf.among(shelf.of_kind(NodeKind.DOCUMENT))
        return Documents(tuple(document_of(graph.nodes[node]) for node in sorted(graph)))

    def graph(self, around: str | None = None, steps: int = 1) -> Graph:
        """Return the graph as a networkx `MultiDiGraph`: whole and frozen, or a neighbourhood.

        `around` names an instrument, a unit, a clause (`III/9/-2`) or a file; then only what
        `steps` edges in either direction lead to is loaded. Raises `NothingFound`.

        >>> whole = base.graph()
        >>> near = base.graph(around="45-CT/TW", steps=2)
        >>> 1 < len(near) < len(whole)
        True
        """
        if around is None:
            return self.held if self.held is not None else _whole(*self._stamp())
        with self._shelf() as shelf:
            return near(shelf, meant(shelf, around), steps)

    def draw(self, around: str | None = None, steps: int = 1, most: int = 120) -> GraphWidget:
        """Return the graph as a picture for a notebook; a double click opens a node.

        Raises `NothingFound`, and `MissingExtra` without anywidget.

        >>> base.draw(around="45-CT/TW").left_out
        0
        """
        if around is None:
            return draw(self.graph(), (), most, self._beside)
        with self._shelf() as shelf:
            start = meant(shelf, around)
            nodes = rings(shelf, start, steps, most)
            drawn = shelf.among(nodes[:most])
        return draw(drawn, start, most, self._beside, len(nodes) - len(drawn))

    def _beside(self, node: str, most: int) -> tuple[Graph, int]:
        """Return what one step joins to a node, at most so much, and how much is left out."""
        with self._shelf() as shelf:
            nodes = rings(shelf, {node}, 1)
            return shelf.among(nodes[:most]), max(len(nodes) - most, 0)

    def rows(self) -> list[Row]:
        """Return a flat row a document."""
        return self.documents.rows()

    def print_to(self, console: Console) -> None:
        """Print what the base holds, and what a build could not read."""
        day = f" (ngày {printed_date(self.day)})" if self.day else ""
        console.print(Text(f"Kho văn bản {self.folder or 'trong bộ nhớ'}{day}"), soft_wrap=True)
        if self.built:
            show_built(self.built, self.folder or Path(), console)
            return
        told = ", ".join(f"{count} {label}" for label, count in self._sizes())
        console.print(Text(f"  {told}"), soft_wrap=True)

    def as_html(self) -> Html:
        """Return what the base holds, and what a build could not read."""
        failed = self.built.failed if self.built else ()
        told = [tag("p", tag("b", f"Kho văn bản {self.folder or 'trong bộ nhớ'}"))]
        if self.day:
            told.append(tag("p", f"Hiệu lực ngày {printed_date(self.day)}"))
        lost = [tag("p", tag("i", f"Không đọc được: {line}")) for line in failed]
        return tag("div", *told, grid(("Loại", "Số lượng"), self._sizes()), *lost)

    def _sizes(self) -> list[tuple[str, int]]:
        with self._shelf() as shelf:
            counts = shelf.counts()
        return [(label, counts.get(kind, 0)) for kind, label in KIND_LABELS.items()]

    @contextmanager
    def _shelf(self) -> Iterator[Shelf]:
        if self.folder is None or self.held is not None:
            yield Held(self.graph())
        else:
            with kept(self.folder) as shelf:
                yield shelf

    def _graph_for(self, load: Callable[[Path, str], Graph], question: str) -> Graph:
        if self.held is not None or self.folder is None:
            return self.graph()
        return load(self.folder, question)

    def _stamp(self) -> tuple[Path, object]:
        """Name the store as it is now: another build makes another graph."""
        folder = self.folder or Path()
        opened(folder).close()
        return folder, stamp(folder)

    def _states(self) -> tuple[Known, ...]:
        return load_states(self.folder) if self.folder else ()

    def _registry(self) -> tuple[Succession, ...]:
        return registry(self.folder) if self.folder else successions()


@lru_cache(maxsize=1)
def _whole(folder: Path, _: object) -> Graph:
    graph: Graph = nx.freeze(load_graph(folder))
    return graph
