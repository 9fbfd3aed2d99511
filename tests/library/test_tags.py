# SPDX-License-Identifier: GPL-3.0-or-later
"""Every family of tags says the same in the end, and no damage makes reading a failure."""

from __future__ import annotations

import os
import shutil
import struct
from typing import TYPE_CHECKING

import mutagen
import numpy as np
import pytest
from mutagen import id3
from mutagen.apev2 import APEv2

from musecluster.library.reading import MAX_READ
from musecluster.library.tags import read_cover, read_tags
from musecluster.library.text import MAX_LENGTH
from tests.library.tagged import ALBUM, FORMATS, RECORDING, silent_song, tag

if TYPE_CHECKING:
    from pathlib import Path

    from musecluster.track import Tags


def read(path: Path) -> Tags:
    return read_tags(os.fsencode(path))


@pytest.fixture(scope="module")
def songs(tmp_path_factory) -> dict[str, Path]:
    """One tagged song of every format."""
    folder = tmp_path_factory.mktemp("songs")
    return {extension: tag(silent_song(folder / f"song{extension}"), b"the front") for extension in FORMATS}


@pytest.mark.parametrize("extension", FORMATS)
def test_every_family_says_the_same(songs, extension):
    tags = read(songs[extension])
    assert (tags.title, tags.artists) == ("Tïtle 標題 🎵", ("First Artist", "AC/DC"))
    assert (tags.album, tags.album_artist) == ("The Album", "Various Artists")
    assert (tags.track_number, tags.disc_number, tags.year) == (3, 2, 1994)
    assert tags.genres == ("Rock", "Singer/Songwriter")
    assert tags.compilation
    assert tags.replaygain == -6.3
    assert tags.musicbrainz == {"recording": RECORDING, "album": ALBUM}
    assert not tags.guessed


@pytest.mark.parametrize("extension", FORMATS)
def test_duration_and_bitrate_are_the_streams(songs, extension):
    tags = read(songs[extension])
    assert tags.duration == pytest.approx(0.5, abs=0.08)
    assert 8_000 < tags.bitrate < 2_000_000


@pytest.mark.parametrize("extension", FORMATS)
def test_the_front_cover_is_chosen(songs, extension):
    assert read_cover(os.fsencode(songs[extension])) == b"the front"


@pytest.mark.parametrize("extension", FORMATS)
def test_content_decides_and_not_the_extension(songs, extension, tmp_path):
    for wrong in (".mp3", ".flac", ".ogg", ""):
        renamed = shutil.copy(songs[extension], tmp_path / f"x{wrong}")
        assert read(renamed).title == "Tïtle 標題 🎵"


@pytest.mark.parametrize("extension", FORMATS)
def test_reading_changes_nothing(songs, extension):
    before = songs[extension].read_bytes(), songs[extension].stat().st_mtime_ns
    songs[extension].chmod(0o400)
    read(songs[extension])
    read_cover(os.fsencode(songs[extension]))
    assert (songs[extension].read_bytes(), songs[extension].stat().st_mtime_ns) == before


def test_an_apev2_tag_at_the_end_of_an_mp3_is_read(tmp_path):
    song = silent_song(tmp_path / "a.mp3")
    mutagen.File(song).delete()
    tags = APEv2()
    tags.update({"Title": "At the end", "Artist": "A\0B"})
    tags.save(song)
    assert (read(song).title, read(song).artists) == ("At the end", ("A", "B"))


def test_an_id3_tag_before_a_flac_and_an_adts_stream_hides_neither(tmp_path):
    tag_bytes = id3.ID3()
    tag_bytes.add(id3.TIT2(text="In front"))
    tag_bytes.save(tmp_path / "tag")
    before = (tmp_path / "tag").read_bytes()
    flac = silent_song(tmp_path / "a.flac")
    flac.write_bytes(before + tag(flac).read_bytes())
    assert read(flac).title == "Tïtle 標題 🎵"
    aac = silent_song(tmp_path / "b.aac")
    aac.write_bytes(before + aac.read_bytes())
    assert read(aac).title == "In front"
    assert read(aac).duration == pytest.approx(0.5, abs=0.1)


def test_the_info_list_of_a_wav_is_read(tmp_path):
    song = silent_song(tmp_path / "a.wav")
    entries = b"".join(
        name + struct.pack("<I", len(text)) + text + b"\0" * (len(text) % 2)
        for name, text in ((b"INAM", b"Caf\xe9\0"), (b"IART", "Sigur Rós".encode()), (b"ICRD", b"2001"))
    )
    chunk = b"LIST" + struct.pack("<I", 4 + len(entries)) + b"INFO" + entries
    song.write_bytes(song.read_bytes() + chunk)
    assert (read(song).title, read(song).artists, read(song).year) == ("Café", ("Sigur Rós",), 2001)


