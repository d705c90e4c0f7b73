"""What a document does, as an instrument, with each instrument that it names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import regex

from cancu.graph.model import EdgeKind
from cancu.graph.subject import subject_after
from cancu.ingest.model import Citation, ClauseKind, Reading, Role


class Nature(StrEnum):
    """Why an act rests on another: what empowers its body, what it carries out, who proposed."""

    AUTHORITY = "authority"
    CONTENT = "content"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True)
class Act:
    """What the document does with a cited instrument.

    `nature` is told for a basis, `part` for a change: only a part is amended, replaced, repealed.
    """

    kind: EdgeKind
    nature: Nature | None = None
    part: bool = False


_CHANGES = {
    Role.AMENDS: EdgeKind.AMENDS,
    Role.REPLACES: EdgeKind.REPLACES,
    Role.REPEALS: EdgeKind.REPEALS,
}
_CARRIES_OUT = regex.compile(
    r"(?:[-–*]\s*)?(?:Thực\s+hiện|Triển\s+khai|Thi\s+hành|Cụ\s+thể\s+hóa|Quán\s+triệt)\s"
)
# What gives a body its power says nothing of what the act is about.
_AUTHORITY = regex.compile(
    r"Hiến\s+pháp|Luật\s+(?:sửa\s+đổi,?\s+bổ\s+sung\s+.{0,40}?)?(?:Tổ\s+chức\s+|Ban\s+hành\s+văn\s+bản)"
    r"|chức\s+năng,?\s+nhiệm\s+vụ|cơ\s+quan\s+chuyên\s+môn\s+thuộc|Điều\s+lệ\s+Đảng"
    r"|Quy\s+chế\s+làm\s+việc|hướng\s+dẫn\s+thi\s+hành\s+Luật\s+Ban\s+hành\s+văn\s+bản",
    regex.I,
)
_PART = regex.compile(
    r"(?:bỏ|thế)\s+(?:các\s+|nội\s+dung\s+)*(?:một\s+phần|một\s+số|khoản|điểm|điều|mục|mẫu|phụ\s+lục"
    r"|nội\s+dung|quy\s+định|cụm\s+từ)\s[^.;\n]{0,120}$",
    regex.I,
)
_NEAR = 160  # characters before a mention in which its part is named


def act_of(reading: Reading, citation: Citation) -> Act | None:
    """Return what the document itself does, None where a clause merely speaks of the instrument.

    What stands in another's description is that other's doing.
    """
    if citation.via is not None:
        return None
    if citation.role in _CHANGES:
        return Act(_CHANGES[citation.role], part=_is_part(reading, citation))
    if citation.role is Role.GUIDES:
        return Act(EdgeKind.DETAILS if _is_state(reading) else EdgeKind.GUIDES)
    if citation.role is Role.PROMULGATED_WITH:
        return Act(EdgeKind.PROMULGATES)
    if citation.role is Role.PROPOSAL:
        return Act(EdgeKind.BASED_ON, Nature.PROPOSAL)
    return _basis(reading, citation) if _opens_the_act(reading, citation) else None


def _opens_the_act(reading: Reading, citation: Citation) -> bool:
    if citation.role is not Role.BASIS:
        return False
    zones = (c.span for c in reading.clauses if c.kind is ClauseKind.PREAMBLE)
    return any(zone.holds(citation.mention.span) for zone in zones)


def _basis(reading: Reading, citation: Citation) -> Act:
    text, start = reading.document.text, citation.mention.span.start
    if _CARRIES_OUT.match(text, text.rfind("\n", 0, start) + 1):
        return Act(EdgeKind.IMPLEMENTS, Nature.CONTENT)
    named = f"{citation.mention.text} {subject_after(reading, citation) or ''}"
    nature = Nature.AUTHORITY if _AUTHORITY.search(named) else Nature.CONTENT
    return Act(EdgeKind.BASED_ON, nature)


def _is_part(reading: Reading, citation: Citation) -> bool:
    if citation.role is Role.AMENDS or citation.mention.pinpoint:
        return True
    start = citation.mention.span.start
    lowest = max(start - _NEAR, _end_of_the_one_before(reading, citation))
    before = reading.document.text[lowest:start]
    line = before[before.rfind("\n") + 1 :]
    return bool(_PART.search(line))


def _end_of_the_one_before(reading: Reading, citation: Citation) -> int:
    """What is said of the instrument before says nothing of this one."""
    index = reading.citations.index(citation)
    return reading.citations[index - 1].mention.span.end if index else 0


def _is_state(reading: Reading) -> bool:
    kind = reading.head.type
    return kind is not None and kind.value in ("NĐ", "TT", "TTLT", "QĐ", "NQ", "L")
