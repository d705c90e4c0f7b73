"""Find the act in a saved page: portals wrap it in menus, fields and lists of other acts."""

from __future__ import annotations

from itertools import islice

import regex
from selectolax.lexbor import LexborNode

from cancu.ingest.model import Problem
from cancu.ingest.read.compose import NO_ACT
from cancu.ingest.read.legacy import count_letters

# Every act opens with the motto of the state or the Party, or with its number.
_OPENING = regex.compile(
    r"CỘNG\s+(?:HÒA|HOÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM"
    r"|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|(?m:^[^\S\n]*+Số\s*+:\s*+[\d.…/_ ])"
)
_PART = regex.compile(
    r"(?m:^[^\S\n]*+(?:Điều\s+\d+\s*[.:]|PHỤ\s+LỤC|Phụ\s+lục\s+[IVX\d]+\s*$|Nơi\s+nhận|[IVX]+\.\s"
    r"|Căn\s+cứ\s))|(?:TM|KT|TL|TUQ)\s*\.\s+\p{Lu}{2}"
)
_FURNITURE = (
    "nav, aside, header, footer, [role=navigation], [role=banner], [role=contentinfo],"
    " [role=search], [role=menu]"
)
_UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe")
_MOST_READ = 60  # times the page's length: what nests without end is not entered to its end
_MOST_PARTS = 400  # compared with the act
_SHORT = 2_000  # letters; the fields that a portal shows of an act are fewer


def content_root(body: LexborNode) -> tuple[LexborNode, tuple[Problem, ...]]:
    """Return the innermost element that holds the whole act, and what was left out or is missing.

    An element is entered only where it holds the act's opening and half of the page's words, and
    nothing beside it looks like a part of an act. Without an opening the whole body is the act,
    but for its menus; where they are all but the fields of a portal, the act itself is missing.
    """
    body.strip_tags(list(_UNSEEN))
    whole = _text(body)
    has_opening = _OPENING.search(whole) is not None
    is_framed = _without_furniture(body)
    root = body
    if has_opening:
        budget = _MOST_READ * len(whole)
        while (inner := _inner(root, budget)) is not None:
            root, read = inner
            budget -= read
    problems = _left_out(count_letters(whole) - count_letters(_text(root)))
    if is_framed and not has_opening and _is_short_of_act(_text(body)):
        problems += (_no_act(),)
    return root, problems


def _without_furniture(body: LexborNode) -> bool:
    """Take out the menus; tell whether there were any."""
    removed = False
    for node in reversed(body.css(_FURNITURE)):  # inner ones first: an outer one takes them along
        text = _text(node)
        if not _OPENING.search(text) and not _PART.search(text):
            node.decompose()
            removed = removed or bool(text)
    return removed


def _is_short_of_act(text: str) -> bool:
    return not _PART.search(text) and count_letters(text) < _SHORT


def _left_out(letters: int) -> tuple[Problem, ...]:
    if letters <= 0:
        return ()
    message = f"đã bỏ {letters} chữ cái của khung trang mạng, ngoài phần văn bản"
    return (Problem("page-furniture", message),)


def _no_act() -> Problem:
    message = (
        "trang không có toàn văn, chỉ có phần thuộc tính hoặc giới thiệu: hãy mở phần toàn văn rồi"
        " lưu lại, hoặc tải tệp Word, PDF của văn bản"
    )
    return Problem(NO_ACT, message)


def _inner(node: LexborNode, budget: int) -> tuple[LexborNode, int] | None:
    """Return the child that holds the act, and how many characters were read to tell."""
    if node.tag == "table":
        return None  # never one cell of the letterhead
    children = [child for child in node.iter(include_text=True) if _may_have_words(child)]
    if len(children) == 1 and children[0].tag != "-text":
        return children[0], 1
    texts = [_text(child) for child in children]
    length = sum(map(len, texts))
    for number, text in enumerate(texts):
        if len(text) * 2 < length or length > budget or not _OPENING.search(text):
            continue
        if children[number].tag == "-text":
            return None
        beside = [*texts[:number], *texts[number + 1 :]]
        if any(_belongs(other, text) for other in beside):
            return None
        return children[number], length
    return None


def _may_have_words(node: LexborNode) -> bool:
    if node.tag == "-text":
        return bool((node.text_content or "").strip())
    return bool(node.tag) and node.tag != "-comment"


def _belongs(beside: str, text: str) -> bool:
    """Tell a part of the act that stands beside the rest of it from a list of its contents."""
    if _OPENING.search(beside):
        return True
    known = " ".join(text.split())
    parts = islice(_PART.finditer(beside), _MOST_PARTS)
    lines = (beside[part.start() :].lstrip().partition("\n")[0] for part in parts)
    unknown = [" ".join(line.split()) not in known for line in lines]
    return sum(unknown) * 5 > len(unknown)  # a list of contents may abridge a few


def _text(node: LexborNode) -> str:
    if node.tag == "-text":
        return (node.text_content or "").strip()
    return node.text(deep=True, separator="\n", strip=True)
