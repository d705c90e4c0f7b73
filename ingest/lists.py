"""Give what a list prints once, a date, a body, to every member that it plainly covers."""

from __future__ import annotations

from dataclasses import replace

import regex

from cancu.ingest.bodies import body_at
from cancu.ingest.model import Mention

_LIST_GAP = regex.compile(r"\s*(?:,|và|hoặc|;|,\s*và)\s*(?:số\s*)?")
_COORDINATION = regex.compile(r"\s*(?:,|và|hoặc|,\s*và)\s*(?:số\s*)?")
_DESCRIBED = regex.compile(r"\s+về\s[^;.:()\n]{1,200}?(?:[,;]|\svà|,\s+và)\s+(?:số\s*)?")
_MEMBER = regex.compile(r"(?:[:;,]|và|đó\s+có)\s*(?:[-+]\s*)?(?:số\s*)?$")
# As in "Căn cứ các Nghị định của Chính phủ: A; B".
_HEAD = regex.compile(r"(?:[Cc]ác|[Nn]hững)\s+\p{Lu}[\p{L}\s]{3,24}?\s+của\s+")
# As in "các Nghị định của Chính phủ: số 63/2010/NĐ-CP …; số 92/2017/NĐ-CP".
_OPENED = regex.compile(r"\s(?:của|CỦA)\s[^:\n]{3,90}:\s*(?:số\s*)?\d")
_HEAD_END = regex.compile(
    r"(?:\s+(?:sau(?:\s+đây)?|về)\b[^;:\n]{0,150})?\s*:\s*(?:số\s*)?$|,\s+trong\s+đó\s+có\s+$"
)
# Read backwards: hardly a mention has a list's head before it.
_LIST_OPENS = regex.compile(r"(?::\s*(?:số\s*)?|,\s+trong\s+đó\s+có\s+)", regex.R)
_REACH = 260  # characters before the first member in which the head of a list is looked for


def shared(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return `mentions` with the dates and bodies that their lists share."""
    return _with_heads(text, _with_tails(text, mentions))


def listed_type(text: str, before: Mention, mention: Mention) -> str | None:
    """Return the type that a list states once: "các Luật số 43/2024/QH15, số 47/2024/QH15"."""
    gap = text[before.span.end : mention.span.start]
    return before.type if _LIST_GAP.fullmatch(gap) else None


def _with_tails(text: str, mentions: list[Mention]) -> list[Mention]:
    """Hand back what stands after the last member: "số 217-QĐ/TW và số 218-QĐ/TW ngày …"."""
    given = list(mentions)
    for place in range(len(given) - 2, -1, -1):
        here, after = given[place], given[place + 1]
        if here.number and after.number and _is_list(text, here, after):
            same = here.number.partition("/")[2] == after.number.partition("/")[2]
            date = here.date or (after.date if same else None)  # no year of another's number
            given[place] = replace(here, date=date, issuer=after.issuer)
    return given


def _is_list(text: str, here: Mention, after: Mention) -> bool:
    if here.issuer or here.type != after.type or (here.date and not after.issuer):
        return False
    if (here.number or "").rpartition("/")[2] != (after.number or "").rpartition("/")[2]:
        return False
    return bool(_COORDINATION.fullmatch(text, here.span.end, after.span.start))


def _with_heads(text: str, mentions: list[Mention]) -> list[Mention]:
    """Hand on what stands before the first member: "của Sở A tại Tờ trình số 1/…, 2/…"."""
    given: list[Mention] = []
    body: str | None = None
    for mention in mentions:
        before = given[-1] if given else None
        if not before or not _goes_on(text, before, mention):
            body = _head_before(text, mention) or _opened(mention)
        if before and not body and not mention.issuer and _is_said_before(before):
            said = _goes_on_from(text, before, mention)
            given.append(replace(mention, issuer=before.issuer) if said else mention)
            continue
        covered = body and not mention.issuer and _is_member(text, mention)
        given.append(replace(mention, issuer=body) if covered else mention)
    return given


def _opened(mention: Mention) -> str | None:
    return mention.issuer if mention.issuer and _OPENED.search(mention.text) else None


def _goes_on_from(text: str, before: Mention, mention: Mention) -> bool:
    """Tell the next of "ý kiến của Ban A tại Văn bản số 1-CV/A về B và Văn bản số 2-CV/A"."""
    if not mention.number or not before.number:
        return False
    gap = text[before.span.end : mention.span.start]
    if _COORDINATION.fullmatch(gap):
        return True
    same = before.number.partition("/")[2] == mention.number.partition("/")[2]
    return same and before.type == mention.type and bool(_DESCRIBED.fullmatch(gap))


def _goes_on(text: str, before: Mention, mention: Mention) -> bool:
    return "\n" not in text[before.span.end : mention.span.start]


def _is_member(text: str, mention: Mention) -> bool:
    return bool(_MEMBER.search(text, max(mention.span.start - 12, 0), mention.span.start))


def _head_before(text: str, mention: Mention) -> str | None:
    start = max(mention.span.start - _REACH, 0)
    if not _LIST_OPENS.match(text, start, mention.span.start):
        return None
    for head in _HEAD.finditer(text, start, mention.span.start):
        body = body_at(text, head.end(), mention.span.start)
        if body and _HEAD_END.fullmatch(text, body.end, mention.span.start):
            return " ".join(body.of(text).split())
    return None


def _is_said_before(mention: Mention) -> bool:
    """Tell a body that is named before the mention, not inside its words."""
    return bool(mention.issuer) and str(mention.issuer) not in mention.text
