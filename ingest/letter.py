"""Find where a letter, which has no type word and no articles, ends its opening."""

from __future__ import annotations

from collections.abc import Sequence

import regex

KINH_GUI = regex.compile(r"(?:[-–*]\s*)?Kính gửi\s*:?", regex.I)
_OPENS = regex.compile(
    r"(?:Căn cứ|Trả lời|Phúc đáp|Thực hiện|Triển khai|Thi hành|Theo|Tiếp theo|Trên cơ sở|Ngày"
    r"|Thời gian|Qua|Vừa qua|Xét|Sau khi|Liên quan|Về việc|Nhằm|Để|[^.;:]{3,90}\snhận được)\s"
)
_ASKS = regex.compile(r"\s(?:đề nghị|yêu cầu|có ý kiến|kính mời|thông báo|giao)\s")
_BASIS = regex.compile(r"Căn cứ\s(?!(?:các\s|những\s)?quy định\s(?:trên|nêu trên))")
_FAR = 16  # paragraphs from "Kính gửi" on; addressees take some of them


def opening_end(paragraphs: Sequence[str], first: int) -> int | None:
    """Return the index of the first paragraph after a letter's opening, None in no letter.

    The opening names the addressees and what the letter answers or carries out, up to "… có ý
    kiến như sau:", and the căn cứ listed below that. `first` is where the preamble may begin.
    """
    reach = range(first, min(first + _FAR, len(paragraphs)))
    greeting = next((at for at in reach if KINH_GUI.match(paragraphs[at])), None)
    if greeting is None:
        return None
    if paragraphs[greeting].endswith("như sau:"):
        return greeting + 1  # a converter glued the opening to the addressee
    opens = (at for at in reach[greeting - first + 1 :] if _OPENS.match(paragraphs[at]))
    at = next(opens, None)
    if at is None:
        return None
    while at < len(paragraphs) and _still_opens(paragraphs[at]):
        at += 1
        if paragraphs[at - 1].endswith(":"):
            break
    while (
        at < len(paragraphs) and _BASIS.match(paragraphs[at]) and not _ends_in_quote(paragraphs[at])
    ):
        at += 1
    return at


def _still_opens(paragraph: str) -> bool:
    if not _OPENS.match(paragraph):
        return False
    return paragraph.endswith(":") or not _ASKS.search(paragraph)


def _ends_in_quote(paragraph: str) -> bool:
    """Tell "Căn cứ Điều 5 … quy định:", which belongs to the words quoted below it."""
    return paragraph.endswith(":")
