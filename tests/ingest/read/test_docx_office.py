"""Automatic numbers beside those that LibreOffice prints for the same files."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

import pypdfium2 as pdfium
import regex

from cancu.ingest.read.docx import read_docx

Program = Callable[[str], str]
_NOTE = regex.compile(rb"<w:(?:foot|end)noteReference\b[^>]*/>")
_BULLET = regex.compile(r"[-–+•◦▪○●➢✓*]")  # it prints bullets of its own for each level
_LEADER = regex.compile(r"[.…]{3,}|…")
_NUMBERING = "word/numbering.xml"


def _changed(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return a package whose parts went through `change`; None leaves a part out."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
    return written.getvalue()


def _without_notes(data: bytes) -> bytes:
    """Leave out the marks of notes, which LibreOffice prints as digits among the words."""
    return _changed(
        data, lambda name, part: _NOTE.sub(b"", part) if name.endswith("document.xml") else part
    )


def _folded(line: str) -> str:
    return " ".join(line.replace("\u00ad", "").split())


def _ours(data: bytes) -> list[tuple[str, str]]:
    """Return (number, words) of each line: what is there without the part of lists is words."""
    bare = _changed(data, lambda name, part: None if name == _NUMBERING else part)
    words = read_docx("a.docx", bare).text.split("\n")
    lines = read_docx("a.docx", data).text.split("\n")
    found = []
    rest = iter(words)
    for line in lines:
        word = next(rest, "")
        if not line.endswith(word):  # a number without words has no line there
            rest = iter([word, *rest])
            word = ""
        found.append((_folded(line[: len(line) - len(word)]), _folded(word)))
    return found


def _differences(ours: list[tuple[str, str]], printed: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (our line, the printed one) where the numbers before the same words differ."""
    at = 0
    for number, words in ours:
        here = next((n for n in range(at, len(printed)) if _shows(printed[n], words)), None)
        if here is None:  # in a text box, which is not printed as text
            if number and words:
                yield f"{number} {words}", ""
            continue
        at = here + 1
        theirs = printed[here].removesuffix(words).strip()
        if number != theirs and not (_BULLET.fullmatch(number) and _BULLET.fullmatch(theirs)):
            yield f"{number} {words}", printed[here]


def _shows(line: str, words: str) -> bool:
    """Tell whether a printed line is these words, perhaps behind a number."""
    before = line.removesuffix(words)
    return bool(words) and line.endswith(words) and not before[-1:].isalnum()


