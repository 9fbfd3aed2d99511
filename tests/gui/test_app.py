# SPDX-License-Identifier: GPL-3.0-or-later
"""How the window starts: without a verb, once a library, and with one sentence where it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from musecluster.__main__ import wants_window
from musecluster.gui.instance import Instance

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("line", "window"),
    [
        ("", True),
        ("--library a.db", True),
        ("--library=a.db --theme dark", True),
        ("--screenshot a.png --view map --size 900x600 --scale 2", True),
        ("--help", False),
        ("--version", False),
        ("scan Music", False),
        ("--library a.db status", False),
        ("--library", False),
        ("--json", False),
    ],
)
def test_no_verb_is_the_window(line: str, window: bool) -> None:
    assert wants_window(line.split()) is window


def start(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-c", program),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


MAIN = "import sys; sys.argv = ['musecluster']; from musecluster.__main__ import main; sys.exit(main())"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_the_command_line_is_offered() -> None:
    done = start(MAIN, QT_QPA_PLATFORM="xcb", DISPLAY=":4711", WAYLAND_DISPLAY="")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("musecluster: The window needs a display")
    assert "musecluster scan ~/Music" in done.stdout


def test_without_qt_the_command_line_is_offered() -> None:
    done = start(f"import sys; sys.modules['PySide6'] = None; {MAIN}")
    assert done.returncode == 1
    assert done.stderr.startswith("musecluster: The window could not be loaded")
    assert "musecluster export" in done.stdout


def test_a_second_start_raises_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    library = tmp_path / "library.db"
    first = Instance(library)
    assert first.is_first()
    with qtbot.waitSignal(first.called):
        assert not Instance(library).is_first()
    other = Instance(tmp_path / "other.db")
    assert other.is_first()
    other.close()
    first.close()
    third = Instance(library)
    assert third.is_first()
    third.close()


def test_of_several_starts_at_once_one_is_the_first(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from musecluster.gui.instance import Instance; app = QCoreApplication([]);"
        "instance = Instance(Path(sys.argv[1])); print('ready', flush=True); input();"
        "print(instance.is_first(), flush=True); input()"
    )
    command = (sys.executable, "-c", program, str(tmp_path / "a.db"))
    starts = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    ready = [start.stdout.readline() for start in starts]
    for start in starts:
        start.stdin.write("\n")
        start.stdin.flush()
    answers = [start.stdout.readline() for start in starts]
    for start in starts:
        start.communicate("\n")
    assert ready == ["ready\n"] * 4
    assert sorted(answers) == ["False\n"] * 3 + ["True\n"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes a pipe with its process")
def test_a_killed_window_does_not_keep_the_next_one_out(tmp_path: Path, qtbot: QtBot) -> None:
    program = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from musecluster.gui.instance import Instance; app = QCoreApplication([]);"
        "assert Instance(Path(sys.argv[1])).is_first(); os.kill(os.getpid(), 9)"
    )
    subprocess.run((sys.executable, "-c", program, str(tmp_path / "a.db")), check=False)
    instance = Instance(tmp_path / "a.db")
    assert instance.is_first()
    instance.close()
