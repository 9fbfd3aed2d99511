# SPDX-License-Identifier: GPL-3.0-or-later
"""What one file gave: of one that is cut short, the length that there is, not the one that it promises."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from musecluster.library.tags import read_tags
from musecluster.pipeline.listen import Listener
from tests.audio_files import music, write_audio

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


def known(audio_key: bytes) -> bool:
    """Nothing has to be decoded for its length."""
    return True


@pytest.mark.parametrize("extension", [".mp3", ".flac"])
@pytest.mark.parametrize("seconds", [20.0, 60.0], ids=["short", "long"])
def test_a_cut_file_is_as_long_as_what_is_left(
    tmp_path: Path, listener: Listener, extension: str, seconds: float
) -> None:
    song = write_audio(tmp_path / f"song{extension}", music(seconds))
    whole = read_tags(os.fsencode(song))
    assert listener.listen(os.fsencode(song), known).tags == whole
    song.write_bytes(song.read_bytes()[: song.stat().st_size // 2])
    assert read_tags(os.fsencode(song)).duration == whole.duration  # so says its header
    duration = listener.listen(os.fsencode(song), known).tags.duration
    assert duration == pytest.approx(seconds / 2, rel=0.1)
