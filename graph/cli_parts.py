"""What the commands of the command line share: their parsers and how answers are printed."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cancu.graph.days import iso_day
from cancu.graph.usage import Parser

EXAMPLES = {
    "read": "ví dụ: cancu read data/raw/40-KH-UBND.txt",
    "build": "ví dụ: cancu build data/raw",
    "basis": 'ví dụ: cancu basis "kieu bao"   hoặc   cancu basis III/9/-2',
    "unit": 'ví dụ: cancu unit "phong kinh te"',
    "instrument": "ví dụ: cancu instrument 45-CT/TW",
    "impact": "ví dụ: cancu impact 5523/QĐ-UBND --as-of 22/11/2026",
    "check": "ví dụ: cancu check --without no-basis",
    "confirm": "ví dụ: cancu confirm III/9/-2 II/2/2.5   hoặc   cancu confirm --from phu-luc.docx",
    "compare": "ví dụ: cancu compare 12/KH-UBND 40/KH-UBND",
    "export": "ví dụ: cancu export turtle -o do-thi.ttl",
    "serve": "ví dụ: cancu serve   hoặc   cancu serve ho-so --graph ho-so-do-thi",
    "states": "ví dụ: cancu states hieu-luc.csv",
    "appendix": "ví dụ: cancu appendix data/raw/40-KH-UBND.txt -o phu-luc.docx",
    "matrix": 'ví dụ: cancu matrix --unit "phòng kinh tế" -o phan-cong.xlsx',
    "explore": "ví dụ: cancu explore 40/KH-UBND -o ke-hoach-40.html",
}


class Command(Parser):
    """A command's parser: argparse hands its help text on to the parser that it makes."""

    def __init__(self, prog: str, description: str, epilog: str, **_: object) -> None:
        super().__init__(prog, description, epilog)


Commands = Any  # argparse keeps the type of its sub-parsers to itself
Run = Callable[[argparse.Namespace], int]


def new_command(commands: Commands, name: str, text: str, run: Run) -> argparse.ArgumentParser:
    """Add a command with its example; `run` returns the exit code."""
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=text, description=f"{text[0].upper()}{text[1:]}.", epilog=EXAMPLES[name]
    )
    command.set_defaults(run=run)
    return command


def add_query(command: argparse.ArgumentParser, argument: str, text: str) -> None:
    """Add a question, its forms of answer, the day and the graph."""
    command.add_argument("question", metavar=argument, nargs="+", help=text)
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="in JSON")
    form.add_argument("--csv", action="store_true", help="in bảng CSV, mở được bằng Excel")
    add_day(command)
    add_graph(command)


def add_day(command: argparse.ArgumentParser) -> None:
    """Add the day on which states are asked for."""
    command.add_argument(
        "--as-of",
        dest="day",
        metavar="NGÀY",
        type=_day,
        help="cho biết hiệu lực của từng căn cứ vào ngày này (22/11/2026)",
    )


def _day(typed: str) -> str:
    try:
        return iso_day(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{typed}” không phải ngày (22/11/2026)") from None


def add_ocr(command: argparse.ArgumentParser) -> None:
    """Add the wish to read scans."""
    text = "nhận dạng cả trang chụp, tệp ảnh (cần Tesseract và dữ liệu tiếng Việt)"
    command.add_argument("--ocr", action="store_true", help=text)


def add_limits(command: argparse.ArgumentParser) -> None:
    """Add how many files are read at a time, and how long one may take."""
    command.add_argument(
        "--jobs",
        metavar="N",
        type=_count,
        default=0,
        help="số tệp đọc cùng lúc (mặc định: theo số nhân và bộ nhớ của máy)",
    )
    command.add_argument(
        "--timeout",
        metavar="S",
        type=_count,
        help="số giây tối đa cho một tệp (mặc định: 300; với --ocr: 1800; 0: không hạn)",
    )


def _count(typed: str) -> int:
    if typed.isascii() and typed.isdigit() and len(typed) < 7:
        return int(typed)
    raise argparse.ArgumentTypeError(f"“{typed}” không phải số nguyên không âm")


def add_graph(command: argparse.ArgumentParser, may_move: bool = False) -> None:
    """Add the folder of the graph, and where its store lies; not every command may change that."""
    command.set_defaults(may_move=may_move)
    command.add_argument(
        "--graph",
        metavar="THƯ MỤC",
        type=Path,
        default=Path("data/graph"),
        help="nơi giữ đồ thị (mặc định: data/graph)",
    )
    command.add_argument(
        "--store",
        metavar="KHO",
        help="kho PostgreSQL dùng chung: postgresql://máy/cơ-sở-dữ-liệu; được ghi nhớ trong "
        "thư mục đồ thị (sqlite: trở lại tệp trong thư mục)",
    )


def answer(
    options: argparse.Namespace,
    answers: Sequence[Any],
    to_rows: Callable[[Sequence[Any]], Iterable[dict[str, Any]]],
    show: Callable[[Sequence[Any]], None],
) -> int:
    """Print answers in the form that was asked for."""
    if options.json:
        print_json([asdict(answer) for answer in answers])
    elif options.csv:
        print_csv(list(to_rows(answers)))
    else:
        show(answers)
    return 0


def print_json(value: object) -> None:
    """Print one JSON value."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def print_csv(rows: list[dict[str, Any]]) -> None:
    """Print rows for Excel.

    It tells UTF-8 by its mark, and would run a cell that begins with `=` as a formula.
    """
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
