"""Find the act in a saved page: portals wrap it in menus, fields and lists of other acts."""

from __future__ import annotations

import regex
from selectolax.lexbor import LexborNode

# Every act opens with the motto of the state or the Party, or with its number.
_OPENING = regex.compile(
    r"CỘNG\s+(?:HÒA|HOÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM"
    r"|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|(?m:^\s*Số\s*:\s*[\d.…/_ ])"
)
_PART = regex.compile(
    r"(?m:^\s*(?:Điều\s+\d+\s*[.:]|PHỤ\s+LỤC|Phụ\s+lục\s+[IVX\d]+\s*$|Nơi\s+nhận|[IVX]+\.\s)"
    r"|(?:TM|KT|TL|TUQ)\s*\.\s+\p{Lu}{2})"
)
_FURNITURE = (
    "nav, aside, header, footer, [role=navigation], [role=banner], [role=contentinfo],"
    " [role=search], [role=menu]"
)
_UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe")


def content_root(body: LexborNode) -> tuple[LexborNode, int]:
    """Return the innermost element that holds the whole act, and how many letters are left out.

    An element is entered only where it holds the act's opening and half of the page's words, and
    nothing beside it looks like a part of an act. Without an opening the whole body is the act.
    """
    body.strip_tags(list(_UNSEEN))
    before = len(_text(body))
    if not _OPENING.search(_text(body)):
        return body, 0
    for node in body.css(_FURNITURE):
        text = _text(node)
        if not _OPENING.search(text) and not _PART.search(text):
            node.decompose()
    root = body
    while (inner := _inner(root)) is not None:
        root = inner
    return root, before - len(_text(root))


def _inner(node: LexborNode) -> LexborNode | None:
    children = [child for child in node.iter() if child.tag]
    if node.tag == "table":
        return None  # never one cell of the letterhead
    texts = [_text(child) for child in children]
    half = sum(map(len, texts)) / 2
    for number, text in enumerate(texts):
        if len(text) < half or not _OPENING.search(text):
            continue
        beside = [*texts[:number], *texts[number + 1 :]]
        return None if any(_belongs(other, text) for other in beside) else children[number]
    return None


def _belongs(beside: str, text: str) -> bool:
    """Tell a part of the act that stands beside the rest of it from a list of its contents."""
    if _OPENING.search(beside):
        return True
    known = " ".join(text.split())
    lines = (beside[part.start() :].lstrip().partition("\n")[0] for part in _PART.finditer(beside))
    unknown = [" ".join(line.split()) not in known for line in lines]
    return sum(unknown) * 5 > len(unknown)  # a list of contents may abridge a few


def _text(node: LexborNode) -> str:
    return node.text(deep=True, separator="\n", strip=True)
