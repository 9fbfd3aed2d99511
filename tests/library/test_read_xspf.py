# SPDX-License-Identifier: GPL-3.0-or-later
"""XSPF files are read back, ours and other programs', and no file can do harm by being read."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musecluster.errors import MuseClusterError
from musecluster.library.read_m3u import LARGEST, read_playlist
from musecluster.library.read_xspf import read_xspf
from musecluster.library.xspf import write_xspf
from tests.library.test_xspf import any_file_name, entry

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(os.name == "nt", reason="paths of POSIX")
OPENING = '<playlist version="1" xmlns="http://xspf.org/ns/0/">'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def written(file: Path, *locations: str, head: str = "", encoding: str = "utf-8") -> Path:
    tracks = "".join(f"<track><location>{one}</location></track>" for one in locations)
    file.write_bytes(f"{head}{OPENING}<trackList>{tracks}</trackList></playlist>".encode(encoding))
    return file


@posix
@pytest.mark.parametrize("relative", [True, False])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(names=st.lists(any_file_name, max_size=4))
def test_what_we_write_we_read(tmp_path: Path, relative: bool, names: list[bytes]) -> None:
    paths = tuple(os.path.join(os.fsencode(tmp_path), b"music", name) for name in names)
    target = tmp_path / "lists" / "list.xspf"
    target.parent.mkdir(exist_ok=True)
    write_xspf("Sunday – 猫", [entry(path) for path in paths], target, relative=relative)
    read = read_playlist(target)
    assert (read.name, read.paths, read.left_out) == ("Sunday – 猫", paths, 0)


@posix
def test_other_programs_files_are_understood(tmp_path: Path) -> None:
    (tmp_path / "as it stands 100%25.mp3").touch()
    file = written(
        tmp_path / "Mine.XSPF",
        "file:///c%20d/caf%E9.mp3",
        "file://localhost/e.mp3",
        "file:/f.mp3",
        "as it stands 100%25.mp3",
        "sub/../\n b%23.mp3 ",
        "sub\\song.mp3",
        "/abs/ü.mp3",
    )
    here = os.fsencode(tmp_path)
    assert read_playlist(file).name == "Mine"
    assert read_playlist(file).paths == (
        b"/c d/caf\xe9.mp3",
        b"/e.mp3",
        b"/f.mp3",
        here + b"/as it stands 100%25.mp3",
        here + b"/\n b#.mp3",
        here + b"/sub/song.mp3",
        "/abs/ü.mp3".encode(),
    )


@posix
def test_addresses_on_the_net_are_left_out_and_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.xspf"
    file.write_text(
        f"{OPENING}<trackList><track><location>https://radio.example/live</location></track>"
        "<track><location>http://[</location><location>file:///a.mp3</location></track><track/>"
        "<track><location>mms:x</location></track></trackList></playlist>"
    )
    assert (read_xspf(file).paths, read_xspf(file).left_out) == ((b"/a.mp3",), 2)


@posix
@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "cp1252"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', "iso-8859-1"),
        ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_other_encodings_are_read(tmp_path: Path, head: str, encoding: str) -> None:
    file = written(tmp_path / "a.xspf", "/ü é.mp3", head=head, encoding=encoding)
    assert read_xspf(file).paths == ("/ü é.mp3".encode(),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("declared", "location"),
    [
        (f'[<!ENTITY l0 "lol">{LAUGHS}]', "&l9;"),
        ('[<!ENTITY x SYSTEM "file:///etc/hostname">]', "&x;"),
        ('SYSTEM "http://example.org/x.dtd"', "a.mp3"),
        ("", "a.mp3"),
    ],
    ids=["billion laughs", "a file of this computer", "a file of the net", "empty"],
)
def test_a_declaration_is_refused(tmp_path: Path, encoding: str, declared: str, location: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE playlist {declared}>'
    file = written(tmp_path / "a.xspf", location, head=head, encoding=encoding)
    with pytest.raises(MuseClusterError, match=r"a\.xspf has a document type declaration"):
        read_xspf(file)


@pytest.mark.parametrize(
    "content",
    [b"", b"#EXTM3U\n", b"<playlist>", b"<html/>", b"\xff\xfe<", b"<a>" * 9_000, b"<?xml encoding='x'?>"],
)
def test_what_is_no_xspf_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.xspf"
    file.write_bytes(content)
    with pytest.raises(MuseClusterError, match=r"a\.xspf is not an XSPF playlist: choose"):
        read_xspf(file)


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.xspf"
    with pytest.raises(MuseClusterError, match=r"cannot be read: there is no such"):
        read_xspf(file)
    with file.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(MuseClusterError, match="too large to be a playlist"):
        read_xspf(file)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=60), st.text(max_size=40))
def test_any_file_is_read_or_refused_in_a_sentence(tmp_path: Path, content: bytes, location: str) -> None:
    file = tmp_path / "any.xspf"
    opening = f"{OPENING}<trackList><track><location>".encode()
    for text in (content, location.encode("utf-8", "replace")):
        file.write_bytes(opening + text + b"</location></track></trackList></playlist>")
        with suppress(MuseClusterError):
            assert all(os.path.isabs(path) for path in read_xspf(file).paths)
