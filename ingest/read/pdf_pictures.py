"""Tell the pages of a PDF that are pictures, and draw them for the recogniser."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as c

from cancu.ingest.read.picture import COARSEST, FINEST, Picture

_COVERED = 0.5  # of the page; a scan covers all of it, perhaps in strips
_USUAL = 200  # dots an inch
_POINTS = 72


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A picture on a page: the share of the page that it covers, and how fine it is."""

    share: float
    dpi: float


def has_pictures(page: pdfium.PdfPage) -> bool:
    """Tell whether any picture is drawn."""
    return any(True for _ in page.get_objects(filter=(c.FPDF_PAGEOBJ_IMAGE,)))


def is_covered(page: pdfium.PdfPage) -> bool:
    """Tell whether pictures cover most of a page."""
    return sum(drawn.share for drawn in _drawn(page)) >= _COVERED


def pictures_of(document: pdfium.PdfDocument, numbers: list[int]) -> Iterator[Picture]:
    """Draw pages, as fine as they were scanned: to draw them finer reads no better."""
    for number in numbers:
        page = document[number - 1]
        dpi = _dpi(page)
        bitmap = page.render(scale=dpi / _POINTS, grayscale=True)
        image = bitmap.to_pil().convert("L")
        bitmap.close()
        page.close()
        yield Picture(number, image, dpi)


def _dpi(page: pdfium.PdfPage) -> int:
    largest = max(_drawn(page), key=lambda drawn: drawn.share, default=None)
    if largest is None or not largest.dpi:
        return _USUAL
    return round(min(max(largest.dpi, COARSEST), FINEST))


def _drawn(page: pdfium.PdfPage) -> Iterator[_Drawn]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    across, down = ctypes.c_uint(), ctypes.c_uint()
    width, height = page.get_size()
    for drawn in page.get_objects(filter=(c.FPDF_PAGEOBJ_IMAGE,)):
        c.FPDFPageObj_GetBounds(drawn.raw, left, bottom, right, top)
        c.FPDFImageObj_GetImagePixelSize(drawn.raw, across, down)
        inches = (right.value - left.value) / _POINTS
        share = (right.value - left.value) * (top.value - bottom.value) / (width * height or 1)
        yield _Drawn(share, across.value / inches if inches > 0 else 0.0)
