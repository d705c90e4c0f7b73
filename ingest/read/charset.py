"""Tell the encoding of a text or page from its bytes; what it declares is only a hint."""

from __future__ import annotations

import codecs

import regex

from cancu.ingest.model import Problem
from cancu.ingest.read import legacy
from cancu.ingest.tables import encodings

# UTF-32 first: its mark begins with that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = regex.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", regex.I)
_SEARCHED = 4096  # bytes from the start
_GUESSED = 400_000  # bytes in which a text shows what it is
_LATIN = frozenset({"iso8859-1", "ascii", "cp1252"})
_UNICODE = frozenset({"utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"})
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined"})  # Python knows them; no page is in them
_FEW = 0.002  # of the letters, damaged on the way
_VIETNAMESE = 0.9  # share of syllables
_LINES_NAMED = 5


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file, with a problem where its encoding had to be guessed.

    Bytes that are UTF-8 are read as UTF-8, whatever they declare: nothing else looks like it.
    TCVN3 and VNI come out as the characters of cp1252 that stand for them, for the reader to
    convert: a page may name fonts, and write letters as entities.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _told(data, encoding)
    if wide := _wide(data[:_SEARCHED]):
        return _told(data, wide)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _not_utf8(data)


def _told(data: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode, with a problem for each place that the encoding does not allow."""
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text, _damaged(text)


def _damaged(text: str) -> tuple[Problem, ...]:
    """Tell how many bytes could not be read, and in which lines."""
    lost = text.count("\ufffd")
    if not lost:
        return ()
    lines = [number for number, line in enumerate(text.splitlines(), 1) if "\ufffd" in line]
    named = ", ".join(map(str, lines[:_LINES_NAMED])) + (" …" if lines[_LINES_NAMED:] else "")
    message = f"có {lost} chỗ hỏng mã chữ, không đọc được (dòng {named} của tệp): cần soát lại"
    return (Problem("damaged-characters", message),)


def _wide(start: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: most high bytes are zero, and no character is."""
    half, quarter = len(start) // 2, len(start) // 4
    if quarter > 1 and start[3::4].count(0) == quarter == start[2::4].count(0):
        return "utf-32-le"
    if quarter > 1 and start[::4].count(0) == quarter == start[1::4].count(0):
        return "utf-32-be"
    if start[1::2].count(0) * 2 > half > 1 and 0 not in start[::2]:
        return "utf-16-le"
    return "utf-16-be" if start[::2].count(0) * 2 > half > 1 and 0 not in start[1::2] else None


def _not_utf8(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    declared = _declared(data)
    text = data.decode("utf-8", errors="replace")
    lost, length = text.count("\ufffd"), len(text)
    most = max(length * _FEW, 2) if declared == "utf-8" else _well_formed(text) * _FEW * 5
    if lost <= most:
        return text, _damaged(text)
    return _before_unicode(data, declared if declared not in _UNICODE else None)


def _well_formed(text: str) -> int:
    """Count the letters that UTF-8 alone writes so."""
    return sum(map(len, _BEYOND_ASCII.findall(text)))


_BEYOND_ASCII = regex.compile(r"[\u00c0-\u1eff]+")


def _before_unicode(data: bytes, declared: str | None) -> tuple[str, tuple[Problem, ...]]:
    """Decode as declared or as Windows-1258, unless the words read better as another encoding."""
    sample = data[:_GUESSED]
    usual = "cp1252" if declared in _LATIN else declared or "cp1258"
    if legacy.share(sample.decode(usual, errors="replace"))[0] < _VIETNAMESE:
        if legacy.detect(_western(sample)):
            return _western(data), _damaged(_western(data))
        viscii = encodings.by_name()["VISCII"]
        if legacy.share(legacy.convert(sample.decode("latin-1"), viscii))[0] >= _VIETNAMESE:
            return legacy.convert(data.decode("latin-1"), viscii), (_assumed(viscii.label),)
    text = data.decode(usual, errors="replace")
    return text, (() if declared else (_assumed("Windows-1258"),)) + _damaged(text)


def _assumed(label: str) -> Problem:
    message = f"không phải UTF-8, đã đọc theo bảng mã {label}: cần soát lại dấu"
    return Problem("legacy-encoding", message)


def _western(data: bytes) -> str:
    return data.decode("cp1252", errors="replace")


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _SEARCHED)
    if not found:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
    except LookupError:
        return None
    return codec.name if codec._is_text_encoding and codec.name not in _NO_CHARSETS else None
