# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the music folders: each with its songs, and whether its drive is there."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from musecluster.errors import LibraryError
from musecluster.gui import theme
from musecluster.gui.choose_folder import choose_folder
from musecluster.gui.elided import Elided
from musecluster.gui.plain import set_tip
from musecluster.gui.slices import Slices
from musecluster.track import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from musecluster.gui.watcher import Watcher
    from musecluster.library.choices import Choices


class RootsPage(QWidget):
    """The folders that the listener chose.

    Signals
    -------
        scan_requested: folders (a list of paths) to listen to.
        removing: a folder, by its path, is about to leave the library: a scan of it must end.
        changed: a folder has left the library, or is back.
        failed: the library could not be told; a sentence for the listener.
    """

    scan_requested = Signal(object)
    removing = Signal(object)
    changed = Signal()
    failed = Signal(str)

    def __init__(self, library: Path, watcher: Watcher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._watcher = library, watcher
        self._lead, self._empty = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._add, self._all = QPushButton(), QPushButton()
        self._gone, self._slices = _Gone(), Slices(self)
        self._rows = QVBoxLayout()
        self._lay_out()
        self.refresh()
        self._add.clicked.connect(self._on_add_clicked)
        self._all.clicked.connect(lambda: self.scan_requested.emit(self.folders()))
        self._gone.taken_back.connect(self._on_gone_taken_back)
        watcher.absent_changed.connect(self.refresh)
        theme.changes.changed.connect(self.refresh)

    def folders(self) -> list[str]:
        """The paths of the folders that are listed."""
        return [os.fsdecode(root) for root in self._counts]

    def refresh(self) -> None:
        """Read the folders again, and put every word into the language that is installed now."""
        self._counts: dict[bytes, int] = {}
        with suppress(LibraryError):  # no library yet, or the window says elsewhere what is wrong with it
            from musecluster.library.choices import Choices

            self._counts = Choices(self._library).counts()
        while self._rows.count():
            self._rows.takeAt(0).widget().deleteLater()
        for root, songs in self._counts.items():
            self._rows.addWidget(self._row(root, songs))
        self._empty.setVisible(not self._counts)
        self._all.setVisible(bool(self._counts))
        self._speak()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _speak(self) -> None:
        lead = self.tr("MuseCluster listens to every song in these folders and never changes a file.")
        self._lead.setText(lead)
        self._empty.setText(self.tr("There is no folder yet."))
        self._add.setText(self.tr("Add folder …"))
        self._all.setText(self.tr("Look for new songs"))

    def _lay_out(self) -> None:
        self._lead.setProperty("role", "hint")
        self._empty.setProperty("role", "dim")
        self._add.setProperty("role", "primary")
        theme.put_before_words(self._add, "folder-add", "on_accent")
        theme.put_before_words(self._all, "refresh")
        self._rows.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._add)
        buttons.addWidget(self._all)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._lead, self._gone, self._empty):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addLayout(buttons)
        column.addStretch()

    def _row(self, root: bytes, songs: int) -> QWidget:
        folder = os.fsdecode(root)
        absent = folder in self._watcher.absent
        row = QWidget()
        icon = QLabel()
        icon.setPixmap(theme.icon("folder", "dim").pixmap(QSize(20, 20)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(shown(root), Qt.TextElideMode.ElideMiddle))
        words.addWidget(_hint(self._absent() if absent else self.tr("%Ln song(s)", "", songs)))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(12)
        line.addWidget(icon)
        line.addLayout(words, 1)
        again = _button("refresh", self.tr("Look for new songs in {folder}"), root)
        again.clicked.connect(lambda: self.scan_requested.emit([folder]))
        again.setDisabled(absent)
        remove = _button("remove", self.tr("Remove {folder} from the library"), root)
        remove.clicked.connect(lambda: self._remove(root))
        line.addWidget(again)
        line.addWidget(remove)
        return row

    def _absent(self) -> str:
        return self.tr("Not there now; its songs are kept. If it is on a drive, connect that.")

    def _remove(self, root: bytes) -> None:
        folder = os.fsdecode(root)
        self.removing.emit(folder)
        self._change(lambda choices: choices.removing_root(root), lambda: self._gone.say(folder))

    def _change(self, work: Callable[[Choices], Generator[None]], then: Callable[[], None]) -> None:
        """Change the folders of the library, which may take a second or two for many songs."""
        self._slices.finish()
        self.setEnabled(False)
        self._slices.run(self._changing(work, then))

    def _changing(
        self, work: Callable[[Choices], Generator[None]], then: Callable[[], None]
    ) -> Generator[None]:
        from musecluster.library.choices import Choices

        trouble = ""
        try:
            yield from work(Choices(self._library))
        except LibraryError as error:
            trouble = str(error)
        self.setEnabled(True)
        self.refresh()
        if trouble:
            self.failed.emit(trouble)
        else:
            then()
            self.changed.emit()

    def _on_add_clicked(self) -> None:
        folder = choose_folder(self, self.tr("Choose your music folder"))
        if folder:
            self.scan_requested.emit([folder])

    def _on_gone_taken_back(self, folder: str) -> None:
        """The songs are back at once; what has changed in the folder since, a scan finds."""
        scan = partial(self.scan_requested.emit, [folder]) if os.path.isdir(folder) else lambda: None
        self._change(lambda choices: choices.adding_root(os.fsencode(folder)), scan)


class _Gone(QWidget):
    """One line that says which folder was removed, and takes it back."""

    taken_back = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._folder = ""
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._undo = QPushButton()
        self._undo.clicked.connect(self._on_undo_clicked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._words, 1)
        line.addWidget(self._undo)
        self.hide()

    def say(self, folder: str) -> None:
        """Tell of a folder that has just been removed."""
        self._folder = folder
        words = self.tr("{folder} is no longer in the library. No file was touched.")
        self._words.setText(words.format(folder=shown(os.fsencode(folder))))
        self._undo.setText(self.tr("Take it back"))
        self.show()

    def _on_undo_clicked(self) -> None:
        self.hide()
        self.taken_back.emit(self._folder)


def _hint(words: str) -> QLabel:
    label = QLabel(words, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", "hint")
    return label


def _button(icon: str, words: str, root: bytes) -> QToolButton:
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setAccessibleName(words.format(folder=shown(root)))
    set_tip(button, button.accessibleName())
    return button
