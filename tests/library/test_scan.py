# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk finds every song once, and nothing on a disk stops it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from musecluster.errors import UsageError
from musecluster.library import scan
from musecluster.library.scan import check_root, find_audio, root_is_empty, root_is_there
from tests.audio_files import FORMATS, tone, write_audio

if TYPE_CHECKING:
    from pathlib import Path


def put(path: Path, content: bytes = b"") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def found(*roots: Path) -> list[str]:
    """The found files' names below the first root."""
    base = os.fsencode(roots[0]) + b"/"
    return [os.fsdecode(file.path.removeprefix(base)) for file in find_audio(map(os.fsencode, roots))]


def test_a_file_is_described_as_the_file_system_has_it(tmp_path):
    song = put(tmp_path / "a.mp3", b"sound")
    os.utime(song, ns=(5, 1_700_000_000_123_456_789))
    [file] = find_audio([os.fsencode(tmp_path)])
    assert (file.path, file.size, file.mtime_ns) == (os.fsencode(song), 5, song.stat().st_mtime_ns)


def test_the_order_depends_on_the_names_alone(tmp_path):
    for name in ("b/2.mp3", "b/1.mp3", "a/z.mp3", "c.mp3", "B.mp3"):
        put(tmp_path / name)
    assert found(tmp_path) == ["B.mp3", "c.mp3", "a/z.mp3", "b/1.mp3", "b/2.mp3"]


def test_hidden_and_system_things_are_passed_over_and_names_that_begin_with_an_ellipsis_are_not(tmp_path):
    for name in (
        ".hidden.mp3",
        "._a.mp3",
        ".Trash-1000/a.mp3",
        "$RECYCLE.BIN/a.mp3",
        "@eaDir/a.mp3",
        "__MACOSX/a.mp3",
    ):
        put(tmp_path / name)
    put(tmp_path / "...And Justice for All/01 Blackened.mp3")
    put(tmp_path / "phone/.nomedia")
    put(tmp_path / "phone/a.mp3")
    assert found(tmp_path) == ["...And Justice for All/01 Blackened.mp3", "phone/a.mp3"]


def test_a_hidden_root_is_walked_since_it_was_asked_for(tmp_path):
    put(tmp_path / ".music/a.mp3")
    assert found(tmp_path / ".music") == ["a.mp3"]


def test_a_relative_root_gives_absolute_paths(tmp_path, monkeypatch):
    put(tmp_path / "music/a.mp3")
    monkeypatch.chdir(tmp_path)
    assert [file.path for file in find_audio([b"./music/../music"])] == [
        os.fsencode(tmp_path / "music/a.mp3")
    ]


def test_overlapping_roots_give_each_song_once(tmp_path):
    for name in ("a.mp3", "in/b.mp3", "in/deep/c.mp3"):
        put(tmp_path / name)
    assert sorted(found(tmp_path, tmp_path / "in", tmp_path)) == ["a.mp3", "in/b.mp3", "in/deep/c.mp3"]
    assert len(list(find_audio(map(os.fsencode, (tmp_path / "in", tmp_path))))) == 3


def test_links_are_followed_once_and_a_real_path_is_preferred(tmp_path):
    music = tmp_path / "music"
    put(music / "z/song.mp3")
    put(tmp_path / "elsewhere/far.mp3")
    put(tmp_path / "single/one.flac")
    (music / "a loop").symlink_to(music)
    (music / "z/up").symlink_to("..")
    (music / "self").symlink_to("self")
    (music / "broken.mp3").symlink_to("nowhere.mp3")
    (music / "a song.mp3").symlink_to(music / "z/song.mp3")
    (music / "out").symlink_to(tmp_path / "elsewhere")
    (music / "out again").symlink_to(tmp_path / "elsewhere")
    (music / "one.flac").symlink_to(tmp_path / "single/one.flac")
    (music / "one more.flac").symlink_to(tmp_path / "single/one.flac")
    assert found(music) == ["z/song.mp3", "one more.flac", "out/far.mp3"]


def test_depth_has_no_limit_but_the_systems(tmp_path):
    folder = tmp_path
    for _ in range(400):
        folder = folder / "d"
    put(folder / "deep.mp3")
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(350)
    try:
        files = list(find_audio([os.fsencode(tmp_path)]))
    finally:
        sys.setrecursionlimit(before)
    assert [os.path.basename(file.path) for file in files] == [b"deep.mp3"]


