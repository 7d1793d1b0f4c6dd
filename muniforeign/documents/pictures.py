"""Photos and crests on paper: cropped, reduced to what a printer shows, never a broken picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS_PER_POINT: Final = 220 / 72
_LARGEST_CREST: Final = 600


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for the page; `ratio` is its width by its height."""

    reader: Any
    ratio: float


@lru_cache(maxsize=128)
def cropped(data: bytes | None, width: float, height: float) -> Picture | None:
    """The middle of a photo in this shape, in points; None where there is no picture in `data`.

    The upper part is preferred, where the faces are.
    """
    pixels = (round(width * DOTS_PER_POINT), round(height * DOTS_PER_POINT))
    image = _opened(data, pixels)
    if image is None:
        return None
    from PIL import ImageOps

    fitted = ImageOps.fit(_on_white(image), pixels, centering=(0.5, 0.3))
    return _ready(fitted, "JPEG", quality=88)


@lru_cache(maxsize=8)
def whole(data: bytes | None) -> Picture | None:
    """A crest as it is, its transparency kept; None where there is no picture in `data`."""
    image = _opened(data, (_LARGEST_CREST, _LARGEST_CREST))
    if image is None:
        return None
    image.thumbnail((_LARGEST_CREST, _LARGEST_CREST))
    return _ready(image.convert("RGBA"), "PNG")


def _opened(data: bytes | None, pixels: tuple[int, int]) -> Image | None:
    """The picture, upright; a JPEG is decoded no larger than need be for so many pixels."""
    if not data:
        return None
    from PIL import Image, ImageOps

    try:
        image = Image.open(BytesIO(data))
        image.draft("RGB", (max(pixels), max(pixels)))
        return ImageOps.exif_transpose(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _on_white(image: Image) -> Image:
    from PIL import Image

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    ground = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(ground, layered).convert("RGB")


def _ready(image: Image, kind: str, **options: Any) -> Picture:
    from reportlab.lib.utils import ImageReader

    stored = BytesIO()
    image.save(stored, kind, **options)
    stored.seek(0)
    return Picture(ImageReader(stored), image.width / image.height)
