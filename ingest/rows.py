"""Rows of the tables inside a body or an annex, each with the path segment it is cited by."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import regex

from cancu.ingest.markers import marker_at
from cancu.ingest.model import ClauseKind
from cancu.ingest.zones import Texts

_ORDINAL = regex.compile(r"0*(?P<label>(?P<whole>\d{1,4})(?:\.\d{1,3})*)\.?$")
_COUNTS = regex.compile(r"(?:STT|Stt|TT|Số\s*TT|Số thứ tự|SỐ TT)\b")
_GROUP = regex.compile(r"(?P<label>[IVXLC]+|[A-Z])[.)]?$")


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: `label` is the last path segment, `place` the path above where it is fixed."""

    label: str
    kind: ClauseKind
    place: str = ""


def table_rows(texts: Texts, first: int, last: int, prefix: str) -> dict[int, Row]:
    """Map the first block of each row below a table's header to its row."""
    rows: dict[int, Row] = {}
    inside = [at for at in range(first, last) if texts.blocks[at].cell is not None]
    for _, blocks in groupby(inside, key=lambda at: _table(texts, at)):
        rows |= _rows_of(texts, list(blocks), prefix)
    return rows


def _table(texts: Texts, at: int) -> int:
    cell = texts.blocks[at].cell
    return cell.table if cell else -1


def _rows_of(texts: Texts, blocks: list[int], prefix: str) -> dict[int, Row]:
    grouped = [list(row) for _, row in groupby(blocks, key=lambda at: _row(texts, at))]
    if len(grouped) < 2 or _columns(texts, grouped[0]) < 2:
        return {}
    width = _columns(texts, grouped[0])
    rows: dict[int, Row] = {}
    count = 0
    for row in grouped[_header_rows(texts, grouped) :]:
        first = texts.texts[row[0]]
        group = _GROUP.match(first)
        if group and _columns(texts, row) == 2 < width:
            rows[row[0]] = Row(group["label"], ClauseKind.ROMAN, prefix)
        elif _columns(texts, row) == 1:
            rows[row[0]] = _group_row(first, prefix)
        else:
            ordinal = _ORDINAL.match(first)
            count = int(ordinal["whole"]) if ordinal else count + 1
            label = ordinal["label"] if ordinal else str(count)
            rows[row[0]] = Row(f"hàng {label}", ClauseKind.ROW, prefix)
    return rows


def _header_rows(texts: Texts, grouped: list[list[int]]) -> int:
    """Count the rows of the header: merged cells spread it over two or three.

    Only an ordinal column tells where it ends; without one the first row is all.
    """
    if not _COUNTS.match(texts.texts[grouped[0][0]]):
        return 1
    first = (at for at, row in enumerate(grouped) if at and _is_numbered(texts.texts[row[0]]))
    end = next(first, 1)
    widest = max(_columns(texts, row) for row in grouped)
    below = grouped[1:end]
    return end if all(1 < _columns(texts, row) < widest for row in below) else 1


def _is_numbered(text: str) -> bool:
    return bool(_ORDINAL.match(text) or _GROUP.match(text) or marker_at(text, 0, len(text)))


def _group_row(text: str, prefix: str) -> Row:
    marker = marker_at(text, 0, len(text))
    label = marker.label if marker else text[:40].strip()
    return Row(label, marker.kind if marker else ClauseKind.ROW, prefix)


def _row(texts: Texts, at: int) -> int:
    cell = texts.blocks[at].cell
    return cell.row if cell else -1


def _columns(texts: Texts, row: list[int]) -> int:
    return len({cell.column for at in row if (cell := texts.blocks[at].cell)})
