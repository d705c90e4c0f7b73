"""The frozen values that pass between the stages.

bytes → `Source` → `Document` → `Clause`s → `Mention`s → `Citation`s, `Assignment`s → `Reading`.
Every fact carries the `Span` of the words it rests on: offsets into `Document.text`, end excluded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of character offsets."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of `text` that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def __bool__(self) -> bool:
        return self.end > self.start


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the data that a person should know: a value, never raised."""

    code: str  # stable, kebab-case
    message: str  # Vietnamese, one line
    span: Span | None = None  # in Document.text


# --- reading -------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a run of source text is in the layout."""

    LINE = "line"  # a printed line: its break may be a mere wrap (text files, PDF)
    PARAGRAPH = "paragraph"  # a whole paragraph (Word, HTML, or lines already joined)
    CELL = "cell"  # a paragraph inside a table cell


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """Place of a block in a table; all numbers from 0 in reading order.

    A merged cell stands where it begins and holds for `rows` rows and `columns` columns.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A line, paragraph or cell paragraph. `span` is in the text of whatever holds the block."""

    span: Span
    kind: BlockKind
    page: int | None = None  # from 1; None where the format has no pages
    cell: Cell | None = None
    gap: bool = False  # a blank line or clear vertical space stands before it
    bold: bool = False
    italic: bool = False
    centred: bool = False
    note: bool = False  # of a footnote or endnote, which stands behind all other text


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the recogniser of a scan is of a word; the span is in the text that holds it."""

    span: Span
    percent: int

    def moved(self, by: int) -> Certainty:
        """Return the same for a text that begins `by` characters earlier."""
        return Certainty(Span(self.span.start + by, self.span.end + by), self.percent)


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text exactly as the format holds it, before any repair.

    `certainties` has the words of scanned pages in reading order, none of any other page.
    """

    name: str  # file name without folders
    digest: str  # sha256 of the bytes, hex
    format: str  # txt html docx doc rtf pdf image
    text: str
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    certainties: tuple[Certainty, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """text[start:end] came from source[source_start:source_end]; equal lengths map one to one."""

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Leads from `Document.text` back to `Source.text`. Runs are sorted and cover the text."""

    runs: tuple[Run, ...]
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(run.start for run in self.runs))

    def source_span(self, span: Span) -> Span:
        """Return the smallest source span that holds all that `span` was made from."""
        if not self.runs:
            return Span(0, 0)
        first = self._run(span.start)
        last = self._run(max(span.end - 1, span.start))
        return Span(_back(first, span.start, False), _back(last, span.end, True))

    def _run(self, offset: int) -> Run:
        return self.runs[max(bisect_right(self.starts, offset) - 1, 0)]


def _back(run: Run, offset: int, is_end: bool) -> int:
    if run.end - run.start == run.source_end - run.source_start:
        return run.source_start + offset - run.start
    return run.source_end if is_end else run.source_start


def _start(block: Block) -> int:
    return block.span.start


@dataclass(frozen=True, slots=True)
class Document:
    """Repaired text with its layout and the way back to the source.

    `text` is the blocks' texts joined by newlines: NFC, wrapped lines joined, lost and soft
    hyphens mended. `document.text[span.start:span.end]` quotes any span of any later stage.
    """

    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    source: Source
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """Return the file's name."""
        return self.source.name

    def quote(self, span: Span) -> str:
        """Return the words at `span`, white space folded."""
        return " ".join(span.of(self.text).split())

    def blocks_in(self, span: Span) -> tuple[Block, ...]:
        """Return the blocks that begin inside `span`."""
        first = bisect_left(self.blocks, span.start, key=_start)
        return self.blocks[first : bisect_left(self.blocks, span.end, first, key=_start)]

    def page(self, offset: int) -> int | None:
        """Return the page (from 1) on which the character stands, None without pages.

        Told by the source's lines: a paragraph may run on over the page's end.
        """
        lines = self.source.blocks
        if not lines or lines[0].page is None:
            return None
        place = self.offsets.source_span(Span(offset, offset + 1)).start
        line = bisect_right(lines, place, key=_start) - 1
        return lines[line].page if line >= 0 else None


# --- extracting ----------------------------------------------------------------------------


class ClauseKind(StrEnum):
    """What a clause is; the zones that are no clause of the body have kinds of their own."""

    HEAD = "head"  # letterhead, number, place and date
    TITLE = "title"  # type word and title; path "tiêu đề"
    PREAMBLE = "preamble"  # path "căn cứ"
    PART = "part"  # Phần
    CHAPTER = "chapter"  # Chương
    SECTION = "section"  # Mục, Tiểu mục
    ARTICLE = "article"  # Điều
    ROMAN = "roman"  # I.
    NUMBER = "number"  # 1. or 1.1; a khoản under a Điều
    LETTER = "letter"  # a); a điểm under a khoản
    DASH = "dash"  # - + • *
    ROW = "row"  # a table row
    ATTACHED = "attached"  # the act promulgated in the same file; path "Kèm theo"
    ANNEX = "annex"  # Phụ lục
    BODY = "body"  # what a letter says without marks; path "nội dung"
    CLOSING = "closing"  # path "kết"
    RECIPIENTS = "recipients"  # Nơi nhận
    SIGNATURE = "signature"
    NOTES = "notes"  # notes after the signature; path "chú thích"
    FURNITURE = "furniture"  # what a site prints around the act; path "trang web"

    @property
    def is_zone(self) -> bool:
        """Tell the parts of a document that are no clause of its body."""
        return self in _ZONES


_ZONES = frozenset(
    {
        ClauseKind.HEAD,
        ClauseKind.TITLE,
        ClauseKind.PREAMBLE,
        ClauseKind.BODY,
        ClauseKind.CLOSING,
        ClauseKind.RECIPIENTS,
        ClauseKind.SIGNATURE,
        ClauseKind.NOTES,
        ClauseKind.FURNITURE,
        ClauseKind.ATTACHED,
        ClauseKind.ANNEX,
    }
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A unit of the text with its own words, children excluded.

    `path` is as in the annotation guide; `parent` is the path of the clause above, if any.
    """

    path: str
    kind: ClauseKind
    span: Span  # own text with its marker, up to the first child
    parent: str | None = None
    marker: Span | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A stated value with the words it rests on; `value` may be normalised, the span is not."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself; a field it does not state is None."""

    number: Field | None = None
    type: Field | None = None  # code of tables/types.toml
    date: Field | None = None  # ISO
    issuer: Field | None = None
    place: Field | None = None
    title: Field | None = None
    signer: Field | None = None
    signer_title: Field | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of another instrument as found, before any resolution."""

    span: Span
    text: str  # as printed, white space folded
    type: str | None = None
    number: str | None = None  # canonical
    printed: str | None = None  # the number as on the page, where it differs
    date: str | None = None  # ISO, YYYY-MM or YYYY
    issuer: str | None = None  # as printed
    name: str | None = None  # of an unnumbered instrument
    pinpoint: tuple[str, ...] = ()


class Role(StrEnum):
    """What this document does with the instrument it mentions."""

    BASIS = "basis"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    GUIDES = "guides"
    PROMULGATED_WITH = "promulgated_with"
    PROPOSAL = "proposal"
    CITES = "cites"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which instrument a mention means, and how that was told.

    `how` is `stated` (the mention itself says enough), `earlier` (it repeats the number of the
    citation at index `rests_on`), `short` (a short form introduced there) or `open` (nothing
    settles it; `candidates` are the indices of citations that it could mean). Fields hold what
    the mention and the citation it rests on say together.
    """

    how: str
    date: str | None = None
    issuer: str | None = None
    rests_on: int | None = None
    candidates: tuple[int, ...] = ()
    reason: str = ""  # Vietnamese, why it is open


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention placed in its clause, with its role and what it resolves to."""

    mention: Mention
    clause: str  # path
    role: Role
    resolution: Resolution
    via: int | None = None  # index of the citation whose description holds this one
    doubt: str = ""  # Vietnamese, which letters of a scan it rests on are not sure

    @property
    def key(self) -> str:
        """Return the number, or the name of an unnumbered instrument."""
        return self.mention.number or self.mention.name or self.mention.text


class UnitRole(StrEnum):
    """What a clause makes of a unit."""

    RESPONSIBLE = "responsible"
    COORDINATING = "coordinating"
    ADVISED = "advised"


@dataclass(frozen=True, slots=True)
class Due:
    """By when, as far as the printed words tell.

    Days are ISO dates, `--MM-DD` where no year is printed and `---DD` for a day of each month:
    nothing is filled in.
    """

    start: str | None = None  # first day
    end: str | None = None  # last day
    before: bool = False  # "trước ngày …": the end itself is too late
    every: str | None = None  # năm, quý, tháng, tuần, ngày, "6 tháng", thường xuyên
    count: int | None = None  # of a term: 30
    unit: str | None = None  # ngày, ngày làm việc, tháng, giờ
    since: str | None = None  # the day a term runs from, as printed, in small letters


@dataclass(frozen=True, slots=True)
class FullName:
    """What a short name stands for, and where that is said: defined, document or table."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A unit that a clause gives something to do. `span` quotes the unit where it is named."""

    clause: str
    unit: str  # as printed
    role: UnitRole
    span: Span
    deadline: str | None = None  # as printed
    deadline_span: Span | None = None
    due: tuple[Due, ...] = ()  # the deadline in dates, as far as they can be computed
    full: FullName | None = None  # of a unit printed in short


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says, each fact with its place."""

    document: Document
    head: Head
    clauses: tuple[Clause, ...]  # in reading order, zones included
    citations: tuple[Citation, ...]  # in reading order
    assignments: tuple[Assignment, ...]
    problems: tuple[Problem, ...] = ()
