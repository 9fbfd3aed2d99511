# SPDX-License-Identifier: GPL-3.0-or-later
"""Cover pictures beside the music, and the small copies of covers that lists and grids show."""

from __future__ import annotations

import hashlib
import io
import os
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from musecluster.atomic import write_atomically
from musecluster.errors import MuseClusterError
from musecluster.library.pictures import MAX_COVER
from musecluster.library.reading import open_file

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

THUMBNAIL_SIZE = 256
"""Pixels of the square that a thumbnail fits into."""

MAX_PIXELS = 36_000_000
"""Of the largest picture that is opened: 108 MB as RGB, a third of what a worker may use."""

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")  # no format that starts another program, as EPS does
_NAMES = ("cover", "folder", "front", "album", "albumart")  # in the order of preference
_EXTENSIONS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp")


def folder_cover(path: bytes) -> bytes | None:
    """The bytes of cover.jpg, folder.png, front.webp or the like beside a music file; None without one."""
    folder = os.path.dirname(path)
    try:
        image = _image_in(folder, os.stat(folder).st_mtime_ns)
        if image is None:
            return None
        with open_file(os.path.join(folder, image)) as file:
            return file.read() if file.size <= MAX_COVER else None
    except OSError:
        return None


def save_thumbnail(image: bytes, folder: Path) -> str | None:
    """Keep a JPEG of the cover, at most 256 pixels wide and high, in the cache folder.

    Parameters
    ----------
        image: an image file: JPEG, PNG, WebP, GIF or BMP.
        folder: made if it is not there.

    Returns
    -------
        The file's name, which depends on `image` alone; None where `image` is no picture, is too large or
        cannot be saved: a cover is never worth a failure.
    """
    name = hashlib.blake2b(image, digest_size=16).hexdigest() + ".jpg"
    target = folder / name
    try:
        if not target.exists():
            folder.mkdir(parents=True, exist_ok=True)
            write_atomically(target, _thumbnail(image))
    except Exception:  # Pillow raises many kinds for damaged pictures; a cache may be full or closed
        return None
    return name


@lru_cache(maxsize=64)
def _image_in(folder: bytes, changed: int) -> bytes | None:
    """The name of the best picture in a folder; kept until it changes, since its songs come together."""
    found = {os.fsdecode(name).lower(): name for name in sorted(os.listdir(folder), reverse=True)}
    wanted = (found.get(name + extension) for name in _NAMES for extension in _EXTENSIONS)
    return next(filter(None, wanted), None)


def _thumbnail(image: bytes) -> bytes:
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about odd pictures; their size is looked at here
        with Image.open(io.BytesIO(image), formats=_FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise MuseClusterError(f"A cover of {picture.width} × {picture.height} pixels is too large.")
            picture.draft(
                "RGB", (2 * THUMBNAIL_SIZE, 2 * THUMBNAIL_SIZE)
            )  # JPEG: decode no more than is needed
            small = ImageOps.exif_transpose(_on_white(picture))
    small.thumbnail((THUMBNAIL_SIZE, THUMBNAIL_SIZE))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=88)
    return out.getvalue()


def _on_white(picture: Image) -> Image:
    """The picture in RGB, its transparent parts white."""
    from PIL import Image as images

    if picture.mode.startswith("I;16"):  # Pillow would clip 16-bit grey to white
        picture = picture.point(lambda level: level / 256).convert("L")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    return images.alpha_composite(images.new("RGBA", clear.size, "white"), clear).convert("RGB")
