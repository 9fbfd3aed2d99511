# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the files that gave no sound: why, and another try for some or all of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from musecluster.errors import LibraryError
from musecluster.gui import theme
from musecluster.gui.addresses import url_of
from musecluster.gui.lettering import Words
from musecluster.gui.problem_model import FOLDER, NAME, REASON, ProblemModel
from musecluster.track import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from musecluster.gui.collection import Collection

ROW = 36
"""Pixels, as in the table of songs."""

NARROW = 720
"""Pixels; below, there is no room for a third column."""


class ProblemsPage(QWidget):
    """Every failed file of a collection, with a reason that a person understands.

    Signals
    -------
        scan_requested: folders (a list of paths) that hold the files to be tried again.
        failed: the library could not be told; a sentence for the listener.
    """

    scan_requested = Signal(object)
    failed = Signal(str)

    def __init__(self, collection: Collection, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="problems_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._collection = collection
        self._model = ProblemModel(self)
        self._title, self._lead = Words(), Words(wordWrap=True)
        self._some, self._all = QPushButton(), QPushButton()
        self.table = _table(self._model)
        self._dress()
        self._lay_out()
        self.retranslate()
        self._some.clicked.connect(lambda: self._try_again(self.selected()))
        self._all.clicked.connect(lambda: self._try_again(None))
        self.table.selectionModel().selectionChanged.connect(self._show_buttons)
        self.table.customContextMenuRequested.connect(self._on_table_menu_requested)
        collection.loaded.connect(self._on_collection_loaded)
        self._on_collection_loaded()

    def selected(self) -> list[bytes]:
        """The files that are selected."""
        return [self._model.path(index.row()) for index in self.table.selectionModel().selectedRows()]

    def retranslate(self) -> None:
        """Put every word into the language that is installed now."""
        self._title.setText(self.tr("Problems"))
        self._all.setText(self.tr("Try all again"))
        self._show_buttons()
        count = self._model.rowCount()
        if count:
            self._lead.setText(self.tr("%Ln file(s) could not be read and were not changed.", "", count))
        else:
            self._lead.setText(self.tr("Every file in your folders could be read."))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, NAME, FOLDER)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the reason what it needs; where there is little room, the folder is in the tooltip alone."""
        super().resizeEvent(event)
        width = self.width()
        self.table.setColumnHidden(FOLDER, width < NARROW)
        for column, share in ((NAME, 0.28), (FOLDER, 0.26)):
            self.table.setColumnWidth(column, round(width * share))

    def _dress(self) -> None:
        self._title.setProperty("role", "title")
        self._lead.setProperty("role", "hint")
        for button in (self._some, self._all):
            theme.put_before_words(button, "refresh")
        theme.put_before_words(self._all, "refresh", "on_accent")
        self._all.setProperty("role", "primary")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._lead)
        words.addStretch()
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self._some, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self._all, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addStretch()  # where there is no table

    def _show_buttons(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        self._some.setText(self.tr("Try %Ln file(s) again", "", count))
        self._some.setVisible(count > 0)
        self._all.setVisible(self._model.rowCount() > 0)
        self.table.setVisible(self._model.rowCount() > 0)

    def _on_collection_loaded(self) -> None:
        self._model.show(self._collection.problems())
        self.retranslate()

    def _try_again(self, paths: Sequence[bytes] | None) -> None:
        """Mark the files, or all of them, and ask for a scan of the folders that hold them."""
        from musecluster.library.choices import Choices

        assert self._collection.library is not None
        choices = Choices(self._collection.library)
        try:
            choices.retry(paths)
            roots = choices.roots()
        except LibraryError as error:
            self.failed.emit(str(error))
            return
        some = paths if paths is not None else [one.path for one in self._collection.problems()]
        held = [root for root in roots if any(path.startswith(os.path.join(root, b"")) for path in some)]
        self.scan_requested.emit([os.fsdecode(root) for root in held])

    def _on_table_menu_requested(self, place: QPoint) -> None:
        paths = self.selected()
        if not paths:
            return
        menu = QMenu(self)
        again = menu.addAction(theme.icon("refresh"), self.tr("Try again"))
        again.triggered.connect(lambda: self._try_again(paths))
        show = menu.addAction(theme.icon("folder"), self.tr("Show in file manager"))
        show.triggered.connect(lambda: _show_folder(paths[0]))
        copy = menu.addAction(theme.icon("copy"), self.tr("Copy path"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText("\n".join(map(shown, paths))))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(place))


_Index = QModelIndex | QPersistentModelIndex


class _Elision(QStyledItemDelegate):
    """Cuts a name in its middle, as its two ends say most, and a sentence at its end."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column() != REASON:
            option.textElideMode = Qt.TextElideMode.ElideMiddle


def _table(model: ProblemModel) -> QTableView:
    table = QTableView(showGrid=False)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.setItemDelegate(_Elision(table))
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
    return table


def _show_folder(path: bytes) -> None:
    QDesktopServices.openUrl(url_of(os.path.dirname(path)))