def test_a_path_longer_than_the_system_allows_is_one_trouble(tmp_path):
    put(tmp_path / "a.mp3")
    here = os.getcwd()
    try:
        os.chdir(tmp_path)
        for _ in range(25):  # 25 * 201 characters exceed PATH_MAX
            os.mkdir("x" * 200)
            os.chdir("x" * 200)
    finally:
        os.chdir(here)
    troubles: list[bytes] = []
    files = list(find_audio([os.fsencode(tmp_path)], lambda folder, reason: troubles.append(folder)))
    assert [os.path.basename(file.path) for file in files] == [b"a.mp3"]
    assert len(troubles) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_stay_the_bytes_that_they_are(tmp_path):
    names = [
        b"\xff\xfe.mp3",
        "e\u0301.mp3".encode(),
        "é.mp3".encode(),
        b"new\nline.mp3",
        b"x" * 251 + b".mp3",
    ]
    for name in names:
        with open(os.path.join(os.fsencode(tmp_path), name), "wb"):
            pass
    assert sorted(os.path.basename(file.path) for file in find_audio([os.fsencode(tmp_path)])) == sorted(
        names
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.mp3")
    os.mkfifo(tmp_path / "pipe")
    put(tmp_path / "a.mp3")
    assert found(tmp_path) == ["a.mp3"]


def test_a_closed_folder_is_a_trouble_and_the_walk_goes_on(tmp_path, monkeypatch):
    put(tmp_path / "a/1.mp3")
    put(tmp_path / "b/2.mp3")
    real = os.scandir

    def scandir(folder):
        if folder.endswith(b"/a"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(scan.os, "scandir", scandir)
    troubles: list[tuple[bytes, str]] = []
    files = list(
        find_audio([os.fsencode(tmp_path)], lambda folder, reason: troubles.append((folder, reason)))
    )
    assert [os.path.basename(file.path) for file in files] == [b"2.mp3"]
    assert troubles == [(os.fsencode(tmp_path / "a"), "This folder could not be read: Permission denied.")]


def test_what_vanishes_while_walking_costs_nothing(tmp_path):
    for name in ("a/1.mp3", "a/2.mp3", "b/3.mp3", "c/4.mp3"):
        put(tmp_path / name)
    walk = find_audio([os.fsencode(tmp_path)], lambda folder, reason: pytest.fail(reason))
    first = next(walk)
    (tmp_path / "a/2.mp3").unlink()
    (tmp_path / "b/3.mp3").unlink()
    (tmp_path / "b").rmdir()
    assert [os.path.basename(file.path) for file in (first, *walk)] == [b"1.mp3", b"4.mp3"]


def test_every_audio_extension_is_a_song_even_if_empty(tmp_path):
    for name in ("a.mp3", "b.FLAC", "c.Ogg", "d.opus", "e.m4a", "f.wv", "g.mpc", "h.mp+", "i.ape", "j.wma"):
        put(tmp_path / name)
    assert len(found(tmp_path)) == 10


@pytest.mark.parametrize("extension", FORMATS)
def test_audio_without_its_extension_is_found_by_its_content(tmp_path, extension):
    song = write_audio(tmp_path / f"made{extension}", tone(seconds=0.5, rate=48_000), 48_000)
    content = song.read_bytes()
    put(tmp_path / "in/03. Title", content)
    put(tmp_path / "in/picture.jpg", content)
    expected = (
        [] if extension in (".ac3", ".mka") else ["03. Title"]
    )  # these two begin too much like other things
    assert found(tmp_path / "in") == expected


def test_other_content_without_an_extension_is_not_a_song(tmp_path):
    rng = np.random.default_rng(0)
    put(tmp_path / "text", b"ID3 is a tag format. OggS, too, says fLaC.")
    put(tmp_path / "utf16", "a text of many words ".encode("utf-16"))
    put(tmp_path / "ones", b"\xff" * 5000)
    put(tmp_path / "zeros", bytes(5000))
    put(tmp_path / "empty")
    put(tmp_path / "avi", b"RIFF\x00\x00\x00\x00AVI LIST")
    for number in range(300):
        put(tmp_path / f"random {number}", b"\xff\xfb" + rng.bytes(4094))
    assert found(tmp_path) == []


def test_check_root_says_in_one_sentence_what_is_wrong(tmp_path):
    song = put(tmp_path / "a.mp3")
    check_root(os.fsencode(tmp_path))
    with pytest.raises(UsageError, match=r"no folder .*nowhere"):
        check_root(os.fsencode(tmp_path / "nowhere"))
    with pytest.raises(UsageError, match=r"a\.mp3 is not a folder"):
        check_root(os.fsencode(song))


def test_roots_that_are_absent_or_files_yield_nothing(tmp_path):
    song = put(tmp_path / "a.mp3")
    troubles: list[bytes] = []
    roots = [os.fsencode(tmp_path / "nowhere"), os.fsencode(song)]
    assert list(find_audio(roots, lambda folder, reason: troubles.append(folder))) == []
    assert troubles == [os.fsencode(song)]


def test_an_absent_root_and_an_empty_mount_point_can_be_told(tmp_path):
    assert root_is_there(os.fsencode(tmp_path))
    assert root_is_empty(os.fsencode(tmp_path))
    put(tmp_path / "a.txt")
    assert not root_is_empty(os.fsencode(tmp_path))
    assert not root_is_there(os.fsencode(tmp_path / "nowhere"))
    assert not root_is_empty(os.fsencode(tmp_path / "nowhere"))
