"""Divide a document's blocks into head, title, preamble, body, signature, attached act, annexes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from cancu.ingest.ending import (
    RECIPIENTS,
    is_heading,
    is_portal,
    is_signature,
    receives,
    signs,
)
from cancu.ingest.letter import KINH_GUI, opening_end
from cancu.ingest.markers import marker_at
from cancu.ingest.model import Block, ClauseKind, Document
from cancu.ingest.tables import types

_PREAMBLE = regex.compile(
    r"(?:[-–]\s*)?(?:Căn cứ|Theo đề nghị|Thực hiện|Xét|Trên cơ sở|Thi hành|Để |Nhằm |Tiếp theo"
    r"|Ngày \d|Theo )",
)
# "KẾ HOẠCH / Thực hiện Nghị quyết số …": what is done names the act, and no mark ends it.
_TASK_TITLE = regex.compile(r"(?:Thực hiện|Thi hành|Triển khai)\s[^\n]{4,600}(?<![;:.,])$")
_ANNEX = regex.compile(
    r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|DANH MỤC)(?:\s+(?:SỐ\s+|số\s+)?(?P<number>[IVXLC]+|\d+))?\s*[.:]?"
)
_ATTACHED_WITH = regex.compile(r"\(?\s*(?:Ban hành |Được ban hành )?[Kk]èm theo")
_AMENDED_BY = regex.compile(r"được\s+sửa\s+đổi[^:.\n]{0,40}\sbởi\s*:\s*$")
_OUTER = frozenset(
    {
        ClauseKind.PART,
        ClauseKind.CHAPTER,
        ClauseKind.SECTION,
        ClauseKind.ARTICLE,
        ClauseKind.ROMAN,
        ClauseKind.NUMBER,
    }
)
_ENDING = frozenset({ClauseKind.RECIPIENTS, ClauseKind.SIGNATURE, ClauseKind.NOTES})
_HEAD_LIMIT = 40  # blocks; a letterhead is never longer
_PORTAL_LIMIT = 400  # blocks of a portal's own fields before the letterhead
_MOTTO = regex.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN")


@dataclass(frozen=True, slots=True)
class Zone:
    """A run of blocks [first, last) with its kind; `prefix` opens the paths of its clauses.

    The body of the act has the kind PART and no prefix; an attached act or annex has its own.
    """

    kind: ClauseKind
    first: int
    last: int
    prefix: str = ""
    opening: bool = False  # the body of a letter: it may begin without a mark


@dataclass(frozen=True, slots=True)
class Texts:
    """Blocks beside their texts."""

    blocks: tuple[Block, ...]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> Texts:
        """Cut a document's text into its blocks."""
        return cls(
            document.blocks, tuple(block.span.of(document.text) for block in document.blocks)
        )


def zones(texts: Texts) -> tuple[Zone, ...]:
    """Return the zones in reading order; together they hold every block once."""
    title = _title_start(texts)
    preamble = _preamble_start(texts, title)
    body = _body_start(texts, title, preamble)
    found = [Zone(ClauseKind.HEAD, 0, title), Zone(ClauseKind.TITLE, title, preamble)]
    found.append(Zone(ClauseKind.PREAMBLE, preamble, body))
    found += _after_preamble(texts, body, title == preamble)
    return tuple(zone for zone in found if zone.first < zone.last)


def _title_start(texts: Texts) -> int:
    motto = _motto(texts)
    for number, text in enumerate(texts.texts[motto : motto + _HEAD_LIMIT], motto):
        if types.is_type_line(text) and texts.blocks[number].cell is None:
            return number
    opening = (
        number
        for number, text in enumerate(texts.texts[motto : motto + _HEAD_LIMIT], motto)
        if _PREAMBLE.match(text) or KINH_GUI.match(text) or _is_outer(text)
    )
    return next(opening, 0)


def _motto(texts: Texts) -> int:
    """Return the block of the national motto: what stands before it may be a portal's own."""
    lines = enumerate(texts.texts[:_PORTAL_LIMIT])
    found = next((number for number, text in lines if _MOTTO.search(text)), 0)
    return found if found > _HEAD_LIMIT // 2 else 0


def _is_outer(text: str) -> bool:
    marker = marker_at(text, 0, len(text))
    return bool(marker and marker.kind in _OUTER)


def _preamble_start(texts: Texts, title: int) -> int:
    """The title runs on in capitals, or for one paragraph otherwise, up to the căn cứ."""
    if title >= len(texts.texts) or not types.is_type_line(texts.texts[title]):
        return title
    at = title + 1
    while at < len(texts.texts) and not _ends_title(texts, title, at):
        at += 1
    return at


def _ends_title(texts: Texts, title: int, at: int) -> bool:
    text = texts.texts[at]
    if at == title + 1 and _TASK_TITLE.match(text):
        return False
    if _PREAMBLE.match(text) or _is_outer(text) or not any(c.isalnum() for c in text):
        return True
    if at == title + 1:
        return False
    if text.isupper():  # the authority stands in capitals right over the căn cứ
        return at + 1 < len(texts.texts) and bool(_PREAMBLE.match(texts.texts[at + 1]))
    return not texts.blocks[at].bold or texts.texts[at - 1].isupper()


def _body_start(texts: Texts, title: int, preamble: int) -> int:
    opened = opening_end(texts.texts, preamble) if title == preamble else None
    if opened is not None:
        return next((at for at in range(preamble, opened) if _ends_body(texts, at)), opened)
    listed = False
    for at in range(preamble, len(texts.texts)):
        text = texts.texts[at]
        listed = _is_amender(texts, at, listed)
        if (_is_outer(text) and not listed) or _ends_body(texts, at):
            return at
    return len(texts.texts)


