# SPDX-License-Identifier: GPL-3.0-or-later
"""M3U files: other programs find every song of them again, whatever the songs and folders are called."""

from __future__ import annotations

import codecs
import locale
import os
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes, urlsplit

import jc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musecluster.library.m3u import write_m3u
from musecluster.library.playlist_file import Entry

if TYPE_CHECKING:
    from pathlib import Path

AWKWARD_NAMES = [
    b"plain.mp3",
    b"#1 hit.mp3",
    b"  two spaces before.mp3",
    b"space after.mp3 ",
    b"CD1: intro.mp3",
    b"100% sure.mp3",
    b"per%20cent.mp3",
    b"back\\slash.mp3",
    b"quote \" and ' and `.mp3",
    b"two\nlines.mp3",
    b"carriage\rreturn.mp3",
    b"tab\tinside.mp3",
    "next\x85line \u2028separator.mp3".encode(),
    "Björk – Jóga 猫 🎵.mp3".encode(),
    "Bjo\u0308rk NFD.mp3".encode(),
    "ideographic space after.mp3\u3000".encode(),
    b"latin-1 caf\xe9.mp3",
    b"file:",
    b"-rf.mp3",
    b"~home.mp3",
]
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
any_file_name = st.binary(min_size=1, max_size=40).filter(
    lambda name: not set(name) & set(b"/\0") and name not in (b".", b"..")
)


def entry(path: bytes, **fields: Any) -> Entry:
    return Entry(**{"path": path, "title": "Song", "artist": "Band", "duration": 61.5} | fields)


def read_back(target: Path, encoding: str = "utf-8") -> list[dict[str, Any]]:
    """What an independent reader finds: jc, by Kelly Brazil."""
    return jc.parse("m3u", target.read_bytes().decode(encoding), quiet=True)


def file_of(line: str, target: Path) -> bytes:
    """The path that a line leads to, as a player resolves it."""
    if line.startswith("file://"):
        return unquote_to_bytes(urlsplit(line).path)
    return os.path.normpath(os.path.join(os.fsencode(target.parent), line.encode()))


def test_the_whole_file(tmp_path: Path) -> None:
    entries = [
        entry(os.fsencode(tmp_path / "Music" / "Jóga.mp3"), title="Jóga", artist="Björk", duration=305.49),
        entry(os.fsencode(tmp_path / "b.ogg"), title="", artist="", duration=None),
    ]
    target = tmp_path / "lists" / "Calm.m3u8"
    target.parent.mkdir()
    assert write_m3u("Calm", entries, target) == []
    assert target.read_bytes().decode() == (
        "#EXTM3U\n#PLAYLIST:Calm\n"
        "#EXTINF:305,Björk - Jóga\n../Music/Jóga.mp3\n"
        "#EXTINF:-1,b\n../b.ogg\n"
    )  # fmt: skip


@posix
@pytest.mark.parametrize("relative", [True, False])
@pytest.mark.parametrize("name", AWKWARD_NAMES)
def test_an_awkward_name_is_found_again(tmp_path: Path, name: bytes, relative: bool) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)
    target = tmp_path / "list.m3u8"
    write_m3u("List", [entry(path)], target, relative=relative)
    (read,) = read_back(target)
    assert file_of(read["path"], target) == path
    assert (read["runtime"], read["display"]) == (62, "Band - Song")


@posix
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(names=st.lists(any_file_name, max_size=4), relative=st.booleans())
def test_any_names_are_found_again_in_order(tmp_path: Path, names: list[bytes], relative: bool) -> None:
    paths = [os.path.join(os.fsencode(tmp_path), b"folder", name) for name in names]
    target = tmp_path / "list.m3u8"
    write_m3u("List", [entry(path) for path in paths], target, relative=relative)
    assert [file_of(read["path"], target) for read in read_back(target)] == paths


