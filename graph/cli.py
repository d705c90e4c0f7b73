"""The command line: thin over the same functions that Python users call."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cancu.graph import cli_build, cli_check, cli_confirm, cli_office, cli_serve
from cancu.graph.cli_parts import (
    Command,
    Commands,
    add_ocr,
    add_query,
    answer,
    new_command,
    print_json,
)
from cancu.graph.usage import Parser
from cancu.ingest.errors import IngestError

_FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code: 0 done, 1 failed or not found, 2 wrong usage."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    try:
        return _finished(options)
    except BrokenPipeError:  # the reader (head, less) had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _fail("đã dừng theo yêu cầu; dữ liệu cũ còn nguyên")
    except IngestError as error:
        return _fail(str(error))
    except OSError as error:
        from cancu.graph.store import reason_of

        return _fail(f"{error.filename or ''}: {reason_of(error)}".lstrip(": "))
    except Exception as error:
        if not _is_expected(error):
            raise
        return _fail(str(error))


def _finished(options: argparse.Namespace) -> int:
    """Run the command and hand all its words over while a broken pipe can still be caught."""
    if getattr(options, "store", None):
        from cancu.graph.store_choice import choose_store

        if chosen := choose_store(options.graph, options.store, options.may_move):
            sys.stderr.write(f"cancu: từ nay {options.graph} dùng kho {chosen}\n")
    code = int(options.run(options))
    sys.stdout.flush()
    return code


def _is_expected(error: Exception) -> bool:
    """Tell our own errors; their modules are loaded only by commands that can raise them."""
    return type(error).__module__.startswith("cancu.")


def _speak_utf8() -> None:
    """Print UTF-8 whatever the locale: under LANG=C Vietnamese would end in an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def _fail(message: str) -> int:
    print(f"cancu: {' '.join(message.split())}", file=sys.stderr)
    return _FAILED


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        "cancu",
        "Đọc văn bản hành chính và trả lời: nhiệm vụ nào dựa trên văn bản nào, giao cho ai,\n"
        "và câu chữ nào nói như vậy.",
        "Xem cách dùng từng lệnh: cancu LỆNH --help",
    )
    commands = parser.add_subparsers(
        title="các lệnh", metavar="LỆNH", required=True, parser_class=Command
    )
    _add_read(commands)
    cli_build.add_command(commands)
    _add_queries(commands)
    cli_check.add_commands(commands)
    cli_confirm.add_commands(commands)
    cli_office.add_commands(commands)
    cli_serve.add_command(commands)
    return parser


def _add_queries(commands: Commands) -> None:
    basis = new_command(commands, "basis", "nhiệm vụ này dựa trên văn bản nào", _basis)
    basis.add_argument("--in", dest="document", metavar="VĂN BẢN", help="tên tệp hoặc số văn bản")
    add_query(basis, "CÂU HỎI", "chỗ của nhiệm vụ (III/9/-2) hoặc vài từ, có dấu hay không")
    unit = new_command(commands, "unit", "đơn vị này phải làm gì, dựa trên văn bản nào", _unit)
    add_query(unit, "TÊN", "tên đơn vị hoặc một phần tên, có dấu hay không")
    text = "những gì dựa trên văn bản này, trực tiếp và qua chuỗi"
    instrument = new_command(commands, "instrument", text, _instrument)
    add_query(instrument, "SỐ", "số, ký hiệu (45-CT/TW) hoặc tên văn bản")


def _add_read(commands: Commands) -> None:
    command = new_command(commands, "read", "đọc một văn bản và in những gì đọc được", _read)
    command.add_argument(
        "file", metavar="TỆP", type=Path, help="txt, html, mht, docx, doc, rtf, pdf hoặc ảnh"
    )
    add_ocr(command)
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="in bản ghi JSON đầy đủ")
    form.add_argument(
        "--show", action="store_true", help="in cả văn bản, đánh dấu những gì đọc được, để soát"
    )


def _read(options: argparse.Namespace) -> int:
    from cancu.graph.ground import propose
    from cancu.ingest.extract import read

    reading = read(options.file, options.ocr)
    if options.show:
        from cancu.graph.show import show_marked

        show_marked(reading)
        return 0
    proposals = propose(reading)
    if options.json:
        from cancu.ingest.record import record

        carried: dict[str, list[str]] = {}
        for proposal in proposals:
            carried.setdefault(proposal.duty, []).append(proposal.content)
        print_json({**record(reading), "carries_out": carried})
        return 0
    from cancu.graph.show import show_reading

    show_reading(reading, proposals)
    return 0


def _basis(options: argparse.Namespace) -> int:
    from cancu.graph import as_of, query, rows, show
    from cancu.graph.partial import for_basis
    from cancu.graph.states import load_states

    graph = for_basis(options.graph, " ".join(options.question))
    document = query.find_document(graph, options.document) if options.document else None
    answers = query.basis(graph, " ".join(options.question), document)
    if options.day:
        answers = as_of.duties_on(graph, answers, options.day, load_states(options.graph))
    return answer(options, answers, rows.duty_rows, show.show_duties)


def _unit(options: argparse.Namespace) -> int:
    from cancu.graph import as_of, query, rows, show
    from cancu.graph.partial import for_unit
    from cancu.graph.states import load_states

    graph = for_unit(options.graph, " ".join(options.question))
    answers = query.unit(graph, " ".join(options.question))
    if options.day:
        from cancu.graph.succession import registry

        tables = load_states(options.graph), registry(options.graph)
        answers = as_of.units_on(graph, answers, options.day, *tables)
    return answer(options, answers, rows.unit_rows, show.show_units)


def _instrument(options: argparse.Namespace) -> int:
    from cancu.graph import as_of, query, rows, show
    from cancu.graph.partial import for_instrument
    from cancu.graph.states import load_states

    graph = for_instrument(options.graph, " ".join(options.question))
    answers = query.instrument(graph, " ".join(options.question))
    if options.day:
        answers = as_of.instruments_on(graph, answers, options.day, load_states(options.graph))
    return answer(options, answers, rows.instrument_rows, show.show_instruments)


if __name__ == "__main__":
    sys.exit(main())
