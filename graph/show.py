"""Answers for the terminal: short lines, each with the words it rests on and their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cancu.graph.answers import BasisRow, DutyAnswer, InstrumentAnswer, Link, UnitAnswer, UnitRow
from cancu.graph.model import Evidence, ProofLevel, Proposal
from cancu.graph.proof import all_problems
from cancu.graph.rows import CITED_LABELS, ROLE_LABELS, place, printed_date
from cancu.graph.show_proof import show_proof
from cancu.graph.succession import Successor
from cancu.graph.validity import State
from cancu.ingest.coverage import coverage
from cancu.ingest.model import Problem, Reading
from cancu.ingest.tables import types

_STYLES = {
    ProofLevel.EXPLICIT: "bold green",
    ProofLevel.SECTION: "green",
    ProofLevel.CONFIRMED: "green",
    ProofLevel.CARRIED: "yellow",
    ProofLevel.PREAMBLE: "dim",
}
_STATE_STYLES = {"in_force": "green", "amended": "green", "ended": "bold red"}
_GENERAL = "Chỉ có căn cứ chung của kế hoạch: không điều khoản nào nêu căn cứ riêng."


class _Console(Console):
    """A console whose reader may leave (head, less): the command line tells what that means."""

    def on_broken_pipe(self) -> None:
        """Hand the error on; rich would end the program with a failure."""
        raise BrokenPipeError


def terminal() -> Console:
    """A pipe is wide enough for the tables' longest cells but for very long names."""
    console = _Console(highlight=False)
    return console if console.is_terminal else _Console(highlight=False, width=400)


def show_marked(reading: Reading) -> None:
    """Print the whole document, what was read from it marked in place."""
    show_proof(terminal(), reading)


def show_duties(answers: Sequence[DutyAnswer], console: Console | None = None) -> None:
    """Print duties with their bases."""
    console = console or terminal()
    if len(answers) > 1:
        console.print(Text(f"Có {len(answers)} nơi khớp.", style="dim"), end="\n\n")
    for number, answer in enumerate(answers):
        if number:
            console.print()
        _show_duty(console, answer)


def _show_duty(console: Console, answer: DutyAnswer, indent: int = 0) -> None:
    kind = "Nhiệm vụ" if answer.is_duty else "Điều khoản"
    title = (f"{kind} {answer.path}", "bold"), (f"  ({place(answer.evidence)})", "dim")
    _print(console, Text.assemble(*title), indent)
    _print(console, Text(f"“{answer.text}”"), indent + 2)
    for unit in answer.units:
        _print(console, _unit_line(unit), indent + 2)
    _show_bases(console, answer, indent + 2)


def _unit_line(unit: UnitRow) -> Text:
    line = Text.assemble((f"{ROLE_LABELS[unit.role].capitalize()}: ", "dim"), (unit.unit, "cyan"))
    if unit.deadline:
        line.append(f" — thời hạn: {unit.deadline}", style="magenta")
    if unit.due:
        line.append(f" (= {unit.due})", style="dim")
    return line


def _show_bases(console: Console, answer: DutyAnswer, indent: int) -> None:
    if not answer.bases:
        _print(console, Text("Không tìm thấy căn cứ nào trong văn bản.", style="red"), indent)
        return
    if answer.only_general and answer.is_duty:
        _print(console, Text(_GENERAL, style="yellow"), indent)
    for row in answer.bases:
        _show_basis(console, row, indent)


def _show_basis(console: Console, row: BasisRow, indent: int) -> None:
    line = Text.assemble(("Căn cứ: ", "dim"), (row.instrument, "bold"), " ")
    line.append(f"[{row.level_label}]", style=_STYLES[ProofLevel(row.level)])
    if row.content:
        line.append(f" qua nội dung {row.content}")
    if row.through and row.through != row.content and row.level != ProofLevel.PREAMBLE:
        line.append(f", nêu tại {row.through}")
    _print(console, line, indent)
    if row.decided:
        _print(console, Text(f"xác nhận: {row.decided}", style="dim"), indent + 2)
    if row.state:
        _print(console, state_line(row.state), indent + 2)
    if row.score is not None:
        shared = f"độ khớp {row.score:.2f}; từ chung: {', '.join(row.shared)}"
        _print(console, Text(shared, style="dim"), indent + 2)
    _print(console, _quoted(row.evidence), indent + 2)
    for link in row.chain:
        _print(console, _link_line(link, "↑ "), indent + 2)


def state_line(state: State) -> Text:
    """Return a state as one line: since when, by what, and what is not certain."""
    line = Text(f"Ngày {printed_date(state.day)}: ", style="dim")
    line.append(state.label, style=_STATE_STYLES.get(state.code, "yellow"))
    said = [f"từ {printed_date(state.since)}" if state.since else "", state.source, state.reason]
    said.insert(1, f"bởi {state.by}" if state.by else "")
    details = "; ".join(part for part in said if part)
    return line.append(f" ({details})" if details else "", style="dim")


