"""Formats told by their bytes; every bad file ends in one clear line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from cancu.ingest.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    IngestError,
    NoTextLayer,
    TooLarge,
    UnknownFormat,
    WrongSuffix,
)
from cancu.ingest.read import limits
from cancu.ingest.read.dispatch import read_bytes, read_source

DATA = Path(__file__).resolve().parents[2] / "data"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def _ole(stream: str) -> bytes:
    """Return the container of old Office with a directory that lists one stream."""
    return _OLE + stream.encode("utf-16-le").ljust(128, b"\0")


def _zip(**members: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), data)
    return written.getvalue()


def _pdf(encrypt: StandardEncryption | None = None, picture: bool = False) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, encrypt=encrypt, invariant=True)
    if picture:
        from PIL import Image

        canvas.drawInlineImage(Image.new("L", (40, 40), 128), 85, 400, 200, 200)
    else:
        canvas.drawString(85, 700, "chu")
    canvas.save()
    return written.getvalue()


def _bomb() -> bytes:
    """103 MB of blanks in a part of a hundred kilobytes."""
    return _zip(word__document_DOT_xml=b"<a>" + b" " * (103 * limits.MEGABYTE) + b"</a>")


def _deep() -> bytes:
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inner = b"<w:sdt>" * 4000 + b"</w:sdt>" * 4000
    return _zip(word__document_DOT_xml=b"<w:document " + space + b">" + inner + b"</w:document>")


def _many_entities() -> bytes:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 9))
    xml = b'<!DOCTYPE d [<!ENTITY e0 "lol">' + entities + b"]><d>&e8;</d>"
    return _zip(word__document_DOT_xml=xml)


def _reaching(before: bytes) -> bytes:
    """Reach for a file outside, by an entity whose declaration stands after `before`."""
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    declared = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    body = b"<w:document " + space + b"><w:body><w:p><w:r><w:t>a&x;</w:t></w:r></w:p></w:body>"
    return _zip(word__document_DOT_xml=before + declared + body + b"</w:document>")


def _tables(depth: int) -> bytes:
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inner = b"<w:tbl><w:tr><w:tc>" * depth + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * depth
    return _zip(word__document_DOT_xml=b"<w:document " + space + b">" + inner + b"</w:document>")


def _long_word() -> bytes:
    """One word that is longer than the parser holds, among others that let it pack loosely."""
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    words = b"<w:p><w:r><w:t>" + b"a" * 10_100_000 + b"</w:t></w:r></w:p>"
    return _zip(word__document_DOT_xml=b"<w:document " + space + b">" + words + b"</w:document>")


def _locked_part() -> bytes:
    """Mark the parts of a Word file as encrypted, which a zip does part by part."""
    data = bytearray(_WORD)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def _many_parts() -> bytes:
    return _zip(**{f"word__{n}": b"" for n in range(limits.ARCHIVE_MEMBERS + 1)})


_WORD = (DATA / "40-KH-UBND.docx").read_bytes()
_PRINT = (DATA / "40-KH-UBND.pdf").read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "kind", "way_out"),
    [
        ("a.txt", b"", EmptyFile, "0 byte"),
        ("a.docx", b"", EmptyFile, "0 byte"),
        ("a.pdf", b"", EmptyFile, "0 byte"),
        ("a.txt", b" \n", EmptyFile, "không có chữ"),
        ("a.html", b"<html><body></body></html>", EmptyFile, "không có chữ"),
        # cut short
        ("a.docx", _WORD[: len(_WORD) // 2], DamagedFile, "tải lại"),
        ("a.docx", _WORD[:10], DamagedFile, "tải lại"),
        ("a.pdf", _PRINT[: len(_PRINT) // 2], DamagedFile, "tải lại"),
        ("a.pdf", b"%PDF-1.7\n", DamagedFile, "tải lại"),
        # of another kind than the name says, and of none that is read
        ("a.docx", "chữ thuần".encode(), WrongSuffix, ".txt"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", WrongSuffix, "--ocr"),
        ("a.txt", b"\xff\xd8\xff\xe0", WrongSuffix, "--ocr"),
        ("a.docx", _zip(xl__workbook_DOT_xml=b"<a/>"), WrongSuffix, "Excel"),
        ("a.docx", _zip(a_DOT_txt=b"a"), WrongSuffix, "giải nén"),
        ("a.docx", _ole("PowerPoint Document"), DamagedFile, "tải lại"),
        ("a.doc", _ole("Workbook"), WrongSuffix, "Excel"),
        ("a.xls", _ole("Workbook"), WrongSuffix, "Excel"),
        ("a.docx", bytes(range(256)) * 8, DamagedFile, "tải lại"),
        # of a kind that is not read
        # an old Word file cut short: before its directory, and in its text
        ("a.doc", _OLE, DamagedFile, "tải lại"),
        ("a.doc", _ole("WordDocument"), DamagedFile, "tải lại"),
        ("a.doc", "chữ thuần".encode(), WrongSuffix, ".txt"),
        ("a.rtf", "chữ thuần".encode(), WrongSuffix, ".txt"),
        ("a.mht", "chữ thuần".encode(), WrongSuffix, ".txt"),
        ("a.xyz", b"abc", UnknownFormat, ".docx, .pdf"),
        ("a", b"abc", UnknownFormat, ".docx, .pdf"),
        ("a.png", b"\x89PNG\r\n\x1a\n", UnknownFormat, "--ocr"),
        # locked
        ("a.docx", _ole("EncryptedPackage"), EncryptedFile, "mật khẩu"),
        ("a.pdf", _pdf(StandardEncryption("bi mat")), EncryptedFile, "mật khẩu"),
        # bombs
        ("a.docx", _bomb(), TooLarge, "quá lớn"),
        ("a.docx", _deep(), TooLarge, "quá lớn"),
        ("a.docx", _tables(4000), TooLarge, "quá lớn"),
        ("a.docx", _many_parts(), TooLarge, "quá lớn"),
        ("a.docx", _long_word(), TooLarge, "quá lớn"),  # whole, so not called damaged
        ("a.docx", _many_entities(), DamagedFile, "tải lại"),
        # a part that reaches for a file outside, also where its declaration stands late
        ("a.docx", _reaching(b""), DamagedFile, "tải lại"),
        ("a.docx", _reaching(b"<!--" + b" " * 5000 + b"-->"), DamagedFile, "tải lại"),
        ("a.docx", _locked_part(), EncryptedFile, "mật khẩu"),
        # a scan
        ("a.pdf", _pdf(picture=True), NoTextLayer, "--ocr"),
    ],
)
def test_a_bad_file_ends_in_one_clear_line(
    name: str, data: bytes, kind: type[IngestError], way_out: str
) -> None:
    with pytest.raises(IngestError) as caught:
        read_bytes(name, data)
    assert type(caught.value) is kind
    line = str(caught.value)
    assert line.startswith(f"{name}: ")
    assert way_out in line
    assert "\n" not in line


def test_a_part_that_lies_about_its_size_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PART_BYTES", 100)
    with pytest.raises(TooLarge):
        read_bytes("a.docx", _WORD)


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    source = read_bytes("a.pdf", _pdf(StandardEncryption("", ownerPassword="chu")))
    assert source.text == "chu"


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("a.txt", "Điều 1".encode(), "txt"),
        ("A.HTM", b"<p>a</p>", "html"),
        ("a.docx", _WORD, "docx"),
        ("a.pdf", _PRINT, "pdf"),
        ("a.pdf", b"\n\n" + _PRINT, "pdf"),  # some programs write something before
    ],
)
def test_the_name_tells_the_format(name: str, data: bytes, format_: str) -> None:
    source = read_bytes(name, data)
    assert (source.name, source.format, source.problems) == (name, format_, ())


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("a.doc", _WORD, "docx"),
        ("a.docx", _PRINT, "pdf"),
        ("a.pdf", _WORD, "docx"),
        ("a.txt", b"<!DOCTYPE html><html><p>a</p></html>", "html"),
        ("a.doc", b"\xef\xbb\xbf<html><p>a</p></html>", "html"),  # portals name pages .doc
    ],
)
def test_the_bytes_decide_where_the_name_is_wrong(name: str, data: bytes, format_: str) -> None:
    source = read_bytes(name, data)
    assert source.format == format_
    assert [problem.code for problem in source.problems] == ["wrong-suffix"]


def test_a_file_that_cannot_be_opened_is_one_line(tmp_path: Path) -> None:
    # a missing file, a folder, a name that no file system takes
    for path in (tmp_path / "không có.txt", tmp_path, tmp_path / "a\0.txt"):
        with pytest.raises(DamagedFile, match="không mở được"):
            read_source(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_what_never_ends_is_not_read() -> None:
    with pytest.raises(DamagedFile, match="thiết bị"):
        read_source(Path("/dev/zero"))


def test_a_file_beyond_all_measure_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 3)
    (tmp_path / "a.txt").write_bytes(b"abcd")
    with pytest.raises(TooLarge):
        read_source(tmp_path / "a.txt")


@pytest.mark.parametrize("suffix", ["txt", "html", "docx", "pdf"])
@settings(max_examples=40)
@given(data=st.data())
def test_no_damage_raises_anything_else(suffix: str, data: st.DataObject) -> None:
    """Whatever happens to its bytes, a file is read or refused."""
    folder = DATA.parent.parent / "data" / "raw" if suffix == "txt" else DATA
    whole = bytearray((folder / f"40-KH-UBND.{suffix}").read_bytes())
    for _ in range(data.draw(st.integers(0, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.none(), st.integers(0, len(whole))))
    with suppress(IngestError):
        source = read_bytes(f"a.{suffix}", bytes(whole[:cut]))
        assert all(block.span.of(source.text).strip() for block in source.blocks)


@pytest.fixture
def relations(word: Callable[..., bytes], para: Callable[..., str]) -> bytes:
    """Return a Word file whose main part reaches for a file outside."""
    inside = word(para("a"))
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(inside)) as old,
        zipfile.ZipFile(written, "w") as new,
    ):
        for part in old.namelist():
            data = old.read(part)
            if part.endswith("_rels/.rels"):
                data = data.replace(b"word/document.xml", b"../../../../etc/passwd")
            new.writestr(part, data)
    return written.getvalue()


def test_a_part_is_never_sought_outside_the_archive(relations: bytes) -> None:
    with pytest.raises(IngestError):
        read_bytes("a.docx", relations)