def test_opus_gain_is_given_as_replaygain(tmp_path):
    song = silent_song(tmp_path / "a.opus")
    file = mutagen.File(song)
    file["R128_TRACK_GAIN"] = "-512"
    file.save()
    assert read(song).replaygain == 3.0  # -2 dB to -23 LUFS is +3 dB to -18 LUFS


def set_title(song: Path, title: str, artist: str = "Artist") -> Tags:
    file = mutagen.File(song)
    file["title"], file["artist"], file["album"] = title, artist, "Album"
    file.save()
    return read(song)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<b>bold</b> &amp;", "<b>bold</b> &amp;"),
        ("two\nlines\r\n and\ttab", "two lines and tab"),
        ("nul\0inside", "nul inside"),
        ("\u202eevil\u202c \x1b[31mred\x07", "evil [31mred"),
        ("👨‍👩‍👧 family", "👨‍👩‍👧 family"),
        ("שלום العربية", "שלום العربية"),
        ("e\u0301", "é"),
        ("  \u00a0 spaces \u2028 ", "spaces"),
        ("x" * 10_000, "x" * MAX_LENGTH),
        ("Don\x92t", "Don’t"),
    ],
)
def test_any_text_becomes_one_line(tmp_path, written, shown):
    assert set_title(silent_song(tmp_path / "a.flac"), written).title == shown


def test_a_windows_1251_artist_is_shown_repaired_and_the_file_stays(tmp_path):
    song = silent_song(tmp_path / "a.ogg")
    tags = set_title(song, "ß", "Àëåêñàíäð Æåëàíîâ")
    assert (tags.title, tags.artists) == ("Я", ("Александр Желанов",))
    assert mutagen.File(song)["artist"] == ["Àëåêñàíäð Æåëàíîâ"]


def test_artists_are_parted_only_by_convention(tmp_path):
    song = silent_song(tmp_path / "a.flac")
    assert set_title(song, "x", "Simon & Garfunkel; AC/DC; Earth, Wind & Fire; AC/DC").artists == (
        "Simon & Garfunkel",
        "AC/DC",
        "Earth, Wind & Fire",
    )


@pytest.mark.parametrize(
    "content", [b"", b"ID3", b"text, no sound", b"\x89PNG\r\n\x1a\n", b"OggS" + bytes(50)]
)
def test_what_is_no_song_has_a_title_from_its_name_alone(tmp_path, content):
    path = tmp_path / "Artist - Title.flac"
    path.write_bytes(content)
    tags = read(path)
    assert (tags.title, tags.artists, tags.duration, tags.guessed) == ("Title", ("Artist",), None, True)
    assert read_cover(os.fsencode(path)) is None


def test_a_vanished_file_and_a_pipe_are_no_failure(tmp_path):
    assert read(tmp_path / "gone.mp3").title == "gone"
    assert read_cover(os.fsencode(tmp_path / "gone.mp3")) is None
    os.mkfifo(tmp_path / "pipe.mp3")
    assert read(tmp_path / "pipe.mp3").title == "pipe"


@pytest.mark.parametrize("extension", FORMATS)
def test_no_damage_is_a_failure(songs, extension, tmp_path):
    """Cut at random, or with random bytes at its beginning and its end, a song is read without an error."""
    content, rng = songs[extension].read_bytes(), np.random.default_rng(0)
    path = tmp_path / "x"
    for _ in range(60):
        bad = bytearray(content[: rng.integers(len(content))] if rng.random() < 0.2 else content)
        places = np.r_[rng.integers(0, 2000, 8), len(bad) - rng.integers(1, 500, 4)]
        for place in places[(places >= 0) & (places < len(bad))]:
            bad[place] = rng.choice([0, 255, int(rng.integers(256))])
        path.write_bytes(bad)
        tags = read(path)
        assert tags.title
        assert tags.duration is None or 0 < tags.duration < 1e7
        assert len(tags.title.encode()) <= 4 * MAX_LENGTH
        assert read_cover(os.fsencode(path)) != b""


def test_a_huge_claimed_size_takes_no_memory(tmp_path):
    """Headers that claim gigabytes are not believed."""
    flac = b"fLaC" + b"\x00\x00\x00\x22" + bytes(34) + b"\x84\xff\xff\xff" + struct.pack("<I", 0xFFFF_FFF0)
    mp4 = b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42" + b"\0\0\0\x01moov" + struct.pack(">Q", 1 << 62)
    tag_ = b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + b"TIT2\x7f\x7f\x7f\x7f\0\0\0title"
    for content, title in ((flac, "claim"), (mp4, "claim"), (tag_, "title")):
        path = tmp_path / "claim"
        path.write_bytes(content)
        assert read(path).title == title


def test_a_tag_too_large_for_memory_gives_its_texts_without_its_picture(tmp_path):
    song = tag(silent_song(tmp_path / "a.mp3"), bytes(MAX_READ))
    assert read(song).title == "Tïtle 標題 🎵"
    assert read_cover(os.fsencode(song)) is None
