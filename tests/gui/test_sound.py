# SPDX-License-Identifier: GPL-3.0-or-later
"""Qt's own sound: real files are heard one after the other, whatever they are called."""

from __future__ import annotations

import os
import sys
import wave
from typing import TYPE_CHECKING

import pytest

from musecluster.gui.player import Player
from musecluster.track import Tags, Track

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def write_wave(path: Path, seconds: float) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(b"\0\0" * round(8_000 * seconds))
    return path


@pytest.mark.qt_log_ignore(
    "audio device|[Pp]ulse|FFmpeg|ALSA|[Pp]ipe[Ww]ire|Couldn.t (load|resolve) va", extend=True
)
def test_real_files_play_one_after_the_other_whatever_they_are_called(qtbot: QtBot, tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtMultimedia", reason="needs libpulse", exc_type=ImportError)
    paths = [os.fsencode(write_wave(tmp_path / f"{n} #1 100%.wav", 0.3)) for n in range(2)]
    if sys.platform == "linux":
        odd = os.fsencode(tmp_path) + b"/caf\xe9.wav"
        os.rename(paths[1], odd)
        paths[1] = odd
    broken = os.fsencode(tmp_path / "broken.wav")
    (tmp_path / "broken.wav").write_text("no sound")
    tracks = {
        n: Track(n, path, Tags(title=f"{n}")) for n, path in enumerate([*paths[:1], broken, *paths[1:]])
    }
    player = Player(tracks.get)
    heard, positions, said = [], [], []
    player.track_changed.connect(lambda track: heard.append(track.id if track else None))
    player.position_changed.connect(positions.append)
    player.failed.connect(said.append)
    with qtbot.waitSignal(
        player.state_changed, check_params_cb=lambda state: state == "stopped", timeout=10_000
    ):
        player.play([0, 1, 2])
    assert heard == [0, 1, 2, None]
    assert max(positions) > 100
    assert said == ["“1” would not play: its file has no sound that can be read."]
