"""Old Word files and RTF: by their bytes, through LibreOffice or catdoc, and what each keeps."""

from __future__ import annotations

import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import regex

from cancu.ingest.errors import DamagedFile, EncryptedFile, MissingProgram
from cancu.ingest.model import Source
from cancu.ingest.read import office
from cancu.ingest.read.dispatch import read_bytes

Program = Callable[[str], str]
_TWINS = ["nd30_Phuluc2", "nd30_Phuluc4", "36-HD_VPTW_380096"]
_RTF = rb"{\rtf1\ansi{\fonttbl{\f0 .VnTime;}{\f1 Arial;}}"


@pytest.fixture
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "has_libreoffice", lambda: False)


@pytest.fixture(scope="module")
def made_doc(program: Program, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a .doc with an automatic number, a run in an old font and a table."""
    program("soffice")
    folder = tmp_path_factory.mktemp("doc")
    written = docx.Document()
    written.add_paragraph("Hiệu lực", style="List Number")
    written.add_paragraph().add_run("Céng hßa x· héi").font.name = ".VnTime"
    for cell, words in zip(written.add_table(1, 2).rows[0].cells, ("Việc", "Nơi"), strict=True):
        cell.text = words
    written.add_paragraph("Hết")
    written.save(str(folder / "a.docx"))
    command = ["soffice", f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless"]
    command += ["--convert-to", "doc:MS Word 97", "--outdir", str(folder), str(folder / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "a.doc").read_bytes()


def _kept(source: Source) -> tuple[Counter[str], Counter[str]]:
    text = unicodedata.normalize("NFC", source.text)
    return Counter(filter(str.isalpha, text)), Counter(regex.findall(r"\d+", text))


# the bytes decide, whatever the name: a .doc is also found under .txt or .docx
@pytest.mark.parametrize("name", ["a.doc", "a.txt", "a.docx", "a"])
def test_libreoffice_keeps_numbers_tables_and_fonts(
    made_doc: bytes, texts: Callable[[Source], list[str]], name: str
) -> None:
    source = read_bytes(name, made_doc)
    assert source.format == "doc"
    assert texts(source) == ["1. Hiệu lực", "Cộng hòa xã hội", "Việc", "Nơi", "Hết"]
    assert [block.cell is not None for block in source.blocks] == [False, False, True, True, False]
    codes = [problem.code for problem in source.problems]
    assert codes == (["legacy-font"] if name == "a.doc" else ["wrong-suffix", "legacy-font"])


@pytest.mark.parametrize("stem", _TWINS)
def test_libreoffice_keeps_every_letter_and_number(
    shared: Path, program: Program, stem: str
) -> None:
    program("soffice")
    old, new = (shared / "corpus" / kind / f"{stem}.{kind}" for kind in ("doc", "docx"))
    read = _kept(read_bytes(old.name, old.read_bytes()))
    assert read == _kept(read_bytes(new.name, new.read_bytes()))


@pytest.mark.usefixtures("without_libreoffice")
def test_catdoc_reads_where_it_is_alone_and_says_what_is_lost(
    made_doc: bytes, program: Program, texts: Callable[[Source], list[str]]
) -> None:
    program("catdoc")
    source = read_bytes("a.doc", made_doc)
    lines = texts(source)
    assert "Hiệu lực" in lines[0]
    assert "Hết" in lines[-1]
    assert [problem.code for problem in source.problems] == ["read-by-catdoc"]
    assert not any(block.cell for block in source.blocks)


@pytest.mark.usefixtures("without_libreoffice")
def test_catdoc_keeps_most_of_a_real_file(shared: Path, program: Program) -> None:
    program("catdoc")
    old = shared / "corpus" / "doc" / "36-HD_VPTW_380096.doc"
    new = shared / "corpus" / "docx" / "36-HD_VPTW_380096.docx"
    read, _ = _kept(read_bytes(old.name, old.read_bytes()))
    letters, _ = _kept(read_bytes(new.name, new.read_bytes()))
    assert sum((letters - read).values()) < sum(letters.values()) * 0.005


@pytest.mark.usefixtures("without_libreoffice")
@pytest.mark.parametrize("suffix", ["doc", "rtf"])
def test_without_a_program_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, made_doc: bytes, suffix: str
) -> None:
    monkeypatch.setattr(office, "has_catdoc", lambda: False)
    data = made_doc if suffix == "doc" else _RTF + b"a}"
    with pytest.raises(MissingProgram, match="libreoffice-writer") as caught:
        read_bytes(f"a.{suffix}", data)
    assert "\n" not in str(caught.value)


def test_a_locked_file_is_told(shared: Path) -> None:
    locked = bytearray((shared / "corpus" / "doc" / "nd30_Phuluc2.doc").read_bytes())
    locked[locked.find(b"\xec\xa5\xc1\x00") + 0x0B] |= 1
    with pytest.raises(EncryptedFile, match="mật khẩu"):
        read_bytes("a.doc", bytes(locked))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_cut_short_is_refused(made_doc: bytes, share: float) -> None:
    # LibreOffice would read what is left of it and say nothing
    with pytest.raises(DamagedFile, match="tải lại"):
        read_bytes("a.doc", made_doc[: int(len(made_doc) * share)])


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (rb"\f1 Qu\u7889?c h\u7897?i\par", "Quốc hội"),
        # codes of an old font
        (rb"\f0 C\'e9ng h\'dfa x\'b7 h\'e9i", "Cộng hòa xã hội"),
    ],
)
def test_rtf_is_read_through_libreoffice(program: Program, inner: bytes, shown: str) -> None:
    program("soffice")
    source = read_bytes("a.rtf", _RTF + inner + b"}")
    assert (source.format, source.text) == ("rtf", shown)
