"""Pictures of pages as the recogniser takes them, and files that are pictures: PNG, JPEG, TIFF."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cancu.ingest.errors import DamagedFile, TooLarge
from cancu.ingest.read import limits

if TYPE_CHECKING:
    from PIL.Image import Image


FINEST, COARSEST = 300, 150  # dots an inch; finer takes time and reads no better
_PAGE_WIDTH = 8.27  # inches of A4, where the file does not say how large it was
_UNTOLD = 90  # dots an inch; cameras and screens write 72 or 96 whatever they took
_WHITE = 255
_DAMAGED = "tệp ảnh bị hỏng hoặc tải về chưa hết; hãy quét hoặc tải lại"
_GIANT = "ảnh quá lớn nên không đọc; hãy quét lại ở 200–300 dpi"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in shades of grey; `number` counts from 1."""

    number: int
    image: Image
    dpi: int

    @property
    def height(self) -> float:
        """Return the page's height in points."""
        return self.image.height * 72 / self.dpi

    def encoded(self) -> bytes:
        """Return the bytes that the recogniser takes: no time is lost packing them."""
        written = io.BytesIO()
        self.image.save(written, "PPM")
        return written.getvalue()

    def turned(self, degrees: float) -> Picture:
        """Return the picture turned to the left, white where the page ended."""
        from PIL.Image import Resampling

        image = self.image.rotate(
            degrees, resample=Resampling.BICUBIC, expand=True, fillcolor=_WHITE
        )
        return Picture(self.number, image, self.dpi)

    def resized(self, scale: float) -> Picture:
        """Return the picture with so many times the dots an inch."""
        from PIL.Image import Resampling

        size = round(self.image.width * scale), round(self.image.height * scale)
        image = self.image.resize(size, Resampling.BICUBIC)
        return Picture(self.number, image, round(self.dpi * scale))


def pictures_in(name: str, data: bytes) -> Iterator[Picture]:
    """Yield the pages of a picture file; a TIFF may have many.

    Raises `DamagedFile`, and `TooLarge` before a bomb is unpacked.
    """
    from PIL import Image, ImageOps, ImageSequence

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data)) as file:
                for number, frame in enumerate(ImageSequence.Iterator(file), 1):
                    if number > limits.PAGES:
                        raise TooLarge(name, _GIANT)
                    upright = ImageOps.exif_transpose(frame)
                    yield _fitted(Picture(number, _grey(upright), _dpi(upright)))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise TooLarge(name, _GIANT) from error
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise DamagedFile(name, _DAMAGED) from error


def _grey(image: Image) -> Image:
    """Put what is transparent on white: it would read as black."""
    if "A" in image.getbands() or "transparency" in image.info:
        from PIL.Image import alpha_composite, new

        image = image.convert("RGBA")
        image = alpha_composite(new("RGBA", image.size, "white"), image)
    return image.convert("L")


def _dpi(image: Image) -> int:
    told = image.info.get("dpi", (0, 0))[0]
    if told and float(told) > _UNTOLD:
        return round(float(told))
    return max(round(min(image.size) / _PAGE_WIDTH), 1)


def _fitted(picture: Picture) -> Picture:
    if COARSEST <= picture.dpi <= FINEST:
        return picture
    return picture.resized(min(max(picture.dpi, COARSEST), FINEST) / picture.dpi)
