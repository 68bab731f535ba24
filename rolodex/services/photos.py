"""Pictures from outside, opened safely and made into portraits and thumbnails."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

from rolodex.domain.card_parts import Photo
from rolodex.domain.problems import BadValue, bad_value
from rolodex.i18n import N_

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".heic", ".heif")
"""The endings that a file dialog offers; what counts is the content. A picture of the last two
cannot be read, but who looks for it shall find it and be told what to do."""
MOST_BYTES = 40_000_000
MOST_PIXELS = 25_000_000
MOST_JPEG_PIXELS = 52_000_000
"""Of a JPEG, which is unfolded at a half or a quarter of its size: phones take 50 million."""
SIDE = 1024
"""The longer side of a kept portrait, in pixels."""
QUALITY = 88

READERS_LET_THROUGH = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, AttributeError,
    struct.error, zlib.error,
)  # fmt: skip
"""What Pillow's readers raise for files that are cut or made up."""


def portrait(data: bytes) -> Photo:
    """A picture file as a portrait: upright, at most 1024 pixels, JPEG, without its metadata.

    Raises `BadValue` if it is no PNG, JPEG, WebP or GIF, is damaged, or is larger than 40 MB
    or 25 million pixels, a JPEG 52 million (few bytes can unfold into many pixels).
    """
    return Photo(_as_jpeg(data, SIDE), "image/jpeg")


def thumbnail(data: bytes, px: int) -> bytes:
    """The middle square of a picture as a JPEG of `px` x `px` pixels; raises as `portrait`."""
    return _as_jpeg(data, px, square=True)


def turned(photo: Photo) -> Photo:
    """A portrait turned to the right by a quarter; raises as `portrait`."""
    from PIL.Image import Transpose

    image = _decoded(photo.data, SIDE).transpose(Transpose.ROTATE_270)  # to the left, by Pillow
    return Photo(_jpeg(image), "image/jpeg")


def _as_jpeg(data: bytes, side: int, square: bool = False) -> bytes:
    image = _decoded(data, side)
    if square:
        from PIL import ImageOps

        image = ImageOps.fit(image, (side, side))
    else:
        image.thumbnail((side, side))
    return _jpeg(image)


def _jpeg(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _decoded(data: bytes, side: int) -> Image:
    """The first frame, upright and in RGB; a JPEG may come smaller, never below `side`."""
    pillow = _pillow()
    if len(data) > MOST_BYTES:
        raise _too_large()
    try:
        with pillow.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.format == "JPEG" and opened.width * opened.height > MOST_JPEG_PIXELS:
                raise _too_large(MOST_JPEG_PIXELS)
            opened.draft("RGB", (2 * side, 2 * side))
            if opened.width * opened.height > MOST_PIXELS:
                raise _too_large()
            return _opaque(_upright(opened))
    except (pillow.DecompressionBombError, pillow.DecompressionBombWarning):
        raise _too_large() from None
    except MemoryError:
        raise _too_large() from None
    except READERS_LET_THROUGH as error:
        if data[4:8] == b"ftyp":  # ISO base media: HEIC and AVIF
            raise bad_value(
                N_(
                    "Pictures of this kind (HEIC) cannot be read. Save it as JPEG first; phones "
                    "send a JPEG if you share the picture by e-mail or chat."
                )
            ) from error
        raise bad_value(
            N_("This is no picture that can be read. Choose a PNG, JPEG, WebP or GIF file.")
        ) from error


def _upright(image: Image) -> Image:
    from PIL import ImageOps

    image.load()
    try:
        turned = ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001 - a damaged EXIF block must not cost the picture
        turned = None
    return turned if turned is not None else image


def _opaque(image: Image) -> Image:
    """The picture in RGB, on white where it lets through."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        ground: Image = _pillow().new("RGB", layer.size, "white")
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    return image.convert("RGB")


def _too_large(pixels: int = MOST_PIXELS) -> BadValue:
    return bad_value(
        N_("The picture is too large: at most {pixels} million pixels and {mb} MB are read."),
        pixels=pixels // 1_000_000,
        mb=MOST_BYTES // 1_000_000,
    )


@cache
def _pillow() -> Any:
    """Pillow's `Image` with limits; set once, since they hold for the whole process."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_JPEG_PIXELS
    warnings.filterwarnings("ignore", category=UserWarning, module="PIL")  # of damaged files
    warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
    return Image
