"""Tell what stands after an act: offices, names, recipients, notes, a portal's own words."""

from __future__ import annotations

import regex

from cancu.ingest.tables import types

_OFFICE = (
    r"(?:CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|TRƯỞNG|CHỦ NHIỆM|THỐNG ĐỐC|BÍ THƯ"
    r"|CHÁNH|CỤC TRƯỞNG|TỔNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|THỦ TRƯỞNG|KIỂM TOÁN|ỦY VIÊN"
    r"|XÁC THỰC)"
)
_PROXY = r"(?:(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s*\.?|Q\s*\.)"
SIGNATURE = regex.compile(
    rf"{_PROXY}\s*(?=\p{{Lu}}{{2}})"
    r"|(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|GIÁM ĐỐC"
    r"|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|CHỦ NHIỆM|THỐNG ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG)"
    r"(?:$|\s+\p{Lu}{2}[^:]*$)"
)
# A converter may print them all on one line: "- Thủ tướng; - Các bộ; - Lưu: VT, NC (02)."
RECIPIENTS = regex.compile(r"[*_]{0,3}(?:Nơi nhận|NƠI NHẬN)\b|-\s[^\n]{20,3000};\s*-\s*Lưu\s*:")
_ENACTS = regex.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ)\s*:?$")
_OFFICE_LINE = regex.compile(rf"(?:{_PROXY}\s*)?(?:PHÓ |QUYỀN |NGUYÊN )?(?:{_OFFICE}|$)|{_PROXY}$")
# A line of dashes, or the running head of a gazette.
_RULE = regex.compile(r"[-_*.=–—\s/|]+$|(?:\d+\s+)?CÔNG BÁO/Số\b")
_NUMBERED = regex.compile(r"Số\s*:\s*\d+/VBHN|.{2,40},\s*ngày\s\d.{10,24}\d{4}$")
_SIGNED = regex.compile(r"[(\[\s]*(?:đã ký|daky|ký|chữ ký|người ký)\b.{0,200}$", regex.I)
_NAME = regex.compile(
    r"(?:(?:Thượng|Trung|Đại|Thiếu|Chuẩn)\s+(?:tướng|tá|úy|đô đốc|đốc)"
    r"|(?:PGS|GS|TS|ThS|BS)\.?)?[.\s]*"
    r"(?:\p{Lu}[\p{Ll}']*\.?\s+){1,5}\p{Lu}\p{Ll}*\.?[\s|]*$"
)
# Office, mark and name that a converter put on one line, which a cell's bar may end.
_ON_ONE_LINE = regex.compile(
    rf"{_PROXY}\s*\p{{Lu}}{{2}}[^\p{{Ll}}(\[:;]{{4,120}}(?:[(\[]\s*(?:[Đđ]ã ký|daky)\s*[)\]]\s*)?"
    r"(?:\p{Lu}\p{Ll}+\s+){1,5}\p{Lu}\p{Ll}*[\s|]*$"
)
_ITEM = regex.compile(r"[-–+•]\s*\P{Ll}")
_LISTED = regex.compile(r"[*]|.{1,160}[;,.]$|.{0,60}Lưu\s*:|\(")
_NOTE = regex.compile(r"\[(?:\d{1,3}|[ivxlc]{1,9})\]\s|(?:Ghi chú|Chú thích)\s*:")
# What the sites that keep acts print around them.
_PORTAL = regex.compile(
    r"NỘI DUNG SỬA ĐỔI, HƯỚNG DẪN$|Văn bản bị thay thế\b|FILE ĐƯỢC ĐÍNH KÈM|FILE ĐÍNH KÈM"
    r"|(?:Click|Rà chuột|Rê chuột)\b|\*?Chú thích:\s*\*?\s*R[àê] chuột"
    r"|(?:Circular|Decree|Decision|Law)\s+No\.|MINISTRY OF |SOCIALIST REPUBLIC OF VIETNAM"
)
_MOST_LISTED = 200  # characters; no recipient is longer


def is_signature(text: str) -> bool:
    """Tell the line that opens a signature: an office in capitals."""
    if not text.isupper():
        return bool(_ON_ONE_LINE.match(text))
    return not _ENACTS.search(text) and bool(SIGNATURE.match(text))


def signs(text: str) -> bool:
    """Tell a line that belongs to a signature: an office, a name, a rule, "(đã ký)"."""
    if _RULE.match(text) or _SIGNED.match(text) or _NUMBERED.match(text):
        return True
    if text.isupper():
        return bool(_OFFICE_LINE.match(text)) or _is_name_in_capitals(text)
    if len(text) > 80:
        return False
    return bool(_NAME.match(text)) or (text[:6].isupper() and bool(_OFFICE_LINE.match(text)))


def _is_name_in_capitals(text: str) -> bool:
    words = text.split()
    opens = words[0] in _HEADINGS
    return 2 <= len(words) <= 5 and all(word.isalpha() for word in words) and not opens


# Words that open a heading: no name begins with them.
_HEADINGS = frozenset(
    {"PHỤ", "DANH", "BẢNG", "BIỂU", "QUY", "LỊCH", "MẪU", "THỦ", "NỘI", "THÔNG", "NHÓM", "KẾ"}
    | {"CHƯƠNG", "ĐỀ", "PHƯƠNG", "BÁO", "TỔNG", "PHẦN"}
)


def receives(text: str) -> bool:
    """Tell a line that belongs to a list of recipients."""
    if _SIGNED.match(text):
        return False
    if RECIPIENTS.match(text) or _RULE.match(text) or _ITEM.match(text):
        return True
    return len(text) <= _MOST_LISTED and bool(_LISTED.match(text)) and not _NOTE.match(text)


def is_portal(text: str) -> bool:
    """Tell the words of a site around the act: its title again, a translation, its buttons."""
    return bool(_PORTAL.match(text)) or _is_portal_title(text)


def _is_portal_title(text: str) -> bool:
    """A site names the act without "số": "Công văn 5665/CT-CS năm 2025 về … ban hành"."""
    word = _TITLE.match(text)
    return word is not None and " ".join(word[1].split()).casefold() in types.by_name()


_TITLE = regex.compile(
    r"(\p{Lu}\p{Ll}+(?:\s\p{Ll}+){1,3})\s\d{1,6}[a-z]?/\S+\s+(?:năm\s\d{4}\s)?\p{Ll}"
)


def is_heading(text: str) -> bool:
    """Tell the line in capitals that opens an attached part without an annex's number."""
    letters = sum(map(str.isalpha, text))
    return letters > 3 and (text.isupper() or _LEADING.match(text) is not None)


# "DANH MỤC … (Kèm theo Quyết định số …)" on one line
_LEADING = regex.compile(r"[^\p{Ll}(]{20,400}(?:\(|$)|(?:Mẫu|Biểu)\s(?:số\s)?\d")
