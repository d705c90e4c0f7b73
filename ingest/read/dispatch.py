"""Tell a file's format by its name and first bytes, and read it."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import regex

from cancu.ingest.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    IngestError,
    TooLarge,
    UnknownFormat,
    WrongSuffix,
)
from cancu.ingest.model import Problem, Source
from cancu.ingest.read import limits, ole

_SUFFIXES = {".txt": "txt", ".html": "html", ".htm": "html", ".mht": "mhtml", ".mhtml": "mhtml"}
_SUFFIXES |= {".docx": "docx", ".doc": "doc", ".rtf": "rtf", ".pdf": "pdf"}
_NAMES = {"txt": "văn bản thuần", "html": "trang HTML", "docx": "Word (.docx)", "pdf": "PDF"}
_NAMES |= {"doc": "Word cũ (.doc)", "rtf": "RTF", "mhtml": "trang lưu một tệp (.mht)"}
_KNOWN_LATER = {
    ".odt": "chưa đọc được .odt, hãy lưu lại thành .docx",
    ".xls": "chưa đọc được bảng tính Excel, hãy lưu nội dung thành .docx",
    ".xlsx": "chưa đọc được bảng tính Excel, hãy lưu nội dung thành .docx",
    ".zip": "tệp nén: hãy giải nén rồi đọc từng văn bản",
    ".rar": "tệp nén: hãy giải nén rồi đọc từng văn bản",
}
_PICTURE = "là ảnh, không có chữ; hãy đọc với --ocr để nhận dạng chữ, hoặc xin bản Word, PDF có chữ"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM")
_READ_AS_MARKED = frozenset({"docx", "pdf", "doc", "rtf", "mhtml"})  # their first bytes show them
_HTML = regex.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", regex.I | regex.S
)
_MESSAGE = regex.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*+)*?MIME-Version:", regex.I)
_RELATED = regex.compile(rb"multipart/related", regex.I)
_NO_FILE = "không mở được: đây là thư mục hoặc thiết bị; hãy chỉ đến từng tệp"
_LOOKED_AT = 1024  # bytes in which a PDF may begin
_ENCRYPTED = "tệp Word có mật khẩu; hãy mở bằng mật khẩu, bỏ mật khẩu rồi lưu lại"


def read_source(path: Path, ocr: bool = False) -> Source:
    """Read a file into a `Source`, what is scanned too where `ocr` asks for it.

    Raises `IngestError` where that is not possible.
    """
    name = path.name
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # a device or a pipe may never end
            raise DamagedFile(name, _NO_FILE)
        if about.st_size > limits.FILE_BYTES:
            raise TooLarge(name, "tệp quá lớn nên không đọc; hãy tách thành nhiều tệp")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise DamagedFile(name, _unopened(error)) from error
    return read_bytes(name, data, ocr)


def _unopened(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "không mở được: không có tệp này; hãy kiểm tra lại đường dẫn"
    if isinstance(error, PermissionError):
        return "không mở được: không có quyền đọc; hãy xin quyền hoặc sao chép tệp ra chỗ khác"
    return f"không mở được ({error}); hãy kiểm tra lại đường dẫn"


def read_bytes(name: str, data: bytes, ocr: bool = False) -> Source:
    """Read the bytes of a file of that name, what is scanned too where `ocr` asks for it."""
    if not data:
        raise EmptyFile(name, "tệp rỗng (0 byte); hãy tải lại hoặc sao chép lại")
    if ocr and data.startswith(_PICTURES):
        from cancu.ingest.read.scan import read_picture

        return read_picture(name, data)
    suffix = Path(name).suffix.lower()
    told = _SUFFIXES.get(suffix)
    seen = _sniffed(name, data, told)
    if told is None and seen is None:
        raise UnknownFormat(name, _way_out(suffix, data))
    source = _reader(seen or told or "txt", ocr)(name, data)
    if seen is None or seen == told:
        return source
    message = (
        f"đuôi tệp là {suffix or 'không có'} nhưng nội dung là {_NAMES[seen]}: đã đọc theo nội dung"
    )
    return replace(source, problems=(Problem("wrong-suffix", message), *source.problems))


def _reader(format_: str, ocr: bool) -> Callable[[str, bytes], Source]:
    """Import the reader when it is needed: each library costs time to load."""
    if format_ == "docx":
        from cancu.ingest.read.docx import read_docx as reader
    elif format_ == "pdf":
        from cancu.ingest.read.pdf import read_pdf

        reader = partial(read_pdf, ocr=ocr)
    elif format_ == "html":
        from cancu.ingest.read.html import read_html as reader
    elif format_ == "mhtml":
        from cancu.ingest.read.mhtml import read_mhtml as reader
    elif format_ == "doc":
        from cancu.ingest.read.doc import read_doc as reader
    elif format_ == "rtf":
        from cancu.ingest.read.doc import read_rtf as reader
    else:
        from cancu.ingest.read.text import read_text as reader
    return reader


def _sniffed(name: str, data: bytes, told: str | None) -> str | None:
    """Return the format that the bytes show, None where they show none.

    Raises the error that fits where they are clearly of a format that is not read.
    """
    if b"%PDF-" in data[:_LOOKED_AT]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"{\\rtf")):
        return "docx" if data.startswith(b"PK") else "rtf"
    if data.startswith(ole.MAGIC):
        return _in_ole(name, data)
    if told is not None and data.startswith(_PICTURES):
        raise WrongSuffix(name, _PICTURE)
    if markup := _markup(data):
        return markup
    if told in _READ_AS_MARKED:
        raise _not_what_it_says(name, data, told)
    return None


def _in_ole(name: str, data: bytes) -> str:
    """Old Office files and encrypted new ones share a container."""
    found = ole.streams(data, "EncryptedPackage", "WordDocument", "Workbook", "Book")
    if "EncryptedPackage" in found:
        raise EncryptedFile(name, _ENCRYPTED)
    if "WordDocument" in found:
        return "doc"
    if not found and Path(name).suffix.lower() in (".doc", ".docx"):
        raise DamagedFile(name, "tệp Word bị hỏng hoặc tải về chưa hết; hãy tải lại tệp gốc")
    what = "bảng tính Excel cũ" if found else "tệp Office cũ hoặc đã hỏng"
    raise WrongSuffix(name, f"thật ra là {what}; hãy lưu nội dung thành .docx")


def _markup(data: bytes) -> str | None:
    start = data.removeprefix(b"\xef\xbb\xbf")[: 4 * _LOOKED_AT]
    if _HTML.match(start):
        return "html"
    return "mhtml" if _MESSAGE.match(start) and _RELATED.search(start) else None


def _not_what_it_says(name: str, data: bytes, told: str) -> IngestError:
    try:
        is_text = "\0" not in data[:_LOOKED_AT].decode("utf-8", errors="strict")
    except UnicodeDecodeError as error:
        is_text = error.start >= _LOOKED_AT - 4  # a letter cut by the limit
    if is_text:
        return WrongSuffix(
            name, f"không phải {_NAMES[told]} mà là chữ thuần; hãy đổi đuôi thành .txt"
        )
    return DamagedFile(name, f"không phải {_NAMES[told]} hoặc đã hỏng; hãy tải lại tệp gốc")


def _way_out(suffix: str, data: bytes) -> str:
    if data.startswith(_PICTURES):
        return _PICTURE
    readable = "hãy lưu thành .docx, .pdf, .html hoặc .txt"
    return _KNOWN_LATER.get(suffix, f"chưa đọc được loại tệp {suffix or 'không đuôi'}; {readable}")
