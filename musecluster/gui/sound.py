# SPDX-License-Identifier: GPL-3.0-or-later
"""Sound from a file through Qt's multimedia, the next file ready before the last has ended.

Only the player imports this module, and only at the first song: QtMultimedia takes 0.2 s to load.
"""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QFile, QIODevice, QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioOutput, QMediaDevices, QMediaPlayer


class Deck(QObject):
    """One of two players; a deck that is not heard holds the file that comes next."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.path: bytes | None = None
        self.output = QAudioOutput(self)
        self.player = QMediaPlayer(self)
        self.player.setAudioOutput(self.output)

    def load(self, path: bytes) -> None:
        """Open a file; what is wrong with it is said later, by `errorOccurred`.

        Raises
        ------
            OSError: the file cannot be opened at all.
        """
        self.clear()
        if _is_utf8(path):
            self.player.setSource(QUrl.fromLocalFile(os.fsdecode(path)))
        else:  # Qt's file names are Unicode, so such a file is handed over open
            file = QFile(self.player)
            file.open(
                os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0)),
                QIODevice.OpenModeFlag.ReadOnly,
                QFile.FileHandleFlag.AutoCloseHandle,
            )
            self.player.setSourceDevice(file)
        self.path = path

    def clear(self) -> None:
        """Close the file, so that it can be moved or deleted."""
        self.path = None
        held = self.player.sourceDevice()
        self.player.setSource(QUrl())
        if held is not None:
            held.close()
            held.deleteLater()


class Sound(QObject):
    """Plays one file at a time; milliseconds everywhere."""

    position_changed = Signal(int)
    duration_changed = Signal(int)
    ended = Signal()
    failed = Signal()
    """The file gave no sound, or no more."""
    devices_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard, self._ready = Deck(self), Deck(self)
        self._device = ""
        self._asked: bytes | None = None
        for deck in (self._heard, self._ready):
            deck.player.positionChanged.connect(partial(self._on_position_changed, deck))
            deck.player.durationChanged.connect(partial(self._on_duration_changed, deck))
            deck.player.mediaStatusChanged.connect(partial(self._on_status_changed, deck))
            deck.player.errorOccurred.connect(partial(self._on_error_occurred, deck))
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._on_outputs_changed)

    def prepare(self, path: bytes) -> None:
        """Open the file that will probably be loaded next; what is wrong with it shows when it is."""
        if self._asked != path:
            self._asked = path
            try:
                self._ready.load(path)
            except OSError:
                self._ready.clear()

    def load(self, path: bytes) -> None:
        """Turn to another file, without playing it yet."""
        self._heard.clear()
        self._asked = None
        if self._ready.path == path:
            self._heard, self._ready = self._ready, self._heard
            self.duration_changed.emit(self._heard.player.duration())
            return
        try:
            self._heard.load(path)
        except OSError:
            self.failed.emit()

    def play(self) -> None:
        self._heard.player.play()

    def pause(self) -> None:
        self._heard.player.pause()

    def stop(self) -> None:
        """Be silent and let go of all files."""
        self._asked = None
        self._heard.clear()
        self._ready.clear()

    def seek(self, position: int) -> None:
        self._heard.player.setPosition(position)

    def set_volume(self, volume: float) -> None:
        """Linear, 0 to 1, of the file that is loaded."""
        self._heard.output.setVolume(volume)

    def devices(self) -> list[tuple[str, str]]:
        """Identifier and name of each output there is."""
        return [(_id(device), device.description()) for device in QMediaDevices.audioOutputs()]

    def set_device(self, device: str) -> None:
        """Play through an output; "" is the system's choice, and stands in while the output is away."""
        self._device = device
        self._on_outputs_changed()

    def _on_outputs_changed(self) -> None:
        there = {_id(device): device for device in QMediaDevices.audioOutputs()}
        chosen: QAudioDevice = there.get(self._device, QMediaDevices.defaultAudioOutput())
        for deck in (self._heard, self._ready):
            if deck.output.device() != chosen:
                deck.output.setDevice(chosen)
        self.devices_changed.emit()

    def _on_position_changed(self, deck: Deck, position: int) -> None:
        if deck is self._heard and deck.path is not None:
            self.position_changed.emit(position)

    def _on_duration_changed(self, deck: Deck, duration: int) -> None:
        if deck is self._heard and deck.path is not None:
            self.duration_changed.emit(duration)

    def _on_status_changed(self, deck: Deck, status: QMediaPlayer.MediaStatus) -> None:
        if deck is self._heard and deck.path is not None and status is QMediaPlayer.MediaStatus.EndOfMedia:
            deck.path = None  # whatever the deck still says, this file is over
            self.ended.emit()

    def _on_error_occurred(self, deck: Deck, *_: object) -> None:
        was_loaded, deck.path = deck.path is not None, None
        if deck is self._heard and was_loaded:
            self.failed.emit()


def _id(device: QAudioDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _is_utf8(path: bytes) -> bool:
    try:
        path.decode("utf-8")
    except UnicodeDecodeError:
        return os.name == "nt"
    return True
