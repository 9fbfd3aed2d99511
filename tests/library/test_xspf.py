# SPDX-License-Identifier: GPL-3.0-or-later
"""XSPF files: valid against a schema, and every song is found again whatever it is called."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from musecluster.library.playlist_file import Entry
from musecluster.library.xspf import write_xspf

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("xspf.rng")))
NAMESPACE = {"x": "http://xspf.org/ns/0/"}
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
any_file_name = st.binary(min_size=1, max_size=40).filter(
    lambda name: not set(name) & set(b"/\0") and name not in (b".", b"..")
)
any_path = pytest.mark.parametrize("relative", [True, False])


def entry(path: bytes, **fields: Any) -> Entry:
    return Entry(**{"path": path, "title": "Song", "artist": "Band", "duration": 61.5} | fields)


def valid(target: Path) -> etree._ElementTree:
    playlist = etree.parse(target)
    SCHEMA.assertValid(playlist)
    return playlist


def files_of(target: Path) -> list[bytes]:
    """The paths that the locations lead to, resolved against the file's own address (RFC 3986)."""
    locations = valid(target).xpath("//x:location/text()", namespaces=NAMESPACE)
    return [unquote_to_bytes(urlsplit(urljoin(target.as_uri(), location)).path) for location in locations]


def test_the_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "lists" / "Calm & slow.xspf"
    target.parent.mkdir()
    entries = [
        entry(os.fsencode(tmp_path / "Jóga #1.mp3"), title="<Jóga>", artist="Björk", duration=1.2345),
        entry(os.fsencode(tmp_path / "b.ogg"), title="", artist="", duration=None),
    ]
    assert write_xspf("Calm & slow", entries, target) == []
    valid(target)
    assert target.read_bytes().decode() == (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        '<playlist version="1" xmlns="http://xspf.org/ns/0/">\n'
        "  <title>Calm &amp; slow</title>\n"
        "  <trackList>\n"
        "    <track>\n"
        "      <location>../J%C3%B3ga%20%231.mp3</location>\n"
        "      <title>&lt;Jóga&gt;</title>\n"
        "      <creator>Björk</creator>\n"
        "      <duration>1234</duration>\n"
        "    </track>\n"
        "    <track>\n"
        "      <location>../b.ogg</location>\n"
        "      <title>b</title>\n"
        "    </track>\n"
        "  </trackList>\n"
        "</playlist>\n"
    )


@posix
@any_path
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(names=st.lists(any_file_name, max_size=4))
def test_any_names_are_found_again_in_order(tmp_path: Path, relative: bool, names: list[bytes]) -> None:
    paths = [os.path.join(os.fsencode(tmp_path), name) for name in names]
    write_xspf("List", [entry(path) for path in paths], tmp_path / "list.xspf", relative=relative)
    assert files_of(tmp_path / "list.xspf") == paths


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(title=st.text(), artist=st.text(), name=st.text(), duration=st.floats() | st.none())
def test_no_tag_makes_it_invalid(
    tmp_path: Path, title: str, artist: str, name: str, duration: float | None
) -> None:
    path = os.fsencode(tmp_path / "a.mp3")
    write_xspf(name, [entry(path, title=title, artist=artist, duration=duration)], tmp_path / "list.xspf")
    valid(tmp_path / "list.xspf")


def test_characters_that_xml_forbids_are_left_out(tmp_path: Path) -> None:
    song = entry(os.fsencode(tmp_path / "a.mp3"), title="a\x00b\x0bc\ufffed\ud800e 🎵")
    write_xspf("List", [song], tmp_path / "list.xspf")
    (title,) = valid(tmp_path / "list.xspf").xpath("//x:track/x:title/text()", namespaces=NAMESPACE)
    assert title == "a b cd e 🎵"


def test_an_empty_playlist_is_valid(tmp_path: Path) -> None:
    write_xspf("None", [], tmp_path / "none.xspf")
    assert files_of(tmp_path / "none.xspf") == []


def test_another_drive_gives_absolute_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, start: object = None) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", refuse)
    path = tmp_path / "a b.mp3"
    write_xspf("List", [entry(os.fsencode(path))], tmp_path / "list.xspf")
    assert path.as_uri().encode() in (tmp_path / "list.xspf").read_bytes()


@pytest.mark.parametrize(
    "track", ["<location>a b.mp3</location>", "<duration>1.5</duration>", "<title/><title/>", "<song/>"]
)
def test_the_schema_of_this_test_can_refuse(tmp_path: Path, track: str) -> None:
    target = tmp_path / "bad.xspf"
    target.write_text(
        f'<playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList><track>{track}</track></trackList></playlist>'
    )
    with pytest.raises(etree.DocumentInvalid):
        valid(target)
