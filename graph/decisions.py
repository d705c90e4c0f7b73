"""What people decided on proposals: a small table beside the graph that survives every build."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path

from cancu.graph.fold import fold, fold_number
from cancu.graph.ledger import append

TABLE = "quyet-dinh.csv"
_COLUMNS = ("loai", "tai_lieu", "cho", "chon", "quyet_dinh", "nguoi", "luc", "ghi_chu", "cau_chu")
_WORDS = 80  # characters of a duty by which a changed document is noticed


class Verdict(StrEnum):
    """What was decided, as the table prints it."""

    CONFIRMED = "đồng ý"
    REJECTED = "bác"


class Subject(StrEnum):
    """What was decided on: a duty's proposed content, or which instrument is meant."""

    BASIS = "căn cứ"
    CITATION = "viện dẫn"


class DecisionError(Exception):
    """The table, or what a person typed, cannot be used. `str(error)` is one Vietnamese line."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decided, and on which day (ISO)."""

    by: str
    when: str

    def __str__(self) -> str:
        return f"{self.by}, {'/'.join(reversed(self.when.split('-')))}"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    `place` and `choice` are paths of a duty and the content that it carries out; of a citation,
    the number and the id of the instrument that is meant.
    """

    subject: Subject
    document: str
    place: str
    choice: str
    verdict: Verdict
    signed: Signed
    note: str = ""
    words: str = ""  # of the duty when it was decided on

    @property
    def key(self) -> tuple[Subject, str, str, str]:
        """Return what a later decision replaces; one citation has one meaning."""
        place = fold_number(self.place) if self.subject is Subject.CITATION else self.place
        choice = "" if self.subject is Subject.CITATION else self.choice
        return self.subject, self.document, place, choice

    def still_fits(self, words: str) -> bool:
        """Tell whether the duty still says what was decided on."""
        return not self.words or fold(self.words) == fold(first_words(words))


def first_words(text: str) -> str:
    """Return the words of a duty that are kept with a decision on it."""
    return " ".join(text.split())[:_WORDS].strip()


def load_decisions(folder: Path) -> tuple[Decision, ...]:
    """Return the decisions kept beside the graph, the last of each thing decided on.

    Raises `DecisionError` at a line that cannot be used: no decision is lost silently.
    """
    path = folder / TABLE
    if not path.is_file():
        return ()
    rows = csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig")))
    missing = set(_COLUMNS) - set(rows.fieldnames or ())
    if missing:
        raise DecisionError(f"{path}: thiếu cột {', '.join(sorted(missing))}")
    return _last(_decision(row, f"{path}, dòng {rows.line_num}") for row in rows)


def _decision(row: dict[str, str], place: str) -> Decision:
    try:
        subject, verdict = Subject(row["loai"]), Verdict(row["quyet_dinh"])
    except ValueError as error:
        raise DecisionError(f"{place}: không hiểu “{error.args[0]}”") from None
    return Decision(
        subject,
        row["tai_lieu"],
        row["cho"],
        row["chon"],
        verdict,
        Signed(row["nguoi"], row["luc"]),
        row["ghi_chu"] or "",
        row["cau_chu"] or "",
    )


def _last(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple({decision.key: decision for decision in decisions}.values())


def keep(folder: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions to the table; what was decided before stays above as the record of it."""
    append(folder / TABLE, _COLUMNS, (_row(one) for one in decisions))


def _row(one: Decision) -> tuple[str, ...]:
    choice = (one.subject.value, one.document, one.place, one.choice, one.verdict.value)
    return (*choice, one.signed.by, one.signed.when, one.note, one.words)
