"""Read what a document says of itself: number, type, date, place, issuer, title, signer."""

from __future__ import annotations

import regex

from cancu.ingest.bodies import body_at
from cancu.ingest.ending import is_signature
from cancu.ingest.model import Block, Clause, ClauseKind, Document, Field, Head, Span
from cancu.ingest.notes import without_marks
from cancu.ingest.patterns import HEAD_DATE, iso_date, number_of
from cancu.ingest.sentence_case import sentence_case
from cancu.ingest.signer import signer
from cancu.ingest.tables import types

_NUMBER_LINE = regex.compile(
    r"(?:.{0,20}\s)?(?:Số|SỐ|số)\s*:?\s*(?P<number>\d[^\s)]*(?:\s?[-–/]\s?[^\s)]+)*)"
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
    r"(?:(?:THỦ\s+TƯỚNG\s+)?CHÍNH\s+PHỦ|(?:(?P<office>(?:PHÓ\s+)?CHỦ\s+TỊCH)\s+(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN"
    r"|(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN|HỘI\s+ĐỒNG\s+NHÂN\s+DÂN|BỘ\s+TRƯỞNG\s+BỘ"
    r"|(?:TỔNG\s+)?CỤC\s+TRƯỞNG\s+(?:TỔNG\s+)?CỤC)"
    r"(?:\s+(?:TỈNH|THÀNH\s+PHỐ|TP\.?|QUẬN|HUYỆN|XÃ|PHƯỜNG|\p{Lu}+)(?:\s+[\p{Lu},-]+){0,10})?)\s*$"
)
# The superior's name stands over the issuer's own: BỘ TÀI CHÍNH / CỤC THUẾ.
_UNDER_SUPERIOR = regex.compile(
    r"(?:BỘ|(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN|UBND|CỤC|TỔNG\s+CỤC|SỞ)\s[^\p{Ll}]{2,60}?\s"
    r"(?=(?:CHI\s+CỤC|CỤC|TỔNG\s+CỤC|SỞ|PHÒNG|TRUNG\s+TÂM|KHO\s+BẠC|BAN\s+QUẢN\s+LÝ|BỆNH\s+VIỆN"
    r"|HẢI\s+QUAN\s+KHU\s+VỰC|THUẾ\s+(?:TỈNH|THÀNH\s+PHỐ|CƠ\s+SỞ))\s)"
)
_RULE_BETWEEN = regex.compile(r"\s*[-_*]{3,}\s*(?=(?:BỘ|BAN|TÒA|VIỆN|[ỦU][YỶ]\s+BAN|HỘI)\s)")
# "TỈNH ỦY BẮC NINH / BAN TỔ CHỨC": an organ of a Party committee stands under it.
_ORGAN = regex.compile(
    r"(?P<committee>(?:TỈNH|THÀNH|ĐẢNG|HUYỆN|QUẬN)\s+[ỦU][YỶ]\s.{2,60}?)\s+"
    r"(?P<organ>(?:BAN\s+(?:TỔ\s+CHỨC|TUYÊN\s+GIÁO|DÂN\s+VẬN|NỘI\s+CHÍNH|XÂY\s+DỰNG)|VĂN\s+PHÒNG|[ỦU]Ỷ?\s*BAN\s+KIỂM\s+TRA).*)"
)
_PARTY_ABOVE = regex.compile(r"ĐẢNG\s+BỘ\s.{2,60}?\s(?=(?:ĐẢNG\s+[ỦU][YỶ]|CHI\s+BỘ)\s)")
# A letter prints no type word: "5317/CT-CS" is the Cục Thuế's, no Chỉ thị.
_LETTER = regex.compile(r"(?:^|\n)\s*(?:V/v|Kính\s+gửi)\b|\bV/v\b")
_LONGEST_NUMBER_LINE = 120  # characters, with place and date on it
_LETTERHEAD_LINES = 6  # above or below its number
_LETTER_REACH = 1500  # characters
# A law has no date in its head: "Luật này được Quốc hội … thông qua ngày …".
_PASSED = regex.compile(
    r"này\s+(?:đã\s+)?được\s+(?:Quốc\s+hội|(?:Ủy|Uỷ)\s+ban\s+[Tt]hường\s+vụ\s+Quốc\s+hội)[^.;]{0,120}"
    r"thông\s+qua\s+ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})"
)
_LETTERHEAD_LINE = regex.compile(r"[^\p{Ll}]+$|Độc\s+lập|.{2,40},\s*ngày\s|Số\s*:")


