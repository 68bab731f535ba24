"""Pictures come in upright, small and without their metadata; bombs do not come in."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from rolodex.domain.problems import BadValue
from rolodex.services import photos

RED, BLUE = (250, 10, 10), (10, 10, 250)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def is_like(pixel: Any, colour: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_each_kind_of_picture_becomes_a_jpeg(kind: str) -> None:
    photo = photos.portrait(encoded(Image.new("RGB", (60, 40), BLUE), kind))
    image = opened(photo.data)
    assert (photo.type, image.format, image.size) == ("image/jpeg", "JPEG", (60, 40))
    assert is_like(image.getpixel((30, 20)), BLUE)


def test_a_large_picture_is_made_1024_pixels_long() -> None:
    photo = photos.portrait(encoded(Image.new("RGB", (4000, 2000), BLUE), "JPEG"))
    assert opened(photo.data).size == (1024, 512)


def test_a_small_picture_is_not_blown_up() -> None:
    photo = photos.portrait(encoded(Image.new("RGB", (10, 8), BLUE), "PNG"))
    assert opened(photo.data).size == (10, 8)


def turned_picture() -> bytes:
    """Left half red, right half blue, with the note that the camera lay on its side."""
    image = Image.new("RGB", (80, 40), BLUE)
    image.paste(RED, (0, 0, 40, 40))
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn 90 degrees clockwise to see it upright
    exif[0x010E] = "taken at home"
    return encoded(image, "JPEG", exif=exif, quality=95)


def test_the_cameras_orientation_is_applied() -> None:
    image = opened(photos.portrait(turned_picture()).data)
    assert image.size == (40, 80)
    assert is_like(image.getpixel((20, 10)), RED)
    assert is_like(image.getpixel((20, 70)), BLUE)


def test_metadata_such_as_the_place_does_not_stay_in_the_portrait() -> None:
    photo = photos.portrait(turned_picture())
    assert b"taken at home" not in photo.data
    assert not opened(photo.data).getexif()


def test_transparent_parts_become_white_not_black() -> None:
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert is_like(
        opened(photos.portrait(encoded(image, "PNG")).data).getpixel((5, 5)), (255, 255, 255)
    )


def test_a_palette_picture_with_transparency_comes_in() -> None:
    image = Image.new("P", (20, 20), 0)
    data = encoded(image, "GIF", transparency=0)
    assert is_like(opened(photos.portrait(data).data).getpixel((5, 5)), (255, 255, 255))


def test_a_print_shops_cmyk_jpeg_comes_in() -> None:
    data = encoded(Image.new("CMYK", (20, 20)), "JPEG")
    assert opened(photos.portrait(data).data).mode == "RGB"


def test_a_thumbnail_is_the_middle_square() -> None:
    image = Image.new("RGB", (300, 100), BLUE)
    image.paste(RED, (100, 0, 200, 100))
    small = opened(photos.thumbnail(encoded(image, "PNG"), 48))
    assert small.size == (48, 48)
    assert is_like(small.getpixel((24, 24)), RED)


def png_bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that claims, and unfolds into, width x height pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    packer = zlib.compressobj(9)
    row = bytes((width + 7) // 8 + 1)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [5001, 7100, 20_000])
def test_a_decompression_bomb_is_refused_before_it_unfolds(side: int) -> None:
    data = png_bomb(side, side)
    assert len(data) < 200_000
    with pytest.raises(BadValue, match="too large"):
        photos.portrait(data)
    with pytest.raises(BadValue, match="too large"):
        photos.thumbnail(data, 48)


def test_a_picture_of_just_25_million_pixels_is_read() -> None:
    assert opened(photos.portrait(png_bomb(5000, 5000)).data).size == (1024, 1024)


def test_the_50_million_pixels_of_a_phones_jpeg_are_read() -> None:
    picture = encoded(Image.new("RGB", (8160, 6120), BLUE), "JPEG")
    assert opened(photos.portrait(picture).data).size == (1024, 768)


def test_a_jpeg_of_more_than_52_million_pixels_is_refused() -> None:
    with pytest.raises(BadValue, match="too large"):
        photos.portrait(encoded(Image.new("L", (9000, 6000)), "JPEG"))


def test_a_photo_is_turned_to_the_right() -> None:
    image = Image.new("RGB", (60, 40), BLUE)
    image.paste(RED, (0, 0, 60, 10))  # red at the top
    turned = opened(photos.turned(photos.portrait(encoded(image, "PNG"))).data)
    assert turned.size == (40, 60)
    assert is_like(turned.getpixel((36, 30)), RED)  # is red on the right now
    assert is_like(turned.getpixel((3, 30)), BLUE)


def test_who_has_a_heic_picture_is_told_what_to_do() -> None:
    with pytest.raises(BadValue, match="Save it as JPEG"):
        photos.portrait(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200))


def test_a_file_of_more_than_40_megabytes_is_refused_unread() -> None:
    with pytest.raises(BadValue, match="too large"):
        photos.portrait(b"\x89PNG\r\n\x1a\n" + bytes(photos.MOST_BYTES))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
        b"\xff\xd8",
    ],
)
def test_what_is_no_picture_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(BadValue, match="no picture"):
        photos.portrait(data)


def test_kinds_that_are_not_needed_are_not_even_tried() -> None:
    with pytest.raises(BadValue):
        photos.portrait(encoded(Image.new("RGB", (9, 9)), "TIFF"))


SAMPLES = [
    encoded(Image.effect_noise((40, 30), 90).convert("RGB"), kind)
    for kind in ("PNG", "JPEG", "WEBP", "GIF")
] + [turned_picture()]


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=6),
    st.integers(0, 5000),
)
def test_a_damaged_picture_comes_in_or_is_refused_never_anything_else(
    data: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    damaged = bytearray(data[: len(data) - cut % len(data)])
    for place, value in changes:
        damaged[place % len(damaged)] = value
    try:
        photos.portrait(bytes(damaged))
    except BadValue:
        pass
