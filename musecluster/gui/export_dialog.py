# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlists on their way out: which, in what form, where to, and how the files will begin."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from musecluster.errors import MuseClusterError
from musecluster.gui import refusals
from musecluster.gui.announce import announce
from musecluster.gui.elided import Elided
from musecluster.gui.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from musecluster.gui.collection import Collection
    from musecluster.gui.state import State
    from musecluster.track import Playlist

FORMS = ("m3u8", "m3u", "xspf")


class ExportDialog(QDialog):
    """One, several or all playlists as files; form, paths and folder are remembered.

    Parameters
    ----------
        chosen: ids of the playlists to begin with; none means all but Unsorted.
    """

    def __init__(
        self, collection: Collection, chosen: Iterable[str], state: State, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._collection, self._state = collection, state
        self._slices = Slices(self)
        self.setWindowTitle(self.tr("Export playlists"))
        self.list = QListWidget(objectName="ticks", uniformItemSizes=True)
        self.list.setAccessibleName(self.tr("Playlists to export"))
        self.forms = _choices(
            self,
            (
                self.tr("M3U8 — every player"),
                self.tr("M3U — old players"),
                self.tr("XSPF — an open standard"),
            ),
        )
        self.places = _choices(
            self, (self.tr("From the folder of the playlist"), self.tr("From the top of the disk"))
        )
        self.preview = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview.setAccessibleName(self.tr("How the file begins"))
        self.folder = Elided(mode=Qt.TextElideMode.ElideMiddle)
        self.message = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.export_button = QPushButton(self.tr("Export"), default=True)
        self.export_button.setProperty("role", "primary")
        self._remember()
        self._fill(set(chosen))
        self._lay_out()
        self._connect()
        self._on_choice_changed()

    # --- what is chosen

    def chosen(self) -> list[Playlist]:
        """The playlists with a tick, in the order of the list."""
        items = (self.list.item(row) for row in range(self.list.count()))
        ids = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
        return [one for one in map(self._collection.playlist, ids) if one]

    @property
    def form(self) -> str:
        """Form and ending of the files."""
        return FORMS[self.forms.checkedId()]

    @property
    def relative(self) -> bool:
        """Whether paths count from the folder of the playlist."""
        return self.places.checkedId() == 0

    def text(self) -> str:
        """The songs of the chosen playlists as a person would write them down."""
        return "\n\n".join("\n".join([one.name, *self._lines(one)]) for one in self.chosen())

    # --- what is done

    def export(self) -> None:
        """Write the files, one at a time so that the window stays awake."""
        self.message.setText("")
        self.export_button.setEnabled(False)
        self._keep()
        self._slices.run(self._writing())

    def copy(self) -> None:
        """Put the songs on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
        count = sum(len(one.track_ids) for one in self.chosen())
        self.message.setText(self.tr("Copied %Ln song(s) as text.", "", count))

    def choose_folder(self) -> None:
        """Ask where the files should go."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where to?"), self._folder())
        if folder:
            self._set_folder(folder)
            self._on_choice_changed()

    def _writing(self) -> Generator[None]:
        from musecluster.library.write_playlists import Report, writing

        report, tracks = Report(), {track.id: track for track in self._collection.tracks}
        yield
        try:
            yield from writing(
                self.chosen(), tracks, Path(self._folder()), report, form=self.form, relative=self.relative
            )
        except MuseClusterError as error:
            self.message.setText(refusals.said(str(error)))
        else:
            said = self.tr("Wrote %Ln playlist(s) to %1.", "", len(report.written)).replace(
                "%1", self._folder()
            )
            self.message.setText(" ".join([said, *map(refusals.said, report.remarks)]))
        self.export_button.setEnabled(True)
        self.export_button.setFocus()  # which it lost while it could not be pressed
        announce(self.message, self.message.text())

    def _lines(self, playlist: Playlist) -> list[str]:
        tracks = filter(None, map(self._collection.track, playlist.track_ids))
        return [_label(track.tags.artist, track.tags.title, track.path) for track in tracks]

    # --- how it looks

    def _fill(self, chosen: set[str]) -> None:
        for one in self._collection.playlists:
            ticked = one.id in chosen if chosen else one.kind != "unsorted"
            item = QListWidgetItem(one.name, self.list)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            if ticked and self.list.currentRow() < 0:
                self.list.setCurrentItem(item)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        grid.addLayout(self._side(), 0, 0)
        grid.addLayout(self._main(), 0, 1)
        grid.addWidget(self.message, 1, 0, 1, 2)
        grid.addLayout(self._buttons(), 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self.resize(800, 520)

    def _side(self) -> QVBoxLayout:
        all_button, none_button = QPushButton(self.tr("All")), QPushButton(self.tr("None"))
        row = QHBoxLayout()
        for button, state in ((all_button, Qt.CheckState.Checked), (none_button, Qt.CheckState.Unchecked)):
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _, state=state: self._tick(state))
            row.addWidget(button)
        row.insertStretch(0)
        row.insertWidget(0, _section(self.tr("Playlists")))
        return _column(row, self.list)

    def _main(self) -> QVBoxLayout:
        folder = QHBoxLayout()
        change = QPushButton(self.tr("Change …"), autoDefault=False)
        change.clicked.connect(self.choose_folder)
        folder.addWidget(self.folder, 1)
        folder.addWidget(change)
        choices = QHBoxLayout()
        choices.setSpacing(32)
        choices.setContentsMargins(0, 0, 0, 8)
        choices.addLayout(_column(_section(self.tr("Form")), *self.forms.buttons()))
        choices.addLayout(_column(_section(self.tr("Songs are named")), *self.places.buttons()))
        choices.addStretch(1)
        parts = (choices, _section(self.tr("Folder")), folder, _section(self.tr("The file begins")))
        column = _column(*parts, self.preview)
        column.setStretchFactor(self.preview, 1)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        copy = QPushButton(self.tr("Copy as text"), autoDefault=False)
        close = QPushButton(self.tr("Close"), autoDefault=False)
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.close)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.export_button)
        return row

    def _connect(self) -> None:
        self.export_button.clicked.connect(self.export)
        self.list.itemChanged.connect(self._on_choice_changed)
        self.list.currentRowChanged.connect(self._on_choice_changed)
        self.forms.idToggled.connect(self._on_choice_changed)
        self.places.idToggled.connect(self._on_choice_changed)

    def _on_choice_changed(self, *_: object) -> None:
        from musecluster.library.write_playlists import preview

        chosen, item = self.chosen(), self.list.currentItem()
        self.export_button.setEnabled(bool(chosen))
        shown = self._collection.playlist(item.data(Qt.ItemDataRole.UserRole)) if item else None
        if shown is None:
            self.preview.clear()
            return
        tracks = {track.id: track for track in map(self._collection.track, shown.track_ids[:5]) if track}
        text = preview(shown, tracks, Path(self._folder()), form=self.form, relative=self.relative)
        self.preview.setPlainText(text)

    def _tick(self, state: Qt.CheckState) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)

    # --- what is remembered

    def _folder(self) -> str:
        return self._where

    def _remember(self) -> None:
        form = self._state.get("export_form", FORMS[0])
        self.forms.button(FORMS.index(form) if form in FORMS else 0).setChecked(True)
        self.places.button(0 if self._state.get("export_relative", True) else 1).setChecked(True)
        self._set_folder(self._state.get("export_folder", os.path.expanduser("~")))

    def _set_folder(self, folder: str) -> None:
        self._where = folder
        self.folder.set_words(folder)

    def _keep(self) -> None:
        self._state.set("export_form", self.form)
        self._state.set("export_relative", self.relative)
        self._state.set("export_folder", self._folder())


def _choices(parent: QWidget, words: Sequence[str]) -> QButtonGroup:
    group = QButtonGroup(parent)
    for number, text in enumerate(words):
        group.addButton(QRadioButton(text), number)
    return group


def _section(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "section")
    return label


def _column(*parts: QWidget | QHBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    if not any(isinstance(part, QListWidget | QPlainTextEdit) for part in parts):
        column.addStretch(1)
    return column


def _label(artist: str, title: str, path: bytes) -> str:
    return " — ".join(filter(None, (artist, title))) or os.fsdecode(os.path.basename(path))
