"""Read what a document says of itself: number, type, date, place, issuer, title, signer."""

from __future__ import annotations

import regex

from cancu.ingest.bodies import body_at
from cancu.ingest.model import Block, Clause, ClauseKind, Document, Field, Head, Span
from cancu.ingest.patterns import HEAD_DATE, iso_date, number_of
from cancu.ingest.sentence_case import sentence_case
from cancu.ingest.tables import types

_NUMBER_LINE = regex.compile(
    r"(?:.{0,20}\s)?(?:Số|SỐ|số)\s*:?\s*(?P<number>\d\S*(?:\s?[-–/]\s?\S+)*)"
)
_MOTTO = regex.compile(r"CỘNG|ĐẢNG\s+CỘNG\s+SẢN|[Đđ]ộc\s+lập|CÔNG\s+BÁO")
_GLUED_MOTTO = regex.compile(r".*(?:phúc|[_-]{3,})\s*", regex.S)
# The letterhead with the rule under it, and the number where a converter glued it on.
_RULED = regex.compile(r"(?P<name>[^\p{Ll}_|]{4,}?)\s*[-_]{3,}\s*(?:(?:Số\s*:|\|).*)?$", regex.S)
_DECIDER = regex.compile(
    r"(?:(?:PHÓ\s+)?CHỦ\s+TỊCH|THỦ\s+TƯỚNG|BỘ\s+TRƯỞNG|GIÁM\s+ĐỐC|TRƯỞNG\s+BAN)\s+\p{Lu}"
)
# A converter may glue the authority to the title's end; there no "của" leads to it.
_AUTHORITY = regex.compile(
    r"(?<!(?:CỦA|THUỘC|VÀ|DO|CHO|TẠI|TRÌNH|,|-|GIỮA)\s)(?<=[\p{Lu}\d)”]\s)"
    r"(?:(?P<office>(?:PHÓ\s+)?CHỦ\s+TỊCH)\s+(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN|THỦ\s+TƯỚNG\s+CHÍNH\s+PHỦ"
    r"|(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN|HỘI\s+ĐỒNG\s+NHÂN\s+DÂN|CHÍNH\s+PHỦ|BỘ\s+TRƯỞNG\s+BỘ"
    r"|(?:TỔNG\s+)?CỤC\s+TRƯỞNG\s+(?:TỔNG\s+)?CỤC)"
    r"(?:\s+(?:TỈNH|THÀNH\s+PHỐ|TP\.?|QUẬN|HUYỆN|XÃ|PHƯỜNG|\p{Lu}+)(?:\s+[\p{Lu},-]+){0,10})?\s*$"
)
_PERSON = regex.compile(
    r"(?:\(\s*[ĐđDd]ã\s+ký\s*\)\s*)?(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)\s+)?"
    r"(?P<name>(?:(?:\p{L}+\.\s?)*)?(?:\p{Lu}\p{Ll}*\s+){1,5}\p{Lu}\p{Ll}*)$"
)
# "KT. BỘ TRƯỞNG THỨ TRƯỞNG THƯỜNG TRỰC": whom one signs for, and then the signer's own office.
_OWN_OFFICE = regex.compile(
    r"(?<=\s)(?:PHÓ\s|THỨ\s+TRƯỞNG|CHÁNH\s|(?<!PHÓ\s)(?:CỤC|VỤ|BỘ)\s+TRƯỞNG"
    r"|(?<!(?:PHÓ|BỘ|THỨ|CỤC|VỤ)\s)TRƯỞNG\s)"
)
# The superior's name stands over the issuer's own: BỘ TÀI CHÍNH / CỤC THUẾ.
_UNDER_SUPERIOR = regex.compile(
    r"(?:BỘ|(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN|UBND|CỤC|TỔNG\s+CỤC|SỞ)\s[^\p{Ll}]{2,60}?\s"
    r"(?=(?:CHI\s+CỤC|CỤC|TỔNG\s+CỤC|SỞ|PHÒNG|TRUNG\s+TÂM|KHO\s+BẠC|BAN\s+QUẢN\s+LÝ|BỆNH\s+VIỆN"
    r"|HẢI\s+QUAN\s+KHU\s+VỰC|THUẾ\s+(?:TỈNH|THÀNH\s+PHỐ|CƠ\s+SỞ))\s)"
)
# A letter prints no type word: "5317/CT-CS" is the Cục Thuế's, no Chỉ thị.
_LETTER = regex.compile(r"(?:^|\n)\s*(?:V/v|Kính\s+gửi)\b|\bV/v\b")
_LETTER_REACH = 1500  # characters
_PROXY = regex.compile(
    r"(?:(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s*\.?|Q\s*\.)\s*(?P<rest>\p{Lu}.*)?$", regex.S
)


