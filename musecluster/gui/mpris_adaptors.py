# SPDX-License-Identifier: GPL-3.0-or-later
"""The two interfaces of MPRIS 2.2 (specifications.freedesktop.org), in the words of the specification."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import ClassInfo, Property, QMetaType, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusAbstractAdaptor,
    QDBusArgument,
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
)

from musecluster import paths
from musecluster.gui.addresses import url_of

if TYPE_CHECKING:
    from musecluster.gui.collection import Collection
    from musecluster.gui.main_window import MainWindow
    from musecluster.gui.player import Player

NO_TRACK = "/org/mpris/MediaPlayer2/TrackList/NoTrack"
STATES = {"playing": "Playing", "paused": "Paused", "stopped": "Stopped"}
CAN = ("CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", "CanSeek")


@ClassInfo({"D-Bus Interface": "org.mpris.MediaPlayer2"})
class Program(QDBusAbstractAdaptor):
    """What this program is."""

    CanQuit = Property(bool, lambda self: True)
    CanRaise = Property(bool, lambda self: True)
    HasTrackList = Property(bool, lambda self: False)
    Identity = Property(str, lambda self: "MuseCluster")
    DesktopEntry = Property(str, lambda self: "musecluster")
    SupportedUriSchemes = Property("QStringList", lambda self: [])
    SupportedMimeTypes = Property("QStringList", lambda self: [])

    def __init__(self, parent: QObject, window: MainWindow) -> None:
        super().__init__(parent)
        self._window = window

    @Slot()
    def Raise(self) -> None:
        self._window.come_forward()

    @Slot()
    def Quit(self) -> None:
        self._window.close()


@ClassInfo({"D-Bus Interface": "org.mpris.MediaPlayer2.Player"})
class Controls(QDBusAbstractAdaptor):
    """What plays, and the buttons; microseconds everywhere."""

    Seeked = Signal("qlonglong")

    PlaybackStatus = Property(str, lambda self: STATES[self._player.state])
    Rate = Property(float, lambda self: 1.0)
    MinimumRate = Property(float, lambda self: 1.0)
    MaximumRate = Property(float, lambda self: 1.0)
    Metadata = Property("QVariantMap", lambda self: self._metadata())
    Position = Property("qlonglong", lambda self: self._player.position * 1000)
    CanGoNext = Property(bool, lambda self: self._player.track is not None)
    CanGoPrevious = Property(bool, lambda self: self._player.track is not None)
    CanPlay = Property(bool, lambda self: self._player.queue.current is not None)
    CanPause = Property(bool, lambda self: self._player.queue.current is not None)
    CanSeek = Property(bool, lambda self: self._player.track is not None)
    CanControl = Property(bool, lambda self: True)
    Volume = Property(
        float,
        lambda self: 0.0 if self._player.muted else self._player.volume,
        lambda self, volume: self._player.set_volume(volume),
    )

    def __init__(self, parent: QObject, player: Player, collection: Collection, path: str) -> None:
        super().__init__(parent)
        self._player, self._collection, self._path = player, collection, path
        player.track_changed.connect(lambda: self._tell("Metadata", *CAN))
        player.duration_changed.connect(lambda: self._tell("Metadata"))
        player.state_changed.connect(lambda: self._tell("PlaybackStatus"))
        player.volume_changed.connect(lambda: self._tell("Volume"))
        player.muted_changed.connect(lambda: self._tell("Volume"))
        player.seeked.connect(lambda position: self.Seeked.emit(position * 1000))

    @Slot()
    def Next(self) -> None:
        self._player.next()

    @Slot()
    def Previous(self) -> None:
        self._player.previous()

    @Slot()
    def Pause(self) -> None:
        self._player.pause()

    @Slot()
    def Play(self) -> None:
        self._player.resume()

    @Slot()
    def PlayPause(self) -> None:
        self._player.toggle()

    @Slot()
    def Stop(self) -> None:
        self._player.stop()

    @Slot("qlonglong")
    def Seek(self, offset: int) -> None:
        position = self._player.position + offset // 1000
        if position > self._player.duration:  # the specification: "acts like a call to Next"
            self._player.next()
        else:
            self._player.seek(position)

    @Slot(QDBusObjectPath, "qlonglong")
    def SetPosition(self, track: QDBusObjectPath, position: int) -> None:
        if track.path() == self._track_path() and 0 <= position <= self._player.duration * 1000:
            self._player.seek(position // 1000)

    def _track_path(self) -> str:
        track = self._player.track
        return NO_TRACK if track is None else f"/org/musecluster/track/{track.id}"

    def _metadata(self) -> dict[str, Any]:
        """What MPRIS and xesam want to know, as far as it is known."""
        player, known = self._player, {"mpris:trackid": QDBusObjectPath(self._track_path())}
        if player.track is None:
            return known
        tags, cover = player.track.tags, self._collection.covers.get(player.track.id)
        length = round(1_000_000 * (tags.duration or 0)) or player.duration * 1000
        facts = {
            "mpris:length": length,  # PySide sends it as int32 below 36 minutes
            "mpris:artUrl": _url(os.fsencode(paths.cache_dir() / "covers" / cover)) if cover else "",
            "xesam:title": tags.title,
            "xesam:artist": list(tags.artists),
            "xesam:album": tags.album,
            "xesam:albumArtist": [tags.album_artist] if tags.album_artist else [],
            "xesam:genre": list(tags.genres),
            "xesam:trackNumber": tags.track_number,
            "xesam:url": _url(player.track.path),
        }
        return known | {name: fact for name, fact in facts.items() if fact}

    def _tell(self, *names: str) -> None:
        said = QDBusMessage.createSignal(self._path, "org.freedesktop.DBus.Properties", "PropertiesChanged")
        changed = {name: self.property(name) for name in names}
        said.setArguments(["org.mpris.MediaPlayer2.Player", changed, _no_names()])
        QDBusConnection.sessionBus().send(said)


def _no_names() -> QDBusArgument:
    """An empty list of texts: `[]` would be one of anything, and who checks signatures drops the signal."""
    names = QDBusArgument()
    names.beginArray(QMetaType(QMetaType.Type.QString.value))
    names.endArray()
    return names


def _url(file: bytes) -> str:
    return bytes(url_of(file).toEncoded().data()).decode("ascii")
