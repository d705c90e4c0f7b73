"""Which paragraphs of an amending act stand in a quotation: their marks are not its own."""

from __future__ import annotations

from collections.abc import Sequence

import regex

_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'
# New text opens its paragraph, or follows the words that announce it: "Sửa đổi … như sau: “".
# The notes of a consolidated text quote too, across pages: they announce no change.
_CHANGES = r"(?:[Ss]ửa\s+đổi|[Bb]ổ\s+sung|[Bb]ãi\s+bỏ|[Tt]hay\s+thế)\b"
_OPENS = regex.compile(
    rf"(?:^|^[^“”\"\n]{{0,12}}{_CHANGES}[^“”\"]{{0,300}}như\s+sau\s*:\s*)(?P<mark>[“\"])"
)
_CLOSES_AGAIN = regex.compile(r"[^“°]*”\s*[.;]?\s*")  # 10°10’18” closes nothing
_INSTRUCTS = regex.compile(r"(?:Điều\s+\d|\d{1,3}\.\s|[a-zđ]\)\s)[^“”]{0,60}?" + _CHANGES)
_ACT_SPEAKS = regex.compile(rf"Điều\s+\d|{_INSTRUCTS.pattern}")
# "Tại Điều 30 Nghị định … quy định:", and the words quoted below that.
_INTRODUCES = regex.compile(
    r"[^“”]{0,30}(?:[Tt]ại|[Cc]ăn cứ|[Tt]heo|[Kk]hoản|[Đđ]iểm|[Đđ]iều)\s[^“”]{0,600}"
    r"(?:quy định|nêu|hướng dẫn)[^“”:]{0,40}[:.]$"
)
_OWN_ARTICLE = regex.compile(
    r"Điều\s+(?P<number>\d+)[.:]\s*(?:" + _CHANGES + r"|Hiệu lực|Điều khoản|Tổ chức thực hiện"
    r"|Trách nhiệm (?:thi hành|tổ chức)|Quy định chuyển tiếp)"
)
_ARTICLE = regex.compile(r"Điều\s+(?P<number>\d+)\b")
_FAR = 30  # paragraphs between the two closing marks of one quotation


def quoted(paragraphs: Sequence[str]) -> frozenset[int]:
    """Return the indexes of the paragraphs inside a quotation that opened in one before.

    A quotation that never closes is one only where nothing of the act follows, as at the end of
    an excerpt. One that closes twice went on to the second
    mark, unless the act itself speaks in between.
    """
    inside: set[int] = set()
    opened, closed, depth, straight, article = 0, -1, 0, False, 0
    for at, paragraph in enumerate(paragraphs):
        words = paragraph
        if depth > 0 and _never_closed(paragraphs, at, article):
            depth = 0
        if depth > 0:
            inside.add(at)
        else:
            own = _ARTICLE.match(words)
            article = int(own["number"]) if own else article
            opens = _OPENS.match(words)
            if not opens:
                inside.update(_gone_on(paragraphs, closed, at))
                closed = at if _CLOSES_AGAIN.fullmatch(words) else closed
                continue
            opened, straight = at, opens["mark"] == _STRAIGHT
            words = words[opens.start("mark") :]
        depth = max(_depth_after(words, depth, straight), 0)
        closed = closed if depth else at
    whole = not depth or not any(_ACT_SPEAKS.match(text) for text in paragraphs[opened + 1 :])
    return frozenset(at for at in inside if whole or at < opened)


def _never_closed(paragraphs: Sequence[str], at: int, article: int) -> bool:
    """Tell that the quotation before `at` has no end: the act itself, or the next quote, follows.

    `article` is the number of the act's last article.
    """
    words = paragraphs[at]
    own = _OWN_ARTICLE.match(words)
    if own and int(own["number"]) == article + 1:
        return True
    if words.endswith("như sau:") and _INSTRUCTS.match(words):
        return True
    return words.startswith(_OPEN) and bool(_INTRODUCES.match(paragraphs[at - 1]))


def _depth_after(text: str, depth: int, straight: bool) -> int:
    """Return how deep in quotations `text` ends; straight marks only tell open from closed."""
    if straight:
        return (depth + text.count(_STRAIGHT)) % 2
    return depth + text.count(_OPEN) - text.count(_CLOSE)


def _gone_on(paragraphs: Sequence[str], closed: int, at: int) -> range:
    """Return the paragraphs after `closed` up to `at` where a quotation closes a second time."""
    if closed < 0 or not _CLOSES_AGAIN.fullmatch(paragraphs[at]):
        return range(0)
    between = range(closed + 1, at + 1)
    apart = any(_OPEN in paragraphs[n] or _INSTRUCTS.match(paragraphs[n]) for n in between)
    return range(0) if apart or len(between) > _FAR else between
