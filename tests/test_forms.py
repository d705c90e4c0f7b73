"""The committed forms of the seed plan are what their maker makes."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from cancu.ingest.read.docx import read_docx
from cancu.ingest.read.html import read_html
from cancu.ingest.read.pdf import read_pdf


@pytest.fixture(scope="module")
def forms(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("forms", root / "tests" / "forms.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["forms"] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


def test_the_committed_forms_are_as_made(forms: ModuleType, seed: Path, root: Path) -> None:
    content = forms.plan(seed.read_text(encoding="utf-8"))
    data = root / "tests" / "data"
    word = (data / "40-KH-UBND.docx").read_bytes()
    made = read_docx("a.docx", forms.make_docx(content))
    assert read_docx("a.docx", word).text == made.text
    assert (data / "40-KH-UBND.html").read_bytes() == forms.make_html(content)


def _words(text: str) -> list[str]:
    return sorted(re.sub(r"[-|]{5,}|^\|$", " ", text, flags=re.MULTILINE).split())


def test_every_form_holds_the_words_of_the_text(seed: Path, root: Path) -> None:
    expected = _words(seed.read_text(encoding="utf-8"))
    data = root / "tests" / "data"
    word, page, printed = (data / f"40-KH-UBND.{suffix}" for suffix in ("docx", "html", "pdf"))
    assert _words(read_docx("a", word.read_bytes()).text) == expected
    assert _words(read_html("a", page.read_bytes()).text) == expected
    # LibreOffice breaks lines after the hyphen of a number, and prints no page's number as text
    broken = read_pdf("a", printed.read_bytes()).text.replace("-\n", "-")
    assert _words(broken) == expected
