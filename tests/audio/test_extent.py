# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of a file shows its sound and nothing of the tags around it."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.audio.extent import Extent


def syncsafe(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def id3v2(size: int, *, footer: bool = False) -> bytes:
    flags = bytes([0x10 if footer else 0])
    tail = b"3DI\x04\x00" + flags + syncsafe(size) if footer else b""
    return b"ID3\x04\x00" + flags + syncsafe(size) + bytes(size) + tail


def apev2(size: int, *, header: bool) -> bytes:
    flags = (1 << 31 if header else 0).to_bytes(4, "little")
    end = b"APETAGEX" + (2000).to_bytes(4, "little") + (size + 32).to_bytes(4, "little") + bytes(4) + flags
    end += bytes(8)
    return (end if header else b"") + bytes(size) + end


def lyrics3(size: int) -> bytes:
    return bytes(size) + b"%06d" % size + b"LYRICS200"


ID3V1 = b"TAG" + bytes(125)
SOUND = b"the sound itself " * 100

FRONT = st.lists(st.builds(id3v2, st.integers(0, 300), footer=st.booleans()), max_size=3)
BACK = st.lists(
    st.one_of(
        st.just(ID3V1),
        st.builds(apev2, st.integers(0, 300), header=st.booleans()),
        st.builds(lyrics3, st.integers(0, 300)),
        st.builds(id3v2, st.integers(0, 300), footer=st.just(True)),
    ),
    max_size=4,
)


@given(front=FRONT, back=BACK)
def test_only_the_sound_is_seen(front: list[bytes], back: list[bytes]) -> None:
    extent = Extent(io.BytesIO(b"".join([*front, SOUND, *back])))
    assert extent.size == len(SOUND)
    assert extent.read() == SOUND


@given(content=st.binary(max_size=400))
def test_no_content_confuses_it(content: bytes) -> None:
    extent = Extent(io.BytesIO(content))
    assert 0 <= extent.size <= len(content)
    assert extent.read() in content


@pytest.mark.parametrize("size", [0, 10, 2**28 - 1])
def test_a_tag_larger_than_the_file_leaves_nothing(size: int) -> None:
    assert Extent(io.BytesIO(b"ID3\x04\x00\x00" + syncsafe(size) + bytes(5))).size == (5 if size == 0 else 0)


def test_seeks_within_the_sound_as_in_a_file() -> None:
    extent = Extent(io.BytesIO(id3v2(50) + SOUND + ID3V1))
    plain = io.BytesIO(SOUND)
    for offset, whence in [(7, os.SEEK_SET), (5, os.SEEK_CUR), (-9, os.SEEK_END), (0, os.SEEK_SET)]:
        assert extent.seek(offset, whence) == plain.seek(offset, whence) == extent.tell()
        assert extent.read(4) == plain.read(4)
    assert extent.seek(2**62) == len(SOUND)
    assert extent.read(4) == b""
    assert extent.seek(-5) == 0
