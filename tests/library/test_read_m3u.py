# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlist files are read back, ours and other programs', and their songs are found in the library."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.errors import MuseClusterError
from musecluster.library.m3u import write_m3u
from musecluster.library.read_m3u import LARGEST, find_tracks, read_m3u
from musecluster.track import Tags, Track
from tests.library.test_m3u import AWKWARD_NAMES, entry

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(os.name == "nt", reason="paths of POSIX")


def read(file: Path, content: bytes) -> tuple[bytes, ...]:
    file.write_bytes(content)
    return read_m3u(file).paths


def track(number: int, path: bytes) -> Track:
    return Track(number, path, Tags())


@posix
@pytest.mark.parametrize("relative", [True, False])
def test_what_we_write_we_read(tmp_path: Path, relative: bool) -> None:
    folder = os.fsencode(tmp_path / "Music")
    os.mkdir(folder)
    paths = [os.path.join(folder, name) for name in AWKWARD_NAMES]
    for path in paths:
        os.close(os.open(path, os.O_CREAT))
    target = tmp_path / "list.m3u8"
    write_m3u("Sunday – 猫", [entry(path) for path in paths], target, relative=relative)
    playlist = read_m3u(target)
    assert playlist.name == "Sunday – 猫"
    assert list(playlist.paths) == paths


@posix
def test_other_programs_files_are_understood(tmp_path: Path) -> None:
    here = os.fsencode(tmp_path)
    content = (
        b"# a comment\r\n\r\n#EXTINF:12,Name\r\nsub\\song.mp3\r\n/abs/./x/../b.mp3\rfile:///c%20d.mp3\n"
        b"file://localhost/e#1.mp3\nhttp://radio.example/live\n  ../up.mp3\t\n"
    )
    expected = (here + b"/sub/song.mp3", b"/abs/b.mp3", b"/c d.mp3", b"/e#1.mp3")
    assert read(tmp_path / "a.m3u", content) == (*expected, os.path.dirname(here) + b"/up.mp3")


@posix
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_believed(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path / "a.m3u", "/ü.mp3\n".encode(encoding)) == ("/ü.mp3".encode(),)


def test_a_file_without_a_name_has_its_own(tmp_path: Path) -> None:
    file = tmp_path / "Sunday.m3u"
    file.write_bytes(b"")
    assert (read_m3u(file).name, read_m3u(file).paths) == ("Sunday", ())


@posix
def test_songs_are_found_in_other_spellings() -> None:
    tracks = [
        track(1, "/music/Björk/Jóga.mp3".encode()),
        track(2, b"/music/Album/01.mp3"),
        track(3, b"/music/Twice/01.mp3"),
        track(4, b"/other/Twice/01.mp3"),
    ]
    asked = {
        "/music/Björk/Jóga.mp3".encode(): 1,
        "/MUSIC/Bjo\u0308rk/Jo\u0301ga.MP3".encode(): 1,
        "/music/Björk/Jóga.mp3".encode("cp1252"): 1,
        b"/home/ann/Musik/album/01.mp3": 2,
        b"/elsewhere/Twice/01.mp3": None,
        b"/other/Twice/01.mp3": 4,
        b"/music/none.mp3": None,
    }
    assert find_tracks(asked, tracks) == list(asked.values())


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.m3u"
    file.write_bytes(content)
    if b"\0" in content and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        with pytest.raises(MuseClusterError, match="is not a playlist"):
            read_m3u(file)
    else:
        assert all(os.path.isabs(path) for path in read_m3u(file).paths)


def test_what_is_no_playlist_is_refused(tmp_path: Path) -> None:
    song = tmp_path / "song.mp3"
    with pytest.raises(MuseClusterError, match=r"song\.mp3 cannot be read: there is no such"):
        read_m3u(song)
    song.write_bytes(b"ID3\0\0")
    with pytest.raises(MuseClusterError, match=r"song\.mp3 is not a playlist: choose"):
        read_m3u(song)
    with song.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(MuseClusterError, match="too large to be a playlist"):
        read_m3u(song)
