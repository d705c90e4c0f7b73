"""The command by which a person decides: confirm, reject, say which instrument is meant."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cancu.graph.cli_parts import Commands, add_graph, new_command

if TYPE_CHECKING:
    from cancu.graph.decisions import Decision, Signed
    from cancu.graph.elements import Graph


def add_commands(commands: Commands) -> None:
    """Add the command to the command line."""
    text = "xác nhận hoặc bác căn cứ được đề xuất; nói rõ văn bản nào được viện dẫn"
    confirm = new_command(commands, "confirm", text, _confirm)
    confirm.add_argument("duty", metavar="NHIỆM VỤ", nargs="?", help="chỗ của nhiệm vụ: III/9/-2")
    confirm.add_argument(
        "content", metavar="NỘI DUNG", nargs="?", help="chỗ của nội dung: II/2/2.5"
    )
    confirm.add_argument("--reject", action="store_true", help="bác đề xuất này")
    confirm.add_argument("--citation", metavar="SỐ", help="số được viện dẫn mà chưa rõ văn bản nào")
    confirm.add_argument("--is", dest="meant", metavar="MÃ", help="mã văn bản: 22-NQ/TW@2013")
    confirm.add_argument(
        "--from", dest="word", metavar="TỆP.docx", type=Path, help="đọc cột xác nhận của phụ lục"
    )
    confirm.add_argument("--list", action="store_true", help="liệt kê những gì chờ xác nhận")
    confirm.add_argument("--in", dest="document", metavar="VĂN BẢN", help="tên tệp hoặc số văn bản")
    confirm.add_argument(
        "--by", metavar="NGƯỜI", help="người quyết định (mặc định: người dùng máy)"
    )
    add_graph(confirm)


def _confirm(options: argparse.Namespace) -> int:
    from cancu.graph.decisions import DecisionError, keep
    from cancu.graph.folder import rebuild
    from cancu.graph.store import load_graph

    graph = load_graph(options.graph)
    if options.list:
        sys.stdout.writelines(_waiting(graph, options))
        return 0
    decisions = tuple(_decided(graph, options))
    if not decisions:
        raise DecisionError(
            "chưa có gì để xác nhận: nêu NHIỆM VỤ và NỘI DUNG, hoặc --from TỆP.docx"
        )
    keep(options.graph, decisions)
    rebuild(options.graph)
    for one in decisions:
        done = f"{one.verdict.value}: {one.place} → {one.choice} ({one.document}; {one.signed})"
        sys.stdout.write(f"{done[0].upper()}{done[1:]}\n")
    return 0


def _waiting(graph: Graph, options: argparse.Namespace) -> Iterator[str]:
    from cancu.graph.pending import pending

    document = _document(graph, options) if options.document else None
    for row in pending(graph, document):
        state = row.verdict or "chờ xác nhận"
        named = "; ".join(row.instruments)
        yield f"{row.document}: {row.duty} → {row.content} [{state}] {named}\n"
        yield f"    nhiệm vụ: {row.duty_text}\n    nội dung: {row.content_text}\n"


def _decided(graph: Graph, options: argparse.Namespace) -> Iterator[Decision]:
    from cancu.graph.decisions import Signed, Verdict
    from cancu.graph.pending import decide_basis, decide_citation

    signed = Signed(options.by or getpass.getuser(), datetime.now().astimezone().date().isoformat())
    if options.citation and options.meant:
        document = _document(graph, options)
        yield decide_citation(graph, document, options.citation, options.meant, signed)
    if options.duty and options.content:
        verdict = Verdict.REJECTED if options.reject else Verdict.CONFIRMED
        proposal = (options.duty, options.content)
        yield decide_basis(graph, _document(graph, options), proposal, verdict, signed)
    if options.word:
        yield from _from_word(graph, options, signed)


def _from_word(graph: Graph, options: argparse.Namespace, signed: Signed) -> Iterator[Decision]:
    from cancu.graph.pending import decide_basis
    from cancu.graph.word_decisions import answers_in

    answered = answers_in(options.word)
    document = _document(graph, options, answered.document)
    for row in answered.rows:
        yield decide_basis(graph, document, (row.duty, row.content), row.verdict, signed)


def _document(graph: Graph, options: argparse.Namespace, stated: str = "") -> str:
    """Return the document that is meant: named, stated in the Word file, or the only one."""
    from cancu.graph.query import documents, find_document

    wanted = options.document or stated
    known = list(documents(graph))
    return find_document(graph, wanted) if wanted or len(known) != 1 else known[0]
