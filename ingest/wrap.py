"""Tell a printed line that continues a paragraph from one that begins another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import regex

from cancu.ingest.model import Block
from cancu.ingest.tables import types

# Matched from the end: a search would try every place of the line before.
_TERMINAL = regex.compile(r"(?r)[.;:!?…][\"”’)\]*]*\s*")
_RULE = regex.compile(r"[-–—_*=.\s]{1,}$")
_MARK = regex.compile(
    r"""(?:[IVXLC]{1,7}[.)]\s*(?=\p{Lu}|$)
      | \d{1,3}(?:\.\d{1,3}){1,4}[.)]?\s+(?=\p{Lu}|$)
      | \d{1,3}[.)]\s*(?:\[\d{1,3}\]\s*)?(?=\p{Lu}|$)
      | [a-zđ]\)(?:\s|$)
      | (?:Phần|PHẦN)\s+(?:thứ|THỨ|[IVX\d]+)
      | (?:Chương|CHƯƠNG)\s+[IVX\d]+\b
      | (?:Mục|MỤC)\s+[IVX\d]+\s*[.:]?\s*(?:\p{Lu}|$)
      | (?:Điều|ĐIỀU)\s+\d+[a-zđ]?\s*(?:[.:]|$)
      | (?:PHỤ\ LỤC|Phụ\ lục\s+[IVX\d]+\s*$)
      | Nơi\ nhận\s*:|Kính\ gửi\s*:|Số\s*:)""",
    regex.X,
)
# A dash opens an item only before a capital or a quotation; "2018 / - 2021" is a range.
_DASH = regex.compile(r"[-–+•*]\s*(?=[\p{Lu}“\"(])")
_BARE_LABEL = regex.compile(r"(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)$")
_LOOSE_MARK = regex.compile(r"(?:\d{1,3}[.)]|[a-zđ][.)]|[-–+•*])\s")
# "… cụ thể: / (1) Bộ Tài chính"; inside a paragraph such numbers stand anywhere on a line.
_IN_BRACKETS = regex.compile(r"\((\d{1,2})\)\s+\p{Lu}")
_PREAMBLE = regex.compile(
    r"(?:[-–]\s*)?(?:Căn\ cứ|Theo\ đề\ nghị|Thực\ hiện|Xét|Trên\ cơ\ sở)\s", regex.X
)
# "… tại Điều / 13. Bồi thường" and "**Điều / 13.** Bồi thường": the label is on the next line.
# The break is where the match begins: a search would try every sign around it.
_CUT_LABEL = regex.compile(
    r"\n(?:(?<=(?:^|[\s*])(?:[Đđ]iều|ĐIỀU|[Kk]hoản|[Đđ]iểm|[Cc]hương|CHƯƠNG|[Mm]ục|MỤC|Phần|PHẦN)\n)"
    r"(?:\d|[IVX]+\b|[a-zđ]\b)"
    r"|(?<=ngày\s\d{1,2}\stháng\n)\d{1,2}\.?$|(?<=\s[Bb]ước\n)\d|(?<=^\d{1,3}[.)]\n)\p{Lu}"
    r"|(?<=[a-zđ]\),\n)[a-zđ]\)\sk"
    r"|(?<=\s(?:[Kk]h(?:óa|oá)|thứ)\n)(?:[IVXLC]+\b|\d+)"
    r"|(?<=\s(?:số|năm|tháng|ngày)\n)\d+(?![.)\d]))"
)
# "… quy định tại / Mục 2 Phần XI của Phụ lục": a place in another act, and no heading.
_CITED_PLACE = regex.compile(
    r"(?:Phần|Chương|Mục|Tiểu\smục|Điều|Phụ\slục)\s+(?:[IVXLC]+|\d+[a-zđ]?)(?!\d)(?!\s*:)"
)
_LEADS_TO_PLACE = regex.compile(
    r"(?:\s(?:tại|của|theo|thuộc|và|hoặc|với|đến|từ|ở|vào|các|trừ|qua|là)"
    r"|\s(?:[Kk]hoản|[Mm]ục|[Pp]hần|Phụ\slục)\s[\dIVX]{1,4}|\s[Đđ]iểm\s[a-zđ]|[^;:.,]\s\d+,)$"
)
# No paragraph ends there: "Hội Liên hiệp / Phụ nữ Thành phố".
_DANGLES = regex.compile(r"\s(?:và|của|các|với|cho|về|do|những|[Ll]iên\s+hiệp)$")
# What a letter says first, under the name of the one it is sent to.
_ANSWERS = regex.compile(r"(?:\p{Lu}[^.;:]{3,40}\snhận được|Trả lời|Phúc đáp|Xét đề nghị)\s")
_QUOTED_MARK = regex.compile(
    r"“\s*(?:(?:Điều|Chương|Mục|Phụ lục)\s[\dIVX]|\d{1,3}[a-zđ]?[.)]|[a-zđ]\d?\))"
)
# With such words the closing paragraph of an act begins, however full the line before it is.
_CLOSES = ("Trên đây là ", "Yêu cầu các ", "Yêu cầu Thủ trưởng ", "Yêu cầu Giám đốc ")
_OFFICE = regex.compile(
    r"""(?:(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s*\.?|Q\s*\.)\s+\p{Lu}{2}
      | (?:QUYỀN\s+|PHÓ\s+)?(?:(?:TỔNG\s+)?(?:CỤC|VỤ|BAN|BỘ|THỨ)\s+TRƯỞNG|TRƯỞNG\s+(?:BAN|PHÒNG)
      | CHỦ\s+TỊCH|CHỦ\s+NHIỆM|THỦ\s+TƯỚNG|GIÁM\s+ĐỐC|THỐNG\s+ĐỐC|CHÁNH\s+VĂN\s+PHÒNG
      | (?:TỔNG\s+)?BÍ\s+THƯ|HIỆU\s+TRƯỞNG)\s*$""",
    regex.X,
)
_PERSON = regex.compile(r"(?:\(\s*[Đđ]ã\s+ký\s*\)\s*)?(?:\p{Lu}\p{Ll}*\s+){1,4}\p{Lu}\p{Ll}*$")
_MARKS_OPEN = frozenset("0123456789IVXLCPMĐNKS")
_NUMERALS = frozenset("0123456789IVXLC")
_LONE_DASHES = frozenset({"-", "–", "+", "•"})  # the item is on the next line
_PROXIES = frozenset({"PHÓ", "KT.", "TM.", "TL.", "TUQ.", "Q.", "KT", "TM", "TL"})
_TYPE_ENDS = frozenset(
    ["ĐỊNH", "QUYẾT", "HOẠCH", "THỊ", "TƯ", "BÁO", "ĐIỆN", "TRÌNH", "LUẬN", "DẪN"]
)


class Line(NamedTuple):
    """A printed line with its layout; `text` is stripped."""

    text: str
    block: Block
    plain: bool = False  # nothing in it is repaired


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document's lines were printed."""

    width: int  # characters of a full line
    spaced: bool  # paragraphs are set apart by blank lines


def habits(lines: list[Line]) -> Habits:
    """Measure the full width and whether paragraphs are set apart by gaps."""
    widths = sorted(len(line.text) for line in lines if line.block.cell is None)
    if not widths:
        return Habits(80, False)
    opened = [line for line in lines if line.block.cell is None and _opens(line.text)]
    gapped = sum(line.block.gap for line in opened)
    return Habits(widths[len(widths) * 9 // 10], gapped * 2 > len(opened) > 0)


def begins(before: Line, line: Line, habit: Habits) -> bool:
    """Tell whether `line` begins a paragraph after the line `before`."""
    if before.block.cell != line.block.cell or before.text == line.text:
        return True  # a gazette prints the letterhead twice
    if before.text in _LONE_DASHES and line.text[0].isalpha():
        return False
    ruled = _is_rule(line.text) or _is_rule(before.text)
    if ruled or _is_cut(before.text, line.text):
        return ruled
    if line.block.gap:
        return not _runs_on(before.text, line.text)
    opens = types.is_type_line(before.text)
    if opens or _is_mid_sentence(line.text):
        return opens
    numbered = line.text[0] == "(" and _is_numbered(before, line, habit)
    return numbered or _is_set_apart(before.text, line.text) or _ends(before, line, habit)


def _is_numbered(before: Line, line: Line, habit: Habits) -> bool:
    """Tell "(1) Bộ Tài chính …"; with "(2)" on its line it is a list inside a paragraph."""
    number = _IN_BRACKETS.match(line.text)
    if number is None or f"({int(number[1]) + 1})" in line.text:
        return False
    return before.text[-1] == ":" or _is_short(before, line, habit)


def _is_rule(text: str) -> bool:
    return text[0] in "-–—_*=." and bool(_RULE.match(text))


def _is_mid_sentence(text: str) -> bool:
    """Tell the plainest line of all: nothing that begins a paragraph opens with such a word."""
    return text[0].islower() and text[1:2] not in ".)"


def _is_cut(before: str, text: str) -> bool:
    """Tell a label, a place in another act, a type word or an office that is cut in two."""
    first = text[0]
    if first in _NUMERALS or not text[1:2].isalnum() or len(before) < 5:
        last = before[-16:]
        if _CUT_LABEL.match(f"{last}\n{text[:8]}", len(last)):
            return True
    if first in "PCMTĐ" and _CITED_PLACE.match(text) and _LEADS_TO_PLACE.search(before):
        return True
    if " " not in before and types.is_type_line(f"{before} {text}"):
        return True
    return before in _PROXIES and text.isupper()


def _is_set_apart(before: str, text: str) -> bool:
    if text == "PHÓ" or (before in _TYPE_ENDS and _is_capitals(text)):
        return True
    return types.is_type_line(text) or _begins_item(before, text) or _changes_case(before, text)


def _opens(text: str) -> bool:
    return _is_marked(text) or _opens_with_dash(text)


def _is_marked(text: str) -> bool:
    """Tell a line that opens with a mark; its first sign tells at once that most have none."""
    return (text[0] in _MARKS_OPEN or text[1:2] == ")") and bool(_MARK.match(text))


def _opens_with_dash(text: str) -> bool:
    return text[0] in "-–+•*" and bool(_DASH.match(text))


def _runs_on(before: str, text: str) -> bool:
    """A page break or a stray blank line inside a sentence is no end of a paragraph."""
    if _DANGLES.search(before) and text[0].isalpha():
        return not _is_marked(text) and not _is_capitals(text)
    return text[0].islower() and not _TERMINAL.match(before) and not _LOOSE_MARK.match(text)


def _begins_item(before: str, text: str) -> bool:
    if _is_marked(text) or (text[:2].isupper() and _OFFICE.match(text)):
        return True
    if text[0] == "“" and before[-1] in ":." and _QUOTED_MARK.match(text):
        return True
    if _opens_with_dash(text) and not before[-1].isdigit():
        return True
    if text.startswith("Căn cứ ") and before[-1] not in ",-–(“":
        return True  # no sentence goes on with a capital there, a title ends without a mark
    if len(text) < 7 and _BARE_LABEL.match(text):
        return before[-1] in ".;:)”*"
    closes = text.startswith(_CLOSES) and before[-1] == "."
    opens = closes or _LOOSE_MARK.match(text) or _PREAMBLE.match(text)
    return bool(opens and _TERMINAL.match(before))


def _changes_case(before: str, text: str) -> bool:
    """Capitals give way to a sentence: a heading or an office ends, a name or text begins."""
    if not before.isupper() or not _is_capitals(before) or _is_capitals(text):
        return False
    return text[0].isupper() or bool(_PERSON.match(text))


def _is_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def _ends(before: Line, line: Line, habit: Habits) -> bool:
    """Where no blank line tells, a short line that ends a sentence ends the paragraph."""
    if len(before.text) < habit.width * 0.6 and _ANSWERS.match(line.text):
        return True
    return not habit.spaced and line.text[0].isupper() and _is_short(before, line, habit)


def _is_short(before: Line, line: Line, habit: Habits) -> bool:
    """Tell a line that ends a sentence though the next word would have found room on it."""
    if not _TERMINAL.match(before.text):
        return False
    first_word = line.text.split(maxsplit=1)[0]
    return len(before.text) + 1 + len(first_word) < habit.width * 0.9