def _quoted(evidence: Evidence) -> Text:
    return Text.assemble((f"“{evidence.quote}”", "italic"), (f"  ({place(evidence)})", "dim"))


def _link_line(link: Link, mark: str = "") -> Text:
    relation = f"{mark}{link.lower} {link.relation_label} "
    return Text.assemble((relation, "dim"), (link.upper, "bold"), "  ", _quoted(link.evidence))


def _print(console: Console, text: Text, indent: int) -> None:
    """A pipe gets whole lines: a fold would cut numbers that a later grep looks for."""
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent), expand=False))
    else:
        console.print(Text(" " * indent).append_text(text), soft_wrap=True)


def show_units(answers: Sequence[UnitAnswer], console: Console | None = None) -> None:
    """Print what units owe."""
    console = console or terminal()
    if len(answers) > 1:
        named = "; ".join(_unit_title(answer) for answer in answers)
        console.print(Text(f"Có {len(answers)} đơn vị khớp: {named}."), end="\n\n")
    for number, answer in enumerate(answers):
        if number:
            console.print()
        title = f"{_unit_title(answer)}: {len(answer.duties)} việc"
        console.print(Text(title, style="bold cyan"))
        for heir in answer.successors:
            _print(console, _heir_line(heir), 2)
        for task, duty in answer.duties:
            until = f" — thời hạn: {task.deadline}" if task.deadline else ""
            _print(console, Text(f"Vai trò: {ROLE_LABELS[task.role]}{until}", style="dim"), 2)
            _show_duty(console, duty, 2)


def _heir_line(heir: Successor) -> Text:
    line = Text(f"Từ {printed_date(heir.since)}: ").append(heir.unit, style="cyan")
    matter = f"; {heir.matter}" if heir.matter else ""
    return line.append(f" ({heir.how_label}; {heir.act}{matter})", style="dim")


def _unit_title(answer: UnitAnswer) -> str:
    return f"{answer.unit} ({answer.place})" if answer.place else answer.unit


def show_instruments(answers: Sequence[InstrumentAnswer], console: Console | None = None) -> None:
    """Print what rests on instruments."""
    console = console or terminal()
    if len(answers) > 1:
        named = "; ".join(_instrument_title(answer) for answer in answers)
        console.print(Text(f"Có {len(answers)} văn bản khớp: {named}."), end="\n\n")
    for number, answer in enumerate(answers):
        if number:
            console.print()
        _show_instrument(console, answer)


def _instrument_title(answer: InstrumentAnswer) -> str:
    when = f" ngày {printed_date(answer.date)}" if answer.date else ""
    return f"{answer.instrument}{when}"


def _show_instrument(console: Console, answer: InstrumentAnswer) -> None:
    console.print(Text(answer.instrument, style="bold"))
    stated = [
        f"ngày {printed_date(answer.date)}" if answer.date else "ngày: không nêu",
        f"của {answer.issuer}" if answer.issuer else "cơ quan ban hành: không nêu",
    ]
    for line in (", ".join(stated), answer.subject):
        if line:
            _print(console, Text(line, style="dim"), 2)
    for line in _doubts(answer):
        _print(console, Text(line, style="yellow"), 2)
    if answer.state:
        _print(console, state_line(answer.state), 2)
    for name in answer.documents:
        _print(console, Text(f"Toàn văn: {name}"), 2)
    for link in answer.implements:
        _print(console, _link_line(link, "↑ "), 2)
    _show_mentions(console, answer)
    for link in (*answer.implemented_by, *answer.changes):
        _print(console, _link_line(link), 2)
    _show_resting(console, answer)


def _doubts(answer: InstrumentAnswer) -> Iterator[str]:
    if answer.reason:
        yield f"Chưa rõ là văn bản nào: {answer.reason}."
    for told in answer.inferred:
        yield f"Suy ra, viện dẫn không in: {told}."
    dates = [printed_date(value) or "" for value in answer.differing.get("date", ())]
    if dates:
        yield f"Các nơi viện dẫn ghi ngày khác nhau: {', '.join(dates)}."
    if answer.differing.get("type"):
        kinds = ", ".join(types.label(code) for code in answer.differing["type"])
        yield f"Các nơi viện dẫn ghi loại văn bản khác nhau: {kinds}."


