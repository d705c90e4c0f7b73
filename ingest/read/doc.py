"""Read .doc and .rtf: through LibreOffice, which keeps tables and numbers, else through catdoc.

Measured on the documents that exist as .doc and .docx: LibreOffice keeps every letter and number,
catdoc loses text boxes, automatic numbers and the places of cells.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from cancu.ingest.errors import DamagedFile, EncryptedFile, IngestError, MissingProgram
from cancu.ingest.model import BlockKind, Problem, Source
from cancu.ingest.read import legacy, office, ole
from cancu.ingest.read.compose import PLAIN, Composer
from cancu.ingest.read.docx import read_docx

_MISSING = (
    "cần LibreOffice để đọc tệp này; hãy cài gói libreoffice-writer (hoặc catdoc, kém hơn), hoặc mở"
    " bằng Word rồi lưu lại thành .docx"
)
_MISSING_RTF = (
    "cần LibreOffice để đọc .rtf; hãy cài gói libreoffice-writer, hoặc mở bằng Word rồi lưu lại"
    " thành .docx"
)
_LOCKED = "tệp Word có mật khẩu; hãy mở bằng mật khẩu, bỏ mật khẩu rồi lưu lại"
_DAMAGED = "tệp bị hỏng hoặc tải về chưa hết, không chuyển được; hãy tải lại tệp gốc"
_BY_CATDOC = (
    "đọc bằng catdoc: mất khung bảng, hộp chữ và số thứ tự tự động; hãy cài gói libreoffice-writer"
    " để đọc đủ"
)


def read_doc(name: str, data: bytes) -> Source:
    """Read the bytes of a .doc.

    Raises `EncryptedFile`, `DamagedFile`, `MissingProgram` where nothing here can read it.
    """
    if ole.is_locked_word(data):
        raise EncryptedFile(name, _LOCKED)
    if ole.is_cut_short(data):
        raise DamagedFile(name, _DAMAGED)
    if office.has_libreoffice():
        made = office.to_docx(data, "doc")
        if made is not None:
            return _as_read(read_docx(name, made), data, "doc")
    if not office.has_catdoc():
        raise _unread(name, _MISSING)
    return _by_catdoc(name, data)


def read_rtf(name: str, data: bytes) -> Source:
    """Read the bytes of an .rtf. Raises `DamagedFile`, `MissingProgram` where that fails."""
    made = office.to_docx(data, "rtf") if office.has_libreoffice() else None
    if made is None:
        raise _unread(name, _MISSING_RTF)
    return _as_read(read_docx(name, made), data, "rtf")


def _unread(name: str, missing: str) -> IngestError:
    if office.has_libreoffice():
        return DamagedFile(name, _DAMAGED)
    return MissingProgram(name, missing)


def _as_read(source: Source, data: bytes, format_: str) -> Source:
    """Give a converted file's source the marks of the file itself."""
    return replace(source, format=format_, digest=hashlib.sha256(data).hexdigest())


def _by_catdoc(name: str, data: bytes) -> Source:
    text = office.to_text(data)
    if text is None:
        raise DamagedFile(name, _DAMAGED)
    composer = Composer()
    composer.note("read-by-catdoc", _BY_CATDOC)
    encoding = legacy.detect(text)
    if encoding:
        text = legacy.without_fonts(text, encoding)
        note: Problem = legacy.problem(encoding, legacy.count_letters(text))
        composer.note(note.code, note.message)
    for line in text.splitlines():
        if line.strip():
            composer.place(line, BlockKind.PARAGRAPH, PLAIN, None, None)
        else:
            composer.leave_gap()
    return composer.source(name, data, "doc")
