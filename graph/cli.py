"""The command line: thin over the same functions that Python users call."""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cancu.graph.usage import Parser
from cancu.ingest.errors import IngestError

_FAILED = 1
_EXAMPLES = {
    "read": "ví dụ: cancu read data/raw/40-KH-UBND.txt",
    "build": "ví dụ: cancu build data/raw",
    "basis": 'ví dụ: cancu basis "kieu bao"   hoặc   cancu basis III/9/-2',
    "unit": 'ví dụ: cancu unit "phong kinh te"',
    "instrument": "ví dụ: cancu instrument 45-CT/TW",
    "appendix": "ví dụ: cancu appendix data/raw/40-KH-UBND.txt -o phu-luc.docx",
}


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
        title="các lệnh", metavar="LỆNH", required=True, parser_class=_Command
    )
    _add_read(commands)
    _add_build(commands)
    _add_queries(commands)
    _add_appendix(commands)
    return parser


def _add_queries(commands: Commands) -> None:
    basis = _command(commands, "basis", "nhiệm vụ này dựa trên văn bản nào", _basis)
    basis.add_argument("--in", dest="document", metavar="VĂN BẢN", help="tên tệp hoặc số văn bản")
    _add_query(basis, "CÂU HỎI", "chỗ của nhiệm vụ (III/9/-2) hoặc vài từ, có dấu hay không")
    unit = _command(commands, "unit", "đơn vị này phải làm gì, dựa trên văn bản nào", _unit)
    _add_query(unit, "TÊN", "tên đơn vị hoặc một phần tên, có dấu hay không")
    text = "những gì dựa trên văn bản này, trực tiếp và qua chuỗi"
    instrument = _command(commands, "instrument", text, _instrument)
    _add_query(instrument, "SỐ", "số, ký hiệu (45-CT/TW) hoặc tên văn bản")


class _Command(Parser):
    """A command's parser: argparse hands its help text on to the parser that it makes."""

    def __init__(self, prog: str, description: str, epilog: str, **_: object) -> None:
        super().__init__(prog, description, epilog)


Commands = Any  # argparse keeps the type of its sub-parsers to itself
Run = Callable[[argparse.Namespace], int]


def _command(commands: Commands, name: str, text: str, run: Run) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=text, description=f"{text[0].upper()}{text[1:]}.", epilog=_EXAMPLES[name]
    )
    command.set_defaults(run=run)
    return command


def _add_read(commands: Commands) -> None:
    command = _command(commands, "read", "đọc một văn bản và in những gì đọc được", _read)
    command.add_argument("file", metavar="TỆP", type=Path, help="txt, html, docx hoặc pdf")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="in bản ghi JSON đầy đủ")
    form.add_argument(
        "--show", action="store_true", help="in cả văn bản, đánh dấu những gì đọc được, để soát"
    )


def _add_build(commands: Commands) -> None:
    command = _command(commands, "build", "đọc cả thư mục vào đồ thị", _build)
    command.add_argument(
        "folder",
        metavar="THƯ MỤC",
        type=Path,
        nargs="?",
        default=Path("data/raw"),
        help="nơi có các văn bản (mặc định: data/raw)",
    )
    _add_graph(command)


def _add_query(command: argparse.ArgumentParser, argument: str, text: str) -> None:
    command.add_argument("question", metavar=argument, nargs="+", help=text)
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="in JSON")
    form.add_argument("--csv", action="store_true", help="in bảng CSV, mở được bằng Excel")
    _add_graph(command)


def _add_appendix(commands: Commands) -> None:
    text = "viết phụ lục danh mục văn bản viện dẫn (Word)"
    command = _command(commands, "appendix", text, _appendix)
    command.add_argument(
        "plan", metavar="VĂN BẢN", help="đường dẫn tệp, hoặc số văn bản trong đồ thị"
    )
    command.add_argument(
        "-o", "--output", metavar="TỆP.docx", type=_word_file, required=True, help="tệp Word sẽ ghi"
    )
    _add_graph(command)


def _word_file(name: str) -> Path:
    if not name.lower().endswith(".docx"):
        raise argparse.ArgumentTypeError(f"“{name}” phải có đuôi .docx")
    return Path(name)


def _add_graph(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--graph",
        metavar="THƯ MỤC",
        type=Path,
        default=Path("data/graph"),
        help="nơi giữ đồ thị (mặc định: data/graph)",
    )


def _read(options: argparse.Namespace) -> int:
    from cancu.graph.ground import propose
    from cancu.ingest.extract import read

    reading = read(options.file)
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
        _print_json({**record(reading), "carries_out": carried})
        return 0
    from cancu.graph.show import show_reading

    show_reading(reading, proposals)
    return 0


def _build(options: argparse.Namespace) -> int:
    from cancu.graph.folder import build_folder
    from cancu.graph.show import progress, show_built

    built = build_folder(options.folder, options.graph, progress)
    show_built(built, options.graph)
    return _FAILED if built.failed else 0


def _basis(options: argparse.Namespace) -> int:
    from cancu.graph import query, rows, show
    from cancu.graph.store import load_graph

    graph = load_graph(options.graph)
    document = query.find_document(graph, options.document) if options.document else None
    answers = query.basis(graph, " ".join(options.question), document)
    return _answer(options, answers, rows.duty_rows, show.show_duties)


def _unit(options: argparse.Namespace) -> int:
    from cancu.graph import query, rows, show
    from cancu.graph.store import load_graph

    answers = query.unit(load_graph(options.graph), " ".join(options.question))
    return _answer(options, answers, rows.unit_rows, show.show_units)


def _instrument(options: argparse.Namespace) -> int:
    from cancu.graph import query, rows, show
    from cancu.graph.store import load_graph

    answers = query.instrument(load_graph(options.graph), " ".join(options.question))
    return _answer(options, answers, rows.instrument_rows, show.show_instruments)


def _answer(
    options: argparse.Namespace,
    answers: Sequence[Any],
    to_rows: Callable[[Sequence[Any]], Iterable[dict[str, Any]]],
    show: Callable[[Sequence[Any]], None],
) -> int:
    if options.json:
        _print_json([asdict(answer) for answer in answers])
    elif options.csv:
        _print_csv(list(to_rows(answers)))
    else:
        show(answers)
    return 0


def _appendix(options: argparse.Namespace) -> int:
    from cancu.graph.appendix import write_appendix
    from cancu.graph.build import build_graph
    from cancu.graph.facts import facts_of
    from cancu.graph.query import find_document
    from cancu.graph.store import load_graph
    from cancu.ingest.extract import read

    path = Path(options.plan)
    if path.is_file():
        graph, name = build_graph([facts_of(read(path))]), path.name
    else:
        graph = load_graph(options.graph)
        name = find_document(graph, options.plan)
    count = write_appendix(graph, name, options.output)
    print(f"Đã ghi {options.output}: {count} văn bản được viện dẫn trong {name}.")
    return 0


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    print()


def _print_csv(rows: list[dict[str, Any]]) -> None:
    """Excel tells UTF-8 by its mark, and would run a cell that begins with `=` as a formula."""
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    if rows:
        sys.stdout.write("\ufeff")
        writer.writerow(rows[0])
    writer.writerows([_safe(value) for value in row.values()] for row in rows)


def _safe(value: object) -> object:
    """A clause that begins with a dash is common, so only what Excel would calculate is quoted."""
    if isinstance(value, str) and value.startswith(("=", "@", "+", "-", "\t")):
        return f"'{value}"
    return value


if __name__ == "__main__":
    sys.exit(main())
