# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures without a person: every state, of the asked size, never blank; what cannot be asked is said."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from musecluster.gui import theme
from musecluster.gui.app import _parser
from musecluster.gui.screenshot import take
from musecluster.library.store import Store
from musecluster.track import Tags
from tests.gui.libraries import playlist, put, put_playlists

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with Store(path, write=True) as store:
        ids = [put(store, f"/m/{n}.mp3", Tags(title=f"Song {n}", artists=("Ann",))) for n in range(30)]
        put_playlists(store, [playlist("a", ids[:20]), playlist("b", ids[20:])])
    return path


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(qapp, "light")


def asked(line: str) -> Namespace:
    return _parser().parse_args(line.split())


def picture(library: Path, line: str) -> QImage:
    target = library.with_name("picture.png")
    assert take(asked(f"--library {library} --screenshot {target} {line}")) == 0
    return QImage(str(target))


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}


@pytest.mark.parametrize("view", ["table", "map", "both", "first"])
def test_every_view_has_its_picture_in_both_themes(library: Path, view: str) -> None:
    light, dark = (
        picture(library, f"--view {view} --theme {one} --size 900x600") for one in ("light", "dark")
    )
    for image in (light, dark):
        assert image.size().toTuple() == (900, 600)
        assert len(colours(image)) > 20
    middle = light.pixelColor(450, 590).lightness(), dark.pixelColor(450, 590).lightness()
    assert middle[0] > 200 > 80 > middle[1]


def test_views_differ(library: Path) -> None:
    table, chosen, mirrored = (picture(library, line) for line in ("", "--song 3", "--direction rtl"))
    assert len({bytes(image.constBits()) for image in (table, chosen, mirrored)}) == 3


def test_a_scale_makes_more_pixels_of_the_same_window(library: Path) -> None:
    target = library.with_name("large.png")
    line = f"--library {library} --screenshot {target} --size 800x500 --scale 1.5"
    command = (sys.executable, "-m", "musecluster", *line.split())
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert QImage(str(target)).size().toTuple() == (1200, 750)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("--view wall", "argument --view: “wall” is none of table, map, both, first."),
        ("--theme pink", "argument --theme: “pink” is none of light, dark."),
        ("--direction up", "argument --direction: “up” is none of ltr, rtl."),
        ("--size big", "argument --size: “big” is no size from 640x400 to 8000x8000, such as 1280x800."),
        ("--size 10x10", "argument --size: “10x10” is no size from 640x400 to 8000x8000, such as 1280x800."),
        ("--scale nan", "argument --scale: “nan” is no number from 0.5 to 4.0."),
        ("--scale 100", "argument --scale: “100” is no number from 0.5 to 4.0."),
        ("--song first", "argument --song: “first” is no number from 1 to 1,000,000."),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_sentence(
    line: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        asked(line)
    assert end.value.code == 2
    assert capsys.readouterr().err == f"musecluster: {sentence}\n"


@pytest.mark.parametrize(
    ("name", "words"), [("none/picture.png", "is its folder there"), ("picture.abc", "let it end in .png")]
)
def test_a_picture_that_cannot_be_written_is_said_in_one_sentence(
    library: Path, capsys: pytest.CaptureFixture[str], name: str, words: str
) -> None:
    assert take(asked(f"--library {library} --screenshot {library.parent / name}")) == 1
    said = capsys.readouterr().err
    assert said.startswith("musecluster: ")
    assert words in said
    assert said.count("\n") == 1
