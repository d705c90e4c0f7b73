"""Put words together into the text of a `Source` with its blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import product

from cancu.ingest.errors import EmptyFile
from cancu.ingest.model import Block, BlockKind, Cell, Certainty, Problem, Source, Span

NO_ACT = "page-without-act"  # the code of a page that shows a portal's own words only


@dataclass(frozen=True, slots=True)
class Look:
    """What the layout tells of a paragraph."""

    bold: bool = False
    italic: bool = False
    centred: bool = False


PLAIN = Look()
LOOKS = {flags: Look(*flags) for flags in product((False, True), repeat=3)}


class Composer:
    """Gathers paragraphs in reading order; blocks are joined by newlines."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._problems: list[Problem] = []
        self._certainties: list[Certainty] = []
        self._length = 0
        self._gap = False
        self._in_notes = False

    @property
    def text(self) -> str:
        """Return the text gathered so far."""
        return "\n".join(self._pieces)

    def add(self, words: str, look: Look = PLAIN, cell: Cell | None = None) -> None:
        """Add a paragraph. One with soft breaks becomes lines: a break may be a mere wrap.

        A blank paragraph adds no block; the next one stands after a gap.
        """
        if not words or words.isspace():
            self._gap = self._gap or bool(self._blocks)
            return
        if "\n" in words:
            self._add_lines(words, look, cell)
            return
        self.place(words, BlockKind.CELL if cell else BlockKind.PARAGRAPH, look, cell, None)

    def _add_lines(self, words: str, look: Look, cell: Cell | None) -> None:
        follows_line = bool(self._blocks) and self._blocks[-1].kind is BlockKind.LINE
        self._gap = self._gap or follows_line
        for line in words.split("\n"):
            if not line or line.isspace():
                self._gap = True
            else:
                self.place(line, BlockKind.LINE, look, cell, None)

    def place(
        self, words: str, kind: BlockKind, look: Look, cell: Cell | None, page: int | None
    ) -> None:
        """Add words, which hold something printed, as one block of the given kind."""
        start = self._length
        end = start + len(words)
        self._pieces.append(words)
        self._blocks.append(
            Block(
                Span(start, end),
                kind,
                page,
                cell,
                self._gap,
                look.bold,
                look.italic,
                look.centred,
                self._in_notes,
            )
        )
        self._length = end + 1
        self._gap = False

    def vouch(self, certainties: tuple[Certainty, ...]) -> None:
        """Tell how sure the words of the last block are; spans count from its start."""
        start = self._blocks[-1].span.start
        self._certainties += [sure.moved(start) for sure in certainties]

    def begin_notes(self) -> None:
        """Note that what comes next is footnotes or endnotes, and nothing else."""
        self._in_notes = True
        self.leave_gap()

    def leave_gap(self) -> None:
        """Note that clear space stands before what comes next."""
        self._gap = bool(self._blocks)

    def note(self, code: str, message: str) -> None:
        """Note a problem once."""
        problem = Problem(code, message)
        if problem not in self._problems:
            self._problems.append(problem)

    def source(self, name: str, data: bytes, format_: str) -> Source:
        """Return what was gathered. Raises `EmptyFile` where that is nothing."""
        if not self._blocks:
            raise EmptyFile(name, "tệp không có chữ nào; hãy kiểm tra lại tệp gốc")
        digest = hashlib.sha256(data).hexdigest()
        return Source(
            name,
            digest,
            format_,
            self.text,
            tuple(self._blocks),
            tuple(self._problems),
            tuple(self._certainties),
        )
