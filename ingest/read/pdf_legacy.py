"""Turn pages whose fonts are of before Unicode into Unicode; their text layer holds the codes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import regex

from cancu.ingest.model import Problem
from cancu.ingest.read import legacy
from cancu.ingest.read.garble import is_syllable
from cancu.ingest.read.pdf_furniture import Page
from cancu.ingest.tables import encodings
from cancu.ingest.tables.encodings import Encoding

_LETTERS = r"[A-Za-z\u00a1-\u00ff]"
_HYPHENED = regex.compile(
    rf"(?<![\w\u00a1-\u00ff/.-])(?:{_LETTERS}{{1,4}}-{_LETTERS}{{0,4}}|-{_LETTERS}{{1,4}})"
    r"(?![\w\u00a1-\u00ff/-])"
)
_MINUS = regex.compile(rf"(?<={_LETTERS})\u2212|\u2212(?={_LETTERS})")
_VOWEL = regex.compile(r"[aeiouyAEIOUY]-")  # a code, or the letter of a list


def is_legacy(text: str) -> bool:
    """Tell a page that is all in such fonts."""
    return _detected(text) is not None


def convert_pages(pages: list[Page]) -> tuple[list[Page], list[Problem]]:
    """Return the pages in Unicode, and a note for each encoding that was converted.

    Where one page is in such fonts, so are pages of too few words to tell.
    """
    texts = ["\n".join(line.text for line in page.lines) for page in pages]
    told = [_detected(text) for text in texts]
    usual = next((encoding for encoding in told if encoding), None)
    if usual is None:
        return pages, []
    changed: Counter[str] = Counter()
    converted = []
    for page, text, encoding in zip(pages, texts, told, strict=True):
        found = encoding or (usual if _may_be(_with_soft_hyphens(text), usual) else None)
        converted.append(_converted(page, found) if found else page)
        if found:
            changed[found.name] += sum(
                legacy.count_letters(line.text) for line in converted[-1].lines
            )
    rows = encodings.by_name()
    return converted, [
        legacy.problem(rows[name], letters) for name, letters in sorted(changed.items())
    ]


def _detected(text: str) -> Encoding | None:
    return None if legacy.is_all_unicode(text) else legacy.detect(_with_soft_hyphens(text))


def _may_be(text: str, encoding: Encoding) -> bool:
    if legacy.is_unicode(text):
        return False
    return legacy.share(legacy.convert(text, encoding))[0] >= legacy.share(text)[0]


def _converted(page: Page, encoding: Encoding) -> Page:
    return replace(
        page,
        lines=tuple(
            replace(line, text=legacy.without_fonts(_with_soft_hyphens(line.text), encoding))
            for line in page.lines
        ),
    )


def _with_soft_hyphens(text: str) -> str:
    """Put back the code of ư in TCVN3, which a PDF prints as a hyphen: "nh-" is như.

    Only where the word is none without it. Other PDF print a minus, which no document has there.
    """
    return _HYPHENED.sub(_mended, _MINUS.sub("\u00ad", text))


def _mended(found: regex.Match[str]) -> str:
    word = found.group()
    starts_line = found.string[found.start() - 1 : found.start()] in ("", "\n")
    if _VOWEL.match(word) or (starts_line and "-" in (word[0], word[-1])):  # "-…", "c- …": a list
        return word
    soft = word.replace("-", "\u00ad")
    return soft if is_syllable(legacy.convert(soft, encodings.by_name()["TCVN3"])) else word