def read_head(document: Document, clauses: tuple[Clause, ...]) -> Head:
    """Return the head of `document`; what it does not state stays None."""
    head = _blocks(document, clauses, ClauseKind.HEAD)
    has_act = any(clause.kind is not ClauseKind.FURNITURE for clause in clauses)
    if has_act and _number(document, head) is None:
        head = _displaced(document, head) or head
    number, (date, place) = _number(document, head), _date_and_place(document, head)
    who, office = signer(document, _blocks(document, clauses, ClauseKind.SIGNATURE))
    type_field, title = _title(document, _blocks(document, clauses, ClauseKind.TITLE))
    if type_field and number and _is_of_whole(document, number, type_field):
        type_field, title = None, None  # a form in an annex, below the number of its act
    if type_field is None and number and _LETTER.search(document.text[:_LETTER_REACH]):
        type_field = Field("CV", number.span)
    return Head(
        number,
        type_field or _type_of_number(number),
        date or _passed(document),
        _issuer(document, clauses, head),
        place,
        title,
        who,
        office,
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


def _displaced(document: Document, head: list[tuple[Block, str]]) -> list[tuple[Block, str]]:
    """Return the lines around the act's number where they stand elsewhere.

    A consolidated text prints them with its authentication, and the text layer of a PDF may have
    them below the first page's words.
    """
    texts = [block.span.of(document.text) for block in document.blocks]
    for at, text in enumerate(texts):
        found = _NUMBER_LINE.match(text) if len(text) < _LONGEST_NUMBER_LINE else None
        if not found or not number_of(found["number"].strip()):
            continue
        first, last = _letterhead_around(texts, at)
        lines = list(zip(document.blocks[first:last], texts[first:last], strict=True))
        if "VBHN" in found["number"] or any(_MOTTO.search(line) for _, line in lines):
            return lines
    return []


def _letterhead_around(texts: list[str], at: int) -> tuple[int, int]:
    """Return the run of lines about `at` that may stand in a letterhead, its end excluded."""
    first, last = at, at + 1
    while first and _belongs_to_letterhead(texts[first - 1]):
        first -= 1
    while last < len(texts) and _belongs_to_letterhead(texts[last]):
        last += 1
    return max(first, at - _LETTERHEAD_LINES), min(last, at + _LETTERHEAD_LINES)


def _belongs_to_letterhead(text: str) -> bool:
    return bool(_LETTERHEAD_LINE.match(text)) and not is_signature(text)


def _passed(document: Document) -> Field | None:
    found = _PASSED.search(document.text)
    return Field(iso_date(found), Span(found.start("d"), found.end("y"))) if found else None


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
    lines = [block.span for block, text in blocks[1:] if any(c.isalpha() for c in text)]
    if not lines:
        return Field(row.code, first.span), None
    span = Span(lines[0].start, lines[-1].end)
    glued = _AUTHORITY.search(document.text, span.start, span.end)
    if glued and glued.start() > span.start:
        span = Span(span.start, len(document.text[: glued.start()].rstrip()))
    return Field(row.code, first.span), Field(without_marks(document.quote(span)), span)


def _type_of_number(number: Field | None) -> Field | None:
    known = number_of(number.value) if number else None
    if not number or not known:
        return None
    if not known.symbol:
        return Field("CV", number.span) if "/" in number.value else None
    return Field(types.by_symbol()[known.symbol][0].code, number.span)


def _is_of_whole(document: Document, number: Field, type_field: Field) -> bool:
    """Tell the number in "(Kèm theo Nghị định số …)", whose type is not that of a form below."""
    line = document.text[document.text.rfind("\n", 0, number.span.start) + 1 : number.span.start]
    known = number_of(number.value) if line.startswith("(") else None
    if known is None or not known.symbol:
        return False
    return type_field.value not in {row.code for row in types.by_symbol()[known.symbol]}


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
    capitals = _without_parent(_RULE_BETWEEN.sub(" - ", document.quote(letterhead).strip(" _-*")))
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
    organ = _ORGAN.fullmatch(capitals)
    if organ:
        return f"{organ['organ']} {organ['committee']}"
    capitals = _PARTY_ABOVE.sub("", capitals)
    bare = capitals.removeprefix("BAN CHẤP HÀNH TRUNG ƯƠNG ")
    is_organ = bare != capitals and bare.startswith(("BAN ", "VĂN PHÒNG", "ỦY BAN", "UỶ BAN"))
    return f"{bare} TRUNG ƯƠNG" if is_organ else capitals


def _letterhead(document: Document, head: list[tuple[Block, str]]) -> Span | None:
    """Return the capitals that stand over the motto or the number.

    What a portal prints above the act is capitals too, but sentences follow it.
    """
    official = any(
        _MOTTO.search(text) or (_NUMBER_LINE.match(text) and not text.startswith("("))
        for _, text in head
    )
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