def read_head(document: Document, clauses: tuple[Clause, ...]) -> Head:
    """Return the head of `document`; what it does not state stays None."""
    head = _blocks(document, clauses, ClauseKind.HEAD)
    number, (date, place) = _number(document, head), _date_and_place(document, head)
    signer, signer_title = _signer(document, _blocks(document, clauses, ClauseKind.SIGNATURE))
    type_field, title = _title(document, _blocks(document, clauses, ClauseKind.TITLE))
    if type_field is None and number and _LETTER.search(document.text[:_LETTER_REACH]):
        type_field = Field("CV", number.span)
    return Head(
        number,
        type_field or _type_of_number(number),
        date,
        _issuer(document, clauses, head),
        place,
        title,
        signer,
        signer_title,
    )


def _blocks(
    document: Document, clauses: tuple[Clause, ...], kind: ClauseKind
) -> list[tuple[Block, str]]:
    return [
        (block, block.span.of(document.text))
        for clause in clauses
        if clause.kind is kind
        for block in document.blocks_in(clause.span)
        if clause.span.holds(block.span)
    ]


def _number(document: Document, head: list[tuple[Block, str]]) -> Field | None:
    for block, text in head:
        found = _NUMBER_LINE.match(text)
        if found and any(c.isalpha() for c in found["number"]):
            start = block.span.start + found.start("number")
            span = Span(start, start + len(found["number"]))
            known = number_of(found["number"].strip())
            return Field(known.canonical if known else document.quote(span), span)
    return None


def _date_and_place(
    document: Document, head: list[tuple[Block, str]]
) -> tuple[Field | None, Field | None]:
    for block, text in head:
        found = HEAD_DATE.search(text) if "gày" in text else None
        if found:
            start = max(found.start("place"), _after_motto(text, found.end("place")))
            place = _shifted(block, (start, found.end("place")))
            date = Field(iso_date(found), _shifted(block, found.span()))
            return date, Field(place.of(document.text).strip(" *_-"), place)
    return None, None


def _after_motto(text: str, end: int) -> int:
    """A converter may glue the motto to the place that stands under it."""
    glued = _GLUED_MOTTO.search(text, 0, end)
    return glued.end() if glued else 0


def _shifted(block: Block, span: tuple[int, int]) -> Span:
    return Span(block.span.start + span[0], block.span.start + span[1])


def _title(
    document: Document, blocks: list[tuple[Block, str]]
) -> tuple[Field | None, Field | None]:
    if not blocks or not types.is_type_line(blocks[0][1]):
        return None, None
    first, word = blocks[0]
    row = types.by_name()[" ".join(word.split()).casefold()]
    lines = [block.span for block, text in blocks[1:] if any(c.isalnum() for c in text)]
    if not lines:
        return Field(row.code, first.span), None
    span = Span(lines[0].start, lines[-1].end)
    glued = _AUTHORITY.search(document.text, span.start, span.end)
    if glued and glued.start() > span.start:
        span = Span(span.start, len(document.text[: glued.start()].rstrip()))
    return Field(row.code, first.span), Field(document.quote(span), span)


def _type_of_number(number: Field | None) -> Field | None:
    known = number_of(number.value) if number else None
    if not number or not known:
        return None
    if not known.symbol:
        return Field("CV", number.span) if "/" in number.value else None
    return Field(types.by_symbol()[known.symbol][0].code, number.span)


