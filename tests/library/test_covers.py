# SPDX-License-Identifier: GPL-3.0-or-later
"""Covers become small pictures in the cache, and no cover is ever worth a failure."""

from __future__ import annotations

import io
import os
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from musecluster import atomic
from musecluster.library.covers import THUMBNAIL_SIZE, folder_cover, save_thumbnail

if TYPE_CHECKING:
    from pathlib import Path


def picture(size=(600, 400), mode="RGB", form="PNG", colour: object = None, **options) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, form, **options)
    return out.getvalue()


def opened(folder: Path, name: str) -> Image.Image:
    with Image.open(folder / name) as image:
        image.load()
        return image


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_a_thumbnail_fits_a_square_and_keeps_its_shape(tmp_path, form):
    small = opened(tmp_path, save_thumbnail(picture(form=form), tmp_path))
    assert (small.format, small.mode, small.size) == ("JPEG", "RGB", (THUMBNAIL_SIZE, 171))


def test_a_small_picture_is_not_enlarged(tmp_path):
    assert opened(tmp_path, save_thumbnail(picture((30, 40)), tmp_path)).size == (30, 40)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixel_is_understood(tmp_path, mode):
    form = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(tmp_path, save_thumbnail(picture((8, 8), mode, form), tmp_path)).mode == "RGB"


def test_transparent_parts_are_white_and_grey_of_16_bits_is_not_clipped(tmp_path):
    clear = opened(tmp_path, save_thumbnail(picture((8, 8), "RGBA", colour=(0, 0, 0, 0)), tmp_path))
    assert clear.getpixel((4, 4)) == (255, 255, 255)
    grey = opened(tmp_path, save_thumbnail(picture((8, 8), "I;16", colour=0x8000), tmp_path))
    assert grey.getpixel((4, 4)) == pytest.approx((128, 128, 128), abs=3)


def test_a_camera_turned_on_its_side_is_turned_back(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = opened(tmp_path, save_thumbnail(picture((60, 40), form="JPEG", exif=exif), tmp_path))
    assert turned.size == (40, 60)


def test_the_name_depends_on_the_bytes_alone_and_the_file_is_written_once(tmp_path):
    image = picture()
    name = save_thumbnail(image, tmp_path / "new" / "folder")
    target = tmp_path / "new" / "folder" / name
    os.utime(target, ns=(1, 1))
    assert save_thumbnail(image, target.parent) == name
    assert target.stat().st_mtime_ns == 1
    assert save_thumbnail(picture(colour="red"), target.parent) != name
    assert len(list(target.parent.iterdir())) == 2


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be huge."""
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(b"")))
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    "image",
    [
        b"",
        b"no picture",
        picture()[:200],
        picture(form="JPEG")[:100],
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    ],
)
def test_what_is_no_picture_gives_none_and_leaves_nothing(tmp_path, image):
    assert save_thumbnail(image, tmp_path) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("side", [7_000, 12_000, 60_000, 2_000_000_000])
def test_a_decompression_bomb_gives_none_without_a_warning(tmp_path, side):
    assert save_thumbnail(bomb(side, side), tmp_path) is None


def test_a_full_disk_gives_none_and_leaves_nothing(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    assert save_thumbnail(picture(), tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_cache_gives_none(tmp_path):
    (tmp_path / "cache").write_text("in the way")
    assert save_thumbnail(picture(), tmp_path / "cache") is None


def beside(folder: Path) -> bytes | None:
    return folder_cover(os.fsencode(folder / "song.mp3"))


def test_the_folders_picture_is_the_best_named_one_in_any_case(tmp_path):
    assert beside(tmp_path) is None
    for hour, name in enumerate(("front.png", "Folder.JPG", "COVER.jpeg")):
        (tmp_path / name).write_bytes(name.encode())
        os.utime(tmp_path, (hour, hour))  # some file systems count time in long steps
        assert beside(tmp_path) == name.encode()
    (tmp_path / "back.jpg").write_bytes(b"x")
    assert beside(tmp_path) == b"COVER.jpeg"


def test_no_folder_and_a_pipe_for_a_picture_are_no_failure(tmp_path):
    assert beside(tmp_path / "nowhere") is None
    os.mkfifo(tmp_path / "cover.jpg")
    assert beside(tmp_path) is None
