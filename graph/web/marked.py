"""A document cut up for the page: pieces of text with the classes and notes they are shown by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cancu.graph.apart import told_apart
from cancu.graph.due_words import due_words
from cancu.graph.proof import Mark, MarkKind, Passage, all_problems, passages, tasks_of
from cancu.graph.proof_words import citation_words
from cancu.graph.rows import ROLE_LABELS, printed_date
from cancu.ingest.model import Assignment, Reading
from cancu.ingest.tables import types

_CLASSES = {
    MarkKind.FIELD: "dau",
    MarkKind.CITATION: "vien-dan",
    MarkKind.UNIT: "don-vi",
    MarkKind.DEADLINE: "han",
    MarkKind.PROBLEM: "xem-lai",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one look; `number` is that of the citation that ends here, 0 without one."""

    text: str
    classes: str
    number: int


@dataclass(frozen=True, slots=True)
class Task:
    """What the clause gives a unit to do."""

    unit: str
    role: str
    full: str
    deadline: str
    dates: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a citation was read as, or what is doubtful."""

    number: int  # 0 for a problem
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One passage as the page shows it. `page` is set where a page begins."""

    path: str
    depth: int
    page: int | None
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A document as the page shows it."""

    title: str
    head: tuple[tuple[str, str], ...]
    passages: tuple[Shown, ...]
    problems: tuple[str, ...]  # of no place
    counts: tuple[tuple[str, int], ...]


def marked(reading: Reading) -> Marked:
    """Return a document as the page shows it, its clauses under the paths that the graph knows."""
    reading = told_apart(reading)
    problems = all_problems(reading)
    return Marked(
        _title(reading),
        tuple(_head(reading)),
        tuple(_shown(reading)),
        tuple(problem.message for problem in problems if not problem.span),
        (
            ("điều khoản", sum(not clause.kind.is_zone for clause in reading.clauses)),
            ("viện dẫn", len(reading.citations)),
            ("phân công", len(reading.assignments)),
            ("cần xem lại", len(problems)),
        ),
    )


def _title(reading: Reading) -> str:
    head = reading.head
    named = " ".join(
        part
        for part in (
            types.label(head.type.value) if head.type else "",
            head.number.value if head.number else "",
        )
        if part
    )
    return named or reading.document.name


def _head(reading: Reading) -> Iterator[tuple[str, str]]:
    head = reading.head
    for label, field in (
        ("Cơ quan ban hành", head.issuer),
        ("Nơi ban hành", head.place),
        ("Trích yếu", head.title),
        ("Người ký", head.signer),
        ("Chức vụ", head.signer_title),
    ):
        yield label, field.value if field else "không nêu"
    yield "Ngày", printed_date(head.date.value) or "" if head.date else "không nêu"


def _shown(reading: Reading) -> Iterator[Shown]:
    page, told = None, set[str]()
    for passage in passages(reading):
        tasks = () if passage.path in told else tasks_of(reading, passage.path)
        told.add(passage.path)
        begins = passage.page if passage.page != page else None
        page = passage.page
        yield Shown(
            passage.path,
            min(passage.path.count("/"), 6),
            begins,
            tuple(_stretches(passage)),
            tuple(note for mark in passage.marks if (note := _note(reading, mark))),
            tuple(_task(task) for task in tasks),
        )


def _stretches(passage: Passage) -> Iterator[Stretch]:
    for piece in passage.pieces:
        classes = " ".join(sorted({_CLASSES[mark.kind] for mark in piece.marks}))
        ends = [mark.index + 1 for mark in piece.closed if mark.kind is MarkKind.CITATION]
        yield Stretch(piece.text, classes, ends[0] if ends else 0)


def _note(reading: Reading, mark: Mark) -> Note | None:
    if mark.kind is MarkKind.CITATION:
        citation = reading.citations[mark.index]
        return Note(mark.index + 1, citation.key, citation_words(reading, citation))
    if mark.kind is MarkKind.PROBLEM:
        return Note(0, "", all_problems(reading)[mark.index].message)
    return None


def _task(task: Assignment) -> Task:
    return Task(
        task.unit,
        ROLE_LABELS[task.role.value],
        task.full.name if task.full else "",
        task.deadline or "",
        "; ".join(words for due in task.due if (words := due_words(due))),
    )
