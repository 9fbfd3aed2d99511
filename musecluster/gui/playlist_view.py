# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of the sidebar: chosen with mouse or keys, renamed in place, songs dropped on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QListView, QWidget

from musecluster.gui.dragging import TRACKS
from musecluster.gui.overlay import lay_over
from musecluster.gui.playlist_delegate import PlaylistDelegate
from musecluster.gui.playlist_model import ROW, PlaylistModel
from musecluster.gui.playlist_rows import ALL, Row

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent


class PlaylistView(QListView):
    """Keeps the line that was chosen when the lines change.

    Attributes
    ----------
        current: id of the line that the listener went to last, whether it is shown or not.

    Signals
    -------
        chosen: id of the line that the listener went to.
        opened: id of the line that was double-clicked or entered.
        delete_pressed: the delete key.
        selected: other lines are selected.
    """

    chosen = Signal(str)
    opened = Signal(str)
    delete_pressed = Signal()
    selected = Signal()

    def __init__(self, model: PlaylistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = ALL
        self._several: list[str] = []
        self._quiet = False
        self.setModel(model)
        self._delegate = PlaylistDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        lay_over(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.activated.connect(lambda index: self.opened.emit(index.data(ROW).id))
        model.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        model.modelReset.connect(self._on_model_reset)

    def go_to(self, row_id: str) -> bool:
        """Choose a line; whether there is one of this id."""
        index = self.model().index_of(row_id)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def rename(self) -> None:
        """Let the listener type another name for the current playlist."""
        if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.model().hold(True)
            self.edit(self.currentIndex())

    def rows(self) -> list[Row]:
        """What is selected, from the top."""
        return [index.data(ROW) for index in sorted(self.selectedIndexes(), key=QModelIndex.row)]

    # --- what Qt tells a view

    def event(self, event: QEvent) -> bool:
        """Keep the delete key from the action that has it elsewhere: here it means playlists, not songs."""
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tell where the listener went."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet and current.data(ROW).id != self.current:
            self.current = current.data(ROW).id
            self.chosen.emit(self.current)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other lines are selected."""
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.selected.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames, Delete deletes; the rest as in any list."""
        if event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on with changes that waited for the name."""
        super().closeEditor(editor, hint)
        self.model().hold(False)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the line that would take the songs."""
        super().dragMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        taken = index.isValid() and index.data(ROW).takes_songs and event.mimeData().hasFormat(TRACKS)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(taken)
        self._aim(index if taken else QModelIndex())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no line any more."""
        super().dragLeaveEvent(event)
        self._aim(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        """Give the songs to the line below the pointer, wherever on it they fall."""
        index = self.indexAt(event.position().toPoint())
        self._aim(QModelIndex())
        if self.model().dropMimeData(event.mimeData(), Qt.DropAction.CopyAction, -1, -1, index):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.stopAutoScroll()

    def _aim(self, index: QModelIndex) -> None:
        self._delegate.target = QPersistentModelIndex(index)
        self.viewport().update()

    def _on_model_about_to_be_reset(self) -> None:
        self._several = [row.id for row in self.rows()]
        self._quiet = True

    def _on_model_reset(self) -> None:
        """Select again what was selected, as far as it is still there."""
        model, selection = self.model(), self.selectionModel()
        for index in filter(QModelIndex.isValid, map(model.index_of, self._several)):
            selection.select(index, selection.SelectionFlag.Select)
        here = model.index_of(self.current)
        if here.isValid():
            selection.setCurrentIndex(here, selection.SelectionFlag.Select)
        self._quiet = False
        self.selected.emit()
