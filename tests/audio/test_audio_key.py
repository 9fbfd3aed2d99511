# SPDX-License-Identifier: GPL-3.0-or-later
"""The audio key survives every change of name and tags, and no change of sound."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import mutagen
import numpy as np
import pytest
from mutagen import aiff, apev2, flac, id3, mp4, oggopus, oggvorbis, wave

from musecluster.audio.decode import decode, hear
from tests.audio_files import RATE, music, write_audio

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COVER = np.random.default_rng(0).bytes(5_000_000)


def key(path: Path) -> bytes:
    return hear(os.fsencode(path)).audio_key


def id3_frames(tags: id3.ID3Tags) -> None:
    tags.add(id3.TIT2(encoding=3, text="Another title"))
    tags.add(id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=COVER))


def tag_id3(path: Path) -> None:
    tags = id3.ID3()
    id3_frames(tags)
    tags.save(path, v1=2)


def tag_id3_twice(path: Path) -> None:
    tag_id3(path)
    tags = id3.ID3(path)
    tags.delall("APIC")
    tags.save(path, v1=0, padding=lambda info: 77)


def tag_apev2(path: Path) -> None:
    tags = apev2.APEv2()
    tags["Title"] = "Another title"
    tags["Cover"] = "x" * 300_000
    tags.save(path)


def tag_every_way(path: Path) -> None:
    tag_apev2(path)
    tag_id3(path)


def append_lyrics3(path: Path) -> None:
    body = b"LYRICSBEGININD0000200LYR00011Oh, my love"
    with path.open("ab") as file:
        file.write(body + b"%06d" % len(body) + b"LYRICS200" + b"TAG" + bytes(125))


def tag_wave(path: Path) -> None:
    file = wave.WAVE(path)
    file.add_tags()
    id3_frames(file.tags)
    file.save()


def tag_aiff(path: Path) -> None:
    file = aiff.AIFF(path)
    file.add_tags()
    id3_frames(file.tags)
    file.save()


def tag_flac(path: Path) -> None:
    file = flac.FLAC(path)
    file["title"] = "Another title"
    picture = flac.Picture()
    picture.data, picture.mime = COVER, "image/jpeg"
    file.add_picture(picture)
    file.save()


def tag_comments(path: Path) -> None:
    file = oggvorbis.OggVorbis(path) if path.suffix == ".ogg" else oggopus.OggOpus(path)
    file["title"] = "Another title"
    file["metadata_block_picture"] = "A" * 3_000_000
    file.save()


def tag_mp4(path: Path) -> None:
    file = mp4.MP4(path)
    file["\xa9nam"] = "Another title"
    file["covr"] = [mp4.MP4Cover(COVER)]
    file.save()


def tag_easily(path: Path) -> None:
    file = mutagen.File(path)
    file["Title"] = "Another title"
    file.save()


RETAGGINGS = [
    (".mp3", tag_id3),
    (".mp3", tag_id3_twice),
    (".mp3", tag_apev2),
    (".mp3", tag_every_way),
    (".mp3", append_lyrics3),
    (".aac", tag_id3),
    (".aac", tag_apev2),
    (".flac", tag_flac),
    (".flac", tag_id3),
    (".ogg", tag_comments),
    (".opus", tag_comments),
    (".m4a", tag_mp4),
    (".alac.m4a", tag_mp4),
    (".wav", tag_wave),
    (".aiff", tag_aiff),
    (".wma", tag_easily),
    (".wv", tag_apev2),
    (".tta", tag_id3),
    (".tta", tag_apev2),
]


@pytest.mark.parametrize("seconds", [8, 45])
@pytest.mark.parametrize(("extension", "tag"), RETAGGINGS)
def test_tags_do_not_change_the_key(
    tmp_path: Path, extension: str, tag: Callable[[Path], None], seconds: int
) -> None:
    rate = 48_000 if extension == ".opus" else RATE
    path = write_audio(tmp_path / f"song{extension}", music(seconds, rate), rate)
    before, size, sound = key(path), path.stat().st_size, decode(hear(os.fsencode(path)))
    tag(path)
    assert path.stat().st_size != size
    assert key(path) == before
    np.testing.assert_array_equal(decode(hear(os.fsencode(path))), sound)


def test_tags_cannot_be_mistaken_for_sound(tmp_path: Path) -> None:
    """Tags alone are an empty file, however many of them there are."""
    path = tmp_path / "tags.mp3"
    id3.ID3().save(path)
    with pytest.raises(Exception, match="empty"):
        key(path)


def test_name_and_copy_do_not_change_the_key(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "song.mp3", music(5))
    copies = [tmp_path / name for name in ("copy.mp3", "copy.ogg", "copy.txt", "copy")]
    for copy in copies:
        shutil.copy(path, copy)
    assert {key(copy) for copy in copies} == {key(path)}


def test_other_audio_has_another_key(tmp_path: Path) -> None:
    wave = music(45)
    louder = wave.copy()
    louder[22 * RATE : 22 * RATE + 100] += 0.1
    files = {"a.flac": wave, "b.flac": louder, "c.flac": wave[: 40 * RATE], "a.wav": wave, "a.mp3": wave}
    paths = [write_audio(tmp_path / name, sound) for name, sound in files.items()]
    paths.append(write_audio(tmp_path / "d.wav", np.stack([wave, wave])))
    assert len({key(path) for path in paths}) == len(paths)
    assert all(len(key(path)) == 32 for path in paths)
