"""Read pages that are pictures: straighten, recognise, and put the words where they stand."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice

from cancu.ingest.model import Source
from cancu.ingest.read import tesseract
from cancu.ingest.read.compose import Composer
from cancu.ingest.read.garble import share_of_syllables
from cancu.ingest.read.pdf_compose import compose
from cancu.ingest.read.pdf_furniture import Page, without_furniture
from cancu.ingest.read.pdf_lines import PrintedLine
from cancu.ingest.read.pdf_plumber import Plumber
from cancu.ingest.read.picture import Picture, pictures_in
from cancu.ingest.read.scan_lines import lines_of, skew
from cancu.ingest.read.scan_numerals import with_numerals
from cancu.ingest.read.scan_phrases import with_phrases
from cancu.ingest.read.tesseract import Word

_ASKEW = 1.5  # degrees; up to there letters read as well as on a straight page
_READABLE = 0.6  # share of syllables: below, the page may lie on its side


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read on a page; `lines` is None where the program failed or took too long."""

    number: int
    height: float  # points
    lines: tuple[PrintedLine, ...] | None


def read_picture(name: str, data: bytes) -> Source:
    """Read the bytes of a picture file. Raises `MissingProgram` where nothing can read it."""
    composer = Composer()
    found = recognised(name, pictures_in(name, data))
    pages = [Page(page.number, page.height, page.lines or ()) for page in found]
    note(composer, found)
    pages, _ = without_furniture(pages)
    compose(composer, pages, Plumber(b""))
    return composer.source(name, data, "image")


def recognised(name: str, pictures: Iterable[Picture]) -> list[Recognised]:
    """Read the pages that are given in their order."""
    pages = list(_each(name, pictures))
    lines = with_phrases(with_numerals(page.lines or () for page in pages))
    return [
        page if page.lines is None else replace(page, lines=mended)
        for page, mended in zip(pages, lines, strict=True)
    ]


def _each(name: str, pictures: Iterable[Picture]) -> Iterator[Recognised]:
    """Read as many at a time as there are cores; few pictures are held at once."""
    tesseract.require(name)
    cores = os.cpu_count() or 1
    waiting = iter(pictures)
    with ThreadPoolExecutor(cores) as pool:
        while batch := list(islice(waiting, 2 * cores)):
            yield from pool.map(_recognised, batch)


def note(composer: Composer, pages: list[Recognised]) -> None:
    """Tell which pages were recognised and which were not."""
    read = [page.number for page in pages if page.lines is not None]
    if read:
        message = f"{_named(read)} là ảnh, chữ do máy nhận dạng: cần soát với bản gốc"
        composer.note("recognised-text", message)
    failed = [page.number for page in pages if page.lines is None]
    if failed:
        composer.note("page-without-text", f"{_named(failed)} không nhận dạng được chữ")


def _named(pages: list[int]) -> str:
    return f"trang {', '.join(map(str, pages))}"


def _recognised(picture: Picture) -> Recognised:
    try:
        upright, words = _upright(picture)
    except subprocess.SubprocessError:
        return Recognised(picture.number, picture.height, None)
    return Recognised(upright.number, upright.height, tuple(lines_of(words, upright.dpi)))


def _upright(picture: Picture) -> tuple[Picture, list[Word]]:
    """Recognise a page, again where it shows to lie on its side or askew."""
    words = tesseract.words(picture.encoded(), picture.dpi)
    share = _share(words)
    if share < _READABLE and (turns := tesseract.quarter_turns(picture.encoded(), picture.dpi)):
        turned = picture.turned(-turns)
        others = tesseract.words(turned.encoded(), turned.dpi)
        if _share(others) > share:
            picture, words = turned, others
    angle = skew(words)
    if abs(angle) > _ASKEW:
        picture = picture.turned(angle)
        words = tesseract.words(picture.encoded(), picture.dpi)
    return picture, words


def _share(words: list[Word]) -> float:
    return share_of_syllables(" ".join(word.text for word in words), 0) if words else 0.0
