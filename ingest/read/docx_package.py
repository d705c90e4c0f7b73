"""Open the zip that a .docx is, within limits, and parse its parts without outside access."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable
from typing import TypeVar

from lxml import etree

from cancu.ingest.errors import DamagedFile, EncryptedFile, IngestError, TooLarge, WrongSuffix
from cancu.ingest.read import limits

_T = TypeVar("_T")

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _MAIN.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
_DAMAGED = (
    "tệp Word bị hỏng hoặc tải về chưa hết; hãy tải lại, hoặc mở bằng Word rồi lưu lại thành .docx"
)
_OTHER_OFFICE = {"xl/": "bảng tính Excel", "ppt/": "bài trình chiếu PowerPoint"}

_OLD_FONTS = (b"Vn", b'"VN')  # what stands in the names of fonts of before Unicode
# Of styles.xml, and up to nine tenths of it: nothing of it is read here.
_UNUSED = ((b"<w:latentStyles ", b"</w:latentStyles>"), (b'<w:style w:type="table"', b"</w:style>"))


class Package:
    """The parts of a .docx by their role. Raises the `IngestError` that fits a bad archive."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self.old_fonts: set[str] = set()  # kinds of parts read so far that may name one
        self._archive = _guarded(name, lambda: zipfile.ZipFile(io.BytesIO(data)))
        _check_size(name, self._archive.infolist(), len(data))
        self._members = {info.filename.lstrip("/"): info for info in self._archive.infolist()}
        self.main = self._main_part()
        self._related = self._relations(self.main)

    def _main_part(self) -> str:
        relations = self._relations("")
        main = relations.get("officeDocument", "word/document.xml")
        if main in self._members and not main.startswith(tuple(_OTHER_OFFICE)):
            return main
        for folder, what in _OTHER_OFFICE.items():
            if any(member.startswith(folder) for member in self._members):
                message = f"đây là {what}, không phải văn bản Word; hãy lưu nội dung thành .docx"
                raise WrongSuffix(self._name, message)
        if main in self._members or "[Content_Types].xml" in self._members:
            raise DamagedFile(self._name, _DAMAGED)
        raise WrongSuffix(self._name, "đây là tệp nén .zip; hãy giải nén rồi đọc từng văn bản")

    def _relations(self, part: str) -> dict[str, str]:
        """Map the kinds of relations of a part to the parts they lead to."""
        folder, file = posixpath.split(part)
        root = self._parse(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        found: dict[str, str] = {}
        for relation in root.iter(_RELATION):
            if relation.get("TargetMode") != "External":
                kind = str(relation.get("Type", "")).rsplit("/", 1)[-1]
                target = posixpath.join("/", folder, str(relation.get("Target", "")))
                found.setdefault(kind, posixpath.normpath(target).lstrip("/"))
        return found

    def document(self) -> etree._Element:
        """Return the root of the main part."""
        root = self._parse(self.main, "document")
        if root is None or not root.tag.startswith(f"{{{_MAIN}}}"):
            raise DamagedFile(self._name, _DAMAGED)
        return root

    def related(self, kind: str) -> etree._Element | None:
        """Return the root of the part that the main part relates to by `kind`, if any."""
        return self._parse(self._related[kind], kind) if kind in self._related else None

    def _parse(self, part: str, kind: str = "") -> etree._Element | None:
        info = self._members.get(part)
        if info is None:
            return None
        data = self._unpack(info)
        if any(mark in data for mark in _OLD_FONTS):
            self.old_fonts.add(kind)
        if kind == "styles":
            data = _without_unused(data)
        if b"purl.oclc.org" in data[:4096]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return _parse_xml(self._name, data)

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise EncryptedFile(self._name, "tệp nén có mật khẩu; hãy bỏ mật khẩu rồi lưu lại")

        def read() -> bytes:
            with self._archive.open(info) as member:
                return member.read(limits.PART_BYTES + 1)

        data = _guarded(self._name, read)
        if len(data) > limits.PART_BYTES:
            raise _too_large(self._name)
        return data


def _guarded(name: str, action: Callable[[], _T]) -> _T:
    try:
        return action()
    except IngestError:
        raise
    except _BROKEN as error:
        raise DamagedFile(name, _DAMAGED) from error


def _check_size(name: str, members: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(info.file_size for info in members)
    if (
        len(members) > limits.ARCHIVE_MEMBERS
        or unpacked > limits.ARCHIVE_BYTES
        or (unpacked > limits.FREE_BYTES and unpacked > packed * limits.RATIO)
    ):
        raise _too_large(name)


def _too_large(name: str) -> TooLarge:
    message = "tệp bung ra quá lớn nên không đọc; hãy mở bằng Word rồi lưu lại thành .docx"
    return TooLarge(name, message)


def _without_unused(data: bytes) -> bytes:
    """Leave out table styles and the list of style names, as Word and its kin write them.

    Cut is only what holds nothing of its own kind; what is written otherwise stays.
    """
    for begin, end in _UNUSED:
        kept = []
        at, start = 0, data.find(begin)
        while start >= 0:
            stop = data.find(end, start)
            following = data.find(begin[:9], start + 1)
            if (
                stop < 0
                or (0 <= following < stop)
                or b"/>" in data[start : data.find(b">", start) + 1]
            ):
                break
            kept.append(data[at:start])
            at = stop + len(end)
            start = data.find(begin, at)
        data = b"".join((*kept, data[at:])) if kept else data
    return data


def _parse_xml(name: str, data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if any(word in str(error) for word in ("xcessive depth", "huge", "HUGE")):
            raise _too_large(name) from error
        raise DamagedFile(name, _DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:  # the package format forbids one
        raise DamagedFile(name, _DAMAGED)
    return root
