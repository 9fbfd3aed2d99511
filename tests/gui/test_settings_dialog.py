# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings page: every row of the table is there, applies at once, and shows what others changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox, QWidget

from musecluster import settings
from musecluster.gui.folder_list import FolderList
from musecluster.gui.output_box import OutputBox
from musecluster.gui.player import Player
from musecluster.gui.preferences import Preferences
from musecluster.gui.roots_page import RootsPage
from musecluster.gui.settings_dialog import SettingsDialog
from musecluster.gui.watcher import Watcher
from musecluster.settings import BY_NAME, TABLE
from tests.gui.fake_sound import FakeSound

SHOWN = [one.name for one in TABLE if one.area]


@pytest.fixture
def preferences(tmp_path):
    return Preferences(settings.load(tmp_path / "settings.toml"))


@pytest.fixture
def dialog(qtbot, preferences, tmp_path):
    watcher = Watcher()
    made = SettingsDialog(
        preferences, RootsPage(tmp_path / "none.db", watcher), tmp_path / "none.db", Player({}.get, FakeSound)
    )
    qtbot.addWidget(made)
    yield made
    watcher.stop()


def control(dialog, name):
    (widget,) = dialog.findChildren(QWidget, name)
    return widget


def see(widget):
    """Have it on the screen, as the outputs are listed only then."""
    QApplication.sendEvent(widget, QShowEvent())


def change(qtbot, widget):
    """Do what a person does; the value that the setting should have then."""
    if isinstance(widget, QCheckBox):
        widget.click()
        return widget.isChecked()
    if isinstance(widget, QSpinBox):
        widget.stepUp()
        return widget.value()
    if isinstance(widget, QComboBox):
        see(widget)
        widget.setCurrentIndex(1)
        widget.activated.emit(1)
        return widget.currentData()
    if isinstance(widget, FolderList):
        widget.add("/music/talk")
        return ("/music/talk",)
    assert isinstance(widget, QLineEdit)
    widget.selectAll()
    qtbot.keyClicks(widget, " Polka , Zouk,,")
    qtbot.keyClick(widget, Qt.Key.Key_Return)
    return ("Polka", "Zouk")


@pytest.mark.parametrize("name", SHOWN)
def test_a_change_applies_and_is_saved_at_once(qtbot, dialog, preferences, name):
    told = []
    preferences.changed.connect(told.append)
    value = change(qtbot, control(dialog, name))
    assert value != BY_NAME[name].default
    assert preferences.get(name) == value
    assert settings.load(preferences._settings.file).get(name) == value
    assert told == [name]


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_changed_elsewhere_is_shown(dialog, preferences, name):
    setting = BY_NAME[name]
    other = {bool: lambda old: not old, int: lambda old: old + 1, tuple: lambda old: ("/x",)}.get(
        type(setting.default), lambda old: list(setting.choices)[1] if setting.choices else "usb"
    )(setting.default)
    preferences.set(name, other)
    widget = control(dialog, name)
    shown = {
        QCheckBox: lambda: widget.isChecked(),
        QSpinBox: lambda: widget.value(),
        QComboBox: lambda: widget.currentData(),
        QLineEdit: lambda: (widget.text(),),
        FolderList: lambda: widget.folders(),
        OutputBox: lambda: widget.currentData(),
    }[type(widget)]()
    assert shown == other


@pytest.mark.parametrize("name", SHOWN)
def test_every_control_has_a_name_for_screen_readers(dialog, name):
    assert control(dialog, name).accessibleName() == BY_NAME[name].label


def test_there_is_a_page_for_folders_for_each_area_and_for_the_data(dialog):
    areas = list(dict.fromkeys(one.area for one in TABLE if one.area))
    titles = [dialog.pages.item(row).text() for row in range(dialog.pages.count())]
    assert titles == ["Music folders", *areas, "Where data lies"]


def test_what_cannot_be_saved_is_said_in_the_page_and_holds_all_the_same(qtbot, tmp_path):
    (tmp_path / "blocked").write_text("a file in the place of the folder")
    preferences = Preferences(settings.load(tmp_path / "blocked" / "settings.toml"))
    watcher = Watcher()
    dialog = SettingsDialog(
        preferences, RootsPage(tmp_path / "none.db", watcher), tmp_path / "none.db", Player({}.get, FakeSound)
    )
    qtbot.addWidget(dialog)
    control(dialog, "watch").click()
    said = [label.text() for label in dialog.findChildren(QLabel, "note") if not label.isHidden()]
    assert len(said) == 1
    assert "could not be written" in said[0]
    assert preferences.get("watch") is False


def test_a_value_out_of_range_cannot_be_typed(qtbot, dialog, preferences):
    box = control(dialog, "smallest_playlist")
    box.setValue(10**6)
    assert preferences.get("smallest_playlist") == BY_NAME["smallest_playlist"].most


def test_another_library_is_used_from_the_next_start(dialog, preferences, tmp_path):
    dialog.findChildren(QWidget, "data")[0].choose(str(tmp_path / "other.db"))
    assert preferences.get("library") == str(tmp_path / "other.db")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_reopening_a_page_keeps_the_controls_alive(dialog):
    dialog.show_page(2)
    dialog.close()
    dialog.show_page(1)
    assert dialog.pages.currentRow() == 1


def items(box):
    return [box.itemText(row) for row in range(box.count())]


def test_outputs_are_listed_once_they_are_seen_and_the_chosen_one_is_kept_while_it_is_away(
    qtbot, dialog, preferences
):
    box, player = control(dialog, "output_device"), dialog._player
    assert items(box) == ["System default"]
    assert player._sound is None
    see(box)
    assert items(box) == ["System default", "Television", "Headphones"]
    preferences.set("output_device", "usb")
    player.set_device("usb")
    player._sound.plug(("hdmi", "Television"))
    assert (box.currentText(), box.currentData()) == ("Not connected", "usb")
    player._sound.plug(("usb", "Headphones"))
    assert items(box) == ["System default", "Headphones"]
    assert box.currentText() == "Headphones"
