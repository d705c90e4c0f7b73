"""Recognise the letters of one page's picture by Tesseract, each word with its confidence.

The program and its Vietnamese data are system packages, asked for only when a scan is read.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache

import regex

from cancu.ingest.errors import MissingProgram

_PROGRAM = "tesseract"
_LANGUAGE = "vie"
_MISSING = "cần Tesseract và dữ liệu tiếng Việt để nhận dạng chữ; hãy cài: sudo apt install {}"
_PACKAGES = "tesseract-ocr tesseract-ocr-vie"
PAGE_SECONDS = 60.0  # a page of text takes one or two
_FRACTION_BAR = "\u2044"  # which the program takes for a slash between figures
_WORD_LEVEL = "5"
_ROTATE = regex.compile(r"Rotate: (\d+)")


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word; its box is in pixels from the picture's left and top."""

    text: str
    confidence: int  # percent, of the least sure letter
    left: float
    top: float
    right: float
    bottom: float
    line: tuple[int, ...]  # block, paragraph and line that the program puts it in


def require(name: str) -> None:
    """Raise `MissingProgram` for the file of that name where scans cannot be read here."""
    if _LANGUAGE not in _languages():
        raise MissingProgram(name, _MISSING.format(_PACKAGES))


def is_present() -> bool:
    """Tell whether scans can be read here."""
    return _LANGUAGE in _languages()


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    if shutil.which(_PROGRAM) is None:
        return frozenset()
    try:
        return frozenset(_run(["--list-langs"], b"").split())
    except (OSError, subprocess.SubprocessError):
        return frozenset()


def words(picture: bytes, dpi: int) -> list[Word]:
    """Return the words of a picture of `dpi` dots an inch, in the program's reading order.

    Raises `subprocess.SubprocessError` where the program fails or takes too long.
    """
    told = _run(["-", "-", "-l", _LANGUAGE, "--dpi", str(dpi), "tsv"], picture)
    rows = csv.DictReader(told.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_word(row) for row in rows if row["level"] == _WORD_LEVEL and row["text"].strip()]


def quarter_turns(picture: bytes, dpi: int) -> int:
    """Return the degrees by which a page lies turned, clockwise: 0, 90, 180 or 270."""
    try:
        told = _run(["-", "-", "--psm", "0", "--dpi", str(dpi)], picture)
    except subprocess.SubprocessError:  # too few letters to tell
        return 0
    found = _ROTATE.search(told)
    return int(found[1]) if found else 0


def _word(row: dict[str, str]) -> Word:
    left, top = float(row["left"]), float(row["top"])
    return Word(
        row["text"].strip().replace(_FRACTION_BAR, "/"),
        int(float(row["conf"])),
        left,
        top,
        left + float(row["width"]),
        top + float(row["height"]),
        (int(row["block_num"]), int(row["par_num"]), int(row["line_num"])),
    )


def _run(arguments: list[str], picture: bytes) -> str:
    """Its own threads make it many times slower: one process a core instead."""
    done = subprocess.run(
        [_PROGRAM, *arguments],
        input=picture,
        capture_output=True,
        check=True,
        timeout=PAGE_SECONDS,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout.decode("utf-8", errors="replace")
