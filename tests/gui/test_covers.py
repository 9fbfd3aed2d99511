# SPDX-License-Identifier: GPL-3.0-or-later
"""Covers come from the cache without waiting; two colours stand in for those that don't."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from musecluster.gui.covers import Covers
from musecluster.track import Tags, Track

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SIDE = 28
RED = QColor(200, 30, 30)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("musecluster.paths.cache_dir", lambda: tmp_path)
    made = tmp_path / "covers"
    made.mkdir()
    image = QImage(256, 128, QImage.Format.Format_RGB32)
    image.fill(RED)
    image.save(str(made / "red.png"))
    (made / "damaged.jpg").write_bytes(b"no picture")
    return made


def track(album: str, number: int = 1) -> Track:
    return Track(number, b"/m/a.mp3", Tags(title="A", artists=("B",), album=album))


def middle(covers: Covers, name: str | None, ratio: float = 1.0) -> QColor:
    image = covers.pixmap(track("x"), name, ratio).toImage()
    assert image.width() == image.height() == round(SIDE * ratio)
    return image.pixelColor(image.width() // 2, image.height() // 2)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_cover_is_here_after_a_moment(qtbot: QtBot, folder: Path, ratio: float) -> None:
    covers = Covers(SIDE)
    assert middle(covers, "red.png", ratio) != RED
    qtbot.waitUntil(lambda: middle(covers, "red.png", ratio) == RED)


@pytest.mark.parametrize("name", ["damaged.jpg", "gone.jpg"])
def test_a_cover_that_cannot_be_read_is_asked_for_once(qtbot: QtBot, folder: Path, name: str) -> None:
    covers = Covers(SIDE)
    with qtbot.waitSignal(covers.changed):
        middle(covers, name)
    with qtbot.assertNotEmitted(covers.changed, wait=50):
        middle(covers, name)


def test_many_are_read_one_after_the_other(qtbot: QtBot, folder: Path) -> None:
    for number in range(20):
        (folder / f"{number}.png").write_bytes((folder / "red.png").read_bytes())
    covers = Covers(SIDE)
    qtbot.waitUntil(lambda: all([middle(covers, f"{number}.png") == RED for number in range(20)]))


def test_songs_of_one_album_have_the_same_colours(qtbot: QtBot) -> None:
    covers = Covers(SIDE)
    pictures = [
        covers.pixmap(track(album, number), None, 1.0).toImage() for number, album in enumerate("aab")
    ]
    assert pictures[0] == pictures[1]
    assert pictures[0] != pictures[2]