@given(title=st.text(), artist=st.text(), name=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_no_tag_can_break_the_lines(tmp_path: Path, title: str, artist: str, name: str) -> None:
    target = tmp_path / "list.m3u8"
    write_m3u(name, [entry(os.fsencode(tmp_path / "a.mp3"), title=title, artist=artist)], target)
    lines = target.read_bytes().decode().splitlines()  # at everything that Unicode calls a line end
    assert [line.split(":")[0] for line in lines] == ["#EXTM3U", "#PLAYLIST", "#EXTINF", "a.mp3"]


@pytest.mark.parametrize("duration", [None, float("nan"), float("inf"), -3.0])
def test_an_unknown_duration_is_minus_one(tmp_path: Path, duration: float | None) -> None:
    write_m3u("List", [entry(os.fsencode(tmp_path / "a"), duration=duration)], tmp_path / "list.m3u8")
    assert "#EXTINF:-1,Band - Song\n" in (tmp_path / "list.m3u8").read_text()


@posix
def test_songs_given_by_their_full_address_are_reported(tmp_path: Path) -> None:
    paths = [os.path.join(os.fsencode(tmp_path), name) for name in (b"a\nb.mp3", b"caf\xe9.mp3", b"c.mp3")]
    (sentence,) = write_m3u("List", [entry(path) for path in paths], tmp_path / "list.m3u8")
    assert sentence.startswith("2 songs in list.m3u8 ")


def test_an_empty_playlist_is_a_playlist(tmp_path: Path) -> None:
    assert write_m3u("None", [], tmp_path / "none.m3u8") == []
    assert (tmp_path / "none.m3u8").read_text() == "#EXTM3U\n#PLAYLIST:None\n"


def test_absolute_paths_on_another_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, start: object = None) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", refuse)
    path = tmp_path / "a.mp3"
    write_m3u("List", [entry(os.fsencode(path))], tmp_path / "list.m3u8")
    assert read_back(tmp_path / "list.m3u8")[0]["path"] == path.as_posix()


@posix
def test_a_linked_folder_never_leads_astray(tmp_path: Path) -> None:
    song = tmp_path / "home" / "Music" / "a.mp3"
    for folder in (song.parent, tmp_path / "drive" / "deep" / "lists"):
        folder.mkdir(parents=True)
    song.touch()
    (tmp_path / "home" / "lists").symlink_to(tmp_path / "drive" / "deep" / "lists")
    target = tmp_path / "home" / "lists" / "list.m3u8"
    write_m3u("List", [entry(os.fsencode(song))], target)
    line = read_back(target)[0]["path"]
    assert os.path.samefile(os.path.join(target.parent, line), song)  # as the system reads ".."
    assert file_of(line, target) == os.fsencode(song)  # as text reads ".."


def test_a_byte_order_mark_on_request(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path / "Jóga.mp3")
    write_m3u("List", [entry(path)], tmp_path / "list.m3u", bom=True, encoding="m3u")
    content = (tmp_path / "list.m3u").read_bytes()
    assert content.startswith(codecs.BOM_UTF8 + b"#EXTM3U\n")
    assert read_back(tmp_path / "list.m3u", "utf-8-sig")[0]["path"] == "Jóga.mp3"


def test_m3u_in_the_code_page_loses_no_song(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "getencoding", lambda: "cp1252")
    paths = [os.fsencode(tmp_path / name) for name in ("Jóga.mp3", "猫.mp3")]
    target = tmp_path / "list.m3u"
    sentences = write_m3u("List", [entry(path, title="Ω") for path in paths], target, encoding="m3u")
    lines = [read["path"] for read in read_back(target, "cp1252")]
    assert lines[0] == "Jóga.mp3"
    assert [file_of(line, target) for line in lines] == paths
    assert len(sentences) == 2
    assert "cp1252" in sentences[1]


def test_an_old_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "list.m3u8"
    target.write_text("old\n" * 1000)
    write_m3u("New", [], target)
    assert target.read_text() == "#EXTM3U\n#PLAYLIST:New\n"
    assert os.listdir(tmp_path) == ["list.m3u8"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_the_readers_of_this_test_can_fail(tmp_path: Path) -> None:
    target = tmp_path / "naive.m3u8"
    target.write_bytes(b"#EXTM3U\n#1 hit.mp3\ntwo\nlines.mp3\n")
    assert [read["path"] for read in read_back(target)] == ["two", "lines.mp3"]
