# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel with the songs that come after the one that plays, in the order in which they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from musecluster.gui import theme
from musecluster.gui.button_row import ButtonRow
from musecluster.gui.lettering import Words
from musecluster.gui.overlay import lay_over
from musecluster.gui.queue_delegate import QueueDelegate
from musecluster.gui.queue_model import QueueModel
from musecluster.gui.words import songs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from musecluster.gui.actions import Actions
    from musecluster.gui.collection import Collection


class QueuePanel(QWidget):
    """Shows a queue and what is chosen in it; whoever owns the queue changes it.

    Signals
    -------
        chosen: other rows are selected.
        activated: a row was double-clicked, or chosen with Enter.
        delete_pressed: the delete key.
        menu_requested: where on the screen.
    """

    chosen = Signal()
    activated = Signal(int)
    delete_pressed = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, collection: Collection, commands: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="queue_panel")
        self.model = QueueModel(collection, self)
        self.section, self.count, self.hint = Words(), QLabel(), Words(wordWrap=True)
        self.list = _List()
        self.save, self.clear = QPushButton(), QPushButton()
        self._dress_list(collection)
        self._lay_out()
        self._connect(commands)
        self.retranslate()

    def show_queue(self, ids: list[int]) -> None:
        """Show the songs that come."""
        self.model.show(ids)
        self._say_how_many()
        self.chosen.emit()

    def rows(self) -> list[int]:
        """The selected rows, from the top."""
        return sorted(index.row() for index in self.list.selectionModel().selectedIndexes())

    def select(self, rows: Iterable[int]) -> None:
        """Select rows, and bring the first of them into view."""
        wanted, root = list(rows), QModelIndex()
        while self.model.canFetchMore(root) and max(wanted, default=0) >= self.model.rowCount():
            self.model.fetchMore(root)
        selection, indexes = QItemSelection(), [self.model.index(row, 0) for row in wanted]
        for index in indexes:
            selection.select(index, index)
        flag = QItemSelectionModel.SelectionFlag
        if indexes:
            self.list.selectionModel().setCurrentIndex(indexes[0], flag.NoUpdate)
            self.list.scrollTo(indexes[0])
        self.list.selectionModel().select(selection, flag.ClearAndSelect)

    def retranslate(self) -> None:
        """Put every word into the language that is installed now."""
        self.section.setText(self.tr("Up next"))
        self.list.setAccessibleName(self.tr("Up next"))
        self.hint.setText(
            self.tr("Nothing is waiting. Drag songs here, or choose “Add to queue” in their menu.")
        )
        self.list.setAccessibleDescription(self.hint.text())
        self.save.setText(self.tr("Save as list"))
        self.save.setToolTip(self.tr("Make a playlist of these songs"))
        self.clear.setText(self.tr("Clear"))
        self.clear.setToolTip(self.tr("Let no song come after the one that plays"))
        self._say_how_many()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _say_how_many(self) -> None:
        count = len(self.model.ids)
        self.count.setText(songs(count) if count else "")
        self.hint.setVisible(not count)

    def _dress_list(self, collection: Collection) -> None:
        view = self.list
        view.setModel(self.model)
        delegate = QueueDelegate(collection, view)
        delegate.covers.changed.connect(view.viewport().update)
        theme.changes.changed.connect(view.viewport().update)
        view.setItemDelegate(delegate)
        view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        lay_over(view)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _lay_out(self) -> None:
        self.section.setProperty("role", "section")
        self.count.setProperty("role", "hint")
        self.hint.setProperty("role", "dim")
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # drops reach the list
        within = QVBoxLayout(self.list.viewport())
        within.setContentsMargins(16, 8, 16, 0)
        within.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignTop)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row in (head, foot):
            row.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self.section, 1)
        head.addWidget(self.count)
        foot.addWidget(ButtonRow(self.save, self.clear))
        column = QVBoxLayout(self, spacing=0)
        column.setContentsMargins(0, 12, 0, 16)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(self.list, 1)
        column.addSpacing(12)
        column.addLayout(foot)
        self.setMinimumWidth(200)

    def _connect(self, commands: Actions) -> None:
        self.list.selectionModel().selectionChanged.connect(lambda: self.chosen.emit())
        self.list.activated.connect(lambda index: self.activated.emit(index.row()))
        self.list.delete_pressed.connect(self.delete_pressed)
        self.list.customContextMenuRequested.connect(
            lambda place: self.menu_requested.emit(self.list.viewport().mapToGlobal(place))
        )
        for button, name in ((self.save, "queue_save"), (self.clear, "queue_clear")):
            button.clicked.connect(commands[name].trigger)
            commands[name].enabledChanged.connect(button.setEnabled)


class _List(QListView):
    """A list in which Delete means its own songs, and not those of the table."""

    delete_pressed = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep the key from the action that has it elsewhere."""
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes songs out; the rest as in any list."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)