def _convert(soffice: str, to: str, paths: list[Path], folder: Path) -> list[Path]:
    """Have LibreOffice convert all files in one run."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--norestore", "--convert-to", to]
    command += ["--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    suffix = to.partition(":")[0]
    return [folder / f"{path.stem}.{suffix}" for path in paths]


def _printed(soffice: str, files: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    paths = [folder / f"{name}.docx" for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    texts = _convert(soffice, "txt:Text:UTF8", paths, folder)
    lines = (path.read_text(encoding="utf-8-sig").split("\n") for path in texts)
    return {
        name: [_folded(line) for line in found] for name, found in zip(files, lines, strict=True)
    }


def test_numbers_are_those_that_libreoffice_prints(
    shared: Path, program: Program, tmp_path: Path
) -> None:
    """All Word files of the corpus, and the old ones as LibreOffice saves them."""
    soffice = program("soffice")
    old = sorted((shared / "corpus" / "doc").glob("*.doc"))
    (tmp_path / "old").mkdir()
    saved = _convert(soffice, "docx", old, tmp_path / "old")
    files = {path.stem: path.read_bytes() for path in (shared / "corpus" / "docx").glob("*.docx")}
    files |= {f"doc {path.stem}": path.read_bytes() for path in saved}
    files = {name: _without_notes(data) for name, data in files.items()}
    printed = _printed(soffice, files, tmp_path)
    lines = {name: _ours(data) for name, data in files.items()}
    assert sum(1 for found in lines.values() for number, _ in found if number) >= 300
    different = {name: list(_differences(lines[name], printed[name])) for name in files}
    assert {name: found for name, found in different.items() if found} == {}


def _level(level: int, text: str, kind: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _list(number: int, abstract: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def _item(words: str, level: int, number: int) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def _made(levels: tuple[str, ...], lists: str, items: list[tuple[int, int]]) -> tuple[str, str]:
    body = "".join(_item(f"việc {n} đây", *item) for n, item in enumerate(items))
    inner = "".join(levels)
    return body, f'<w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>{lists}'


_DEEP = (_level(0, "%1."), _level(1, "%1.%2."), _level(2, "%1.%2.%3."))
_ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
_FIRST = _list(1, 0)
# (levels, lists, (level, list) of each paragraph). Left out, where LibreOffice departs from what
# Word documents: isLgl, lvlRestart, and a start that is overridden below the first level.
_GALLERY = {
    "a level passed over counts once": (_DEEP, _FIRST, [(1, 1), (0, 1), (1, 1)]),
    "in the middle too": (_DEEP, _FIRST, [(0, 1), (2, 1), (1, 1), (2, 1), (0, 1), (1, 1)]),
    "lists in turn, begun anew": (
        _DEEP,
        _FIRST + _list(2, 0, _ANEW) + _list(3, 0, _ANEW),
        [(0, 1), (0, 2), (0, 3), (0, 1), (0, 2), (0, 3)],
    ),
    "begun anew on a deeper level": (
        _DEEP,
        _FIRST + _list(2, 0, _ANEW),
        [(0, 1), (0, 1), (1, 2), (0, 2), (0, 1)],
    ),
    "letters beyond z": ((_level(0, "%1)", "lowerLetter"),), _FIRST, [(0, 1)] * 55),
    "zeros": ((_level(0, "%1.", "decimalZero"),), _FIRST, [(0, 1)] * 11),
    "articles under chapters": (
        (_level(0, "Chương %1.", "upperRoman"), _level(1, "Điều %2."), _level(2, "%3)")),
        _FIRST,
        [(0, 1), (1, 1), (2, 1), (1, 1), (0, 1), (1, 1)],
    ),
    "words without a number": (
        (_level(0, "Ghi chú:", "none"), _level(1, "%1%2.")),
        _FIRST,
        [(0, 1), (1, 1), (0, 1)],
    ),
}


def test_made_lists_count_as_libreoffice_counts(
    word: Callable[..., bytes], program: Program, tmp_path: Path
) -> None:
    made = {name: _made(*case) for name, case in _GALLERY.items()}
    files = {name: word(body, numbering=numbering) for name, (body, numbering) in made.items()}
    printed = _printed(program("soffice"), files, tmp_path)
    ours = {name: read_docx("a.docx", data).text.split("\n") for name, data in files.items()}
    lines = {name: [line for line in found if line] for name, found in printed.items()}
    assert {name: [_folded(line) for line in found] for name, found in ours.items()} == lines


def _page_lines(printed: Path) -> list[str]:
    """Return the lines of a PDF without blanks and leaders: both are tabs in the Word file."""
    with pdfium.PdfDocument(printed) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return [_LEADER.sub("", "".join(line.split())) for page in pages for line in page.splitlines()]


def _not_printed(ours: list[tuple[str, str]], lines: list[str]) -> Iterator[str]:
    """Yield each numbered paragraph that opens no line of the pages below the one before it.

    Pages cut long paragraphs: their first letters tell. A bullet prints in a font of symbols.
    """
    text = "".join(lines)
    starts = [0, *accumulate(map(len, lines))]
    at = 0
    for number, words in ours:
        if not number or not words or _BULLET.fullmatch(number):
            continue
        opening = _LEADER.sub("", "".join(f"{number}{words}".split()))[:40]
        here = next((n for n in starts if n >= at and text.startswith(opening, n)), None)
        if here is None:
            yield f"{number} {words}"
        else:
            at = here + 1


def test_numbers_are_those_on_the_pages(
    shared: Path, word: Callable[..., bytes], program: Program, tmp_path: Path
) -> None:
    """Real and made files with automatic numbers, printed as PDF."""
    files = {
        path.stem: _without_notes(path.read_bytes())
        for path in (shared / "corpus" / "docx").glob("*.docx")
    }
    files = {name: data for name, data in files.items() if any(n for n, _ in _ours(data))}
    for place, case in enumerate(_GALLERY.values()):
        body, numbering = _made(*case)
        files[f"made {place}"] = word(body, numbering=numbering)
    paths = [tmp_path / f"{name}.docx" for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    printed = _convert(program("soffice"), "pdf", paths, tmp_path)
    lines = {path.stem: _page_lines(path) for path in printed}
    assert len(files) >= 10
    different = {name: list(_not_printed(_ours(data), lines[name])) for name, data in files.items()}
    assert {name: found for name, found in different.items() if found} == {}
