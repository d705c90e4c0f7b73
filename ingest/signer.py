"""Read who signed: the signer's own office and name."""

from __future__ import annotations

import regex

from cancu.ingest.model import Block, Document, Field, Span

_SIGNED = r"[(\[]\s*(?:[ĐđDd]ã\s+ký|daky|[Kk]ý)\s*[)\]]"
_TAIL = regex.compile(rf"\s*(?:{_SIGNED}|[|*_]+)\s*$")
_NAME = r"(?:(?:\p{L}+\.\s?)*)?(?:\p{Lu}\p{Ll}*\s+){1,5}\p{Lu}\p{Ll}*"
_PERSON = regex.compile(
    rf"(?P<signed>{_SIGNED}\s*)?(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)\s+)?"
    rf"(?P<name>{_NAME})[\s|]*$"
)
# A converter may put office, mark and name on one line: "PHÓ THỦ TƯỚNG [daky] Hồ Đức Phớc".
_ON_ONE_LINE = regex.compile(
    rf"(?P<office>[^\p{{Ll}}(\[]{{6,}}?(?!\p{{Lu}}\s))\s*(?:{_SIGNED}\s*)?(?={_NAME}$)"
)
# "KT. BỘ TRƯỞNG THỨ TRƯỞNG THƯỜNG TRỰC": whom one signs for, and then the signer's own office.
_OWN_OFFICE = regex.compile(
    r"(?<=[\s\p{Lu}])PHÓ\s|(?<!PHÓ\s)(?:CHỦ\s+TỊCH|THỦ\s+TƯỚNG)$"
    r"|(?<=\s)(?:THỨ\s+TRƯỞNG|CHÁNH\s|(?<!PHÓ\s)(?:CỤC|VỤ|BỘ)\s+TRƯỞNG"
    r"|(?<!(?:PHÓ|BỘ|THỨ|CỤC|VỤ)\s)TRƯỞNG\s)"
)
_PROXY = regex.compile(
    r"(?:(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s*\.?|Q\s*\.)\s*(?P<rest>\p{Lu}.*)?$", regex.S
)
_DEPUTY = regex.compile(r"(?P<head>\p{Lu}[\p{Lu}\s]+?)\s(?=PHÓ\s(?P=head)$)")


def signer(
    document: Document, blocks: list[tuple[Block, str]]
) -> tuple[Field | None, Field | None]:
    """Return name and own office: the last office in capitals that stands over the name."""
    title: Field | None = None
    for block, printed in blocks:
        office, name = _parts(printed)
        if office:
            own = _own_office(block, office)
            title = Field(document.quote(own), own) if own else title
        person = _PERSON.match(printed, name) if name < len(printed) else None
        if person and (title or person["signed"]):
            start, end = person.span("name")
            span = Span(block.span.start + start, block.span.start + end)
            return Field(document.quote(span), span), title
    return None, None


def _parts(printed: str) -> tuple[str, int]:
    """Split a line into the office that it opens with and the place where a name may begin."""
    bare = printed
    while tail := _TAIL.search(bare):
        bare = bare[: tail.start()]
    if bare.isupper() and any(c.isalpha() for c in bare):
        return bare, len(printed)
    both = _ON_ONE_LINE.match(bare)
    return (both["office"], both.end()) if both else ("", 0)


def _own_office(block: Block, office: str) -> Span | None:
    """Return the signer's own office, None on a line that only says whom one signs for."""
    end = block.span.start + len(office)
    proxy = _PROXY.match(office)
    if proxy is None:
        deputy = _DEPUTY.match(office)
        return Span(block.span.start + (deputy.end() if deputy else 0), end)
    own = _OWN_OFFICE.search(office, proxy.start("rest") + 1) if proxy["rest"] else None
    return Span(block.span.start + own.start(), end) if own else None