def _issuer(
    document: Document, clauses: tuple[Clause, ...], head: list[tuple[Block, str]]
) -> Field | None:
    """The letterhead names the issuer; a decision by its chairman says so over the căn cứ."""
    letterhead = _letterhead(document, head)
    if letterhead is None:
        return _authority(document, clauses)
    own = _UNDER_SUPERIOR.match(document.text, letterhead.start, letterhead.end)
    if own:
        letterhead = Span(own.end(), letterhead.end)
    capitals = _without_parent(document.quote(letterhead).strip(" _-*"))
    field = Field(sentence_case(capitals, document.text), letterhead)
    for _, text in _blocks(document, clauses, ClauseKind.TITLE)[1:]:
        glued = _AUTHORITY.search(text)
        if glued and glued["office"] and glued.start():
            return Field(f"Chủ tịch {field.value}", letterhead)
    for block, text in _blocks(document, clauses, ClauseKind.PREAMBLE)[:1]:
        if text.isupper() and text.startswith("CHỦ TỊCH") and _DECIDER.match(text):
            return Field(f"Chủ tịch {field.value}", Span(letterhead.start, block.span.end))
    return field


def _authority(document: Document, clauses: tuple[Clause, ...]) -> Field | None:
    """Where the letterhead names nobody, the body in capitals over the căn cứ is the issuer."""
    for block, text in _blocks(document, clauses, ClauseKind.PREAMBLE)[:3]:
        body = body_at(text, 0, len(text)) if text.isupper() else None
        if body and body.end == len(text):
            return Field(sentence_case(document.quote(block.span), document.text), block.span)
    return None


def _without_parent(capitals: str) -> str:
    """An organ of the Central Committee prints the Committee above its own name."""
    bare = capitals.removeprefix("BAN CHẤP HÀNH TRUNG ƯƠNG ")
    is_organ = bare != capitals and bare.startswith(("BAN ", "VĂN PHÒNG", "ỦY BAN", "UỶ BAN"))
    return f"{bare} TRUNG ƯƠNG" if is_organ else capitals


def _letterhead(document: Document, head: list[tuple[Block, str]]) -> Span | None:
    """Return the capitals that stand over the motto or the number.

    What a portal prints above the act is capitals too, but sentences follow it.
    """
    official = any(_MOTTO.search(text) or _NUMBER_LINE.match(text) for _, text in head)
    lines: list[Block] = []
    for block, text in head if official else []:
        ruled = _RULED.match(text)
        if ruled and not lines and ruled["name"].isupper() and not _MOTTO.search(ruled["name"]):
            return _shifted(block, ruled.span("name"))
        if _MOTTO.search(text) or _NUMBER_LINE.match(text):
            if lines:
                break
        elif text.isupper() and "VĂN BẢN" not in text:
            # a gazette prints the letterhead twice
            repeated = any(text == line.span.of(document.text) for line in lines)
            lines += [] if repeated else [block]
        elif any(c.isalpha() for c in text):
            lines = []
    return Span(lines[0].span.start, lines[-1].span.end) if lines else None


def _signer(
    document: Document, blocks: list[tuple[Block, str]]
) -> tuple[Field | None, Field | None]:
    """The last office in capitals over the name is the signer's own."""
    title: Field | None = None
    for block, text in blocks:
        if text.isupper() and any(c.isalpha() for c in text):
            office = _office(block, text)
            title = Field(document.quote(office), office) if office else title
        elif title and (person := _PERSON.match(text)):
            name = _shifted(block, person.span("name"))
            return Field(document.quote(name), name), title
    return None, None


def _office(block: Block, text: str) -> Span | None:
    """Return the signer's own office, None on a line that only says whom one signs for."""
    proxy = _PROXY.match(text)
    if proxy is None:
        return block.span
    own = _OWN_OFFICE.search(text, proxy.start("rest") + 1) if proxy["rest"] else None
    return Span(block.span.start + own.start(), block.span.end) if own else None
