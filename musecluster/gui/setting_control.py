# SPDX-License-Identifier: GPL-3.0-or-later
"""One setting as something to click or type into: made from its row of the table, applied at once."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from musecluster.gui.folder_list import FolderList
from musecluster.gui.output_box import OutputBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from musecluster.gui.player import Player
    from musecluster.gui.preferences import Preferences
    from musecluster.settings import Setting

WIDTH = 200
"""Pixels of a control that stands beside its words."""


class SettingControl(QObject):
    """Keeps a widget and a setting the same, whoever changes which.

    Attributes
    ----------
        widget: a check box, a number, a choice, a line of texts or a list of folders.
        wide: whether it stands below its words instead of beside them.
    """

    def __init__(self, setting: Setting, preferences: Preferences, player: Player) -> None:
        make = partial(_output, player) if setting.name == "output_device" else _maker(setting)
        self.widget, self._put, self._get, changed = make(setting)
        super().__init__(self.widget)
        self.wide = isinstance(setting.default, tuple)
        self._setting, self._preferences = setting, preferences
        self.widget.setObjectName(setting.name)
        self.widget.setAccessibleName(words(setting.label))
        self.widget.setAccessibleDescription(words(setting.help))
        self._on_preferences_changed(setting.name)
        changed.connect(self._on_widget_changed)
        preferences.changed.connect(self._on_preferences_changed)

    def _on_widget_changed(self) -> None:
        self._preferences.set(self._setting.name, self._get())

    def _on_preferences_changed(self, name: str) -> None:
        if name == self._setting.name:
            blocked = self.widget.blockSignals(True)
            self._put(self._preferences.get(name))
            self.widget.blockSignals(blocked)


Parts = tuple[QWidget, "Callable[[Any], None]", "Callable[[], Any]", "SignalInstance"]


def words(text: str) -> str:
    """Words of the settings table in the language of the window."""
    return QCoreApplication.translate("", text) if text else ""


def _maker(setting: Setting) -> Callable[[Setting], Parts]:
    if setting.choices:
        return _choice
    if setting.name.endswith("folders"):
        return _folders
    return {bool: _check, int: _number, tuple: _texts}[type(setting.default)]


def _check(setting: Setting) -> Parts:
    box = QCheckBox()
    return box, box.setChecked, box.isChecked, box.toggled


def _number(setting: Setting) -> Parts:
    box = QSpinBox(keyboardTracking=False)
    box.setFixedWidth(WIDTH)
    box.lineEdit().setTextMargins(6, 0, 0, 0)  # where the style sheet lets the other controls' words begin
    most = min(setting.most, os.cpu_count() or 1) if setting.name == "cores" else setting.most
    box.setRange(setting.least, most)
    box.setGroupSeparatorShown(True)
    box.setSpecialValueText(words(setting.zero))
    box.setSuffix(f" {words(setting.unit)}" if setting.unit else "")
    return box, box.setValue, box.value, box.valueChanged


def _choice(setting: Setting) -> Parts:
    box = QComboBox()
    box.setFixedWidth(WIDTH)
    for value, label in setting.choices.items():
        box.addItem(words(label), value)
    return box, lambda value: box.setCurrentIndex(box.findData(value)), box.currentData, box.activated


def _output(player: Player, setting: Setting) -> Parts:
    box = OutputBox(player)
    box.setFixedWidth(WIDTH)
    return box, box.choose, box.currentData, box.activated


def _texts(setting: Setting) -> Parts:
    line = QLineEdit()

    def texts() -> tuple[str, ...]:
        return tuple(filter(None, (one.strip() for one in line.text().split(","))))

    return line, lambda value: line.setText(", ".join(value)), texts, line.editingFinished


def _folders(setting: Setting) -> Parts:
    folders = FolderList()
    return folders, folders.set_folders, folders.folders, folders.changed
