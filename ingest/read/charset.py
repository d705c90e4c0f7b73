"""Tell the encoding of a page from its bytes; what it declares is only a hint."""

from __future__ import annotations

import codecs

import regex

from cancu.ingest.model import Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = regex.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", regex.I)
_SEARCHED = 4096  # bytes from the start
_LATIN = frozenset({"iso8859-1", "ascii", "cp1252"})
_UNICODE = frozenset({"utf-8", "utf-16", "utf-16-le", "utf-16-be"})
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined"})  # Python knows them; no page is in them
_FEW = 0.002  # of the letters, damaged on the way


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a page, with a problem where its encoding had to be guessed.

    Bytes that are UTF-8 are read as UTF-8, whatever they declare: nothing else looks like it.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace"), ()
    if wide := _wide(data[:_SEARCHED]):
        return data.decode(wide, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _not_utf8(data)


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of the markup is zero."""
    half = len(start) // 2
    if start[1::2].count(0) * 2 > half > 1:
        return "utf-16-le"
    return "utf-16-be" if start[::2].count(0) * 2 > half > 1 else None


def _not_utf8(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    declared = _declared(data)
    if declared == "utf-8":
        text = data.decode("utf-8", errors="replace")
        lost = text.count("\ufffd")
        if lost <= max(len(text) * _FEW, 2):
            message = f"trang có {lost} chỗ hỏng mã chữ: cần soát lại"
            return text, (Problem("damaged-characters", message),)
    if declared and declared not in _UNICODE:
        encoding = "cp1252" if declared in _LATIN else declared
        return data.decode(encoding, errors="replace"), ()
    message = "trang không phải UTF-8, đã đọc theo bảng mã Windows-1258: cần soát lại dấu"
    return data.decode("cp1258", errors="replace"), (Problem("legacy-encoding", message),)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _SEARCHED)
    if not found:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
    except LookupError:
        return None
    return codec.name if codec._is_text_encoding and codec.name not in _NO_CHARSETS else None
