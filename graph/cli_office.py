"""Commands that write files for an office: the citation appendix and the assignment matrix."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cancu.graph.cli_parts import Commands, add_day, add_graph, new_command

if TYPE_CHECKING:
    from cancu.graph.answers import DutyAnswer, InstrumentAnswer, UnitAnswer
    from cancu.graph.elements import Graph
    from cancu.graph.matrix import Matrix
    from cancu.graph.states import Known
    from cancu.graph.validity import State

_ROMAN = frozenset("IVX")


class _Asked(NamedTuple):
    """What a file is to be about: a document, or the duties of units or on instruments.

    `graph` holds the documents of those duties whole.
    """

    graph: Graph
    table: tuple[Known, ...]
    name: str = ""  # the document's file
    units: tuple[UnitAnswer, ...] = ()
    instruments: tuple[InstrumentAnswer, ...] = ()

    @property
    def duties(self) -> list[DutyAnswer]:
        """Return the duties of the units or on the instruments."""
        from cancu.graph.papers import duties_of_units, duties_on_instruments

        return duties_of_units(self.units) + duties_on_instruments(self.instruments)


def add_commands(commands: Commands) -> None:
    """Add `appendix`, `matrix` and `explore`."""
    text = "viết phụ lục danh mục văn bản viện dẫn, làm căn cứ (Word, Excel)"
    _add_options(new_command(commands, "appendix", text, _appendix))
    text = "viết bảng phân công nhiệm vụ kèm căn cứ (Word, Excel)"
    _add_options(new_command(commands, "matrix", text, _matrix))
    _add_explore(commands)


def _add_explore(commands: Commands) -> None:
    text = "viết một trang HTML tự đủ để gửi: danh sách, tìm, chuỗi căn cứ, sơ đồ"
    command = new_command(commands, "explore", text, _explore)
    command.add_argument(
        "plan",
        metavar="VĂN BẢN",
        nargs="?",
        help="đường dẫn tệp, hoặc số văn bản trong đồ thị (không ghi: cả đồ thị)",
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="TỆP.html",
        type=_page_file,
        default=Path("can-cu.html"),
        help="tệp sẽ ghi (mặc định: can-cu.html)",
    )
    add_graph(command)


def _add_options(command: argparse.ArgumentParser) -> None:
    asked = command.add_mutually_exclusive_group(required=True)
    asked.add_argument(
        "plan", metavar="VĂN BẢN", nargs="?", help="đường dẫn tệp, hoặc số văn bản trong đồ thị"
    )
    asked.add_argument("--unit", metavar="TÊN", help="của một đơn vị, trong mọi văn bản")
    asked.add_argument("--instrument", metavar="SỐ", help="của mọi nhiệm vụ dựa vào văn bản này")
    command.add_argument(
        "-o",
        "--output",
        metavar="TỆP",
        type=_office_file,
        required=True,
        help="tệp sẽ ghi: .docx (Word) hoặc .xlsx (Excel)",
    )
    command.add_argument(
        "--annex", metavar="SỐ LA MÃ", type=_roman, default="", help="số của phụ lục: I, II …"
    )
    add_day(command)
    add_graph(command)


def _office_file(name: str) -> Path:
    if not name.lower().endswith((".docx", ".xlsx")):
        raise argparse.ArgumentTypeError(f"“{name}” phải có đuôi .docx hoặc .xlsx")
    return Path(name)


def _page_file(name: str) -> Path:
    if not name.lower().endswith((".html", ".htm")):
        raise argparse.ArgumentTypeError(f"“{name}” phải có đuôi .html")
    return Path(name)


def _roman(typed: str) -> str:
    number = typed.strip().upper()
    if not set(number) <= _ROMAN:
        raise argparse.ArgumentTypeError(f"“{typed}” không phải số La Mã (I, II, III …)")
    return number


def _asked(options: argparse.Namespace) -> _Asked:
    """Load what is asked for; a file that is named by its path is read anew."""
    from cancu.graph.states import load_states

    table = load_states(options.graph)
    if not options.plan:
        return _asked_of_duties(options, table)
    if Path(options.plan).is_file():
        from cancu.graph.build import build_graph
        from cancu.graph.facts import facts_of
        from cancu.ingest.extract import read

        path = Path(options.plan)
        return _Asked(build_graph([facts_of(read(path))]), table, path.name)
    from cancu.graph.partial import for_documents, listed_documents
    from cancu.graph.query import find_document

    name = find_document(listed_documents(options.graph), options.plan)
    return _Asked(for_documents(options.graph, [name]), table, name)


def _asked_of_duties(options: argparse.Namespace, table: tuple[Known, ...]) -> _Asked:
    from cancu.graph.papers import papers_of_instrument, papers_of_unit

    if options.unit:
        graph, units = papers_of_unit(options.graph, options.unit)
        return _Asked(graph, table, units=units)
    graph, instruments = papers_of_instrument(options.graph, options.instrument)
    return _Asked(graph, table, instruments=instruments)


def _matrix(options: argparse.Namespace) -> int:
    from cancu.graph.whole_file import put

    asked = _asked(options)
    matrix = _matrix_of(options, asked)
    put(options.output, _matrix_file(options)(asked.graph, matrix, options.annex))
    print(f"Đã ghi {options.output}: {len(matrix.rows)} nhiệm vụ.")
    return 0


def _matrix_of(options: argparse.Namespace, asked: _Asked) -> Matrix:
    from cancu.graph import matrix

    given = options.day, asked.table
    if asked.units:
        return matrix.matrix_of_units(asked.graph, asked.units, *given)
    if asked.instruments:
        return matrix.matrix_of_instruments(asked.graph, asked.instruments, *given)
    return matrix.plan_matrix(asked.graph, asked.name, *given)


def _matrix_file(options: argparse.Namespace) -> Callable[[Graph, Matrix, str], bytes]:
    if options.output.suffix.lower() == ".docx":
        from cancu.graph.matrix_word import matrix_docx

        return matrix_docx
    from cancu.graph.matrix_excel import matrix_xlsx

    return matrix_xlsx


def _appendix(options: argparse.Namespace) -> int:
    asked = _asked(options)
    return _cited(options, asked) if asked.name else _backing(options, asked)


def _cited(options: argparse.Namespace, asked: _Asked) -> int:
    from cancu.graph.appendix import appendix_docx
    from cancu.graph.appendix_excel import appendix_xlsx
    from cancu.graph.appendix_rows import appendix_rows
    from cancu.graph.whole_file import put

    rows = appendix_rows(asked.graph, asked.name)
    states = _states(options, asked, (row.node for row in rows))
    write = appendix_docx if options.output.suffix.lower() == ".docx" else appendix_xlsx
    put(options.output, write(asked.graph, asked.name, options.annex, states))
    print(f"Đã ghi {options.output}: {len(rows)} văn bản được viện dẫn trong {asked.name}.")
    return 0


def _backing(options: argparse.Namespace, asked: _Asked) -> int:
    from cancu.graph.appendix import backing_docx
    from cancu.graph.appendix_excel import backing_xlsx
    from cancu.graph.backing_rows import backing_rows
    from cancu.graph.whole_file import put

    rows = backing_rows(asked.graph, asked.duties)
    about = _about(asked)
    states = _states(options, asked, (row.node for row in rows))
    write = backing_docx if options.output.suffix.lower() == ".docx" else backing_xlsx
    put(options.output, write(rows, about, options.annex, states))
    print(f"Đã ghi {options.output}: {len(rows)} văn bản làm căn cứ.")
    return 0


def _about(asked: _Asked) -> str:
    from cancu.graph.matrix import units_named

    if asked.units:
        return f"của nhiệm vụ có {units_named(asked.units)}"
    named = "; ".join(dict.fromkeys(answer.instrument for answer in asked.instruments))
    return f"của nhiệm vụ dựa vào {named}"


def _states(
    options: argparse.Namespace, asked: _Asked, nodes: Iterable[str]
) -> dict[str, State] | None:
    from cancu.graph.validity import state_on

    if not options.day:
        return None
    return {node: state_on(asked.graph, node, options.day, asked.table) for node in nodes}


def _explore(options: argparse.Namespace) -> int:
    from cancu.graph.explorer.page import explorer_page
    from cancu.graph.store import load_graph
    from cancu.graph.whole_file import put

    if options.plan:
        asked = _asked(options)
        page = explorer_page(asked.graph, asked.name)
    else:
        page = explorer_page(load_graph(options.graph))
    put(options.output, page)
    size = f"{len(page) / 1e6:.1f}".replace(".", ",")
    print(f"Đã ghi {options.output} ({size} MB): mở bằng trình duyệt, không cần mạng.")
    return 0
