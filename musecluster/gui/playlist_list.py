# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar: where to go, the playlists that were found, and the listener's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from musecluster.gui import edit_words, playlist_menu, theme
from musecluster.gui.granularity import GranularitySlider
from musecluster.gui.playlist_edits import PlaylistEdits
from musecluster.gui.playlist_model import PlaylistModel
from musecluster.gui.playlist_rows import ALL, MINE
from musecluster.gui.playlist_view import PlaylistView
from musecluster.gui.search_line import SearchLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musecluster.gui.actions import Actions
    from musecluster.gui.collection import Collection


class PlaylistList(QWidget):
    """Shows and edits the playlists of a collection; its actions act on what is selected in it.

    Signals
    -------
        chosen: "all", "recent", "problems" or a playlist's id ("unsorted" among them): show it.
        opened: the same, double-clicked or entered: play it.
        granularity_changed: another cut is shown from now on.
        failed: a sentence that says why an edit was not made.

    Attributes
    ----------
        edits: what the listener does to playlists, for the other parts of the window too.
        view: the list itself.
    """

    chosen = Signal(str)
    opened = Signal(str)
    granularity_changed = Signal(float)
    failed = Signal(str)

    def __init__(self, collection: Collection, commands: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collection, self._commands = collection, commands
        self._next, self._rename_next = "", False
        self.edits = PlaylistEdits(collection, self)
        self.search = SearchLine()
        self._model = PlaylistModel(self)
        self.view = PlaylistView(self._model)
        self.granularity = GranularitySlider()
        self._lay_out()
        self._model.set_collection(collection)
        self._connect()
        self._on_collection_playlists_changed()
        self.view.go_to(ALL)
        self.retranslate()

    def go_to(self, row_id: str) -> bool:
        """Choose a place or a playlist; whether it is there."""
        self.search.clear()
        return self.view.go_to(row_id)

    def selected(self) -> list[str]:
        """Ids of the selected playlists, from the top."""
        return [row.id for row in self.view.rows() if row.kind != "place"]

    def make(self, name: str, track_ids: Sequence[int]) -> str:
        """Make a playlist of the listener's own, which they name if it has no name; its id."""
        made = self.edits.create(name or self.tr("New playlist"), track_ids)
        self.show_next(made, rename=not name)
        return made

    def show_next(self, playlist_id: str, *, rename: bool = False) -> None:
        """Go to a playlist as soon as the collection has it, and let the listener name it."""
        self.search.clear()
        self._next, self._rename_next = playlist_id, rename

    def retranslate(self) -> None:
        """Put every word into the language that is installed now."""
        self.search.set_words(self.tr("Search playlists"), self.tr("Search playlists"))
        self.view.setAccessibleName(self.tr("Playlists"))
        self._on_edits_changed()
        self._model.update()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as the drawing of the window has it."""
        return QSize(232, 480)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        top = QVBoxLayout()
        top.setContentsMargins(8, 0, 8, 4)
        top.addWidget(self.search)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.granularity)

    def _connect(self) -> None:
        self._collection.playlists_changed.connect(self._on_collection_playlists_changed)
        self._collection.loaded.connect(self._on_collection_playlists_changed)
        self.search.textChanged.connect(self._model.set_filter)
        self._model.renamed.connect(self.edits.rename)
        self._model.dropped.connect(self._on_model_dropped)
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self.view.selected.connect(self._on_view_selected)
        self.view.delete_pressed.connect(self._commands["delete_playlist"].trigger)
        self.view.customContextMenuRequested.connect(self._on_view_menu_requested)
        self.granularity.granularity_changed.connect(self._on_slider_granularity_changed)
        self.edits.failed.connect(self.failed)
        self.edits.changed.connect(self._on_edits_changed)
        theme.changes.changed.connect(self.view.viewport().update)
        for name, work in self._works().items():
            self._commands[name].triggered.connect(work)

    def _works(self) -> dict[str, object]:
        """What each action does."""
        edits = self.edits
        single = {
            "split_playlist": edits.split,
            "grow_playlist": edits.grow,
            "order_by_similarity": edits.order_by_similarity,
            "order_by_tempo": edits.order_by_tempo,
            "order_by_artist": edits.order_by_artist,
            "shuffle_playlist": edits.shuffle,
            "copy_playlist": self._copy,
        }
        works = {name: lambda _, work=work: work(self.selected()[0]) for name, work in single.items()}
        return works | {
            "rename_playlist": lambda _: self.view.rename(),
            "pin_playlist": self._pin,
            "merge_playlists": lambda _: self._merge(self.selected()),
            "delete_playlist": lambda _: self._each(edits.delete),
            "undo": lambda _: edits.undo(),
            "redo": lambda _: edits.redo(),
        }

    def _each(self, work: object) -> None:
        for row in self.view.rows():
            if row.can_be_edited:
                work(row.id)

    def _pin(self, pinned: bool) -> None:
        self._each(lambda playlist_id: self.edits.pin(playlist_id, pinned))

    def _merge(self, playlist_ids: Sequence[str]) -> None:
        """Show the one that is left, even where another one was shown."""
        self.edits.merge(playlist_ids)
        self.show_next(playlist_ids[0])

    def _copy(self, playlist_id: str) -> None:
        if playlist := self._collection.playlist(playlist_id):
            self.make(playlist.name, playlist.track_ids)

    def _on_model_dropped(self, track_ids: list[int], row_id: str) -> None:
        if row_id == MINE:
            self.make("", track_ids)
        else:
            self.edits.add(row_id, track_ids)

    def _on_view_selected(self) -> None:
        playlist_menu.enable(self._commands, self.view.rows())

    def _on_view_menu_requested(self, where: QPoint) -> None:
        """Show the menu for what is selected; the line below the pointer has been selected by the click."""
        menu = playlist_menu.menu(
            self,
            self._commands,
            self.view.rows(),
            lambda hue: self._each(lambda one: self.edits.recolour(one, hue)),
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(where))

    def _on_slider_granularity_changed(self, granularity: float) -> None:
        self.edits.set_granularity(granularity)
        self.granularity_changed.emit(granularity)

    def _on_collection_playlists_changed(self) -> None:
        self.granularity.show_cuts(self._collection.cuts(), self._collection.granularity())
        self._on_edits_changed()
        self._on_view_selected()
        if self._next and self.view.go_to(self._next):
            self._next = ""
            if self._rename_next:
                self.view.setFocus()
                self.view.rename()
        elif not self.search.text() and not self._model.index_of(self.view.current).isValid():
            self.view.go_to(ALL)

    def _on_edits_changed(self) -> None:
        for name, words, edit in (
            ("undo", edit_words.undo, self.edits.to_undo()),
            ("redo", edit_words.redo, self.edits.to_redo()),
        ):
            self._commands[name].setEnabled(edit is not None)
            self._commands[name].setText(words(edit, self._collection))