def _show_mentions(console: Console, answer: InstrumentAnswer) -> None:
    if not answer.mentions:
        _print(console, Text("Không văn bản nào trong đồ thị viện dẫn văn bản này."), 2)
        return
    _print(console, Text(f"Được viện dẫn tại {len(answer.mentions)} nơi:"), 2)
    for row in answer.mentions:
        _print(
            console, Text.assemble((f"{CITED_LABELS[row.role]}: ", "dim"), _quoted(row.evidence)), 4
        )


def _show_resting(console: Console, answer: InstrumentAnswer) -> None:
    if not answer.resting:
        _print(console, Text("Không có nhiệm vụ nào dựa vào văn bản này.", style="yellow"), 2)
        return
    duties = {(row.duty.document, row.duty.path) for row in answer.resting}
    _print(console, Text(f"Nhiệm vụ dựa vào văn bản này: {len(duties)}"), 2)
    for row in answer.resting:
        owners = [unit.unit for unit in row.duty.units if unit.role == "responsible"]
        level = (f"[{row.basis.level_label}]", _STYLES[ProofLevel(row.basis.level)])
        owed = f" ({'; '.join(owners)}) "
        _print(console, Text.assemble((row.duty.path, "bold"), (owed, "cyan"), level), 4)
        steps = [row.duty.path, *([row.basis.through] if row.basis.through else [])]
        steps += [row.basis.instrument, *(link.upper for link in row.chain)]
        _print(console, Text(" → ".join(steps), style="dim"), 6)
        _print(console, _quoted(row.duty.evidence), 6)


def show_reading(
    reading: Reading, proposals: tuple[Proposal, ...], console: Console | None = None
) -> None:
    """Print a reading: head, clauses, citations, assignments, what could not be resolved."""
    console = console or terminal()
    _show_head(console, reading)
    console.print(_citations_table(reading))
    console.print(_assignments_table(reading))
    for proposal in proposals:
        shared = ", ".join(proposal.shared)
        _print(
            console,
            Text(
                f"Đề xuất: {proposal.duty} thực hiện {proposal.content} "
                f"(độ khớp {proposal.score:.2f}; từ chung: {shared})",
                style="yellow",
            ),
            0,
        )
    _show_problems(console, reading, all_problems(reading))


def _show_head(console: Console, reading: Reading) -> None:
    head = reading.head
    kind = types.label(head.type.value) if head.type else "Văn bản"
    number = head.number.value if head.number else "(không nêu số)"
    console.print(Text(f"{kind} {number}", style="bold"))
    for label, field in (
        ("Trích yếu", head.title),
        ("Cơ quan ban hành", head.issuer),
        ("Nơi ban hành", head.place),
        ("Ngày", head.date),
        ("Người ký", head.signer),
        ("Chức vụ", head.signer_title),
    ):
        value = field.value if field else "không nêu"
        shown = printed_date(value) if field is head.date and field else value
        _print(console, Text(f"{label}: {shown}"), 2)
    duties = {a.clause for a in reading.assignments if a.role.value == "responsible"}
    body = [clause for clause in reading.clauses if not clause.kind.is_zone]
    console.print(
        f"{len(body)} điều khoản, {len(duties)} nhiệm vụ, {len(reading.citations)} lần viện dẫn;"
        f" {_share_held(reading)} phần chữ thuộc đúng một điều khoản hoặc phần của văn bản."
    )


def _share_held(reading: Reading) -> str:
    """Say how much of the text its clauses and zones hold, never more than it is."""
    tenths = int(coverage(reading).share * 1000)
    return f"{tenths // 10},{tenths % 10} %" if tenths % 10 else f"{tenths // 10} %"


def _citations_table(reading: Reading) -> Table:
    table = Table("Điều khoản", "Văn bản", "Ngày", "Cơ quan", "Vai trò", "Trong", title="Viện dẫn")
    for citation in reading.citations:
        via = reading.citations[citation.via].key if citation.via is not None else ""
        resolution = citation.resolution
        table.add_row(
            citation.clause,
            f"{citation.key} (?)" if citation.doubt else citation.key,
            printed_date(resolution.date) or "—",
            resolution.issuer or "—",
            CITED_LABELS[citation.role.value],
            via,
        )
    return table


def _assignments_table(reading: Reading) -> Table:
    table = Table("Điều khoản", "Đơn vị", "Vai trò", "Thời hạn", title="Giao việc")
    for row in reading.assignments:
        table.add_row(row.clause, row.unit, ROLE_LABELS[row.role.value], row.deadline or "")
    return table


def _show_problems(console: Console, reading: Reading, problems: tuple[Problem, ...]) -> None:
    if not problems:
        return
    console.print(Text(f"Cần xem lại: {len(problems)} điểm", style="bold red"))
    for problem in problems:
        quote = reading.document.quote(problem.span) if problem.span else ""
        _print(console, Text(f"{problem.message}" + (f" — “{quote}”" if quote else "")), 2)
