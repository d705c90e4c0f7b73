"""Findings and impact for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from cancu.graph.check import RULES
from cancu.graph.finding import Finding
from cancu.graph.impact import Impact
from cancu.graph.rows import place

_MOST_PLACES = 3


def show_findings(console: Console, findings: Sequence[Finding]) -> None:
    """Print findings rule by rule, each with the words it rests on."""
    titles = {rule.code: rule.title for rule in RULES}
    for code, rows in groupby(findings, key=lambda finding: finding.rule):
        listed = list(rows)
        head = f"{titles[code]} [{code}]: {len(listed)}"
        console.print(Text(head[0].upper() + head[1:], style="bold"), soft_wrap=True)
        for finding in listed:
            console.print(Text(f"  {finding.message}"), soft_wrap=True)
            for evidence in finding.places[:_MOST_PLACES]:
                words = Text.assemble((f"      “{evidence.quote}”", "italic"))
                console.print(words.append(f"  ({place(evidence)})", style="dim"), soft_wrap=True)
    console.print(f"{len(findings)} điểm cần xem." if findings else "Không có điểm nào cần xem.")


def show_impact(console: Console, answers: Sequence[Impact]) -> None:
    """Print what falls with an instrument: documents, clauses, duties, units."""
    for answer in answers:
        console.print(Text(f"Nếu {answer.instrument} hết hiệu lực:", style="bold"))
        console.print(
            f"  {len(answer.documents)} tài liệu, {len(answer.clauses)} điều khoản nêu tên, "
            f"{len(answer.duties)} nhiệm vụ ({answer.firm} nêu rõ, {answer.proposed} đề xuất, "
            f"{answer.general} chỉ là căn cứ chung)",
            soft_wrap=True,
        )
        for name in answer.documents:
            console.print(Text(f"  tài liệu: {name}"), soft_wrap=True)
        for row in answer.clauses:
            line = f"  điều khoản: {row.document}, {row.path}: “{row.evidence.quote}”"
            console.print(Text(line), soft_wrap=True)
        for resting in answer.duties:
            steps = "".join(f" ← {link.lower}" for link in resting.chain)
            line = f"  nhiệm vụ: {resting.duty.document}, {resting.duty.path} "
            line += f"[{resting.basis.level_label}]{steps}: “{resting.duty.text}”"
            console.print(Text(line), soft_wrap=True)
        for unit, count in answer.units:
            console.print(Text(f"  đơn vị: {unit} ({count} nhiệm vụ)"), soft_wrap=True)
