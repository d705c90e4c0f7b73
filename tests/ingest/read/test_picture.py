"""Picture files as pages: their size on paper, many pages in one file, what is no picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from cancu.ingest.errors import DamagedFile, TooLarge
from cancu.ingest.read.picture import pictures_in


def _bytes(image: Image.Image, format_: str, **settings: object) -> bytes:
    written = io.BytesIO()
    image.save(written, format_, **settings)
    return written.getvalue()


@pytest.mark.parametrize(
    ("size", "told", "dpi"),
    [
        ((1654, 2339), (200, 200), 200),
        ((1654, 2339), None, 200),  # as wide as A4
        ((2339, 1654), None, 200),  # lying on its side
        ((1654, 2339), (72, 72), 200),  # what cameras write, whatever they took
        ((4960, 7016), (600, 600), 300),  # finer than needed
        ((827, 1169), (100, 100), 150),  # coarser than letters can be read
    ],
)
def test_a_page_has_its_size_on_paper(
    size: tuple[int, int], told: tuple[int, int] | None, dpi: int
) -> None:
    settings = {"dpi": told} if told else {}
    (picture,) = pictures_in("a.png", _bytes(Image.new("L", size, 255), "PNG", **settings))
    assert picture.dpi == dpi
    assert min(picture.image.size) / dpi == pytest.approx(8.27, abs=0.02)


def test_a_tiff_has_many_pages() -> None:
    page = Image.new("1", (1654, 2339), 1)
    data = _bytes(page, "TIFF", save_all=True, append_images=[page, page], dpi=(200, 200))
    assert [picture.number for picture in pictures_in("a.tif", data)] == [1, 2, 3]


def test_what_is_transparent_is_paper() -> None:
    (picture,) = pictures_in("a.png", _bytes(Image.new("RGBA", (600, 900)), "PNG"))
    assert picture.image.getextrema() == (255, 255)


def test_a_photo_is_turned_as_the_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright
    (picture,) = pictures_in("a.jpg", _bytes(Image.new("L", (900, 600)), "JPEG", exif=exif))
    assert picture.image.width < picture.image.height


def test_bad_pictures_are_told() -> None:
    whole = _bytes(Image.effect_noise((900, 900), 50), "PNG")
    with pytest.raises(DamagedFile):
        list(pictures_in("a.png", whole[:3000]))
    with pytest.raises(TooLarge):
        list(pictures_in("a.png", _bytes(Image.new("1", (30000, 30000)), "PNG")))
