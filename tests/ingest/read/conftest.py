"""Files made by hand for the readers: minimal Word packages and PDFs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from cancu.ingest.model import Source

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _types(parts: list[str]) -> str:
    inner = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORDML}.{part}+xml"/>'
        for part in parts
    ).replace(".document+xml", ".document.main+xml")
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{relations}"/>'
    return f'<Types xmlns="{_TYPES}">{default}{inner}</Types>'


def _part(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{inner}</w:{root}>'


def _relations(kinds: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


def make_word(body: str, **parts: str) -> bytes:
    """Return a .docx with that body; `parts` are styles, numbering, footnotes, endnotes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(["document", *parts]))
        archive.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        archive.writestr("word/document.xml", _part("document", f"<w:body>{body}</w:body>"))
        relations = {kind: f"{kind}.xml" for kind in parts}
        archive.writestr("word/_rels/document.xml.rels", _relations(relations))
        for kind, inner in parts.items():
            archive.writestr(f"word/{kind}.xml", _part(kind, inner))
    return written.getvalue()


def paragraph(words: str, settings: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{settings}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


@pytest.fixture(scope="session")
def word() -> Callable[..., bytes]:
    """Return the maker of Word files."""
    return make_word


@pytest.fixture(scope="session")
def para() -> Callable[..., str]:
    """Return the maker of Word paragraphs."""
    return paragraph


@pytest.fixture(scope="session")
def texts() -> Callable[[Source], list[str]]:
    """Return what quotes a source's blocks."""

    def quote(source: Source) -> list[str]:
        return [block.span.of(source.text) for block in source.blocks]

    return quote
