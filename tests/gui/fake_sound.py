# SPDX-License-Identifier: GPL-3.0-or-later
"""A sound that no one hears and that tests tell what happens."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class FakeSound(QObject):
    """Keeps what it was told; a path in `broken` fails as soon as it is loaded."""

    position_changed = Signal(int)
    duration_changed = Signal(int)
    ended = Signal()
    failed = Signal()
    devices_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.broken: set[bytes] = set()
        self.told: list[str] = []
        self.loaded: list[bytes] = []
        self.prepared: list[bytes] = []
        self.volume = 0.0
        self.device = ""
        self.outputs = [("hdmi", "Television"), ("usb", "Headphones")]

    @property
    def path(self) -> bytes | None:
        return self.loaded[-1] if self.loaded else None

    def load(self, path: bytes) -> None:
        self.loaded.append(path)
        if path in self.broken:
            self.failed.emit()

    def prepare(self, path: bytes) -> None:
        self.prepared.append(path)

    def play(self) -> None:
        self.told.append("play")

    def pause(self) -> None:
        self.told.append("pause")

    def stop(self) -> None:
        self.told.append("stop")

    def seek(self, position: int) -> None:
        self.told.append(f"seek {position}")
        self.position_changed.emit(position)

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def devices(self) -> list[tuple[str, str]]:
        return list(self.outputs)

    def set_device(self, device: str) -> None:
        self.device = device
        self.devices_changed.emit()

    def plug(self, *outputs: tuple[str, str]) -> None:
        """Have these outputs and no others."""
        self.outputs = list(outputs)
        self.devices_changed.emit()