def _is_amender(texts: Texts, at: int, listed: bool) -> bool:
    """A consolidated text opens with a numbered list: "… được sửa đổi bởi: 1. Nghị định số …"."""
    marker = marker_at(texts.texts[at], 0, len(texts.texts[at]))
    if not marker or marker.kind is not ClauseKind.NUMBER:
        return False
    return listed or (at > 0 and bool(_AMENDED_BY.search(texts.texts[at - 1])))


def _ends_body(texts: Texts, at: int) -> bool:
    text = texts.texts[at]
    if RECIPIENTS.match(text) or _attached_prefix(texts, at):
        return True
    # The deciding office stands in the same capitals over the căn cứ as over a signature.
    follows_basis = any(_PREAMBLE.match(line) for line in texts.texts[at + 1 : at + 3])
    return is_signature(text) and not follows_basis


def _after_preamble(texts: Texts, body: int, is_letter: bool) -> Iterator[Zone]:
    """Cut the rest wherever a signature, a list of recipients, an annex or an act begins."""
    zone = Zone(ClauseKind.PART, body, body, opening=is_letter)
    taken: set[str] = set()
    for at in range(body, len(texts.texts)):
        opened = _opens(texts, at, zone.kind)
        if opened is None:
            continue
        yield replace(zone, last=at)
        zone = Zone(opened[0], at, at, _unused(opened[1], taken))
    yield replace(zone, last=len(texts.texts))


def _unused(prefix: str, taken: set[str]) -> str:
    """Return `prefix`, counted where an earlier part of the file has it already."""
    count, free = 1, prefix
    while free and free in taken:
        count += 1
        free = f"{prefix} ({count})"
    taken.add(free)
    return free


def _opens(texts: Texts, at: int, kind: ClauseKind) -> tuple[ClauseKind, str] | None:
    """Return the zone that block `at` opens inside a zone of `kind`, None where it goes on."""
    text = texts.texts[at]
    if kind is ClauseKind.FURNITURE:
        return None
    if prefix := _attached_prefix(texts, at):
        annex = prefix.startswith("Phụ lục")
        return (ClauseKind.ANNEX if annex else ClauseKind.ATTACHED), prefix
    if kind is ClauseKind.PART:
        return (ClauseKind.SIGNATURE, "") if _authenticates(texts, at) else _end_of_act(text)
    if is_portal(text):
        return ClauseKind.FURNITURE, ""
    if kind in _ENDING:
        return _after_act(texts, at, kind)
    closes = _end_of_act(text)
    return closes if closes and _is_last(texts, at) else None


def _authenticates(texts: Texts, at: int) -> bool:
    """A consolidated text is signed under who consolidated it, its number and "XÁC THỰC …"."""
    if not texts.texts[at].isupper():
        return False
    following = texts.texts[at : at + 5]
    return any(line.startswith("XÁC THỰC VĂN BẢN HỢP NHẤT") for line in following)


def _end_of_act(text: str) -> tuple[ClauseKind, str] | None:
    if RECIPIENTS.match(text):
        return ClauseKind.RECIPIENTS, ""
    return (ClauseKind.SIGNATURE, "") if is_signature(text) else None


def _after_act(texts: Texts, at: int, kind: ClauseKind) -> tuple[ClauseKind, str] | None:
    """Recipients and signature hold their own lines; what else follows is a note or a part."""
    text = texts.texts[at]
    ended = _end_of_act(text)
    if ended and (ended[0] is not kind):
        return ended
    belongs = {
        ClauseKind.RECIPIENTS: receives,
        ClauseKind.SIGNATURE: signs,
        ClauseKind.NOTES: _stays_note,
    }[kind]
    if ended or belongs(text):
        return None
    if kind is ClauseKind.RECIPIENTS and signs(text):
        return ClauseKind.SIGNATURE, ""
    if is_heading(text):
        return ClauseKind.ATTACHED, "Kèm theo"
    return ClauseKind.NOTES, ""


def _stays_note(text: str) -> bool:
    return not is_heading(text)


def _is_last(texts: Texts, at: int) -> bool:
    """A form inside an annex has recipients and a signature too: the act's own are the last."""
    while at < len(texts.texts) and (signs(texts.texts[at]) or receives(texts.texts[at])):
        at += 1
    if at == len(texts.texts):
        return True
    return bool(_attached_prefix(texts, at)) or is_portal(texts.texts[at])


def _stands_alone(text: str, end: int) -> bool:
    """Only capitals may follow "Phụ lục I" on its line, up to "(Kèm theo …)"."""
    title = text[end:].partition("(")[0].strip()
    return not title or (title.isupper() and (len(title) > 3 or text[:7].isupper()))


def _attached_prefix(texts: Texts, at: int) -> str | None:
    """Return the path prefix of the annex or act that block `at` opens, None where it does not."""
    text = texts.texts[at]
    annex = _ANNEX.match(text)
    if annex and _stands_alone(text, annex.end()) and text.upper().startswith("PHỤ"):
        number = annex["number"]
        return f"Phụ lục {number}" if number else "Phụ lục"
    if not types.is_type_line(text):
        return None
    following = texts.texts[at + 1 : at + 6]
    return "Kèm theo" if any(_ATTACHED_WITH.match(line) for line in following) else None
