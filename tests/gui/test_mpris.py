# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop sees and steers the player over a real bus; without a bus nothing happens."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent.parent

# A bus belongs to a process, so the player has one of its own here; `dbus-send` is the desktop.
SCENE = """
import json
from PySide6.QtCore import SLOT, QEventLoop, QObject, QProcess, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QWidget
from musecluster.gui import mpris
from musecluster.gui.collection import Collection
from musecluster.gui.player import Player
from musecluster.track import Tags, Track
from tests.gui.fake_sound import FakeSound

app = QApplication([])
tags = {"artists": ("Ann", "Bo"), "album": "X", "genres": ("Jazz",), "duration": 60.0}
tracks = {n: Track(n, f"/m/{n} ü#.mp3".encode(), Tags(title=f"Song {n}", **tags)) for n in (1, 2)}
class Window(QWidget):
    def come_forward(self):
        self.showNormal()

class Listener(QObject):
    @Slot(QDBusMessage)
    def heard(self, message):
        answers.setdefault("signatures", []).append(message.signature())

collection, window, sound = Collection(), Window(), FakeSound()
window.showMinimized()
collection.covers[1] = "one.jpg"
player = Player(tracks.get, lambda parent: sound)
answers = {"offered": mpris.offer(player, collection, window) is not None}

def run(*command):
    process, loop = QProcess(), QEventLoop()
    process.finished.connect(loop.quit)
    process.start(command[0], list(command[1:]))
    loop.exec()
    return (process.readAllStandardOutput().data() + process.readAllStandardError().data()).decode()

def send(method, *arguments):
    call = ("dbus-send", "--session", "--print-reply=literal", "--dest=" + mpris.SERVICE, mpris.PATH)
    return run(*call, method, *arguments)

def properties(interface="org.mpris.MediaPlayer2.Player"):
    return send("org.freedesktop.DBus.Properties.GetAll", "string:" + interface)

def press(button, *arguments):
    said = send("org.mpris.MediaPlayer2.Player." + button, *arguments)
    track = player.track.id if player.track else None
    answers.setdefault("pressed", []).append([button, player.state, track, *sound.told[-1:], *said.split()])

if answers["offered"]:
    answers["program"] = properties("org.mpris.MediaPlayer2")
    answers["silent"] = properties()
    listener, of = Listener(), (mpris.PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged")
    QDBusConnection.sessionBus().connect("", *of, listener, SLOT("heard(QDBusMessage)"))
    desktop = QProcess()
    desktop.start("dbus-monitor", ["--session", "type=signal,path=" + mpris.PATH])
    while not desktop.canReadLine():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
    player.play([1, 2])
    sound.position_changed.emit(5_000)
    answers["playing"] = properties()
    for button in ("Pause", "Play", "PlayPause", "PlayPause"):
        press(button)
    press("Seek", "int64:10000000")
    press("SetPosition", "objpath:/org/musecluster/track/1", "int64:7000000")
    press("SetPosition", "objpath:/org/musecluster/track/2", "int64:9000000")  # of a song that is over
    press("Seek", "int64:60000000")
    press("Previous")
    press("Next")
    volume = ("string:org.mpris.MediaPlayer2.Player", "string:Volume", "variant:double:0.25")
    send("org.freedesktop.DBus.Properties.Set", *volume)
    answers["volume"] = player.volume
    press("Stop")
    send("org.mpris.MediaPlayer2.Raise")
    answers["visible"] = window.isVisible() and not window.isMinimized()
    send("org.mpris.MediaPlayer2.Quit")
    answers["closed"] = not window.isVisible()
    desktop.terminate()
    desktop.waitForFinished()
    answers["signals"] = desktop.readAllStandardOutput().data().decode()
print(json.dumps(answers))
"""


def scene(*launcher: str, bus: str | None = None) -> dict:
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    if bus is not None:
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus
    command = [*launcher, sys.executable, "-c", SCENE]
    answer = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=True)
    return json.loads(answer.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def seen() -> dict:
    if not sys.platform.startswith("linux") or shutil.which("dbus-run-session") is None:
        pytest.skip("needs dbus-run-session and dbus-daemon, of the package dbus")
    return scene("dbus-run-session", "--")


def flat(said: str) -> str:
    """The words of dbus-send, parted by single spaces."""
    return " ".join(said.split())


def test_the_desktop_sees_what_this_is(seen: dict) -> None:
    said = flat(seen["program"])
    assert "Identity variant MuseCluster" in said
    assert "DesktopEntry variant musecluster" in said
    assert "CanRaise variant boolean true" in said


def test_it_sees_that_nothing_plays(seen: dict) -> None:
    said = flat(seen["silent"])
    assert "PlaybackStatus variant Stopped" in said
    assert "/org/mpris/MediaPlayer2/TrackList/NoTrack" in said
    assert "CanPlay variant boolean false" in said
    assert "xesam:title" not in said


def test_it_sees_what_plays(seen: dict) -> None:
    said = flat(seen["playing"])
    for words in (
        "PlaybackStatus variant Playing",
        "Position variant int64 5000000",
        "CanGoNext variant boolean true",
        "mpris:trackid variant /org/musecluster/track/1",
        "mpris:length variant int32 60000000",
        "xesam:title variant Song 1",
        "xesam:artist variant array [ Ann Bo ]",
        "xesam:genre variant array [ Jazz ]",
        "xesam:url variant file:///m/1%20%C3%BC%23.mp3",
        "covers/one.jpg",
    ):
        assert words in said


def test_its_buttons_work(seen: dict) -> None:
    pressed = [tuple(one[:4]) for one in seen["pressed"]]
    assert pressed == [
        ("Pause", "paused", 1, "pause"),
        ("Play", "playing", 1, "play"),
        ("PlayPause", "paused", 1, "pause"),
        ("PlayPause", "playing", 1, "play"),
        ("Seek", "playing", 1, "seek 15000"),
        ("SetPosition", "playing", 1, "seek 7000"),
        ("SetPosition", "playing", 1, "seek 7000"),
        ("Seek", "playing", 2, "play"),  # beyond the end is the next song
        ("Previous", "playing", 1, "play"),
        ("Next", "playing", 2, "play"),
        ("Stop", "stopped", None, "stop"),
    ]
    assert [one[4:] for one in seen["pressed"] if "Error" in " ".join(map(str, one))] == []


def test_volume_window_and_end_are_in_its_hands(seen: dict) -> None:
    assert seen["volume"] == 0.25
    assert seen["visible"]
    assert seen["closed"]


def test_it_is_told_of_every_change(seen: dict) -> None:
    said = flat(seen["signals"])
    assert "member=PropertiesChanged" in said
    for words in (
        '"Song 1"',
        '"Song 2"',
        '"Playing"',
        '"Paused"',
        '"Stopped"',
        '"Volume" variant double 0.25',
    ):
        assert words in said
    assert "member=Seeked int64 15000000" in said


def test_what_it_is_told_has_the_signature_of_the_standard(seen: dict) -> None:
    assert len(seen["signatures"]) > 5
    assert set(seen["signatures"]) == {"sa{sv}as"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="MPRIS is of Linux desktops")
def test_without_a_bus_nothing_is_offered() -> None:
    assert scene(bus="unix:path=/nonexistent") == {"offered": False}


def test_on_other_systems_nothing_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    from musecluster.gui import mpris

    monkeypatch.setattr(sys, "platform", "darwin")
    assert mpris.offer(None, None, None) is None
