"""No letter of a Word file is lost: what is read beside the raw text of its XML."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET  # shares no code with the reader

import pytest

from cancu.ingest.read.docx import read_docx
from cancu.ingest.repair import repair

Word = Callable[..., bytes]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNREAD = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_MC}Fallback"}
_NUMBERING = "word/numbering.xml"


def _texts(element: ET.Element) -> Iterator[str]:
    """Yield the raw text outside deletions and what is there for older programs."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag not in _UNREAD:
            yield from _texts(child)


def _raw(data: bytes) -> Counter[str]:
    """Count the letters of the text, and of the notes that it refers to."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))
        words = list(_texts(root))
        for kind in ("footnote", "endnote"):
            named = {one.get(f"{_W}id") for one in root.iter(f"{_W}{kind}Reference")}
            if named and f"word/{kind}s.xml" in archive.namelist():
                notes = ET.fromstring(archive.read(f"word/{kind}s.xml"))
                words += [t for note in notes if note.get(f"{_W}id") in named for t in _texts(note)]
    return _letters("".join(words))


def _letters(text: str) -> Counter[str]:
    composed = unicodedata.normalize("NFC", text).casefold()  # capitals by format are read as such
    return Counter(letter for letter in composed if letter.isalpha())


def _without_numbers(data: bytes) -> bytes:
    """Leave out the lists: their numbers stand in no text."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(written, "w") as new,
    ):
        for name in old.namelist():
            if name != _NUMBERING:
                new.writestr(name, old.read(name))
    return written.getvalue()


def _coverage(data: bytes) -> tuple[float, int]:
    """Return the share of raw letters that are read, and how many are read that are not there."""
    raw = _raw(data)
    document = repair(read_docx("a.docx", _without_numbers(data)))
    read = _letters(document.text)
    missing = (raw - read).total()
    assert (raw - _letters(document.source.text)).total() == missing  # repair loses none
    return 1 - missing / raw.total(), (read - raw).total()


def test_every_word_file_of_the_corpus_is_read_whole(shared: Path) -> None:
    files = sorted((shared / "corpus" / "docx").glob("*.docx"))
    found = {path.name: _coverage(path.read_bytes()) for path in files}
    assert len(found) >= 12
    assert {name: share for name, (share, _) in found.items() if share < 0.999} == {}
    assert {name: more for name, (_, more) in found.items() if more} == {}


def test_the_plan_as_word_is_read_whole(root: Path) -> None:
    data = (root / "tests" / "data" / "40-KH-UBND.docx").read_bytes()
    assert _coverage(data) == (1.0, 0)


_P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_BOX = "<w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent>"


@pytest.mark.parametrize(
    "body",
    [
        # a table in a cell of a table, cells merged both ways, rows in a content control
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
        + _P.format("rộng")
        + "</w:tc></w:tr><w:sdt><w:sdtContent><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/>"
        "</w:tcPr>"
        + _P.format("cao")
        + "</w:tc><w:tc><w:tbl><w:tr><w:tc>"
        + _P.format("trong")
        + "</w:tc><w:tc>"
        + _P.format("hơn nữa")
        + "</w:tc></w:tr></w:tbl>"
        + _P.format("sau bảng")
        + "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
        # a text box, said twice for two generations of programs
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>"
        + _BOX
        + "</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        + _BOX
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        # a text box in a text box, and one in a cell
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:pict><v:textbox>"
        + _BOX.replace(
            "</w:p>", "<w:r><w:pict><v:textbox>" + _BOX + "</v:textbox></w:pict></w:r></w:p>"
        )
        + "</v:textbox></w:pict></w:r></w:p></w:tc><w:tc>"
        + _P.format("bên")
        + "</w:tc></w:tr></w:tbl>",
        # inserted and moved paragraphs, links, tags, controls, simple fields in one another
        "<w:ins>" + _P.format("thêm") + "</w:ins><w:moveTo>" + _P.format("dời") + "</w:moveTo>"
        "<w:moveFrom>" + _P.format("dời") + "</w:moveFrom><w:p><w:hyperlink><w:smartTag><w:sdt>"
        "<w:sdtContent><w:fldSimple w:instr='REF a'><w:r><w:t>sâu</w:t></w:r></w:fldSimple>"
        "</w:sdtContent></w:sdt></w:smartTag></w:hyperlink></w:p>",
        # custom XML around blocks
        "<w:customXml><w:sdt><w:sdtContent>"
        + _P.format("bọc")
        + "</w:sdtContent></w:sdt></w:customXml>",
        # a field whose result runs over paragraphs
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/><w:t>Mục một</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Mục hai</w:t><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        + _P.format("hết"),
        # words in another direction
        "<w:p><w:bdo w:val='ltr'><w:r><w:t>một</w:t></w:r></w:bdo><w:dir><w:r><w:t>hai</w:t></w:r></w:dir></w:p>",
    ],
)
def test_made_files_are_read_whole(word: Word, body: str) -> None:
    assert _coverage(word(body)) == (1.0, 0)


def test_a_lost_word_is_seen(word: Word) -> None:
    """Hidden text is left out, and the measure says so."""
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
    assert _coverage(word(hidden + _P.format("bốn chữ"))) == (0.75, 0)
