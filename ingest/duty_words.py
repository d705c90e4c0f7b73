"""Read the sentences of a clause: who must act, with whom, and whom it advises or reports to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from cancu.ingest.duty_acting import after_circumstance, further_units, opening_units
from cancu.ingest.duty_helping import advised, coordinating
from cancu.ingest.model import Span, UnitRole
from cancu.ingest.unit_lists import UnitList

_STOP = regex.compile(r"[.!?…]\s+(?=\p{Lu})|\n+")
# Advice on what to do in trouble is no duty: "Trong quá trình thực hiện, nếu có vướng mắc …".
_TROUBLE = regex.compile(
    r"(?i:trong\s+(?:quá\s+trình|khi)|quá\s+trình|khi\s+thực\s+hiện|nếu\s+có)[^.;]{0,160}?"
    r"(?:nếu|trường\s+hợp|có|phát\s+sinh)[^.;]{0,60}?(?:khó\s+khăn|vướng\s+mắc|phát\s+sinh|vấn\s+đề|bất\s+cập)"
)

# "Ủy ban Thường vụ Quốc hội quyết định …, như sau:" what follows is decided, and no duty of theirs.
_DECIDES = regex.compile(r"\s+(?:quyết\s+định|quy\s+định|ban\s+hành|công\s+bố|thống\s+nhất)\s")
_TROUBLES = ("khăn", "vướng", "phát sinh", "vấn đề", "bất cập")


@dataclass(frozen=True, slots=True)
class Named:
    """A unit with the role that the words around it give."""

    unit: Span
    role: UnitRole


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the units with which it begins, or that act after its circumstance."""

    span: Span
    begins: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """What sentences say. `subject` are the units with which the text begins."""

    named: tuple[Named, ...]
    subject: tuple[Span, ...]
    subject_end: int
    sentences: tuple[Sentence, ...] = ()


def read_prose(text: str, start: int, end: int) -> Prose:
    """Read the roles in text[start:end], which must begin behind the clause's mark."""
    named: list[Named] = []
    sentences: list[Sentence] = []
    opening = opening_units(text, start, end)
    for first, stop in _sentences(text, start, end):
        last = _before_trouble(text, first, stop)
        begins = opening if last == stop and first == start else opening_units(text, first, last)
        after = after_circumstance(text, first, last)
        further = further_units(text, first, last, begins.end)
        leads = (*begins.units, *after.units)
        named += [Named(unit, UnitRole.RESPONSIBLE) for unit in (*leads, *further)]
        helping = coordinating(text, first, last)
        named += [Named(unit, UnitRole.COORDINATING) for unit in helping]
        named += [Named(unit, UnitRole.ADVISED) for unit in advised(text, first, last)]
        sentences.append(Sentence(Span(first, stop), leads))
    if not opening and _is_open(text, start, end):
        opening = _leading_over(text, start, end)
    return Prose(tuple(named), opening.units, opening.end, tuple(sentences))


def _leading_over(text: str, start: int, end: int) -> UnitList:
    """Return who acts by words that clauses follow: their first line may be a title."""
    line = text.find("\n", start, end)
    found = after_circumstance(text, start, end if line < 0 else line, leads_over=True)
    last = text.rfind("\n", start, len(text[:end].rstrip())) + 1
    if found or last <= start:
        return found
    found = opening_units(text, last, end) or after_circumstance(text, last, end, leads_over=True)
    return UnitList((), start) if _DECIDES.match(text, found.end, end) else found


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences; a line that breaks off at a comma or semicolon goes on."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        line = text[stop.start()] == "\n"
        if line and text[at : stop.start()].rstrip().endswith((",", ";")):
            continue
        last = stop.start() if line else stop.start() + 1
        if last > at:
            yield at, last
        at = stop.end()
    if at < end:
        yield at, end


def _is_open(text: str, start: int, end: int) -> bool:
    while end > start and text[end - 1].isspace():
        end -= 1
    return text.endswith(":", start, end)


def _before_trouble(text: str, start: int, end: int) -> int:
    """Return where advice on what to do in trouble begins, or the end."""
    if not any(map(text[start:end].__contains__, _TROUBLES)):
        return end
    found = _TROUBLE.search(text, start, end)
    return found.start() if found else end
