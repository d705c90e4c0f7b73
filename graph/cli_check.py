"""Commands on what holds, what falls, what is wrong and what changed."""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

from cancu.graph.cli_parts import (
    Commands,
    add_day,
    add_graph,
    add_query,
    answer,
    new_command,
    print_json,
)

_FOUND = 1


def add_commands(commands: Commands) -> None:
    """Add the commands to the command line."""
    text = "những gì dựa vào văn bản này và sẽ ảnh hưởng khi nó hết hiệu lực"
    impact = new_command(commands, "impact", text, _impact)
    add_query(impact, "SỐ", "số, ký hiệu hoặc tên văn bản")
    _add_check(commands)
    text = "so hai kế hoạch: việc giữ, bỏ, mới, đổi đơn vị, đổi căn cứ"
    compare = new_command(commands, "compare", text, _compare)
    compare.add_argument("before", metavar="TRƯỚC", help="tệp hoặc số văn bản thứ nhất")
    compare.add_argument("after", metavar="SAU", help="tệp hoặc số văn bản thứ hai")
    form = compare.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="in JSON")
    form.add_argument("--csv", action="store_true", help="in bảng CSV, mở được bằng Excel")
    add_graph(compare)
    _add_export(commands)
    text = "nhập bảng hiệu lực của cơ quan (CSV), dùng cho --as-of và check"
    states = new_command(commands, "states", text, _states)
    states.add_argument("table", metavar="TỆP.csv", type=Path, help="cột: so, co_quan, ngay, ...")
    add_graph(states)


def _add_check(commands: Commands) -> None:
    text = "tìm những điểm cần xem lại trong các văn bản"
    check = new_command(commands, "check", text, _check)
    check.add_argument("--only", metavar="QUY TẮC", action="append", default=[], help="chỉ xét")
    check.add_argument("--without", metavar="QUY TẮC", action="append", default=[], help="bỏ qua")
    check.add_argument("--rules", action="store_true", help="liệt kê các quy tắc")
    check.add_argument("--exit-code", action="store_true", help="mã thoát 1 khi có điểm cần xem")
    check.add_argument("--json", action="store_true", help="in JSON")
    add_day(check)
    add_graph(check)


def _add_export(commands: Commands) -> None:
    text = "ghi đồ thị cho chương trình khác: GraphML, JSON, CSV, Neo4j, Turtle, Parquet"
    export = new_command(commands, "export", text, _export)
    forms = ("graphml", "json", "csv", "neo4j", "turtle", "parquet")
    export.add_argument("form", metavar="DẠNG", choices=forms, help=", ".join(forms))
    export.add_argument(
        "-o", "--output", metavar="NƠI", type=Path, required=True, help="tệp, hoặc thư mục cho bảng"
    )
    add_graph(export)


def _export(options: argparse.Namespace) -> int:
    from cancu.graph.export import export
    from cancu.graph.store import load_graph

    written = export(load_graph(options.graph), options.form, options.output)
    sys.stdout.write(f"Đã ghi {', '.join(map(str, written))}.\n")
    return 0


def _impact(options: argparse.Namespace) -> int:
    from cancu.graph import as_of, query, rows, show
    from cancu.graph.impact import impact_of
    from cancu.graph.partial import for_instrument
    from cancu.graph.show_check import show_impact
    from cancu.graph.states import load_states

    graph = for_instrument(options.graph, " ".join(options.question))
    answers = query.instrument(graph, " ".join(options.question))
    if options.day:
        answers = as_of.instruments_on(graph, answers, options.day, load_states(options.graph))
    fallen = tuple(impact_of(answer) for answer in answers)
    if options.json:
        print_json([asdict(one) for one in fallen])
    elif options.csv:
        from cancu.graph.cli_parts import print_csv

        print_csv(list(rows.impact_rows(fallen)))
    else:
        show_impact(show.terminal(), fallen)
    return 0


def _check(options: argparse.Namespace) -> int:
    from cancu.graph.check import RULES, check
    from cancu.graph.decisions import load_decisions
    from cancu.graph.finding import Checked
    from cancu.graph.show import terminal
    from cancu.graph.show_check import show_findings
    from cancu.graph.states import load_states
    from cancu.graph.store import load_graph

    if options.rules:
        sys.stdout.writelines(f"{rule.code:14} {rule.title}\n" for rule in RULES)
        return 0
    unknown = {*options.only, *options.without} - {rule.code for rule in RULES}
    if unknown:
        sys.stderr.write(f"cancu: không có quy tắc {', '.join(sorted(unknown))}\n")
        return 2
    folder = options.graph
    checked = Checked(load_graph(folder), load_states(folder), options.day, load_decisions(folder))
    findings = check(checked, options.only, options.without)
    if options.json:
        print_json([asdict(finding) for finding in findings])
    else:
        show_findings(terminal(), findings)
    return _FOUND if findings and options.exit_code else 0


def _compare(options: argparse.Namespace) -> int:
    from cancu.graph.compare import compare
    from cancu.graph.query import find_document
    from cancu.graph.show import terminal
    from cancu.graph.show_compare import compared_rows, show_compared
    from cancu.graph.store import load_graph

    graph = load_graph(options.graph)
    names = [find_document(graph, wanted) for wanted in (options.before, options.after)]
    found = compare(graph, *names)
    return answer(options, found, compared_rows, lambda rows: show_compared(terminal(), rows))


def _states(options: argparse.Namespace) -> int:
    from cancu.graph.states import TABLE, parse_states

    text = options.table.read_text(encoding="utf-8-sig")
    rows = parse_states(text, options.table.name)
    options.graph.mkdir(parents=True, exist_ok=True)
    if options.table.resolve() != (options.graph / TABLE).resolve():
        shutil.copyfile(options.table, options.graph / TABLE)
    sys.stdout.write(f"Đã nhận {len(rows)} dòng vào {options.graph / TABLE}.\n")
    return 0
