# SPDX-License-Identifier: GPL-3.0-or-later
"""Sound to the bytes of a music file: coded, tagged, with a cover."""

from __future__ import annotations

import io
from base64 import b64encode
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from musecluster.audio.synth import RATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


class Format(NamedTuple):
    """How FFmpeg calls a file format and its encoder."""

    container: str
    encoder: str
    sample_format: str
    layout: str = "stereo"
    rate: int = RATE
    bit_rate: int | None = None
    options: Mapping[str, str] = {}


FORMATS = {
    "mp3": Format("mp3", "libmp3lame", "fltp", bit_rate=96_000, options={"compression_level": "7"}),
    "m4a": Format("ipod", "aac", "fltp", bit_rate=96_000, options={"aac_coder": "fast"}),
    "ogg": Format("ogg", "vorbis", "fltp", bit_rate=96_000, options={"strict": "experimental"}),
    "opus": Format(
        "opus", "libopus", "flt", rate=48_000, bit_rate=80_000, options={"compression_level": "4"}
    ),
    "flac": Format("flac", "flac", "s16"),
    "wav": Format("wav", "pcm_s16le", "s16", layout="mono"),
}

_ID3 = {
    "title": "TIT2",
    "artist": "TPE1",
    "album": "TALB",
    "date": "TDRC",
    "genre": "TCON",
    "tracknumber": "TRCK",
}
_MP4 = {"title": "©nam", "artist": "©ART", "album": "©alb", "date": "©day", "genre": "©gen"}


def encode(sound: NDArray[np.float32], extension: str) -> bytes:
    """The file's bytes, without tags; always the same for the same sound.

    Parameters
    ----------
        sound: float32 [2, T] at synth.RATE, in [-1, 1].
        extension: one of FORMATS.
    """
    import av

    form = FORMATS[extension]
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound), format="fltp", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
    resampler = av.AudioResampler(form.sample_format, form.layout, form.rate)
    buffer = io.BytesIO()
    # Bit-exact: no version or random serial number in the file, so that two runs give the same bytes.
    with av.open(buffer, "w", format=form.container, options={"fflags": "+bitexact"}) as file:
        stream: Any = file.add_stream(
            form.encoder, rate=form.rate, layout=form.layout, options=dict(form.options)
        )
        stream.format = form.sample_format
        if form.bit_rate:
            stream.bit_rate = form.bit_rate
        for piece in (*resampler.resample(frame), *resampler.resample(None), None):
            file.mux(stream.encode(piece))
    return buffer.getvalue()


def tagged(content: bytes, extension: str, fields: Mapping[str, str], cover: bytes | None) -> bytes:
    """The file's bytes with tags in its format's own manner.

    Parameters
    ----------
        fields: Vorbis comment names (title, artist, album, date, genre, tracknumber) to values.
        cover: a JPEG, or None.
    """
    from mutagen import File

    buffer = io.BytesIO(content)
    audio = File(buffer)
    if audio.tags is None:
        audio.add_tags()
    write = {"mp3": _write_id3, "wav": _write_id3, "m4a": _write_mp4}.get(extension, _write_vorbis)
    write(audio, fields, cover)
    buffer.seek(0)
    audio.save(buffer)
    return buffer.getvalue()


def draw_cover(rng: np.random.Generator) -> bytes:
    """An invented album cover: a few discs and a band over a soft gradient, as JPEG."""
    from PIL import Image, ImageDraw

    size = 320
    top, bottom, *inks = (np.array(colour) for colour in rng.integers(40, 235, (5, 3)))
    shade = np.linspace(0, 1, size)[:, None, None]
    image = Image.fromarray(np.broadcast_to(top + (bottom - top) * shade, (size, size, 3)).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for ink in inks:
        x, y = rng.integers(0, size, 2).tolist()
        radius = int(rng.integers(size // 10, size // 3))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=tuple(ink.tolist()))
    y = int(rng.integers(size // 2, size - 40))
    draw.rectangle((0, y, size, y + 12), fill=tuple(inks[0].tolist()))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def _write_id3(audio: Any, fields: Mapping[str, str], cover: bytes | None) -> None:
    from mutagen import id3

    for name, value in fields.items():
        frame = getattr(id3, _ID3[name])
        audio.tags.add(frame(encoding=id3.Encoding.UTF8, text=[value]))
    if cover:
        front = id3.APIC(mime="image/jpeg", type=3, data=cover)  # type: ignore[no-untyped-call]
        audio.tags.add(front)


def _write_mp4(audio: Any, fields: Mapping[str, str], cover: bytes | None) -> None:
    from mutagen.mp4 import MP4Cover

    for name, value in fields.items():
        if name == "tracknumber":
            audio["trkn"] = [(int(value), 0)]
        else:
            audio[_MP4[name]] = [value]
    if cover:
        audio["covr"] = [MP4Cover(cover)]  # type: ignore[no-untyped-call]


def _write_vorbis(audio: Any, fields: Mapping[str, str], cover: bytes | None) -> None:
    from mutagen.flac import FLAC, Picture

    audio.update(fields)
    if cover is None:
        return
    picture = Picture()  # type: ignore[no-untyped-call]
    picture.data, picture.mime, picture.type = cover, "image/jpeg", 3  # the front
    if isinstance(audio, FLAC):
        audio.add_picture(picture)  # type: ignore[no-untyped-call]
    else:
        audio["metadata_block_picture"] = b64encode(picture.write()).decode()  # type: ignore[no-untyped-call]
