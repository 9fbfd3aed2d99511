# SPDX-License-Identifier: GPL-3.0-or-later
"""The map on the screen: shows a collection, what is chosen, playing and pointed at, and says it aloud."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import QWidget

from musecluster.gui import motion, theme
from musecluster.gui.map_camera import Camera
from musecluster.gui.map_card import Card, title
from musecluster.gui.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from PySide6.QtGui import QFocusEvent, QHideEvent, QPaintEvent, QResizeEvent, QShowEvent

    from musecluster.gui.collection import Collection
    from musecluster.gui.map_scene import Scene

_FEW = 2000  # songs that are gathered at once: a few milliseconds
_BEAT = 1.6  # seconds from one pulse of the playing song's ring to the next
_FRAME = 40  # milliseconds between two pictures of it


class Surface(QWidget):
    """Shows; what the pointer and the keys do is the canvas' business.

    Attributes
    ----------
        scene: what is drawn; None until a collection has places for its songs.
        line: what is being drawn with the pointer, in its pixels; a path stays until the next press.
    """

    scene_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera(self)
        self.camera.moved.connect(self._on_camera_moved)
        self.scene: Scene | None = None
        self.line: list[QPointF] = []
        self.line_closed = False
        self.card = Card(self)
        self._collection: Collection | None = None
        self._stale = False
        self._slices = Slices(self)
        self._awaited: int | None = None  # song to fly to as soon as it has a place
        self._selected: tuple[int, ...] = ()
        self._lit: tuple[int, ...] | None = None
        self._playing: int | None = None
        self._beat = QTimer(self, interval=_FRAME)
        self._beat.timeout.connect(self._on_beat_timeout)
        theme.changes.changed.connect(self._on_theme_changed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Map of your music"))

    @property
    def is_gathering(self) -> bool:
        """Whether a scene, or a newer one, will be there soon."""
        return self._slices.running

    def set_collection(self, collection: Collection) -> None:
        """Show a collection, now and whenever its playlists change, or a drive comes or goes."""
        if self._collection is not None:
            self._collection.playlists_changed.disconnect(self._on_collection_playlists_changed)
            self._collection.presence.changed.disconnect(self._on_collection_playlists_changed)
        self._collection = collection
        for told in (collection.playlists_changed, collection.presence.changed):
            told.connect(self._on_collection_playlists_changed)
        self._on_collection_playlists_changed()

    def select(self, ids: Iterable[int]) -> None:
        """Ring songs, and these only; a single one is brought into view."""
        self.ring(ids)
        if self.scene is not None and len(self._selected) == 1:
            self._reveal(self.scene.focused)

    def ring(self, ids: Iterable[int]) -> None:
        """Ring songs, and these only, where they are; the keys go on from a single one."""
        self._selected = tuple(ids)
        if self.scene is not None:
            self.scene.select(self._selected)
            if len(self._selected) == 1:
                self.scene.focused = self._index(self._selected[0])
            self.update()

    def emphasise(self, ids: Iterable[int] | None) -> None:
        """Show only these songs strongly; None: all."""
        self._lit = None if ids is None else tuple(ids)
        if self.scene is not None:
            self.scene.light(self._lit)
            self.update()

    def set_playing(self, track_id: int | None) -> None:
        """The song with a pulsing ring; None: no song plays."""
        self._playing = track_id
        if self.scene is not None:
            self.scene.playing = self._index(track_id)
        self._keep_beating()
        self.update()

    def fly_to(self, track_id: int) -> None:
        """Bring a song into the middle; one that is not on the map is passed over."""
        if self.scene is None and self.is_gathering:
            self._awaited = track_id
        index = self._index(track_id)
        if self.scene is not None and index is not None:
            self.camera.fly_to(*map(float, self.scene.points.at[index]))

    def selected(self) -> list[int]:
        """Ids of the songs with a ring."""
        return [] if self.scene is None else self.scene.points.ids[self.scene.selected].tolist()

    def ratio(self) -> float:
        """Pixels of the screen a unit of the widget."""
        return self.devicePixelRatioF()

    def point_at(self, index: int | None) -> None:
        """Show the card of a song, and a ring around it; None: of none."""
        assert self.scene is not None
        self.scene.pointed = index
        self._show_card(index)
        self.update()

    def focus_on(self, index: int) -> None:
        """Move to a song with the keys: it is brought into view, shown and said."""
        assert self.scene is not None
        self.scene.focused, self.scene.pointed = index, None
        self._reveal(index)
        self._show_card(index)
        self._say(int(self.scene.points.ids[index]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.scene is None:
            painter.fillRect(self.rect(), theme.current().panel)
        else:
            pulse = time.monotonic() / _BEAT % 1 if self._beat.isActive() else 0.0
            self.scene.paint(painter, self.ratio(), pulse, focus=self.hasFocus())
        if len(self.line) > 1:
            from musecluster.gui.map_scene import draw_line

            draw_line(painter, self.line, closed=self.line_closed)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.camera.resize(QSizeF(self.size()))

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._look_again()
        self._keep_beating()

    def hideEvent(self, event: QHideEvent) -> None:
        self._beat.stop()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.card.hide()
        self.update()

    def _look_again(self) -> None:
        assert self._collection is not None
        self._stale = False
        self._slices.run(self._gathering(self._collection))
        if len(self._collection.positions()[0]) <= _FEW:
            self._slices.finish()
        elif self.scene is None:
            self.scene_changed.emit()

    def _gathering(self, collection: Collection) -> Generator[None]:
        from musecluster.gui.map_points import gathering  # the first use of numpy
        from musecluster.gui.map_scene import Scene

        points = yield from gathering(collection)
        scene = Scene(points, self.camera) if len(points) else None
        if scene is not None:
            yield from scene.labels.drawing(self.ratio())
        self._show(scene)

    def _show(self, scene: Scene | None) -> None:
        self.card.hide()
        self.line = []
        self.scene = scene
        if scene is not None:
            scene.light(self._lit)
            scene.playing = self._index(self._playing)
            self.ring(self._selected)
        if self._awaited is not None:
            self.fly_to(self._awaited)
        self._awaited = None
        self.scene_changed.emit()
        self._keep_beating()
        self.update()

    def _index(self, track_id: int | None) -> int | None:
        if self.scene is None or track_id is None:
            return None
        found = self.scene.points.indices((track_id,))
        return int(found[0]) if found.size else None

    def _reveal(self, index: int | None) -> None:
        if self.scene is not None and index is not None:
            self.camera.reveal(*map(float, self.scene.points.at[index]))

    def _show_card(self, index: int | None) -> None:
        assert self.scene is not None
        assert self._collection is not None
        track = None if index is None else self._collection.track(int(self.scene.points.ids[index]))
        if track is None:
            self.card.hide()
            return
        self.card.show_track(self._collection, track, self.scene.place(index).toPoint())

    def _say(self, track_id: int) -> None:
        """Let a screen reader say the song that the keys have reached."""
        assert self._collection is not None
        track, playlist = self._collection.track(track_id), self._collection.playlist_of(track_id)
        if track is None:
            return
        words = [title(track), track.tags.artist, playlist.name if playlist else ""]
        words.append(self._collection.presence.reason(track))
        said = ", ".join(filter(None, words))
        self.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _keep_beating(self) -> None:
        playing = self.scene is not None and self.scene.playing is not None
        if playing and self.isVisible() and motion.wanted():
            self._beat.start()
        else:
            self._beat.stop()

    def _on_beat_timeout(self) -> None:
        if self.scene is not None:
            self.update(self.scene.pulse_box().toAlignedRect())

    def _on_camera_moved(self) -> None:
        if self.scene is not None and self.card.isVisible():
            index = self.scene.focused if self.scene.pointed is None else self.scene.pointed
            self._show_card(index)
        self.update()

    def _on_collection_playlists_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._look_again()

    def _on_theme_changed(self) -> None:
        if self.is_gathering:
            self._look_again()
        if self.scene is not None:
            self.scene.repaint()
        self.update()
